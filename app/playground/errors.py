"""What a person asked for and cannot have, in words."""


class PlaygroundError(Exception):
    """A command or document that cannot be carried out; nothing was changed by it.

    `field` names what is wrong, `given` is what it was, `allowed` says in words what it may be.
    `at` is the place in a text: the character, from 0, or of a table the line, from 1.
    """

    def __init__(
        self,
        message: str,
        field: str | None = None,
        given: object = None,
        allowed: str | None = None,
        at: int | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        self.given = given
        self.allowed = allowed
        self.at = at


class UnknownSessionError(LookupError):
    """No session of this id lives here or is kept in the store."""


class NoRoomError(Exception):
    """Every place for a session, or for a page of one, is taken."""
