"""How many steps of a play are due, by the clock and by the frames that pages take."""

# A page that was away or slow is not made up for beyond this many seconds.
MAX_LAG = 0.25


class Pace:
    """Counts the steps of one play against the clock. Times are in seconds, of one steady clock."""

    def __init__(self, steps_per_second: float | None, now: float) -> None:
        self.steps_per_second = steps_per_second
        self._last = now
        self._owed = 1.0

    def due(self, now: float) -> int:
        """The steps that are due; without a rate it is always one."""
        if self.steps_per_second is None:
            return 1
        lag = min(now - self._last, MAX_LAG)
        self._owed += lag * self.steps_per_second
        self._last = now
        return int(self._owed)

    def made(self, steps: int) -> None:
        """Those steps were made; what is still owed beyond the longest lag is forgiven."""
        if self.steps_per_second is not None:
            most = max(1.0, MAX_LAG * self.steps_per_second)
            self._owed = min(self._owed - steps, most)

    def wait(self) -> float:
        """Seconds, from the last `due` on, until a step is due."""
        if self.steps_per_second is None:
            return 0.0
        return max(0.0, (1.0 - self._owed) / self.steps_per_second)
