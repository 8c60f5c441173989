"""What outputs mean, and what is told right and wrong, asked for and watched."""

import numpy as np
import pytest

from tests.web.clients import page
from tests.web.test_stream import unpacked

SINE = {"problem": {"name": "sine", "samples": 60}}
BLOBS = {"problem": {"name": "blobs", "samples": 90}}


def watch(**wishes):
    return {"type": "watch", **wishes}


def outputs_of(caller, split):
    """The outputs for the samples of a split (samples, outputs), each pointed at."""
    count = len(caller.get("/samples")[split]["points"])
    with page(caller) as reader:
        return np.array(
            [
                reader.do(watch(pointer={"split": split, "index": index}))["pointer"]["outputs"]
                for index in range(count)
            ]
        )


def test_the_report_counts_classes_as_one_does_by_hand(new_caller):
    caller = new_caller({"problem": {"samples": 40}})
    metrics = caller.do({"type": "step", "count": 20})["metrics"]
    report = caller.get("/report")
    assert (report["kind"], report["class_names"]) == ("classification", ["outside", "inside"])
    for split in ("train", "test"):
        told = outputs_of(caller, split)[:, 0] > 0.5
        actual = np.array(caller.get("/samples")[split]["targets"])[:, 0] > 0.5
        counts = [[int(((actual == i) & (told == j)).sum()) for j in (0, 1)] for i in (0, 1)]
        assert report[split]["confusion"] == counts
        assert report[split]["accuracy"] == metrics[split]["accuracy"]


def test_the_report_of_several_classes_has_a_row_and_a_column_for_each(new_caller):
    caller = new_caller(BLOBS)
    metrics = caller.do({"type": "step", "count": 20})["metrics"]
    report = caller.get("/report")
    for split in ("train", "test"):
        told = outputs_of(caller, split).argmax(axis=1)
        actual = np.array(caller.get("/samples")[split]["targets"]).argmax(axis=1)
        confusion = np.array(report[split]["confusion"])
        assert confusion.sum(axis=1).tolist() == np.bincount(actual, minlength=3).tolist()
        assert confusion.sum(axis=0).tolist() == np.bincount(told, minlength=3).tolist()
        assert report[split]["accuracy"] == metrics[split]["accuracy"]


def test_the_report_of_a_regression_counts_residuals(new_caller):
    caller = new_caller(SINE)
    metrics = caller.do({"type": "step", "count": 20})["metrics"]
    report = caller.get("/report")
    for split in ("train", "test"):
        targets = np.array(caller.get("/samples")[split]["targets"])
        residuals = targets - outputs_of(caller, split)
        counts = np.histogram(residuals, report["edges"])[0]
        assert report[split]["counts"] == counts.tolist()
        assert report[split]["r2"] == pytest.approx(metrics[split]["r2"])


def test_without_test_points_there_is_no_report_of_them(new_caller):
    caller = new_caller({"problem": {"test_fraction": 0.0}})
    assert caller.get("/report")["test"] is None


def test_a_watched_report_is_that_of_now(caller):
    with page(caller) as reader:
        stepped = reader.do(watch(report=True), {"type": "step", "count": 5})
        # It is made beside the session, and comes with a later frame.
        assert "report" not in stepped
        shown = reader.receive()["report"]
        assert shown == {"revision": stepped["revision"], **caller.get("/report")}
        assert reader.do(watch(report=None))["report"] is None


def test_pointing_at_a_sample_tells_how_far_it_is_off(new_caller):
    caller = new_caller(SINE)
    samples = caller.get("/samples")["test"]
    with page(caller) as reader:
        told = reader.do(watch(pointer={"split": "test", "index": 4}))["pointer"]
        assert told["point"] == samples["points"][4]
        assert told["targets"] == samples["targets"][4] == [told["point"][1]]
        assert told["residuals"][0] == told["targets"][0] - told["outputs"][0]
        assert told["told"] is None
        missing = reader.do(watch(pointer={"split": "test", "index": 400}))
        assert missing["pointer"] is None


def test_pointing_tells_the_class_that_is_ahead_and_by_how_much(new_caller):
    caller = new_caller(BLOBS)
    with page(caller) as reader:
        told = reader.do(watch(pointer=[0.3, -1.2]))["pointer"]
    _worst, second, best = sorted(told["outputs"])
    assert told["outputs"][told["told"]] == best
    assert told["margin"] == best - second


def test_the_margins_of_several_classes_are_those_of_their_outputs(new_caller):
    caller = new_caller(BLOBS)
    shown = caller.get("/boundary", resolution=20)
    z, margins = np.array(shown["z"]), np.array(shown["margins"])
    for k in range(3):
        others = np.delete(z, k, axis=0).max(axis=0)
        assert margins[k] == pytest.approx(z[k] - others, abs=1e-6)
    with page(caller) as reader:
        sent = reader.do(watch(resolution=20))["boundary"]["margins"]
    assert unpacked(sent) == pytest.approx(margins, abs=1e-6)


def test_a_curve_is_one_row_read_by_the_size_of_its_targets(new_caller):
    caller = new_caller(SINE)
    shown = caller.get("/boundary", resolution=20)
    samples = caller.get("/samples")
    targets = [row for split in ("train", "test") for row in samples[split]["targets"]]
    assert (shown["y"], shown["level"]) == ([0.0], 0.0)
    assert shown["half"] == np.abs(targets).max() == caller.made["frame"]["dataset"]["half"]
    assert np.shape(shown["z"]) == (1, 1, 20)


def test_two_classes_are_read_around_one_half(caller):
    shown = caller.get("/boundary", resolution=10)
    assert (shown["level"], shown["half"]) == (0.5, 0.5)
    assert "margins" not in shown


def test_the_boundary_of_hinge_is_at_0(new_caller):
    caller = new_caller({"training": {"loss": "hinge"}})
    shown = caller.get("/boundary", resolution=10)
    assert (shown["level"], shown["half"]) == (0.0, 1.0)
    metrics = caller.do({"type": "step", "count": 50})["metrics"]
    told = outputs_of(caller, "test")[:, 0] > 0
    actual = np.array(caller.get("/samples")["test"]["targets"])[:, 0] == 1
    assert caller.get("/report")["test"]["accuracy"] == metrics["test"]["accuracy"]
    assert metrics["test"]["accuracy"] == (told == actual).mean()
