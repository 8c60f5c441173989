"""What is saved and shared: one JSON object from which a playground is rebuilt to the bit."""

from collections.abc import Mapping
from typing import Annotated, Any, Final, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from ..engine.activations import ACTIVATIONS
from ..engine.initializers import BIAS_INITIALIZERS, INITIALIZERS
from ..engine.losses import LOSSES
from ..engine.optimizers import OPTIMIZERS
from ..engine.schedules import SCHEDULES
from ..problems import PROBLEMS, Problem
from .model import Entries, Model, OneOf, Seed
from .problem_settings import FIRST_PROBLEM, ProblemSettings, problem_of

# A changed meaning of what is there raises it; a new field with a default does not.
FORMAT: Final = 1
_first = PROBLEMS[FIRST_PROBLEM].defaults

Activation = Annotated[str, OneOf(ACTIVATIONS)]
# Far beyond any training, and far from where numbers in JSON stop being exact.
Count = Annotated[int, Field(ge=0, le=10**15)]
Epochs = Annotated[int, Field(ge=1, le=100_000)]
StartValue = Annotated[float, Field(ge=-10, le=10)]
Path = Annotated[str, Field(max_length=40, examples=["weights.0.1.0"])]


class HiddenLayer(Model):
    """One hidden layer."""

    units: int = Field(ge=1, le=16, description="How many units it has.")
    activation: Activation = Field("tanh", description="The activation function of its units.")
    dropout: float = Field(
        0.0,
        ge=0,
        le=0.9,
        description="The chance of each unit to be left out, anew for each sample of an update.",
    )


class NetworkSettings(Model):
    """The network's shape and start. An omitted field takes the problem's own default."""

    hidden: list[HiddenLayer] = Field(
        [HiddenLayer(**layer) for layer in _first["network"]["hidden"]],
        max_length=8,
        description="The hidden layers, from the inputs on.",
    )
    initializer: Annotated[str, OneOf(INITIALIZERS)] = Field(
        _first["network"]["initializer"], description="How the weights' start is drawn."
    )
    initializer_value: StartValue = Field(
        1.0, description="The constant, the limit of uniform, the standard deviation of normal."
    )
    bias_initializer: Annotated[str, OneOf(BIAS_INITIALIZERS)] = Field(
        "zeros", description="How the biases' start is drawn."
    )
    bias_initializer_value: StartValue = Field(
        0.5, description="The same for the biases' initializer."
    )
    seed: Seed = Field(
        _first["network"]["seed"], description="Which draw of the start and of the epochs' orders."
    )
    use_biases: bool = Field(
        _first["network"]["use_biases"],
        description="Off: biases are kept, but act as 0 and do not move.",
    )


class TrainingSettings(Model):
    """How the network learns. An omitted field takes the problem's own default."""

    loss: Annotated[str, OneOf(LOSSES)] = Field(
        _first["training"]["loss"], description="What is made small."
    )
    optimizer: Annotated[str, OneOf(OPTIMIZERS)] = Field(
        _first["training"]["optimizer"], description="How a gradient becomes an update."
    )
    learning_rate: float = Field(
        _first["training"]["learning_rate"], gt=0, le=10, description="The length of an update."
    )
    batch_size: int = Field(
        _first["training"]["batch_size"],
        ge=1,
        le=5000,
        description="Samples in a mini-batch; above the training set it means the whole set.",
    )
    l1: float = Field(
        _first["training"]["l1"], ge=0, le=1, description="Penalty l1 * sum |w|, of weights only."
    )
    l2: float = Field(
        _first["training"]["l2"],
        ge=0,
        le=1,
        description="Penalty l2 / 2 * sum w².",
    )
    shuffle: bool = Field(
        _first["training"]["shuffle"], description="A new order of the samples in every epoch."
    )
    schedule: Annotated[str, OneOf(SCHEDULES)] = Field(
        "constant", description="How the learning rate changes over the epochs."
    )
    schedule_epochs: Epochs = Field(100, description="The schedule's number of epochs.")
    stop_epochs: Epochs | None = Field(None, description="Play stops after so many epochs of it.")
    stop_loss: float | None = Field(
        None, ge=0, le=1e6, description="Play stops when the training loss is at most this."
    )
    stop_patience: Epochs | None = Field(
        None, description="Play stops when no test loss of so many epochs was better than before."
    )


