"""The socket, spoken to as a page speaks to it."""

import base64
import time

import numpy as np
import pytest

from tests.web.clients import page

STEP = {"type": "step"}
BIAS = "biases.0.1"


def put(value, gesture=None):
    more = {} if gesture is None else {"gesture": gesture}
    return {"type": "set", "parameter": BIAS, "value": value, **more}


def watch(**wishes):
    return {"type": "watch", **wishes}


def unpacked(packed):
    """The numbers of a typed array."""
    kind = {"f4": "<f4", "i1": "<i1"}[packed["dtype"]]
    shape = [int(part) for part in packed["shape"].split(",")]
    return np.frombuffer(base64.b64decode(packed["bdata"]), kind).reshape(shape)


def test_the_first_frame_is_the_whole_frame_of_http(caller):
    caller.do(put(1.5))
    with page(caller) as reader:
        assert reader.receive() == caller.get()["frame"]


def test_a_frame_acknowledges_the_message_that_it_shows(caller):
    with page(caller) as reader:
        frame = reader.do(put(0.75))
        assert frame["parameters"]["biases"][0][1] == 0.75
        assert frame["ack"] == 1


def test_later_frames_carry_only_what_changed(caller):
    with page(caller) as reader:
        reader.receive()
        assert "document" not in reader.do(put(0.75))
        frame = reader.do({"type": "configure", "training": {"learning_rate": 0.25}})
        assert frame["document"]["training"]["learning_rate"] == 0.25
        assert [point["label"] for point in frame["history"]["new_points"]] == [
            "learning rate 0.5 → 0.25"
        ]


def test_the_latest_wins_and_at_most_two_frames_are_on_their_way(caller):
    with page(caller) as reader:
        reader.receive()
        reader.takes = False
        on_their_way = [reader.do(put(-value, gesture="drag")) for value in (1, 2)]
        for value in range(100):
            reader.send(put(value / 100, gesture="drag"))
        assert reader.is_silent()
        reader.takes = True
        reader.say({"taken": on_their_way[0]["revision"]})
        last = reader.receive()
        assert last["ack"] == 102
        assert last["parameters"]["biases"][0][1] == 0.99
        assert reader.is_silent()
    assert caller.get("/history")["length"] == 2


def test_a_message_sent_again_after_a_reconnect_is_not_applied_twice(caller):
    with page(caller, client="one") as reader:
        reader.do(STEP)
    with page(caller, client="one") as reader:
        reader.receive()
        frame = reader.until(ack=reader.send(STEP, seq=1))
        assert frame["progress"]["step"] == 1
        assert reader.do(STEP)["progress"]["step"] == 2
    with page(caller, client="another") as reader:
        reader.receive()
        assert reader.until(ack=reader.send(STEP, seq=1))["progress"]["step"] == 3


def test_the_watched_boundary_is_that_of_http(caller):
    with page(caller) as reader:
        field = reader.do(watch(resolution=40))["boundary"]
        told = caller.get("/boundary", resolution=40)
        assert field["x"] == told["x"]
        assert field["y"] == told["y"]
        assert field["level"] == 0.5
        assert unpacked(field["z"]).tolist() == np.float32(told["z"]).tolist()


def test_the_watched_fields_are_of_every_unit_and_end_when_told(caller):
    with page(caller) as reader:
        reader.do(put(0.4))
        fields = reader.do(watch(fields=20, resolution=20))
        names = [name for layer in caller.get()["frame"]["units"] for name in layer]
        assert list(fields["fields"]) == names
        inside = fields["fields"]["inside"]
        shown = unpacked(inside) * inside["scale"] / 127
        assert np.abs(shown - unpacked(fields["boundary"]["z"])[0]).max() <= 0.5 / 127 + 1e-6
        assert reader.do(watch(fields=None))["fields"] is None
        assert "fields" not in reader.do(put(0.5))


def test_the_watched_next_update_is_the_one_that_the_step_then_makes(caller):
    with page(caller) as reader:
        announced = reader.do(watch(next="sample"))
        assert announced["next"]["unit"] == "sample"
        assert len(announced["next"]["batch"]) == 1
        after = reader.do({**STEP, "unit": "sample"})["parameters"]
        for index, weights in enumerate(announced["parameters"]["weights"]):
            updated = np.add(weights, announced["next"]["updates"]["weights"][index])
            assert updated.tolist() == after["weights"][index]


