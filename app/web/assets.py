"""Files for the page: ours from the tree or the wheel, and plotly.js, gzipped once at start."""

import gzip
import hashlib
from functools import cached_property
from pathlib import Path

from plotly.offline import get_plotlyjs
from starlette.requests import Request
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

PACKAGE = Path(__file__).parents[1]


def folder(name: str) -> Path:
    """The folder `name`: within the installed package, or beside it in the source tree."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name


class FreshFiles(StaticFiles):
    """Static files that a browser asks about before it uses its copy (ETag)."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, or 304 where the browser's copy is the same."""
        response = await super().get_response(path, scope)
        response.headers["cache-control"] = "no-cache"
        return response


class Plotly:
    """plotly.js from the `plotly` package, under an address that changes with its content."""

    @cached_property
    def _script(self) -> bytes:
        script: str = get_plotlyjs()
        return script.encode()

    @cached_property
    def _gzipped(self) -> bytes:
        return gzip.compress(self._script, compresslevel=6, mtime=0)

    @cached_property
    def url(self) -> str:
        """Where it is served."""
        return f"/assets/plotly-{hashlib.sha256(self._script).hexdigest()[:12]}.min.js"

    def prepare(self) -> None:
        """Do now what would make the first request slow."""
        _ = self.url, self._gzipped

    def response(self, request: Request) -> Response:
        """The script, gzipped for all who can take it; it never changes under its address."""
        headers = {
            "cache-control": "public, max-age=31536000, immutable",
            "vary": "accept-encoding",
        }
        if "gzip" not in request.headers.get("accept-encoding", ""):
            return Response(self._script, media_type="text/javascript", headers=headers)
        headers["content-encoding"] = "gzip"
        return Response(self._gzipped, media_type="text/javascript", headers=headers)
