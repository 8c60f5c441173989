"""Real handwritten digits, small enough to see every pixel."""

from functools import cache
from importlib.resources import files
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Pixels: TypeAlias = NDArray[np.uint8]


@cache
def digit_images() -> tuple[Pixels, Pixels]:
    """Images (1797, 64) and their labels (1797,), 0 to 9; both are read-only.

    A pixel, of 8 rows by 8 columns and row by row, counts the inked dots in a block of 4x4 of the
    scanned form: 0 is paper and 16 is ink. The images are in the order of the file. Its authors
    tell of 13 writers, not of who wrote which; but the labels run through the same form of about
    130 digits again and again, and a form begins at 1415, so that a cut there parts none.

    Source: E. Alpaydin and C. Kaynak (1998), "Optical Recognition of Handwritten Digits", UCI
    Machine Learning Repository, https://doi.org/10.24432/C50P49, its test set; CC BY 4.0.
    """
    with files(__package__).joinpath("digits.npz").open("rb") as file, np.load(file) as arrays:
        images, labels = arrays["images"], arrays["labels"]
    images.flags.writeable = labels.flags.writeable = False
    return images, labels
