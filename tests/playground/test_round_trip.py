"""Any document, saved or made a link of and opened again, goes on to the same bits."""

import base64
import json
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.playground.document import Document
from app.playground.frame import whole_frame
from app.playground.session import Session
from app.problems import PROBLEMS
from app.web.wire import decode, encode
from tests.playground.documents import LAYERS, NAMES, documents
from tests.playground.sessions import STEP, UNDO, bits, do, make_session

UNITS = ("sample", "batch", "epoch")
# Each problem, each number of layers and each optimizer, with any of all else.
EVERY = [
    *({"problem": name} for name in PROBLEMS),
    *({"layers": count} for count in LAYERS),
    *({"optimizer": name} for name in NAMES["optimizers"]),
]
always_the_same = settings(max_examples=10, derandomize=True, database=None, deadline=None)


def link_of(text: str) -> str:
    """What stands behind the # of a link, as the README says it."""
    packed = base64.urlsafe_b64encode(zlib.compress(text.encode())).decode()
    return f"np1.{packed.rstrip('=')}"


def text_of(link: str) -> str:
    """The document in it."""
    packed = link.removeprefix("np1.")
    padding = "=" * (-len(packed) % 4)
    return zlib.decompress(base64.urlsafe_b64decode(packed + padding)).decode()


def use(session: Session, data: st.DataObject) -> None:
    """Lock some numbers, and train for a while; what diverges is taken back."""
    paths = session.experiment.layout.paths
    for path in data.draw(st.lists(st.sampled_from(paths), max_size=4, unique=True)):
        do(session, {"type": "lock", "parameter": path})
    unit, count = data.draw(st.sampled_from(UNITS)), data.draw(st.integers(0, 4))
    if count:
        do(session, {**STEP, "unit": unit, "count": count})
    if session.status == "diverged":
        do(session, UNDO)


def goes_on(session: Session, count: int) -> tuple[object, ...]:
    """What comes of so many steps, to the bit."""
    if session.status == "ready":
        do(session, {**STEP, "count": count})
    frame = whole_frame(session)
    return bits(session), encode([frame["metrics"], frame["next"], frame["diverged"]])


@pytest.mark.parametrize("what", EVERY, ids=str)
@always_the_same
@given(data=st.data())
def test_what_is_saved_goes_on_to_the_same_bits(what, data):
    session = make_session(**data.draw(documents(**what)))
    use(session, data)
    saved = encode(session.document()).decode()
    opened = [
        Session(Document.model_validate(decode(text)))
        for text in (saved, text_of(link_of(saved)), json.dumps(json.loads(saved)))
    ]
    for again in opened:
        assert encode(again.document()).decode() == saved
        assert bits(again) == bits(session)
    went = goes_on(session, 3)
    for again in opened:
        assert goes_on(again, 3) == went
