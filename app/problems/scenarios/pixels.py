"""What the pixels of a small picture are called."""


def pixels(side: int) -> tuple[str, ...]:
    """The names of the pixels of a square picture, row by row."""
    places = range(1, side + 1)
    return tuple(f"row {row}, column {column}" for row in places for column in places)
