import asyncio

from app.stores.store import MemoryStore


def test_it_gives_back_what_was_saved_last():
    async def use():
        store = MemoryStore(capacity=2)
        await store.save("a", b"1")
        await store.save("a", b"2")
        return await store.load("a"), await store.load("b")

    assert asyncio.run(use()) == (b"2", None)


def test_beyond_its_capacity_the_one_saved_longest_ago_goes():
    async def use():
        store = MemoryStore(capacity=2)
        for key in ("a", "b", "a", "c"):
            await store.save(key, key.encode())
        return [await store.load(key) for key in ("a", "b", "c")]

    assert asyncio.run(use()) == [b"a", None, b"c"]
