"""The pure modules of the page, each by `import()` from the served page."""

import base64
import math
from dataclasses import asdict
from typing import Any

import numpy as np
import pytest

from app.playground.words import parameter_name, unit_names
from app.problems import PROBLEMS
from tests.page.conftest import Run


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (2.2, "2.20"),
        (-0.5, "−0.50"),
        (-0.001, "0.00"),
        (0, "0.00"),
        (123.456, "123.5"),
        (-33000.7, "−33001"),
        (-7.2e13, "−7e13"),
        (None, "–"),
    ],
)
def test_a_value_is_shown_with_two_decimals_and_a_true_minus(
    run: Run, value: float | None, text: str
) -> None:
    assert run("format", "(m, value) => m.fixed(value)", value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.146, "+0.146"),
        (-0.0381, "−0.038"),
        (0.0004, "+4e−4"),
        (-0.0001234, "−1e−4"),
        (0, "0"),
        (12.345, "+12.3"),
        (-250.4, "−250"),
        (None, "–"),
    ],
)
def test_a_gradient_is_never_shown_as_zero_when_it_is_not(
    run: Run, value: float | None, text: str
) -> None:
    assert run("format", "(m, value) => m.signed(value)", value) == text


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1.5", 1.5),
        ("1,5", 1.5),
        ("−2", -2),
        (" -0.25 ", -0.25),
        ("+3", 3),
        (".5", 0.5),
        ("1e-3", 0.001),
        ("", None),
        ("two", None),
        ("1.2.3", None),
        ("1,000,000", None),
        ("Infinity", None),
        ("1e999", None),
    ],
)
def test_what_is_typed_is_read_with_point_or_comma(
    run: Run, typed: str, value: float | None
) -> None:
    assert run("format", "(m, typed) => m.parseNumber(typed)", typed) == value


def test_a_path_names_its_layer_unit_and_input(run: Run) -> None:
    units = [["x1", "x2"], ["h1.1", "h1.2"], ["inside"]]
    assert run("names", "(m, units) => m.allPaths(units)", units) == [
        "weights.0.0.0",
        "weights.0.0.1",
        "biases.0.0",
        "weights.0.1.0",
        "weights.0.1.1",
        "biases.0.1",
        "weights.1.0.0",
        "weights.1.0.1",
        "biases.1.0",
    ]


@pytest.mark.parametrize("hidden", [[], [2]])
@pytest.mark.parametrize("name", ["circle", "brightness", "digits", "sentiment", "pedestrian"])
def test_a_parameter_is_called_as_the_history_calls_it(
    run: Run, name: str, hidden: list[int]
) -> None:
    problem = PROBLEMS[name]
    units = unit_names(problem.columns, hidden, problem.output_names)
    named = {"units": units, "dataset": {"wording": asdict(problem.wording)}}
    words = run(
        "names", "(m, named) => m.allPaths(named.units).map(p => m.inWords(p, named))", named
    )
    paths = run("names", "(m, units) => m.allPaths(units)", units)
    assert words == [parameter_name(path, units, problem.wording) for path in paths]


@pytest.mark.parametrize(
    ("hidden", "layer", "unit", "words"),
    [
        ([3], 0, 1, "second hidden unit"),
        ([3], 1, 0, "output: how sure it is of “inside”"),
        ([9, 2], 0, 8, "9th unit of hidden layer 1"),
        ([9, 2], 1, 0, "first unit of hidden layer 2"),
    ],
)
def test_a_unit_is_told_in_words(
    run: Run, hidden: list[int], layer: int, unit: int, words: str
) -> None:
    units = [["x1", "x2"], *([f"h{n}"] * n for n in hidden), ["inside"]]
    given = [units, layer, unit, ["outside", "inside"]]
    assert run("names", "(m, given) => m.unitInWords(...given)", given) == words


def test_each_of_several_outputs_speaks_of_its_own_class(run: Run) -> None:
    given = [[["x1", "x2"], ["top", "left", "right"]], 0, 1, ["top cloud", "left cloud", "right"]]
    words = run("names", "(m, given) => m.unitInWords(...given)", given)
    assert words == "output: how sure it is of “left cloud”"


def test_typed_arrays_are_read_as_they_were_written(run: Run) -> None:
    values = np.array([[0.1, -2.5, 3e30], [0.0, 1.0, -1.0]], dtype="<f4")
    packed = {
        "dtype": "f4",
        "bdata": base64.b64encode(values.tobytes()).decode(),
        "shape": "2, 3",
    }
    read = run(
        "arrays",
        """(m, packed) => {
            const { values, shape } = m.unpack(packed);
            return [[...values], shape];
        }""",
        packed,
    )
    assert read == [values.ravel().tolist(), [2, 3]]


def test_thinning_keeps_the_first_and_the_last(run: Run) -> None:
    thinned = run("arrays", "m => m.thinned(Array.from({ length: 5000 }, (_, i) => i), 1000)")
    assert len(thinned) == 1000
    assert thinned[0] == 0
    assert thinned[-1] == 4999
    assert thinned == sorted(set(thinned))


def contour(run: Run, values: list[list[float]], level: float) -> list[list[list[float]]]:
    lines: list[list[list[float]]] = run(
        "contour",
        """(m, [rows, level]) =>
            m.contour(new Float32Array(rows.flat()), rows.length, rows[0].length, level)""",
        [values, level],
    )
    return lines


