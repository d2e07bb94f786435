"""Postmark's official SDK, postmark-python."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import AsyncIterator, Iterable, Iterator
from itertools import islice
from operator import attrgetter
from typing import Any

from postmark.models.outbound import Attachment, Email, Message
from sample import CONTENT, MESSAGE_ID, PAGE, ROWS, SENDER, Mail

import postmark

TOKEN = "a" * 36


def client(url: str) -> Any:
    return postmark.sync.ServerClient(TOKEN, base_url=url, timeout=30)


def async_client(url: str) -> Any:
    return postmark.ServerClient(TOKEN, base_url=url, timeout=30)


def get(client: Any) -> object:
    return client.outbound.get(MESSAGE_ID)


def page(client: Any) -> object:
    return client.outbound.list(count=PAGE)


def stream(client: Any) -> Iterator[object]:
    return iter(client.outbound.stream(max_messages=ROWS))


async def async_get(client: Any) -> object:
    return await client.outbound.get(MESSAGE_ID)


def async_stream(client: Any) -> AsyncIterator[object]:
    return client.outbound.stream(max_messages=ROWS)


_every_field = attrgetter(*Message.model_fields)


def parse(body: bytes) -> object:
    return [_every_field(Message(**row)) for row in json.loads(body)["Messages"]]


def _email(mail: Mail, **fields: Any) -> Any:
    return Email(
        sender=SENDER,
        to=mail.recipient,
        subject=mail.subject,
        text_body=mail.text,
        html_body=mail.html,
        tag=mail.tag,
        metadata=mail.metadata,
        **fields,
    )


def send(client: Any, mail: Mail) -> object:
    return client.outbound.send(_email(mail))


async def async_send(client: Any, mail: Mail) -> object:
    return await client.outbound.send(_email(mail))


def send_attached(client: Any, mail: Mail) -> object:
    content = b64encode(CONTENT).decode()
    attached = Attachment(name="a.pdf", content=content, content_type="application/pdf")
    return client.outbound.send(_email(mail, attachments=[attached]))


def send_batch(client: Any, mails: Iterable[Mail]) -> list[object]:
    emails, found = map(_email, mails), []
    while batch := list(islice(emails, 500)):  # it takes no more
        found += client.outbound.send_batch(batch)
    return found


def close(client: Any) -> None:
    client.close()


async def async_close(client: Any) -> None:
    await client.close()
