"""What the charts of the layers show: how their numbers are spread, and how strongly they learn."""

from dataclasses import asdict
from typing import Any

import numpy as np

from ..engine import statistics
from .experiment import Experiment
from .watch import NumberKind, StepUnit


def histograms(experiment: Experiment, kind: NumberKind) -> dict[str, Any] | None:
    """Histograms by layer over the same bins; None where a parameter is not finite."""
    flat = experiment.network.flat
    if not np.isfinite(flat).all():
        return None
    spread = statistics.histograms(experiment.layout, flat, kind == "biases")
    return {"kind": kind, **asdict(spread)}


def gradient_norms(experiment: Experiment, unit: StepUnit) -> dict[str, Any] | None:
    """The norm of each layer's gradient in the next update; None where one is not finite."""
    gradients = experiment.trainer.next_update(unit).gradients
    if not np.isfinite(gradients).all():
        return None
    layout = experiment.layout
    norms = statistics.layer_norms(layout, gradients)
    layers = zip(layout.layer_names, norms, strict=True)
    return {"unit": unit, "layers": [{"name": name, "norm": norm} for name, norm in layers]}
