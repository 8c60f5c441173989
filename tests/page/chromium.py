"""Finds a Chromium for the tests, or installs one; as a program, prints where it is."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

from playwright.sync_api import sync_playwright

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
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

PLAYWRIGHT = (sys.executable, "-m", "playwright")


class ChromiumError(RuntimeError):
    """The tests have no browser to run in; the message says what to install."""


def starts(*command: str) -> bool:
    """Whether this program is there with all the libraries that it needs."""
    try:
        done = subprocess.run([*command, "--version"], capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0


def attempt(*command: str) -> None:
    """Run an installer; the caller looks whether it helped."""
    print(f"Trying {' '.join(command)} ...", file=sys.stderr)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    # Standard output is this program's answer, so what an installer says goes beside it.
    subprocess.run(command, stdout=sys.stderr, env=environment, check=False)


def attempt_apt(package: str) -> None:
    """Install a package of Debian's, where that is possible without asking anyone."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        attempt("apt-get", "update", "-qq")
        attempt("apt-get", "install", "-qq", "--no-install-recommends", package)


def prepare_playwright() -> None:
    """See to it that Playwright's driver starts: it brings a Node that needs one more library."""
    if not starts(*PLAYWRIGHT):
        attempt_apt("libatomic1")
    if not starts(*PLAYWRIGHT):
        raise ChromiumError(
            "Playwright does not start: install libatomic (Debian: apt install libatomic1)."
        )


def candidates() -> Iterator[str | None]:
    """Where a Chromium may be: on the path, Playwright's own download, then Debian's package."""
    yield from map(shutil.which, NAMES)
    with sync_playwright() as playwright:
        downloaded = playwright.chromium.executable_path
    yield downloaded
    attempt(*PLAYWRIGHT, "install", "chromium")
    yield downloaded
    attempt_apt("chromium")
    yield shutil.which("chromium")


def find_chromium() -> str:
    """The path of a Chromium that starts.

    Raises:
        ChromiumError: there is none and none could be installed, or CHROMIUM names something else.
    """
    prepare_playwright()
    chosen = os.environ.get("CHROMIUM")
    if chosen:
        if starts(chosen):
            return shutil.which(chosen) or chosen
        raise ChromiumError(f"CHROMIUM names {chosen}, which does not start as a browser.")
    for path in candidates():
        if path and starts(path):
            return path
    raise ChromiumError(
        "The tests need Chromium: install it (Debian: apt install chromium) "
        "or name yours in the variable CHROMIUM."
    )


if __name__ == "__main__":
    try:
        print(find_chromium())
    except ChromiumError as error:
        sys.exit(str(error))
