from importlib.resources import files
from zlib import crc32

import numpy as np
import pytest

from app.problems import scenarios
from app.problems.scenarios.digits_images import digit_images


def test_there_are_1797_images_of_8x8_pixels_from_paper_to_ink():
    images, labels = digit_images()
    assert (images.shape, labels.shape) == ((1797, 64), (1797,))
    assert images.dtype == labels.dtype == np.uint8
    assert (images.min(), images.max()) == (0, 16)


def test_each_digit_is_there_as_often_as_its_authors_counted():
    counts = np.bincount(digit_images()[1])
    assert counts.tolist() == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]


def test_images_and_labels_are_those_of_the_source_in_its_order():
    """The checksums are of scikit-learn 1.9's copy."""
    images, labels = digit_images()
    assert images.sum() == 561718
    assert crc32(images.tobytes()) == 4087501628
    assert crc32(labels.tobytes()) == 4168075561


def test_a_form_begins_at_1415():
    """Every form asks for the same digits in the same order."""
    labels = digit_images()[1]
    for form in (0, 386, 1415, 1667):
        assert labels[form : form + 120].tolist() == labels[:120].tolist()


def test_nobody_can_write_into_what_all_share():
    images, labels = digit_images()
    assert digit_images()[0] is images
    for array in (images, labels):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1


def test_the_file_is_under_100_kilobytes():
    assert len(files(scenarios).joinpath("digits.npz").read_bytes()) < 100_000
