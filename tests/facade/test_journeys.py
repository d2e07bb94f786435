"""Typical uses, over a real socket, with both clients."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from either import Either

import postmark
from postmark.testing import FakePostmark

ROOT = Path(__file__).parents[2]

Served = tuple[FakePostmark, str]


@pytest.fixture
def client(either: Either, served: Served) -> Any:
    fake, url = served
    return either.client(fake.server_token, base_url=url)


@pytest.fixture
def fake(served: Served) -> FakePostmark:
    return served[0]


def test_a_list_returns_a_page_newest_first_with_the_total(
    either: Either, client: Any, fake: FakePostmark
) -> None:
    for number in range(5):
        fake.outbound.add(subject=f"Order {number}")

    page = either(client.outbound.list(count=2, offset=1))

    assert [message.subject for message in page] == ["Order 3", "Order 2"]
    assert (page.total, len(page), page[0].status) == (5, 2, "Sent")


def test_every_filter_of_outbound_messages_filters(
    either: Either, client: Any, fake: FakePostmark
) -> None:
    fake.now = datetime(2026, 3, 1, 17, tzinfo=UTC)
    fake.outbound.add(to="other@example.com", subject="Other", message_stream="broadcast")
    wanted = fake.outbound.add(
        to="pat@example.com",
        from_email="Shop <orders@example.com>",
        subject="Your order 1042",
        tag="order",
        status="Queued",
        metadata={"color": "blue"},
    )
    fake.now = datetime(2026, 3, 3, 17, tzinfo=UTC)
    fake.outbound.add(to="third@example.com", subject="Third", tag="other")

    for filters in (
        {"recipient": "pat@example.com"},
        {"from_email": "orders@example.com"},
        {"tag": "order"},
        {"status": "Queued"},
        {"status": "queued"},
        {"subject": "ORDER"},
        {"metadata": {"color": "blue"}},
        {"to_date": date(2026, 3, 1), "message_stream": "outbound"},
        {"from_date": date(2026, 3, 1), "to_date": datetime(2026, 3, 2, tzinfo=UTC)},
    ):
        found = either(client.outbound.list(**filters))
        assert [message.message_id for message in found] == [wanted.message_id], filters
        assert [m.message_id for m in either(client.outbound.stream(**filters))] == [
            wanted.message_id
        ], filters


def test_only_the_outbound_stream_is_listed_unless_another_is_named(
    either: Either, client: Any, fake: FakePostmark
) -> None:
    fake.outbound.add(subject="News", message_stream="broadcast")

    silent = either(client.outbound.list())
    named = either(client.outbound.list(message_stream="broadcast"))

    assert (silent.total, named.total) == (0, 1)


def test_only_processed_inbound_messages_are_listed_unless_a_status_is_given(
    either: Either, client: Any, fake: FakePostmark
) -> None:
    fake.inbound.add(subject="fine")
    fake.inbound.add(subject="refused").blocked("by a rule")

    silent = either(client.inbound.list())
    blocked = either(client.inbound.list(status="Blocked"))

    assert [message.subject for message in silent] == ["fine"]
    assert [message.subject for message in blocked] == ["refused"]


def test_details_contain_the_body_and_the_events(
    either: Either, client: Any, fake: FakePostmark
) -> None:
    message = fake.outbound.add(subject="Hi", text_body="Hello").delivered().opened()
    message.clicked("https://example.com/a")

    found = either(client.outbound.get(message.message_id))
    dump = either(client.outbound.get_dump(message.message_id))

    assert [event.type for event in found.message_events] == ["Delivered", "Opened", "LinkClicked"]
    assert found.text_body == "Hello"
    assert "Subject: Hi" in dump.body


def test_opens_and_clicks_are_listed_over_all_messages_and_for_one(
    either: Either, client: Any, fake: FakePostmark
) -> None:
    message = fake.outbound.add().opened(client_name="Outlook").clicked("https://example.com/a")
    fake.outbound.add().opened(client_name="Gmail")

    opens = either(client.outbound.list_opens(client_name="outlook"))
    own_opens = either(client.outbound.list_message_opens(message.message_id))
    clicks = either(client.outbound.stream_clicks())
    own_clicks = either(client.outbound.list_message_clicks(message.message_id))

    assert [event.client.name for event in opens] == ["Outlook"]
    assert own_opens.items[0].message_id == message.message_id
    assert [event.original_link for event in clicks] == ["https://example.com/a"]
    assert [event.received_at for event in own_clicks] == [clicks[0].received_at]


def test_a_blocked_message_is_released_once(
    either: Either, client: Any, fake: FakePostmark
) -> None:
    message = fake.inbound.add().blocked("by a rule")

    answer = either(client.inbound.bypass(message.message_id))

    assert (answer.error_code, message.status) == (0, "Processed")
    with pytest.raises(postmark.MessageNotFoundError, match="cannot be bypassed"):
        either(client.inbound.bypass(message.message_id))


def test_a_failed_message_is_scheduled_again(
    either: Either, client: Any, fake: FakePostmark
) -> None:
    message = fake.inbound.add().failed()

    answer = either(client.inbound.retry(message.message_id))

    assert "rescheduled" in answer.message
    assert message.status == "Scheduled"
    assert either(client.inbound.get(message.message_id)).status == "Scheduled"


def test_any_other_endpoint_is_reached_with_the_same_errors(
    either: Either, client: Any, fake: FakePostmark
) -> None:
    fake.outbound.add()

    answer = either(
        client.request("GET", "/messages/outbound", params={"count": 1, "offset": 0, "tag": None})
    )

    assert answer["TotalCount"] == 1
    with pytest.raises(postmark.APIError) as caught:
        either(client.request("GET", "/no-such-route"))
    assert caught.value.status == 404


def test_a_stream_yields_every_sample_once(either: Either, sampled: Served) -> None:
    fake, url = sampled
    client = either.client(fake.server_token, base_url=url)

    messages = either(client.outbound.stream(message_stream="outbound"))
    received = either(client.inbound.stream())

    newsletters = either(client.outbound.stream(message_stream="broadcast"))
    assert {m.message_id for m in [*messages, *newsletters]} == {
        m.message_id for m in fake.outbound
    }
    assert len(messages) + len(newsletters) == len(fake.outbound) == 3000
    assert len({m.message_id for m in received}) == len(received) > 400


def test_the_first_rows_of_a_stream_cost_one_request(
    either: Either, client: Any, fake: FakePostmark
) -> None:
    for _ in range(1200):
        fake.outbound.add()

    rows = either.first(client.outbound.stream(), 10)

    assert len(rows) == 10
    assert len(fake.requests) == 1


def test_nothing_is_repeated_or_skipped_while_mail_arrives(
    either: Either, client: Any, fake: FakePostmark
) -> None:
    there = [fake.outbound.add().message_id for _ in range(700)]
    fake.on_request(lambda _: [fake.outbound.add() for _ in range(7)])

    rows = either(client.outbound.stream(batch_size=100))

    found = [message.message_id for message in rows]
    assert len(found) == len(set(found))
    assert [one for one in found if one in set(there)] == there[::-1]


def test_a_stream_continues_past_ten_thousand_rows(
    either: Either, client: Any, fake: FakePostmark
) -> None:
    start = datetime(2026, 10, 31, tzinfo=UTC)
    for number in range(12_345):
        fake.outbound.add(received_at=start + timedelta(seconds=number * 7))

    rows = either(client.with_options(deadline=None).outbound.stream())

    assert len({message.message_id for message in rows}) == len(rows) == 12_345


def test_opens_beyond_ten_thousand_end_in_an_error_that_says_so(
    either: Either, client: Any, fake: FakePostmark
) -> None:
    for _ in range(10_200):
        fake.outbound.add().opened()

    with pytest.raises(postmark.IncompleteResultsError, match="narrow") as caught:
        either(client.outbound.stream_opens())

    assert (caught.value.yielded, caught.value.total) == (10_000, 10_200)


def test_an_error_in_the_middle_of_a_stream_says_how_many_rows_it_yielded(
    either: Either, client: Any, fake: FakePostmark
) -> None:
    for _ in range(900):
        fake.outbound.add()

    def refuse_the_second(_: object) -> None:
        if len(fake.requests) == 2:
            fake.fail_next(status=401, code=10)

    fake.on_request(refuse_the_second)

    with pytest.raises(postmark.AuthenticationError) as caught:
        either(client.outbound.stream(batch_size=300, concurrency=1))

    assert caught.value.yielded == 300


def test_a_view_has_different_limits_on_the_same_connections(
    either: Either, client: Any, fake: FakePostmark
) -> None:
    fake.fail_next(status=503, times=2)
    view = client.with_options(retries=0, deadline=None)

    with pytest.raises(postmark.ServerError):
        either(view.outbound.list())
    either(view.close())

    assert type(view) is type(client)
    assert either(client.outbound.list()).total == 0
    assert len(fake.requests) == 3


def test_a_closed_client_says_so(either: Either, client: Any) -> None:
    view = client.with_options(timeout=1)
    either(client.close())
    either(client.close())

    with pytest.raises(RuntimeError, match="closed"):
        either(client.outbound.list())
    with pytest.raises(RuntimeError, match="closed"):
        either(view.outbound.list())


def test_one_asyncio_client_works_in_consecutive_loops(served: Served) -> None:
    fake, url = served
    fake.outbound.add()
    client = postmark.ServerClient(fake.server_token, base_url=url)

    async def total() -> int:
        return (await client.outbound.list()).total

    assert [asyncio.run(total()) for _ in range(5)] == [1] * 5


def test_the_token_comes_from_the_environment(
    either: Either, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake, url = served
    monkeypatch.setenv("POSTMARK_SERVER_TOKEN", f"{fake.server_token}\n")

    client = either.client(base_url=url)

    assert either(client.outbound.list()).total == 0


def test_without_a_token_the_variable_is_named(
    either: Either, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("POSTMARK_SERVER_TOKEN", raising=False)

    with pytest.raises(ValueError, match="POSTMARK_SERVER_TOKEN"):
        either.client()


def test_the_clients_repr_shows_the_base_url_and_no_token(either: Either) -> None:
    client = either.client("a-very-secret-token")

    assert "a-very-secret-token" not in f"{client!r} {vars(client)!r}"
    assert "https://api.postmarkapp.com" in repr(client)


@pytest.mark.parametrize("script", ["tour.py", "live.py"])
def test_the_demo_runs(script: str, sampled: Served) -> None:
    fake, url = sampled
    environment = os.environ | {
        "POSTMARK_SERVER_TOKEN": fake.server_token,
        "POSTMARK_BASE_URL": url,
    }

    done = subprocess.run(
        [sys.executable, "-W", "error", ROOT / "examples" / script],
        env=environment, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip

    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) > 20


def test_the_fake_serves_from_the_command_line(either: Either) -> None:
    command = [sys.executable, "-m", "postmark.testing", "--port", "0", "--messages", "50"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        url = server.stdout.readline().split()[-1]
        token = server.stdout.readline().split()[-1]

        total = either(either.client(token, base_url=url).outbound.list()).total

        server.terminate()
    assert 0 < total <= 50
    assert server.returncode == 0
