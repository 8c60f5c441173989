"""What the tests of the exports share: sessions that have learned a little, and what they say."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.engine import probes
from app.engine.parameters import Array
from app.exports.export import Source
from app.exports.registry import export_of, exported
from app.playground.catalog import catalog
from app.playground.session import Session
from app.playground.sheets import Decimal
from tests.pairs import Row, covering_rows
from tests.playground.sessions import STEP, do, make_session

CATALOG = catalog()
# Each kind of data with each of its losses, by a problem of that kind.
USES = {
    (problem["kind"], loss): (problem["name"], loss)
    for problem in reversed(CATALOG["problems"])
    if problem["thumbnail"]["points"]
    for loss in problem["losses"]
}
CHOICES = {
    "use": list(USES.values()),
    "activation": [each["name"] for each in CATALOG["activations"]],
    "layers": [0, 1, 3],
    "features": [("x1",), ("x1", "x2"), tuple(each["name"] for each in CATALOG["features"])],
    "use_biases": [True, False],
}
ROWS = list(covering_rows(CHOICES))
# Data that bring their own names: over the plane, and of columns that no plane is made of.
HOSTILE = 'x\'"""\nimport os; os.abort()\u2028#'
PLANAR = {
    "kind": "multiclass",
    "columns": ["breadth", "length in cm"],
    "classes": ["iris", "rose", HOSTILE],
    "rows": [[0.1 * i, -1.0 + i / 7, float(i % 3)] for i in range(12)],
}
COLUMNS = {
    "kind": "regression",
    "columns": ["age", HOSTILE, "height"],
    "target": "weight",
    "rows": [[0.3 * i, i / 3, -0.1 * i, 0.05 * i * i] for i in range(10)],
}


# Every problem that there is, and data of one's own.
PROBLEMS = {
    **{
        each["name"]: {"name": each["name"]}
        for each in CATALOG["problems"]
        if each["thumbnail"]["points"]
    },
    "own planar": {"name": "own", "data": PLANAR, "test_fraction": 0.25},
    "own columns": {"name": "own", "data": COLUMNS, "test_fraction": 0.25},
}


def source_of(session: Session, decimal: Decimal = "point") -> Source:
    return Source(session.experiment, session.history.points, decimal)


def file_of(session: Session, name: str, decimal: Decimal = "point") -> bytes:
    return exported(export_of(name), source_of(session, decimal))


def text_of(session: Session, name: str, decimal: Decimal = "point") -> str:
    return file_of(session, name, decimal).decode("utf-8-sig")


def trained(**document: Any) -> Session:
    session = make_session(**document)
    do(session, {**STEP, "count": 7})
    return session


def session_for(row: Row) -> Session:
    """A session with the choices of a row, and with what is no part of predictions and losses."""
    problem, loss = row["use"]
    layer = {"units": 3, "activation": row["activation"], "dropout": 0.25}
    return trained(
        problem={"name": problem, "samples": 40, "features": list(row["features"])},
        network={"hidden": [layer] * row["layers"], "use_biases": row["use_biases"]},
        training={"loss": loss, "l1": 0.001, "l2": 0.01, "learning_rate": 0.1},
    )


def outputs(session: Session, inputs: Array) -> Array:
    """What the engine says of `inputs` (samples, inputs): (samples, outputs)."""
    said: Array = probes.activations(session.experiment.network, inputs)[-1].a.T
    return said


def training_loss(session: Session) -> float:
    loss = session.history.here.metrics["train"]["loss"]
    assert loss is not None
    return loss


def write_program(session: Session, name: str, folder: Path) -> Path:
    """A folder with an exported program, and what it is asked, for programs.py."""
    folder.mkdir()
    dataset, columns = session.experiment.dataset, len(session.experiment.problem.columns)
    asked = {
        "inputs": dataset.train.inputs.tolist(),
        "points": dataset.train.points[:, :columns].tolist(),
    }
    (folder / "program.py").write_bytes(file_of(session, name))
    (folder / "asked.json").write_text(json.dumps(asked))
    return folder


def check_program(session: Session, folder: Path) -> None:
    """What the program has said there is what the engine says."""
    said = json.loads((folder / "said.json").read_text())
    inputs = session.experiment.dataset.train.inputs
    np.testing.assert_allclose(said["outputs"], outputs(session, inputs), rtol=1e-12, atol=1e-12)
    (line,) = said["printed"].splitlines()
    assert line.startswith("training loss: ")
    loss = float(line.removeprefix("training loss: "))
    assert loss == pytest.approx(training_loss(session), rel=1e-12, abs=1e-12)
    if "features" in said:
        assert said["features"] == inputs.tolist()
