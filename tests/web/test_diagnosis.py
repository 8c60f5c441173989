"""What keeps a network from learning, asked for and watched."""

from tests.web.clients import page

ZEROS = {"network": {"initializer": "zeros"}}


def next_diagnosis(watcher):
    """That of the first frame that carries one."""
    while True:
        frame = watcher.receive()
        if frame.get("diagnosis"):
            return frame["diagnosis"]


def test_a_diagnosis_is_asked_for_and_changes_nothing(new_caller):
    caller = new_caller(ZEROS)
    before = caller.document()
    found = caller.get("/diagnosis")["findings"]
    assert [each["kind"] for each in found] == ["symmetry", "no_gradient"]
    assert found[0]["units"] == ["h1.1", "h1.2", "h1.3"]
    assert caller.document() == before
    assert new_caller().get("/diagnosis") == {"findings": []}


def test_a_watched_diagnosis_follows_what_is_done(new_caller):
    caller = new_caller(ZEROS)
    with page(caller) as watcher:
        watcher.send({"type": "watch", "diagnosis": True})
        first = next_diagnosis(watcher)
        assert [each["kind"] for each in first["findings"]] == ["symmetry", "no_gradient"]
        watcher.send({"type": "set", "parameter": "weights.0.0.0", "value": 1.0})
        later = next_diagnosis(watcher)
        assert later["revision"] > first["revision"]
        assert later["findings"][0]["units"] == ["h1.2", "h1.3"]
