"""One person's playground: commands go in, all or none, and what it then is can be read."""

from collections.abc import Iterator, Sequence
from typing import Any, Literal

from .commands import Action
from .document import Document
from .experiment import Experiment
from .history import History
from .logbook import Logbook
from .rebuilding import document_of, experiment_from
from .run import Playing, Run
from .stopping import Stop
from .words import divergence

Status = Literal["ready", "playing", "diverged"]


class Session:
    """The living run, and a second experiment to work in.

    `revision` grows with every change, `data_revision` with every new data set. Raises
    PlaygroundError for a document whose parts do not go together.
    """

    def __init__(self, document: Document) -> None:
        experiment = experiment_from(document)
        history = History(experiment.moment(), experiment.trainer.metrics())
        self._run = Run(experiment, Logbook(experiment, history))
        self._spare = Experiment(experiment.setup)
        self.revision = 1
        self.data_revision = 1

    @property
    def experiment(self) -> Experiment:
        """The living experiment; to be looked at, not changed."""
        return self._run.experiment

    @property
    def history(self) -> History:
        """The living history; to be looked at, not changed."""
        return self._run.history

    @property
    def playing(self) -> Playing | None:
        """How it plays, or None."""
        return self._run.playing

    @property
    def status(self) -> Status:
        """What it is doing, or that it has diverged."""
        if self._run.diverged():
            return "diverged"
        return "playing" if self.playing else "ready"

    def apply(self, actions: Sequence[Action]) -> Iterator[None]:
        """Apply `actions` in order, all or none, yielding after every update and every action.

        Until the last one is done nothing of it shows. Raises PlaygroundError, or pydantic's
        ValidationError for settings that are not allowed; then nothing has changed.
        """
        draft = self._run.copy(self._spare)
        for action in actions:
            yield from draft.perform(action)
            yield
        old = self.experiment
        self._run, self._spare = draft, old
        self.revision += 1
        if self.experiment.dataset is not old.dataset:
            self.data_revision += 1

    def advance(self, steps: int, deadline: float) -> int:
        """Go on playing: at most `steps` steps, until `deadline` (of `perf_counter`) has passed.

        Returns how many steps were finished.
        """
        self.revision += 1
        return self._run.advance(steps, deadline)

    @property
    def stopped(self) -> Stop | None:
        """Why the last play stopped by itself, until something else is done."""
        return self._run.stopped

    def divergence(self) -> dict[str, Any] | None:
        """At which step and why it diverged, in words; None if it has not."""
        if not self._run.diverged():
            return None
        step, training = self.history.here.progress.step, self.experiment.setup.training
        return {"step": step, "message": divergence(step, training.learning_rate, training.l2)}

    def document(self) -> dict[str, Any]:
        """All of it as plain values: what is shared and exported."""
        return document_of(self.experiment)

    def document_to_keep(self) -> dict[str, Any]:
        """The document to store: of a diverged network, as it last had finite numbers."""
        if not self._run.diverged():
            return self.document()
        draft = self._run.copy(self._spare)
        while draft.diverged() and draft.history.place > 0:
            for _ in draft.go(draft.history.place - 1):
                pass
        return document_of(draft.experiment)
