"""`show`: one message, and what happened to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from postmark import (
    ClickEvent,
    InboundMessageDetails,
    MessageEvent,
    MessageNotFoundError,
    NotFoundError,
    OpenEvent,
    OutboundMessageDetails,
    SyncServerClient,
)
from postmark._cli.find import state_of, with_reason
from postmark._cli.shared import Output, command, shown

FACTS = ("kind", "when", "from", "to", "subject", "stream", "tag", "state", "attachments", "id")
TIMELINE = ("when", "event", "recipient", "detail")
Record = dict[str, Any]


@click.command(
    epilog="""\b
Examples:
  postmark-sdk show 0a129aee-e1cd-480d-b08d-4f48548ff48d
  postmark-sdk show 0a129aee-e1cd-480d-b08d-4f48548ff48d --body
  postmark-sdk show 0a129aee-e1cd-480d-b08d-4f48548ff48d --raw > message.eml
"""
)
@click.argument("message_id", metavar="ID")
@click.option("--body", is_flag=True, help="Only its text, or its HTML if it has no text.")
@click.option("--raw", is_flag=True, help="Only its source, headers included; outbound only.")
@command
def show(client: SyncServerClient, output: Output, message_id: str, body: bool, raw: bool) -> int:
    """Show one message, outbound or inbound, with its events, opens and clicks."""
    if raw:
        click.echo(client.outbound.get_dump(message_id).body)
        return 0
    message = _message(client, message_id)
    if body:
        click.echo(message.text_body or message.html_body or "")
        return 0
    inbound = isinstance(message, InboundMessageDetails)
    record = _inbound(message) if inbound else _outbound(client, message)
    if output.as_json:
        output.rows([record | {"text": message.text_body, "html": message.html_body}], ())
        return 0
    record["state"] = with_reason(record["state"], record["reason"])
    for fact in FACTS:
        if record[fact]:
            output.text(f"{fact.capitalize() + ':':13}{shown(record[fact])}")
    if record["events"]:
        output.text("")
        output.rows(record["events"], TIMELINE)
    return 0


def _message(
    client: SyncServerClient, message_id: str
) -> OutboundMessageDetails | InboundMessageDetails:
    try:
        return client.outbound.get(message_id)
    except MessageNotFoundError:
        return client.inbound.get(message_id)


def _inbound(message: InboundMessageDetails) -> Record:
    return {
        "kind": "inbound",
        "id": message.message_id,
        "when": message.date_parsed or message.date,
        "from": message.from_email,
        "to": [each.email for each in message.to_full],
        "subject": message.subject,
        "stream": message.message_stream,
        "tag": message.tag,
        "state": message.status.lower(),
        "reason": message.blocked_reason,
        "attachments": [each.name for each in message.attachments],
        "events": [],
    }


def _outbound(client: SyncServerClient, message: OutboundMessageDetails) -> Record:
    state, reason = state_of(message.message_events)
    return {
        "kind": "outbound",
        "id": message.message_id,
        "when": message.received_at,
        "from": message.from_email,
        "to": message.recipients,
        "subject": message.subject,
        "stream": message.message_stream,
        "tag": message.tag,
        "state": state,
        "reason": reason,
        "attachments": message.attachments,
        "events": sorted(_timeline(client, message), key=lambda each: str(each["when"])),
    }


def _timeline(client: SyncServerClient, message: OutboundMessageDetails) -> Iterator[Record]:
    """Yield the events; of opens and clicks, the lists know more than the message."""
    happened = {each.type for each in message.message_events}
    for event in message.message_events:
        if event.type not in ("Opened", "LinkClicked"):
            yield _line(event, event.type, _words(client, event))
    if "Opened" in happened:
        for opened in client.outbound.list_message_opens(message.message_id, count=500):
            yield _line(opened, "Opened", _reader(opened))
    if "LinkClicked" in happened:
        for click_ in client.outbound.list_message_clicks(message.message_id, count=500):
            yield _line(click_, "LinkClicked", f"{click_.original_link} {_reader(click_)}".strip())


def _line(event: MessageEvent | OpenEvent | ClickEvent, kind: str, detail: str) -> Record:
    when = event.received_at
    return {"when": when, "event": kind, "recipient": event.recipient, "detail": detail}


def _words(client: SyncServerClient, event: MessageEvent) -> str:
    """Return what an event says; of a bounce, also Postmark's explanation of its kind."""
    details = event.details
    said = (details.summary, details.delivery_message, details.destination_server, details.origin)
    words = next((each for each in said if each), "")
    if event.type != "Bounced" or not (details.bounce_id or "").isdecimal():
        return words
    try:
        bounce = client.bounces.get(int(details.bounce_id or 0))
    except NotFoundError:
        return words
    return " ".join(dict.fromkeys(filter(None, (bounce.description, bounce.details or words))))


def _reader(event: OpenEvent | ClickEvent) -> str:
    """Return with what and where a message was read, as far as Postmark knows."""
    place = ", ".join(filter(None, (event.geo.city, event.geo.country)))
    return " ".join(filter(None, (event.client.name, event.os.name, place and f"({place})")))
