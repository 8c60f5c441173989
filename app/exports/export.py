"""What an export is, and what it is made of."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from ..playground.errors import PlaygroundError
from ..playground.experiment import Experiment
from ..playground.points import Point
from ..playground.sheets import Decimal


@dataclass(frozen=True)
class Source:
    """What of a session is exported: its living experiment, and the points of its history.

    `decimal` is the sign that numbers have in a table.
    """

    experiment: Experiment
    points: Sequence[Point]
    decimal: Decimal = "point"

    def filename(self, pattern: str) -> str:
        """The name of a file of it: `pattern` with the {data} and the {step}, in ASCII.

        A program's words are joined so that it can be imported by its name.
        """
        experiment = self.experiment
        joint = "_" if pattern.endswith(".py") else "-"
        data = re.sub("[^a-z0-9]+", joint, experiment.problem.title.lower()).strip(joint)
        return pattern.format(data=data, step=experiment.trainer.progress.step)

    def check_numbers(self) -> None:
        """Raise PlaygroundError for a network that has diverged."""
        experiment = self.experiment
        loss = 0.0 if experiment.empty else experiment.trainer.objective()
        if not (np.isfinite(experiment.network.flat).all() and np.isfinite(loss)):
            raise PlaygroundError(
                "The network has diverged: its numbers are not finite, and cannot be exported.",
                allowed="undo, seek or reset first",
            )


@dataclass(frozen=True)
class Export:
    """A format to export to.

    `title`, `description` and `group` are for people, `filename` is the pattern of its name.
    `make(source)` gives the content of the file and raises PlaygroundError where it cannot be made.
    `needs` is the optional package without which there is no such export.
    """

    name: str
    title: str
    description: str
    group: str
    filename: str
    media_type: str
    make: Callable[[Source], bytes]
    needs: str | None = None
