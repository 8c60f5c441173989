import ast
import sys
from importlib.util import resolve_name
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "app").rglob("*.py"))

# Each part and the parts it may know; the modules beside them put the parts together.
KNOWS: dict[str, set[str]] = {
    "engine": set(),
    "problems": set(),
    "stores": set(),
    "playground": {"engine", "problems", "stores"},
    "web": {"engine", "problems", "stores", "playground"},
}
PARTS = set(KNOWS) | {"main", "__main__"}

each_module = pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))


def part_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[1]


def imported(path: Path, *, relative: bool) -> set[str]:
    """The full names that a module imports, `app.engine.losses.Loss` or `numpy`."""
    package = ".".join(path.relative_to(ROOT).parent.parts)
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import) and not relative:
            names |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom) and bool(node.level) == relative:
            module = resolve_name("." * node.level + (node.module or ""), package)
            names |= {f"{module}.{alias.name}" for alias in node.names}
    return names


def test_every_part_has_its_place_in_the_chain() -> None:
    assert {part_of(path) for path in MODULES if path.parents[1] == ROOT / "app"} == set(KNOWS)


@each_module
def test_imports_run_downward_only(path: Path) -> None:
    part = part_of(path)
    known = {name.split(".")[1] for name in imported(path, relative=True)}
    assert known & PARTS <= KNOWS.get(part, PARTS) | {part}


@each_module
def test_imports_inside_the_program_are_relative(path: Path) -> None:
    assert {name for name in imported(path, relative=False) if name.split(".")[0] == "app"} == set()


@pytest.mark.parametrize("part", ["engine", "problems"])
def test_the_calculus_needs_numpy_and_nothing_else(part: str) -> None:
    names = {
        name.split(".")[0]
        for path in MODULES
        if part_of(path) == part
        for name in imported(path, relative=False)
    }
    assert names <= sys.stdlib_module_names | {"numpy"}
