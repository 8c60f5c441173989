"""How programs are written from their templates."""

from functools import partial

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from ..engine.metrics import Measures
from ..folders import folder
from ..playground.words import counted
from .expressions import written_for


def on_one_line(text: object) -> str:
    """Text that stays in its comment, whatever a document says: one line, all of it visible."""
    visible = (each if each.isprintable() else " " for each in str(text))
    return " ".join("".join(visible).split())


def in_words(measures: Measures) -> str:
    """How good a network is on a split."""
    parts = {"loss": measures["loss"], "accuracy": measures["accuracy"], "R²": measures["r2"]}
    told = [f"{name} {value:.6g}" for name, value in parts.items() if value is not None]
    return ", ".join(told) or "no samples"


# Programs are no markup. What comes from a document goes through `line` or is a literal, so that it
# can never be more than a comment or a value.
templates = Environment(
    loader=FileSystemLoader(folder("templates") / "exports"),
    autoescape=select_autoescape(),
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
    undefined=StrictUndefined,
)
templates.filters |= {
    "counted": counted,
    "line": on_one_line,
    "literal": repr,
    "measures": in_words,
    "of_numpy": partial(written_for, "np"),
    "of_torch": partial(written_for, "torch"),
}


def rendered(template: str, **values: object) -> str:
    """The text of the template of this name."""
    return templates.get_template(template).render(values)
