"""Both clients against Prism, a mock server that others wrote and that knows nothing but the spec.

It answers with the spec's examples, and refuses what the spec does not allow: so the SDK's requests
are valid, all filters included, and its reading of the answers loses nothing.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from operator import attrgetter
from pathlib import Path
from typing import Any

import pytest
from described import BY_ID, FACADE, LISTS, ROOT, Json
from either import Either

from postmark import InvalidRequestError

PRISM = Path(__file__).parent / "node_modules" / ".bin" / "prism"

pytestmark = pytest.mark.skipif(shutil.which("npm") is None, reason="Prism needs npm")

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

# Every parameter of every operation: one that is missing here fails the first test.
CALLS: dict[str, tuple[tuple[str, ...], Json]] = {
    "listOutboundMessages": (
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
    "getOutboundMessage": ((OUTBOUND_ID,), {}),
    "getOutboundMessageDump": ((OUTBOUND_ID,), {}),
    "listOutboundOpens": ((), EVENTS),
    "listMessageOpens": ((OUTBOUND_ID,), PAGE),
    "listOutboundClicks": ((), EVENTS),
    "listMessageClicks": ((OUTBOUND_ID,), PAGE),
    "listInboundMessages": (
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
    "getInboundMessage": ((INBOUND_ID,), {}),
    "bypassInboundMessage": ((INBOUND_ID,), {}),
    "retryInboundMessage": ((INBOUND_ID,), {}),
}


@pytest.fixture(scope="module")
def prism() -> Iterator[str]:
    """Prism on a port; `--errors` makes it refuse what it would only log."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [PRISM, "mock", "--errors", "--port", str(port), ROOT / "spec" / "postmark.yaml"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            _wait_for(server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
