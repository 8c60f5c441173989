"""A notebook that goes on with the engine from where the session is."""

import json
from pprint import pformat
from typing import Any

from ..playground.data import check_not_empty
from ..playground.rebuilding import document_of
from .export import Source
from .portrait import portrait_of
from .rendering import rendered

CELL, WORDS = "# %%", " [markdown]"
ABOUT = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def notebook(source: Source) -> bytes:
    """A Jupyter notebook, nbformat 4.5."""
    source.check_numbers()
    check_not_empty(source.experiment.dataset)
    document = document_of(source.experiment)
    program = rendered(
        "notebook.py.jinja",
        network=portrait_of(source.experiment),
        document=pformat(document, width=96, compact=True, sort_dicts=False),
    )
    content = {"nbformat": 4, "nbformat_minor": 5, "metadata": ABOUT, "cells": cells_of(program)}
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def cells_of(program: str) -> list[dict[str, Any]]:
    """The cells of a program in which lines that begin with `# %%` part them."""
    _, *parts = f"\n{program}".split(f"\n{CELL}")
    return [_cell(f"cell-{place}", part) for place, part in enumerate(parts, 1)]


def _cell(name: str, part: str) -> dict[str, Any]:
    kind, _, text = part.partition("\n")
    if kind == WORDS:
        words = [line.removeprefix("#").removeprefix(" ") for line in text.splitlines()]
        return {"cell_type": "markdown", "id": name, "metadata": {}, "source": "\n".join(words)}
    return {
        "cell_type": "code",
        "id": name,
        "metadata": {},
        "execution_count": None,
        "outputs": [],
        "source": text.rstrip("\n"),
    }
