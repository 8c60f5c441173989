"""The page itself, and the files that it is made of."""

from importlib.metadata import PackageNotFoundError, version
from typing import Annotated

from fastapi import APIRouter, Path, Request, Response
from fastapi.responses import FileResponse
from fastapi.templating import Jinja2Templates

from ..playground.errors import UnknownSessionError
from ..playground.rooms import Rooms
from .assets import Plotly, folder


def installed_version() -> str:
    """The version of the installed package, or that of the source tree."""
    try:
        return version("neuron-playground")
    except PackageNotFoundError:
        return "source"


def make_pages(rooms: Rooms, plotly: Plotly) -> APIRouter:
    """The routes of the page."""
    router = APIRouter(include_in_schema=False)
    templates = Jinja2Templates(folder("templates"))
    context = {"plotly_url": plotly.url, "version": installed_version()}

    def page(request: Request, status: str) -> Response:
        code = 200 if status == "ok" else 404
        return templates.TemplateResponse(
            request, "playground.html", {**context, "status": status}, status_code=code
        )

    @router.get("/")
    async def new(request: Request) -> Response:
        return page(request, "ok")

    @router.get("/s/{key}")
    async def living(request: Request, key: Annotated[str, Path(max_length=100)]) -> Response:
        try:
            await rooms.get(key)
        except UnknownSessionError:
            return page(request, "unknown")
        return page(request, "ok")

    @router.get(plotly.url)
    async def script(request: Request) -> Response:
        return plotly.response(request)

    @router.get("/favicon.ico")
    async def icon() -> Response:
        return FileResponse(folder("static") / "icon.svg", media_type="image/svg+xml")

    return router
