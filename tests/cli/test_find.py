"""`find` and `show`: what people and programs see of messages."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from postmark.testing import FakePostmark

from .conftest import Cli

NOON = datetime(2026, 7, 1, 12, tzinfo=UTC)


def send(fake: FakePostmark, subject: str, **more: object) -> str:
    values = {"to": "Pat <pat@example.com>", "from_email": "shop@example.com", **more}
    message = fake.outbound.add(subject=subject, **values)  # type: ignore[arg-type]  # whatever it takes
    return message.message_id


def test_a_message_is_found_in_any_stream_and_in_any_letter_case(cli: Cli) -> None:
    older = send(cli.fake, "First", received_at=NOON)
    newer = send(cli.fake, "Second", received_at=NOON + timedelta(1), message_stream="broadcast")
    send(cli.fake, "To another", to="lee@example.com")

    done = cli("find", "PAT@Example.com", "--json")

    assert [(row["id"], row["stream"]) for row in done.rows] == [
        (newer, "broadcast"), (older, "outbound"),
    ]  # fmt: skip
    assert (done.code, done.err) == (0, "")


def test_the_state_is_that_of_the_address_and_comes_from_the_events(cli: Cli) -> None:
    both = ["pat@example.com", "lee@example.com"]
    cli.fake.outbound.add(subject="clicked").delivered().opened().clicked("https://x.example")
    found = {
        "waiting": cli.fake.outbound.add(subject="a", to=both),
        "delivered": cli.fake.outbound.add(subject="b", to=both),
        "opened": cli.fake.outbound.add(subject="c", to=both),
        "bounced": cli.fake.outbound.add(subject="d", to=both),
        "clicked": cli.fake.outbound.add(subject="e", to=both),
    }
    for state in ("delivered", "opened", "clicked"):
        found[state].delivered(recipient="pat@example.com")
    found["waiting"].delivered(recipient="lee@example.com").transient(recipient="pat@example.com")
    found["opened"].opened(recipient="pat@example.com")
    found["clicked"].opened(recipient="pat@example.com")
    found["clicked"].clicked("https://x.example", recipient="pat@example.com")
    found["bounced"].bounced(recipient="pat@example.com")

    rows = {row["id"]: row for row in cli("find", "Pat@example.com", "--json").rows}

    assert {rows[message.message_id]["state"] for message in found.values()} == found.keys()
    for state, message in found.items():
        assert rows[message.message_id]["state"] == state
    assert "mailbox unknown" in rows[found["bounced"].message_id]["reason"]
    assert "try again later" in rows[found["waiting"].message_id]["reason"]


def test_filters_narrow_the_search(cli: Cli) -> None:
    now = datetime.now(UTC)
    wanted = send(cli.fake, "Your order 7", tag="receipt", received_at=now - timedelta(days=2))
    send(cli.fake, "Your order 8", tag="receipt", received_at=now - timedelta(days=9))
    send(cli.fake, "Your order 9", tag="other", received_at=now)
    send(cli.fake, "Hello", tag="receipt", received_at=now)
    send(cli.fake, "Your order 6", tag="receipt", received_at=now, message_stream="broadcast")
    filters = ("--since", "7d", "--tag", "receipt", "--subject", "ORDER", "--stream", "outbound")

    assert [row["id"] for row in cli("find", "pat@example.com", *filters, "--json").rows] == [
        wanted
    ]


def test_nothing_found_is_told_by_the_exit_code(cli: Cli) -> None:
    done = cli("find", "nobody@example.com")

    assert (done.code, done.out) == (1, "")
    assert done.err == "No such message. Postmark keeps messages for 45 days.\n"


def test_inbound_mail_is_found_by_its_sender_whatever_its_status(cli: Cli) -> None:
    ids = [
        cli.fake.inbound.add(from_email="pat@example.com", subject="a").message_id,
        cli.fake.inbound.add(from_email="pat@example.com", subject="b").blocked("spam").message_id,
    ]

    rows = cli("find", "pat@example.com", "--inbound", "--json").rows

    assert {row["id"]: row["state"] for row in rows} == {ids[0]: "processed", ids[1]: "blocked"}


def test_a_pipe_gets_text_with_tabs_and_a_terminal_a_table(cli: Cli) -> None:
    message = send(cli.fake, "Hi [bold]\x1b]0;title\x07", received_at=NOON)

    piped, shown = cli("find", "pat@example.com"), cli.on_a_terminal("find", "pat@example.com")

    line = ["2026-07-01 14:00:00 CEST", "Hi [bold] ]0;title ", "outbound", "waiting", message]
    assert piped.out == "\t".join(line) + "\n"
    assert "When" in shown.out
    assert "2026-07-01 14:00:00 CEST" in shown.out
    assert "Hi [bold]" in shown.out
    assert "\x1b]0;" not in shown.out


def test_more_than_the_limit_is_told(cli: Cli) -> None:
    for number in range(3):
        send(cli.fake, str(number))

    done = cli("find", "pat@example.com", "--limit", "2", "--json")

    assert len(done.rows) == 2
    assert done.err == "There are more than these 2: see --limit and --since.\n"


def test_show_tells_what_happened_with_the_reason_of_a_bounce_in_words(cli: Cli) -> None:
    message = cli.fake.outbound.add(subject="Hi", to="pat@example.com", text_body="Hello\nPat")
    message.delivered().opened(client_name="Apple Mail", city="Berlin").bounced()

    done = cli("show", message.message_id, "--json")
    text = cli("show", message.message_id)
    shown = cli.on_a_terminal("show", message.message_id)

    (row,) = done.rows
    assert [event["event"] for event in row["events"]] == ["Delivered", "Opened", "Bounced"]
    assert row["events"][1]["detail"] == "Apple Mail, Berlin"
    assert row["events"][2]["detail"].startswith("Hard bounce.")
    assert row["text"] == "Hello\nPat"
    assert "\tOpened\tpat@example.com\tApple Mail, Berlin\n" in text.out
    assert "Apple Mail, Berlin" in shown.out


def test_show_gives_the_body_or_the_source_alone(cli: Cli) -> None:
    message = cli.fake.outbound.add(subject="Hi", text_body="Hello\nPat").message_id

    assert cli("show", message, "--body").out == "Hello\nPat\n"
    assert "Subject: Hi" in cli("show", message, "--raw").out


def test_show_recognises_inbound_mail(cli: Cli) -> None:
    message = cli.fake.inbound.add(from_email="pat@example.com", subject="Re: Hi").message_id

    (row,) = cli("show", message, "--json").rows

    assert (row["kind"], row["from"], row["state"]) == ("inbound", "pat@example.com", "processed")


@pytest.mark.parametrize("option", [[], ["--body"], ["--raw"]])
def test_an_unknown_id_is_not_found(cli: Cli, option: list[str]) -> None:
    done = cli("show", "00000000-0000-0000-0000-000000000000", *option)

    assert (done.code, done.out) == (1, "")
    assert done.err.count("\n") == 1
