"""What is shown of a session: whole to who asks once, and what is new to who watches."""

from collections.abc import Iterator
from dataclasses import asdict

from ..engine.losses import LOSSES
from ..problems import input_units
from .experiment import Experiment, check_sample
from .parts import NEEDS_A_NEXT_STEP, NEEDS_A_PLANE, NEEDS_SAMPLES, PARTS, Frame
from .paths import MOST_POINTS, paths
from .session import Session
from .studies import Studies
from .watch import Watch


class View:
    """What one watcher asked for with `watch`, and what it has been shown of it already."""

    def __init__(self) -> None:
        self.watch = Watch(type="watch")
        self._shown: dict[str, object] = {}
        self._studies = Studies()
        self._serial = -1
        self._thinnings: int | None = None

    def after(self, watch: Watch, experiment: Experiment) -> Watch:
        """What is watched after `watch`; raises PlaygroundError for a sample that there is not."""
        if watch.sample is not None:
            split = getattr(experiment.dataset, watch.sample.split)
            check_sample(watch.sample.index, len(split.inputs), "sample.index")
        given = {name: getattr(watch, name) for name in watch.model_fields_set}
        return self.watch.model_copy(update=given)

    def frame(self, session: Session) -> Frame:
        """The next frame: what always goes, and what has changed or is newly watched.

        Arrays in it are NumPy's; numbers that are not finite mean that there is none.
        """
        experiment = session.experiment
        frame: Frame = {
            "revision": session.revision,
            "status": session.status,
            "diverged": session.divergence(),
            "stopped": session.stopped and asdict(session.stopped),
            "progress": experiment.trainer.progress._asdict(),
            "parameters": experiment.layout.nested(experiment.network.flat),
            "metrics": session.history.here.metrics,
            "history": self._history_news(session),
        }
        setup = (experiment.setup, session.data_revision)
        if self._is_new("setup", setup):
            frame.update(described(session))
        for name, wish in self._wishes(session):
            self._add(frame, session, name, wish)
        self._add_paths(frame, session)
        for name, order, part in self._studies.made(self.watch, experiment):
            if self._is_new(name, order):
                frame[name] = part
        return frame

    def is_behind(self, session: Session) -> bool:
        """Whether parts are watched that take longer, and are to be made by `study`."""
        return bool(self._studies.due(self.watch, session.experiment))

    async def study(self, session: Session) -> None:
        """Make them, for the next frame to show; meanwhile the session may go on."""
        await self._studies.make(self.watch, session)

    def _wishes(self, session: Session) -> Iterator[tuple[str, object]]:
        """Every part that can be watched, and what is wished of it; None for nothing."""
        impossible: set[str] = set()
        if session.status == "diverged":
            impossible |= NEEDS_A_NEXT_STEP
        if session.experiment.empty:
            impossible |= NEEDS_SAMPLES
        if not session.experiment.problem.planar:
            impossible |= NEEDS_A_PLANE
        for name, (field, _) in PARTS.items():
            yield name, None if name in impossible else getattr(self.watch, field)

    def _add(self, frame: Frame, session: Session, name: str, wish: object) -> None:
        """Add a watched part if it changed, null when it is no longer watched."""
        key = None if wish is None else (session.revision, wish)
        if self._is_new(name, key):
            _, make = PARTS[name]
            frame[name] = None if wish is None else make(session.experiment, wish)

    def _add_paths(self, frame: Frame, session: Session) -> None:
        """Add the paths that are watched, which are of the history and not of one experiment."""
        wish = self.watch.paths
        if self._is_new("paths", None if wish is None else (session.revision, wish)):
            made = wish and paths(session.history, session.experiment, wish, MOST_POINTS)
            frame["paths"] = made or None

    def _history_news(self, session: Session) -> Frame:
        history = session.history
        news: Frame = {"index": history.here.index, "length": history.length}
        whole = self._thinnings not in (None, history.thinnings)
        points = history.points if whole else history.since(self._serial)
        if points:
            news["points" if whole else "new_points"] = [point.shown() for point in points]
        self._serial, self._thinnings = history.last_serial, history.thinnings
        return news

    def _is_new(self, name: str, key: object) -> bool:
        """Whether `name` was last shown for another key; None stands for not shown."""
        if self._shown.get(name) == key:
            return False
        self._shown[name] = key
        return True


def whole_frame(session: Session) -> Frame:
    """A frame for who has seen nothing yet."""
    return {"next": None, **View().frame(session)}


def described(session: Session) -> Frame:
    """What seldom changes: the settings, the units' names, the start, and the data's names."""
    experiment, dataset = session.experiment, session.experiment.dataset
    problem = experiment.problem
    inputs = input_units(problem)
    return {
        "document": without_rows(experiment.setup.model_dump()),
        "units": experiment.units,
        "output_activation": experiment.network.activations[-1].name,
        "start": experiment.layout.nested(experiment.start()),
        "dataset": {
            "title": problem.title,
            "input_names": dataset.input_names,
            "output_names": dataset.output_names,
            "class_names": dataset.class_names,
            "features": list(inputs),
            "input_units": list(inputs.values()),
            "losses": [loss.name for loss in LOSSES.values() if problem.kind in loss.kinds],
            "kind": dataset.kind,
            "curve": dataset.curve,
            "planar": problem.planar,
            "axes": problem.axes if problem.planar else (),
            "given": problem.given,
            "paintable": problem.paintable,
            "noisy": problem.noisy,
            "lens": problem.lens,
            "image": problem.image,
            "scales": [asdict(scale) for scale in problem.scales],
            "wording": asdict(problem.wording),
            "half": dataset.half,
            "extent": dataset.extent,
            "revision": session.data_revision,
        },
    }


def without_rows(setup: Frame) -> Frame:
    """The settings but for the numbers of own data, which would be sent anew with every change."""
    problem = setup["problem"]
    if "data" not in problem:
        return setup
    return {**setup, "problem": {**problem, "data": {**problem["data"], "rows": []}}}
