"""Names and numbers as a person reads them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import zip_longest
from math import isfinite
from typing import Any

from ..engine.trainer import Progress
from ..problems import PROBLEMS, Wording

# Longer titles of history entries are cut.
MAX_TITLE = 120

SETTING_NAMES = {
    "name": "data",
    "formula": "function",
    "hidden": "hidden layers",
    "test_fraction": "test share",
    "use_biases": "biases",
    "seed": "seed",
    "l1": "L1 penalty",
    "l2": "L2 penalty",
    "initializer": "start of the weights",
    "initializer_value": "value of the weights’ start",
    "bias_initializer": "start of the biases",
    "bias_initializer_value": "value of the biases’ start",
    "schedule": "schedule of the learning rate",
    "schedule_epochs": "epochs of the schedule",
}
# When a play stops, and how it is said that it no longer does.
STOPS = {
    "stop_epochs": ("after {} of play", "after some epochs"),
    "stop_loss": ("at a training loss of {}", "at a training loss"),
    "stop_patience": ("after {} without a better test loss", "without a better test loss"),
}


def number(value: float | None, decimals: int = 2) -> str:
    """So many decimals, or two digits where they would hide a small number; a true minus sign."""
    if value is None or not isfinite(value):
        return "no number"
    if 0 < abs(value) < 10.0 ** (1 - decimals) or abs(value) >= 1e5:
        text = f"{value:.2g}".replace("e-0", "e-").replace("e+0", "e").replace("e+", "e")
    else:
        text = f"{value:.{decimals}f}"
    return text.replace("-", "−")


def arrow(before: float | None, after: float | None, decimals: int = 2) -> str:
    """From one number to another."""
    return f"{number(before, decimals)} → {number(after, decimals)}"


def counted(count: int, noun: str) -> str:
    """So many of them."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def joined(*titles: str) -> str:
    """What was done, one after the other; cut where it gets too long to read."""
    text = ", ".join(title for title in titles if title)
    return text if len(text) <= MAX_TITLE else f"{text[: MAX_TITLE - 1]}…"


def unit_names(
    input_names: Sequence[str], hidden: Sequence[int], output_names: Sequence[str]
) -> list[list[str]]:
    """The names of all units by layer, the inputs first; hidden ones are h1.1, h1.2, ..."""
    layers = [
        [f"h{layer}.{unit}" for unit in range(1, units + 1)]
        for layer, units in enumerate(hidden, 1)
    ]
    return [list(input_names), *layers, list(output_names)]


def parameter_name(path: str, units: Sequence[Sequence[str]], wording: Wording) -> str:
    """What the parameter at `path` is called; `units` are the names of all units by layer."""
    kind, layer, unit, *column = path.split(".")
    name = unit_name(int(layer), int(unit), units, wording)
    if kind == "biases":
        return f"bias of {name}"
    source = units[int(layer)][int(column[0])]
    if layer != "0":
        return f"weight from {source} to {name}"
    form = wording.lone if len(units[1]) == 1 else wording.weight
    return form.format(source=source, unit=name)


def unit_name(layer: int, unit: int, units: Sequence[Sequence[str]], wording: Wording) -> str:
    """What a unit of a parameter layer is called."""
    name = units[layer + 1][unit]
    return wording.output.format(unit=name) if layer == len(units) - 2 else name


def parameters_name(
    paths: Collection[str], units: Sequence[Sequence[str]], wording: Wording
) -> str:
    """What several parameters are called together: those of one unit by its name."""
    owners = {tuple(path.split(".")[1:3]) for path in paths}
    if len(owners) > 1:
        return f"{len(paths)} parameters"
    layer, unit = owners.pop()
    return f"{len(paths)} parameters of {unit_name(int(layer), int(unit), units, wording)}"


def step_words(unit: str, before: Progress, after: Progress, samples: int) -> str:
    """What a step of `unit` made of the progress, over so many training samples."""
    made = after.step - before.step
    if unit == "epoch" and after.epoch - before.epoch <= 1:
        return f"epoch {before.epoch + 1}, to step {after.step}"
    if made > 1:
        return f"{made} steps, to step {after.step}"
    if unit == "sample":
        return f"step {after.step}: one sample"
    return f"step {after.step}: mini-batch of {(after.position or samples) - before.position}"


