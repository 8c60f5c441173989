"""A trained network as a program of its own, in NumPy or in PyTorch."""

from ..playground.data import check_not_empty
from ..problems import FEATURES
from .export import Source
from .expressions import written_for
from .portrait import Portrait, portrait_of
from .rendering import rendered

NUMPY, PYTORCH = "{data}_step_{step}_numpy.py", "{data}_step_{step}_pytorch.py"


def numpy_script(source: Source) -> bytes:
    """A program that rebuilds the network with NumPy, and prints its training loss."""
    return _script("numpy.py.jinja", source, NUMPY)


def pytorch_script(source: Source) -> bytes:
    """A program that rebuilds the network with PyTorch, and prints its training loss."""
    return _script("pytorch.py.jinja", source, PYTORCH)


def _script(template: str, source: Source, filename: str) -> bytes:
    source.check_numbers()
    check_not_empty(source.experiment.dataset)
    network = portrait_of(source.experiment)
    text = rendered(
        template,
        network=network,
        reading=_reading(network),
        features=_features(network),
        module=source.filename(filename).removesuffix(".py"),
    )
    return text.encode()


def _reading(network: Portrait) -> str:
    """How classes are told from the outputs, in words; nothing for numbers."""
    dataset = network.dataset
    if dataset.kind == "multiclass":
        return f"; the largest tells the class: {', '.join(dataset.class_names)}"
    if dataset.kind == "classification":
        no, yes = dataset.class_names
        return f"; above {network.loss.level:g} it tells {yes}, else {no}"
    return ""


def _features(network: Portrait) -> list[str]:
    """What makes each input of a point, unless all of them are just columns of the data."""
    if not network.problem.planar:
        return []
    codes = [FEATURES[name].code for name in network.dataset.input_names]
    return [] if set(codes) <= {"x1", "x2"} else [written_for("np", code) for code in codes]
