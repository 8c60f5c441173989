"""Several networks trained at once beside a session, through the real server."""

import asyncio
import gc
import tracemalloc
from time import sleep
from typing import Any

import numpy as np
import pytest

from app.playground import sweeps
from app.playground.document import Document, Setup, complete
from app.playground.errors import NoRoomError, PlaygroundError
from app.playground.rooms import Rooms
from app.playground.sweeping import default_values
from app.playground.sweeps import Sweep, SweepWish
from app.stores.store import MemoryStore
from tests.web.clients import Caller

STEP, UNDO = {"type": "step"}, {"type": "undo"}
# More than any test waits for.
LONG = {
    "problem": {"samples": 2000},
    "network": {"hidden": [{"units": 8}] * 3},
    "training": {"batch_size": 5},
}


def begin(caller: Caller, **wish: Any) -> Any:
    response = caller.http.post(f"{caller.path}/sweep", json={"vary": "seed", **wish})
    assert response.status_code == 201, response.text
    return response.json()


def finish(caller: Caller) -> Any:
    while (told := caller.get("/sweep"))["state"] == "running":
        sleep(0.05)
    return told


def cancel(caller: Caller) -> Any:
    return caller.http.delete(f"{caller.path}/sweep").json()


def flat(parameters: Any) -> np.ndarray:
    parts = [*parameters["weights"], *parameters["biases"]]
    return np.concatenate([np.ravel(part) for part in parts])


def test_before_any_was_begun_there_is_none(caller):
    assert caller.get("/sweep") is None
    assert cancel(caller) is None
    assert caller.http.get(f"{caller.path}/sweep/0").status_code == 422


def test_seeds_begin_with_the_present_one_and_are_told_with_their_losses(caller):
    begun = begin(caller, count=3, epochs=4)
    assert [each["value"] for each in begun["networks"]] == [1, 2, 3]
    told = finish(caller)
    assert told["state"] == "finished"
    assert told["progress"] == 1
    assert told["noted"] == [0, 1, 2, 3, 4]
    for network in told["networks"]:
        assert len(network["train_losses"]) == len(network["test_losses"]) == 5
        assert network["train_losses"][-1] == network["train"]["loss"]
        assert (
            f"{100 * network['test']['accuracy']:.1f} % of the test points right"
            in (network["result"])
        )
        assert np.array(network["boundary"]["z"]).shape == (1, 32, 32)


def test_learning_rates_lie_around_the_present_one():
    def rates(rate: float, count: int) -> list[float]:
        return default_values(Setup(training={"learning_rate": rate}), "learning_rate", count)

    assert rates(0.1, 8) == [0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10]
    assert rates(0.5, 4) == [0.015, 0.05, 0.15, 0.5]
    assert rates(10.0, 3) == [1, 3, 10]
    assert rates(0.2, 1) == [0.2]
    assert default_values(Setup(network={"seed": 2**32 - 1}), "seed", 2) == [2**32 - 2, 2**32 - 1]


@pytest.mark.parametrize("vary", ["seed", "learning_rate"])
@pytest.mark.parametrize(
    "document",
    [
        {},
        {
            "problem": {"name": "blobs"},
            "network": {"hidden": [{"units": 4, "dropout": 0.3}]},
            "training": {"optimizer": "adam"},
        },
        {"problem": {"name": "sine"}, "training": {"optimizer": "momentum", "schedule": "cosine"}},
        {"network": {"use_biases": False}, "locked": ["weights.0.0.0"]},
    ],
)
def test_one_that_is_adopted_is_the_network_that_the_session_would_have_trained(
    new_caller, vary, document
):
    caller, alone = new_caller(document), new_caller(document)
    caller.do(STEP)
    before = caller.document()
    told_value = begin(caller, vary=vary, count=3, epochs=3)["networks"][-1]["value"]
    network = finish(caller)["networks"][-1]
    adoption = caller.get("/sweep/2")
    frame = caller.do(adoption)
    assert frame["history"]["new_points"][-1]["label"].startswith(
        f"adopted {vary.replace('_', ' ')} {told_value:g}: {network['result']} after 3 epochs"
    )
    assert frame["metrics"]["train"] == pytest.approx(network["train"], abs=1e-12)
    settings = (
        {"type": "reset", "seed": int(told_value)}
        if vary == "seed"
        else {"type": "configure", "training": {"learning_rate": told_value}}
    )
    alone.do(settings, {"type": "step", "unit": "epoch", "count": 3})
    for _ in range(2):
        ours, theirs = caller.document(), alone.document()
        np.testing.assert_allclose(flat(ours["parameters"]), flat(theirs["parameters"]), atol=1e-9)
        for part in ("problem", "network", "training", "locked", "progress"):
            assert ours[part] == theirs[part]
        for each in (caller, alone):
            each.do({**STEP, "count": 5})
    caller.do(UNDO, UNDO, UNDO)
    assert caller.document() == before


