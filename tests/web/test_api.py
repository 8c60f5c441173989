import json
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from tests.server import HTTP
from tests.web.clients import page

STEP = {"type": "step"}
BIAS = "biases.0.1"


def put(value, parameter=BIAS):
    return {"type": "set", "parameter": parameter, "value": value}


def test_a_new_session_is_the_first_problem_at_its_start(caller):
    frame = caller.made["frame"]
    assert caller.made["document"]["problem"]["name"] == "circle"
    assert frame["status"] == "ready"
    assert frame["progress"] == {"step": 0, "epoch": 0, "position": 0}
    assert frame["units"] == [["x1", "x2"], ["h1.1", "h1.2", "h1.3"], ["inside"]]
    assert frame["parameters"] == frame["start"] == caller.made["document"]["parameters"]
    assert frame["history"]["new_points"][0]["label"] == "start"


def test_what_a_document_omits_is_its_problems_own_default(server, new_caller):
    catalog = HTTP.get(f"{server.url}/api/catalog").json()
    for problem in catalog["problems"]:
        made = new_caller({"problem": {"name": problem["name"]}}).made["document"]
        for part, defaults in problem["defaults"].items():
            assert {name: made[part][name] for name in defaults} == defaults


def test_a_session_can_be_read_again(caller):
    frame = caller.do(put(2.2))
    again = caller.get()
    assert again["id"] == caller.id
    assert again["frame"] == frame
    assert again["document"]["parameters"]["biases"][0][1] == 2.2


def test_ids_are_of_128_random_bits(new_caller):
    ids = {new_caller().id for _ in range(3)}
    assert len(ids) == 3
    assert all(len(each) == 22 for each in ids)


def test_a_command_answers_with_a_whole_frame(caller):
    frame = caller.do(put(1.5))
    assert set(caller.made["frame"]) == set(frame)
    assert [point["label"] for point in frame["history"]["new_points"]] == [
        "start",
        "set bias of h1.2 to 1.50",
    ]


def test_one_command_and_a_list_of_it_are_the_same(new_caller):
    one, other = new_caller(), new_caller()
    assert one.post(STEP).json() == other.post([STEP]).json()


def test_numbers_survive_the_way_there_and_back_exactly(caller):
    for value in (0.1 + 0.2, 1e-300, -123456.789012345678, 5e-324):
        assert caller.do(put(value))["parameters"]["biases"][0][1] == value


def test_the_trace_tells_the_very_update_that_the_step_then_makes(caller):
    caller.do({**STEP, "count": 7})
    before = caller.document()["parameters"]
    trace = caller.get("/trace")
    assert caller.document()["parameters"] == before
    after = caller.do(STEP)["parameters"]
    for index, layer in enumerate(trace["layers"]):
        updated = np.add(before["weights"][index], layer["weight_updates"])
        assert updated.tolist() == after["weights"][index]
        updated = np.add(before["biases"][index], layer["bias_updates"])
        assert updated.tolist() == after["biases"][index]


def test_a_trace_of_one_sample_is_about_that_sample(caller):
    samples = caller.get("/samples")
    trace = caller.get("/trace", unit="sample", sample=17)
    assert trace["batch"] == [17]
    assert np.array(trace["layers"][0]["inputs"])[:, 0].tolist() == samples["train"]["inputs"][17]


def test_samples_have_inputs_targets_and_points_of_both_splits(caller):
    samples = caller.get("/samples")
    assert samples["input_names"] == ["x1", "x2"]
    assert samples["output_names"] == ["inside"]
    for split in ("train", "test"):
        assert np.shape(samples[split]["points"]) == (125, 2)
        assert np.shape(samples[split]["inputs"]) == (125, 2)
        assert np.shape(samples[split]["targets"]) == (125, 1)


