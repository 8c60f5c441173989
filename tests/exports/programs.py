"""Runs exported programs, each in a folder of its own: python programs.py FOLDER...

In a folder are the program (program.py) and what it is asked (asked.json); what it says is written
beside them (said.json). Nothing is needed here but what the programs need themselves.
"""

import io
import json
import runpy
import sys
import warnings
from contextlib import redirect_stdout
from pathlib import Path


def run(folder: Path) -> None:
    """Write down what the program in a folder prints, predicts, and makes of points."""
    asked = json.loads((folder / "asked.json").read_text())
    with redirect_stdout(io.StringIO()) as printed, warnings.catch_warnings():
        warnings.simplefilter("error")
        program = runpy.run_path(str(folder / "program.py"))
        predicted = program["predict"](asked["inputs"])
    said = {"printed": printed.getvalue(), "outputs": predicted.tolist()}
    if "features" in program:
        said["features"] = program["features"](asked["points"]).tolist()
    (folder / "said.json").write_text(json.dumps(said))


if __name__ == "__main__":
    for each in sys.argv[1:]:
        run(Path(each))
