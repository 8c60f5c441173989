"""The application: what is mounted where, and what happens at its start and end."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from .folders import folder
from .playground.rooms import Rooms
from .settings import Settings
from .stores.store import MemoryStore
from .web import api, exports, health, pages, stream, sweeps, tables, watching
from .web.assets import Files, Plotly
from .web.context import Context
from .web.reference import DescribedApi
from .web.refusals import add_refusals
from .web.security import Guard


def create_app(settings: Settings) -> FastAPI:
    """The application for these settings."""
    app = DescribedApi(
        title="Neuron playground",
        description="Hold a small neural network in your hands: every command, over HTTP.",
        version=pages.installed_version(),
        lifespan=living,
        docs_url=None,
        redoc_url=None,
        # An address that is nearly one of ours is not one.
        redirect_slashes=False,
        separate_input_output_schemas=False,
        generate_unique_id_function=lambda route: route.name,
    )
    files = Files(folder("static"))
    app.state.context = Context(settings, make_rooms(settings), files, Plotly())
    for part in (health, api, watching, exports, tables, sweeps, stream, pages):
        app.include_router(part.router)
    app.mount("/static", files, name="static")
    add_refusals(app)
    app.add_middleware(
        Guard,
        hosts=(settings.host, *settings.allowed_hosts),
        max_body_bytes=settings.max_body_bytes,
    )
    return app


def make_rooms(settings: Settings) -> Rooms:
    """The rooms, with the store in memory behind them."""
    store = MemoryStore(settings.max_documents, settings.max_document_bytes)
    return Rooms(store, settings.max_sessions, settings.max_sockets_per_session)


def pack(context: Context) -> None:
    """Do now what would make the first page slow."""
    context.files.prepare()
    context.plotly.prepare()


@asynccontextmanager
async def living(app: FastAPI) -> AsyncIterator[None]:
    """From the start of an application to its end."""
    context: Context = app.state.context
    packing = asyncio.create_task(asyncio.to_thread(pack, context))
    yield
    await packing
    await context.rooms.close()
