"""The page itself, the reference of the API, and the files that they are made of."""

import re
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse
from fastapi.templating import Jinja2Templates

from ..folders import folder
from ..playground.errors import UnknownSessionError
from .context import Here, Key
from .hiding import PARTS, hidden_parts

router = APIRouter(include_in_schema=False)
templates = Jinja2Templates(folder("templates"))
templates.env.policies["json.dumps_kwargs"] = {"sort_keys": False, "ensure_ascii": False}
# A module that another one names; types, which are named in comments, are none.
IMPORTED = re.compile(r'^import\b[^"]*"([^"]+)"', re.MULTILINE)


def installed_version() -> str:
    """The version of the installed package, or that it runs from its source."""
    try:
        return version("neuron-playground")
    except PackageNotFoundError:
        return "source"


@lru_cache(maxsize=1)
def modules() -> list[str]:
    """The addresses of the modules that a page starts with, each of which names others once read.

    Told at once they come at once. What is imported only when it is first needed is not among them.
    """
    root = folder("static").resolve()
    found, waiting = set[str](), [root / "js/main.js"]
    while waiting:
        script = waiting.pop()
        address = f"/static/{script.relative_to(root).as_posix()}"
        if address not in found:
            found.add(address)
            waiting += [
                (script.parent / each).resolve()
                for each in IMPORTED.findall(script.read_text("utf-8"))
            ]
    return sorted(found)


def playground(request: Request, here: Here, status: str, code: int) -> Response:
    """The page; `status` tells it whether the session of its address is known."""
    asked = request.query_params
    context: dict[str, Any] = {
        "plotly_url": here.plotly.url,
        "modules": modules(),
        "version": installed_version(),
        "status": status,
        "parts": PARTS,
        "hidden": hidden_parts(asked.get("hide", ""), asked.get("only", "")),
    }
    return templates.TemplateResponse(request, "playground.html", context, status_code=code)


@router.get("/")
async def new(request: Request, here: Here) -> Response:
    """The page, which makes itself a session."""
    return playground(request, here, "ok", 200)


@router.get("/s/{key}")
async def known(request: Request, key: Key, here: Here) -> Response:
    """The page of a session; the same with status 404 where there is none."""
    try:
        await here.rooms.get(key)
    except UnknownSessionError:
        return playground(request, here, "unknown", 404)
    return playground(request, here, "ok", 200)


@router.get("/docs")
async def reference(request: Request) -> Response:
    """The API for people: what /openapi.json says, without a script or a foreign host."""
    context = {"api": request.app.openapi(), "version": installed_version()}
    return templates.TemplateResponse(request, "reference.html", context)


@router.get("/assets/{name}")
async def plotly(request: Request, name: str, here: Here) -> Response:
    """plotly.js."""
    if f"/assets/{name}" != here.plotly.url:
        return Response(status_code=404)
    return here.plotly.packed.response(request.headers)


@router.get("/favicon.ico")
async def icon() -> Response:
    """The icon, for browsers that ask for it by this name."""
    return FileResponse(folder("static") / "icon.svg", media_type="image/svg+xml")
