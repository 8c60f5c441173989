"""Every problem by its name: whatever these modules define, in their order."""

from . import curves, function, own, regression, several_classes, two_classes, worked_example
from .problem import Problem
from .scenarios import brightness, digits, pedestrian, sentiment

MODULES = (
    two_classes,
    several_classes,
    regression,
    curves,
    worked_example,
    own,
    function,
    brightness,
    digits,
    sentiment,
    pedestrian,
)

PROBLEMS = {
    each.name: each
    for module in MODULES
    for each in vars(module).values()
    if isinstance(each, Problem)
}
