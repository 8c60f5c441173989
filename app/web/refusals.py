"""Every refusal in words: what is wrong, the field, what was given and what is allowed."""

from collections.abc import Mapping, Sequence
from typing import Any, get_args

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError
from pydantic_core import ErrorDetails
from starlette.exceptions import HTTPException

from ..playground.catalog import bounds
from ..playground.commands import Action
from ..playground.errors import NoRoomError, PlaygroundError, UnknownSessionError
from ..playground.watch import Watch
from .wire import JSON, Json

# What was given is told back only so far.
MAX_GIVEN = 80
# The tags by which pydantic tells commands apart; it puts them into the place of an error.
COMMANDS = [
    get_args(command.model_fields["type"].annotation)[0] for command in (*get_args(Action), Watch)
]
KINDS = {
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_parsing_size": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "finite_number": "a finite number",
    "bool_type": "true or false",
    "string_type": "a text",
    "list_type": "a list",
    "dict_type": "an object",
    "model_type": "an object",
    "model_attributes_type": "an object",
    "union_tag_not_found": "an object with a type, one of " + ", ".join(COMMANDS),
}
# Of what a length is told.
LENGTHS = {
    "too_short": "a list of",
    "too_long": "a list of",
    "string_too_short": "a text of length",
    "string_too_long": "a text of length",
}
Refusal = dict[str, dict[str, Any]]


def refusal(
    message: str,
    field: str | None = None,
    given: object = None,
    allowed: str | None = None,
    at: int | None = None,
) -> Refusal:
    """The body of an answer that refuses something."""
    given = _shortened(given)
    parts = {"message": message, "field": field, "given": given, "allowed": allowed, "at": at}
    return {"error": {name: part for name, part in parts.items() if part is not None}}


def explain(error: Exception, single: bool = True) -> Refusal:
    """The refusal that an exception of the playground or of pydantic stands for.

    `single` tells that no list of commands was sent, so that none needs a number.
    """
    if isinstance(error, PlaygroundError):
        return refusal(error.message, error.field, error.given, error.allowed, error.at)
    if isinstance(error, ValidationError):
        return explain_details(error.errors(include_url=False)[0], single)
    return refusal("Something broke in the server; the session is as it was.")


def explain_details(details: ErrorDetails | Mapping[str, Any], single: bool) -> Refusal:
    """The refusal for one of pydantic's errors; `single` as in `explain`."""
    context = details.get("ctx", {})
    if details["type"] == "json_invalid":
        reason = f"{context['error']}, at character {details['loc'][-1]}"
        return refusal(f"This is not JSON: {reason}.", allowed=JSON)
    names = _names(details["loc"], single)
    if details["type"] == "unknown_field":
        names = [*names, context["name"]]
        return refusal(
            f"There is no field {'.'.join(names)}.", ".".join(names), None, context["allowed"]
        )
    if details["type"] == "newer_format":
        place = ".".join([*names, "format"])
        return refusal(f"{details['msg']}.", place, context["form"], str(context["known"]))
    field = ".".join(names) or None
    if details["type"] == "formula":
        return refusal(details["msg"], field, details.get("input"), None, context["at"])
    allowed = _allowed(details["type"], field, context)
    where = field or "What was sent"
    if details["type"] == "missing":
        return refusal(f"{where} is missing.", field)
    reason = f"must be {allowed}" if allowed else _sentence(details["msg"])
    return refusal(f"{where} {reason}.", field, details.get("input"), allowed)


def no_json() -> Refusal:
    """The refusal of a body that does not say it is JSON."""
    kind = "application/json"
    words = f"The body must be JSON, and said to be by the header Content-Type: {kind}."
    return refusal(words, "Content-Type", allowed=kind)


def no_session(key: str) -> Refusal:
    """The refusal of a session that is not there."""
    return refusal(f"There is no session {_shortened(key)}: it never was, or it is no longer kept.")


def too_large(size: int, most: int) -> Refusal:
    """The refusal of a body of so many bytes."""
    allowed = f"at most {most:,} bytes"
    return refusal(f"The body must be {allowed}.", None, f"{size:,} bytes", allowed)


