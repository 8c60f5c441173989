"""The command line: settings, then the server."""

import argparse
import os
import sys
from dataclasses import replace
from socket import socket

from .settings import PREFIX, Settings, settings_from

# Matrices here are too small for a second thread; BLAS reads these when NumPy loads.
THREAD_LIMITS = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS")


def main() -> None:
    """Read the settings, say where the playground is, and serve it until interrupted."""
    settings = settings_from_command_line()
    for name in THREAD_LIMITS:
        os.environ.setdefault(name, "1")
    serve(settings)


def settings_from_command_line() -> Settings:
    """The settings from the environment, with what the command line says in their place."""
    try:
        settings = settings_from(os.environ)
    except ValueError as error:
        sys.exit(str(error))
    parser = argparse.ArgumentParser(
        prog="neuron-playground",
        description="A small neural network to hold in your hands.",
        epilog=f"Every setting can also be given as a variable, such as {PREFIX}PORT.",
    )
    parser.add_argument("--host", default=settings.host, help="address to bind (%(default)s)")
    parser.add_argument("--port", default=settings.port, type=int, help="port (%(default)s)")
    given = parser.parse_args()
    return replace(settings, host=given.host, port=given.port)


def serve(settings: Settings) -> None:
    """Run the server. NumPy loads in here, after `main` has set its threads."""
    import uvicorn

    from .main import create_app

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket] | None = None) -> None:
            await super().startup(sockets)
            if self.started:
                print(f"Neuron playground: {address(self.servers[0].sockets[0])}", flush=True)

    config = uvicorn.Config(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        log_level="warning",
        ws="websockets-sansio",
        ws_max_size=settings.max_body_bytes,
        ws_per_message_deflate=False,
        timeout_graceful_shutdown=2,
    )
    Server(config).run()


def address(bound: socket) -> str:
    """The address to open in a browser."""
    host, port = bound.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


if __name__ == "__main__":
    main()
