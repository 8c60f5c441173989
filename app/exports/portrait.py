"""A trained network in plain values, as every program that is made of it writes it down."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..engine.activations import Activation
from ..engine.losses import Loss
from ..engine.trainer import Metrics, Progress
from ..playground.experiment import Experiment
from ..playground.own_data import Scaling
from ..problems import Dataset, Problem
from .expressions import OURS


@dataclass(frozen=True)
class Layer:
    """A layer: `weights` (units, inputs), and `biases` (units,), None where they are off."""

    name: str
    inputs: Sequence[str]
    units: Sequence[str]
    activation: Activation
    dropout: float
    weights: list[list[float]]
    biases: list[float] | None

    @property
    def attribute(self) -> str:
        """Its name as a program has it: hidden1."""
        return self.name.replace(" ", "")


@dataclass(frozen=True)
class Portrait:
    """A trained network, what is said `about` its data, and how good it has become."""

    about: str
    problem: Problem
    dataset: Dataset
    layers: Sequence[Layer]
    loss: Loss
    progress: Progress
    metrics: Metrics
    scaling: Sequence[Scaling]

    @property
    def activations(self) -> list[Activation]:
        """Those of all layers, each once, in their order."""
        return list({layer.activation.name: layer.activation for layer in self.layers}.values())

    @property
    def places(self) -> str:
        """What x1 and x2 are, in words, where the columns of a plane have names of their own."""
        pairs = zip(("x1", "x2"), self.problem.columns, strict=False) if self.problem.planar else ()
        return "".join(f"; {place} is {name}" for place, name in pairs if place != name)

    @property
    def scalings(self) -> list[str]:
        """How each column was standardised, in words."""
        return [
            f"{each.column} here is ({each.column} - {each.mean}) / {each.deviation}"
            for each in self.scaling
        ]

    @property
    def helpers(self) -> list[str]:
        """Which of OURS the code of its functions uses."""
        codes = [self.loss.code, *(each.code for each in self.activations)]
        return [name for name in OURS if any(f"{name}(" in code for code in codes)]


def portrait_of(experiment: Experiment) -> Portrait:
    """The network of `experiment` as it is now."""
    network, units = experiment.network, experiment.units
    return Portrait(
        about=_about(experiment),
        problem=experiment.problem,
        dataset=experiment.dataset,
        layers=[
            Layer(
                name=network.layout.layer_names[place],
                inputs=units[place],
                units=units[place + 1],
                activation=network.activations[place],
                dropout=([*network.dropout, 0.0])[place],
                weights=matrix[:, :-1].tolist(),
                biases=matrix[:, -1].tolist() if network.constant else None,
            )
            for place, matrix in enumerate(network.matrices)
        ],
        loss=network.loss,
        progress=experiment.trainer.progress,
        metrics=experiment.trainer.metrics(),
        scaling=data.scaling if (data := experiment.setup.problem.data) else [],
    )


def _about(experiment: Experiment) -> str:
    """What there is to learn, in words."""
    problem, formula = experiment.problem, experiment.setup.problem.formula
    if problem.given and not formula:
        return problem.title
    return f"{problem.title}: {formula or problem.description}"
