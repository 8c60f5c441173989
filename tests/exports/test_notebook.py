"""The notebook is one, and holds the session; test_wheel.py runs it."""

import ast
import json

import nbformat
import pytest

from app.playground.document import Document
from app.playground.session import Session
from tests.exports.sources import HOSTILE, PROBLEMS, file_of, trained
from tests.playground.sessions import STEP, bits, do


def notebook_of(session):
    notebook = nbformat.reads(file_of(session, "notebook").decode(), as_version=4)
    nbformat.validate(notebook)
    return notebook


@pytest.mark.parametrize("name", PROBLEMS)
def test_it_is_a_valid_notebook_that_holds_the_session(name):
    session = trained(problem=PROBLEMS[name])
    notebook = notebook_of(session)
    codes = [ast.parse(cell.source) for cell in notebook.cells if cell.cell_type == "code"]
    (document,) = [
        ast.literal_eval(line.value)
        for code in codes
        for line in code.body
        if isinstance(line, ast.Assign) and ast.unparse(line.targets[0]) == "DOCUMENT"
    ]
    again = Session(Document.model_validate(document))
    assert bits(again) == bits(session)
    do(again, STEP)
    do(session, STEP)
    assert bits(again) == bits(session)


def test_it_begins_with_how_to_install_what_it_needs():
    first, *_ = notebook_of(trained()).cells
    assert first.cell_type == "markdown"
    assert first.source.startswith("# Circle: go on from here\n")
    assert "\npip install path/to/the/folder\n" in first.source


def test_a_name_stays_a_name_whatever_it_says():
    notebook = notebook_of(trained(problem=PROBLEMS["own columns"]))
    assert HOSTILE not in json.dumps([cell.source for cell in notebook.cells])
    told = {
        node.value
        for cell in notebook.cells
        if cell.cell_type == "code"
        for node in ast.walk(ast.parse(cell.source))
        if isinstance(node, ast.Constant)
    }
    assert HOSTILE in told
