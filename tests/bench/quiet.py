"""Waits until a machine has nothing else to do, since a benchmark measures whoever is busiest."""

import sys
import time
from pathlib import Path

COUNTERS = Path("/proc/stat")
WINDOW = 1.0
BUSY = 0.1
QUIET_WINDOWS = 3
PATIENCE = 300.0


def busy_share(seconds: float) -> float:
    """The share of all processors' time that was not idle during the next seconds, from 0 to 1."""
    before = counters()
    time.sleep(seconds)
    spent = [now - then for now, then in zip(counters(), before, strict=True)]
    idle = spent[3] + spent[4]
    return 1 - idle / max(1, sum(spent))


def counters() -> list[int]:
    """Ticks of all processors together since the start: user, nice, system, idle, waiting ..."""
    first = COUNTERS.read_text(encoding="ascii").splitlines()[0]
    return [int(word) for word in first.split()[1:]]


def wait_until_quiet() -> None:
    """Return after three seconds of idle processors; after five minutes, say so and go on.

    Where Linux's counters are missing it returns at once.
    """
    if not COUNTERS.exists():
        return
    start, quiet = time.monotonic(), 0
    while quiet < QUIET_WINDOWS:
        share = busy_share(WINDOW)
        quiet = quiet + 1 if share < BUSY else 0
        if quiet == 0 and time.monotonic() - start > PATIENCE:
            print(f"The machine is {share:.0%} busy with other things.", file=sys.stderr)
            return
