"""The application: what is mounted where, and what happens at its start and end."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, Response

from .playground.rooms import Rooms
from .settings import Settings
from .stores.store import MemoryStore
from .web.answers import Health
from .web.api import make_api
from .web.assets import FreshFiles, Plotly, folder
from .web.pages import installed_version, make_pages
from .web.refusals import add_refusals
from .web.security import Guard
from .web.stream import make_stream
from .web.wire import Json


def create_app(settings: Settings) -> FastAPI:
    """The application for these settings."""
    plotly = Plotly()
    rooms = Rooms(
        MemoryStore(settings.max_documents),
        settings.max_sessions,
        settings.max_sockets_per_session,
    )

    @asynccontextmanager
    async def living(_: FastAPI) -> AsyncIterator[None]:
        packing = asyncio.create_task(asyncio.to_thread(plotly.prepare))
        yield
        await packing
        await rooms.close()

    app = FastAPI(
        title="Neuron playground",
        description="Hold a small neural network in your hands: every command, over HTTP.",
        version=installed_version(),
        lifespan=living,
        docs_url=None,
        redoc_url=None,
    )
    add_refusals(app)

    @app.get("/healthz", response_model=Health)
    async def healthz() -> Response:
        """Whether the server lives."""
        return Json({"status": "ok"})

    app.include_router(make_api(rooms))
    app.include_router(make_stream(rooms, settings))
    app.include_router(make_pages(rooms, plotly))
    app.mount("/static", FreshFiles(directory=folder("static")), name="static")
    app.add_middleware(
        Guard,
        hosts=(settings.host, *settings.allowed_hosts),
        max_body_bytes=settings.max_body_bytes,
    )
    return app
