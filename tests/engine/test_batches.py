import numpy as np
import pytest

from app.engine.batches import Batches, Progress

SAMPLES, SIZE, SEED = 25, 10, 7


def make_batches(shuffle: bool = True) -> Batches:
    numbered = np.arange(float(SAMPLES))[:, None]
    return Batches(numbered, numbered + 100, SIZE, shuffle, SEED)


def order(epoch: int) -> list[int]:
    return np.random.default_rng([SEED, epoch]).permutation(SAMPLES).tolist()


@pytest.mark.parametrize("epoch", [0, 1, 12])
def test_an_epochs_order_comes_from_its_seed_and_number_alone(epoch: int):
    batches = make_batches().next(Progress(epoch=epoch), "batch", 100)
    assert np.concatenate([batch.indices for batch in batches]).tolist() == order(epoch)


def test_without_shuffle_the_samples_come_in_their_own_order():
    for epoch in (0, 3):
        (batch,) = make_batches(shuffle=False).next(Progress(epoch=epoch), "batch")
        assert batch.indices.tolist() == list(range(10))


def test_a_batch_carries_its_samples_inputs_and_targets():
    (batch,) = make_batches().next(Progress(epoch=2, position=5), "batch")
    assert batch.inputs[:, 0].tolist() == batch.indices.tolist() == order(2)[5:15]
    assert (batch.targets[0] - 100).tolist() == batch.indices.tolist()


def test_the_last_batch_is_cut_at_the_epochs_end():
    batches = make_batches().next(Progress(), "batch", 100)
    assert [len(batch.indices) for batch in batches] == [10, 10, 5]


def test_a_sample_is_a_batch_of_one():
    batches = make_batches().next(Progress(position=23), "sample", 100)
    assert [batch.indices.tolist() for batch in batches] == [[i] for i in order(0)[23:]]


def test_samples_then_a_batch_go_on_where_the_samples_stopped():
    batches = make_batches()
    progress = Progress()
    for batch in batches.next(progress, "sample", 3):
        progress = batches.after(progress, batch)
    assert progress == Progress(3, 0, 3)
    (batch,) = batches.next(progress, "batch")
    assert batch.indices.tolist() == order(0)[3:13]


def test_the_next_epoch_begins_with_its_own_order():
    batches = make_batches()
    progress = Progress()
    for batch in batches.next(progress, "batch", 3):
        progress = batches.after(progress, batch)
    assert progress == Progress(3, 1, 0)
    (batch,) = batches.next(progress, "batch")
    assert batch.indices.tolist() == order(1)[:10]


def test_going_back_to_an_epoch_brings_back_its_order():
    batches = make_batches()
    batches.next(Progress(epoch=1), "batch")
    (batch,) = batches.next(Progress(epoch=0), "batch")
    assert batch.inputs[:, 0].tolist() == order(0)[:10]


def test_a_chosen_sample_leaves_the_position_alone():
    batches, progress = make_batches(), Progress(4, 1, 10)
    batch = batches.single(17, progress)
    assert (batch.indices.tolist(), batch.inputs[0, 0]) == ([17], 17)
    assert batches.after(progress, batch) == Progress(5, 1, 10)


@pytest.mark.parametrize("sample", [-1, SAMPLES])
def test_a_sample_that_does_not_exist_is_refused(sample: int):
    with pytest.raises(ValueError, match="0 to 24 exist"):
        make_batches().single(sample, Progress())
