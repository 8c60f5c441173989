"""What holds the house together: which way imports go, and how long a thing may get."""

import ast
import re
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
APP = ROOT / "app"
MODULES = sorted(APP.rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
SCRIPTS = sorted((ROOT / "static" / "js").rglob("*.js"))

# Each part, and the parts of ours that it may import.
BELOW = {
    "engine": {"engine"},
    "problems": {"problems"},
    "stores": {"stores"},
    "playground": {"playground", "engine", "problems", "stores"},
    "exports": {"exports", "playground", "engine", "problems", "folders"},
    "web": {"web", "exports", "playground", "engine", "problems", "stores", "settings", "folders"},
    "settings": set(),
    "folders": set(),
    "main": {"web", "playground", "stores", "settings", "folders"},
    "__main__": {"main", "settings"},
    "__init__": set(),
}


def part_of(module: Path) -> str:
    return module.relative_to(APP).with_suffix("").parts[0]


def imports(module: Path) -> Iterator[tuple[int, str]]:
    """The level (number of dots) and the name of every import."""
    for node in ast.walk(ast.parse(module.read_text())):
        if isinstance(node, ast.Import):
            yield from ((0, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            if node.module is None:
                yield from ((node.level, name.name) for name in node.names)
            else:
                yield node.level, node.module


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_imports_run_downward_and_are_relative(module):
    depth = len(module.relative_to(APP).parts)
    for level, imported in imports(module):
        top = imported.split(".")[0]
        if level == 0:
            assert top not in ("app", "neuron_playground"), "imports of ours are relative"
        else:
            target = top if level == depth else part_of(module)
            assert target in BELOW[part_of(module)], f"{name(module)} must not import {target}"


@pytest.mark.parametrize("module", [*MODULES, *TESTS], ids=name)
def test_no_file_is_longer_than_300_lines(module):
    assert len(module.read_text().splitlines()) <= 300


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_no_function_is_longer_than_40_lines(module):
    for node in ast.walk(ast.parse(module.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
            assert node.end_lineno - node.lineno < 40, node.name


@pytest.mark.parametrize("part", ["engine", "problems"])
def test_engine_and_problems_know_only_numpy(part):
    for module in (APP / part).rglob("*.py"):
        foreign = {imported.split(".")[0] for level, imported in imports(module) if level == 0}
        assert foreign <= sys.stdlib_module_names | {"numpy"}


def scripts_read(script: Path) -> set[Path]:
    """The page's modules that one of them imports; types, which are comments, are none."""
    found = re.findall(r'^import\b[^"]*"([^"]+)"', script.read_text(), re.MULTILINE)
    return {(script.parent / each).resolve() for each in found}


def test_the_modules_of_the_page_import_each_other_in_one_direction():
    TopologicalSorter({script: scripts_read(script) for script in SCRIPTS}).prepare()


VIEWS = [each for each in SCRIPTS if re.search(r"\nexport function \w+View\b", each.read_text())]


@pytest.mark.parametrize("view", VIEWS, ids=name)
def test_a_view_is_known_only_where_it_is_made(view):
    assert len([script for script in SCRIPTS if view in scripts_read(script)]) == 1
