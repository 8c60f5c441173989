"""The PyTorch script says what the page says.

`make test-exports` runs this, and `make test` does not. The scripts run in an environment of their
own, which has what they need and nothing of ours.
"""

import os
import subprocess

import pytest

from tests.exports.sources import PROBLEMS, ROWS, check_program, session_for, trained, write_program
from tests.server import ROOT

PYTHON = ROOT / ".cache" / "exports" / "bin" / "python"
SESSIONS = {
    **{f"{place}-{row['activation']}": session_for(row) for place, row in enumerate(ROWS)},
    **{name: trained(problem=settings) for name, settings in PROBLEMS.items()},
}


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    """The scripts of all sessions, each of which has said all in one process."""
    parent = tmp_path_factory.mktemp("pytorch")
    found = {
        name: write_program(session, "pytorch", parent / str(place))
        for place, (name, session) in enumerate(SESSIONS.items())
    }
    command = [PYTHON, ROOT / "tests" / "exports" / "programs.py", *found.values()]
    environment = {**os.environ, "PYTHONPATH": "", "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run(command, check=True, env=environment)
    return found


@pytest.mark.parametrize("name", SESSIONS)
def test_a_script_says_what_the_engine_says(name, folders):
    check_program(SESSIONS[name], folders[name])


def test_a_script_runs_by_itself_and_tells_the_loss_in_one_line(tmp_path):
    folder = write_program(SESSIONS["circle"], "pytorch", tmp_path / "circle")
    command = [PYTHON, "-W", "error", "program.py"]
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    assert done.stderr == ""
    assert done.stdout.startswith("training loss: ")
    assert done.stdout.count("\n") == 1