def test_while_they_train_the_session_goes_on_and_a_cancel_keeps_what_there_is(new_caller):
    caller = new_caller(LONG)
    begin(caller, epochs=200)
    assert caller.do(STEP)["progress"]["step"] == 1
    refused = caller.http.get(f"{caller.path}/sweep/0")
    assert refused.status_code == 422
    assert "still training" in refused.json()["error"]["message"]
    while caller.get("/sweep")["progress"] == 0:
        sleep(0.05)
    told = cancel(caller)
    assert told["state"] == "cancelled"
    assert 0 < told["progress"] < 1
    assert caller.get("/sweep") == told
    frame = caller.do(caller.get("/sweep/3"))
    assert frame["progress"]["step"] > 1
    assert frame["metrics"]["train"] == pytest.approx(told["networks"][3]["train"], abs=1e-12)


def test_another_sweep_takes_the_place_of_the_one_before(new_caller):
    caller = new_caller(LONG)
    begin(caller, epochs=200)
    begin(caller, vary="learning_rate", values=[0.2, 0.1], epochs=1)
    told = finish(caller)
    assert told["state"] == "finished"
    assert [each["name"] for each in told["networks"]] == ["learning rate 0.2", "learning rate 0.1"]


def test_one_that_diverged_is_told_and_cannot_be_adopted(new_caller):
    document = {
        "problem": {"name": "plane"},
        "network": {"hidden": [{"units": 4, "activation": "linear"}] * 4},
        "training": {"optimizer": "momentum"},
    }
    caller = new_caller(document)
    begin(caller, vary="learning_rate", values=[0.001, 10], epochs=5)
    calm, wild = finish(caller)["networks"]
    assert calm["diverged"] is None
    assert wild["diverged"] == 1
    assert wild["result"] == "diverged in epoch 1"
    assert np.isfinite(wild["boundary"]["z"]).all()
    assert len(wild["train_losses"]) == 1
    refused = caller.http.get(f"{caller.path}/sweep/1")
    assert refused.status_code == 422
    assert "diverged" in refused.json()["error"]["message"]


@pytest.mark.parametrize(
    ("wish", "field"),
    [
        ({"vary": "luck"}, "vary"),
        ({"count": 13}, "count"),
        ({"epochs": 0}, "epochs"),
        ({"epochs": 2001}, "epochs"),
        ({"values": []}, "values"),
        ({"values": [1.5]}, "values"),
        ({"values": [-1]}, "values"),
        ({"values": [3, 3]}, "values"),
        ({"vary": "learning_rate", "values": [0]}, "values"),
        ({"vary": "learning_rate", "values": [11]}, "values"),
    ],
)
def test_what_cannot_be_is_refused_in_words(caller, wish, field):
    response = caller.http.post(f"{caller.path}/sweep", json={"vary": "seed", **wish})
    assert response.status_code == 422
    error = response.json()["error"]
    assert error["field"] == field
    assert error["message"]
    assert caller.get("/sweep") is None


def test_more_work_than_about_a_minute_is_refused_with_how_much_it_may_be(new_caller):
    caller = new_caller({"problem": {"samples": 5000}, "training": {"batch_size": 1}})
    wish = {"vary": "seed", "count": 12, "epochs": 2000}
    error = caller.http.post(f"{caller.path}/sweep", json=wish).json()["error"]
    assert error["field"] == "epochs"
    most = int(error["allowed"].removeprefix("at most "))
    assert 10 < most < 2000
    begin(caller, count=12, epochs=most)
    assert cancel(caller)["state"] == "cancelled"


def test_there_is_no_network_beyond_the_last(caller):
    begin(caller, count=2, epochs=1)
    finish(caller)
    for place in (-1, 2):
        assert caller.http.get(f"{caller.path}/sweep/{place}").status_code == 422


def make_rooms() -> Rooms:
    return Rooms(MemoryStore(10, 1_000_000), max_sessions=1, max_viewers=1)


def test_a_session_keeps_its_room_while_its_sweep_runs_and_ends_it_with_the_server():
    async def use():
        rooms = make_rooms()
        document = complete(Document.model_validate(LONG))
        _, room = await rooms.create(document)
        sweep = Sweep(room.session.experiment.setup, SweepWish(vary="seed", epochs=200))
        room.begin(sweep)
        with pytest.raises(NoRoomError):
            await rooms.create(document)
        await rooms.close()
        await sweep.wait()
        assert sweep.state == "cancelled"
        assert room.idle

    asyncio.run(use())


def test_what_stopped_keeps_no_more_than_what_can_be_taken_over():
    setup = Setup(problem={"samples": 2000}, network={"hidden": [{"units": 8}] * 3})

    async def use():
        sweep = Sweep(setup, SweepWish(vary="seed", count=8, epochs=1))
        sweep.begin()
        await sweep.wait()
        return sweep

    tracemalloc.start()
    try:
        sweep = asyncio.run(use())
        gc.collect()
        kept, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert sweep.adoption(7)["type"] == "open"
    assert kept < most / 10


def test_one_that_failed_cannot_be_adopted(monkeypatch):
    # No curve has no points: that divides by 0.
    monkeypatch.setattr(sweeps, "CURVE_POINTS", 0)

    async def use():
        sweep = Sweep(Setup(), SweepWish(vary="seed", count=2, epochs=1))
        sweep.begin()
        await sweep.wait()
        assert sweep.state == "failed"
        with pytest.raises(PlaygroundError, match="failed"):
            sweep.adoption(0)

    asyncio.run(use())
