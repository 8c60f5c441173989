import asyncio

import pytest

from app.playground.commands import Step
from app.playground.document import Document, complete
from app.playground.errors import NoRoomError, UnknownSessionError
from app.playground.rooms import Rooms
from app.stores.store import MemoryStore

STEP = Step(type="step")


def make_rooms(store=None, **limits):
    return Rooms(
        store or MemoryStore(10, 1_000_000), **{"max_sessions": 2, "max_viewers": 2, **limits}
    )


async def make_session(rooms):
    return await rooms.create(complete(Document()))


def test_what_is_put_into_the_store_comes_back_as_it_was():
    async def use():
        rooms = make_rooms()
        first, room = await make_session(rooms)
        await room.apply([STEP, STEP, STEP])
        before = room.session.document()
        for _ in range(2):
            await make_session(rooms)
        again = await rooms.get(first)
        assert again is not room
        assert again.session.document() == before
        await rooms.close()

    asyncio.run(use())


def test_a_second_server_on_the_same_store_has_the_same_sessions():
    async def use():
        store = MemoryStore(10, 1_000_000)
        rooms = make_rooms(store)
        key, room = await make_session(rooms)
        await room.apply([STEP])
        document = room.session.document()
        await rooms.close()
        again = make_rooms(store)
        assert (await again.get(key)).session.document() == document
        await again.close()

    asyncio.run(use())


def test_an_unknown_session_is_said_to_be():
    async def use():
        with pytest.raises(UnknownSessionError):
            await make_rooms().get("nobody")

    asyncio.run(use())


def test_a_room_that_was_closed_refuses_instead_of_waiting_for_ever():
    async def use():
        rooms = make_rooms(max_sessions=1)
        _, room = await make_session(rooms)
        await make_session(rooms)
        with pytest.raises(NoRoomError):
            await room.apply([STEP])
        await rooms.close()

    asyncio.run(use())


def test_commands_are_applied_in_the_order_in_which_they_came():
    async def use():
        rooms = make_rooms()
        _, room = await make_session(rooms)
        long = Step(type="step", count=2000)
        answers = await asyncio.gather(*(room.apply([each]) for each in (long, STEP, long, STEP)))
        await rooms.close()
        return [answer["progress"]["step"] for answer in answers]

    assert asyncio.run(use()) == [2000, 2001, 4001, 4002]
