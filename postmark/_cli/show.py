"""`show`: one message, and what happened to it."""

from contextlib import suppress
from typing import Any

import click

import postmark
from postmark._cli import shared
from postmark._cli.find import row_of, state_of

FACTS = ("kind", "when", "from", "to", "subject", "stream", "tag", "outcome", "attachments", "id")
COLUMNS = ("when", "event", "recipient", "detail")
TRACKED = ("Opened", "LinkClicked")


@shared.command
@click.argument("message_id", metavar="ID")
@click.option("--body", is_flag=True, help="Only its text, or its HTML if it has no text.")
@click.option("--raw", is_flag=True, help="Only its source, headers included; outbound only.")
def show(client: shared.Client, as_json: bool, message_id: str, body: bool, raw: bool) -> None:
    """Show one message, outbound or inbound, with its events, opens and clicks.

    \b
    Examples:
      postmark-sdk show 0a129aee-e1cd-480d-b08d-4f48548ff48d
      postmark-sdk show 0a129aee-e1cd-480d-b08d-4f48548ff48d --raw > message.eml
    """  # noqa: D301 - click wants the character \b
    if raw:
        return click.echo(client.outbound.get_dump(message_id).body)
    sent = shared.details_or_none(client.outbound.get, message_id)
    message: Any = sent or client.inbound.get(message_id)
    if body:
        return click.echo(message.text_body or message.html_body or "")
    row = row_of(message) | (state_of(sent.message_events) if sent else {})
    row["attachments"] = [getattr(each, "name", each) for each in message.attachments]
    row["events"] = _events(client, sent) if sent else []
    if as_json:
        return shared.write(True, [row | {"text": message.text_body, "html": message.html_body}])
    for fact in FACTS:
        click.echo(f"{fact.capitalize():<12} {shared.one_line(row[fact])}")
    return shared.write(False, row["events"], *COLUMNS)


def _events(client: shared.Client, message: Any) -> list[shared.Row]:
    """Return what happened, in order; of opens and clicks, the lists know more than the message."""
    events = [each for each in message.message_events if each.type not in TRACKED]
    opens = client.outbound.list_message_opens(message.message_id, count=500)
    clicks = client.outbound.list_message_clicks(message.message_id, count=500)
    found = [
        *((each, each.type, _words(client, each)) for each in events),
        *((each, "Opened", _reader(each)) for each in opens),
        *((each, "LinkClicked", f"{each.original_link} {_reader(each)}") for each in clicks),
    ]
    rows = ((each.received_at, kind, each.recipient, detail) for each, kind, detail in found)
    named: list[shared.Row] = [{**dict(zip(COLUMNS, row, strict=True))} for row in rows]
    return sorted(named, key=lambda row: str(row["when"]))


def _words(client: shared.Client, event: postmark.MessageEvent) -> str:
    """Return what an event says; of a bounce, first what Postmark says of bounces of its kind."""
    bounce, said = event.details.bounce_id or "", event.details.summary or ""
    if event.type == "Bounced" and bounce.isdecimal():
        with suppress(postmark.NotFoundError):
            said = f"{client.bounces.get(int(bounce)).description or ''} {said}"
    return said or event.details.delivery_message or event.details.origin or ""


def _reader(event: Any) -> str:
    """Return with what and where a message was read, as far as Postmark knows."""
    known = (event.client.name, event.os.name, event.geo.city, event.geo.country)
    return ", ".join(filter(None, known))
