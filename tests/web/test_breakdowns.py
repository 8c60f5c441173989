"""What breaks in the server breaks alone. Here two parts of a frame are broken on purpose."""

import sys
from collections.abc import Iterator

import pytest
from websockets.exceptions import ConnectionClosedError

from tests.server import Server, running_server
from tests.web.clients import page
from tests.web.test_landscape import SMALL, X, put, until_it_carries, watch

BROKEN_SERVER = """
from app.__main__ import main
from app.playground.parts import PARTS
from app.playground.studies import STUDIES, Study

def breaks(experiment, wish):
    raise ZeroDivisionError("broken on purpose")

PARTS["pointer"] = ("pointer", breaks)
STUDIES["landscape"] = Study(STUDIES["landscape"].key, breaks)
main()
"""


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("broken")
    with running_server(folder, command=(sys.executable, "-c", BROKEN_SERVER)) as running:
        yield running


def test_a_study_that_breaks_is_null_and_the_others_go_on(new_caller, broken):
    with page(new_caller(of=broken)) as reader:
        reader.send(watch(landscape=SMALL, slices=[{"parameter": X, "span": 5.0}]))
        assert until_it_carries(reader, "landscape") is None
        reader.send(put("biases.1.0", 2.0))
        first = until_it_carries(reader, "slices")
        reader.send(put("biases.1.0", 3.0))
        second = until_it_carries(reader, "slices")
        assert second["parameters"][X]["losses"] != first["parameters"][X]["losses"]


def test_a_frame_that_breaks_closes_its_socket_and_no_other(new_caller, broken):
    caller = new_caller(of=broken)
    with page(caller, "one") as one, page(caller, "two") as two:
        two.receive()
        one.send(watch(pointer=[0.0, 0.0]))
        with pytest.raises(ConnectionClosedError):
            one.until(pointer="never")
        assert one.socket.close_code == 1011
        assert two.do(put(X, 0.5))["parameters"]["weights"][0][0][0] == 0.5
    with page(caller, "one") as again:
        assert again.receive()["parameters"]["weights"][0][0][0] == 0.5


def test_a_watch_that_is_refused_leaves_what_was_watched_before(caller):
    with page(caller) as reader:
        reader.do(watch(resolution=10, slices=[{"parameter": X, "span": 5.0}]))
        reader.send(watch(sample={"split": "test", "index": 125}, resolution=None))
        while "error" not in (answer := reader.receive()):
            pass
        assert answer["error"]["field"] == "sample.index"
        assert len(reader.do(put(X, 0.5))["boundary"]["x"]) == 10
        assert X in until_it_carries(reader, "slices")["parameters"]
