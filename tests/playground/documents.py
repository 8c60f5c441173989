"""Whole documents as hypothesis draws them: of every problem, network, training, own data."""

from typing import Any

from hypothesis import strategies as st

from app.engine.losses import LOSSES
from app.playground.catalog import catalog
from app.playground.problem_settings import ProblemSettings, problem_of
from app.problems import PROBLEMS, features_for

CATALOG = catalog()
NAMES = {
    kind: [each["name"] for each in CATALOG[kind]]
    for kind in ("activations", "optimizers", "initializers", "bias_initializers", "schedules")
}
KINDS = ("classification", "multiclass", "regression")
# So many layers, samples and columns that one document takes some milliseconds.
LAYERS, SAMPLES = range(9), 60
SEEDS = st.integers(0, 2**32 - 1)
WORDS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=12)

TERMS = st.recursive(
    st.sampled_from(["x1", "x2", "pi", "0.3", "2"]),
    lambda term: st.one_of(
        st.tuples(st.sampled_from(["sin", "cos", "tanh", "abs"]), term).map(
            "{0[0]}({0[1]})".format
        ),
        st.tuples(term, st.sampled_from("+-*"), term).map(" ".join).map("({})".format),
        st.tuples(term, term).map("min({0[0]}, {0[1]})".format),
    ),
    max_leaves=6,
)
FORMULAS = st.one_of(
    TERMS, st.tuples(TERMS, st.sampled_from(["<", ">="]), TERMS).map(" ".join)
).filter(lambda formula: len(formula) <= 200)


@st.composite
def own_data(draw: st.DrawFn) -> dict[str, Any]:
    """Data of any kind, of one column to all that there can be."""
    kind = draw(st.sampled_from(KINDS))
    columns = draw(st.integers(1, 16) | st.just(2))
    classes = {"classification": 2, "multiclass": draw(st.integers(2, 5)), "regression": 0}[kind]
    names = [
        f"{place} {word}"
        for place, word in enumerate(draw(st.lists(WORDS, min_size=22, max_size=22)))
    ]
    number = st.floats(-1e6, 1e6) | st.floats(-2, 2)
    target = st.integers(0, classes - 1).map(float) if classes else number
    row = st.tuples(*[number] * columns, target).map(list)
    return {
        "kind": kind,
        "columns": names[:columns],
        "classes": names[columns : columns + classes],
        "target": draw(st.none() | st.just(names[-1])) if kind != "multiclass" else None,
        "rows": draw(st.lists(row, min_size=1, max_size=SAMPLES)),
    }


@st.composite
def problem_settings(draw: st.DrawFn, name: str) -> dict[str, Any]:
    """Settings of this problem, all of its samples and features or some."""
    settings: dict[str, Any] = {"name": name}
    if name == "own":
        settings["data"] = draw(own_data())
    if name == "function":
        settings["formula"] = draw(FORMULAS)
    if PROBLEMS[name].levels:
        settings["level"] = draw(st.sampled_from([each.name for each in PROBLEMS[name].levels]))
    if PROBLEMS[name].switches:
        names = [each.name for each in PROBLEMS[name].switches]
        settings["switches"] = draw(st.lists(st.sampled_from(names), unique=True))
    problem = problem_of(ProblemSettings.model_validate(settings))
    least, most = problem.samples
    features = st.lists(st.sampled_from(features_for(problem)), min_size=1, unique=True)
    return {
        **settings,
        "samples": draw(st.integers(least, max(least, min(SAMPLES, most)))),
        "noise": draw(st.floats(0, 1)) if problem.noisy else 0.0,
        "test_fraction": draw(st.floats(0, 0.9)),
        "seed": draw(SEEDS),
        "features": draw(features),
    }


def hidden_layer() -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "units": st.integers(1, 6) | st.integers(1, 16),
            "activation": st.sampled_from(NAMES["activations"]),
            "dropout": st.just(0.0) | st.floats(0, 0.9),
        }
    )


def network_settings(layers: int) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "hidden": st.lists(hidden_layer(), min_size=layers, max_size=layers),
            "initializer": st.sampled_from(NAMES["initializers"]),
            "initializer_value": st.floats(-10, 10),
            "bias_initializer": st.sampled_from(NAMES["bias_initializers"]),
            "bias_initializer_value": st.floats(-10, 10),
            "seed": SEEDS,
            "use_biases": st.booleans(),
        }
    )


def training_settings(losses: list[str], optimizer: str) -> st.SearchStrategy[dict[str, Any]]:
    penalty = st.just(0.0) | st.floats(0, 1)
    epochs = st.none() | st.integers(1, 100_000)
    return st.fixed_dictionaries(
        {
            "loss": st.sampled_from(losses),
            "optimizer": st.just(optimizer),
            "learning_rate": st.floats(1e-6, 0.5) | st.floats(0, 10, exclude_min=True),
            "batch_size": st.integers(1, 12) | st.integers(1, 5000),
            "l1": penalty,
            "l2": penalty,
            "shuffle": st.booleans(),
            "schedule": st.sampled_from(NAMES["schedules"]),
            "schedule_epochs": st.integers(1, 100_000),
            "stop_epochs": epochs,
            "stop_loss": st.none() | st.floats(0, 1e6),
            "stop_patience": epochs,
        }
    )


@st.composite
def documents(
    draw: st.DrawFn,
    problem: str | None = None,
    layers: int | None = None,
    optimizer: str | None = None,
) -> dict[str, Any]:
    """A document at its start, whole but for its locks; what is not given is any of its kind."""
    name = problem or draw(st.sampled_from(list(PROBLEMS)))
    settings = draw(problem_settings(name))
    kind = problem_of(ProblemSettings.model_validate(settings)).kind
    losses = [each.name for each in LOSSES.values() if kind in each.kinds]
    chosen = draw(st.sampled_from(NAMES["optimizers"])) if optimizer is None else optimizer
    return {
        "problem": settings,
        "network": draw(
            network_settings(draw(st.sampled_from(LAYERS)) if layers is None else layers)
        ),
        "training": draw(training_settings(losses, chosen)),
    }
