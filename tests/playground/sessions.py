"""What the tests of the playground share: a session, and how it is told to do something."""

from typing import Any

import numpy as np
from pydantic import TypeAdapter

from app.playground.commands import Commands
from app.playground.document import Document, complete
from app.playground.session import Session

COMMANDS: TypeAdapter[Commands] = TypeAdapter(Commands)
STEP = {"type": "step"}
UNDO, REDO = {"type": "undo"}, {"type": "redo"}
BIAS = "biases.0.1"


def make_session(**document: Any) -> Session:
    return Session(complete(Document.model_validate(document)))


def do(session: Session, *commands: dict[str, Any]) -> None:
    """Apply the commands as one list."""
    for _ in session.apply(COMMANDS.validate_python(list(commands))):
        pass


def bits(session: Session) -> tuple[Any, ...]:
    """All of the state, to be compared to the bit."""
    document, flat = session.document(), session.experiment.network.flat
    return (
        # Of what is no number the sign is left to chance.
        np.where(np.isnan(flat), np.nan, flat).tobytes(),
        session.experiment.trainer.locked.tobytes(),
        document["progress"],
        document["optimizer_state"],
        {name: document[name] for name in ("problem", "network", "training", "locked")},
    )


def labels(session: Session) -> list[str]:
    return [point.label for point in session.history.points]


def set_value(parameter, value):
    return {"type": "set", "parameter": parameter, "value": value}


def set_bias(value, gesture=None):
    return {**set_value(BIAS, value), "gesture": gesture}


def entry(session):
    return session.history.here.entry


def progress(session):
    return tuple(session.experiment.trainer.progress)
