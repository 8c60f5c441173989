import numpy as np

from app.engine.optimizers import OPTIMIZERS, OptimizerState


def test_sgd_goes_down_the_gradient_at_the_learning_rate_and_remembers_nothing():
    sgd = OPTIMIZERS["sgd"]
    state, out = sgd.start(3), np.empty(3)
    sgd.update(np.array([1.0, -2.0, 0.0]), state, np.array(-0.5), out)
    assert out.tolist() == [-0.5, 1.0, 0.0]
    assert (state.t, state.first.size, state.second.size) == (0, 0, 0)


def test_the_terms_of_sgd_are_the_rate_times_each_gradient_that_there_is():
    sgd = OPTIMIZERS["sgd"]
    gradients, penalty, rate = np.array([1.0, -2.0]), np.array([0.5, 0.25]), np.array(-0.5)
    terms = sgd.terms(gradients, penalty, sgd.start(2), rate)
    assert {name: term.tolist() for name, term in terms.items()} == {
        "gradient": [-0.5, 1.0],
        "penalty": [-0.25, -0.125],
    }
    assert list(sgd.terms(gradients, None, sgd.start(2), rate)) == ["gradient"]


def test_a_copied_state_shares_nothing():
    state = OptimizerState(3, np.ones(2), np.ones(2))
    copy = state.copy()
    copy.first[:], copy.second[:] = 5, 6
    assert (state.t, state.first.tolist(), state.second.tolist()) == (3, [1, 1], [1, 1])
