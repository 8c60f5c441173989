"""Playgrounds worth opening: each shows one thing, and some are broken on purpose."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

SHOWS, BROKEN = "Worth seeing", "Broken on purpose"


@dataclass(frozen=True)
class Preset:
    """A (partial) document with what is to be seen in it, and something to try then."""

    name: str
    group: str
    title: str
    description: str
    task: str
    document: Mapping[str, Any]


def layers(*units: int, activation: str = "tanh") -> list[dict[str, Any]]:
    """Hidden layers of these sizes."""
    return [{"units": each, "activation": activation} for each in units]


PRESETS = {
    preset.name: preset
    for preset in (
        Preset(
            "solved_spiral",
            SHOWS,
            "Solve the spiral",
            "With x1 and x2 alone, 16 smooth units wind up both arms: over 95 % of the test points "
            "are right within 20 epochs.",
            "Choose another optimizer, sgd, and start again: how far does it get?",
            {
                "problem": {"name": "spiral", "samples": 500, "noise": 0.05},
                "network": {"hidden": layers(8, 8, activation="gelu")},
                "training": {"optimizer": "adam", "learning_rate": 0.02},
            },
        ),
        Preset(
            "one_neuron",
            SHOWS,
            "One neuron cannot do XOR",
            "One neuron draws one straight line, and no line parts these four squares: it ends as "
            "unsure as it began.",
            "Switch on the input x1·x2, and the same neuron can; or add a hidden layer.",
            {
                "problem": {"name": "xor"},
                "network": {"hidden": []},
                "training": {"batch_size": 125},
            },
        ),
        Preset(
            "stuck_xor",
            SHOWS,
            "XOR with two units",
            "Two units could do it, but from this start training gets stuck with a third of the "
            "points wrong, at the bottom of a local minimum.",
            "Press New start and play again: from the next start it gets out.",
            {
                "problem": {"name": "xor", "noise": 0.0},
                "network": {"hidden": layers(2), "seed": 7},
                "training": {
                    "optimizer": "adam",
                    "learning_rate": 0.1,
                    "batch_size": 125,
                    "l2": 0.003,
                },
            },
        ),
        Preset(
            "three_clouds",
            SHOWS,
            "Three clouds",
            "Three outputs share one whole (softmax), one for each class; where two are equally "
            "sure runs a border.",
            "Drag the bias of one output: its class takes land from both others.",
            {"problem": {"name": "blobs"}},
        ),
        Preset(
            "overfitting",
            SHOWS,
            "Learned by heart",
            "30 noisy points and 16 units: soon every training point is right, but the test loss "
            "turns and climbs (overfitting).",
            "Start again with an L2 penalty of 0.01: the test loss stays low.",
            {
                "problem": {"name": "circle", "samples": 60, "noise": 0.4},
                "network": {"hidden": layers(8, 8)},
                "training": {"optimizer": "adam", "learning_rate": 0.03},
            },
        ),
        Preset(
            "zeros",
            BROKEN,
            "All zeros",
            "Every weight starts at 0: the units are all the same, and no weight gets any blame.",
            "Give h1.1 one weight of 1 by its slider and play: it wakes up, alone.",
            {
                "problem": {"name": "circle"},
                "network": {"hidden": layers(3), "initializer": "zeros"},
            },
        ),
        Preset(
            "same_start",
            BROKEN,
            "Same start",
            "Every weight starts at 0.5: three units learn as if they were one, and draw one "
            "line three times.",
            "Drag one weight of h1.1: only now can it go its own way.",
            {
                "problem": {"name": "circle"},
                "network": {
                    "hidden": layers(3),
                    "initializer": "constant",
                    "initializer_value": 0.5,
                },
            },
        ),
        Preset(
            "huge_rate",
            BROKEN,
            "Huge learning rate",
            "Steps of this length jump over every valley: the loss leaps up and down and stays "
            "high.",
            "Set the learning rate to 0.5, reset and play.",
            {"problem": {"name": "circle"}, "training": {"learning_rate": 10.0}},
        ),
        Preset(
            "saturated_sigmoids",
            BROKEN,
            "Saturated sigmoids",
            "Biases of 10 hold every sigmoid at its flat end: all say 1 whatever the point, and "
            "no blame comes through.",
            "Set the biases of the four units to 0, and it learns.",
            {
                "problem": {"name": "circle"},
                "network": {
                    "hidden": layers(4, activation="sigmoid"),
                    "bias_initializer": "constant",
                    "bias_initializer_value": 10.0,
                },
            },
        ),
        Preset(
            "dead_relu",
            BROKEN,
            "Dead relu",
            "Biases of −5 keep every relu below 0 for all points: it says 0 and its slope is 0, "
            "so that it can never come back.",
            "Set the bias of one unit to 0: that one lives again.",
            {
                "problem": {"name": "circle"},
                "network": {
                    "hidden": layers(4, activation="relu"),
                    "bias_initializer": "constant",
                    "bias_initializer_value": -5.0,
                },
            },
        ),
        Preset(
            "vanishing_gradient",
            BROKEN,
            "Blame that gets lost",
            "Six layers of sigmoids, none of them steep: what comes back to the first layer is "
            "less than a hundredth of the blame at the output.",
            "Choose elu for all layers and start again.",
            {
                "problem": {"name": "circle"},
                "network": {"hidden": layers(4, 4, 4, 4, 4, 4, activation="sigmoid")},
            },
        ),
    )
}