def divergence(step: int, learning_rate: float, l2: float) -> str:
    """That the network diverged at this step, and the likely cause with its value."""
    rate = f"{learning_rate:g}"
    # A step multiplies every weight by 1 - rate * l2.
    if learning_rate * l2 > 2:
        cause = f"the L2 penalty of {l2:g} is too strong for a learning rate of {rate}"
    else:
        cause = f"the learning rate of {rate} was too large"
    return f"Step {step} blew up (diverged): {cause}. Undo leads out."


def setting_changes(
    before: Mapping[str, Any], after: Mapping[str, Any], inputs: Mapping[str, str]
) -> str:
    """What a change of settings was, such as "learning rate 0.50 → 0.10, data: XOR".

    Of other data only the title is told, or the formula. `inputs` are the units' names by feature.
    """
    changes = [
        words
        for section in ("problem", "network", "training")
        for name in _changed_names(section, before[section], after[section])
        for words in _setting_change(
            name, before[section].get(name), after[section].get(name), inputs
        )
    ]
    return ", ".join(changes) or "settings as they were"


def _changed_names(
    section: str, before: Mapping[str, Any], after: Mapping[str, Any]
) -> Sequence[str]:
    if section == "problem" and before["name"] != after["name"]:
        return ("formula" if "formula" in after else "name",)
    if section == "problem" and before.get("level") != after.get("level"):
        return ("level",)
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    # Another seed or test share deals own data anew, and that goes without saying.
    return [name for name in names if name != "data"] or names


def _setting_change(
    name: str, before: object, after: object, inputs: Mapping[str, str]
) -> Iterator[str]:
    words = SETTING_NAMES.get(name, name.replace("_", " "))
    match before, after:
        case list() | None, list() | None if name == "switches":
            yield from _switch_changes(before or (), after or ())
        case list(), [dict(), *_] | []:
            yield from _layer_changes(before, after)
        case _, str() if name == "name":
            yield f"{words}: {PROBLEMS[after].title}"
        case _, _ if name in STOPS:
            yield _stop(name, after)
        case _, bool():
            yield f"{words} {'on' if after else 'off'}"
        case float() | int(), float() | int():
            yield f"{words} {_plain(before)} → {_plain(after)}"
        case _, {"rows": list(rows)}:
            yield f"{words}: {counted(len(rows), 'row')}"
        case _, list():
            yield f"{words}: {', '.join(inputs.get(each, each) for each in after)}"
        case _:
            yield f"{words}: {_spaced(after)}"


def _switch_changes(before: Collection[str], after: Collection[str]) -> Iterator[str]:
    for names, way in ((set(after) - set(before), "on"), (set(before) - set(after), "off")):
        yield from (f"{_spaced(name)} {way}" for name in sorted(names))


def _stop(name: str, value: object) -> str:
    when, no_longer = STOPS[name]
    if isinstance(value, int):
        return f"stop {when.format(counted(value, 'epoch'))}"
    return (
        f"stop {when.format(_plain(value))}" if isinstance(value, float) else f"no stop {no_longer}"
    )


def _layer_changes(before: Sequence[Any], after: Sequence[Any]) -> Iterator[str]:
    for place, (old, new) in enumerate(zip_longest(before, after), 1):
        if new is None:
            yield f"hidden layer {place} removed"
        elif old is None:
            yield f"hidden layer {place} added: {new['units']} {_spaced(new['activation'])}"
        else:
            yield from _layer_change(f"hidden layer {place}", old, new)


def _layer_change(layer: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    if old["units"] != new["units"]:
        yield f"{layer}: {counted(new['units'], 'unit')}"
    if old["activation"] != new["activation"]:
        yield f"{layer}: {_spaced(new['activation'])}"
    if old["dropout"] != new["dropout"]:
        yield f"dropout of {layer}: {_plain(old['dropout'])} → {_plain(new['dropout'])}"


def _spaced(name: object) -> str:
    """A name of the catalog as words."""
    return str(name).replace("_", " ")


def _plain(value: float) -> str:
    """As short as it can be said, a small one as 1e−5."""
    return f"{value:.10g}".replace("e-0", "e-").replace("-", "−")
