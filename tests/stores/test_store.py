import asyncio

from app.stores.store import MemoryStore


def test_it_gives_back_what_was_saved_last():
    async def use():
        store = MemoryStore(2, 1_000)
        await store.save("a", b"1")
        await store.save("a", b"2")
        return await store.load("a"), await store.load("b")

    assert asyncio.run(use()) == (b"2", None)


def test_beyond_so_many_documents_the_one_saved_longest_ago_goes():
    async def use():
        store = MemoryStore(2, 1_000)
        for key in ("a", "b", "a", "c"):
            await store.save(key, key.encode())
        return [await store.load(key) for key in ("a", "b", "c")]

    assert asyncio.run(use()) == [b"a", None, b"c"]


def test_beyond_so_many_bytes_those_saved_longest_ago_go():
    async def use():
        store = MemoryStore(10, 100)
        for key, size in (("a", 40), ("b", 40), ("a", 10), ("c", 50), ("d", 30)):
            await store.save(key, key.encode() * size)
        return [len(await store.load(key) or b"") for key in ("a", "b", "c", "d")]

    assert asyncio.run(use()) == [10, 0, 50, 30]
