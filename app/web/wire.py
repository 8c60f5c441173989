"""What goes over the wire: JSON in, JSON out."""

import base64
from collections.abc import Callable, Coroutine
from typing import Any

import numpy as np
import orjson
from fastapi import Request, Response
from fastapi.routing import APIRoute
from numpy.typing import NDArray
from starlette.responses import JSONResponse

from ..playground.errors import PlaygroundError
from ..playground.grid import SmallField

JSON = "JSON, without NaN and Infinity"
# The names by which plotly.js knows the types of its typed arrays.
TYPES = {"float32": "f4", "int8": "i1"}
# What of a frame's parts goes as bytes.
FIELDS = {
    "boundary": ("z", "margins"),
    "unit_field": ("z",),
    "sensitivity": ("z",),
    "landscape": ("z",),
    "paths": ("values",),
    "hidden": ("z", "margins", "train", "test"),
}


def decode(text: str | bytes) -> object:
    """The value that `text` says; raises PlaygroundError where it is not JSON."""
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise PlaygroundError(f"This is not JSON: {error}.", given=text, allowed=JSON) from None


def encode(value: object) -> bytes:
    """JSON with every number written out; what is not finite is null."""
    return orjson.dumps(value, default=_plain, option=orjson.OPT_SERIALIZE_NUMPY)


class Call(Request):
    """A call over HTTP, whose JSON is read as that of a message on the socket."""

    async def json(self) -> object:
        """What the body says; raises orjson.JSONDecodeError where it is not JSON."""
        return orjson.loads(await self.body())


class JsonRoute(APIRoute):
    """A route for calls in JSON."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """What answers a call."""
        answer = super().get_route_handler()

        async def answer_call(request: Request) -> Response:
            return await answer(Call(request.scope, request.receive))

        return answer_call


class Json(JSONResponse):
    """An answer in JSON."""

    def render(self, content: object) -> bytes:
        """The bytes of it."""
        return encode(content)


def encode_frame(frame: dict[str, Any]) -> str:
    """JSON for the socket: fields are typed arrays, other arrays lists; not finite is null."""
    options = orjson.OPT_SERIALIZE_NUMPY | orjson.OPT_PASSTHROUGH_DATACLASS
    for name, fields in FIELDS.items():
        part = frame.get(name)
        if part is not None:
            packed = {each: typed_array(part[each]) for each in fields if each in part}
            frame = {**frame, name: {**part, **packed}}
    return orjson.dumps(frame, default=_plain, option=options).decode()


def typed_array(values: NDArray[Any]) -> dict[str, str]:
    """The form that plotly.js reads: little-endian bytes in base 64, and the shape in words."""
    data = np.ascontiguousarray(values)
    return {
        "dtype": TYPES[data.dtype.name],
        "bdata": base64.b64encode(data.data).decode(),
        "shape": ", ".join(map(str, data.shape)),
    }


def _plain(value: object) -> object:
    if isinstance(value, SmallField):
        return {**typed_array(value.small), "scale": value.scale}
    if isinstance(value, np.ndarray):
        # A view that does not lie in one piece.
        return value.tolist()
    raise TypeError(f"{type(value).__name__} has no JSON")
