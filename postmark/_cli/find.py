"""`find`: the messages of an address, with what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import product
from typing import Any

import click

from postmark import InboundMessage, MessageEvent, OutboundMessage, SyncServerClient
from postmark._cli.shared import (
    Output,
    When,
    command,
    details_or_none,
    sending_streams,
    side_by_side,
)

STATES = {
    "LinkClicked": "clicked",
    "Opened": "opened",
    "Bounced": "bounced",
    "Delivered": "delivered",
    "Transient": "waiting",
}
"""What an event says of the message, the one that says most first."""
COLUMNS = ("when", "subject", "stream", "state", "id")
INBOUND_STATUSES = ("Processed", "Blocked", "Failed", "Queued", "Scheduled")
Row = dict[str, Any]
NEVER = datetime.min.replace(tzinfo=UTC)


@click.command(
    epilog="""\b
Examples:
  postmark-sdk find pat@example.com
  postmark-sdk find pat@example.com --since 7d --tag password-reset
  postmark-sdk find pat@example.com --inbound --json | jq .subject
"""
)
@click.argument("address")
@click.option("--since", type=When(), help="7d, 12h, 2026-01-31 …; default: all that is kept.")
@click.option("--stream", "streams", multiple=True, help="Only this stream; may be repeated.")
@click.option("--all-streams", is_flag=True, help="All streams that send. The default.")
@click.option("--tag", help="Only this exact tag.")
@click.option("--subject", help="Only subjects that contain this.")
@click.option("--inbound", is_flag=True, help="Mail the address sent to the server.")
@click.option("--limit", default=50, type=click.IntRange(1), help="Most rows. Default: 50.")
@command
def find(
    client: SyncServerClient,
    output: Output,
    address: str,
    streams: Sequence[str],
    all_streams: bool,
    inbound: bool,
    limit: int,
    **filters: Any,
) -> int:
    """List the messages to ADDRESS, newest first, and what became of each.

    The letter case of ADDRESS does not matter.
    """
    if streams and (all_streams or inbound):
        raise click.UsageError("--stream goes neither with --all-streams nor with --inbound.")
    filters["from_date"] = filters.pop("since")
    chosen = INBOUND_STATUSES if inbound else streams or sending_streams(client)
    look = _received if inbound else _sent
    spellings = dict.fromkeys((address, address.lower()))
    found = side_by_side(
        lambda query: look(client, *query, filters | {"max_messages": limit + 1}),
        product(spellings, chosen),
    )
    rows = list({row["id"]: row for rows in found for row in rows}.values())
    rows.sort(key=lambda row: row["when"] or NEVER, reverse=True)
    if not rows:
        click.echo("No such message. Postmark keeps messages for 45 days.", err=True)
        return 1
    shown = rows[:limit]
    if not inbound:
        side_by_side(lambda row: _follow(client, row, address.lower()), shown)
    if not output.as_json:
        shown = [{**row, "state": with_reason(row["state"], row["reason"])} for row in shown]
    output.rows(shown, COLUMNS)
    if len(rows) > limit:
        click.echo(f"There are more than these {limit}: use --limit or --since.", err=True)
    return 0


def _sent(client: SyncServerClient, address: str, stream: str, filters: Any) -> list[Row]:
    found = client.outbound.stream(recipient=address, message_stream=stream, **filters)
    return [_row(each, each.received_at, each.recipients, stream, "unknown") for each in found]


def _received(client: SyncServerClient, address: str, status: Any, filters: Any) -> list[Row]:
    found = client.inbound.stream(from_email=address, status=status, **filters)
    return [
        _row(each, each.date_parsed, [to.email for to in each.to_full], "inbound", status.lower())
        for each in found
    ]


def _row(
    message: OutboundMessage | InboundMessage,
    when: datetime | None,
    to: list[str],
    stream: str,
    state: str,
) -> Row:
    return {
        "id": message.message_id,
        "when": when,
        "from": message.from_email,
        "to": to,
        "subject": message.subject,
        "stream": message.message_stream or stream,
        "tag": message.tag,
        "state": state,
        "reason": None,
    }


def _follow(client: SyncServerClient, row: Row, address: str) -> None:
    """Put into a row what became of its message, for this recipient."""
    if details := details_or_none(client.outbound.get, row["id"]):
        events = [each for each in details.message_events if each.recipient.lower() == address]
        row["state"], row["reason"] = state_of(events)


def state_of(events: Sequence[MessageEvent]) -> tuple[str, str | None]:
    """Return the state that the events tell, and the reason of a bounce or of a delay."""
    for kind, state in STATES.items():
        for event in reversed(events):
            if event.type == kind:
                return state, event.details.summary if state in ("bounced", "waiting") else None
    return "waiting", None


def with_reason(state: str, reason: str | None) -> str:
    """Return a state as people read it."""
    return f"{state}: {reason}" if reason else state