def test_the_boundary_is_what_the_network_says_at_each_place(caller):
    parameters = caller.do(put(1.25), {**STEP, "count": 30})["parameters"]
    field = caller.get("/boundary", resolution=20)
    assert np.shape(field["z"]) == (1, 20, 20)
    (first, second), (bias1, bias2) = parameters["weights"], parameters["biases"]
    for i, j in ((0, 0), (3, 11), (19, 5)):
        hidden = np.tanh(np.array(first) @ [field["x"][j], field["y"][i]] + bias1)
        z = (np.array(second) @ hidden + bias2)[0]
        assert field["z"][0][i][j] == pytest.approx(1 / (1 + np.exp(-z)), abs=1e-5)


def test_the_gradient_check_holds_and_changes_nothing(caller):
    caller.do({**STEP, "count": 12})
    before = caller.document()
    check = caller.get("/gradient-check")
    assert check["relative_error"] < 1e-6
    assert check["epsilon"] == 1e-5
    assert len(check["parameters"]) == 13
    assert caller.document() == before


def test_a_walk_sees_the_update_of_the_trace_by_one_sample_of_its_batch(caller):
    caller.do({**STEP, "count": 12})
    before = caller.document()
    trace = caller.get("/trace", unit="batch")
    member = trace["batch"][3]
    walk = caller.get("/walk", unit="batch", member=member, parameter="weights.1.0.2")
    assert caller.document() == before
    assert (walk["batch"], walk["loss"], walk["member"]) == (trace["batch"], trace["loss"], member)
    for told, layer in zip(walk["layers"], trace["layers"], strict=True):
        assert [row[:-1] for row in told["updates"]] == layer["weight_updates"]
        assert [row[-1] for row in told["gradients"]] == layer["bias_gradients"]
        assert told["z"] == pytest.approx([row[3] for row in layer["z"]], abs=1e-12)
    assert walk["shares"]["samples"] == trace["batch"]
    gradient = trace["layers"][1]["weight_gradients"][0][2]
    assert walk["shares"]["mean"] == pytest.approx(gradient, abs=1e-12)


def test_a_walk_with_a_sample_that_is_not_of_its_batch_is_refused(caller):
    batch = caller.get("/trace")["batch"]
    stranger = next(sample for sample in range(125) if sample not in batch)
    for what, query, field in [
        ("walk", {"member": stranger}, "member"),
        ("walk", {"parameter": "weights.7.0.0"}, "parameter"),
        ("response", {"unit": "h9.9"}, "unit"),
    ]:
        refused = caller.http.get(f"{caller.path}/{what}", params=query)
        assert refused.status_code == 422
        assert refused.json()["error"]["field"] == field


def test_a_response_has_a_place_for_every_training_sample(caller):
    told = caller.get("/response", unit="h1.2")
    assert (told["name"], told["activation"], told["health"]) == ("h1.2", "tanh", "live")
    trace = caller.get("/trace", unit="sample", sample=17)
    assert told["z"][17] == pytest.approx(trace["layers"][0]["z"][1][0], abs=1e-12)
    assert len(told["z"]) == 125
    with page(caller) as reader:
        assert reader.do({"type": "watch", "response": "h1.2"})["response"] == told
        assert reader.do({"type": "watch", "response": "h9.9"})["response"] is None


def test_the_gradient_of_one_batch_can_be_checked(caller):
    trace = caller.get("/trace", unit="batch")
    check = caller.get("/gradient-check", unit="batch")
    pair = check["parameters"]["weights.0.2.1"]
    assert pair["analytic"] == trace["layers"][0]["weight_gradients"][2][1]
    assert pair["numeric"] == (pair["above"] - pair["below"]) / 2e-5
    assert check["relative_error"] < 1e-6


def test_the_history_tells_every_point(caller):
    caller.do(put(2.0))
    caller.do({**STEP, "count": 3})
    caller.do({"type": "undo"})
    history = caller.get("/history")
    assert (history["index"], history["length"]) == (1, 5)
    assert [point["entry"] for point in history["points"]] == [0, 1, 2, 2, 2]
    assert set(history["points"][0]) == {
        "index",
        "entry",
        "kind",
        "label",
        "begins",
        "step",
        "epoch",
        "train_loss",
        "test_loss",
        "train_accuracy",
        "test_accuracy",
    }


