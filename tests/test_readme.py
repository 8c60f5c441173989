import json
import os
import re
import subprocess
import sys
from pathlib import Path

import httpx2

from tests.readme import README, block
from tests.server import ROOT, Server

# The README's own commands, but for the program `curl`, which a bare machine lacks.
CURL = f"""#!{sys.executable}
import argparse, httpx2
parser = argparse.ArgumentParser()
parser.add_argument("address")
parser.add_argument("-s", action="store_true")
parser.add_argument("-H", default="Accept: */*")
parser.add_argument("-d")
given = parser.parse_args()
name, value = given.H.split(": ")
method = "POST" if given.d else "GET"
reply = httpx2.request(method, given.address, headers={{name: value}}, content=given.d)
print(reply.raise_for_status().text)
"""


def test_the_commands_of_the_readme_do_what_it_says(server: Server, tmp_path: Path) -> None:
    curl = tmp_path / "curl"
    curl.write_text(CURL, encoding="utf-8")
    curl.chmod(0o755)
    done = subprocess.run(
        ["/bin/sh", "-e", "-c", block("sh", "api=", server)],
        env={**os.environ, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    watched, *answers = done.stdout.splitlines()
    moved, trace, walk, check, undone, document = map(json.loads, answers)
    assert moved["parameters"]["biases"][0][1] != 0
    assert moved["progress"]["step"] == 10
    assert trace["unit"] == "batch"
    assert (walk["batch"], walk["loss"]) == (trace["batch"], trace["loss"])
    assert check["relative_error"] < 1e-6
    assert undone["progress"]["step"] == 0
    assert undone["parameters"]["biases"][0][1] == 0
    assert document["problem"]["name"] == "xor"
    assert httpx2.get(watched.removeprefix("Watch it at ")).is_success


def test_the_readme_names_every_command_of_make() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    commands = set(re.findall(r"^([a-z-]+):.*##", makefile, re.MULTILINE)) - {"help"}
    assert {command for command in commands if f"make {command}" not in README} == set()
