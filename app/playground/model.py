"""What every part of a document and every command is made of."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, FailFast, Field, GetCoreSchemaHandler, model_validator
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

Seed = Annotated[int, Field(ge=0, le=2**32 - 1)]

Entry = TypeVar("Entry")
# Read up to the first that is wrong: to tell of a million takes a gigabyte, and nobody is served.
Entries = Annotated[list[Entry], FailFast()]


class Model(BaseModel):
    """A part of the document: numbers are finite and of the right kind, unknown fields refused."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False)

    @model_validator(mode="before")
    @classmethod
    def _knows(cls, given: object) -> object:
        # Says more than pydantic's own refusal of a field: which fields there are.
        for name in given if isinstance(given, dict) else ():
            if name not in cls.model_fields:
                allowed = ", ".join(cls.model_fields)
                words = {"name": str(name), "allowed": allowed}
                raise PydanticCustomError("unknown_field", "there is no such field", words)
        return given


@dataclass(frozen=True)
class OneOf:
    """Annotates a string that must be one of `names`."""

    names: Collection[str]

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """The schema of these very strings."""
        return core_schema.literal_schema(list(self.names))
