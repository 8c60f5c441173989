"""Something new to choose is one definition in one place, as CONTRIBUTING.md says."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import indent

import httpx2
import pytest
from playwright.sync_api import Page, expect

from tests.page.playground import Playground
from tests.server import ROOT, Server, running_server

LOSS = """        Loss(
            "log_cosh",
            "Half the square of a small error, about the size of a large one.",
            "ln cosh (a − t)",
            "tanh (a − t) · a′",
            "log(cosh(a - t))",
            {"regression": "linear"},
            lambda _z, a, t: np.log(np.cosh(a - t)),
            lambda z, a, t, activation, out: (
                activation.slope(z, a, out),
                np.multiply(np.tanh(a - t), out, out),
            ),
        ),
"""
OPTIMIZER = """        Optimizer(
            "careful",
            "Half of what plain gradient descent does.",
            (),
            lambda gradients, _state, rate, out: np.multiply(gradients, 0.5 * rate, out),
            lambda _state, rate: Weighing(0.5 * rate, None, {}),
        ),
"""
INITIALIZER = """        Initializer(
            "signs",
            "The value, up or down by the toss of a coin.",
            lambda rng, units, inputs, value: value * rng.choice([-1.0, 1.0], (units, inputs)),
            uses_value=True,
            fits_biases=True,
        ),
"""
PROBLEM = '''

@problem(
    "Stripes",
    "Four upright stripes by turns.",
    "classification",
    ("odd",),
    ("even stripe", "odd stripe"),
    defaults([4], LOSS),
)
def stripes(samples: int, noise: float, rng: np.random.Generator) -> tuple[Array, Array]:
    """Stripes of width 1, the second and the fourth 1."""
    stripe = in_turn(samples, 4)
    x1, x2 = stripe - 2.0 + rng.uniform(0.0, 1.0, samples), rng.uniform(-2.0, 2.0, samples)
    return strayed(x1, x2, noise, rng), (stripe % 2.0)[:, None]
'''


def shown_activation() -> str:
    """The definition that CONTRIBUTING.md shows; it is promised to be one of ten lines."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```python\n(Activation\(.*?)\n```", text, re.DOTALL)
    assert block.count("\n") < 10
    return indent(f"{block},\n", 8 * " ")


def define(tree: Path, module: str, definition: str, table: str | None = None) -> None:
    """Write the definition as the last one of a table, or at the end of the module."""
    path = tree / "app" / module
    text = path.read_text(encoding="utf-8")
    if table:
        begin = text.index(f"\n{table} = {{")
        end = text.index("\n    )\n}", begin) + 1
        text = text[:end] + definition + text[end:]
    else:
        text += definition
    path.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with one more of each."""
    tree = tmp_path_factory.mktemp("copy")
    for name in ("app", "static", "templates", "tests"):
        shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tree)
    define(tree, "engine/activations.py", shown_activation(), "ACTIVATIONS")
    define(tree, "engine/losses.py", LOSS, "LOSSES")
    define(tree, "engine/optimizers.py", OPTIMIZER, "OPTIMIZERS")
    define(tree, "engine/initializers.py", INITIALIZER, "INITIALIZERS")
    define(tree, "problems/two_classes.py", PROBLEM)
    return tree


@pytest.fixture(scope="module")
def extended(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of that copy."""
    with running_server(tmp_path_factory.mktemp("extended"), start_in=tree) as server:
        yield server


def test_the_tests_that_go_over_all_choices_take_up_the_new_ones(tree: Path) -> None:
    tests = [
        "tests/playground/test_every_choice.py",
        "tests/engine/test_activations.py",
        "tests/engine/test_losses.py::test_delta_is_the_derivative_of_each_samples_loss",
        "tests/problems",
        "tests/exports/test_expressions.py",
        "tests/exports/test_numpy.py",
        "tests/exports/test_onnx.py",
    ]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-v", *tests],
        cwd=tree,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:]
    for name in ("softsign", "log_cosh", "careful", "signs", "stripes"):
        assert name in done.stdout


def test_the_new_ones_are_in_the_catalog_in_documents_and_in_traces(extended: Server) -> None:
    api = f"{extended.url}/api"
    offered = httpx2.get(f"{api}/catalog").json()
    added = {
        "activations": "softsign",
        "losses": "log_cosh",
        "optimizers": "careful",
        "initializers": "signs",
        "bias_initializers": "signs",
        "problems": "stripes",
    }
    for section, name in added.items():
        assert name in [each["name"] for each in offered[section]]
    document = {
        "problem": {"name": "plane"},
        "network": {
            "hidden": [{"units": 2, "activation": "softsign"}],
            "initializer": "signs",
            "initializer_value": 0.25,
        },
        "training": {"loss": "log_cosh", "optimizer": "careful"},
    }
    made = httpx2.post(f"{api}/sessions", json=document).json()
    weights = made["frame"]["parameters"]["weights"]
    assert {abs(w) for layer in weights for row in layer for w in row} == {0.25}
    trace = httpx2.get(f"{api}/sessions/{made['id']}/trace").json()
    layer = trace["layers"][0]
    assert layer["activation"] == "softsign"
    rate = made["document"]["training"]["learning_rate"]
    for slopes, updates in zip(layer["weight_gradients"], layer["weight_updates"], strict=True):
        assert updates == pytest.approx([-0.5 * rate * slope for slope in slopes])


def test_the_new_ones_are_on_the_page(open_page: Callable[..., Page], extended: Server) -> None:
    playground = Playground(open_page(base=extended.url), extended.url)
    page = playground.page
    page.get_by_role("button", name="Settings of hidden layer 1").click()
    page.get_by_label("Activation of hidden layer 1").select_option("softsign")
    playground.settle()
    assert playground.frame()["document"]["network"]["hidden"][0]["activation"] == "softsign"
    page.get_by_role("button", name="Walk through it").click()
    expect(page.locator("#walk")).to_be_visible()
    page.get_by_role("button", name="Activation", exact=True).click()
    expect(page.locator("#walk-say")).to_be_visible()
