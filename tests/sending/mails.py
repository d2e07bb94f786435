"""Mails to send, answers to give, and what was on the wire."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import httpx
from either import Either
from misbehaving import Received, Step, answer

from postmark import Email
from postmark.testing import FakePostmark

FIELDS: dict[str, Any] = {
    "from_email": "shop@example.com",
    "to": "pat@example.com",
    "text_body": "Hi",
}


def mail(number: int = 0, **fields: Any) -> Email:
    """Return a mail that can be told from others by its tag."""
    given: dict[str, Any] = {**FIELDS, "tag": str(number), **fields}
    return Email(**given)


def templated(number: int = 0, **fields: Any) -> Email:
    """Return a mail of a template, with its number as tag."""
    given: dict[str, Any] = {**FIELDS, "tag": str(number), "template": "welcome", **fields}
    del given["text_body"]
    return Email(**given)


def items_of(body: bytes) -> list[dict[str, Any]]:
    """Return the mails of the body of a request."""
    data: Any = json.loads(body)
    found: list[dict[str, Any]] = data if body[:1] == b"[" else data.get("Messages", [data])
    return found


def tags_of(body: bytes) -> list[int]:
    """Return the tags of the mails of a request."""
    return [int(item["Tag"]) for item in items_of(body)]


def accepted(body: bytes) -> Any:
    """Return the service's answer that accepts all mails of a request."""
    results = [
        {"To": "pat@example.com", "MessageID": f"id-{item['Tag']}", "ErrorCode": 0, "Message": "OK"}
        for item in items_of(body)
    ]
    return results if body[:1] == b"[" or body.startswith(b'{"Messages"') else results[0]


def accepts(received: Received) -> list[Step]:
    """Respond by accepting everything."""
    return answer(accepted(received.body))


def mocked(either: Either, handler: Callable[[httpx.Request], Any], **options: Any) -> Any:
    """Return a client whose requests a function answers, with JSON or a response of its own."""

    def respond(request: httpx.Request) -> httpx.Response:
        said = handler(request)
        if isinstance(said, httpx.Response):
            return said
        return httpx.Response(200, content=json.dumps(said))

    kind: Any = httpx.Client if either.colour == "blocking" else httpx.AsyncClient
    transport = httpx.MockTransport(respond)
    return either.client("a-server-token", http_client=kind(transport=transport), **options)


def sent_by(fake: FakePostmark) -> list[dict[str, Any]]:
    """Return the mails that a fake received, as they stood on the wire."""
    return [item for request in fake.requests for item in items_of(request.body)]


def only_item(fake: FakePostmark) -> dict[str, Any]:
    """Return the only mail that a fake received, as it stood on the wire."""
    (item,) = sent_by(fake)
    return item
