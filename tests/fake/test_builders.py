"""What tests add to the fake server, and its wire form."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import partial
from itertools import pairwise
from typing import Any
from uuid import UUID

import httpx
import pytest

import postmark
from postmark.testing import Agent, FakePostmark

NOON = datetime(2026, 2, 20, 17, 0, tzinfo=UTC)


@pytest.fixture
def fake() -> FakePostmark:
    return FakePostmark(now=NOON)


@pytest.fixture
def http(fake: FakePostmark) -> Iterator[httpx.Client]:
    headers = {"X-Postmark-Server-Token": fake.server_token}
    with httpx.Client(transport=fake.transport, base_url="http://fake", headers=headers) as client:
        yield client


def listed(http: httpx.Client, path: str, query: str = "") -> list[dict[str, Any]]:
    listing = http.get(f"/messages/{path}?count=500&offset=0&{query}").json()
    (key,) = listing.keys() - {"TotalCount"}
    return list(listing[key])


def details(http: httpx.Client, message_id: str) -> dict[str, Any]:
    return dict(http.get(f"/messages/outbound/{message_id}/details").json())


# --- outbound ---------------------------------------------------------------------------------


def test_a_message_shows_what_it_was_added_with(http: httpx.Client, fake: FakePostmark) -> None:
    fake.outbound.add(
        message_id="the-id",
        subject="Hello",
        to=["Pat <pat@example.com>", "lee@example.com"],
        cc="team@example.com, desk@example.com",
        bcc=["audit@example.com"],
        from_email="Shop <shop@example.com>",
        tag="welcome",
        status="Queued",
        metadata={"color": "blue"},
        attachments=["a.pdf"],
        track_opens=False,
        track_links="None",
        sandboxed=True,
    )

    assert listed(http, "outbound") == [
        {
            "MessageID": "the-id",
            "MessageStream": "outbound",
            "To": [
                {"Email": "pat@example.com", "Name": "Pat"},
                {"Email": "lee@example.com", "Name": ""},
            ],
            "Cc": [
                {"Email": "team@example.com", "Name": ""},
                {"Email": "desk@example.com", "Name": ""},
            ],
            "Bcc": [{"Email": "audit@example.com", "Name": ""}],
            "Recipients": [
                "pat@example.com",
                "lee@example.com",
                "team@example.com",
                "desk@example.com",
                "audit@example.com",
            ],
            "ReceivedAt": "2026-02-20T12:00:00.0000000-05:00",
            "From": "Shop <shop@example.com>",
            "Subject": "Hello",
            "Attachments": ["a.pdf"],
            "Status": "Queued",
            "TrackOpens": False,
            "TrackLinks": "None",
            "Metadata": {"color": "blue"},
            "Sandboxed": True,
            "Tag": "welcome",
        }
    ]


def test_a_message_without_tag_has_no_tag_key(http: httpx.Client, fake: FakePostmark) -> None:
    fake.outbound.add()

    assert "Tag" not in listed(http, "outbound")[0]


def test_an_empty_string_is_kept_and_not_replaced(http: httpx.Client, fake: FakePostmark) -> None:
    message = fake.outbound.add(subject="", tag="", body="", to=[])

    row = details(http, message.message_id)
    assert (row["Subject"], row["Tag"], row["Body"], row["To"]) == ("", "", "", [])


def test_made_up_values_differ_from_message_to_message(fake: FakePostmark) -> None:
    messages = [fake.outbound.add() for _ in range(3)]

    for values in (
        {message.message_id for message in messages},
        {message.subject for message in messages},
        {tuple(message.recipients) for message in messages},
        {message.received_at for message in messages},
    ):
        assert len(values) == 3


def test_ids_are_uuids_the_same_in_every_run_and_others_on_another_server() -> None:
    first, again = FakePostmark().outbound.add(), FakePostmark().outbound.add()
    other = FakePostmark("another-token").outbound.add()

    assert str(UUID(first.message_id)) == first.message_id == again.message_id
    assert other.message_id != first.message_id


def test_lists_show_neither_bodies_nor_events(http: httpx.Client, fake: FakePostmark) -> None:
    fake.outbound.add(text_body="secret", html_body="<p>").delivered()
    fake.inbound.add(text_body="secret").blocked()

    sent, received = listed(http, "outbound")[0], listed(http, "inbound", "status=blocked")[0]

    assert not sent.keys() & {"TextBody", "HtmlBody", "Body", "MessageEvents"}
    assert not received.keys() & {"TextBody", "HtmlBody", "Headers", "BlockedReason"}


@pytest.mark.parametrize(
    ("parts", "present"),
    [
        ({}, {"TextBody"}),
        ({"text_body": "t"}, {"TextBody"}),
        ({"html_body": "h"}, {"HtmlBody"}),
        ({"text_body": "t", "html_body": "h"}, {"TextBody", "HtmlBody"}),
    ],
)
def test_a_missing_part_is_left_out(
    http: httpx.Client, fake: FakePostmark, parts: dict[str, str], present: set[str]
) -> None:
    message = fake.outbound.add(**parts)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - wrong on purpose

    assert details(http, message.message_id).keys() & {"TextBody", "HtmlBody"} == present


def test_the_dump_is_the_raw_source(http: httpx.Client, fake: FakePostmark) -> None:
    message = fake.outbound.add(subject="Hello", to="Pat <pat@example.com>", text_body="Hi Pat")

    dump = http.get(f"/messages/outbound/{message.message_id}/dump").json()

    assert dump == {"Body": details(http, message.message_id)["Body"]}
    head, _, content = dump["Body"].partition("\r\n\r\n")
    assert "Subject: Hello" in head.split("\r\n")
    assert 'To: "Pat" <pat@example.com>' in head.split("\r\n")
    assert content == "Hi Pat\r\n"


@pytest.mark.parametrize(
    "wrong",
    [{"status": "Blocked"}, {"track_links": "html"}, {"received_at": datetime(2026, 1, 1)}],  # noqa: DTZ001 - naive on purpose
)
def test_an_invalid_value_is_rejected_by_name(fake: FakePostmark, wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        fake.outbound.add(**wrong)

    assert len(fake.outbound) == 0


def test_an_id_cannot_be_added_twice(fake: FakePostmark) -> None:
    fake.outbound.add(message_id="same")

    with pytest.raises(ValueError, match="message_id"):
        fake.outbound.add(message_id="SAME")


def test_removed_messages_vanish_with_their_opens_and_clicks(
    http: httpx.Client, fake: FakePostmark
) -> None:
    gone = fake.outbound.add().opened().clicked("https://example.com")
    kept = fake.outbound.add().opened()

    fake.outbound.remove(gone)

    assert [row["MessageID"] for row in listed(http, "outbound")] == [kept.message_id]
    assert [row["MessageID"] for row in listed(http, "outbound/opens")] == [kept.message_id]
    assert listed(http, "outbound/clicks") == []
    assert http.get(f"/messages/outbound/{gone.message_id}/details").status_code == 422


def test_removing_what_is_not_there_is_a_key_error(fake: FakePostmark) -> None:
    message = fake.inbound.add()
    fake.inbound.remove(message.message_id)

    with pytest.raises(KeyError):
        fake.inbound.remove(message)
    with pytest.raises(KeyError):
        fake.outbound.remove("unknown")


def test_iterating_gives_messages_newest_first(fake: FakePostmark) -> None:
    newest = fake.outbound.add(subject="b")
    fake.outbound.add(subject="a", received_at=NOON - timedelta(days=1))

    assert [message.subject for message in fake.outbound] == ["b", "a"]
    assert next(iter(fake.outbound)).message_id == newest.message_id
    assert len(fake.outbound) == 2


# --- events, opens and clicks -----------------------------------------------------------------


def test_events_have_the_documented_details_all_of_them_strings(
    http: httpx.Client, fake: FakePostmark
) -> None:
    message = fake.outbound.add(to="pat@example.com")

    message.transient().delivered().bounced(summary="no such user").subscription_changed()
    message.opened(user_agent="Mutt").clicked("https://example.com/a", click_location="Text")

    events = details(http, message.message_id)["MessageEvents"]
    assert {event["Type"]: set(event["Details"]) for event in events} == {
        "Transient": {"DeliveryMessage", "DestinationServer", "DestinationIP"},
        "Delivered": {"DeliveryMessage", "DestinationServer", "DestinationIP"},
        "Bounced": {"Summary", "BounceID"},
        "SubscriptionChanged": {"Origin", "SuppressSending"},
        "Opened": {"Summary"},
        "LinkClicked": {"Summary", "Link", "ClickLocation"},
    }
    assert {event["Recipient"] for event in events} == {"pat@example.com"}
    values = [value for event in events for value in event["Details"].values()]
    assert all(isinstance(value, str) for value in values)


def test_details_say_what_happened(http: httpx.Client, fake: FakePostmark) -> None:
    message = fake.outbound.add().bounced(summary="no such user")
    message.subscription_changed(suppress_sending=False, origin="Admin").opened(user_agent="Mutt")

    bounce, change, opening = (
        event["Details"] for event in details(http, message.message_id)["MessageEvents"]
    )

    assert bounce["Summary"] == "no such user"
    assert int(bounce["BounceID"]) > 2**53
    assert change == {"Origin": "Admin", "SuppressSending": "False"}
    assert opening == {"Summary": "Email opened with Mutt"}


def test_each_bounce_has_an_id_of_its_own(http: httpx.Client, fake: FakePostmark) -> None:
    message = fake.outbound.add().bounced().bounced()

    first, second = details(http, message.message_id)["MessageEvents"]
    assert first["Details"]["BounceID"] != second["Details"]["BounceID"]


def test_only_the_first_open_of_a_recipient_is_kept(http: httpx.Client, fake: FakePostmark) -> None:
    message = fake.outbound.add(to=["pat@example.com", "lee@example.com"])

    message.opened("pat@example.com", city="Oslo").opened("PAT@example.com", city="Rome")
    message.opened("lee@example.com")

    path = f"outbound/opens/{message.message_id}"
    assert [row["Recipient"] for row in listed(http, path)] == [
        "lee@example.com",
        "pat@example.com",
    ]
    assert listed(http, path)[1]["Geo"] == {"City": "Oslo"}
    events = details(http, message.message_id)["MessageEvents"]
    assert [event["Type"] for event in events] == ["Opened", "Opened"]


def test_only_the_first_click_of_a_recipient_on_a_link_is_kept(
    http: httpx.Client, fake: FakePostmark
) -> None:
    message = fake.outbound.add(to=["pat@example.com", "lee@example.com"])

    message.clicked("https://a.example").clicked("https://a.example").clicked("https://b.example")
    message.clicked("https://a.example", "lee@example.com")

    assert [
        (row["Recipient"], row["OriginalLink"])
        for row in listed(http, f"outbound/clicks/{message.message_id}")
    ] == [
        ("lee@example.com", "https://a.example"),
        ("pat@example.com", "https://b.example"),
        ("pat@example.com", "https://a.example"),
    ]


def test_an_open_shows_message_program_and_place(http: httpx.Client, fake: FakePostmark) -> None:
    message = fake.outbound.add(to="pat@example.com", tag="welcome", message_stream="news")
    message.opened(
        received_at=NOON, client_name="Outlook", os_name="Windows 7", platform="Desktop", ip="::1"
    )

    assert listed(http, "outbound/opens", "messagestream=news") == [
        {
            "RecordType": "Open",
            "MessageID": message.message_id,
            "MessageStream": "news",
            "Tag": "welcome",
            "Recipient": "pat@example.com",
            "ReceivedAt": "2026-02-20T12:00:00.0000000-05:00",
            "Client": {"Name": "Outlook"},
            "OS": {"Name": "Windows 7"},
            "Platform": "Desktop",
            "UserAgent": "",
            "Geo": {"IP": "::1"},
        }
    ]


def test_unknown_details_of_an_open_are_left_out(http: httpx.Client, fake: FakePostmark) -> None:
    fake.outbound.add().opened(user_agent="")

    row = listed(http, "outbound/opens")[0]

    assert not row.keys() & {"Client", "OS", "Platform", "Tag"}
    assert row["Geo"] == {}


def test_one_messages_opens_and_clicks_lack_record_type_and_stream(
    http: httpx.Client, fake: FakePostmark
) -> None:
    message = fake.outbound.add().opened().clicked("https://a.example")

    for kind in ("opens", "clicks"):
        in_all = listed(http, f"outbound/{kind}")[0]
        alone = listed(http, f"outbound/{kind}/{message.message_id}")[0]
        assert in_all.keys() - alone.keys() == {"RecordType", "MessageStream"}


def test_untracked_events_cannot_be_added(fake: FakePostmark) -> None:
    message = fake.outbound.add(track_opens=False, track_links="None")

    with pytest.raises(ValueError, match="track_opens"):
        message.opened()
    with pytest.raises(ValueError, match="track_links"):
        message.clicked("https://a.example")


def test_an_event_belongs_to_one_of_the_messages_recipients(
    http: httpx.Client, fake: FakePostmark
) -> None:
    message = fake.outbound.add(to="pat@example.com", bcc="audit@example.com")

    message.delivered("AUDIT@example.com")

    assert details(http, message.message_id)["MessageEvents"][0]["Recipient"] == "audit@example.com"
    with pytest.raises(ValueError, match=r"recipient must be one of pat@example\.com, audit"):
        message.delivered("someone@example.com")
    with pytest.raises(ValueError, match="recipient must be one of nobody"):
        fake.outbound.add(to=[]).delivered()


def test_a_misspelt_keyword_of_an_open_is_a_type_error(fake: FakePostmark) -> None:
    misspelt: Any = {"client": "Outlook"}

    with pytest.raises(TypeError, match=r"opened.*'client'"):
        fake.outbound.add().opened(**misspelt)
    with pytest.raises(TypeError, match=r"clicked.*'client'"):
        fake.outbound.add().clicked("https://a.example", **misspelt)


def test_every_keyword_of_an_agent_reaches_the_wire(fake: FakePostmark) -> None:
    names = sorted(Agent.__annotations__)
    agent: Any = {name: f"the {name}" for name in names} | {"platform": "Mobile"}
    fake.outbound.add().opened(**agent)

    event = fake.sync_server_client().outbound.list_opens().items[0]

    wire = [event.user_agent, event.platform]
    wire += [event.client.name, event.client.company, event.client.family]
    wire += [event.os.name, event.os.company, event.os.family]
    geo = event.geo
    wire += [geo.country_iso_code, geo.country, geo.region_iso_code, geo.region, geo.city]
    wire += [geo.zip, geo.coords, geo.ip]
    assert sorted(str(value) for value in wire) == sorted(agent.values())


@pytest.mark.parametrize(
    ("agent", "kind"),
    [
        ({"platform": "Phone"}, ValueError),
        ({"client_name": None}, TypeError),
        ({"city": 5}, TypeError),
    ],
)
def test_an_impossible_agent_is_rejected_and_changes_nothing(
    fake: FakePostmark, agent: Any, kind: type[Exception]
) -> None:
    message = fake.outbound.add()

    for happens in (message.opened, partial(message.clicked, "https://a.example")):
        with pytest.raises(kind, match=next(iter(agent))):
            happens(**agent)

    client = fake.sync_server_client()
    assert client.outbound.get(message.message_id).message_events == []
    assert client.outbound.list_opens().total == client.outbound.list_clicks().total == 0


def test_a_removed_message_takes_no_events(fake: FakePostmark) -> None:
    message = fake.outbound.add()
    fake.outbound.remove(message)

    with pytest.raises(ValueError, match="was removed"):
        message.opened()

    assert fake.sync_server_client().outbound.list_opens().total == 0


def test_handles_of_the_same_message_are_equal(fake: FakePostmark) -> None:
    sent, received = fake.outbound.add(), fake.inbound.add()
    fake.outbound.add()

    assert sent in fake.outbound
    assert received in fake.inbound
    assert len({*fake.outbound, sent}) == 2
    assert sent != received


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ({"metadata": {"id": 5}}, r"metadata\['id'\]"),
        ({"metadata": {5: "id"}}, "metadata"),
        ({"attachments": "invoice.pdf"}, "attachments"),
        ({"attachments": [5]}, "attachments"),
        ({"attachments": None}, "attachments"),
        ({"received_at": date(2026, 1, 1)}, "received_at"),
        ({"metadata": [("id", "5")]}, "metadata"),
        ({"to": 5}, "to must be"),
        ({"cc": [None]}, "cc must be"),
        ({"bcc": b"pat@example.com"}, "bcc must be"),
        ({"track_opens": "no"}, "track_opens"),
        ({"sandboxed": 1}, "sandboxed"),
        *(
            ({name: 5}, f"{name} must be a str, not int")
            for name in (
                "subject", "from_email", "tag", "message_stream", "text_body", "html_body", "body",
                "message_id",
            )
        ),
    ],
)  # fmt: skip
def test_values_of_the_wrong_type_are_rejected_by_name(
    fake: FakePostmark, arguments: Any, named: str
) -> None:
    with pytest.raises(TypeError, match=named):
        fake.outbound.add(**arguments)

    assert len(fake.outbound) == 0


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ({"date": datetime(2026, 1, 1, tzinfo=UTC)}, "date must be a str, not datetime"),
        ({"to": None}, "to must be"),
        ({"headers": {"X-Spam": "No"}}, "headers must be pairs"),
        ({"headers": None}, "headers must be pairs"),
        ({"headers": [("X-Spam",)]}, "headers must be pairs"),
        ({"headers": [("X-Spam", 5)]}, "headers: X-Spam must be a str"),
        ({"attachments": "photo.png"}, "attachments"),
        *(
            ({"status": "Blocked", name: 5}, f"{name} must be a str, not int")
            for name in (
                "subject", "from_email", "reply_to", "original_recipient", "mailbox_hash", "tag",
                "blocked_reason", "text_body", "html_body", "stripped_text_reply", "message_id",
            )
        ),
    ],
)  # fmt: skip
def test_values_of_inbound_messages_that_would_be_lost_are_refused_by_name(
    fake: FakePostmark, arguments: Any, named: str
) -> None:
    with pytest.raises(TypeError, match=named):
        fake.inbound.add(**arguments)

    assert len(fake.inbound) == 0


@pytest.mark.parametrize(
    ("event", "arguments", "kind", "named"),
    [
        ("delivered", {"recipient": 5}, TypeError, "recipient"),
        ("bounced", {"summary": 5}, TypeError, "summary"),
        ("clicked", {"original_link": None}, TypeError, "original_link"),
        ("clicked", {"original_link": "x", "click_location": "html"}, ValueError, "click_location"),
        ("subscription_changed", {"origin": "Postmark"}, ValueError, "origin"),
        ("subscription_changed", {"suppress_sending": "no"}, TypeError, "suppress_sending"),
    ],
)
def test_an_event_that_the_service_never_shows_is_refused_and_leaves_no_trace(
    fake: FakePostmark, event: str, arguments: Any, kind: type[Exception], named: str
) -> None:
    message = fake.outbound.add()

    with pytest.raises(kind, match=named):
        getattr(message, event)(**arguments)

    client = fake.sync_server_client()
    assert client.outbound.get(message.message_id).message_events == []
    assert client.outbound.list_clicks().total == 0


def test_a_reason_and_a_token_are_texts(fake: FakePostmark) -> None:
    wrong: Any = 5

    with pytest.raises(TypeError, match="reason"):
        fake.inbound.add().blocked(wrong)
    with pytest.raises(TypeError, match="server_token"):
        FakePostmark(wrong)


def test_only_a_blocked_message_has_a_reason(fake: FakePostmark) -> None:
    with pytest.raises(ValueError, match="blocked_reason"):
        fake.inbound.add(blocked_reason="a rule")

    assert fake.inbound.add(blocked_reason="a rule", status="Blocked").status == "Blocked"


def test_no_second_of_real_time_contains_more_messages_than_lists_show() -> None:
    fake = FakePostmark()

    times = [fake.outbound.add().received_at for _ in range(300)]

    assert all(b - a > timedelta(seconds=1) / 10_000 for a, b in pairwise(times))
    assert times == sorted(times)


# --- inbound ----------------------------------------------------------------------------------


def test_an_inbound_message_shows_what_it_was_added_with(
    http: httpx.Client, fake: FakePostmark
) -> None:
    fake.inbound.add(
        message_id="the-id",
        subject="Help",
        from_email="Casey <casey@example.com>",
        to='"Support" <hash+ticket-456@inbound.example.com>',
        cc="desk@example.com",
        reply_to="other@example.com",
        tag="vip",
        attachments=["photo.png", "odd"],
    )

    assert listed(http, "inbound") == [
        {
            "MessageID": "the-id",
            "From": "casey@example.com",
            "FromName": "Casey",
            "FromFull": {"Email": "casey@example.com", "Name": "Casey", "MailboxHash": ""},
            "To": '"Support" <hash+ticket-456@inbound.example.com>',
            "ToFull": [
                {
                    "Email": "hash+ticket-456@inbound.example.com",
                    "Name": "Support",
                    "MailboxHash": "ticket-456",
                }
            ],
            "Cc": "desk@example.com",
            "CcFull": [{"Email": "desk@example.com", "Name": "", "MailboxHash": ""}],
            "ReplyTo": "other@example.com",
            "OriginalRecipient": "hash+ticket-456@inbound.example.com",
            "Subject": "Help",
            "Date": "Fri, 20 Feb 2026 12:00:00 -0500",
            "MailboxHash": "ticket-456",
            "Tag": "vip",
            "Attachments": [
                {
                    "Name": "photo.png",
                    "ContentID": "",
                    "ContentType": "image/png",
                    "ContentLength": 4096,
                },
                {
                    "Name": "odd",
                    "ContentID": "",
                    "ContentType": "application/octet-stream",
                    "ContentLength": 4096,
                },
            ],
            "Status": "Processed",
        }
    ]


def test_the_date_of_an_inbound_message_is_whatever_its_sender_wrote(
    http: httpx.Client, fake: FakePostmark
) -> None:
    fake.inbound.add(date="Sun, 15 Feb 2026 05:26:57 +0000 (GMT)")
    fake.inbound.add(date="")

    assert [row["Date"] for row in listed(http, "inbound")] == [
        "",
        "Sun, 15 Feb 2026 05:26:57 +0000 (GMT)",
    ]


def test_inbound_messages_are_ordered_by_when_they_were_received(
    http: httpx.Client, fake: FakePostmark
) -> None:
    fake.inbound.add(subject="new", date="Thu, 01 Jan 1970 00:00:00 +0000")
    fake.inbound.add(subject="old", received_at=NOON - timedelta(hours=1))

    assert [row["Subject"] for row in listed(http, "inbound")] == ["new", "old"]


def test_a_blocked_message_says_why_and_another_does_not(
    http: httpx.Client, fake: FakePostmark
) -> None:
    by_add = fake.inbound.add(status="Blocked", blocked_reason="rule 1")
    by_method = fake.inbound.add().blocked("rule 2")
    other = fake.inbound.add()

    def shown(message_id: str) -> dict[str, Any]:
        return dict(http.get(f"/messages/inbound/{message_id}/details").json())

    assert shown(by_add.message_id)["BlockedReason"] == "rule 1"
    assert shown(by_method.message_id)["BlockedReason"] == "rule 2"
    assert "BlockedReason" not in shown(other.message_id)
    http.put(f"/messages/inbound/{by_method.message_id}/bypass")
    assert "BlockedReason" not in shown(by_method.message_id)


def test_each_state_has_a_method(fake: FakePostmark) -> None:
    message = fake.inbound.add()

    assert message.blocked().status == "Blocked"
    assert message.failed().status == "Failed"
    assert message.queued().status == "Queued"
    assert message.scheduled().status == "Scheduled"
    assert message.processed().status == "Processed"


def test_an_inbound_status_must_be_one_of_the_services(fake: FakePostmark) -> None:
    wrong: Any = "Sent"

    with pytest.raises(ValueError, match="status must be one of Blocked"):
        fake.inbound.add(status=wrong)


def test_an_invalid_address_is_kept_unchanged(http: httpx.Client, fake: FakePostmark) -> None:
    fake.inbound.add(from_email="", to="undisclosed-recipients:;")

    row = listed(http, "inbound")[0]

    assert row["From"] == ""
    assert row["To"] == "undisclosed-recipients:;"
    assert row["ToFull"][0]["Email"] == "undisclosed-recipients:;"


@pytest.mark.parametrize(
    ("text", "name", "address"),
    [
        ("pat@example.com", "", "pat@example.com"),
        ("<pat@example.com>", "", "pat@example.com"),
        ("Pat <pat@example.com>", "Pat", "pat@example.com"),
        ('"Shop, Example" <shop@example.com>', "Shop, Example", "shop@example.com"),
        ('"A \\"B\\" C" <abc@example.com>', 'A "B" C', "abc@example.com"),
        ("Zoë Müller <zoe@example.com>", "Zoë Müller", "zoe@example.com"),
    ],
)
def test_addresses_are_read_with_and_without_names(
    http: httpx.Client, fake: FakePostmark, text: str, name: str, address: str
) -> None:
    fake.outbound.add(to=text)

    assert listed(http, "outbound")[0]["To"] == [{"Email": address, "Name": name}]


# --- time -------------------------------------------------------------------------------------


def test_a_message_is_received_when_the_clock_says(fake: FakePostmark) -> None:
    fake.now = datetime(2026, 7, 1, 12, 0, tzinfo=timezone(timedelta(hours=2)))

    assert fake.outbound.add().received_at == datetime(2026, 7, 1, 10, 0, tzinfo=UTC)


def test_what_is_added_later_is_received_later(fake: FakePostmark) -> None:
    first, second = fake.outbound.add(), fake.outbound.add()

    assert timedelta() < second.received_at - first.received_at < timedelta(seconds=1)


def test_the_clock_can_be_advanced(fake: FakePostmark) -> None:
    fake.advance(timedelta(days=3))

    assert fake.now == NOON + timedelta(days=3)


def test_without_a_time_set_the_clock_is_the_real_one() -> None:
    fake = FakePostmark()

    before = datetime.now(UTC)
    message = fake.outbound.add()

    assert before <= message.received_at <= datetime.now(UTC)
    assert fake.outbound.add().received_at > message.received_at


def test_what_happens_in_one_tick_of_the_real_clock_has_an_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class StoppedClock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> StoppedClock:
            return cls(2026, 2, 20, 17, 0, tzinfo=tz)

    fake = FakePostmark()
    monkeypatch.setattr("postmark.testing._clock.datetime", StoppedClock)

    assert fake.outbound.add().received_at < fake.outbound.add().received_at


def test_a_naive_time_is_refused(fake: FakePostmark) -> None:
    with pytest.raises(ValueError, match="now must be an aware datetime"):
        fake.now = datetime(2026, 1, 1)  # noqa: DTZ001 - naive on purpose
    with pytest.raises(ValueError, match="now must be an aware datetime"):
        FakePostmark(now=datetime(2026, 1, 1))  # noqa: DTZ001 - naive on purpose


def test_an_event_is_not_earlier_than_its_message(http: httpx.Client, fake: FakePostmark) -> None:
    message = fake.outbound.add(received_at=NOON + timedelta(days=1)).delivered()

    event = details(http, message.message_id)["MessageEvents"][0]

    assert event["ReceivedAt"] == "2026-02-21T12:00:00.0000000-05:00"


def test_of_messages_of_one_moment_the_last_added_is_the_newest(
    http: httpx.Client, fake: FakePostmark
) -> None:
    for subject in ("a", "b", "c"):
        fake.outbound.add(subject=subject, received_at=NOON)

    assert [row["Subject"] for row in listed(http, "outbound")] == ["c", "b", "a"]


@pytest.mark.parametrize(
    ("moment", "wire"),
    [
        (datetime(2026, 2, 20, 17, 0, 0, 123456, UTC), "2026-02-20T12:00:00.1234560-05:00"),
        (datetime(2026, 7, 1, 17, 0, tzinfo=UTC), "2026-07-01T13:00:00.0000000-04:00"),
        (datetime(2026, 11, 1, 5, 30, tzinfo=UTC), "2026-11-01T01:30:00.0000000-04:00"),
        (datetime(2026, 11, 1, 6, 30, tzinfo=UTC), "2026-11-01T01:30:00.0000000-05:00"),
        # Before 1883 New York had its own time.
        (datetime(1800, 1, 1, 12, tzinfo=UTC), "1800-01-01T07:03:58.0000000-04:56:02"),
    ],
)
def test_times_have_seven_fraction_digits_and_the_eastern_offset(
    http: httpx.Client, fake: FakePostmark, moment: datetime, wire: str
) -> None:
    fake.outbound.add(received_at=moment)

    assert listed(http, "outbound")[0]["ReceivedAt"] == wire


# --- samples, the spec's models, threads ------------------------------------------------------


STATES = ("processed", "blocked", "failed", "queued", "scheduled")

SAMPLE_LISTS: dict[type[Any], list[str]] = {
    postmark.OutboundMessage: ["outbound?", "outbound?messagestream=broadcast"],
    postmark.OpenEvent: ["outbound/opens?"],
    postmark.ClickEvent: ["outbound/clicks?"],
    postmark.InboundMessage: [f"inbound?status={status}" for status in STATES],
}


@pytest.fixture(scope="module")
def samples() -> FakePostmark:
    fake = FakePostmark(now=NOON)
    fake.add_samples(400, seed=3)
    return fake


def rows(samples: FakePostmark, path: str) -> list[dict[str, Any]]:
    headers = {"X-Postmark-Server-Token": samples.server_token}
    with httpx.Client(transport=samples.transport, base_url="http://f", headers=headers) as http:
        path, _, query = path.partition("?")
        return listed(http, path, query)


@pytest.mark.parametrize("model", SAMPLE_LISTS)
def test_the_specs_models_know_every_key_of_every_sample(
    samples: FakePostmark, model: type[Any]
) -> None:
    found = [row for path in SAMPLE_LISTS[model] for row in rows(samples, path)]

    assert found
    for row in found:
        read = model.from_dict(row)
        assert dict(read.extra) == {}
        assert read.to_dict().keys() == row.keys()


def test_the_specs_models_know_every_key_of_the_details(samples: FakePostmark) -> None:
    client = samples.sync_server_client()

    sent = [client.outbound.get(message.message_id) for message in list(samples.outbound)[:100]]
    received = [client.inbound.get(message.message_id) for message in samples.inbound]

    assert all(dict(message.extra) == {} for message in [*sent, *received])
    assert all(dict(event.extra) == {} for message in sent for event in message.message_events)


def test_samples_are_the_same_for_the_same_seed(samples: FakePostmark) -> None:
    again, other = FakePostmark(now=NOON), FakePostmark(now=NOON)
    again.add_samples(400, seed=3)
    other.add_samples(400, seed=4)

    assert rows(again, "outbound?") == rows(samples, "outbound?")
    assert rows(again, "inbound?") == rows(samples, "inbound?")
    assert rows(other, "outbound?") != rows(samples, "outbound?")


def test_samples_are_varied(samples: FakePostmark) -> None:
    sent = rows(samples, "outbound?")
    statuses = {message.status for message in samples.inbound}

    assert (len(samples.outbound), len(samples.inbound)) == (400, 100)
    assert statuses >= {"Processed", "Blocked", "Failed"}
    assert {row["Status"] for row in sent} == {"Sent", "Processed", "Queued"}
    assert rows(samples, "outbound?messagestream=broadcast")
    assert any(row["Attachments"] for row in sent)
    assert any(row["Metadata"] for row in sent)
    assert any("Tag" not in row for row in sent)
    assert any(not row["Subject"].isascii() for row in sent)
    dates = {row["Date"] for row in rows(samples, "inbound?")}
    assert any(date.endswith("(GMT)") for date in dates)


def test_a_negative_number_of_samples_is_refused(fake: FakePostmark) -> None:
    with pytest.raises(ValueError, match="messages must not be negative"):
        fake.add_samples(-1)


def test_messages_can_be_added_from_many_threads_while_others_list(fake: FakePostmark) -> None:
    client = fake.sync_server_client()
    totals: list[int] = []

    def add() -> None:
        for _ in range(50):
            fake.outbound.add().opened().delivered()

    def look() -> None:
        for _ in range(50):
            page = client.outbound.list(count=500)
            assert [m.received_at for m in page] == sorted(
                (m.received_at for m in page), reverse=True
            )
            totals.append(page.total)

    threads = [threading.Thread(target=work) for work in (add, add, look, look)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(totals) == 100
    page = client.outbound.list(count=500)
    assert len({message.message_id for message in page}) == page.total == 100
    assert client.outbound.list_opens().total == 100
