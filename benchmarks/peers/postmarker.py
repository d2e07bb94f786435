"""postmarker, the older community SDK: sync only, based on requests, untyped."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator
from typing import Any

from postmarker.core import PostmarkClient
from postmarker.models.messages import OutboundMessage
from sample import CONTENT, MESSAGE_ID, PAGE, ROWS, SENDER, Mail


def client(url: str) -> Any:
    return PostmarkClient("a" * 36, root_api_url=url, timeout=30)


def get(client: Any) -> object:
    return client.messages.outbound.get(MESSAGE_ID)


def page(client: Any) -> object:
    return client.messages.outbound.all(count=PAGE)


def stream(client: Any) -> Iterator[object]:
    return iter(client.messages.outbound.all(count=ROWS))


def parse(body: bytes) -> object:
    return [OutboundMessage(**row) for row in json.loads(body)["Messages"]]


def _fields(mail: Mail) -> dict[str, Any]:
    return {
        "From": SENDER,
        "To": mail.recipient,
        "Subject": mail.subject,
        "Tag": mail.tag,
        "HtmlBody": mail.html,
        "TextBody": mail.text,
        "Metadata": mail.metadata,
    }


def send(client: Any, mail: Mail) -> object:
    return client.emails.send(**_fields(mail))


def send_attached(client: Any, mail: Mail) -> object:
    content = b64encode(CONTENT).decode()
    attached = ("a.pdf", content, "application/pdf")
    return client.emails.send(**_fields(mail), Attachments=[attached])


def send_batch(client: Any, mails: Iterable[Mail]) -> list[object]:
    found: list[object] = client.emails.send_batch(*map(_fields, mails))
    return found


def close(client: Any) -> None:
    client.session.close()
