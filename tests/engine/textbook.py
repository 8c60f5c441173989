"""Functions, losses and optimizers as the textbooks have them, written anew for `autograd`."""

import autograd.numpy as anp
import numpy as np

FUNCTIONS = {
    "tanh": anp.tanh,
    "sigmoid": lambda z: 1 / (1 + anp.exp(-z)),
    "relu": lambda z: anp.maximum(z, 0),
    "linear": lambda z: z,
    "leaky_relu": lambda z: anp.where(z > 0, z, 0.01 * z),
    "elu": lambda z: anp.where(z > 0, z, anp.exp(z) - 1),
    "gelu": lambda z: 0.5 * z * (1 + anp.tanh(anp.sqrt(2 / anp.pi) * (z + 0.044715 * z**3))),
    "silu": lambda z: z / (1 + anp.exp(-z)),
    "softplus": lambda z: anp.log(1 + anp.exp(z)),
    "sin": anp.sin,
    "softmax": lambda z: anp.exp(z) / anp.sum(anp.exp(z), axis=0),
}
EACH_LOSS = {
    "binary_cross_entropy": lambda a, t: -t * anp.log(a) - (1 - t) * anp.log(1 - a),
    "categorical_cross_entropy": lambda a, t: -t * anp.log(a),
    "mean_squared_error": lambda a, t: 0.5 * (a - t) ** 2,
    "hinge": lambda a, t: anp.maximum(0, 1 - (2 * t - 1) * a),
}


def momentum(gradients, rate, _decay):
    velocity = sum(0.9**age * g for age, g in enumerate(reversed(gradients)))
    return -rate * velocity


def nesterov(gradients, rate, decay):
    return -rate * gradients[-1] + 0.9 * momentum(gradients, rate, decay)


def rmsprop(gradients, rate, _decay):
    square = sum(0.01 * 0.99**age * g**2 for age, g in enumerate(reversed(gradients)))
    return -rate * gradients[-1] / (np.sqrt(square) + 1e-8)


def adam(gradients, rate, _decay):
    t = len(gradients)
    first = sum(0.1 * 0.9**age * g for age, g in enumerate(reversed(gradients))) / (1 - 0.9**t)
    second = sum(0.001 * 0.999**age * g**2 for age, g in enumerate(reversed(gradients)))
    return -rate * first / (np.sqrt(second / (1 - 0.999**t)) + 1e-8)


# The update after gradients one after the other; `decay` is what adamw takes off besides.
UPDATES = {
    "sgd": lambda gradients, rate, _decay: -rate * gradients[-1],
    "momentum": momentum,
    "nesterov": nesterov,
    "rmsprop": rmsprop,
    "adam": adam,
    "adamw": lambda gradients, rate, decay: adam(gradients, rate, decay) - rate * decay,
}
