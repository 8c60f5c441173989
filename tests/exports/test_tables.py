"""The tables hold what the page shows, with all digits."""

import csv
from collections import Counter
from io import StringIO
from itertools import groupby

import numpy as np
import pytest

from app.engine.trace import trace
from app.exports.registry import EXPORTS
from app.playground.bringing import bring
from app.playground.errors import PlaygroundError
from app.playground.tables import Taken
from tests.exports.sources import PROBLEMS, file_of, source_of, text_of, trained
from tests.playground.sessions import STEP, do, make_session, set_bias

NOTHING = {"name": "own"}
# Columns in which a point is not that of a number.
TEXTS = ("label", "split", "quantity", "layer", "unit", "from")


def table(session, name):
    """The names of the columns, and the rows by them."""
    reader = csv.DictReader(StringIO(text_of(session, name), newline=""))
    return reader.fieldnames, list(reader)


def named_targets(dataset):
    """What each sample is, by its class's name or as numbers, train first."""
    targets = np.vstack([dataset.train.targets, dataset.test.targets])
    if dataset.kind == "regression":
        return targets.tolist()
    places = targets.argmax(axis=1) if targets.shape[1] > 1 else targets[:, 0].astype(int)
    return [dataset.class_names[place] for place in places]


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("circle", ["x1", "x2", "label", "split"]),
        ("blobs", ["x1", "x2", "label", "split"]),
        ("bumps", ["x1", "x2", "height", "split"]),
        ("sine", ["x1", "y", "split"]),
        ("worked_example", ["x1", "x2", "o1", "o2", "split"]),
        ("own planar", ["breadth", "length in cm", "label", "split"]),
    ],
)
def test_the_data_have_a_column_for_each_thing_and_a_row_for_each_sample(name, columns):
    session = trained(problem=PROBLEMS[name])
    dataset = session.experiment.dataset
    found, rows = table(session, "data")
    assert found == columns
    splits = Counter(row["split"] for row in rows)
    for split in ("train", "test"):
        assert splits[split] == len(getattr(dataset, split).inputs)
    places = session.experiment.problem.columns
    assert [float(rows[0][each]) for each in places] == [*dataset.train.points[0][: len(places)]]


@pytest.mark.parametrize("decimal", ["point", "comma"])
@pytest.mark.parametrize(
    "name", ["circle", "pinwheel", "bumps", "sine", "own planar", "own columns"]
)
def test_data_that_come_back_are_the_same_to_the_bit(name, decimal):
    before = trained(problem=PROBLEMS[name])
    after = make_session()
    told = Taken(inputs=list(before.experiment.problem.columns))
    for _ in after.apply([bring(text_of(before, "data", decimal), told)]):
        pass
    one, other = before.experiment.dataset, after.experiment.dataset
    assert other.kind == one.kind
    for split in ("train", "test"):
        assert getattr(other, split).points.tobytes() == getattr(one, split).points.tobytes()
    assert named_targets(other) == named_targets(one)


def test_a_name_that_a_spreadsheet_might_run_is_a_text_and_comes_back_as_it_was():
    data = {
        "kind": "multiclass",
        "columns": ["=1+1", "@width"],
        "classes": ["+cmd", "'=quoted", "-1", "don't"],
        "rows": [[0.5 - i, 0.1 * i, float(i)] for i in range(4)],
    }
    before = trained(problem={"name": "own", "data": data})
    found, rows = table(before, "data")
    assert found == ["'=1+1", "'@width", "label", "split"]
    assert [row["label"] for row in rows] == ["'+cmd", "''=quoted", "-1", "don't"]
    assert rows[1]["'=1+1"] == "-0.5"
    after = make_session()
    for _ in after.apply([bring(text_of(before, "data"), Taken(kind="classes"))]):
        pass
    assert after.experiment.problem.columns == ("=1+1", "@width")
    assert list(after.experiment.dataset.class_names) == data["classes"]


@pytest.mark.parametrize("name", ["data", "loss", "trace"])
def test_every_table_can_have_decimal_commas(name):
    session = trained()
    found, rows = table(session, name)
    text = StringIO(text_of(session, name, "comma"), newline="")
    first, *others = csv.reader(text, delimiter=";")
    assert first == found
    assert others == [
        [cell if key in TEXTS else cell.replace(".", ",") for key, cell in row.items()]
        for row in rows
    ]
    assert any("," in cell for row in others for cell in row)


def test_files_are_called_by_their_data():
    names = {
        export.name: source_of(trained(problem=PROBLEMS["own planar"])).filename(export.filename)
        for export in EXPORTS.values()
    }
    assert names["numpy"] == "own_data_step_7_numpy.py"
    assert names["json"] == "own-data-step-7.json"
    assert names["data"] == "own-data-data.csv"
    assert len(set(names.values())) == len(names)
    script = text_of(trained(problem={"name": "blobs"}), "numpy")
    assert "from three_clouds_step_7_numpy import predict" in script


def test_no_data_yet_are_a_table_without_rows():
    found, rows = table(make_session(problem=NOTHING), "data")
    assert (found, rows) == (["x1", "x2", "label", "split"], [])


