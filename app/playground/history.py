"""Every drag and step, back and forth: the changes, and full states thinned by a replay's price.

Beside them the points keep the values of all parameters in single precision, so that their paths
can be drawn without a replay.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from copy import copy
from dataclasses import replace
from itertools import accumulate, groupby

from ..engine.trainer import Metrics
from .experiment import Change, Moment
from .points import Kind, Point, Values, bytes_carried, bytes_of, compact

# An entry of more points than this is thinned to half as many, evenly over its steps.
ENTRY_POINTS = 400
# Beyond this many points every entry is halved; where that is not enough, the oldest are forgotten.
# A whole frame tells so many within about the 10 ms that a turn may take.
MAX_POINTS = 6_000
# A point gets a full state where replaying to it would take more than this many multiplications,
# about 10 ms; see Run for how changes are priced.
STATE_SPACING = 10_000_000
# When full states take more bytes than this, the spacing doubles.
MAX_STATE_BYTES = 4_000_000
# When opened documents and brought data take more bytes than this, the oldest half of them are
# forgotten.
MAX_CARRIED_BYTES = 4_000_000
# When the values at all points take more bytes than this, they are kept at fewer of them.
MAX_VALUE_BYTES = 4_000_000


class History:
    """The points in order, and the place of the present one among them.

    Indices grow along the points and never change; the points of one entry stand together, and its
    first and its last one stay when others are thinned out.
    """

    def __init__(self, moment: Moment, metrics: Metrics) -> None:
        progress = moment.snapshot.progress
        values = Values.of(moment)
        self.points = [
            Point(0, 0, "start", "start", progress, metrics, (), 0, 0, moment, values, 0)
        ]
        self.place = 0
        self.last_serial = 0
        self.thinnings = 0
        self._spacing = STATE_SPACING
        self._state_bytes = bytes_of(moment)
        self._value_distance = 1
        # At most so many: those of points that were dropped are still counted in.
        self._value_bytes = len(values.flat)

    def copy(self) -> "History":
        """One that goes on by itself; the points are shared, since they never change."""
        twin = copy(self)
        twin.points = self.points.copy()
        return twin

    @property
    def here(self) -> Point:
        """The present point."""
        return self.points[self.place]

    @property
    def length(self) -> int:
        """One more than the index of the last point."""
        return self.points[-1].index + 1

    def before(self) -> int:
        """The place that undo goes to: the last point of the entry before, or the start."""
        place = self.place
        while place > 0 and self.points[place].entry == self.here.entry:
            place -= 1
        return place

    def after(self) -> int:
        """The place that redo goes to: the end of this entry, from there the end of the next."""
        last = len(self.points) - 1
        place = min(self.place + 1, last)
        while place < last and self.points[place + 1].entry == self.points[place].entry:
            place += 1
        return place

    def nearest(self, index: int) -> int:
        """The place of the last point whose index is at most `index`."""
        return max(0, bisect_right(self.points, index, key=lambda point: point.index) - 1)

    def way_to(self, place: int) -> tuple[Moment, list[Change]]:
        """A full state, and the changes that lead from it to the point at `place`."""
        steps: list[tuple[Change, ...]] = []
        while (moment := self.points[place].moment) is None:
            changes = self.points[place].changes
            if moment := self.points[place].opened:
                steps.append(changes[1:])
                break
            steps.append(changes)
            place -= 1
        return moment, [change for changes in reversed(steps) for change in changes]

    def since(self, serial: int) -> list[Point]:
        """The points made after the one with this serial; they are the last ones."""
        place = len(self.points)
        while place > 0 and self.points[place - 1].serial > serial:
            place -= 1
        return self.points[place:]

    def record(
        self,
        kind: Kind,
        label: str,
        changes: Sequence[Change],
        cost: int,
        moment: Moment,
        metrics: Metrics,
        continues: bool,
    ) -> None:
        """Add the point that `changes` led to, and drop what was ahead.

        It opens a new entry unless it `continues` that of the present point.
        """
        here = self.here
        opens = any(isinstance(change, Moment) for change in changes)
        replay = cost if opens else here.replay + cost
        kept = moment if replay > self._spacing else None
        values = Values.of(moment)
        self.points[self.place + 1 :] = [
            Point(
                index=here.index + 1,
                entry=here.entry if continues else here.entry + 1,
                kind=here.kind if continues else kind,
                label=label,
                progress=moment.snapshot.progress,
                metrics=metrics,
                changes=compact(changes),
                cost=cost,
                replay=0 if kept else replay,
                moment=kept,
                values=values,
                serial=self._new_serial(),
            )
        ]
        self.place += 1
        self._value_bytes += len(values.flat)
        if kept:
            self._state_bytes += bytes_of(kept)
        self._thin(bytes_carried(changes) > 0)

    def amend(
        self, label: str, changes: Sequence[Change], moment: Moment, metrics: Metrics
    ) -> None:
        """Let the present point, the last one, stand for what `changes` have made of it since."""
        self.points[self.place] = replace(
            self.here,
            label=label,
            metrics=metrics,
            changes=compact([*self.here.changes, *changes]),
            moment=moment if self.here.moment else None,
            values=Values.of(moment),
            serial=self._new_serial(),
        )

    def _new_serial(self) -> int:
        self.last_serial += 1
        return self.last_serial

    def _thin(self, carries: bool) -> None:
        self._thin_states()
        self._thin_entry()
        self._thin_all()
        if carries:
            self._bound_carried()
        self._thin_values()

    def _thin_entry(self) -> None:
        first = len(self.points) - ENTRY_POINTS - 1
        if first < 1 or self.points[first].entry != self.here.entry:
            return
        # With new serials they are news: they replace what a page has of this entry.
        thinned = self._thinned(self.points[first:], ENTRY_POINTS // 2)
        self.points[first:] = [replace(each, serial=self._new_serial()) for each in thinned]
        self.place = len(self.points) - 1

    def _thin_all(self) -> None:
        if len(self.points) <= MAX_POINTS:
            return
        entries = [list(entry) for _, entry in groupby(self.points, key=lambda each: each.entry)]
        self.points = [
            point for entry in entries for point in self._thinned(entry, len(entry) // 2)
        ]
        if len(self.points) > MAX_POINTS - MAX_POINTS // 10:
            self._forget(MAX_POINTS // 10)
        self.place = len(self.points) - 1
        self.thinnings += 1

    def _thinned(self, entry: Sequence[Point], most: int) -> list[Point]:
        """At most `most` of an entry's points at even distances, its first and its last."""
        stay = {point.index for point in (entry[0], *_evenly(entry, most), entry[-1])}
        thinned = _merged(entry, stay)
        self._state_bytes += _bytes_of_states(thinned) - _bytes_of_states(entry)
        return thinned

    def _thin_states(self) -> None:
        while self._state_bytes > MAX_STATE_BYTES:
            self._spacing *= 2
            self._state_bytes = replay = 0
            for place, point in enumerate(self.points):
                replay = point.cost + (0 if point.opened else replay)
                moment = point.moment if place == 0 or replay > self._spacing else None
                if moment:
                    replay = 0
                    self._state_bytes += bytes_of(moment)
                self.points[place] = replace(point, moment=moment, replay=replay)

    def _thin_values(self) -> None:
        """Keep values at even distances along the history, and at the last point."""
        if len(self.points) > 1:
            self._keep_apart(len(self.points) - 2)
        if self._value_bytes > MAX_VALUE_BYTES:
            self._value_bytes = _bytes_of_values(self.points)
        while self._value_bytes > MAX_VALUE_BYTES:
            self._value_distance *= 2
            for place in range(len(self.points) - 1):
                self._keep_apart(place)
            self._value_bytes = _bytes_of_values(self.points)

    def _keep_apart(self, place: int) -> None:
        """Drop the values at `place` if others are kept too near before it."""
        for before in range(place - 1, -1, -1):
            if self.points[place].index - self.points[before].index >= self._value_distance:
                return
            if self.points[before].values:
                self.points[place] = replace(self.points[place], values=None)
                return

    def _bound_carried(self) -> None:
        taken = list(accumulate(bytes_carried(each.changes) for each in reversed(self.points)))
        if taken[-1] > MAX_CARRIED_BYTES:
            self._forget(len(taken) - max(1, bisect_right(taken, MAX_CARRIED_BYTES // 2)))
            self.place = len(self.points) - 1
            self.thinnings += 1

    def _forget(self, first: int) -> None:
        """Drop what is before the first point with a full state from the place `first` on."""
        for place in range(first, len(self.points)):
            point = self.points[place]
            if point.moment or point.opened:
                self._state_bytes -= _bytes_of_states(self.points[:place])
                del self.points[:place]
                if point.moment:
                    self.points[0] = replace(point, changes=(), cost=0)
                return


def _evenly(points: Sequence[Point], most: int) -> list[Point]:
    """At most `most` of the points, the last one of every so many steps."""
    distance = 1
    while True:
        parts = groupby(points, key=lambda each: each.progress.step // distance)
        # A full state is worth more than an even distance.
        kept = [max(part, key=lambda each: (bool(each.moment), each.index)) for _, part in parts]
        if len(kept) <= max(1, most):
            return kept
        distance *= 2


def _bytes_of_states(points: Iterable[Point]) -> int:
    return sum(bytes_of(point.moment) for point in points if point.moment)


def _bytes_of_values(points: Iterable[Point]) -> int:
    return sum(len(point.values.flat) for point in points if point.values)


def _merged(points: Iterable[Point], stay: Collection[int]) -> list[Point]:
    """The points with an index in `stay`; each takes over the changes of those that went before."""
    kept: list[Point] = []
    changes: tuple[Change, ...] = ()
    cost = 0
    for point in points:
        changes, cost = (*changes, *point.changes), cost + point.cost
        if point.index in stay:
            kept.append(replace(point, changes=compact(changes), cost=cost))
            changes, cost = (), 0
    return kept
