"""Where the units and links of the drawing stand, tried in an empty page."""

from itertools import pairwise

import pytest

from tests.page.conftest import Run


@pytest.mark.parametrize("hidden", [[], [3], [4, 2], [16] * 8])
@pytest.mark.parametrize("size", [(560, 520, False), (390, 200, True)])
def test_the_drawing_has_a_place_for_every_unit_and_link(
    run: Run, hidden: list[int], size: tuple[int, int, bool]
) -> None:
    layers = [[f"h{i + 1}.{unit + 1}" for unit in range(n)] for i, n in enumerate(hidden)]
    units = [["x1", "x2"], *layers, ["inside"]]
    width, height, _ = size
    drawn = run(
        "views/arrangement", "(m, given) => m.arrange(...given)", [units, width, height, size[2]]
    )
    cards = {card["name"]: card for card in drawn["cards"]}
    assert list(cards) == [name for names in units for name in names]
    for card in cards.values():
        half = card["size"] / 2
        assert half > 0
        assert half <= card["x"] <= width - half
        assert half <= card["y"] <= height - half
    for names in units:
        heights = [cards[name]["y"] for name in names]
        assert heights == sorted(set(heights))
    assert {link["path"] for link in drawn["links"]} == {
        path
        for path in run("names", "(m, units) => m.allPaths(units)", units)
        if path.startswith("weights")
    }


@pytest.mark.parametrize("hidden", [0, 16])
@pytest.mark.parametrize("size", [(536, 590, False), (390, 230, True)])
def test_all_inputs_may_share_one_card_and_ten_outputs_lie_apart(
    run: Run, hidden: int, size: tuple[int, int, bool]
) -> None:
    layers = [[f"h1.{unit + 1}" for unit in range(hidden)]] * bool(hidden)
    units = [[f"pixel {i}" for i in range(64)], *layers, list("0123456789")]
    given = [units, *size, units[0], {"name": "64 pixels", "picture": True}]
    drawn = run("views/arrangement", "(m, given) => m.arrange(...given)", given)
    first, *others = drawn["cards"]
    assert first["name"] == "64 pixels"
    assert [card["name"] for card in others] == [name for names in units[1:] for name in names]
    outputs = others[-10:]
    for upper, lower in pairwise(outputs):
        assert upper["y"] + upper["size"] / 2 < lower["y"] - lower["size"] / 2
        assert upper["beside"]
    assert len(drawn["links"]) == 10 * hidden
