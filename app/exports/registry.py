"""Every export by its name."""

from importlib import import_module
from importlib.util import find_spec

import orjson

from ..playground.errors import PlaygroundError
from ..playground.rebuilding import document_of
from .export import Export, Source
from .notebook import notebook
from .scripts import NUMPY, PYTORCH, numpy_script, pytorch_script
from .tables import data_table, loss_table
from .worksheet import trace_table

WHOLE, PROGRAM, TABLE = "To open again", "To program with", "To calculate with"
SCRIPT, CSV = "text/x-python", "text/csv"


def document(source: Source) -> bytes:
    """The document of the whole playground."""
    source.check_numbers()
    return orjson.dumps(document_of(source.experiment))


def onnx_model(source: Source) -> bytes:
    """The ONNX model; what makes it can only be imported where the optional package is."""
    content: bytes = import_module(".onnx_model", __package__).onnx_model(source)
    return content


EXPORTS = {
    export.name: export
    for export in (
        Export(
            "json",
            "Playground file",
            "All of it, for this or any other playground.",
            WHOLE,
            "{data}-step-{step}.json",
            "application/json",
            document,
        ),
        Export(
            "numpy",
            "NumPy script",
            "The trained network in a page of plain Python.",
            PROGRAM,
            NUMPY,
            SCRIPT,
            numpy_script,
        ),
        Export(
            "pytorch",
            "PyTorch script",
            "The trained network as a module of PyTorch.",
            PROGRAM,
            PYTORCH,
            SCRIPT,
            pytorch_script,
        ),
        Export(
            "onnx",
            "ONNX model",
            "The trained network for other programs and devices.",
            PROGRAM,
            "{data}-step-{step}.onnx",
            "application/octet-stream",
            onnx_model,
            needs="onnx",
        ),
        Export(
            "notebook",
            "Jupyter notebook",
            "Train on from here, with the same engine.",
            PROGRAM,
            "{data}-step-{step}.ipynb",
            "application/x-ipynb+json",
            notebook,
        ),
        Export(
            "data",
            "Data",
            "Every sample, for training and for testing.",
            TABLE,
            "{data}-data.csv",
            CSV,
            data_table,
        ),
        Export(
            "loss",
            "Loss curve",
            "Loss and accuracy at every point of the history.",
            TABLE,
            "{data}-loss.csv",
            CSV,
            loss_table,
        ),
        Export(
            "trace",
            "Next step",
            "All numbers of it in order: a worksheet.",
            TABLE,
            "{data}-step-{step}-trace.csv",
            CSV,
            trace_table,
        ),
    )
}
# Other names by which one may look for an export.
ALIASES = {"csv": "data"}
NAMES = (*EXPORTS, *ALIASES)


def export_of(name: str) -> Export:
    """The export of this name, or of another name for it; raises KeyError for no such."""
    return EXPORTS[ALIASES.get(name, name)]


def lacking(export: Export) -> str | None:
    """The optional package that the export needs and that is not installed."""
    return export.needs if export.needs and find_spec(export.needs) is None else None


def exported(export: Export, source: Source) -> bytes:
    """The content of the file; raises PlaygroundError where it cannot be made."""
    missing = lacking(export)
    if missing:
        raise PlaygroundError(
            f"The export to {export.name} needs the package {missing}, "
            f"which comes with: pip install {missing}.",
            "format",
            export.name,
            ", ".join(name for name, each in EXPORTS.items() if not lacking(each)),
        )
    return export.make(source)
