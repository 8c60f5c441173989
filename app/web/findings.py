"""What a diagnosis looks like."""

from pydantic import BaseModel, Field

from .answers import Number


class Finding(BaseModel):
    """Something that keeps the network from learning."""

    kind: str = Field(description="Which of the things that can be found.")
    title: str = Field(description="Its term.")
    message: str = Field(description="It in words, with the numbers that tell so.")
    layer: int | None = Field(description="Its parameter layer; null: all of the network.")
    units: list[str] = Field(description="The names of its units.")
    measured: dict[str, Number] = Field(description="The numbers that tell so, by name.")


class Diagnosis(BaseModel):
    """What keeps the network from learning."""

    findings: list[Finding] = Field(description="What matters most first; none if all is well.")
