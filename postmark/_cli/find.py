"""`find`: the messages of an address, with what became of them."""

from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import product
from typing import Any, get_args

import click

import postmark
from postmark._cli import shared

# What an event says of its message; the one that says most comes first.
EVENTS = ("LinkClicked", "Opened", "Bounced", "Delivered", "Transient")
WORDS = {"LinkClicked": "clicked", "Transient": "waiting", "": "waiting"}


@shared.command
@click.argument("address")
@shared.SINCE
@click.option("--stream", multiple=True, help="Only this stream; may be repeated.")
@click.option("--all-streams", is_flag=True, help="All streams that send: the default.")
@click.option("--tag", help="Only this exact tag.")
@click.option("--subject", help="Only subjects that contain this.")
@click.option("--inbound", is_flag=True, help="Mail that the address sent to the server.")
@click.option("--limit", default=50, type=click.IntRange(1), help="Most rows; default: 50.")
def find(client: shared.Client, as_json: bool, address: str, limit: int, **given: Any) -> int:
    """List the messages to ADDRESS, in any letter case, newest first, and what became of each.

    \b
    Examples:
      postmark-sdk find pat@example.com
      postmark-sdk find pat@example.com --since 7d --tag password-reset
      postmark-sdk find pat@example.com --inbound --json | jq .subject
    """  # noqa: D301 - click wants the character \b
    inbound, streams = given["inbound"], given["stream"]
    if streams and (given["all_streams"] or inbound):
        raise click.UsageError("--stream goes neither with --all-streams nor with --inbound.")
    filters = {"tag": given["tag"], "subject": given["subject"], "from_date": given["since"]}
    search: Any = client.inbound.stream if inbound else client.outbound.stream
    who, where = ("from_email", "status") if inbound else ("recipient", "message_stream")

    def look(query: tuple[str, str]) -> list[shared.Row]:
        asked = {who: query[0], where: query[1], **filters}
        return [row_of(message) for message in search(max_messages=limit + 1, **asked)]

    def follow(row: shared.Row) -> None:
        if details := shared.details_or_none(client.outbound.get, row["id"]):
            events = details.message_events
            row |= state_of(each for each in events if each.recipient.lower() == address.lower())

    # Without a status or a stream, Postmark lists only one of them.
    places = get_args(postmark.InboundStatus) if inbound else streams
    queries = product({address, address.lower()}, places or shared.sending_streams(client))
    pages = shared.side_by_side(look, queries)
    rows = list({row["id"]: row for page in pages for row in page}.values())
    rows.sort(key=lambda row: row["when"] or datetime.min.replace(tzinfo=UTC), reverse=True)
    if not inbound:
        shared.side_by_side(follow, rows[:limit])
    shared.write(as_json, rows[:limit], "when", "subject", "stream", "outcome", "id")
    if not rows:
        click.echo("No such message. Postmark keeps messages for 45 days.", err=True)
    if len(rows) > limit:
        click.echo(f"There are more than these {limit}: see --limit and --since.", err=True)
    return 0 if rows else 1


def row_of(message: Any) -> shared.Row:
    """Return what people and programs see of a message, outbound or inbound, listed or whole."""
    sent = hasattr(message, "received_at")
    return _outcome(message.status.lower(), getattr(message, "blocked_reason", None)) | {
        "kind": "outbound" if sent else "inbound", "id": message.message_id,
        "when": message.received_at if sent else message.date_parsed, "from": message.from_email,
        "to": message.recipients if sent else [each.email for each in message.to_full],
        "subject": message.subject, "stream": message.message_stream, "tag": message.tag or None,
    }  # fmt: skip


def state_of(events: Iterable[postmark.MessageEvent]) -> shared.Row:
    """Return what the events say of a message, and the reason if it bounced or waits."""
    latest = {event.type: event for event in events}
    kind = next((kind for kind in EVENTS if kind in latest), "")
    details = latest[kind].details if kind in ("Bounced", "Transient") else None
    reason = details and (details.summary or details.delivery_message)
    return _outcome(WORDS.get(kind, kind.lower()), reason)


def _outcome(state: str, reason: str | None) -> shared.Row:
    return {"state": state, "reason": reason, "outcome": f"{state}: {reason}" if reason else state}
