import pytest

from app.playground.pace import MAX_LAG, Pace


def played(pace: Pace, moments: list[float]) -> list[int]:
    """The steps made at each moment."""
    steps = []
    for now in moments:
        steps.append(pace.due(now))
        pace.made(steps[-1])
    return steps


def frames(seconds: float, rate: float = 60) -> list[float]:
    return [frame / rate for frame in range(round(seconds * rate) + 1)]


@pytest.mark.parametrize("rate", [1, 8, 60, 240, 1000])
def test_the_mean_is_the_rate_whatever_the_frames(rate):
    assert sum(played(Pace(rate, 0.0), frames(10))) == pytest.approx(10 * rate + 1, abs=1)


def test_at_1000_a_second_every_frame_gets_its_share():
    assert set(played(Pace(1000, 0.0), frames(5))[1:]) == {16, 17}


def test_the_first_step_is_due_at_once():
    assert Pace(1, 0.0).due(0.0) == 1


def test_without_a_rate_every_frame_is_one_step():
    pace = Pace(None, 0.0)
    assert played(pace, [0.0, 0.01, 7.0]) == [1, 1, 1]
    assert pace.wait() == 0.0


def test_what_was_missed_while_away_is_not_made_up_for():
    pace = Pace(100, 0.0)
    played(pace, [0.0])
    assert played(pace, [3600.0]) == [100 * MAX_LAG]


def test_steps_that_could_not_be_made_stay_owed_up_to_a_limit():
    pace = Pace(100, 0.0)
    assert pace.due(0.1) == 11
    pace.made(1)
    assert pace.due(0.1) == 10
    for second in range(1, 100):
        pace.due(float(second))
        pace.made(1)
    assert pace.due(99.0) <= 100 * MAX_LAG


def test_it_waits_until_a_step_is_due():
    pace = Pace(4, 0.0)
    played(pace, [0.0])
    assert pace.due(0.125) == 0
    assert pace.wait() == 0.125
