import subprocess
import sys
import zipfile
from pathlib import Path

import httpx2
import pytest

from tests.server import ROOT, running_server


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
    assert "neuron_playground/static/js/main.js" in names


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
