"""What is used of httpx behind its public face is there, and means what we think."""

from __future__ import annotations

import asyncio
import gc
import sys
from inspect import signature
from typing import Any, cast

import httpcore
import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from misbehaving import HANG, serving
from pytest_httpx import HTTPXMock
from transport_helpers import waits_for_async

from postmark import ServerClient, SyncServerClient

TOKEN = "00000000-0000-4000-8000-000000000000"
SYNC = httpcore.HTTPConnection
TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30).filter(str.strip)


@pytest.mark.parametrize("transport", [httpx.HTTPTransport, httpx.AsyncHTTPTransport])
def test_a_transport_of_httpx_sends_by_its_pool(transport: type[httpx.HTTPTransport]) -> None:
    pool = vars(transport(verify=False))["_pool"]

    assert isinstance(pool, httpcore.ConnectionPool | httpcore.AsyncConnectionPool)
    assert "_network_backend" in vars(pool)


@given(subject=TEXTS, recipient=TEXTS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_request_goes_where_httpx_would_send_it(
    httpx_mock: HTTPXMock, subject: str, recipient: str
) -> None:
    httpx_mock.add_response(json={"TotalCount": 0, "Messages": []})

    with SyncServerClient(TOKEN) as client:
        client.outbound.list(subject=subject, recipient=recipient)

    url = httpx_mock.get_requests()[-1].url
    parsed = httpx.URL(str(url))
    assert url == parsed
    assert url.raw_path == parsed.raw_path
    assert (url.host, url.path) == ("api.postmarkapp.com", "/messages/outbound")
    assert (url.params["subject"], url.params["recipient"]) == (subject, recipient)


def test_a_call_through_an_unusual_path_goes_where_httpx_would_send_it(
    httpx_mock: HTTPXMock,
) -> None:
    httpx_mock.add_response(json={})
    path = "/a%2Fb/%C3%A9/c~d"

    with SyncServerClient(TOKEN, base_url="https://host.example:8443/base/") as client:
        client.request("GET", path)

    url = httpx_mock.get_requests()[-1].url
    assert str(url) == f"https://host.example:8443/base{path}"


@pytest.mark.parametrize(
    "kind", [httpcore.HTTPConnection, httpcore.AsyncHTTPConnection], ids=["sync", "async"]
)
def test_a_connection_of_httpcore_stands_in_for_its_pool(kind: type[Any]) -> None:
    for name in ("is_idle", "has_expired", "close" if kind is SYNC else "aclose"):
        assert callable(getattr(kind, name))
    handle = "handle_request" if kind is SYNC else "handle_async_request"
    assert callable(getattr(kind, handle))
    assert {"ssl_context", "network_backend"} <= set(signature(kind).parameters)


def test_a_connection_of_httpcore_shows_what_came_behind_a_response() -> None:
    backend = httpcore.MockBackend([b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\nmore"])
    with httpcore.HTTPConnection(
        httpcore.Origin(b"http", b"host", 80), network_backend=backend
    ) as connection:
        connection.request("GET", "http://host/")

        http11 = vars(connection)["_connection"]
        assert cast("Any", vars(http11))["_h11_state"].trailing_data == (b"more", False)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_call_may_be_collected_outside_of_its_context(
    caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    unraisable: list[Any] = []
    before, sys.unraisablehook = sys.unraisablehook, unraisable.append
    try:
        with serving(lambda _: [HANG]) as server:
            client = ServerClient(TOKEN, base_url=server.url)
            loop = asyncio.new_event_loop()
            call = loop.create_task(client.request("GET", "/"))
            loop.run_until_complete(waits_for_async(lambda: server.requests))
            loop.close()  # with the call under way, as a crash of the loop leaves it
            del call
            gc.collect()
    finally:
        sys.unraisablehook = before

    # Another error is anyio's, for which httpcore waits as it closes.
    assert not [each for each in unraisable if each.exc_type is ValueError]
