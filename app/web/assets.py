"""Files for the page, held in memory and gzipped once: ours from tree or wheel, and plotly.js."""

import gzip
import hashlib
from functools import cached_property
from mimetypes import guess_type
from pathlib import Path

from plotly.offline import get_plotlyjs
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

# A browser asks about its copy before it uses it; or it keeps it, since the address would change.
ASKED_ABOUT, KEPT = "no-cache", "public, max-age=31536000, immutable"


class Packed:
    """A file's content, gzipped for all who can take it."""

    def __init__(self, content: bytes, media_type: str | None, caching: str) -> None:
        self.digest = hashlib.sha256(content).hexdigest()[:12]
        self.plain = content
        self._media_type = media_type
        self._caching = caching

    @cached_property
    def zipped(self) -> bytes:
        """The content, gzipped: of a large one this takes a while."""
        return gzip.compress(self.plain, compresslevel=6, mtime=0)

    def response(self, asked: Headers) -> Response:
        """The content, or 304 where the copy of who asks is the same."""
        zips = "gzip" in asked.get("accept-encoding", "")
        etag = f'"{self.digest}-gzip"' if zips else f'"{self.digest}"'
        headers = {"cache-control": self._caching, "vary": "accept-encoding", "etag": etag}
        if asked.get("if-none-match") == etag:
            return Response(status_code=304, headers=headers)
        if zips:
            headers["content-encoding"] = "gzip"
        content = self.zipped if zips else self.plain
        return Response(content, media_type=self._media_type, headers=headers)


class Files(StaticFiles):
    """The files of a folder: from memory once they are prepared, unless they have changed since."""

    def __init__(self, root: Path) -> None:
        super().__init__(directory=root)
        self._held: dict[str, tuple[Path, int, Packed]] = {}
        self._root = root

    def prepare(self) -> None:
        """Read them all: a page wants nearly all of them at once, and a thread for each is slow."""
        for path in self._root.rglob("*"):
            if path.is_file():
                changed = path.stat().st_mtime_ns
                packed = Packed(path.read_bytes(), guess_type(path)[0], ASKED_ABOUT)
                _ = packed.zipped
                self._held[str(path.relative_to(self._root))] = path, changed, packed

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, or 304 where the browser's copy is the same."""
        packed = self._unchanged(path) if scope["method"] == "GET" else None
        if packed:
            return packed.response(Headers(scope=scope))
        response = await super().get_response(path, scope)
        response.headers["cache-control"] = ASKED_ABOUT
        return response

    def _unchanged(self, name: str) -> Packed | None:
        if name not in self._held:
            return None
        path, changed, packed = self._held[name]
        try:
            return packed if path.stat().st_mtime_ns == changed else None
        except OSError:
            return None


class Plotly:
    """plotly.js from the `plotly` package, under an address that changes with its content."""

    @cached_property
    def packed(self) -> Packed:
        """The script."""
        script: str = get_plotlyjs()
        return Packed(script.encode(), "text/javascript", KEPT)

    @cached_property
    def url(self) -> str:
        """Where it is served."""
        return f"/assets/plotly-{self.packed.digest}.min.js"

    def prepare(self) -> None:
        """Do now what would make the first request slow."""
        _ = self.url, self.packed.zipped
