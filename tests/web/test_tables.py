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