def test_the_boundary_of_a_plane_is_a_straight_line_where_it_belongs(run: Run) -> None:
    ramp = [[column / 4 + row / 8 for column in range(5)] for row in range(5)]
    (line,) = contour(run, ramp, 0.6)
    assert all(math.isclose(x / 4 + y / 8, 0.6, abs_tol=1e-6) for x, y in line)
    assert {line[0][1], line[-1][1]} == {0, 4}


def test_the_boundary_around_a_hill_is_one_closed_line(run: Run) -> None:
    hill = [[math.hypot(column - 10, row - 10) for column in range(21)] for row in range(21)]
    (line,) = contour(run, hill, 6)
    assert line[0] == line[-1]
    assert len(line) > 30
    assert all(abs(math.hypot(x - 10, y - 10) - 6) < 0.1 for x, y in line)


def test_a_saddle_gives_two_lines_that_do_not_cross(run: Run) -> None:
    saddle = [[(column - 3.5) * (row - 3.5) for column in range(8)] for row in range(8)]
    lines = contour(run, saddle, 0.1)
    assert len(lines) == 2


def test_a_field_that_never_crosses_the_level_has_no_boundary(run: Run) -> None:
    assert contour(run, [[0.2] * 6] * 6, 0.5) == []


def test_acting_after_going_back_drops_the_points_ahead(run: Run) -> None:
    points = [{"index": index, "label": f"old {index}"} for index in range(6)]
    news = {"index": 4, "length": 5, "new_points": [{"index": 4, "label": "new 4"}]}
    merged = run("frames", "(m, [points, news]) => m.mergePoints(points, news)", [points, news])
    assert [point["label"] for point in merged] == ["old 0", "old 1", "old 2", "old 3", "new 4"]


def test_thinned_points_come_as_a_whole_list(run: Run) -> None:
    points = [{"index": index} for index in range(6)]
    news = {"index": 8, "length": 9, "points": [{"index": index} for index in (0, 2, 4, 6, 8)]}
    merged = run("frames", "(m, [points, news]) => m.mergePoints(points, news)", [points, news])
    assert [point["index"] for point in merged] == [0, 2, 4, 6, 8]


def test_the_plane_maps_data_to_pixels_and_back(run: Run) -> None:
    corners, back = run(
        "plot",
        """m => {
            const box = { left: 26, top: 6, width: 400, height: 200 };
            const map = m.mapping([[-2, 2], [-1, 3]], box);
            return [[map.x(-2), map.x(2), map.y(3), map.y(-1)], map.data(map.x(0.5), map.y(2.25))];
        }""",
    )
    assert corners == [0, 400, 0, 200]
    assert back == pytest.approx([0.5, 2.25])


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        ({"w": [1, 0], "b": -1}, [[1, -2], [1, 2]]),
        ({"w": [0, 2], "b": 1}, [[2, -0.5], [-2, -0.5]]),
        ({"w": [-1, 1], "b": 0}, [[2, 2], [-2, -2]]),
        ({"w": [1, 1], "b": -3}, [[2, 1], [1, 2]]),
        ({"w": [1, 1], "b": 5}, None),
        ({"w": [0, 1], "b": 3}, None),
        ({"w": [0, 0], "b": 0}, None),
        ({"w": [1e-300, 0], "b": 1}, None),
        ({"w": [1e200, 1e200], "b": 0}, [[2, -2], [-2, 2]]),
    ],
)
def test_a_line_is_seen_between_where_it_enters_and_leaves_the_plane(
    run: Run, line: Any, ends: Any
) -> None:
    seen = run("geometry", "(m, line) => m.visiblePart(line, [[-2, 2], [-2, 2]])", line)
    assert seen == (None if ends is None else [pytest.approx(end) for end in ends])


def test_a_turned_line_keeps_its_size_and_goes_through_its_pivot(run: Run) -> None:
    line = run("geometry", "m => m.turned({w: [3, 4], b: 1}, [0.5, -2], Math.PI / 2)")
    assert line["w"] == pytest.approx([-4, 3])
    assert -4 * 0.5 + 3 * -2 + line["b"] == pytest.approx(0)


def test_a_landscape_is_shaded_by_factors_and_has_gaps_where_the_loss_is_not_finite(
    run: Run,
) -> None:
    z_of_figure = """(m, z) => m.landscapeFigure(
        { x_values: [-1, 0, 1], y_values: [-5, 5], z: Float32Array.from(z, value => value ?? NaN) },
        { left: 26, top: 6, width: 60, height: 40 }, { panel: "white", faint: "gray" },
        { width: 100, height: 80 }).data[0].z"""
    [low, middle, gap], [one, high, _] = run(
        "figures/landscape", z_of_figure, [0.1, 1, None, 1, 10, 1]
    )
    assert gap is None
    assert middle - low == pytest.approx(high - one, abs=1e-6) == pytest.approx(math.log(10))


def test_the_head_of_the_pin_is_above_the_whole_surface(run: Run) -> None:
    given = """{ x_values: [-1, 1], y_values: [-1, 1], z: Float32Array.of(1, 3, 2, NaN) },
        { x: 0, y: 0, loss: 1.5 }, { x: "w", y: "b" }, { ink: "black", lit: "yellow" }"""
    foot, head = run(
        "figures/landscape", f"m => m.surfaceFigure({given}, {{ width: 800 }}).data[1].z"
    )
    assert foot == 1.5
    assert head > 3
    near, far = (
        run("figures/landscape", f"m => m.surfaceFigure({given}, {{ width: {width} }}).layout")
        for width in (800, 320)
    )
    assert far["scene"]["camera"]["eye"]["x"] > near["scene"]["camera"]["eye"]["x"]
