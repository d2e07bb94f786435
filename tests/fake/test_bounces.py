"""Bounces and suppressions of the fake server, which follow from what happens to its mail."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from postmark.testing import FakePostmark

from .wire import MAIL, Wire

DUMP = "/message-streams/outbound/suppressions/dump"
SUPPRESS = "/message-streams/outbound/suppressions"
DELETE = "/message-streams/outbound/suppressions/delete"
NO_AUTHORITY = "You do not have the required authority to change this suppression."
NOT_AN_ADDRESS = "An invalid email address was provided."


@pytest.fixture
def fake() -> FakePostmark:
    return FakePostmark(now=datetime(2026, 3, 2, 15, 0, tzinfo=UTC))


@pytest.fixture
def wire(fake: FakePostmark) -> Wire:
    return Wire(fake)


def bounces(wire: Wire, **filters: object) -> list[dict[str, Any]]:
    answer = wire.get("/bounces", count=50, offset=0, **filters)
    assert answer["TotalCount"] == len(answer["Bounces"])
    rows: list[dict[str, Any]] = answer["Bounces"]
    return rows


def suppressed(wire: Wire, **filters: object) -> list[str]:
    return [each["EmailAddress"] for each in wire.get(DUMP, **filters)["Suppressions"]]


def body(*addresses: str) -> dict[str, Any]:
    return {"Suppressions": [{"EmailAddress": address} for address in addresses]}


# --- bounces ----------------------------------------------------------------------------------


def test_a_bounce_is_listed_read_and_dumped(wire: Wire, fake: FakePostmark) -> None:
    message = fake.outbound.add(subject="Hello", to="gone@example.com", tag="welcome")
    message.bounced(summary="smtp;550 no such user")

    (row,) = bounces(wire)
    whole = wire.get(f"/bounces/{row['ID']}")
    assert row == {
        "RecordType": "Bounce",
        "ID": 4323372036854775808,
        "Type": "HardBounce",
        "TypeCode": 1,
        "Name": "Hard bounce",
        "Tag": "welcome",
        "MessageID": message.message_id,
        "ServerID": 1234567,
        "MessageStream": "outbound",
        "Description": "Hard bounce.",
        "Details": "smtp;550 no such user",
        "Email": "gone@example.com",
        "From": "Sender <sender@example.com>",
        "BouncedAt": "2026-03-02T10:00:00.0010000-05:00",
        "DumpAvailable": True,
        "Inactive": True,
        "CanActivate": True,
        "Subject": "Hello",
    }
    assert whole["Content"] == wire.get(f"/bounces/{row['ID']}/dump")["Body"]
    assert "Subject: Hello" in whole["Content"]
    assert "RecordType" not in whole
    assert {k: v for k, v in whole.items() if k != "Content"} == {
        k: v for k, v in row.items() if k != "RecordType"
    }


def test_the_event_of_a_message_names_its_bounce(wire: Wire, fake: FakePostmark) -> None:
    message = fake.outbound.add().bounced()

    details = wire.get(f"/messages/outbound/{message.message_id}/details")
    assert details["MessageEvents"][0]["Details"]["BounceID"] == str(bounces(wire)[0]["ID"])


def test_a_spam_complaint_shows_no_sender_and_cannot_be_activated(
    wire: Wire, fake: FakePostmark
) -> None:
    fake.outbound.add().bounced(type="SpamComplaint")

    (row,) = bounces(wire)
    assert "From" not in row
    assert "Tag" not in row
    assert (row["TypeCode"], row["Inactive"], row["CanActivate"]) == (100001, True, False)
    assert wire.refusal("PUT", f"/bounces/{row['ID']}/activate") == (
        1003,
        "Due to the type of bounce, this address cannot be reactivated.",
    )


def test_bounces_are_filtered_and_come_newest_first(wire: Wire, fake: FakePostmark) -> None:
    first = fake.outbound.add(to="Ann@example.com", tag="a")
    first.bounced(type="SoftBounce", received_at=datetime(2026, 2, 1, 12, tzinfo=UTC))
    fake.outbound.add(to="bob@example.com").bounced()
    fake.outbound.add(to="cat@example.com", message_stream="broadcast").bounced()

    def found(**filters: object) -> list[str]:
        return [row["Email"] for row in bounces(wire, **filters)]

    assert found() == ["bob@example.com", "Ann@example.com"]
    assert found(messageStream="BROADCAST") == ["cat@example.com"]
    assert found(type="SoftBounce") == ["Ann@example.com"]
    assert found(inactive="True") == found(inactive="1") == ["bob@example.com"]
    assert found(inactive="false") == ["Ann@example.com"]
    assert found(emailFilter="ann@") == ["Ann@example.com"]
    assert found(tag="a") == ["Ann@example.com"]
    assert found(messageID=first.message_id) == ["Ann@example.com"]
    assert found(fromDate="2026-03-02") == ["bob@example.com"]
    assert found(todate="2026-02-01T07:00:00") == ["Ann@example.com"]


def test_pages_of_bounces(wire: Wire, fake: FakePostmark) -> None:
    for n in range(3):
        fake.outbound.add(to=f"{n}@example.com").bounced()

    page = wire.get("/bounces", count=2, offset=1)
    assert page["TotalCount"] == 3
    assert [row["Email"] for row in page["Bounces"]] == ["1@example.com", "0@example.com"]


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ({"count": 500, "offset": 9501}, "Count + Offset cannot exceed 10000 messages."),
        ({"count": 501, "offset": 0}, "Count + Offset cannot exceed 10000 messages."),
        ({"offset": 0}, "Parameter 'count' has invalid value"),
        ({"count": 1, "offset": 0, "type": "Hard"}, "Parameter 'type' has invalid value"),
        ({"count": 1, "offset": 0, "inactive": "?"}, "Parameter 'inactive' has invalid value"),
        ({"count": 1, "offset": 0, "fromdate": "x"}, "Parameter 'fromdate' has invalid value"),
    ],
)
def test_a_bad_query_of_bounces_is_1000(wire: Wire, query: dict[str, Any], text: str) -> None:
    assert wire.refusal("GET", "/bounces", **query) == (1000, text)


@pytest.mark.parametrize("bounce_id", ["1", "x", "9" * 30])
def test_an_unknown_bounce_is_1001(wire: Wire, bounce_id: str) -> None:
    refusal = (1001, "The bounce was not found.")
    assert wire.refusal("GET", f"/bounces/{bounce_id}") == refusal
    assert wire.refusal("GET", f"/bounces/{bounce_id}/dump") == refusal
    assert wire.refusal("PUT", f"/bounces/{bounce_id}/activate") == refusal


def test_activating_a_bounce_lets_mail_through_again(wire: Wire, fake: FakePostmark) -> None:
    fake.outbound.get(wire.post("/email", MAIL)["MessageID"]).bounced()
    (row,) = bounces(wire)
    answer = wire.ask("PUT", f"/bounces/{row['ID']}/activate").json()

    assert answer["Message"] == "OK"
    assert answer["Bounce"] == wire.get(f"/bounces/{row['ID']}")
    assert answer["Bounce"]["Inactive"] is False
    assert bounces(wire, inactive="true") == []
    assert suppressed(wire) == []
    assert wire.post("/email", MAIL)["ErrorCode"] == 0
    assert wire.ask("PUT", f"/bounces/{row['ID']}/activate").status_code == 200


def test_delivery_statistics_count_types_and_inactive_mails(wire: Wire, fake: FakePostmark) -> None:
    assert wire.get("/deliverystats") == {
        "InactiveMails": 0, "Bounces": [{"Name": "All", "Count": 0}]
    }  # fmt: skip
    fake.outbound.add().bounced()
    for _ in range(2):
        fake.outbound.add().bounced(type="SoftBounce")

    assert wire.get("/deliverystats") == {
        "InactiveMails": 1,
        "Bounces": [
            {"Name": "All", "Count": 3},
            {"Type": "HardBounce", "Name": "Hard bounce", "Count": 1},
            {"Type": "SoftBounce", "Name": "Soft bounce", "Count": 2},
        ],
    }


def test_a_removed_message_takes_its_bounces_along_but_no_suppression(
    wire: Wire, fake: FakePostmark
) -> None:
    message = fake.outbound.add(to="gone@example.com").bounced()
    (row,) = bounces(wire)
    fake.outbound.remove(message)

    assert bounces(wire) == []
    assert wire.refusal("GET", f"/bounces/{row['ID']}")[0] == 1001
    assert suppressed(wire) == ["gone@example.com"]


def test_an_unknown_type_of_bounce_is_rejected(fake: FakePostmark) -> None:
    with pytest.raises(ValueError, match="type must be one of HardBounce"):
        fake.outbound.add().bounced(type="Hard")  # type: ignore[arg-type]  # wrong on purpose
    assert len(list(fake.outbound)) == 1


# --- suppressions -----------------------------------------------------------------------------


def test_the_dump_shows_who_is_suppressed_and_why(wire: Wire, fake: FakePostmark) -> None:
    fake.outbound.add(to="gone@example.com").bounced()
    fake.outbound.add(to="angry@example.com").bounced(type="SpamComplaint")
    fake.outbound.add(to="full@example.com").bounced(type="SoftBounce")
    fake.outbound.add(to="left@example.com").subscription_changed()
    wire.post(SUPPRESS, body("off@example.com"))

    rows = wire.get(DUMP)["Suppressions"]
    assert [
        (row["EmailAddress"], row["SuppressionReason"], row["Origin"]) for row in rows
    ] == [
        ("off@example.com", "ManualSuppression", "Customer"),
        ("left@example.com", "ManualSuppression", "Recipient"),
        ("angry@example.com", "SpamComplaint", "Recipient"),
        ("gone@example.com", "HardBounce", "Recipient"),
    ]  # fmt: skip
    assert rows[0]["CreatedAt"] == "2026-03-02T10:00:00-05:00"
    assert wire.get(DUMP.replace("outbound", "broadcast")) == {"Suppressions": []}


def test_the_dump_is_filtered(wire: Wire, fake: FakePostmark) -> None:
    fake.suppress("a@example.com")
    fake.advance(timedelta(days=1))
    fake.suppress("b@example.com", reason="SpamComplaint")
    fake.advance(timedelta(days=1))
    fake.suppress("c@example.com", reason="ManualSuppression")

    assert suppressed(wire, SuppressionReason="SpamComplaint") == ["b@example.com"]
    assert suppressed(wire, origin="customer") == ["c@example.com"]
    assert suppressed(wire, emailAddress="A@example.com") == ["a@example.com"]
    assert suppressed(wire, EmailAddress="no address") == []
    assert suppressed(wire, fromdate="2026-03-03", todate="2026-03-03") == ["b@example.com"]


@pytest.mark.parametrize(
    ("query", "refusal"),
    [
        ({"SuppressionReason": "x"}, (1404, "Parameter 'SuppressionReason' is invalid.")),
        ({"Origin": "x"}, (1405, "Parameter 'Origin' is invalid.")),
    ],
)
def test_a_bad_filter_of_the_dump_is_refused(
    wire: Wire, query: dict[str, str], refusal: tuple[int, str]
) -> None:
    assert wire.refusal("GET", DUMP, **query) == refusal


def test_suppressing_answers_for_each_address_in_order(wire: Wire, fake: FakePostmark) -> None:
    fake.suppress("angry@example.com", reason="SpamComplaint")
    answer = wire.post(SUPPRESS, body("a@example.com", "no address", "angry@example.com"))

    assert answer["Suppressions"] == [
        {"EmailAddress": "a@example.com", "Status": "Suppressed", "Message": None},
        {"EmailAddress": "no address", "Status": "Failed", "Message": NOT_AN_ADDRESS},
        {"EmailAddress": "angry@example.com", "Status": "Failed", "Message": NO_AUTHORITY},
    ]
    assert wire.post(SUPPRESS, body("A@example.com"))["Suppressions"][0]["Status"] == "Suppressed"
    assert suppressed(wire) == ["a@example.com", "angry@example.com"]
    assert wire.refusal("POST", "/email", MAIL | {"To": "a@example.com"})[0] == 406


def test_only_some_suppressions_can_be_deleted(wire: Wire, fake: FakePostmark) -> None:
    fake.outbound.add(to="gone@example.com").bounced()
    fake.suppress("off@example.com", reason="ManualSuppression")
    fake.suppress("angry@example.com", reason="SpamComplaint")
    fake.suppress("left@example.com", reason="ManualSuppression", origin="Recipient")
    names = ("gone", "off", "never", "angry", "left")
    answer = wire.post(DELETE, body(*(f"{name}@example.com" for name in names), "x"))

    assert [(each["Status"], each["Message"]) for each in answer["Suppressions"]] == [
        ("Deleted", None),
        ("Deleted", None),
        ("Deleted", None),
        ("Failed", NO_AUTHORITY),
        ("Failed", NO_AUTHORITY),
        ("Failed", NOT_AN_ADDRESS),
    ]
    assert suppressed(wire) == ["left@example.com", "angry@example.com"]
    assert bounces(wire)[0]["Inactive"] is False


def test_who_subscribes_again_gets_mail_again(wire: Wire, fake: FakePostmark) -> None:
    message = fake.outbound.add(to="pat@example.com").subscription_changed()
    before = wire.refusal("POST", "/email", MAIL)[0]
    message.subscription_changed(suppress_sending=False)

    assert before == 406
    assert wire.post("/email", MAIL)["ErrorCode"] == 0


@pytest.mark.parametrize("path", [SUPPRESS, DELETE])
def test_bodies_of_suppressions_are_checked(wire: Wire, path: str) -> None:
    fifty = [f"{n}@example.com" for n in range(50)]

    assert len(wire.post(path, body(*fifty))["Suppressions"]) == 50
    assert wire.refusal("POST", path, body(*fifty, "a@example.com"))[0] == 1410
    wrong_bodies: list[Any] = [{}, [], {"Suppressions": []}, {"Suppressions": "a@example.com"}]
    for wrong in wrong_bodies:
        assert wire.refusal("POST", path, wrong)[0] == 1409


@pytest.mark.parametrize(("method", "path"), [("GET", DUMP), ("POST", SUPPRESS), ("POST", DELETE)])
def test_an_unknown_stream_of_suppressions_is_1226(wire: Wire, method: str, path: str) -> None:
    sent = None if method == "GET" else body("a@example.com")
    assert wire.refusal(method, path.replace("outbound", "x"), sent) == (
        1226,
        "The message stream for the provided 'ID' was not found.",
    )
