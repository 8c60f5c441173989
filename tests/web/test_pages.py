"""The pages, and the files that they are made of."""

import asyncio
import gzip
import html
import os
import re

import httpx2

from app.web.assets import Files
from tests.server import HTTP, ROOT


def test_the_page_is_served_for_a_new_and_for_a_known_session(caller, server):
    for path in ("/", f"/s/{caller.id}"):
        response = HTTP.get(server.url + path)
        assert response.status_code == 200
        assert 'id="boundary"' in response.text


def test_an_unknown_session_is_the_page_with_404(server):
    response = HTTP.get(f"{server.url}/s/nobody")
    assert response.status_code == 404
    assert 'id="boundary"' in response.text


def test_what_a_page_starts_with_is_told_at_once_and_nothing_else(server):
    told = set(re.findall(r'modulepreload" href="([^"]+)"', HTTP.get(server.url).text))
    assert "/static/js/main.js" in told
    # A file of types alone is named in comments, and never read by a browser.
    assert "/static/js/types.js" not in told
    for address in told:
        script = ROOT / address.removeprefix("/")
        for named in re.findall(r'^import\b[^"]*"([^"]+)"', script.read_text(), re.MULTILINE):
            read = (script.parent / named).resolve().relative_to(ROOT)
            assert f"/{read.as_posix()}" in told


def plotly_address(server) -> str:
    found = re.search(r'data-plotly="([^"]+)"', HTTP.get(server.url).text)
    assert found
    return server.url + found[1]


def test_plotly_is_zipped_once_and_kept_for_ever(server):
    response = HTTP.get(plotly_address(server), headers={"Accept-Encoding": "gzip"})
    assert response.headers["content-encoding"] == "gzip"
    assert "immutable" in response.headers["cache-control"]
    assert "plotly.js" in response.text[:200]
    assert int(response.headers["content-length"]) < 2_000_000


def test_plotly_is_there_for_those_who_cannot_unzip(server):
    address = plotly_address(server)
    plain = HTTP.get(address, headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.text == HTTP.get(address).text


def test_another_plotly_is_not_here(server):
    assert HTTP.get(f"{server.url}/assets/plotly-0.min.js").status_code == 404


def test_a_static_file_is_asked_for_again_and_sent_only_when_it_changed(server):
    address = f"{server.url}/static/js/main.js"
    first = HTTP.get(address)
    assert first.headers["cache-control"] == "no-cache"
    again = HTTP.get(address, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_no_page_names_another_host(server):
    for path in ("/", "/docs"):
        named = re.findall(
            r'(?:src|href|action)="(?:https?:)?//[^"]*', HTTP.get(server.url + path).text
        )
        assert named == []


def test_there_is_an_icon(server):
    assert "svg" in HTTP.get(f"{server.url}/favicon.ico").headers["content-type"]


def test_the_reference_tells_of_every_route(server):
    page = html.unescape(HTTP.get(f"{server.url}/docs").text)
    for path, operations in HTTP.get(f"{server.url}/openapi.json").json()["paths"].items():
        assert path in page
        for operation in operations.values():
            assert operation["summary"] in page
            bodies = operation.get("requestBody", {}).get("content", {})
            for body in bodies.values():
                assert all(each["summary"] in page for each in body["examples"].values())
            if "422" in operation["responses"]:
                refused = operation["responses"]["422"]["content"]["application/json"]
                assert refused["example"]["error"]["message"] in page


def test_what_is_zipped_is_what_plotly_brings(server):
    with httpx2.stream("GET", plotly_address(server)) as response:
        raw = b"".join(response.iter_raw())
    assert len(gzip.decompress(raw)) > 3_000_000


def test_the_pages_own_files_are_zipped_and_what_they_are_on_disk(server):
    for name in ("js/main.js", "css/tokens.css", "icon.svg"):
        zipped = HTTP.get(f"{server.url}/static/{name}", headers={"Accept-Encoding": "gzip"})
        plain = HTTP.get(f"{server.url}/static/{name}", headers={"Accept-Encoding": "identity"})
        assert zipped.headers["content-encoding"] == "gzip"
        assert "content-encoding" not in plain.headers
        assert zipped.text == plain.text == (ROOT / "static" / name).read_text()
        assert zipped.headers["content-type"] == plain.headers["content-type"]


def test_nothing_is_served_from_beside_the_files(server):
    for name in ("../pyproject.toml", "%2e%2e/pyproject.toml", "js", "nothing.js"):
        assert HTTP.get(f"{server.url}/static/{name}").status_code == 404


async def served(files, name):
    """What is served under this name."""
    transport = httpx2.ASGITransport(files)
    async with httpx2.AsyncClient(transport=transport, base_url="http://here") as client:
        return (await client.get(f"/{name}")).text


def test_a_file_that_has_changed_is_served_as_it_is_now(tmp_path):
    script = tmp_path / "main.js"
    script.write_text("1")
    files = Files(tmp_path)
    files.prepare()
    assert asyncio.run(served(files, "main.js")) == "1"
    script.write_text("22")
    os.utime(script, (1, 1))
    assert asyncio.run(served(files, "main.js")) == "22"
