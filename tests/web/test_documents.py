"""Any document makes a session, and what is exported of it another with the same next steps."""

from hypothesis import given, settings

from tests.playground.documents import documents
from tests.web.clients import Caller

STEPS = {"type": "step", "count": 3}
PARTS = ("parameters", "progress", "metrics", "next", "dataset", "status")


def after_steps(caller: Caller) -> tuple[object, ...]:
    """What of a frame tells the state; in words where no step could be made."""
    answer = caller.post(STEPS).json()
    return answer.get("error"), *(answer.get(part) for part in PARTS)


def test_what_is_exported_goes_on_to_the_same_numbers(server):
    @settings(max_examples=25, derandomize=True, database=None, deadline=None)
    @given(document=documents())
    def goes_on(document):
        first = Caller(server.url, document)
        after_steps(first)
        if first.get()["frame"]["status"] == "diverged":
            first.do({"type": "undo"})
        again = Caller(server.url, first.document())
        assert again.document() == first.document()
        assert after_steps(again) == after_steps(first)
        for caller in (first, again):
            caller.close()

    goes_on()
