import numpy as np
import pytest

from app.engine.network import Network
from app.engine.optimizers import OPTIMIZERS, OptimizerState
from app.engine.trainer import Trainer, Training

# PyTorch 2.13: w1, w2 and b of one linear unit after five updates on these samples, two at a time,
# learning rate 0.1, weight decay 0.05 of the weights; momentum as SGD(momentum=0.9), nesterov as
# SGD(momentum=0.9, nesterov=True), rmsprop as RMSprop(alpha=0.99, eps=1e-8).
INPUTS = np.array([[0.5, -1.0], [2.0, 0.3], [-1.5, 0.8], [0.1, 1.2]])
TARGETS = np.array([[1.0], [-0.5], [0.25], [2.0]])
FACTS = {
    "sgd": [0.06967619275535, -1.2128301958586538, 0.57571731876592],
    "momentum": [-1.1053784499067, -0.007065481737703732, 0.7918633521089199],
    "nesterov": [-0.9790433986793631, 0.19227228264370458, 0.9491029708324659],
    "rmsprop": [-0.36012948762711483, -0.010581976577060032, 0.5554817328211761],
    "adam": [0.5146009688337465, -1.5724070115136857, 0.4461309106956944],
    "adamw": [0.4955035898140092, -1.5335880098645251, 0.4459475872551499],
}


def make_linear_unit(**training) -> Trainer:
    network = Network((2, 1), [], "mean_squared_error", output="linear")
    network.flat[:] = [1.0, -2.0, 0.5]
    settings = Training(learning_rate=0.1, batch_size=2, shuffle=False, **training)
    return Trainer(network, (INPUTS, TARGETS), (INPUTS, TARGETS), settings, classifies=False)


def test_every_optimizer_has_its_facts_here():
    assert FACTS.keys() == OPTIMIZERS.keys()


@pytest.mark.parametrize("name", FACTS)
def test_an_optimizer_does_what_pytorch_means_by_it(name: str):
    trainer = make_linear_unit(optimizer=name, l2=0.05)
    for _ in range(5):
        trainer.step()
    assert trainer.network.flat == pytest.approx(FACTS[name], rel=1e-12)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_what_is_locked_keeps_its_value_and_its_memory(name: str):
    trainer, free = (make_linear_unit(optimizer=name, l2=0.05, l1=0.01) for _ in range(2))
    trainer.step()
    free.step()
    trainer.locked[1] = True
    before, state = trainer.network.flat.copy(), trainer.optimizer_state.copy()
    assert trainer.next_update().updates[1] == 0
    for _ in range(3):
        trainer.step()
        free.step()
    after = trainer.optimizer_state
    assert trainer.network.flat[1] == before[1]
    assert trainer.network.flat[0] != before[0]
    for moment, old in ((after.first, state.first), (after.second, state.second)):
        if moment.size:
            assert moment[1] == old[1]
            assert moment[0] != old[0]
    assert after.t == free.optimizer_state.t


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_biases_that_are_off_stay_whatever_the_optimizer_remembers(name: str):
    trainer = make_linear_unit(optimizer=name)
    for _ in range(2):
        trainer.step()
    network = Network((2, 1), [], "mean_squared_error", use_biases=False, output="linear")
    off = Trainer(network, (INPUTS, TARGETS), (INPUTS, TARGETS), trainer.training, False)
    off.restore(trainer.snapshot())
    bias = off.network.flat[2]
    for _ in range(3):
        update = off.next_update()
        assert sum(update.terms.values()) == pytest.approx(update.updates, rel=1e-12, abs=1e-15)
        off.step()
    assert off.network.flat[2] == bias


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_telling_an_update_changes_nothing_and_making_it_is_the_same_to_the_bit(name: str):
    trainer = make_linear_unit(optimizer=name, l1=0.01, l2=0.05)
    for _ in range(4):
        state, before = trainer.optimizer_state.copy(), trainer.network.flat.copy()
        update = trainer.next_update()
        assert trainer.optimizer_state.first.tobytes() == state.first.tobytes()
        assert trainer.optimizer_state.t == state.t
        trainer.step()
        assert trainer.network.flat.tobytes() == (before + update.updates).tobytes()
        assert sum(update.terms.values()) == pytest.approx(update.updates, rel=1e-12)


def test_the_terms_of_an_update_are_named_for_what_they_come_from():
    names = {
        name: list(make_linear_unit(optimizer=name, l2=0.05).next_update().terms)
        for name in OPTIMIZERS
    }
    assert names == {
        "sgd": ["gradient", "penalty"],
        "momentum": ["gradient", "penalty", "momentum"],
        "nesterov": ["gradient", "penalty", "momentum"],
        "rmsprop": ["gradient", "penalty"],
        "adam": ["gradient", "penalty", "momentum"],
        "adamw": ["gradient", "momentum", "decay"],
    }


def test_the_moments_of_adam_are_corrected_for_having_begun_at_0():
    update = make_linear_unit(optimizer="adam").next_update()
    assert update.moments["first"] == pytest.approx(update.gradients, rel=1e-12)
    assert update.moments["second"] == pytest.approx(update.gradients**2, rel=1e-12)


# What the formulas say, of the rate, the gradient and the moments in their order.
SAID = {
    "−η · g": lambda rate, g: -rate * g,
    "−η · v": lambda rate, _g, v: -rate * v,
    "−η · (g + 0.9 · v)": lambda rate, g, v: -rate * (g + 0.9 * v),
    "−η · g / (√s + ε)": lambda rate, g, s: -rate * g / (np.sqrt(s) + 1e-8),
    "−η · m̂ / (√v̂ + ε)": lambda rate, _g, m, v: -rate * m / (np.sqrt(v) + 1e-8),
}


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_the_formula_for_people_is_the_update_but_for_the_decay(name: str):
    optimizer, trainer = OPTIMIZERS[name], make_linear_unit(optimizer=name, l1=0.01, l2=0.05)
    trainer.step()
    update = trainer.next_update()
    moments = [update.moments[moment] for moment in optimizer.uses]
    made = SAID[optimizer.formula](update.learning_rate, update.gradients, *moments)
    assert len(optimizer.symbols) == len(moments)
    assert made == pytest.approx(update.updates - update.terms.get("decay", 0.0), rel=1e-9)


def test_many_networks_are_updated_at_once_as_each_would_be_alone():
    gradients = np.random.default_rng(1).standard_normal((3, 5))
    for optimizer in OPTIMIZERS.values():
        states = [optimizer.start(5) for _ in gradients]
        together = OptimizerState(
            0, np.stack([s.first for s in states]), np.stack([s.second for s in states])
        )
        out = np.empty_like(gradients)
        for _ in range(2):
            optimizer.update(gradients, together, np.array(-0.1), out)
            for state, gradient, row in zip(states, gradients, out, strict=True):
                alone = np.empty(5)
                optimizer.update(gradient, state, np.array(-0.1), alone)
                assert row.tobytes() == alone.tobytes()


def test_a_copied_state_shares_nothing():
    state = OptimizerState(3, np.ones(2), np.ones(2))
    copy = state.copy()
    copy.first[:], copy.second[:] = 5, 6
    assert (state.t, state.first.tolist(), state.second.tolist()) == (3, [1, 1], [1, 1])
