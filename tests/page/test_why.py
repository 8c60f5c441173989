"""Which update is walked through, what it is made of, and why a number moves or stays."""

import pytest
from playwright.sync_api import expect

from tests.page.playground import Playground
from tests.page.walking import Walk, walk_of_2_2_1


@pytest.fixture
def walk(playground: Playground) -> Walk:
    return walk_of_2_2_1(playground)


def test_the_point_that_was_clicked_is_walked_alone_and_applied_alone(walk: Walk) -> None:
    walk.playground.choose_step("1 point")
    plane = walk.page.locator("#boundary .touch")
    plane.focus()
    for _ in range(5):
        plane.press("ArrowRight")
    walk.page.keyboard.press("w")
    expect(walk.say).to_contain_text("Point 4 of the training data")
    position = walk.playground.frame()["progress"]["position"]
    told = walk.playground.ask("walk", unit="sample", sample=4)
    walk.page.keyboard.press("e")
    walk.page.keyboard.press("a")
    walk.playground.wait_for_step(1)
    assert walk.playground.frame()["progress"]["position"] == position
    assert walk.playground.value("weights.0.0.0") == told["layers"][0]["new"][0][0]


def test_a_clicked_point_is_walked_by_itself_unless_the_batch_has_it(walk: Walk) -> None:
    batch = walk.playground.ask("walk")["batch"]
    plane = walk.page.locator("#boundary .touch")
    plane.focus()
    for point in range(max(batch) + 1):
        plane.press("ArrowRight")
        if point == next(each for each in range(125) if each not in batch):
            walk.page.keyboard.press("w")
            expect(walk.panel.get_by_text(f"1 of 13, point {point} alone")).to_be_visible()
            walk.page.keyboard.press("w")
            plane.focus()
        if point in batch:
            walk.page.keyboard.press("w")
            expect(walk.panel.get_by_text(f"1 of 13, point {point}", exact=True)).to_be_visible()
            break


def test_each_point_of_the_batch_says_its_own_and_the_mean_counts(walk: Walk) -> None:
    walk.open()
    walk.go("Gradients of h1.1")
    shares = walk.page.locator("#walk-shares tbody tr")
    expect(shares).to_have_count(10)
    told = walk.playground.ask("walk", parameter="weights.0.0.0")["shares"]
    walk.wait_for_shares(told)
    own = walk.page.locator("#walk-shares tbody td:last-child").evaluate_all(
        "cells => cells.map(cell => Number(cell.dataset.value))"
    )
    assert own == told["gradients"]
    shares.nth(3).get_by_role("button").click()
    expect(walk.panel.get_by_text(f"point {told['samples'][3]}", exact=False).first).to_be_visible()
    walk.page.locator("#walk-parameters").get_by_role("button", name="bias").click()
    expect(walk.say).to_contain_text("bias of h1.1")


def test_why_leads_by_clicks_from_a_gradient_back_to_the_loss(walk: Walk) -> None:
    walk.playground.slider("weights.0.1.0").focus()
    walk.page.get_by_role("button", name="Why?").click()
    expect(walk.title).to_have_text("Gradients of h1.2")
    expect(walk.say).to_contain_text("weight from x1 to h1.2")
    walk.button("delta of h1.2").click()
    expect(walk.title).to_have_text("Delta of h1.2")
    walk.button("delta of inside").click()
    expect(walk.title).to_have_text("Delta of inside")
    walk.button("the error").click()
    expect(walk.title).to_have_text("Error")
    walk.button("activation of inside").click()
    expect(walk.title).to_have_text("Prediction of inside")


def test_a_locked_number_stays_and_the_walk_says_why(walk: Walk) -> None:
    walk.playground.command({"type": "lock", "parameter": "weights.0.1.0"})
    walk.open()
    walk.button("Skip to the end").click()
    walk.page.get_by_role("group", name="Same stage for").get_by_text("h1.2").click()
    expect(walk.say).to_contain_text("weight from x1 to h1.2 is locked")
    value = walk.playground.value("weights.0.1.0")
    assert walk.numbers() == [value, value]


def test_the_penalty_is_a_term_of_its_own(walk: Walk) -> None:
    walk.playground.command({"type": "configure", "training": {"l2": 0.5}})
    walk.open()
    walk.button("Skip to the end").click()
    told = walk.playground.ask("walk")["layers"][1]
    expect(walk.formula).to_contain_text("penalty")
    *_, update, gradient, penalty = walk.numbers()
    assert update == told["updates"][0][0]
    assert gradient == told["terms"]["gradient"][0][0]
    assert penalty == told["terms"]["penalty"][0][0]
    assert update == pytest.approx(gradient + penalty, rel=1e-12)


def test_the_numbers_follow_a_drag_while_one_walks(walk: Walk) -> None:
    walk.open()
    walk.go("Bias of h1.1")
    walk.playground.type_number("biases.0.0", "2")
    walk.playground.settle()
    assert walk.numbers()[1] == 2
    z = walk.playground.ask("walk")["layers"][0]["z"][0]
    assert walk.numbers()[2] == z


def test_play_ends_the_walk(walk: Walk) -> None:
    walk.open()
    walk.playground.button("Play").click()
    expect(walk.panel).to_be_hidden()
    walk.playground.button("Pause").click()
    walk.playground.wait("ready")


def test_the_worked_example_has_the_numbers_of_the_paper(playground: Playground) -> None:
    walk = Walk(playground)
    playground.choose_data("Worked example")
    expect(playground.sliders()).to_have_count(12)
    playground.settle()
    walk.open()
    walk.button("more digits").click()
    paper = {
        "Activation of h1.1": "0.593269992",
        "Prediction of o1": "0.751365070",
        "Error": "0.298371109",
        "Delta of o1": "0.138498562",
        "Update of o1": "0.358916480",
    }
    for title in walk.stages():
        if title in paper:
            strong = walk.formula.locator("mn.strong").last
            expect(strong).to_have_text(paper[title])
    walk.button("Apply").click()
    playground.wait_for_step(1)
    assert playground.value("weights.1.0.0") == pytest.approx(0.3589164797, abs=1e-10)
    assert playground.value("biases.1.0") == 0.6
