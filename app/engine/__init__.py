"""A small neural network in pure NumPy; it knows no web and imports nothing of ours.

On matrices this small a second thread only costs time, so BLAS gets one: set before NumPy loads.
"""

import os

for variable in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ.setdefault(variable, "1")