def test_an_export_sent_back_makes_the_same_next_step(caller, new_caller):
    caller.do(put(2.0), {"type": "lock", "parameter": BIAS}, {**STEP, "count": 33})
    twin = new_caller(caller.document())
    frames = [each.do({**STEP, "count": 20}) for each in (caller, twin)]
    assert frames[0]["parameters"] == frames[1]["parameters"]
    assert frames[0]["metrics"] == frames[1]["metrics"]


def test_an_export_is_a_file(caller):
    headers = caller.http.get(f"{caller.path}/export/json").headers
    assert headers["content-disposition"] == 'attachment; filename="circle-step-0.json"'


def test_every_choice_of_the_catalog_makes_a_session(caller, server):
    catalog = HTTP.get(f"{server.url}/api/catalog").json()
    for activation in catalog["activations"]:
        layer = {"units": 2, "activation": activation["name"]}
        caller.do({"type": "configure", "network": {"hidden": [layer]}})
    for section, part, field in (
        ("optimizers", "training", "optimizer"),
        ("schedules", "training", "schedule"),
        ("initializers", "network", "initializer"),
        ("bias_initializers", "network", "bias_initializer"),
    ):
        for choice in catalog[section]:
            caller.do({"type": "configure", part: {field: choice["name"]}})
    for problem in reversed(catalog["problems"]):
        caller.do({"type": "configure", "problem": {"name": problem["name"]}})
        for loss in problem["losses"]:
            caller.do({"type": "configure", "training": {"loss": loss}})
    for unit in catalog["step_units"]:
        caller.do({"type": "step", "unit": unit["name"]})


def test_the_catalogs_bounds_are_those_that_are_kept(caller, server):
    bounds = HTTP.get(f"{server.url}/api/catalog").json()["bounds"]
    for place in ("problem.samples", "problem.noise", "training.batch_size", "training.l2"):
        section, name = place.split(".")
        for limit, beyond in (("minimum", -1), ("maximum", 1)):
            edge = bounds[place][limit]
            at = {"type": "configure", section: {name: edge}}
            over = {"type": "configure", section: {name: edge + beyond}}
            assert caller.post(at).status_code == 200
            assert caller.post(over).status_code == 422


def test_null_stands_for_numbers_that_diverged(new_caller):
    layers = [{"units": 8, "activation": "linear"}] * 3
    training = {"loss": "mean_squared_error", "learning_rate": 10.0, "l2": 1.0}
    caller = new_caller({"network": {"hidden": layers}, "training": training})
    frame = caller.do({**STEP, "count": 10_000})
    assert frame["status"] == "diverged"
    assert f"Step {frame['progress']['step']} blew up" in frame["diverged"]["message"]
    assert None in frame["parameters"]["weights"][0][0]
    for view in ("/trace", "/boundary", "/gradient-check", "/history", "/samples"):
        assert "NaN" not in json.dumps(caller.get(view))
    refused = caller.post(STEP)
    assert refused.status_code == 422
    assert refused.json()["error"]["allowed"] == "undo, seek or reset first"
    assert caller.do({"type": "undo"})["status"] == "ready"


def test_a_long_step_of_one_session_keeps_no_other_waiting(caller, new_caller):
    big = new_caller(
        {
            "problem": {"samples": 5000},
            "network": {"hidden": [{"units": 16}] * 8},
            "training": {"batch_size": 100},
        },
    )
    with ThreadPoolExecutor() as pool:
        long = pool.submit(big.do, {**STEP, "count": 300})
        answered = 0
        while not long.done():
            caller.do(put(answered / 100))
            answered += 1
        assert long.result()["progress"]["step"] == 300
    assert answered > 5


def test_healthz_says_that_the_server_lives(server):
    assert HTTP.get(f"{server.url}/healthz").json() == {"status": "ok"}