def test_the_loss_curve_is_the_history():
    session = trained()
    do(session, set_bias(0.5))
    found, rows = table(session, "loss")
    points = session.history.points
    assert len(rows) == len(points) == 9
    for row, point in zip(rows, points, strict=True):
        shown = point.shown()
        assert [row[name] for name in found] == [str(shown[name]) for name in found]
    assert rows[-1]["label"] == "set bias of h1.2 to 0.50"


def test_what_is_no_finite_number_is_left_out_of_the_loss_curve():
    session = make_session(
        problem={"name": "plane", "test_fraction": 0.0}, training={"learning_rate": 10.0, "l2": 1.0}
    )
    do(session, {**STEP, "count": 10_000})
    assert session.status == "diverged"
    _, rows = table(session, "loss")
    assert rows[-1]["train_loss"] == ""
    assert {row["test_loss"] for row in rows} == {""}
    assert float(rows[0]["train_loss"]) > 0


def test_the_worksheet_goes_forward_then_backward_then_to_the_updates():
    session = make_session(network={"hidden": [{"units": 2}]}, training={"batch_size": 2})
    found, rows = table(session, "trace")
    assert found == ["quantity", "layer", "unit", "from", "sample", "value"]
    order = [each for each, _ in groupby(rows, key=lambda row: (row["layer"], stage_of(row)))]
    assert order == [
        ("input", "input"),
        ("hidden 1", "parameters"),
        ("hidden 1", "forward"),
        ("output", "parameters"),
        ("output", "forward"),
        ("output", "loss"),
        ("output", "backward"),
        ("output", "gradients"),
        ("hidden 1", "backward"),
        ("hidden 1", "gradients"),
        ("hidden 1", "updates"),
        ("output", "updates"),
    ]


STAGES = {
    "input": "input",
    "weight": "parameters",
    "bias": "parameters",
    "weighted_sum": "forward",
    "z": "forward",
    "a": "forward",
    "target": "loss",
    "loss": "loss",
    "da_dz": "backward",
    "delta": "backward",
    "weight_gradient": "gradients",
    "bias_gradient": "gradients",
    "weight_update": "updates",
    "bias_update": "updates",
}


def stage_of(row):
    return STAGES[row["quantity"]]


def test_the_worksheet_has_the_numbers_of_the_trace():
    session = trained(problem={"name": "blobs"}, network={"hidden": [{"units": 2}]})
    told, units = trace(session.experiment.trainer), session.experiment.units
    _, rows = table(session, "trace")
    values = {
        (row["quantity"], row["unit"], row["from"], row["sample"]): float(row["value"])
        for row in rows
    }
    assert len(values) == len(rows)
    for place, layer in enumerate(told.layers):
        for i, unit in enumerate(units[place + 1]):
            for j, source in enumerate(units[place]):
                found = values["weight_gradient", unit, source, ""]
                assert found == layer.weight_gradients[i, j]
                assert values["weight_update", unit, source, ""] == layer.weight_updates[i, j]
            assert values["bias_update", unit, "bias", ""] == layer.bias_updates[i]
            for column, sample in enumerate(told.batch):
                for quantity in ("weighted_sum", "z", "a", "da_dz", "delta"):
                    key = {"weighted_sum": "weighted_sums"}.get(quantity, quantity)
                    found = values[quantity, unit, "", str(sample)]
                    assert found == getattr(layer, key)[i, column]


def test_a_worksheet_adds_up():
    """As on paper: z is the sum of weight times input, and the bias."""
    session = make_session(
        network={"hidden": [{"units": 3, "dropout": 0.5}], "use_biases": False},
        training={"batch_size": 3},
    )
    do(session, set_bias(0.7))
    _, rows = table(session, "trace")
    values = {
        (row["quantity"], row["unit"], row["from"] or row["sample"]): float(row["value"])
        for row in rows
    }
    assert values["bias", "h1.2", "bias"] == 0.0
    for sample in {row["sample"]: 0 for row in rows if row["sample"]}:
        seen = {"x1": values["input", "x1", sample], "x2": values["input", "x2", sample]}
        z = sum(values["weight", "h1.2", name] * value for name, value in seen.items())
        assert values["z", "h1.2", sample] == pytest.approx(z, rel=1e-12)
        passed = {
            name: values["a", name, sample] * values["mask", name, sample]
            for name in ("h1.1", "h1.2", "h1.3")
        }
        z = sum(values["weight", "inside", name] * value for name, value in passed.items())
        assert values["z", "inside", sample] == pytest.approx(z, rel=1e-12, abs=1e-15)


def test_spreadsheets_are_told_that_names_are_in_utf_8():
    plain, marked = trained(), trained(problem={"features": ["x1", "x1²"]})
    assert file_of(plain, "trace").startswith(b"quantity,")
    assert file_of(marked, "trace").startswith("\ufeffquantity,".encode())


@pytest.mark.parametrize("name", ["numpy", "pytorch", "notebook", "trace"])
def test_without_samples_there_is_nothing_to_export(name):
    with pytest.raises(PlaygroundError, match="no points to learn from"):
        file_of(make_session(problem=NOTHING), name)


def test_a_trace_of_too_many_numbers_is_refused():
    session = make_session(
        problem={"samples": 5000, "test_fraction": 0.0}, training={"batch_size": 5000}
    )
    with pytest.raises(PlaygroundError, match="too large"):
        file_of(session, "trace")
