"""What can be asked about the loss over parameters, and about where a parameter matters."""

from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from .document import Model, Path

MAX_SPAN = 1e6
Center = Annotated[float, Field(ge=-MAX_SPAN, le=MAX_SPAN)]
Span = Annotated[float, Field(gt=0, le=MAX_SPAN)]
Values = Annotated[int, Field(ge=5, le=101)]


class WatchedSlice(Model):
    """The loss along one parameter, from -span to span as its slider runs."""

    parameter: Path = Field(description="Its path.")
    span: Span = Field(description="How far from 0, either way.")
    resolution: Values = Field(33, description="How many values it takes.")


class WatchedLandscape(Model):
    """The loss over two parameters, each from center - span to center + span."""

    x: Path = Field(description="The path of the parameter along x.")
    y: Path = Field(description="The path of the parameter along y; another than x.")
    span: Span = Field(description="How far from the center, either way.")
    center_x: Center = Field(0.0, description="The middle of x; 0 is that of its slider.")
    center_y: Center = Field(0.0, description="The middle of y; 0 is that of its slider.")
    resolution: Values = Field(41, description="How many values each takes.")

    @field_validator("y")
    @classmethod
    def _is_another(cls, y: str, info: ValidationInfo) -> str:
        if y == info.data.get("x"):
            raise ValueError("must be another parameter than x")
        return y


class WatchedSensitivity(Model):
    """How the output would change over the plane if one parameter grew."""

    parameter: Path = Field(description="Its path.")
    resolution: int = Field(50, ge=10, le=200, description="Points along each side.")
