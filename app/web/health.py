"""Whether the server lives."""

from fastapi import APIRouter, Response

from .answers import Health
from .wire import Json

router = APIRouter()


@router.get("/healthz", response_model=Health)
async def healthz() -> Response:
    """Whether the server lives."""
    return Json({"status": "ok"})
