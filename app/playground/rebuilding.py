"""From a document to the experiment that it describes, and back, to the bit."""

from typing import Any

import numpy as np

from ..engine.optimizers import OptimizerState
from ..engine.parameters import Array, ParameterError
from ..engine.trainer import Progress, Snapshot
from .document import Document, OptimizerMemory, Parameters, Setup
from .errors import PlaygroundError
from .experiment import Experiment


def experiment_from(document: Document) -> Experiment:
    """The experiment that a complete document describes.

    Raises PlaygroundError where its parts do not go together.
    """
    experiment = Experiment(Setup(**{name: getattr(document, name) for name in Setup.model_fields}))
    start, parameters = experiment.trainer.snapshot(), document.parameters
    experiment.trainer.restore(
        Snapshot(
            start.flat if parameters is None else flat_from(parameters, experiment),
            progress_from(document, experiment),
            state_from(document.optimizer_state, start.optimizer_state),
            start.locked,
        )
    )
    return experiment


def document_of(experiment: Experiment) -> dict[str, Any]:
    """The document from which the same next step is made, as plain values.

    Of a diverged network some of them are not finite, so that no document can be made of it again.
    """
    state = experiment.trainer.optimizer_state
    return {
        **experiment.setup.model_dump(),
        "parameters": experiment.layout.nested(experiment.network.flat),
        "progress": experiment.trainer.progress._asdict(),
        "optimizer_state": {
            "t": state.t,
            "first": state.first.tolist(),
            "second": state.second.tolist(),
        },
    }


def flat_from(parameters: Parameters, experiment: Experiment) -> Array:
    """The parameters as a flat vector (size,); raises PlaygroundError for other shapes."""
    try:
        return experiment.layout.flatten(parameters.weights, parameters.biases)
    except ParameterError as error:
        sizes = "-".join(map(str, experiment.layout.sizes))
        raise PlaygroundError(
            f"{error}.", "parameters", allowed=f"the shapes of a {sizes} network"
        ) from None


def progress_from(document: Document, experiment: Experiment) -> Progress:
    """The progress; raises PlaygroundError for a position beyond the training set."""
    given, last = document.progress, max(0, len(experiment.dataset.train.inputs) - 1)
    if given.position > last:
        raise PlaygroundError(
            "The position lies beyond the training set.",
            "progress.position",
            given.position,
            f"0 to {last}",
        )
    return Progress(given.step, given.epoch, given.position)


def state_from(given: OptimizerMemory, start: OptimizerState) -> OptimizerState:
    """The optimizer's state; what is empty starts anew. Raises PlaygroundError for other sizes."""
    moments = []
    for name, zeros in (("first", start.first), ("second", start.second)):
        values = np.array(getattr(given, name), dtype=float)
        if values.size not in (0, zeros.size):
            raise PlaygroundError(
                "The optimizer's state does not fit the network.",
                f"optimizer_state.{name}",
                f"{values.size} numbers",
                f"{zeros.size} numbers, or none",
            )
        if name == "second" and (values < 0).any():
            raise PlaygroundError(
                "A mean of squares is never below 0.",
                "optimizer_state.second",
                float(values.min()),
                "0 and more",
            )
        moments.append(values if values.size else zeros)
    return OptimizerState(given.t, *moments)
