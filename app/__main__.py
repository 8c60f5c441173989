"""The command line: settings, then the server."""

import argparse
import os
import sys
from dataclasses import replace
from socket import socket

import uvicorn

from .main import create_app
from .settings import PREFIX, Settings, settings_from


class Server(uvicorn.Server):
    """A server that says where it is to be found."""

    async def startup(self, sockets: list[socket] | None = None) -> None:
        """Bind, then print the address."""
        await super().startup(sockets)
        if self.started:
            sys.stdout.write(f"Neuron playground: {address(self.servers[0].sockets[0])}\n")
            sys.stdout.flush()


def main() -> None:
    """Serve the playground until interrupted."""
    try:
        settings = settings_from_command_line()
    except ValueError as error:
        sys.exit(str(error))
    config = uvicorn.Config(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        log_level="warning",
        ws="websockets-sansio",
        # Up to here a message is read, to be refused in words; a larger one ends the connection.
        ws_max_size=16 * settings.max_body_bytes,
        ws_per_message_deflate=False,
        timeout_graceful_shutdown=2,
    )
    Server(config).run()


def settings_from_command_line() -> Settings:
    """The settings of the environment, with those of the command line in their place.

    Raises ValueError naming what is wrong.
    """
    settings = settings_from(os.environ)
    parser = argparse.ArgumentParser(
        prog="neuron-playground",
        description="A small neural network to hold in your hands.",
        epilog=f"Every setting can also be given as a variable, such as {PREFIX}PORT.",
    )
    parser.add_argument("--host", default=settings.host, help="address to bind (%(default)s)")
    parser.add_argument("--port", default=settings.port, type=int, help="port (%(default)s)")
    given = parser.parse_args()
    return replace(settings, host=given.host, port=given.port)


def address(bound: socket) -> str:
    """The address to open in a browser."""
    host, port = bound.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


if __name__ == "__main__":
    main()
