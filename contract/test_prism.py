"""Both clients against Prism, an independent mock server that knows only the spec.

It responds with the spec's examples, and rejects what the spec does not allow. So these tests prove
that the SDK's requests are valid, all filters included, and that parsing the responses loses
nothing.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from operator import attrgetter
from pathlib import Path
from typing import Any

import pytest
from described import BY_ID, FACADE, LISTS, ROOT, Json
from either import Either

from postmark import InvalidRequestError, Page

HOST = "127.0.0.1"
PRISM = Path(__file__).parent / "node_modules" / ".bin" / "prism"

pytestmark = pytest.mark.skipif(shutil.which("npm") is None, reason="no npm here, so no Prism")

OUTBOUND_ID = "5d0c1a7e-3f52-4b1e-9f0b-6a8f1c2d3e4f"
INBOUND_ID = "e41c9a30-5b7d-4f26-a1c8-7d3e2f9b0a64"

PAGE: Json = {"count": 500, "offset": 9500}
DATES: Json = {"from_date": datetime(2026, 2, 20, 17, 0, tzinfo=UTC), "to_date": date(2026, 2, 21)}
EVENTS: Json = {
    "recipient": "pat@example.com",
    "tag": "order-receipt",
    "client_name": "Outlook 2019",
    "client_company": "Microsoft",
    "client_family": "Outlook",
    "os_name": "Windows 7",
    "os_family": "Windows",
    "os_company": "Microsoft Corporation",
    "platform": "Desktop",
    "country": "Côte d'Ivoire",
    "region": "Vojvodina",
    "city": "Novi Sad",
    "message_stream": "outbound",
    **PAGE,
    **DATES,
}

# Every parameter of every operation; if one is missing here, the first test fails.
CALLS: dict[str, tuple[tuple[str, ...], Json]] = {
    "outbound_list": (
        (),
        {
            "recipient": "pat+tag@example.com",
            "from_email": "orders@example.com",
            "tag": "order receipt & more",
            "status": "Sent",
            "subject": "Commande n° 1042",
            "message_stream": "outbound",
            "metadata": {"color": "blue"},
            **PAGE,
            **DATES,
        },
    ),
    "outbound_get": ((OUTBOUND_ID,), {}),
    "outbound_get_dump": ((OUTBOUND_ID,), {}),
    "outbound_list_opens": ((), EVENTS),
    "outbound_list_message_opens": ((OUTBOUND_ID,), PAGE),
    "outbound_list_clicks": ((), EVENTS),
    "outbound_list_message_clicks": ((OUTBOUND_ID,), PAGE),
    "inbound_list": (
        (),
        {
            "recipient": "support@inbound.example.com",
            "from_email": "customer@example.com",
            "tag": "order-receipt",
            "subject": "Order 1042",
            "mailbox_hash": "ticket-456",
            "status": "Blocked",
            **PAGE,
            **DATES,
        },
    ),
    "inbound_get": ((INBOUND_ID,), {}),
    "inbound_bypass": ((INBOUND_ID,), {}),
    "inbound_retry": ((INBOUND_ID,), {}),
}


@pytest.fixture(scope="module")
def prism() -> Iterator[str]:
    """Prism on a port. With `--errors`, it rejects what it would otherwise only log."""
    with socket.create_server((HOST, 0)) as free:
        port = free.getsockname()[1]
    command = [str(PRISM), "mock", "--errors", "--port", str(port), "spec/postmark.yaml"]
    # pytest captures its log and shows it if a test fails.
    with subprocess.Popen(command, cwd=ROOT) as server:
        try:
            _wait_for(server, port)
            yield f"http://{HOST}:{port}"
        finally:
            server.terminate()


def _wait_for(server: subprocess.Popen[bytes], port: int) -> None:
    end = time.monotonic() + 60
    while server.poll() is None and time.monotonic() < end:
        with suppress(OSError), socket.create_connection((HOST, port), timeout=1):
            return
        time.sleep(0.1)
    pytest.fail("Prism did not start")


@pytest.fixture(params=["blocking", "asyncio"])
def either(request: pytest.FixtureRequest) -> Iterator[Either]:
    """Run the test with the sync and with the async client."""
    either = Either(request.param)
    yield either
    either.close()


@pytest.mark.parametrize("operation", FACADE)
def test_every_operation_is_requested_and_parsed_as_described(
    prism: str, either: Either, operation: str
) -> None:
    arguments, filters = CALLS[operation]
    assert len(arguments) + len(filters) == len(BY_ID[operation].parameters)
    client = either.client("token", base_url=prism, retries=0)

    answer = either(attrgetter(FACADE[operation][0])(client)(*arguments, **filters))

    rows = answer.items if isinstance(answer, Page) else [answer]
    assert [row.extra for row in rows] == [{}], "something of the example could not be read"
    example = BY_ID[operation].example
    assert _comparable(_wire_form(answer, example)) == _comparable(example)


@pytest.mark.parametrize(
    "query",
    [
        {"count": 501, "offset": 0},
        {"count": 1},
        {"count": 1, "offset": 0, "status": "Sent"},
        {"count": 1, "offset": 0, "fromdate": "2026-02-20T12:00:00Z"},
    ],
    ids=lambda query: ",".join(query),
)
def test_the_mock_rejects_what_the_spec_does_not_allow(
    prism: str, either: Either, query: Json
) -> None:
    """Otherwise the test above would prove nothing about requests."""
    client = either.client("token", base_url=prism, retries=0)

    with pytest.raises(InvalidRequestError):
        either(client.request("GET", "/messages/outbound", params=query))


def _wire_form(answer: Any, example: Json) -> Json:
    """Return a response in the form in which the service sends it."""
    if not isinstance(answer, Page):
        wire: Json = answer.to_dict()
        return wire
    (rows,) = (key for key in LISTS if key in example)
    return {"TotalCount": answer.total, rows: [row.to_dict() for row in answer]}


def _comparable(node: Any) -> Any:
    """Parse times, which the SDK writes with fewer digits, and drop nulls, which it leaves out."""
    if isinstance(node, list):
        return [_comparable(each) for each in node]
    if not isinstance(node, dict):
        return node
    return {
        key: datetime.fromisoformat(value) if key == "ReceivedAt" else _comparable(value)
        for key, value in node.items()
        if value is not None
    }
