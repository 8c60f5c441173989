"""Every setting, its default, its environment variable."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

PREFIX = "NEURON_PLAYGROUND_"


@dataclass(frozen=True)
class Settings:
    """What the server may be told. `port` is the variable NEURON_PLAYGROUND_PORT, and so on."""

    host: str = "127.0.0.1"
    """Address to bind; other machines reach the server only if it is not a loopback address."""
    port: int = 8000
    """Port to bind; 0 lets the system choose one."""
    allowed_hosts: tuple[str, ...] = ()
    """Further names under which the server may be called, separated by commas."""
    max_sessions: int = 200
    """Living sessions; beyond it the one idle longest goes to the store."""
    max_documents: int = 2_000
    """Documents that the store in memory keeps."""
    max_document_bytes: int = 200_000_000
    """Bytes that all of them together may take."""
    max_body_bytes: int = 4_000_000
    """Largest body of a request."""
    max_message_bytes: int = 64_000
    """Largest message on a socket."""
    max_messages_per_second: int = 300
    """Messages that one socket may send, averaged over two seconds."""
    max_sockets_per_session: int = 32
    """Pages that may be connected to one session at once."""

    def __post_init__(self) -> None:
        """Raise ValueError naming a number that cannot be."""
        for field in fields(self):
            value = getattr(self, field.name)
            if field.name == "port" and not 0 <= value <= 65_535:
                raise ValueError(f"port is {value}, but must be 0 to 65535")
            if field.name.startswith("max_") and value < 1:
                raise ValueError(f"{field.name} is {value}, but must be 1 or more")


def settings_from(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings that `environment` gives; raises ValueError naming what is wrong."""
    given: dict[str, Any] = {}
    for field in fields(Settings):
        variable = PREFIX + field.name.upper()
        if variable in environment:
            given[field.name] = _read(variable, environment[variable], field.default)
    return replace(Settings(), **given)


def _read(variable: str, text: str, default: object) -> str | int | tuple[str, ...]:
    if isinstance(default, tuple):
        return tuple(part.strip() for part in text.split(",") if part.strip())
    if isinstance(default, str):
        return text
    if not text.isdecimal():
        raise ValueError(f'{variable} is "{text}", but must be a whole number')
    return int(text)
