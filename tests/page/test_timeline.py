"""Where the history lies from left to right."""

import pytest

from tests.page.conftest import Run


def test_every_action_is_one_wide_on_the_curves_and_every_update_too(run: Run) -> None:
    # A start, a drag, a step, a step of an epoch of 13 updates, and a reset.
    points = [{"step": step} for step in (0, 0, 1, 14, 0)]
    assert run("timeline", "(m, points) => m.places(points)", points) == [0, 1, 2, 15, 16]


@pytest.mark.parametrize(
    ("place", "index"), [(-3, 0), (0, 0), (0.4, 0), (0.6, 1), (9, 2), (9.1, 3), (16, 3), (99, 3)]
)
def test_the_point_nearest_to_a_place_is_found(run: Run, place: float, index: int) -> None:
    assert run("timeline", "(m, place) => m.nearest([0, 1, 2, 16], place)", place) == index


def test_marks_stand_where_something_was_done_by_hand_once_for_each_entry(run: Run) -> None:
    kinds = ["start", "step", "drag", "drag", "change", "play", "play"]
    entries = [0, 1, 2, 2, 3, 4, 4]
    points = [{"kind": kind, "entry": entry} for kind, entry in zip(kinds, entries, strict=True)]
    marks = "(m, points) => m.handMarks(points, [0, 1, 2, 3, 4, 5, 6])"
    assert run("timeline", marks, points) == [2, 4]


@pytest.mark.parametrize(("most", "epochs"), [(40, 40), (39, 20), (20, 20), (19, 8), (5, 4)])
def test_epochs_have_marks_as_far_as_there_is_room(run: Run, most: int, epochs: int) -> None:
    points = [{"epoch": step // 13} for step in range(13 * 40 + 1)]
    marks = run(
        "timeline",
        "(m, [points, most]) => m.epochMarks(points, points.map((_, i) => i), most)",
        [points, most],
    )
    every = 40 // epochs
    assert marks == list(range(13 * every, 13 * 40 + 1, 13 * every))
