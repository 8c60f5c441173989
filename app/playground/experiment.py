"""What a document describes, living: data, network, trainer, and what can be done to them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..engine.batches import Indices
from ..engine.initializers import start
from ..engine.losses import LOSSES
from ..engine.network import Network
from ..engine.optimizers import OPTIMIZERS
from ..engine.parameters import Array, Layout, Mask, ParameterError
from ..engine.trainer import Progress, Snapshot, Trainer, Training
from ..problems import input_units
from .commands import Configure, Erase, Lock, Move, Paint, Reset, Set, Step, Unlock
from .data import changed, dataset_of
from .document import Setup, merge, problem_with_numbers_for
from .errors import PlaygroundError
from .fitting import fit, parameter_keys
from .painting import Stroke, painted
from .problem_settings import problem_of
from .watch import StepUnit
from .words import parameter_name, parameters_name, unit_names


@dataclass(frozen=True)
class Moment:
    """A full state: the setup, the units' names by layer, and all that training has made of it."""

    setup: Setup
    units: Sequence[Sequence[str]]
    snapshot: Snapshot


# A moment as a change: to be as at it.
Change = Set | Step | Reset | Lock | Unlock | Configure | Stroke | Moment


class Experiment:
    """Data, network and trainer for one setup, at the initializer's start.

    Raises PlaygroundError for a setup whose parts do not go together.
    """

    def __init__(self, setup: Setup) -> None:
        self._build(setup)
        self.trainer.restore(self._at_start(self._locked_mask(setup.locked)))

    def _build(self, setup: Setup) -> None:
        problem, network, training = setup.problem, setup.network, setup.training
        dataset = dataset_of(problem)
        loss = LOSSES[training.loss]
        if dataset.kind not in loss.kinds:
            allowed = ", ".join(name for name, each in LOSSES.items() if dataset.kind in each.kinds)
            raise PlaygroundError(
                f"This loss is not for {dataset.kind}.", "training.loss", loss.name, allowed
            )
        units = [layer.units for layer in network.hidden]
        self.setup, self.dataset, self.problem = setup, dataset, problem_of(problem)
        called = input_units(self.problem)
        self.units = unit_names(
            [called[name] for name in dataset.input_names], units, dataset.output_names
        )
        self.network = Network(
            (len(dataset.input_names), *units, len(dataset.output_names)),
            [layer.activation for layer in network.hidden],
            training.loss,
            use_biases=network.use_biases,
            output=self.problem.output or loss.output[dataset.kind],
            dropout=[layer.dropout for layer in network.hidden],
        )
        self.trainer = Trainer(
            self.network,
            (dataset.train.inputs, dataset.train.targets),
            (dataset.test.inputs, dataset.test.targets),
            training_of(setup),
            classifies=dataset.kind != "regression",
        )

    @property
    def layout(self) -> Layout:
        """Where each parameter lies in the flat vector."""
        return self.network.layout

    def start(self) -> Array:
        """The initializer's parameters, or the problem's own for its network, (layout.size,)."""
        own = problem_with_numbers_for(self.setup)
        if own:
            return self.layout.flatten(own.weights, own.biases)
        network = self.setup.network
        return start(
            self.layout,
            network.seed,
            network.initializer,
            network.initializer_value,
            network.bias_initializer,
            network.bias_initializer_value,
        )

    def value(self, path: str) -> float:
        """One parameter; raises PlaygroundError if there is none at `path`."""
        return float(self.network.flat[self._index(path)])

    @property
    def empty(self) -> bool:
        """Whether there is nothing to learn from."""
        return not len(self.dataset.train.inputs)

    # What can be done

    def apply(self, change: Set | Reset | Lock | Unlock | Configure | Stroke | Moment) -> None:
        """Do it at once; raises PlaygroundError, or pydantic's ValidationError for settings."""
        match change:
            case Set():
                self.network.flat[self._index(change.parameter)] = change.value
            case Reset():
                self._reset(change.seed)
            case Lock() | Unlock():
                self._lock(change.parameter, isinstance(change, Lock))
            case Configure():
                self._configure(change.model_dump(exclude_unset=True, exclude={"type", "label"}))
            case Paint() | Erase() | Move():
                problem = painted(self.setup.problem, self.dataset, change)
                self._become(self.setup.model_copy(update={"problem": problem, "locked": []}))
            case Moment():
                self.restore(change)

    def updates(self, step: Step) -> Iterator[None]:
        """Make the updates of `step`, yielding after each; raises PlaygroundError before any."""
        self.check_step(step.unit, step.sample)
        trainer = self.trainer
        for _ in range(step.count):
            if step.unit == "epoch":
                epoch = trainer.progress.epoch
                while trainer.progress.epoch == epoch:
                    trainer.step("batch")
                    yield
            else:
                trainer.step(step.unit, step.sample)
                yield

    def check_step(self, unit: StepUnit | None, sample: int | None) -> None:
        """Raise PlaygroundError unless a step of `unit` on `sample` can be made."""
        if sample is None:
            return
        if unit != "sample":
            raise PlaygroundError(
                "A sample can be named only for a step of unit sample.", "unit", unit, "sample"
            )
        check_sample(sample, len(self.dataset.train.inputs), "sample")

    def check_member(self, unit: StepUnit, sample: int | None, member: int | None) -> None:
        """Raise PlaygroundError unless the next update of a step uses the sample `member`."""
        batch = self.trainer.next_batch(unit, sample).tolist()
        if member is not None and member not in batch:
            allowed = ", ".join(map(str, batch[:20]))
            raise PlaygroundError(f"Sample {member} is not used.", "member", member, allowed)

    def place_of(self, unit: str) -> tuple[int, int] | None:
        """The parameter layer of the unit of this name, and its place there; None for no such."""
        for layer, names in enumerate(self.units[1:]):
            if unit in names:
                return layer, names.index(unit)
        return None

    def name_of(self, path: str) -> str:
        """What the parameter at `path` is called."""
        return parameter_name(path, self.units, self.problem.wording)

    def names_of(self, paths: Collection[str]) -> str:
        """What several parameters are called together."""
        return parameters_name(paths, self.units, self.problem.wording)

    def check_unit(self, unit: str) -> None:
        """Raise PlaygroundError unless there is a unit of this name beside the inputs."""
        if self.place_of(unit) is None:
            allowed = ", ".join(name for names in self.units[1:] for name in names)
            raise PlaygroundError(f"There is no unit {unit}.", "unit", unit, allowed)

    def check_parameter(self, path: str, field: str = "parameter") -> None:
        """Raise PlaygroundError, naming `field`, unless there is a parameter at `path`."""
        self._index(path, field)

    def batch_of(self, unit: StepUnit, sample: int | None) -> Indices | None:
        """The training samples of the next update of a step; None if it cannot be made."""
        known = sample is None or (unit == "sample" and sample < len(self.dataset.train.inputs))
        if known and not self.empty:
            return self.trainer.next_batch(unit, sample)
        return None

    def _reset(self, seed: int | None) -> None:
        locked = self.trainer.locked.copy()
        if seed is not None and seed != self.setup.network.seed:
            network = self.setup.network.model_copy(update={"seed": seed})
            self._build(self.setup.model_copy(update={"network": network}))
        self.trainer.restore(self._at_start(locked))

    def _lock(self, path: str, locked: bool) -> None:
        self.trainer.locked[self._index(path)] = locked
        self.setup = self.setup.model_copy(update={"locked": self._locked_paths()})

    def _configure(self, patch: Mapping[str, Any]) -> None:
        setup = self.setup
        problem = changed(setup.problem, patch.get("problem", {}))
        training = patch.get("training", {})
        # Data of another kind come with their own loss: what a loss of one kind comes to says
        # nothing of another, even where it could be used for both.
        if problem_of(problem).kind != self.problem.kind:
            training = {"loss": problem_of(problem).defaults["training"]["loss"], **training}
        rest = merge(
            setup.model_dump(include={"network", "training"}),
            {"network": patch.get("network", {}), "training": training},
        )
        self._become(Setup.model_validate({**rest, "problem": problem}))

    def _become(self, setup: Setup) -> None:
        """Be set up so; what of the network still fits stays, with its locks."""
        old_setup, trainer = self.setup, self.trainer
        keys = parameter_keys(self.layout.sizes, self.dataset.input_names)
        self._build(setup)
        old = trainer.snapshot()
        fits = fit(keys, parameter_keys(self.layout.sizes, self.dataset.input_names))
        state = OPTIMIZERS[setup.training.optimizer].start(self.layout.size)
        if old_setup.training.optimizer == setup.training.optimizer:
            state.t = old.optimizer_state.t
            fits.carry(old.optimizer_state.first, state.first)
            fits.carry(old.optimizer_state.second, state.second)
        progress = old.progress
        if old_setup.problem != setup.problem:
            progress = Progress(progress.step, progress.epoch, 0)
        locked = fits.carry(old.locked, np.zeros(self.layout.size, dtype=bool))
        flat = fits.carry(old.flat, self.start())
        self.trainer.restore(Snapshot(flat, progress, state, locked))
        self.setup = self.setup.model_copy(update={"locked": self._locked_paths()})

    # What it is and was

    def moment(self) -> Moment:
        """All that `restore` needs to bring back the same bits."""
        return Moment(self.setup, self.units, self.trainer.snapshot())

    def restore(self, moment: Moment) -> None:
        """Be as at `moment`, to the bit."""
        sections = ("problem", "network", "training")
        if any(getattr(moment.setup, name) is not getattr(self.setup, name) for name in sections):
            self._build(moment.setup)
        self.setup = moment.setup
        self.trainer.restore(moment.snapshot)

    def copy(self) -> "Experiment":
        """One like it that shares nothing which changes."""
        twin = Experiment(self.setup)
        twin.restore(self.moment())
        return twin

    def _at_start(self, locked: Mask) -> Snapshot:
        state = OPTIMIZERS[self.setup.training.optimizer].start(self.layout.size)
        return Snapshot(self.start(), Progress(), state, locked)

    def _index(self, path: str, field: str = "parameter") -> int:
        try:
            return self.layout.index(path)
        except ParameterError as error:
            first, last = self.layout.paths[0], self.layout.paths[-1]
            raise PlaygroundError(f"{error}.", field, path, f"{first} to {last}") from None

    def _locked_mask(self, paths: Iterable[str]) -> Mask:
        locked = np.zeros(self.layout.size, dtype=bool)
        for path in paths:
            locked[self._index(path)] = True
        return locked

    def _locked_paths(self) -> list[str]:
        paths = self.layout.paths
        return [paths[place] for place in np.flatnonzero(self.trainer.locked)]


def check_sample(index: int, samples: int, field: str) -> None:
    """Raise PlaygroundError unless there is a sample `index` among that many."""
    if not 0 <= index < samples:
        allowed = f"0 to {samples - 1}" if samples else "none, there are no samples"
        raise PlaygroundError(f"There is no sample {index}.", field, index, allowed)


def training_of(setup: Setup) -> Training:
    """How the trainer is told to train."""
    training = setup.training
    return Training(
        optimizer=training.optimizer,
        learning_rate=training.learning_rate,
        schedule=training.schedule,
        schedule_epochs=training.schedule_epochs,
        batch_size=training.batch_size,
        l1=training.l1,
        l2=training.l2,
        shuffle=training.shuffle,
        seed=setup.network.seed,
    )
