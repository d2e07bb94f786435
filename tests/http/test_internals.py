"""What is used of httpx behind its public face is there, and means what we think."""

from __future__ import annotations

from contextvars import copy_context

import httpcore
import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_httpx import HTTPXMock

from postmark import SyncServerClient
from postmark._http.exchange import unlogged

TOKEN = "00000000-0000-4000-8000-000000000000"
TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30)


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


def test_a_call_may_be_collected_outside_of_its_context() -> None:
    # As happens to one that was under way when its loop was closed.
    silence = unlogged()
    copy_context().run(silence.__enter__)

    silence.__exit__(None, None, None)
