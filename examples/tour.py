"""A tour of both clients, against a fake Postmark on a local port. It says the same every time.

make demo            this file
make demo LIVE=1     examples/live.py, which queries the real service; LIVE=send sends
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from postmark import (
    AuthenticationError,
    BatchError,
    Email,
    MessageNotFoundError,
    NetworkTimeoutError,
    PostmarkError,
    RateLimitError,
    ServerClient,
    ServerError,
    SyncServerClient,
)
from postmark.testing import FakePostmark

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)

BOLD, DIM, PLAIN = ("\033[1m", "\033[2m", "\033[0m") if sys.stdout.isatty() else ("", "", "")


def title(text: str) -> None:
    print(f"\n{BOLD}{text}{PLAIN}")


def call(code: str) -> None:
    print(f"\n  {DIM}>>>{PLAIN} {code}")


def line(*cells: object) -> None:
    widths = (20, 26)
    shown = [
        str(cell)[: width - 2].ljust(width) for cell, width in zip(cells, widths, strict=False)
    ]
    print("     ", *shown, *cells[len(widths) :], sep="")


def when(moment: datetime | None) -> str:
    return f"{moment.astimezone(UTC):%d %b %H:%M %Z}" if moment else "?"


def sending(client: SyncServerClient) -> None:
    title("Sending")
    call('client.outbound.send(from_email="shop@example.com", to="pat@example.com", …)')
    sent = client.outbound.send(
        from_email="shop@example.com",
        to="Pat <pat@example.com>",
        subject="Your order 7",
        text_body="Thank you for your order.",
        tag="order",
        metadata={"order": "7"},
    )
    print(f"      {sent.state}: {sent.message_id}")

    call("client.outbound.send_batch(Email(…) for customer in customers)  # 1,200, one is inactive")
    mails = (
        Email(
            from_email="news@example.com",
            to=f"customer{number}@example.com",
            template="news",
            template_model={"number": number},
            message_stream="broadcast",
        )
        for number in range(1200)
    )
    try:
        client.outbound.send_batch(mails)
    except BatchError as error:
        accepted = sum(result.accepted for result in error.results)
        print(f"      {accepted:,} accepted, in three requests; {len(error.refused)} refused:")
        for index, _, response in error.refused:
            print(f"      number {index}: {response.message[:66]} …")


def administration(client: SyncServerClient) -> None:
    title("Bounces, suppressions, templates")
    call("client.bounces.list(count=3)")
    for bounce in client.bounces.list(count=3):
        line(when(bounce.bounced_at), bounce.email, bounce.type)

    call('client.suppressions.list("broadcast")')
    for suppression in client.suppressions.list("broadcast"):
        line(
            when(suppression.created_at), suppression.email_address, suppression.suppression_reason
        )

    call("client.templates.list()")
    for template in client.templates.list():
        line(template.alias, template.name)


def outbound(client: SyncServerClient) -> None:
    title("Messages that were sent")
    call('client.outbound.list(tag="welcome", count=3)')
    page = client.outbound.list(tag="welcome", count=3)
    for message in page:
        line(when(message.received_at), message.recipients[0], message.subject)
    print(f"      … of {page.total:,}")

    call('client.outbound.stream(subject="order", to_date=…, max_messages=4)')
    yesterday = NOW - timedelta(days=1)
    for message in client.outbound.stream(subject="order", to_date=yesterday, max_messages=4):
        line(when(message.received_at), message.recipients[0], message.subject)

    call("sum(1 for _ in client.outbound.stream())")
    count = sum(1 for _ in client.outbound.stream())
    print(f"      {count:,} messages, one page at a time")

    call('client.outbound.list(metadata={"order": "7"})')
    for message in client.outbound.list(metadata={"order": "7"}):
        line(when(message.received_at), message.recipients[0], message.metadata)


def one_message(client: SyncServerClient) -> None:
    title("One message and its events")
    call("client.outbound.get(click.message_id)")
    click = next(client.outbound.stream_clicks(max_events=1))
    message = client.outbound.get(click.message_id)
    line(when(message.received_at), message.recipients[0], message.subject)
    for event in message.message_events:
        line(when(event.received_at), event.type, event.recipient)

    call("client.outbound.get_dump(message_id).body")
    for text in client.outbound.get_dump(message.message_id).body.splitlines()[:3]:
        print(f"      {text}")

    call("client.outbound.list_message_clicks(message_id)")
    for clicked in client.outbound.list_message_clicks(message.message_id):
        line(when(clicked.received_at), clicked.client.name or "?", clicked.original_link)

    call('client.outbound.stream_opens(client_family="Apple Mail", max_events=3)')
    for opened in client.outbound.stream_opens(client_family="Apple Mail", max_events=3):
        line(when(opened.received_at), opened.recipient, f"{opened.os.name} in {opened.geo.city}")


def inbound(client: SyncServerClient) -> None:
    title("Inbound messages")
    call("client.inbound.list(count=3)")
    for message in client.inbound.list(count=3):
        line(when(message.date_parsed), message.from_full.email, message.subject)

    call("client.inbound.bypass(blocked.message_id)")
    blocked = client.inbound.list(status="Blocked", count=1)[0]
    print(f"      {client.inbound.get(blocked.message_id).blocked_reason}")
    print(f"      {client.inbound.bypass(blocked.message_id).message}")

    call("client.inbound.retry(failed.message_id)")
    failed = client.inbound.list(status="Failed", count=1)[0]
    print(f"      {client.inbound.retry(failed.message_id).message}")


def errors(client: SyncServerClient, fake: FakePostmark, url: str) -> None:
    title("Errors, each on one line")
    patient = client.with_options(retries=0)

    def show(code: str, kind: type[PostmarkError], act: Callable[[], object]) -> None:
        call(code)
        try:
            act()
        except kind as error:
            host = urlsplit(url).netloc
            print(f"      {kind.__name__}: {str(error).replace(host, '127.0.0.1')}")

    show('client.outbound.get("no-such-id")', MessageNotFoundError,
         lambda: client.outbound.get("no-such-id"))  # fmt: skip
    show('SyncServerClient("a-wrong-token").outbound.list()', AuthenticationError,
         lambda: SyncServerClient("a-wrong-token", base_url=url).outbound.list())  # fmt: skip
    fake.fail_next(status=429, headers={"Retry-After": "120"})
    show("client.outbound.list()  # too often", RateLimitError, client.outbound.list)
    fake.fail_next(status=503, code=100, message="Down for maintenance.")
    show("client.outbound.list()  # during maintenance", ServerError, patient.outbound.list)
    fake.delay(1)
    show("client.with_options(deadline=0.2).outbound.list()", NetworkTimeoutError,
         client.with_options(deadline=0.2).outbound.list)  # fmt: skip
    call("client.outbound.list(count=501)")
    try:
        client.outbound.list(count=501)
    except ValueError as error:
        print(f"      ValueError: {error}")

    title("Errors that a retry hides")
    call("client.outbound.list(count=1)  # the connection drops, the second attempt succeeds")
    fake.drop_connection()
    line(client.outbound.list(count=1)[0].subject)


async def the_same_in_asyncio(token: str, url: str) -> None:
    title("The same, in asyncio")
    async with ServerClient(token, base_url=url) as client:
        call("async for message in client.outbound.stream(max_messages=3):")
        async for message in client.outbound.stream(max_messages=3):
            line(when(message.received_at), message.recipients[0], message.subject)

        call("await asyncio.gather(*(client.outbound.get(id) for id in …))  # 60 at once")
        page = await client.outbound.list(count=60)
        found = await asyncio.gather(*(client.outbound.get(m.message_id) for m in page))
        events = sum(len(message.message_events) for message in found)
        print(f"      {len(found)} messages with {events} events")

        call("await client.outbound.send(…)")
        sent = await client.outbound.send(
            from_email="shop@example.com", to="lee@example.com", subject="Hi", text_body="Hello"
        )
        print(f"      {sent.state}: {sent.message_id}")


def main() -> None:
    print(
        f"{BOLD}Postmark's API, both clients, on a fake Postmark: no account, a real socket.{PLAIN}"
    )
    print("It sends, reads, acts and fails; nothing leaves this machine.")
    fake = FakePostmark(now=NOW)
    fake.add_samples(1000)
    fake.suppress("customer7@example.com", "broadcast")
    fake.templates.add(alias="news", name="News")
    with fake.serve() as url:
        with SyncServerClient(fake.server_token, base_url=url) as client:
            sending(client)
            outbound(client)
            one_message(client)
            administration(client)
            inbound(client)
            errors(client, fake, url)
        asyncio.run(the_same_in_asyncio(fake.server_token, url))
    print(f"\n{BOLD}The fake got {len(fake.sent):,} mails to send.{PLAIN}")
    print("The code of this tour is in examples/tour.py.")
    print("`make serve` keeps a fake running.")


if __name__ == "__main__":
    main()
