"""One connected page: what it is sent, and when."""

import asyncio
from collections import deque
from collections.abc import Callable

from .frame import View
from .parts import Frame
from .session import Session

# Frames that a page may have been sent and not yet taken.
IN_FLIGHT = 2
# Seconds between two studies: what is seen in passing need not cost frames.
STUDY_PAUSE = 0.12


class Viewer:
    """One connected page.

    `send` takes a frame to it, `refuse` an error and the message's number, and `close` ends the
    connection; all return at once.
    A page that names itself as a `client` may reconnect and send a message again, which is then
    not applied twice.
    """

    def __init__(
        self,
        client: str | None,
        send: Callable[[Frame], None],
        refuse: Callable[[Exception, int], None],
        close: Callable[[], None],
    ) -> None:
        self.client = client
        self.send = send
        self.refuse = refuse
        self.close = close
        self.view = View()
        self.due = True
        self.ack: int | None = None
        self.seen = 0
        self._study: asyncio.Task[None] | None = None
        self._sent: deque[int] = deque()

    @property
    def free(self) -> bool:
        """Whether it can take a frame."""
        return len(self._sent) < IN_FLIGHT

    @property
    def waiting(self) -> bool:
        """Whether it can take a frame and somebody looks at it."""
        return self.free and self.view.watch.active

    def took(self, revision: int) -> bool:
        """It has painted the frame of this revision, and with it every one before.

        Returns whether there was such a frame.
        """
        while self._sent and self._sent[0] < revision:
            self._sent.popleft()
        if not self._sent or self._sent[0] != revision:
            return False
        self._sent.popleft()
        return True

    def show(self, session: Session) -> None:
        """Send it a frame if there is anything to show and it can take one."""
        news = session.revision != self.seen and self.view.watch.active
        if not self.free or not (news or self.due or self.ack is not None):
            return
        frame = self.view.frame(session)
        if self.ack is not None:
            frame["ack"] = self.ack
        self.ack, self.due, self.seen = None, False, session.revision
        self._sent.append(session.revision)
        self.send(frame)

    def begin_study(self, session: Session, done: Callable[[], object]) -> None:
        """Begin to make what it watches that takes longer, unless some is being made.

        `done` is called when there is something to show, or a study can begin. What changes
        meanwhile is for the next one, so that the latest wins.
        """
        if self._study is None and self.waiting and self.view.is_behind(session):
            self._study = asyncio.create_task(self._make(session, done))

    async def _make(self, session: Session, done: Callable[[], object]) -> None:
        await self.view.study(session)
        self.due = True
        done()
        await asyncio.sleep(STUDY_PAUSE)
        self._study = None
        done()
