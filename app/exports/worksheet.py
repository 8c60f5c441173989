"""Every number of the next step as CSV, one a row, in the order in which they are computed."""

from collections.abc import Iterator, Sequence

from ..engine.parameters import Array
from ..engine.trace import LayerTrace, Trace, trace
from ..playground.data import check_not_empty
from ..playground.limits import check_trace
from .export import Source
from .tables import Cell, table

COLUMNS = ("quantity", "layer", "unit", "from", "sample", "value")
Row = Sequence[Cell]


def trace_table(source: Source) -> bytes:
    """The next mini-batch's update: forward by layer, the loss, backward, and the updates.

    Raises PlaygroundError where there is no next step, or where it has too many numbers.
    """
    source.check_numbers()
    check_not_empty(source.experiment.dataset)
    check_trace(source.experiment, "batch", None)
    return table(COLUMNS, Worksheet(source).rows(), source.decimal)


class Worksheet:
    """The rows of one update."""

    def __init__(self, source: Source) -> None:
        self._network = source.experiment.network
        self._units = source.experiment.units
        self._trace: Trace = trace(source.experiment.trainer)
        self._samples: list[int] = self._trace.batch.tolist()

    def rows(self) -> Iterator[Row]:
        """All of them."""
        told, outputs, last = self._trace, self._units[-1], self._trace.layers[-1].name
        yield from self._per_sample("input", self._units[0], {"input": told.layers[0].inputs})
        for place, layer in enumerate(told.layers):
            yield from self._forward(place, layer)
        yield from self._per_sample(last, outputs, {"target": told.targets, "loss": told.losses})
        for place, layer in reversed(list(enumerate(told.layers))):
            yield from self._backward(place, layer)
        for place, layer in enumerate(told.layers):
            changes = (layer.weight_updates, layer.bias_updates)
            yield from self._per_parameter(place, "update", *changes)

    def _forward(self, place: int, layer: LayerTrace) -> Iterator[Row]:
        matrix = self._network.matrices[place]
        # Biases that are off are kept, but act as 0.
        biases = matrix[:, -1] * self._network.constant
        yield from self._per_parameter(place, "", matrix[:, :-1], biases)
        values = {"weighted_sum": layer.weighted_sums, "z": layer.z, "a": layer.a}
        if layer.mask is not None:
            values["mask"] = layer.mask
        yield from self._per_sample(layer.name, self._units[place + 1], values)

    def _backward(self, place: int, layer: LayerTrace) -> Iterator[Row]:
        values = {"da_dz": layer.da_dz, "delta": layer.delta}
        yield from self._per_sample(layer.name, self._units[place + 1], values)
        gradients = (layer.weight_gradients, layer.bias_gradients)
        yield from self._per_parameter(place, "gradient", *gradients)

    def _per_sample(
        self, layer: str, units: Sequence[str], values: dict[str, Array]
    ) -> Iterator[Row]:
        """Rows for `values` (units, samples), unit by unit of one sample after the other."""
        for column, sample in enumerate(self._samples):
            for row, unit in enumerate(units):
                for quantity, each in values.items():
                    yield quantity, layer, unit, None, sample, float(each[row, column])

    def _per_parameter(self, place: int, of: str, weights: Array, biases: Array) -> Iterator[Row]:
        """Rows for `weights` (units, inputs) and `biases` (units,), unit by unit."""
        layer, suffix = self._trace.layers[place].name, f"_{of}" if of else ""
        for row, unit in enumerate(self._units[place + 1]):
            for source, value in zip(self._units[place], weights[row].tolist(), strict=True):
                yield f"weight{suffix}", layer, unit, source, None, value
            yield f"bias{suffix}", layer, unit, "bias", None, float(biases[row])
