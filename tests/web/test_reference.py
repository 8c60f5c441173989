"""What /openapi.json says holds, down to its examples."""

import pytest

from tests.server import HTTP

METHODS = ("get", "post", "delete")
# Bodies that are refused just as the description of their routes shows it.
WRONG_BODIES = {
    "create_session": {"problem": {"noise": 2}},
    "apply_commands": {"type": "step", "count": 0},
    "begin_sweep": {"vary": "seed", "epochs": 0},
    "watch_once": {"type": "watch", "sample": {"split": "train", "index": 999}},
}


@pytest.fixture(scope="module")
def api(server):
    return HTTP.get(f"{server.url}/openapi.json").json()


def operations(api, code=None):
    """Every method, path and description, of those that can be answered with `code`."""
    for path, each in api["paths"].items():
        for method, operation in each.items():
            if code is None or code in operation["responses"]:
                yield method, path, operation


def json_of(described):
    return described["content"]["application/json"]


def example_of(parameter):
    """A value of a parameter, by its description."""
    if "examples" in parameter["schema"]:
        return parameter["schema"]["examples"][0]
    return parameter["schema"]["default"]


def call(caller, method, path, operation, **given):
    """Call an operation of the caller's session, with examples where nothing else is given."""
    query = {}
    for parameter in operation.get("parameters", ()):
        name = parameter["name"]
        value = given.get(name, caller.id if name == "key" else None)
        if parameter["in"] == "path":
            value = example_of(parameter) if value is None else value
            path = path.replace(f"{{{name}}}", str(value))
        elif parameter["required"] or value is not None:
            query[name] = example_of(parameter) if value is None else value
    body = given.get("body")
    sent = {"content": body} if isinstance(body, str) else {"json": body}
    return caller.http.request(method, path, params=query, **sent)


def test_every_call_and_every_parameter_is_described(api):
    for method, path, operation in operations(api):
        assert method in METHODS
        assert operation["summary"].endswith("."), path
        assert operation["description"], path
        for parameter in operation.get("parameters", ()):
            assert parameter["description"].endswith("."), (path, parameter["name"])
            if parameter["required"] and parameter["name"] != "key":
                assert example_of(parameter) is not None, (path, parameter["name"])


def test_every_field_is_described(api):
    schemas = api["components"]["schemas"]
    for name, schema in schemas.items():
        assert schema["description"], name
        for field, told in schema.get("properties", {}).items():
            # A field that says the same as its type is described there alone.
            said = told if "description" in told else schemas[told["$ref"].split("/")[-1]]
            assert said["description"].endswith("."), f"{name}.{field}"


def test_there_is_one_form_of_refusal(api):
    assert "HTTPValidationError" not in str(api)
    for _, path, operation in operations(api):
        for code, told in operation["responses"].items():
            if code >= "400":
                assert json_of(told)["schema"]["$ref"].endswith("/RefusalAnswer"), path


def test_the_example_of_what_a_call_refuses_is_what_it_answers(api, new_caller):
    for method, path, operation in operations(api, "422"):
        told = json_of(operation["responses"]["422"])["example"]
        wrong = {told["error"]["field"]: told["error"]["given"]}
        body = WRONG_BODIES.get(operation["operationId"])
        answer = call(new_caller(), method, path, operation, **wrong, body=body)
        assert (answer.status_code, answer.json()) == (422, told), path


def test_what_can_be_sent_by_example_is_taken(api, new_caller):
    for method, path, operation in operations(api):
        if "requestBody" in operation:
            (content,) = operation["requestBody"]["content"].values()
            for name, example in content["examples"].items():
                answer = call(new_caller(), method, path, operation, body=example["value"])
                assert answer.is_success, (path, name, answer.text)


def test_what_every_call_may_refuse_is_as_its_example(api, caller):
    for method, path, operation in operations(api):
        told = {code: json_of(each) for code, each in operation["responses"].items()}
        url = path.replace("{key}", "nobody")
        foreign = caller.http.request(method, url, headers={"Host": "a.page"})
        assert (foreign.status_code, foreign.json()) == (403, told["403"]["example"])
        if "404" in told:
            unknown = call(caller, method, path, operation, key="nobody")
            assert (unknown.status_code, unknown.json()) == (404, told["404"]["example"]), path
    large = caller.http.post("/api/sessions", content=b" " * 5_000_000)
    assert (large.status_code, large.json()) == (413, told["413"]["example"])
