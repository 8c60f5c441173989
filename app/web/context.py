"""What every route needs: the rooms, the settings, and the room that the address names."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Path
from starlette.requests import HTTPConnection

from ..playground.data import check_not_empty, check_planar
from ..playground.experiment import Experiment
from ..playground.room import Room
from ..playground.rooms import Rooms
from ..settings import Settings
from .assets import Files, Plotly


@dataclass(frozen=True)
class Context:
    """What an application holds; `app.state.context`."""

    settings: Settings
    rooms: Rooms
    files: Files
    plotly: Plotly


async def find_context(connection: HTTPConnection) -> Context:
    """The context of the application that is called."""
    context: Context = connection.app.state.context
    return context


Here = Annotated[Context, Depends(find_context)]
Key = Annotated[str, Path(description="The session's id.", examples=["Kc3q2QmhTzGGqYDGYzK7_g"])]


async def find_room(key: Key, here: Here) -> Room:
    """The room of a living or stored session; raises UnknownSessionError, NoRoomError."""
    return await here.rooms.get(key)


Entered = Annotated[Room, Depends(find_room)]


async def find_experiment(room: Entered) -> Experiment:
    """The living experiment of the session, to be looked at."""
    return room.session.experiment


Looked = Annotated[Experiment, Depends(find_experiment)]


async def find_learning(experiment: Looked) -> Experiment:
    """The same, where there is something to learn from; raises PlaygroundError."""
    check_not_empty(experiment.dataset)
    return experiment


async def find_on_plane(experiment: Looked) -> Experiment:
    """The same, where the data lie on a plane; raises PlaygroundError."""
    check_planar(experiment.problem)
    return experiment


Learning = Annotated[Experiment, Depends(find_learning)]
OnPlane = Annotated[Experiment, Depends(find_on_plane)]
