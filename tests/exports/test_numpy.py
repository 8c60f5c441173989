"""The NumPy script says what the page says."""

import json
import subprocess
import sys

import onnx
import pytest

from app.playground.bringing import bring
from app.playground.tables import Taken
from tests.exports.programs import run
from tests.exports.sources import (
    HOSTILE,
    PROBLEMS,
    ROWS,
    check_program,
    file_of,
    session_for,
    text_of,
    trained,
    training_loss,
    write_program,
)
from tests.playground.sessions import do, make_session


@pytest.mark.parametrize("row", ROWS, ids=lambda row: "-".join(map(str, row.values())))
def test_a_script_says_what_the_engine_says(row, tmp_path):
    session = session_for(row)
    folder = write_program(session, "numpy", tmp_path / "numpy")
    run(folder)
    check_program(session, folder)


@pytest.mark.parametrize("name", PROBLEMS)
def test_every_problem_can_be_taken_along(name, tmp_path):
    session = trained(problem=PROBLEMS[name])
    folder = write_program(session, "numpy", tmp_path / "numpy")
    run(folder)
    check_program(session, folder)


def test_a_script_runs_by_itself_and_tells_the_loss_in_one_line(tmp_path):
    session = trained(problem={"features": ["x1", "x2", "x1·x2"]})
    script = tmp_path / "network_numpy.py"
    script.write_text(text_of(session, "numpy"), encoding="utf-8")
    command = [sys.executable, "-W", "error", script.name]
    done = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True)
    name, _, loss = done.stdout.partition(": ")
    assert (name, done.stderr) == ("training loss", "")
    assert float(loss) == pytest.approx(training_loss(session), rel=1e-12)


def test_a_script_tells_what_the_page_showed():
    session = trained()
    text = text_of(session, "numpy")
    test_loss = session.history.here.metrics["test"]["loss"]
    assert "# Circle: A disc within a ring" in text
    assert "# inputs    x1, x2\n" in text
    assert "# outputs   inside; above 0.5 it tells inside, else outside\n" in text
    assert "# so far    7 steps, 0 epochs\n" in text
    assert f"# training  loss {training_loss(session):.6g}, accuracy " in text
    assert f"# test      loss {test_loss:.6g}, accuracy " in text


@pytest.mark.parametrize(
    ("settings", "line"),
    [
        (PROBLEMS["own planar"], "# inputs    x1, x2; x1 is breadth; x2 is length in cm"),
        ({"name": "function", "formula": "x1 * x2 > 0.3"}, "# Typed function: x1 * x2 > 0.3"),
    ],
)
def test_a_script_tells_what_is_ones_own(settings, line):
    assert line in text_of(trained(problem=settings), "numpy").splitlines()


def test_a_name_stays_a_name_whatever_it_says():
    text = text_of(trained(problem=PROBLEMS["own planar"]), "numpy")
    assert HOSTILE not in text
    assert not [line for line in text.splitlines() if line.startswith("import os")]
    assert 'x\'""" import os; os.abort() #' in text


def test_programs_say_how_measured_numbers_were_standardised():
    session = make_session()
    table = "height;species\n" + "\n".join(f"{30 + i},5;{'ab'[i % 2]}" for i in range(40))
    do(session, bring(table, Taken()).model_dump(exclude_unset=True))
    scaling = session.document()["problem"]["data"]["scaling"][0]
    words = f"height here is (height - {scaling['mean']}) / {scaling['deviation']}"
    assert f"# {words}" in text_of(session, "numpy").splitlines()
    first, *_ = json.loads(text_of(session, "notebook"))["cells"]
    assert f"{words}." in first["source"].splitlines()
    model = onnx.load_from_string(file_of(session, "onnx"))
    assert model.doc_string.endswith(f" {words}.")
    told = {each.key: json.loads(each.value) for each in model.metadata_props}
    assert told["standardised"] == [words]
    do(session, {"type": "configure", "problem": {"seed": 7}})
    assert session.document()["problem"]["data"]["scaling"] == [scaling]
