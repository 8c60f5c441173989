"""Several networks trained beside a session, each by a seed or a learning rate of its own.

They work in a thread, in slices, on arrays of their own, so that the session stays playable.
"""

import asyncio
import logging
from math import ceil
from time import perf_counter
from typing import Annotated, Any, Literal

from pydantic import Field

from ..engine.ensemble import Standing
from .document import Setup
from .errors import PlaygroundError
from .experiment import Experiment
from .model import Model
from .parts import Frame, boundary
from .studies import threads
from .sweeping import (
    Vary,
    check_values,
    default_values,
    document_at,
    ensemble_of,
    name_of,
    result_of,
    varied,
)
from .words import counted

MOST_NETWORKS, MOST_EPOCHS = 12, 2_000
# Seconds of work until others get their turn and what came of it is told.
SLICE = 0.1
# The curves have at most about so many points, the pictures so many along each side.
CURVE_POINTS, PICTURE = 50, 32

State = Literal["running", "finished", "cancelled", "failed"]

logger = logging.getLogger(__name__)


class SweepWish(Model):
    """What is to be trained, each from its own start, with the present settings."""

    vary: Vary = Field(description="What is another for each network.")
    values: Annotated[list[float], Field(min_length=1, max_length=MOST_NETWORKS)] | None = Field(
        None, description="Its values; absent: `count` of them, at and around the present one."
    )
    count: int = Field(8, ge=1, le=MOST_NETWORKS, description="How many networks.")
    epochs: int = Field(100, ge=1, le=MOST_EPOCHS, description="How long each is trained.")


class Sweep:
    """A training of several networks, and what has come of it so far.

    Raises PlaygroundError for a wish that cannot be carried out.
    """

    def __init__(self, setup: Setup, wish: SweepWish) -> None:
        self.state: State = "running"
        self._vary, self._epochs = wish.vary, wish.epochs
        self._values = wish.values or default_values(setup, wish.vary, wish.count)
        self._setups = [varied(setup, wish.vary, value) for value in self._values]
        # It is given each network's parameters in turn, to look at its outputs.
        self._mirror = Experiment(setup)
        check_values(self._values, wish.epochs, self._mirror)
        self._ensemble = ensemble_of(self._setups)
        self._noted = [0.0]
        self._standings = [self._ensemble.standings()]
        self._told = self._tell()
        self._ends = self._ensemble.snapshots()
        self._cancelled = False
        self._task: asyncio.Task[None] | None = None

    def begin(self) -> None:
        """Train; must be called where an event loop runs."""
        self._task = asyncio.create_task(self._live())

    def cancel(self) -> None:
        """Train no further than what is under way; what has come of it stays."""
        self._cancelled = True

    async def wait(self) -> None:
        """Until it has stopped."""
        if self._task is not None:
            await self._task

    def shown(self) -> Frame:
        """How far it is, and what has come of it."""
        return {"state": self.state, **self._told}

    def adoption(self, place: int) -> dict[str, Any]:
        """The command that takes over one of its networks; raises PlaygroundError if none can."""
        if not 0 <= place < len(self._values):
            allowed = f"0 to {len(self._values) - 1}"
            raise PlaygroundError(f"There is no network {place}.", "place", place, allowed)
        if self.state == "running":
            raise PlaygroundError("The networks are still training: wait, or cancel them first.")
        if self.state == "failed":
            raise PlaygroundError("The training failed: there is nothing to take over.")
        network, end = self._told["networks"][place], self._ends[place]
        if network["diverged"]:
            raise PlaygroundError("This network diverged: there is nothing to take over.")
        epochs = counted(end.progress.epoch, "epoch")
        return {
            "type": "open",
            "label": f"adopted {network['name']}: {network['result']} after {epochs}",
            "document": document_at(self._setups[place], end),
        }

    async def _live(self) -> None:
        try:
            while self.state == "running":
                async with threads:
                    await asyncio.to_thread(self._work)
        except Exception:
            # Nobody waits for this task, and who asks how far it is must not wait for ever.
            self.state = "failed"
            logger.exception("a sweep failed")
        finally:
            # A room may live for long: it holds what was found, not what it took to find it.
            del self._ensemble, self._mirror

    def _work(self) -> None:
        """Train for a slice, and tell what came of it."""
        end, ensemble = perf_counter() + SLICE, self._ensemble
        stride = ceil(self._epochs / CURVE_POINTS)
        while not (self._cancelled or self._is_over() or perf_counter() >= end):
            ensemble.step()
            _, epoch, position = ensemble.progress
            if position == 0 and (epoch % stride == 0 or self._is_over()):
                self._note()
        if self._cancelled and not self._is_over():
            ensemble.freeze_diverged()
            self._note()
        self._told = self._tell()
        if self._is_over() or self._cancelled:
            self._ends = ensemble.snapshots()
            self.state = "finished" if self._is_over() else "cancelled"

    def _is_over(self) -> bool:
        ensemble = self._ensemble
        return ensemble.progress.epoch >= self._epochs or bool(ensemble.diverged.all())

    def _note(self) -> None:
        self._noted.append(self._ensemble.epochs)
        self._standings.append(self._ensemble.standings())

    def _tell(self) -> Frame:
        return {
            "vary": self._vary,
            "epochs": self._epochs,
            "progress": 1.0 if self._is_over() else self._ensemble.epochs / self._epochs,
            "kind": self._mirror.dataset.kind,
            "curve": self._mirror.dataset.curve,
            "extent": self._mirror.dataset.extent,
            "noted": self._noted.copy(),
            "networks": [
                self._network(place, now) for place, now in enumerate(self._ensemble.standings())
            ],
        }

    def _network(self, place: int, now: Standing) -> Frame:
        """How one network does now, its losses over the noted epochs, and its outputs.

        One that diverged is told as it was before the epoch in which it did.
        """
        diverged = int(self._ensemble.diverged[place])
        course = [
            standings[place]
            for standings, at in zip(self._standings, self._noted, strict=True)
            if not diverged or at <= diverged - 1
        ]
        self._mirror.network.flat[:] = self._ensemble.flat[place]
        return {
            "value": self._values[place],
            "name": self._name(place),
            "result": f"diverged in epoch {diverged}" if diverged else result_of(now),
            "diverged": diverged or None,
            "train": now.train,
            "test": now.test,
            "train_losses": [each.train["loss"] for each in course],
            "test_losses": [each.test["loss"] for each in course],
            "boundary": boundary(self._mirror, PICTURE) if self._mirror.problem.planar else None,
        }

    def _name(self, place: int) -> str:
        return name_of(self._vary, self._values[place])
