"""What there is to learn, as a document says it, and the problem that is meant."""

from collections.abc import Sequence
from typing import Annotated, Self

from pydantic import AfterValidator, Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from ..problems import PROBLEMS, FormulaError, Level, Problem, Switch, function_problem
from ..problems.formula import MAX_LENGTH
from .errors import PlaygroundError
from .model import Model, OneOf, Seed
from .own_data import Name, OwnData

FIRST_PROBLEM = "circle"
# More than any problem has columns.
MOST_INPUTS = 256
_first = PROBLEMS[FIRST_PROBLEM].defaults["problem"]


def check_formula(text: str) -> str:
    """`text`; raises pydantic's error, with the character to blame, where it is no formula."""
    try:
        function_problem(text)
    except FormulaError as error:
        words = {"sentence": error.sentence, "at": error.at}
        raise PydanticCustomError("formula", "{sentence}", words) from None
    return text


Formula = Annotated[str, Field(max_length=MAX_LENGTH), AfterValidator(check_formula)]


def is_absent(value: object) -> bool:
    """Whether a document need not speak of it."""
    return value is None


class ProblemSettings(Model):
    """What there is to learn. An omitted field takes the problem's own default."""

    name: Annotated[str, OneOf(PROBLEMS)] = Field(FIRST_PROBLEM, description="Which data.")
    samples: int = Field(
        _first["samples"], ge=0, le=5000, description="Points, train and test together."
    )
    noise: float = Field(
        _first["noise"], ge=0, le=1, description="How far the points are scattered."
    )
    test_fraction: float = Field(
        _first["test_fraction"],
        ge=0,
        le=0.9,
        description="The share of the points that is held out to test with.",
    )
    seed: Seed = Field(_first["seed"], description="Which draw of the data.")
    features: list[Name] = Field(
        _first["features"],
        min_length=1,
        max_length=MOST_INPUTS,
        description="What the network reads of a point, in this order; each at most once.",
    )
    data: OwnData | None = Field(
        None, exclude_if=is_absent, description="With the name own: the data."
    )
    formula: Formula | None = Field(
        None,
        exclude_if=is_absent,
        description="With the name function: what is to be found, made of x1 and x2.",
        examples=["sin(x1) * x2 > 0.3"],
    )
    level: Name | None = Field(
        None, exclude_if=is_absent, description="Of a problem with levels: which of them."
    )
    switches: list[Name] | None = Field(
        None,
        max_length=10,
        exclude_if=is_absent,
        description="Of a problem with switches: those that are on, each once; [] for none.",
    )

    @field_validator("features")
    @classmethod
    def _each_once(cls, features: list[str]) -> list[str]:
        if len(set(features)) < len(features):
            raise ValueError("each feature may be named once")
        return features

    @model_validator(mode="after")
    def _own(self) -> Self:
        if self.data is not None and self.name != "own":
            raise ValueError("only own has data of its own")
        if self.formula is not None and self.name != "function":
            raise ValueError("only function has a formula")
        return self


def problem_of(settings: ProblemSettings) -> Problem:
    """The problem that is meant; raises PlaygroundError for a level or switch that it has not."""
    if settings.data is not None:
        return settings.data.problem
    if settings.formula is not None:
        return function_problem(settings.formula)
    problem = PROBLEMS[settings.name]
    if settings.level is not None:
        check_one_of(settings.level, problem.levels, "problem.level")
    for switch in settings.switches or ():
        check_one_of(switch, problem.switches, "problem.switches")
    if problem.variant is None:
        return problem
    switches = tuple(sorted(set(settings.switches or ())))
    return problem.variant(settings.level or problem.defaults["problem"]["level"], switches)


def check_one_of(name: str, choices: Sequence[Level | Switch], field: str) -> None:
    """Raise PlaygroundError, naming the field, unless one of the choices has this name."""
    if name not in [each.name for each in choices]:
        allowed = ", ".join(each.name for each in choices) or "none, this problem has no such"
        raise PlaygroundError(f"There is no {name} here.", field, name, allowed)
