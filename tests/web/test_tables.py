"""Tables over HTTP: what one is read as is told, and nothing is changed by it."""

import pytest

TABLE = "w;h;kind\n" + "".join(f"{i},5;{i % 7};{'ab'[i % 2]}\n" for i in range(40))


@pytest.fixture
def read(caller):
    def read(text, **told):
        headers = {"Content-Type": "text/csv"}
        return caller.http.post("/api/tables", params=told, content=text, headers=headers)

    return read


def test_what_a_table_is_read_as_is_told_with_what_would_come_of_it(read):
    told = read(TABLE).json()
    assert (told["delimiter"], told["decimal"], told["header"]) == ("semicolon", "comma", True)
    assert told["columns"][0] == {
        "name": "w",
        "numeric": True,
        "different": 40,
        "least": 0.5,
        "most": 39.5,
        "bad": None,
    }
    assert told["first"][0] == {"line": 2, "cells": ["0,5", "0", "a"]}
    assert (told["rows"], len(told["first"])) == (40, 8)
    assert (told["inputs"], told["target"], told["kind"]) == (["w", "h"], "kind", "classes")
    result = told["result"]
    assert (result["kind"], result["planar"]) == ("classification", True)
    assert (result["train"], result["test"]) == (20, 20)
    assert [each["column"] for each in result["scaling"]] == ["w", "h"]


def test_what_is_told_goes_before_what_is_found(read):
    told = read(
        TABLE, inputs=["h"], target="w", kind="number", standardise=False, test_fraction=0.25
    ).json()
    assert (told["inputs"], told["target"], told["standardise"]) == (["h"], "w", False)
    assert (told["result"]["kind"], told["result"]["test"]) == ("regression", 10)
    hindered = read(TABLE, inputs=["w", "kind"], target="h").json()
    assert hindered["result"] is None
    assert hindered["refusal"] == {
        "message": "Line 2: 'a' is not a number in column kind.",
        "at": 2,
    }


@pytest.mark.parametrize(
    ("body", "told", "error"),
    [
        (b"a,b\n1,2\n1,2,3\n1,2\n", {}, {"message": "Line 3 has 3 cells where", "at": 3}),
        (b"1" * 1_400_000, {}, {"message": "The file is 1.4 MB; at most 1 MB", "given": "1.4 MB"}),
        (b"a,b\n1,\xe4\n", {}, {"message": "Line 2: the file is not written in UTF-8", "at": 2}),
        (b"a,b\n1,2\n", {"inputs": "c"}, {"field": "inputs", "given": "c", "allowed": "a, b"}),
        (b"a,b\n1,2\n", {"delimiter": "dot"}, {"field": "delimiter"}),
    ],
)
def test_what_is_no_table_is_refused_at_its_line(read, body, told, error):
    answer = read(body, **told)
    assert answer.status_code == 422
    said = answer.json()["error"]
    assert said["message"].startswith(error.pop("message", ""))
    assert {name: said[name] for name in error} == error


@pytest.fixture
def take(caller):
    def take(text, **told):
        headers = {"Content-Type": "text/csv"}
        url = f"{caller.path}/table"
        return caller.http.post(url, params=told, content=text, headers=headers)

    return take


def test_a_table_is_taken_as_one_entry_that_can_be_undone(caller, take):
    before = caller.get()["document"]
    frame = take(TABLE, name="iris.csv", standardise=False, test_fraction=0.25).json()
    assert frame["history"]["new_points"][-1]["label"] == "data: iris.csv"
    assert frame["dataset"]["class_names"] == ["a", "b"]
    assert frame["dataset"]["axes"] == ["w", "h"]
    assert frame["metrics"]["test"]["loss"] is not None
    samples = caller.get("/samples")
    assert (len(samples["train"]["points"]), len(samples["test"]["points"])) == (30, 10)
    points = {tuple(each) for split in ("train", "test") for each in samples[split]["points"]}
    assert points == {(i + 0.5, float(i % 7)) for i in range(40)}
    caller.post({"type": "undo"})
    assert caller.get()["document"] == before


def test_a_table_that_cannot_be_taken_leaves_the_session_as_it_was(caller, take):
    before = caller.get()
    answer = take(TABLE.replace("7,5;", "seven;"))
    assert answer.status_code == 422
    assert answer.json()["error"] == {
        "message": "Line 9: 'seven' is not a number in column w.",
        "field": "w",
        "given": "seven",
        "allowed": "a number",
        "at": 9,
    }
    assert caller.get() == before


@pytest.mark.parametrize("name", ["circle", "checkerboard", "rings", "bumps", "sine"])
def test_exported_data_come_back_to_the_same_bits(new_caller, name):
    maker = new_caller({"problem": {"name": name, "samples": 60, "test_fraction": 0.3}})
    exported = maker.http.get(f"{maker.path}/export/data").content
    taker = new_caller()
    url = f"{taker.path}/table"
    headers = {"Content-Type": "text/csv"}
    taken = taker.http.post(url, content=exported, headers=headers)
    assert taken.status_code == 200, taken.text
    made, came = maker.get("/samples"), taker.get("/samples")
    for split in ("train", "test"):
        assert came[split]["points"] == made[split]["points"]
        assert came[split]["targets"] == made[split]["targets"]
