"""No call, of whatever form, breaks the server or is answered in a way that is not described."""

import subprocess
import sys

import pytest

# What no schema can say, such as which numbers fit a network, is refused although ours allows it.
SETTINGS = """
[generation]
deterministic = true
database = "none"
[checks.positive_data_acceptance]
enabled = false
"""
# Every edge of every field and every other method for a session that lives; for any others less.
LIVING = """
[parameters]
"path.key" = "{}"
[phases.fuzzing.generation]
max-examples = 10
"""
UNKNOWN = """
[phases.coverage]
enabled = false
[phases.fuzzing.generation]
max-examples = 3
"""


@pytest.mark.parametrize("sessions", [LIVING, UNKNOWN], ids=["living", "unknown"])
def test_schemathesis_finds_nothing(server, caller, tmp_path, sessions):
    settings = tmp_path / "settings.toml"
    settings.write_text(SETTINGS + sessions.replace("{}", caller.id))
    program = [sys.executable, "-m", "schemathesis.cli", "--config-file", str(settings)]
    options = ["--phases=examples,coverage,fuzzing", "--workers=1", "--no-color"]
    done = subprocess.run(
        [*program, "run", f"{server.url}/openapi.json", *options],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
