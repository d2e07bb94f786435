"""This project."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Iterator
from operator import attrgetter

from sample import CONTENT, MESSAGE_ID, PAGE, SENDER, Mail

import postmark
from postmark import webhooks
from postmark._generated.api.outbound.outbound_list import outbound_list
from postmark._http.json import decode

TOKEN = "a" * 36
LOADED = (postmark.SyncServerClient, postmark.AsyncServerClient)  # not within a measurement


def client(url: str) -> postmark.SyncServerClient:
    return postmark.SyncServerClient(TOKEN, base_url=url)


def async_client(url: str) -> postmark.AsyncServerClient:
    return postmark.AsyncServerClient(TOKEN, base_url=url)


def get(client: postmark.SyncServerClient) -> object:
    return client.outbound.get(MESSAGE_ID)


def page(client: postmark.SyncServerClient) -> object:
    return client.outbound.list(count=PAGE)


def stream(client: postmark.SyncServerClient, concurrency: int = 4) -> Iterator[object]:
    return client.outbound.stream(concurrency=concurrency)


async def async_get(client: postmark.AsyncServerClient) -> object:
    return await client.outbound.get(MESSAGE_ID)


def async_stream(client: postmark.AsyncServerClient, concurrency: int = 4) -> AsyncIterator[object]:
    return client.outbound.stream(concurrency=concurrency)


_every_field = attrgetter(*postmark.OutboundMessage.WIRE_NAMES)
_read = outbound_list(PAGE, 0, {}).read


def parse(body: bytes) -> object:
    return [_every_field(row) for row in _read(decode(body)).items]


AUTH = webhooks.WebhookAuth("postmark", "b" * 24)
HEADERS = {
    "Host": "shop.example",
    "User-Agent": "Postmark",
    "Content-Type": "application/json",
    "Content-Length": "1024",
    "X-Forwarded-For": "3.134.147.250",
    "X-PM-Webhook-Trace-Id": "6a8b4a1c-6f3b-4c55-9a53-8a4d4b1e6f01",
    **AUTH.to_headers(),
}


def webhook(body: bytes) -> object:
    return webhooks.parse(body, headers=HEADERS, auth=AUTH)


def _fields(mail: Mail) -> postmark.EmailFields:
    return {
        "from_email": SENDER,
        "to": mail.recipient,
        "subject": mail.subject,
        "text_body": mail.text,
        "html_body": mail.html,
        "tag": mail.tag,
        "metadata": mail.metadata,
    }


def send(client: postmark.SyncServerClient, mail: Mail) -> object:
    return client.outbound.send(**_fields(mail))


async def async_send(client: postmark.AsyncServerClient, mail: Mail) -> object:
    return await client.outbound.send(**_fields(mail))


def send_attached(client: postmark.SyncServerClient, mail: Mail) -> object:
    return client.outbound.send(
        attachments=[postmark.Attachment("a.pdf", CONTENT)], **_fields(mail)
    )


def send_batch(
    client: postmark.SyncServerClient, mails: Iterable[Mail], concurrency: int = 1
) -> list[postmark.SendResponse]:
    emails = (postmark.Email(**_fields(mail)) for mail in mails)
    return client.outbound.send_batch(emails, concurrency=concurrency)


def close(client: postmark.SyncServerClient) -> None:
    client.close()


async def async_close(client: postmark.AsyncServerClient) -> None:
    await client.close()
