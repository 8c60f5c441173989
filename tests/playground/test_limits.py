import pytest

from app.playground.errors import PlaygroundError
from app.playground.limits import check_comparison
from app.playground.surfaces import around_now
from tests.playground.sessions import make_session
from tests.playground.test_studies import X, Y, studied, watching

FINE = {"x": X, "y": Y, "span": 5.0}
HUGE = {"network": {"hidden": [{"units": 16}] * 8}}


def of_samples(samples, test_fraction=0.0):
    return {"problem": {"samples": samples, "test_fraction": test_fraction}}


def watched(session, **wishes):
    return studied(watching(session, **wishes), session)


def test_the_first_network_and_a_huge_one_have_their_landscape_as_fine_as_wished():
    for document in ({}, HUGE):
        shown = watched(make_session(**document), landscape=FINE)["landscape"]
        assert shown["z"].shape == (41, 41)


def test_what_would_take_long_is_coarser_over_the_same_window():
    session = make_session(**HUGE, **of_samples(1000))
    slices = [{"parameter": path, "span": 5.0, "resolution": 101} for path in (X, Y)] * 8
    shown = watched(session, landscape=FINE, slices=slices)
    x = shown["landscape"]["x_values"]
    assert 11 <= len(x) < 41
    assert (x[0], x[-1]) == (-5.0, 5.0)
    assert shown["landscape"]["z"].shape == (len(x), len(x))
    assert {len(line["losses"]) for line in shown["slices"]["parameters"].values()} == {21}


def test_what_would_be_too_coarse_is_not_made():
    session = make_session(**HUGE, **of_samples(5000))
    slices = [{"parameter": X, "span": 5.0}] * 64
    shown = watched(session, landscape=FINE, slices=slices)
    assert shown["landscape"] is None
    assert shown["slices"]["parameters"] == {}


def test_who_wishes_few_values_gets_them_even_where_more_would_be_too_much():
    session = make_session(**HUGE, **of_samples(5000))
    shown = watched(session, landscape=FINE | {"resolution": 5})["landscape"]
    assert shown["z"].shape == (5, 5)


def test_a_landscape_that_is_asked_for_is_as_fine_as_asked_or_refused():
    session = make_session(**HUGE, **of_samples(1000))
    with pytest.raises(PlaygroundError) as error:
        around_now(session.experiment, (X, Y), (None, None), 4.0, 41)
    assert (error.value.field, error.value.given) == ("resolution", 41)
    most = int(error.value.allowed.removeprefix("at most "))
    assert around_now(session.experiment, (X, Y), (None, None), 4.0, most).resolution == most


def test_many_gradients_are_checked_on_few_samples_only():
    check_comparison(make_session(**of_samples(5000)).experiment, None)
    huge = make_session(**HUGE, **of_samples(1000)).experiment
    check_comparison(huge, 10)
    with pytest.raises(PlaygroundError, match="takes too long"):
        check_comparison(huge, None)
