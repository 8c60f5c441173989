"""What the README tells its readers to do."""

import re

from tests.server import ROOT, Server

README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(language: str, beginning: str, server: Server) -> str:
    """The block of code that begins so, for this server in the place of a reader's own."""
    blocks: list[str] = re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)
    (found,) = [each for each in blocks if each.startswith(beginning)]
    return found.replace("127.0.0.1:8000", f"127.0.0.1:{server.port}")
