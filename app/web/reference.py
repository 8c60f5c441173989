"""The API described: what /openapi.json and /docs say beyond what FastAPI finds out by itself."""

from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI
from pydantic.json_schema import models_json_schema

from ..playground.commands import Message, Taken
from ..settings import Settings
from .answers import RefusalAnswer
from .refusals import Refusal, no_session, refusal, too_large

Described = dict[str, Any]
REFERENCE = "#/components/schemas/{model}"
# Of each refusal what it says, and one as it really is; what is wrong each route knows itself.
REFUSALS: dict[str, tuple[str, Refusal | None]] = {
    "403": (
        "Called under a name that is not the server's, or by a foreign page.",
        refusal(
            "This server does not go by that name.", "Host", "a.page", "127.0.0.1, ::1, localhost"
        ),
    ),
    "404": ("No such session.", no_session("nobody")),
    "413": (
        "The body is too large, also where none is wanted.",
        too_large(5_000_000, Settings().max_body_bytes),
    ),
    "422": ("Not allowed; everything is as it was.", None),
    "503": (
        "Every place for a session is in use.",
        refusal("All 200 places for sessions are in use; try again later."),
    ),
}


class DescribedApi(FastAPI):
    """An application that tells of every route how it may refuse, and of the socket its messages.

    A route says itself only what of its own is refused: `responses=wrong(...)`.
    """

    def openapi(self) -> Described:
        """The description."""
        if self.openapi_schema is None:
            self.openapi_schema = completed(super().openapi())
        return self.openapi_schema


def wrong(
    field: str, given: object, allowed: str | None, message: str | None = None
) -> dict[int | str, Described]:
    """For a route's `responses`: what it refuses, by an example that is really refused so."""
    words = message or f"{field} must be {allowed}."
    return {422: in_json({"example": refusal(words, field, given, allowed)})}


def in_json(content: Described) -> Described:
    """The part of an answer's description that is about its content."""
    return {"content": {"application/json": content}}


def completed(api: Described) -> Described:
    """The description with all that every route has in common."""
    for path, operations in api["paths"].items():
        for operation in operations.values():
            operation["summary"], _, more = operation["description"].partition("\n\n")
            operation["description"] = more or operation["summary"]
            operation["responses"] = {**successes(operation), **dict(refusals(path, operation))}
    schemas = api["components"]["schemas"]
    # FastAPI's own refusals, of which there are none.
    del schemas["HTTPValidationError"], schemas["ValidationError"]
    _, told = models_json_schema(
        [(RefusalAnswer, "validation"), (Message, "validation"), (Taken, "validation")],
        ref_template=REFERENCE,
    )
    api["components"]["schemas"] = dict(sorted({**told["$defs"], **schemas}.items()))
    return api


def successes(operation: Described) -> Described:
    """The answers that are no refusals."""
    return {code: told for code, told in operation["responses"].items() if code not in REFUSALS}


def refusals(path: str, operation: Described) -> Iterator[tuple[str, Described]]:
    """By its status each refusal that there can be."""
    given = {parameter["name"] for parameter in operation.get("parameters", ())}
    can_be = {
        "404": "key" in given,
        "422": bool(given - {"key"}) or "requestBody" in operation,
        "503": path.startswith("/api/sessions"),
    }
    schema = {"$ref": REFERENCE.format(model=RefusalAnswer.__name__)}
    for code, (description, common) in REFUSALS.items():
        if can_be.get(code, True):
            example = own_example(operation, code) or common
            content = in_json({"schema": schema, **({"example": example} if example else {})})
            yield code, {"description": description, **content}


def own_example(operation: Described, code: str) -> Refusal | None:
    """The refusal that a route itself tells."""
    content = operation["responses"].get(code, {}).get("content", {})
    example: Refusal | None = content.get("application/json", {}).get("example")
    return example
