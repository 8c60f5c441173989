"""One living session: a single task applies what arrives, plays, and shows."""

import asyncio
import logging
from collections import OrderedDict, deque
from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter

from pydantic import ValidationError

from .commands import Action
from .errors import NoRoomError, PlaygroundError
from .frame import whole_frame
from .pace import Pace
from .parts import Frame
from .session import Session
from .sweeps import Sweep
from .viewer import Viewer
from .watch import Watch

# After this many seconds of work, others get their turn. A drag elsewhere needs about four turns
# from the message to the frame, so that this is well below the 10 ms that a turn may take.
SLICE = 0.004
# Pages whose last message is remembered, so that none is applied twice.
REMEMBERED = 64

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Wish:
    """Commands that arrived over HTTP; `answer` gets the whole frame after them."""

    actions: Sequence[Action]
    answer: "asyncio.Future[Frame]"


@dataclass(frozen=True)
class Letter:
    """Commands that arrived from a page."""

    viewer: Viewer
    seq: int
    commands: Sequence[Action | Watch]


class Room:
    """A session with all who use it. Must be made where an event loop runs."""

    def __init__(self, session: Session, max_viewers: int) -> None:
        self.session = session
        self.viewers: set[Viewer] = set()
        self.sweep: Sweep | None = None
        self._max_viewers = max_viewers
        self._arrived: deque[Wish | Letter] = deque()
        self._woken = asyncio.Event()
        self._acknowledged: OrderedDict[str, int] = OrderedDict()
        self._pace: Pace | None = None
        self._busy = False
        self._closed = False
        self._task = asyncio.create_task(self._live())

    @property
    def idle(self) -> bool:
        """Whether nobody is here and nothing is under way."""
        sweeps = self.sweep is not None and self.sweep.state == "running"
        return not (self.viewers or self._arrived or self._busy or sweeps)

    def close(self) -> None:
        """End its task; who comes later is told so."""
        self._closed = True
        self._task.cancel()
        if self.sweep is not None:
            self.sweep.cancel()

    # What comes in

    async def apply(self, actions: Sequence[Action]) -> Frame:
        """Apply commands in their turn, all or none; the whole frame after them.

        Raises NoRoomError for a room that was closed, PlaygroundError, or pydantic's
        ValidationError.
        """
        self._refuse_if_closed()
        answer: asyncio.Future[Frame] = asyncio.get_running_loop().create_future()
        self._arrived.append(Wish(actions, answer))
        self._woken.set()
        return await answer

    def begin(self, sweep: Sweep) -> None:
        """Train these networks beside the session, in place of those of before."""
        self._refuse_if_closed()
        if self.sweep is not None:
            self.sweep.cancel()
        self.sweep = sweep
        sweep.begin()

    def enter(self, viewer: Viewer) -> None:
        """A page connects; raises NoRoomError when too many have, or the room was closed."""
        self._refuse_if_closed()
        if len(self.viewers) >= self._max_viewers:
            raise NoRoomError(f"{self._max_viewers} pages are connected to this session already.")
        self.viewers.add(viewer)
        self._woken.set()

    def leave(self, viewer: Viewer) -> None:
        """A page is gone."""
        self.viewers.discard(viewer)

    def receive(self, viewer: Viewer, seq: int, commands: Sequence[Action | Watch]) -> None:
        """A message of a page, to be applied in its turn."""
        self._arrived.append(Letter(viewer, seq, commands))
        self._woken.set()

    def taken(self, viewer: Viewer, revision: int) -> bool:
        """A page has painted a frame; returns whether there was such a frame to paint."""
        was_sent = viewer.took(revision)
        if was_sent:
            self._woken.set()
        return was_sent

    def _refuse_if_closed(self) -> None:
        if self._closed:
            raise NoRoomError("This session was just put into the store; ask for it again.")

    # The task

    async def _live(self) -> None:
        while True:
            await self._rest()
            # All that is here by now, then frames: what arrives meanwhile comes in the next round.
            for _ in range(len(self._arrived)):
                self._busy = True
                await self._do(self._arrived.popleft())
                self._busy = False
                await asyncio.sleep(0)
            self._play()
            for viewer in tuple(self.viewers):
                self._show(viewer)
                viewer.begin_study(self.session, self._woken.set)
                await asyncio.sleep(0)

    async def _rest(self) -> None:
        """Wait until something arrives, or a step of the play is due and a page can take it."""
        plays = self._pace is not None and self._has_watcher()
        try:
            async with asyncio.timeout(self._pace.wait() if plays and self._pace else None):
                await self._woken.wait()
        except TimeoutError:
            pass
        self._woken.clear()

    def _has_watcher(self) -> bool:
        return any(viewer.waiting for viewer in self.viewers)

    async def _do(self, job: Wish | Letter) -> None:
        try:
            if isinstance(job, Wish):
                await self._apply(job.actions)
                if not job.answer.done():
                    job.answer.set_result(whole_frame(self.session))
            else:
                await self._read(job)
        except (PlaygroundError, ValidationError) as error:
            self._refuse(job, error)
        except Exception as error:
            logger.exception("a command failed")
            self._refuse(job, error)

    @staticmethod
    def _refuse(job: Wish | Letter, error: Exception) -> None:
        if isinstance(job, Letter):
            job.viewer.refuse(error, job.seq)
        elif not job.answer.done():
            job.answer.set_exception(error)

    async def _read(self, letter: Letter) -> None:
        viewer, client = letter.viewer, letter.viewer.client
        watches = [each for each in letter.commands if isinstance(each, Watch)]
        actions = [each for each in letter.commands if not isinstance(each, Watch)]
        # A message that only watches belongs to its socket, and is never one sent again.
        repeated = bool(actions and client and self._is_repeated(client, letter.seq))
        before = viewer.view.watch
        try:
            for watch in watches:
                viewer.view.watch = viewer.view.after(watch, self.session.experiment)
            if actions and not repeated:
                await self._apply(actions)
        except BaseException:
            viewer.view.watch = before
            raise
        viewer.due = viewer.due or bool(watches)
        viewer.ack = max(letter.seq, viewer.ack or 0)

    def _is_repeated(self, client: str, seq: int) -> bool:
        """Whether this client's message came before; remembers that it has come now."""
        highest = self._acknowledged.get(client, -1)
        self._acknowledged[client] = max(seq, highest)
        self._acknowledged.move_to_end(client)
        if len(self._acknowledged) > REMEMBERED:
            self._acknowledged.popitem(last=False)
        return seq <= highest

    async def _apply(self, actions: Sequence[Action]) -> None:
        end = perf_counter() + SLICE
        for _ in self.session.apply(actions):
            if perf_counter() >= end:
                await asyncio.sleep(0)
                end = perf_counter() + SLICE
        self._set_pace()

    def _set_pace(self) -> None:
        playing = self.session.playing
        if playing is None:
            self._pace = None
        elif self._pace is None or self._pace.steps_per_second != playing.steps_per_second:
            self._pace = Pace(playing.steps_per_second, perf_counter())

    def _play(self) -> None:
        if self._pace is None or not self._has_watcher():
            return
        now = perf_counter()
        steps = self._pace.due(now)
        if steps:
            self._pace.made(self.session.advance(steps, now + SLICE))
            self._set_pace()

    def _show(self, viewer: Viewer) -> None:
        try:
            viewer.show(self.session)
        except Exception:
            # One page's frame must not end the task that serves all the others.
            logger.exception("a frame failed")
            self.leave(viewer)
            viewer.close()
