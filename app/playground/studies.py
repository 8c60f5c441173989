"""The parts of a frame that take longer: made of a copy, in a thread, and shown when ready."""

import asyncio
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .diagnoses import diagnosis
from .document import Setup
from .experiment import Experiment, Moment
from .parts import Frame
from .reading import report
from .session import Session
from .surfaces import watched_landscape, watched_slices
from .watch import Watch, WatchedLandscape

# What takes longer is done on a copy in a thread, so that nobody waits for it; so many at once.
threads = asyncio.Semaphore(2)

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Study:
    """`make(experiment, wish)`, and in `key(experiment, wish)` what of the parameters it shows."""

    key: Callable[[Experiment, Any], object]
    make: Callable[[Experiment, Any], Frame | None]


def all_parameters(experiment: Experiment, _wish: object) -> object:
    """Whatever changes, it is to be made anew."""
    return experiment.network.flat.tobytes()


def all_but_its_own(experiment: Experiment, wish: WatchedLandscape) -> object:
    """Its own two parameters move only the point in it."""
    layout, flat = experiment.layout, experiment.network.flat.copy()
    flat[[layout.index(path) for path in (wish.x, wish.y) if path in layout.paths]] = 0.0
    return flat.tobytes()


# By the part's name in a frame, which is also the field of Watch that asks for it.
STUDIES: Mapping[str, Study] = {
    "landscape": Study(all_but_its_own, watched_landscape),
    "slices": Study(all_parameters, watched_slices),
    "diagnosis": Study(all_parameters, diagnosis),
    "report": Study(all_parameters, report),
}


@dataclass(frozen=True)
class Order:
    """A part to be made: its name, what is wished, and of what it is made."""

    name: str
    wish: object
    setup: Setup
    key: object


class Studies:
    """One watcher's longer parts: the latest of each that was made."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[Order, Frame | None]] = {}
        self._twin: Experiment | None = None

    def due(self, watch: Watch, experiment: Experiment) -> list[Order]:
        """What is watched, and not yet made of what the experiment is now."""
        orders = []
        for name, study in STUDIES.items():
            wish = getattr(watch, name)
            if wish is not None:
                order = Order(name, wish, experiment.setup, study.key(experiment, wish))
                if name not in self._made or self._made[name][0] != order:
                    orders.append(order)
        return orders

    def made(
        self, watch: Watch, experiment: Experiment
    ) -> Iterator[tuple[str, Order | None, Frame | None]]:
        """The name of each part that is made as wished, its order and itself; None unwished.

        What was made before the settings changed may be of another network, and is not shown.
        """
        for name in STUDIES:
            wish = getattr(watch, name)
            order, part = self._made.get(name, (None, None))
            if wish is None:
                yield name, None, None
            elif order and (order.wish, order.setup) == (wish, experiment.setup):
                yield name, order, part

    async def make(self, watch: Watch, session: Session) -> None:
        """Make what is due now; whatever happens meanwhile is for the next time."""
        async with threads:
            orders = self.due(watch, session.experiment)
            moment, revision = session.experiment.moment(), session.revision
            self._made |= await asyncio.to_thread(self._work, orders, moment, revision)

    def _work(
        self, orders: Sequence[Order], moment: Moment, revision: int
    ) -> dict[str, tuple[Order, Frame | None]]:
        if self._twin is None:
            self._twin = Experiment(moment.setup)
        self._twin.restore(moment)
        made = {}
        for order in orders:
            part = finished(order, self._twin)
            made[order.name] = order, part and {"revision": revision, **part}
        return made


def finished(order: Order, experiment: Experiment) -> Frame | None:
    """The part that was ordered, of this experiment; None where there is nothing to learn from."""
    if experiment.empty:
        return None
    try:
        return STUDIES[order.name].make(experiment, order.wish)
    except Exception:
        # It counts as made, since it would fail again and again; the others go on.
        logger.exception("the study of %s failed", order.name)
        return None
