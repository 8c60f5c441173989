"""The loss over one parameter and over two, as watched or asked for."""

from collections.abc import Sequence

import numpy as np

from ..engine import surfaces
from ..engine.parameters import Array
from .experiment import Experiment
from .grid import in_single_precision
from .limits import check_landscape, coarsened, finest, finest_landscape
from .parts import Frame
from .watch import WatchedLandscape, WatchedSlice


def watched_landscape(experiment: Experiment, wish: WatchedLandscape) -> Frame | None:
    """The landscape in single precision, coarser than wished where that would be too much work.

    None once the network lacks one of its parameters, or where it would be too coarse.
    """
    resolution = coarsened(wish.resolution, finest_landscape(experiment))
    if resolution is None or not {wish.x, wish.y} <= set(experiment.layout.paths):
        return None
    shown = landscape(experiment, wish.model_copy(update={"resolution": resolution}))
    return {**shown, "z": in_single_precision(shown["z"])}


def landscape(experiment: Experiment, wish: WatchedLandscape) -> Frame:
    """Loss + penalty over two parameters: z (y, x), not finite where it overflows."""
    x = window(wish.center_x, wish.span, wish.resolution)
    y = window(wish.center_y, wish.span, wish.resolution)
    z = surfaces.landscape(experiment.trainer, surfaces.Axis(wish.x, x), surfaces.Axis(wish.y, y))
    return {"x": wish.x, "y": wish.y, "x_values": x.tolist(), "y_values": y.tolist(), "z": z}


def around_now(
    experiment: Experiment,
    paths: tuple[str, str],
    centers: tuple[float | None, float | None],
    span: float,
    resolution: int,
) -> WatchedLandscape:
    """The landscape over two parameters, around their present values where no center is given.

    Raises PlaygroundError, or pydantic's ValidationError.
    """
    for axis, path in zip("xy", paths, strict=True):
        experiment.check_parameter(path, axis)
    check_landscape(experiment, resolution)
    x, y = (
        experiment.value(path) if center is None else center
        for path, center in zip(paths, centers, strict=True)
    )
    return WatchedLandscape(
        x=paths[0], y=paths[1], span=span, center_x=x, center_y=y, resolution=resolution
    )


def watched_slices(experiment: Experiment, wishes: Sequence[WatchedSlice]) -> Frame:
    """Loss + penalty along each of these parameters that the network has, by path.

    The losses are in single precision, and not finite where they overflow. They are coarser than
    wished where that would be too much work, and missing where they would be too coarse.
    """
    known = [wish for wish in wishes if wish.parameter in experiment.layout.paths]
    most = finest(experiment, len(known))
    lines = {}
    for wish in known:
        resolution = coarsened(wish.resolution, most)
        if resolution is not None:
            values = window(0.0, wish.span, resolution)
            losses = surfaces.loss_slice(experiment.trainer, surfaces.Axis(wish.parameter, values))
            lines[wish.parameter] = {"span": wish.span, "losses": in_single_precision(losses)}
    return {"parameters": lines}


def window(center: float, span: float, resolution: int) -> Array:
    """So many values from center - span to center + span."""
    return np.linspace(center - span, center + span, resolution)
