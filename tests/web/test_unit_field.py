import numpy as np
import pytest

from tests.web.clients import page
from tests.web.test_landscape import until_it_carries, watch


def test_a_units_field_is_the_same_over_http_and_on_the_socket(caller):
    field = caller.get("/unit-field", unit="h1.2", resolution=16)
    assert field["least"] == pytest.approx(np.min(field["z"]))
    with page(caller) as reader:
        reader.send(watch(unit_field={"name": "h1.2", "resolution": 16}))
        part = until_it_carries(reader, "unit_field")
    assert {**part, "z": None} == {**field, "z": None}
    assert part["z"]["shape"] == "16, 16"


def test_the_field_of_the_output_is_that_of_the_boundary(caller):
    (z,) = caller.get("/boundary", resolution=16)["z"]
    assert caller.get("/unit-field", unit="inside", resolution=16)["z"] == z


@pytest.mark.parametrize("name", ["h1.4", "x3"])
def test_a_unit_that_there_is_not_is_refused_with_those_that_there_are(caller, name):
    answer = caller.http.get(f"{caller.path}/unit-field", params={"unit": name})
    assert answer.status_code == 422
    assert "h1.3" in answer.text
