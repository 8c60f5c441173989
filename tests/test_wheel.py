import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests.server import ROOT, running_server

# Runs the code of notebooks, each cell after cell in one namespace, as Jupyter does.
RUN_NOTEBOOKS = """
import json, sys
for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        cells = json.load(file)["cells"]
    names = {}
    for cell in cells:
        if cell["cell_type"] == "code":
            exec(compile(cell["source"], cell["id"], "exec"), names)
    print(len(names["figure"].to_plotly_json()["data"]), "drawn")
"""
# Data of three columns have no plane.
COLUMNS = {
    "kind": "classification",
    "columns": ["a", "b", "c"],
    "classes": ["no", "yes"],
    "rows": [[i / 7, i / 3, -i / 9, float(i % 2)] for i in range(20)],
}
PROBLEMS: dict[str, dict[str, Any]] = {
    "plane": {"name": "xor"},
    "classes": {"name": "pinwheel", "features": ["x1", "x2", "x1²"]},
    "curve": {"name": "sine"},
    "columns": {"name": "own", "data": COLUMNS},
}


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the installed wheel alone; what it needs is in the tests' own environment."""
    folder = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps"]
    subprocess.run([*pip, "--target", folder, wheel], check=True, capture_output=True)
    return folder


def test_a_wheel_holds_the_program_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    tops = {name.split("/")[0] for name in names}
    assert tops == {
        "neuron_playground",
        f"{wheel.name.removesuffix('-py3-none-any.whl')}.dist-info",
    }
    assert "neuron_playground/templates/playground.html" in names
    assert "neuron_playground/templates/exports/numpy.py.jinja" in names
    assert "neuron_playground/static/js/main.js" in names
    for data in ("digits.npz", "reviews.csv", "negations.csv", "SOURCES.md"):
        assert f"neuron_playground/problems/scenarios/{data}" in names


@pytest.mark.parametrize("start", ["module", "script"])
def test_the_installed_wheel_runs_from_an_empty_folder(
    start: str, installed: Path, tmp_path: Path
) -> None:
    command = {
        "module": [sys.executable, "-m", "neuron_playground"],
        "script": [str(installed / "bin" / "neuron-playground")],
    }[start]
    empty = tmp_path / "empty"
    empty.mkdir()
    with running_server(
        tmp_path, command=command, start_in=empty, variables={"PYTHONPATH": str(installed)}
    ) as server:
        page = httpx2.get(server.url)
        script = httpx2.get(f"{server.url}/static/js/main.js")
    assert page.status_code == 200
    assert 'src="/static/js/main.js"' in page.text
    assert script.status_code == 200
    assert "javascript" in script.headers["content-type"]
    assert list(empty.iterdir()) == []


def test_a_notebook_goes_on_where_the_page_was_with_what_is_installed(
    installed: Path, tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "neuron_playground"]
    variables, losses, notebooks = {"PYTHONPATH": str(installed)}, [], []
    with running_server(
        tmp_path, command=command, start_in=tmp_path, variables=variables
    ) as server:
        sessions = f"{server.url}/api/sessions"
        for name, problem in PROBLEMS.items():
            key = httpx2.post(sessions, json={"problem": problem}).json()["id"]
            step = {"type": "step", "count": 30}
            frame = httpx2.post(f"{sessions}/{key}/commands", json=step).json()
            losses.append(str(frame["metrics"]["train"]["loss"]))
            notebooks.append(tmp_path / f"{name}.ipynb")
            notebooks[-1].write_bytes(httpx2.get(f"{sessions}/{key}/export/notebook").content)
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", RUN_NOTEBOOKS, *notebooks],
        cwd=tmp_path,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert re.findall(r"^training loss: (\S+)$", done.stdout, re.MULTILINE) == losses
    assert done.stdout.count(" drawn\n") == len(PROBLEMS)
