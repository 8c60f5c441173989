"""Every problem by its name."""

from .plane import PLANE_PROBLEMS
from .worked_example import WORKED_EXAMPLE

PROBLEMS = {problem.name: problem for problem in (*PLANE_PROBLEMS, WORKED_EXAMPLE)}