class Parameters(Model):
    """Every weight and bias."""

    weights: Entries[Entries[Entries[float]]] = Field(
        description="weights[l][i][j]: from input j of layer l to its unit i."
    )
    biases: Entries[Entries[float]] = Field(description="biases[l][i]: of unit i of layer l.")


class ProgressState(Model):
    """How far the training is."""

    step: Count = Field(0, description="Updates made.")
    epoch: Count = Field(0, description="Epochs finished.")
    position: int = Field(0, ge=0, description="Samples used of this epoch's order.")


class OptimizerMemory(Model):
    """What the optimizer remembers, in the flat order of the parameters; empty if nothing."""

    t: Count = Field(0, description="Updates since its state was zero.")
    first: Entries[float] = Field([], description="First moment (momentum).")
    second: Entries[float] = Field([], description="Second moment (mean square).")


class Setup(Model):
    """What is set up to learn: the document without what the training has made of it."""

    format: Literal[1] = Field(FORMAT, description="The format of this document.")
    problem: ProblemSettings = Field(ProblemSettings(), description="What there is to learn.")
    network: NetworkSettings = Field(NetworkSettings(), description="The network that learns it.")
    training: TrainingSettings = Field(TrainingSettings(), description="How it learns.")
    locked: Entries[Path] = Field(
        [], max_length=5000, description="Parameters that no update moves, by their paths."
    )

    @model_validator(mode="before")
    @classmethod
    def _reads(cls, given: object) -> object:
        # Asked before all else: what a later format means and which fields it has is not known.
        form = given.get("format") if isinstance(given, dict) else None
        if isinstance(form, int) and form > FORMAT:
            raise PydanticCustomError(
                "newer_format",
                "This document was made by a newer version: its format is {form}, "
                "this playground knows {known}",
                {"form": form, "known": FORMAT},
            )
        return given


class Document(Setup):
    """A whole playground. All of it may be omitted: `{}` is the first problem at its start."""

    parameters: Parameters | None = Field(
        None, description="Weights and biases; absent: the initializer's."
    )
    progress: ProgressState = Field(ProgressState(), description="How far the training is.")
    optimizer_state: OptimizerMemory = Field(
        OptimizerMemory(), description="What the optimizer remembers."
    )


def complete(partial: Document) -> Document:
    """`partial` with every omitted field set to its problem's own default."""
    given = partial.model_dump(exclude_unset=True)
    whole = Document.model_validate(merge(problem_of(partial.problem).defaults, given))
    own = problem_with_numbers_for(whole)
    return (
        whole.model_copy(update={"locked": list(own.locked)})
        if own and "locked" not in given
        else whole
    )


def problem_with_numbers_for(setup: Setup) -> Problem | None:
    """The setup's problem if it brings weights, biases and locks for just this network."""
    problem = problem_of(setup.problem)
    own = NetworkSettings.model_validate(problem.defaults["network"])
    same = own == setup.network.model_copy(update={"use_biases": own.use_biases})
    features = setup.problem.features == problem.defaults["problem"]["features"]
    return problem if problem.weights and same and features else None


def merge(base: Mapping[str, Any], patch: Mapping[str, Any]) -> dict[str, Any]:
    """`base` with the values of `patch` in their places; lists are replaced, not merged."""
    merged = dict(base)
    for key, new in patch.items():
        old = merged.get(key)
        both = isinstance(old, Mapping) and isinstance(new, Mapping)
        merged[key] = merge(old or {}, new) if both else new
    return merged
