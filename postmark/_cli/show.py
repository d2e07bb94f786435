"""`show`: one message, and what happened to it."""

from typing import Any

import click

import postmark
from postmark._cli import shared
from postmark._cli.find import row_of, state_of

FACTS = ("kind", "when", "from", "to", "subject", "stream", "tag", "outcome", "attachments", "id")
TRACKED = ("Opened", "LinkClicked")


@click.command()
@click.argument("message_id", metavar="ID")
@click.option("--body", is_flag=True, help="Only its text, or its HTML if it has no text.")
@click.option("--raw", is_flag=True, help="Only its source, headers included; outbound only.")
@shared.command
def show(client: postmark.SyncServerClient, output: shared.Output, **given: Any) -> int:
    """Show one message, outbound or inbound, with its events, opens and clicks.

    \b
    Examples:
      postmark-sdk show 0a129aee-e1cd-480d-b08d-4f48548ff48d
      postmark-sdk show 0a129aee-e1cd-480d-b08d-4f48548ff48d --raw > message.eml
    """  # noqa: D301 - click wants the character \b
    message_id = given["message_id"]
    if given["raw"]:
        click.echo(client.outbound.get_dump(message_id).body)
        return 0
    sent = shared.details_or_none(client.outbound.get, message_id)
    message: Any = sent or client.inbound.get(message_id)
    if given["body"]:
        click.echo(message.text_body or message.html_body or "")
        return 0
    row = row_of(message) | (state_of(sent.message_events) if sent else {})
    row["attachments"] = [getattr(each, "name", each) for each in message.attachments]
    row["events"] = sorted(
        _events(client, sent) if sent else [], key=lambda each: str(each["when"])
    )
    if output.as_json:
        output.rows([row | {"text": message.text_body, "html": message.html_body}])
        return 0
    for fact in FACTS:
        click.echo(f"{fact.capitalize():<12} {shared.one_line(row[fact])}")
    output.rows(row["events"], "when", "event", "recipient", "detail")
    return 0


def _events(client: postmark.SyncServerClient, message: Any) -> list[shared.Row]:
    """Return what happened; of opens and clicks, the lists know more than the message."""
    events = [each for each in message.message_events if each.type not in TRACKED]
    opens = client.outbound.list_message_opens(message.message_id, count=500)
    clicks = client.outbound.list_message_clicks(message.message_id, count=500)
    found = [
        *((each, each.type, _words(client, each)) for each in events),
        *((each, "Opened", _reader(each)) for each in opens),
        *((each, "LinkClicked", f"{each.original_link} {_reader(each)}") for each in clicks),
    ]
    return [
        {"when": each.received_at, "event": kind, "recipient": each.recipient, "detail": detail}
        for each, kind, detail in found
    ]


def _words(client: postmark.SyncServerClient, event: postmark.MessageEvent) -> str:
    """Return what an event says; of a bounce, first what Postmark says of bounces of its kind."""
    bounce, said = event.details.bounce_id or "", event.details.summary or ""
    if event.type == "Bounced" and bounce.isdecimal():
        try:
            return f"{client.bounces.get(int(bounce)).description or ''} {said}"
        except postmark.NotFoundError:
            return said
    return said or event.details.delivery_message or event.details.origin or ""


def _reader(event: Any) -> str:
    """Return with what and where a message was read, as far as Postmark knows."""
    known = (event.client.name, event.os.name, event.geo.city, event.geo.country)
    return ", ".join(filter(None, known))
