"""Finds a Chromium for the tests, or installs one; as a program, prints where it is."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "Google Chrome",
)

# Without them Chromium calls its maker at every start, and a test's page should be the only talker.
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)

NOT_FOUND = (
    "The tests need Chromium: install it (Debian: apt install chromium) "
    "or name yours in the variable CHROMIUM."
)


class ChromiumError(RuntimeError):
    """No Chromium that starts was found, and none could be installed."""


def starts(path: str | None) -> bool:
    """Whether the browser at `path` is there with all its libraries."""
    if not path or not Path(path).exists():
        return False
    return subprocess.run([path, "--version"], capture_output=True, check=False).returncode == 0


def install(*commands: list[str]) -> None:
    """Run the commands up to the first that fails; the caller looks whether it helped."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in commands:
        # Standard output is this program's answer, so what an installer says goes beside it.
        if subprocess.run(command, stdout=sys.stderr, env=environment, check=False).returncode:
            return


def candidates() -> Iterator[str | None]:
    """Where a Chromium may be, what is already here first; later ones install it on the way."""
    yield from map(shutil.which, NAMES)
    with sync_playwright() as playwright:
        downloaded = playwright.chromium.executable_path
    yield downloaded
    print("No Chromium here: asking Playwright for one ...", file=sys.stderr)
    install([sys.executable, "-m", "playwright", "install", "chromium"])
    yield downloaded
    if shutil.which("apt-get") and os.geteuid() == 0:
        print("Installing Debian's Chromium ...", file=sys.stderr)
        install(
            ["apt-get", "update", "--quiet"],
            ["apt-get", "install", "--quiet", "--yes", "--no-install-recommends", "chromium"],
        )
        yield shutil.which("chromium")


def find_chromium() -> str:
    """The path of a Chromium that starts.

    Raises:
        ChromiumError: there is none and none could be installed, or CHROMIUM names something else.
    """
    chosen = os.environ.get("CHROMIUM")
    if chosen:
        if starts(shutil.which(chosen)):
            return chosen
        raise ChromiumError(f"CHROMIUM names {chosen}, which does not start as a browser.")
    for path in candidates():
        if path and starts(path):
            return path
    raise ChromiumError(NOT_FOUND)


if __name__ == "__main__":
    try:
        print(find_chromium())
    except ChromiumError as error:
        sys.exit(str(error))
