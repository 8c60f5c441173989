"""What a stroke does to points, by `import()` of the page's own module."""

import pytest

from tests.page.conftest import Run

STROKES = "painting/strokes"
DATASET = {"kind": "classification", "curve": False, "class_names": ["A", "B"]}
PART = {"points": [[0, 0], [1, 1], [2, 2]], "inputs": [[0], [1], [2]], "targets": [[0], [1], [0]]}
SAMPLES = {"train": PART, "test": PART}


def after(run: Run, stroke: dict, dataset: dict = DATASET) -> dict:
    function = "(m, given) => m.afterStroke(...given)"
    made: dict = run(STROKES, function, [SAMPLES, {"split": "train", **stroke}, dataset])
    assert made["test"] == PART
    return made["train"]


@pytest.mark.parametrize(("moves", "count"), [(1, 10), (7, 10), (200, 10)])
def test_a_stroke_makes_as_many_points_however_often_the_pointer_is_asked(
    run: Run, moves: int, count: int
) -> None:
    spray = """(m, moves) => {
        let left = m.APART;
        return Array.from({ length: moves }, (_, i) => [i, i + 1].map(x => [100 * x / moves, 5]))
            .flatMap(([from, to]) => {
                const spray = m.sprayed(from, to, 0, left);
                left = spray.left;
                return spray.places;
            });
    }"""
    places = run(STROKES, spray, moves)
    along = [pytest.approx([10.0 * (i + 1), 5]) for i in range(count)]
    # Whether the last one is just reached is a matter of rounding.
    assert places[: count - 1] == along[: count - 1]
    assert len(places) in (count - 1, count)


def test_sprayed_points_lie_within_the_brush_and_to_all_sides_of_the_way(run: Run) -> None:
    places = run(STROKES, "m => m.sprayed([0, 0], [9000, 0], 20, 10).places")
    aside = [(x - 10 * (i + 1), y) for i, (x, y) in enumerate(places)]
    assert max(x**2 + y**2 for x, y in aside) <= 20**2
    quarters = [sum((x > 0, y > 0) == way for x, y in aside) for way in ((0, 0), (0, 1), (1, 0))]
    assert min(quarters) > len(places) / 8
    inner = sum(x**2 + y**2 < 20**2 / 2 for x, y in aside)
    assert inner == pytest.approx(len(places) / 2, rel=0.2)


def test_the_eraser_touches_what_lies_within_its_radius_of_its_way(run: Run) -> None:
    touched = "(m, points) => m.touched(points, { x: x => x, y: y => y }, [0, 0], [10, 0], 3)"
    points = [[5, 3], [5, 3.1], [-2, 2], [-3, 2], [12, -2], [13, 2], [0, 0]]
    assert run(STROKES, touched, points) == [0, 2, 4, 6]
    still = "(m, points) => m.touched(points, { x: x => x, y: y => y }, [0, 0], [0, 0], 3)"
    assert run(STROKES, still, points) == [2, 6]


def test_strokes_leave_the_samples_as_the_server_will_have_them(run: Run) -> None:
    painted = after(run, {"type": "paint", "points": [[3, 3, 1]]})
    assert painted["points"] == [*PART["points"], [3, 3]]
    assert painted["targets"] == [*PART["targets"], [1]]
    erased = after(run, {"type": "erase", "samples": [2, 0]})
    assert erased == {"points": [[1, 1]], "inputs": [[1]], "targets": [[1]]}
    moved = after(run, {"type": "move", "sample": 1, "to": [5, 6]})
    assert moved == {**PART, "points": [[0, 0], [5, 6], [2, 2]]}
    several = {**DATASET, "kind": "multiclass", "class_names": ["A", "B", "C"]}
    assert after(run, {"type": "paint", "points": [[3, 3, 2]]}, several)["targets"][-1] == [0, 0, 1]


def test_on_a_curve_the_place_is_the_number(run: Run) -> None:
    curve = {"kind": "regression", "curve": True, "class_names": []}
    painted = after(run, {"type": "paint", "points": [[0.5, -1]]}, curve)
    assert (painted["points"][-1], painted["targets"][-1]) == ([0.5, -1], [-1])
    moved = after(run, {"type": "move", "sample": 0, "to": [5, 6]}, curve)
    assert moved["targets"] == [[6], [1], [0]]