def _names(place: Sequence[int | str], single: bool) -> list[str]:
    """The path to a field, without what only FastAPI and pydantic put into it."""
    parts = list(place)
    if parts and parts[0] in ("body", "query", "path"):
        del parts[0]
    # Commands stand in a list, and each is followed by its tag.
    at = 1 if parts[:1] == ["commands"] else 0
    if len(parts) > at + 1 and isinstance(parts[at], int) and parts[at + 1] in COMMANDS:
        del parts[at + 1]
    if single and parts[at : at + 1] == [0]:
        del parts[: at + 1]
    # Of several kinds of value that may stand there, each is named in words of pydantic's own.
    names = map(str, parts)
    return [name for name in names if name.isdecimal() or (name.isidentifier() and name.islower())]


def _allowed(kind: str, field: str | None, context: Mapping[str, Any]) -> str | None:
    if kind in KINDS:
        return KINDS[kind]
    if kind in LENGTHS:
        return f"{LENGTHS[kind]} {in_words(_limits(context))}"
    if "expected" in context:
        return str(context["expected"]).replace("'", "").replace(" or ", ", ")
    if "expected_tags" in context:
        return f"an object with a type, one of {str(context['expected_tags']).replace(chr(39), '')}"
    limits = _limits(context)
    for name, known in bounds().items() if limits else ():
        if field is not None and _without_numbers(field).endswith(name):
            limits = {**known}
    return in_words(limits) if limits else None


def _limits(context: Mapping[str, Any]) -> dict[str, float]:
    words = {
        "ge": "minimum",
        "le": "maximum",
        "gt": "exclusive_minimum",
        "min_length": "minimum",
        "max_length": "maximum",
    }
    return {ours: context[word] for word, ours in words.items() if word in context}


def in_words(limits: Mapping[str, float]) -> str:
    """A range of allowed numbers, or of lengths."""
    parts = []
    if "exclusive_minimum" in limits:
        parts.append(f"above {limits['exclusive_minimum']:,.15g}")
    if "minimum" in limits:
        parts.append(f"at least {limits['minimum']:,.15g}")
    if "maximum" in limits:
        parts.append(f"at most {limits['maximum']:,.15g}")
    return " and ".join(parts)


def _without_numbers(field: str) -> str:
    return ".".join(part for part in field.split(".") if not part.isdecimal())


def _sentence(message: str) -> str:
    return message.removeprefix("Value error, ").rstrip(".")


def _shortened(given: object) -> object:
    # Whole numbers go as far as 64 bits in what is answered, and no field goes farther.
    if given is None or isinstance(given, float) or (isinstance(given, int) and abs(given) < 2**63):
        return given
    try:
        # JSON can say half a character, which UTF-8 cannot.
        data = given if isinstance(given, bytes) else str(given).encode(errors="replace")
    except RecursionError:
        # Lists within lists are read deeper than Python can write them.
        return None
    text = data.decode(errors="replace")
    return text if len(text) <= MAX_GIVEN else f"{text[: MAX_GIVEN - 1]}…"


def add_refusals(app: FastAPI) -> None:
    """Let `app` answer every exception in words."""

    @app.exception_handler(RequestValidationError)
    async def invalid(_: Request, error: RequestValidationError) -> Response:
        if isinstance(error.body, bytes):
            return Json(no_json(), status_code=422)
        single = not isinstance(error.body, list)
        return Json(explain_details(error.errors()[0], single), status_code=422)

    @app.exception_handler(PlaygroundError)
    @app.exception_handler(ValidationError)
    async def impossible(_: Request, error: Exception) -> Response:
        return Json(explain(error), status_code=422)

    @app.exception_handler(UnknownSessionError)
    async def unknown(_: Request, error: UnknownSessionError) -> Response:
        return Json(no_session(error.args[0]), status_code=404)

    @app.exception_handler(NoRoomError)
    async def full(_: Request, error: NoRoomError) -> Response:
        return Json(refusal(str(error)), status_code=503)

    @app.exception_handler(Exception)
    async def broken(_: Request, error: Exception) -> Response:
        return Json(explain(error), status_code=500)

    @app.exception_handler(HTTPException)
    async def other(request: Request, error: HTTPException) -> Response:
        headers = dict(error.headers or {})
        # Each method of a path has a route of its own, and the router names only the first one's.
        path = getattr(request.scope.get("route"), "path", None)
        if error.status_code == 405 and path in (paths := request.app.openapi()["paths"]):
            headers["Allow"] = ", ".join(paths[path]).upper()
        return Json(refusal(f"{error.detail}."), error.status_code, headers)
