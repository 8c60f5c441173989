"""A session as a file to take along, over HTTP."""

import asyncio
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Response

from ..exports.export import Export, Source
from ..exports.registry import EXPORTS, NAMES, export_of, exported, lacking
from ..playground.document import Document
from ..playground.model import OneOf
from ..playground.sheets import Decimal
from ..playground.studies import threads
from .context import Entered
from .reference import wrong
from .wire import Json

router = APIRouter(prefix="/api", default_response_class=Json)

Format = Annotated[
    str,
    OneOf(NAMES),
    Path(alias="format", description="The file that is wished.", examples=["numpy"]),
]
Decimals = Annotated[
    Decimal,
    Query(description="How a CSV is written: 0.5 between commas, or 0,5 between semicolons."),
]
FILES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The file, to be saved under the name that it comes with.",
        "content": {
            export.media_type: {
                "schema": {"type": "object" if export.media_type.endswith("json") else "string"}
            }
            for export in EXPORTS.values()
            if export.media_type != "application/json"
        },
    }
}


def told(export: Export) -> str:
    """A format in a line of the description of the API."""
    needs = f" Needs the package {export.needs}." if export.needs else ""
    name = f"{export.name}, {export.media_type}, {export.filename}"
    return f"{name}: {export.description}{needs}"


ABOUT = "A session as a file.\n\n" + "\n".join(map(told, EXPORTS.values()))


@router.get(
    "/sessions/{key}/export/{format}",
    response_model=Document,
    description=ABOUT,
    responses=FILES | wrong("format", "word", ", ".join(NAMES)),
)
async def export_session(room: Entered, wished: Format, decimal: Decimals = "point") -> Response:
    """A session as a file."""
    session, export = room.session, export_of(wished)
    source = Source(session.experiment.copy(), tuple(session.history.points), decimal)
    async with threads:
        content = await asyncio.to_thread(exported, export, source)
    filename = source.filename(export.filename)
    headers = {"content-disposition": f'attachment; filename="{filename}"'}
    return Response(content, media_type=export.media_type, headers=headers)


def offered() -> list[dict[str, Any]]:
    """All that can be exported, for the catalog; `needs` is a package that is not installed."""
    return [
        {
            "name": export.name,
            "title": export.title,
            "description": export.description,
            "group": export.group,
            "filename": export.filename,
            "needs": lacking(export),
        }
        for export in EXPORTS.values()
    ]
