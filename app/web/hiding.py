"""What of the page an address hides, so that a class sees only what it needs."""

# By group, each part's name in an address and in the page's `data-part`, and what it is called.
PARTS = {
    "Panels": {
        "plane": "The plane",
        "network": "The network",
        "sliders": "The sliders",
        "loss": "The loss",
        "next": "The next step",
    },
    "Data": {
        "data": "Choose the data",
        "data-settings": "Noise, points, test share",
        "paint": "Paint points",
        "inputs": "Choose the inputs",
        "examples": "Examples",
    },
    "Network": {
        "layers": "Layers and units",
        "activation": "Activation and dropout",
        "biases": "Biases",
        "gradients": "Gradients",
        "locks": "Locks",
    },
    "Training": {
        "step": "Step",
        "step-size": "Size of a step",
        "play": "Play and its speed",
        "undo": "Undo and redo",
        "reset": "Reset and new start",
        "learning-rate": "Learning rate",
        "batch": "Mini-batch",
        "training-settings": "More training settings",
    },
    "A closer look": {
        "lines": "Lines of the units",
        "tint": "Where it matters",
        "pin": "Pin",
        "view": "What the plane shows",
        "landscape": "Landscape",
        "charts": "Charts",
        "report": "Report",
        "history": "History",
        "compare": "Compare",
        "walk": "Walk through a step",
        "check": "Check numerically",
    },
    "Page": {
        "share": "Share",
        "export": "Export",
        "theme": "Dark or light",
        "help": "Help",
    },
}
NAMES = [name for group in PARTS.values() for name in group]
# A page that shows only a few parts shows this one with them.
ALWAYS = "plane"


def hidden_parts(hide: str, only: str) -> list[str]:
    """The parts that are not shown, in their order; what is no name of a part says nothing.

    Args:
        hide: names of parts, separated by commas.
        only: the same of those that are shown alone; without a name it shows all.
    """
    hides, shows = set(hide.split(",")), {*only.split(",")} & {*NAMES}
    if shows:
        hides |= {*NAMES} - shows - {ALWAYS}
    return [name for name in NAMES if name in hides]
