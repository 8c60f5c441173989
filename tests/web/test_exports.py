"""Exports over HTTP: each a file, and each refusal in words."""

import json

import httpx2
import pytest

from app.exports.registry import EXPORTS

FORMATS = [*EXPORTS, "csv"]
# By the format, what a file of it begins with.
BEGINNINGS = {
    "json": b'{"format":1,',
    "numpy": b'"""A neural network',
    "pytorch": b'"""A neural network',
    "onnx": b"\x08",
    "notebook": b"{",
    "data": b"x1,x2,label,split\r\n",
    "loss": "\ufeffindex,step,".encode(),
    "trace": b"quantity,layer,unit,from,sample,value\r\n",
    "csv": b"x1,x2,label,split\r\n",
}
DIVERGES = {
    "network": {"hidden": [{"units": 8, "activation": "linear"}] * 3},
    "training": {"loss": "mean_squared_error", "learning_rate": 10.0, "l2": 1.0},
}


def wished(caller, name):
    return caller.http.get(f"{caller.path}/export/{name}")


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_is_a_file_with_a_name_and_a_type(name, caller, server):
    caller.do({"type": "step", "count": 3})
    answer = wished(caller, name)
    assert answer.status_code == 200
    (offered,) = [
        each
        for each in httpx2.get(f"{server.url}/api/catalog").json()["exports"]
        if each["name"] == {"csv": "data"}.get(name, name)
    ]
    filename = offered["filename"].format(data="circle", step=3)
    assert answer.headers["content-disposition"] == f'attachment; filename="{filename}"'
    assert answer.headers["content-type"].split(";")[0] == EXPORTS[offered["name"]].media_type
    assert answer.content.startswith(BEGINNINGS[name])


def test_numbers_have_commas_where_that_is_wished_for(caller):
    point, comma = (
        caller.http.get(f"{caller.path}/export/data", params={"decimal": decimal}).text
        for decimal in ("point", "comma")
    )
    assert comma == point.replace(",", ";").replace(".", ",")
    refused = caller.http.get(f"{caller.path}/export/data", params={"decimal": "dot"})
    assert refused.json()["error"]["field"] == "decimal"


def test_every_type_of_file_is_in_the_description_of_the_api(server):
    api = httpx2.get(f"{server.url}/openapi.json").json()
    told = api["paths"]["/api/sessions/{key}/export/{format}"]["get"]
    assert set(told["responses"]["200"]["content"]) == {
        "application/json",
        "application/octet-stream",
        "application/x-ipynb+json",
        "text/csv",
        "text/x-python",
    }
    for export in EXPORTS.values():
        assert f"{export.name}, {export.media_type}, {export.filename}: " in told["description"]


def test_the_catalog_offers_every_export_for_people(server):
    offered = httpx2.get(f"{server.url}/api/catalog").json()["exports"]
    assert [each["name"] for each in offered] == [
        *("json", "numpy", "pytorch", "onnx", "notebook", "data", "loss", "trace")
    ]
    for each in offered:
        assert each["title"]
        assert each["description"].endswith(".")
        assert each["group"]
        assert each["needs"] is None


def test_what_is_exported_as_json_opens_again_with_the_same_next_step(caller, new_caller):
    caller.do({"type": "step", "count": 3})
    again = new_caller(json.loads(wished(caller, "json").content))
    steps = [each.do({"type": "step"}) for each in (caller, again)]
    assert steps[0]["parameters"] == steps[1]["parameters"]


def test_an_unknown_format_is_refused_with_those_that_there_are(caller):
    answer = wished(caller, "word")
    assert answer.status_code == 422
    error = answer.json()["error"]
    assert (error["field"], error["given"]) == ("format", "word")
    assert error["allowed"] == ", ".join(FORMATS)


def test_of_what_diverged_only_the_numbers_that_there_are_can_be_taken_along(new_caller):
    caller = new_caller(DIVERGES)
    assert caller.do({"type": "step", "count": 10_000})["status"] == "diverged"
    for name in FORMATS:
        answer = wished(caller, name)
        if name in ("data", "csv", "loss"):
            assert answer.status_code == 200
        else:
            assert answer.status_code == 422
            error = answer.json()["error"]
            assert "has diverged" in error["message"]
            assert error["allowed"] == "undo, seek or reset first"
    caller.do({"type": "undo"})
    assert wished(caller, "json").status_code == 200