def test_the_watched_sample_and_pointer_are_exact(caller):
    samples = caller.get("/samples")
    with page(caller) as reader:
        point = samples["test"]["points"][7]
        frame = reader.do(watch(sample={"split": "test", "index": 7}, pointer=point))
        trace = caller.get("/trace", unit="sample", sample=0)
        assert frame["activations"]["inputs"] == samples["test"]["inputs"][7]
        assert frame["activations"]["targets"] == samples["test"]["targets"][7]
        assert len(frame["activations"]["layers"]) == len(trace["layers"])
        assert frame["pointer"]["outputs"] == frame["activations"]["layers"][-1]["a"]


def test_a_page_in_the_background_costs_no_frame(caller):
    with page(caller) as reader:
        reader.do(watch(active=False))
        caller.do(put(3.0))
        assert reader.is_silent()
        frame = reader.do(watch(active=True))
        assert frame["parameters"]["biases"][0][1] == 3.0


def test_a_command_over_http_moves_the_page(caller):
    with page(caller) as reader:
        reader.receive()
        caller.do(put(3.0))
        assert reader.receive()["parameters"]["biases"][0][1] == 3.0


def test_two_pages_of_a_session_see_the_same(caller):
    with page(caller, "one") as one, page(caller, "two") as two:
        one.receive()
        two.receive()
        one.do(put(1.25))
        assert two.receive()["parameters"]["biases"][0][1] == 1.25


def test_play_moves_on_until_pause(caller):
    with page(caller) as reader:
        reader.do({"type": "play", "steps_per_second": 200})
        while (frame := reader.receive())["progress"]["step"] < 20:
            assert frame["status"] == "playing"
        step = reader.do({"type": "pause"})["progress"]["step"]
        time.sleep(0.1)
        frame = caller.get()["frame"]
        assert (frame["status"], frame["progress"]["step"]) == ("ready", step)


def test_play_makes_several_updates_a_frame_when_its_pace_needs_them(caller):
    with page(caller) as reader:
        reader.do({"type": "play", "steps_per_second": 1000})
        steps = []
        while not steps or steps[-1] < 300:
            steps.append(reader.receive()["progress"]["step"])
            time.sleep(0.02)
        assert max(np.diff(steps)) > 1


def test_a_drag_gets_in_while_it_plays(caller):
    with page(caller) as reader:
        reader.do({"type": "play"})
        assert reader.do(put(2.0, gesture="drag"))["status"] == "playing"


def step_at_rest(caller):
    """The step at which it stands still, seen twice the same a while apart."""
    step = None
    for _ in range(20):
        before, step = step, caller.get()["frame"]["progress"]["step"]
        if step == before:
            return step
        time.sleep(0.2)  # standing still gives no sign to wait for
    raise AssertionError("it goes on")


@pytest.mark.parametrize("away", ["no page", "a background page"])
def test_play_rests_while_nobody_looks(caller, away):
    with page(caller) as reader:
        reader.do({"type": "play", "steps_per_second": 500})
        if away == "a background page":
            reader.do(watch(active=False))
            before = caller.get()["frame"]["progress"]["step"]
            time.sleep(0.2)
            assert caller.get()["frame"]["progress"]["step"] == before
    before = step_at_rest(caller)
    assert caller.get()["frame"]["status"] == "playing"
    with page(caller) as reader:
        while reader.receive()["progress"]["step"] <= before:
            pass


def test_a_playing_session_keeps_no_other_waiting(caller, new_caller):
    other = new_caller()
    with page(caller) as reader:
        reader.do({"type": "play", "steps_per_second": 100_000})
        for value in range(20):
            assert other.do(put(value))["parameters"]["biases"][0][1] == value
        reader.do({"type": "pause"})


def test_a_socket_of_an_unknown_session_is_closed_with_a_reason(caller):
    caller.path = "/api/sessions/nobody"
    with page(caller) as reader:
        with pytest.raises(Exception, match="there is no such session"):
            reader.receive()
        assert reader.socket.close_code == 4404


def test_what_was_left_unanswered_is_applied_although_a_watch_came_before_it(caller):
    with page(caller, client="one") as reader:
        reader.do(STEP)
    with page(caller, client="one") as reader:
        reader.send(watch(next="batch"), seq=9)
        reader.send(STEP, seq=2)
        assert reader.until(progress={"step": 2, "epoch": 0, "position": 20})


def test_two_programs_without_a_name_do_not_take_each_other_for_one(caller):
    for made in (1, 2):
        with page(caller, client=None) as reader:
            assert reader.do(STEP)["progress"]["step"] == made
