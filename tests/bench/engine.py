"""How fast the engine is beside a plain NumPy version of the same network, in one run.

`python -m tests.bench.engine` prints the table and leaves the numbers in .cache/bench/engine.json.
"""

import argparse
import json
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from timeit import repeat

import numpy as np

from app.engine.ensemble import Ensemble
from app.engine.initializers import start
from app.engine.network import Network
from app.engine.probes import Field, unit_fields
from app.engine.surfaces import Axis, landscape, loss_slice
from app.engine.trainer import Trainer, Training
from app.problems import PROBLEMS, Dataset, make_dataset
from tests.bench.naive import Array, BareNetwork, NaiveNetwork, grid

RESULT = Path(".cache/bench/engine.json")
SHAPES = {"[4, 2]": (4, 2), "six layers of 8": (8,) * 6}
BATCH, BATCHES, RATE, RESOLUTION = 10, 25, 0.1, 100
NETWORKS = 8
TURNS, CALLS = 30, 20
Row = dict[str, float | None]
Measured = dict[str, Row]


def measure() -> Measured:
    data = make_dataset(PROBLEMS["circle"], 250, 0.1, 0.0, 1, ("x1", "x2"))
    samples = data.train.inputs, data.train.targets, BATCH, RATE
    points = grid(RESOLUTION)
    rows = {}
    for name, hidden in SHAPES.items():
        trainer = make_trainer(hidden, data)
        naive, bare = (kind((2, *hidden, 1)) for kind in (NaiveNetwork, BareNetwork))
        epoch = f"epoch of {BATCHES} mini-batches, {name}"
        fields = f"fields of all units, {RESOLUTION}x{RESOLUTION}, {name}"
        rows[epoch] = compare(
            partial(engine_epoch, trainer), partial(naive.epoch, *samples), wanted=5
        )
        rows[f"- its updates alone, {name}"] = compare(
            partial(trainer.steps, BATCHES), partial(bare.epoch, *samples)
        )
        rows[fields] = compare(
            partial(engine_fields, trainer.network, points),
            partial(naive.fields, points, RESOLUTION),
            wanted=10,
        )
        rows[f"- their forward pass alone, {name}"] = compare(
            partial(unit_fields, trainer.network, points), partial(bare.forward, points)
        )
    return rows


def measure_ensembles() -> Measured:
    """An epoch of eight networks at once, with its look at who diverged, beside eight trainers."""
    data = make_dataset(PROBLEMS["circle"], 250, 0.1, 0.0, 1, ("x1", "x2"))
    rows = {}
    for name, hidden in SHAPES.items():
        trainers = [make_trainer(hidden, data, seed) for seed in range(NETWORKS)]
        ensemble = Ensemble(
            trainers[0].network,
            np.array([trainer.network.flat for trainer in trainers]),
            *((split.inputs, split.targets) for split in (data.train, data.test)),
            [trainer.training for trainer in trainers],
            trainers[0].locked,
        )
        rows[f"epoch of {NETWORKS} networks, {name}"] = compare(
            lambda ensemble=ensemble: [ensemble.step() for _ in range(BATCHES)],
            lambda trainers=trainers: [trainer.steps(BATCHES) for trainer in trainers],
        )
    return rows


def measure_surfaces() -> Measured:
    """Milliseconds beside the most that they may take, with 250 training points and 13 numbers."""
    trainer = make_trainer((3,), make_dataset(PROBLEMS["circle"], 250, 0.1, 0.0, 1, ("x1", "x2")))
    paths = trainer.network.layout.paths
    fine, coarse = np.linspace(-5, 5, 41), np.linspace(-5, 5, 33)
    x, y = Axis("weights.0.0.0", fine), Axis("biases.0.0", fine)
    return {
        "landscape of 41x41": limited(partial(landscape, trainer, x, y), 30),
        "slices of all 13 sliders": limited(
            lambda: [loss_slice(trainer, Axis(path, coarse)) for path in paths], 10
        ),
    }


def limited(run: Callable[[], object], limit: float) -> Row:
    """The best time, which other work disturbs least, and its limit."""
    return {"engine_ms": min(repeat(run, number=1, repeat=TURNS)) * 1000, "limit_ms": limit}


def make_trainer(hidden: Sequence[int], data: Dataset, seed: int = 1) -> Trainer:
    network = Network((2, *hidden, 1), ["tanh"] * len(hidden), "binary_cross_entropy")
    network.flat[:] = start(network.layout, seed)
    train, test = ((split.inputs, split.targets) for split in (data.train, data.test))
    return Trainer(network, train, test, Training(learning_rate=RATE, batch_size=BATCH, seed=seed))


def engine_epoch(trainer: Trainer) -> float:
    """One update for every mini-batch; gives the loss over all samples."""
    trainer.steps(BATCHES)
    return trainer.objective()


def engine_fields(network: Network, points: Array) -> list[Field]:
    """Every unit's activations over a grid, (resolution, resolution), as they are sent."""
    return [
        unit.reshape(RESOLUTION, RESOLUTION)
        for layer in unit_fields(network, points)
        for unit in layer
    ]


def compare(
    engine: Callable[[], object], naive: Callable[[], object], wanted: float | None = None
) -> Row:
    """Milliseconds of both, in turns; the best of each, which other work disturbs least."""
    turns = [
        [repeat(run, number=CALLS, repeat=1)[0] for run in (engine, naive)] for _ in range(TURNS)
    ]
    engine_ms, naive_ms = (min(times) * 1000 / CALLS for times in zip(*turns, strict=True))
    return {
        "engine_ms": engine_ms,
        "naive_ms": naive_ms,
        "ratio": naive_ms / engine_ms,
        "wanted": wanted,
    }


def report(rows: Measured, ensembles: Measured, surfaces: Measured, path: Path) -> None:
    print(f"{'':45}{'engine, ms':>12}{'plain, ms':>12}{'ratio':>8}{'wanted':>8}")
    table(rows)
    print(f"\n{'':45}{'at once, ms':>12}{'apart, ms':>12}{'ratio':>8}")
    table(ensembles)
    print(f"\n{'':45}{'engine, ms':>12}{'limit, ms':>12}")
    for name, row in surfaces.items():
        print(f"{name:45}{row['engine_ms']:12.3f}{row['limit_ms']:12.0f}")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(rows | ensembles | surfaces, indent=2) + "\n")


def table(rows: Measured) -> None:
    for name, row in rows.items():
        print(
            f"{name:45}{row['engine_ms']:12.3f}{row['naive_ms']:12.3f}"
            f"{row['ratio']:8.1f}{row['wanted'] or '':>8}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, default=RESULT, help="where to write the numbers")
    report(measure(), measure_ensembles(), measure_surfaces(), parser.parse_args().json)


if __name__ == "__main__":
    main()
