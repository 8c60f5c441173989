"""What may be sent, by examples: bodies for the description of the API, each of which is taken."""

from typing import Any

Examples = dict[str, Any]


def example(summary: str, value: object) -> Examples:
    """One body, and what it is one of."""
    return {"summary": summary, "value": value}


DOCUMENTS: Examples = {
    "nothing": example("The first problem at its start", {}),
    "problem": example("A problem with its own network", {"problem": {"name": "xor"}}),
    "part": example(
        "A document in part: the rest is the problem's own",
        {
            "problem": {"name": "spiral", "noise": 0.2, "features": ["x1", "x2", "sin x1"]},
            "network": {"hidden": [{"units": 8, "activation": "relu"}, {"units": 4}], "seed": 7},
            "training": {"optimizer": "adam", "learning_rate": 0.01, "batch_size": 20},
        },
    ),
}
COMMANDS: Examples = {
    "set": example(
        "One number set by hand", {"type": "set", "parameter": "biases.0.1", "value": 2.2}
    ),
    "step": example("Ten mini-batches", {"type": "step", "unit": "batch", "count": 10}),
    "configure": example(
        "Another layer and rate, with what fits of the network kept",
        {
            "type": "configure",
            "network": {"hidden": [{"units": 4}, {"units": 2, "activation": "relu"}]},
            "training": {"learning_rate": 0.03},
        },
    ),
    "list": example(
        "Several, applied together or not at all; one entry of the history",
        [
            {"type": "set", "parameter": "weights.0.1.0", "value": -1.5},
            {"type": "lock", "parameter": "weights.0.1.0"},
            {"type": "step", "unit": "epoch"},
        ],
    ),
    "undo": example("Back to before the last entry", {"type": "undo"}),
}
SWEEPS: Examples = {
    "seeds": example("Eight seeds, from the present one on", {"vary": "seed"}),
    "rates": example(
        "Three learning rates, each for 50 epochs",
        {"vary": "learning_rate", "values": [0.01, 0.1, 1.0], "epochs": 50},
    ),
}
WATCHES: Examples = {
    "place": example("What the network says at a place", {"type": "watch", "pointer": [0.5, -1.0]}),
    "sample": example(
        "The forward pass of a test sample, and every number of the next update",
        {"type": "watch", "sample": {"split": "test", "index": 3}, "trace": {"unit": "batch"}},
    ),
    "loss": example(
        "The loss along a weight, and where on the plane it matters",
        {
            "type": "watch",
            "slices": [{"parameter": "weights.0.1.0", "span": 4}],
            "sensitivity": {"parameter": "weights.0.1.0"},
        },
    ),
}
TABLES: Examples = {
    "names": example(
        "Names in the first row, two columns of numbers and a label",
        "x1,x2,label\n0.5,1.5,inside\n-1.2,0.4,outside\n0.1,-0.3,inside\n",
    ),
    "commas": example(
        "Semicolons, decimal commas and a number to find", "1,5;2,25;0,5\n2,5;1,75;0,75\n"
    ),
}
