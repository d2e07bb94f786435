"""The first steps with the sync client. The token comes from $POSTMARK_SERVER_TOKEN."""

from datetime import UTC, datetime, timedelta

from postmark import MessageNotFoundError, SyncServerClient

with SyncServerClient() as client:
    page = client.outbound.list(tag="welcome", count=5)
    print(f"{page.total} welcome messages; the newest:")
    for message in page:
        sent = f"{message.received_at:%Y-%m-%d %H:%M%z}"
        print(f"  {sent}  {message.recipients[0]:<24} {message.subject}")

    details = client.outbound.get(page[0].message_id)
    print(f"\nWhat happened to {details.subject!r}:")
    for event in details.message_events:
        print(f"  {event.received_at:%H:%M:%S%z}  {event.type:<12} {event.recipient}")

    week = datetime.now(UTC) - timedelta(days=7)
    bounced = sum(
        any(
            event.type == "Bounced"
            for event in client.outbound.get(message.message_id).message_events
        )
        for message in client.outbound.stream(from_date=week, max_messages=50)
    )
    print(f"\nOf the last 50 messages, {bounced} bounced.")

    try:
        client.outbound.get("no-such-message")
    except MessageNotFoundError as error:
        print(f"\nAs expected: {error}")
