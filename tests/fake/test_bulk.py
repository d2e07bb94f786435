"""Bulk requests to the fake server."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from postmark.testing import FakePostmark

from .wire import Wire

NEWS: dict[str, Any] = {
    "From": "news@example.com",
    "Subject": "October news",
    "TextBody": "Hello {{name}}",
    "Metadata": {"issue": "10", "kind": "all"},
    "Messages": [
        {"To": "a@example.com", "TemplateModel": {"name": "A"}, "Metadata": {"kind": "a"}},
        {"To": "b@example.com", "Cc": "c@example.com"},
        {"To": "d@example.com"},
    ],
}


@pytest.fixture
def fake() -> FakePostmark:
    return FakePostmark(now=datetime(2026, 3, 2, 15, 0, tzinfo=UTC))


@pytest.fixture
def wire(fake: FakePostmark) -> Wire:
    return Wire(fake)


def progress(wire: Wire, bulk_id: str) -> tuple[str, float, int, int]:
    shown = wire.get(f"/email/bulk/{bulk_id}")
    return (
        shown["Status"], shown["PercentageCompleted"], shown["ReleasedCount"], shown["FailedCount"]
    )  # fmt: skip


def test_an_accepted_request_has_released_nothing(wire: Wire) -> None:
    answer = wire.post("/email/bulk", NEWS)

    assert answer == {
        "Id": answer["Id"],
        "SubmittedAt": answer["SubmittedAt"],
        "TotalMessages": 3,
        "PercentageCompleted": 0.0,
        "ReleasedCount": 0,
        "FailedCount": 0,
        "Status": "Accepted",
        "Subject": "October news",
    }
    assert wire.get(f"/email/bulk/{answer['Id'].upper()}") == answer


def test_a_request_without_a_subject_shows_none(wire: Wire) -> None:
    assert "Subject" not in wire.post("/email/bulk", NEWS | {"Subject": None})


def test_a_request_progresses_with_the_clock(wire: Wire, fake: FakePostmark) -> None:
    fake.suppress("b@example.com", "broadcast")
    fake.suppress("c@example.com", "broadcast")
    bulk_id = wire.post("/email/bulk", NEWS)["Id"]

    seen = [progress(wire, bulk_id)]
    for milliseconds in (1015, 10, 10, 60_000):
        fake.advance(timedelta(milliseconds=milliseconds))
        seen.append(progress(wire, bulk_id))

    assert seen == [
        ("Accepted", 0.0, 0, 0),
        ("Processing", 33.33, 1, 0),
        ("Processing", 66.67, 1, 1),
        ("Completed", 100.0, 2, 1),
        ("Completed", 100.0, 2, 1),
    ]


def test_each_mail_is_sent_to_the_broadcast_stream_and_its_own_fields_win(
    wire: Wire, fake: FakePostmark
) -> None:
    wire.post("/email/bulk", NEWS)

    first, second, third = fake.sent
    assert {mail.message_stream for mail in fake.sent} == {"broadcast"}
    assert (first.to, first.template_model) == ("a@example.com", {"name": "A"})
    assert first.text_body == "Hello {{name}}"
    assert (first.metadata, third.metadata) == ({"kind": "a"}, NEWS["Metadata"])
    assert second.recipients == ["b@example.com", "c@example.com"]
    assert wire.get("/messages/outbound", count=5, offset=0, messagestream="broadcast")[
        "TotalCount"
    ] == 3  # fmt: skip


def test_a_request_may_use_a_template_without_models(wire: Wire, fake: FakePostmark) -> None:
    fake.templates.add(alias="news")
    templated = {
        "From": "news@example.com", "TemplateAlias": "news", "Messages": [{"To": "a@x.com"}]
    }  # fmt: skip
    wire.post("/email/bulk", templated)

    assert [mail.template for mail in fake.sent] == ["news"]
    assert wire.refusal("POST", "/email/bulk", templated | {"TemplateAlias": "x"})[0] == 1101


def test_more_than_500_mails_are_accepted(wire: Wire, fake: FakePostmark) -> None:
    messages = [{"To": f"{n}@example.com"} for n in range(501)]
    wire.post("/email/bulk", NEWS | {"Messages": messages})

    assert len(fake.sent) == 501


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"MessageStream": "x"}, (1226, "The message stream for the provided 'ID' was not found.")),
        ({"MessageStream": "inbound"}, (1236, "Sending is not supported for this stream type.")),
        ({"Messages": None}, (403, "Invalid request field(s): $.Messages")),
        ({"Messages": [{"To": "bad"}]}, (300, "Invalid 'To' address: 'bad'.")),
        ({"Messages": [{"To": "a@x.com," * 51}]}, (300, "'To' can have at most 50 recipients.")),
        ({"Tag": 1}, (403, "Invalid request field(s): $.Tag")),
        ({"TextBody": None}, (300, "Provide either email TextBody or HtmlBody or both.")),
    ],
)
def test_one_wrong_field_refuses_everything(
    wire: Wire, fake: FakePostmark, change: dict[str, Any], refusal: tuple[int, str]
) -> None:
    assert wire.refusal("POST", "/email/bulk", NEWS | change) == refusal
    assert fake.sent == []
    assert wire.get("/email/bulk") == {"Requests": []}


def test_several_errors_are_told_by_field(wire: Wire) -> None:
    wrong = NEWS | {"From": "test", "Messages": [{"To": "test"}, {"To": "other"}]}
    answer = wire.ask("POST", "/email/bulk", wrong)

    assert answer.status_code == 422
    assert answer.json() == {
        "ErrorCode": 11,
        "Message": "Multiple errors occurred. Inspect the Errors property for more information.",
        "Errors": {
            "From": [{"ErrorCode": 300, "Message": "Invalid 'From' address: 'test'."}],
            "To": [
                {"ErrorCode": 300, "Message": "Invalid 'To' address: 'test'."},
                {"ErrorCode": 300, "Message": "Invalid 'To' address: 'other'."},
            ],
        },
    }


def test_an_unknown_request_is_a_404_with_code_12(wire: Wire) -> None:
    answer = wire.ask("GET", "/email/bulk/no-such-id")

    assert (answer.status_code, answer.json()["ErrorCode"]) == (404, 12)


def test_the_list_goes_on_with_a_key_and_new_requests_repeat_nothing(wire: Wire) -> None:
    ids = [wire.post("/email/bulk", NEWS)["Id"] for _ in range(5)]

    first = wire.get("/email/bulk", count=2)
    wire.post("/email/bulk", NEWS)
    second = wire.get("/email/bulk", count=2, paginationKey=first["PaginationKey"])
    third = wire.get("/email/bulk", count=2, paginationkey=second["PaginationKey"])

    listed = [each["Id"] for page in (first, second, third) for each in page["Requests"]]
    assert listed == ids[::-1]
    assert "PaginationKey" not in third
    assert not first["PaginationKey"].endswith("=")


@pytest.mark.parametrize("key", ["bm8", "not base64", "%ff"])
def test_a_bad_key_is_refused(wire: Wire, key: str) -> None:
    assert wire.refusal("GET", "/email/bulk", paginationKey=key) == (
        13, "Invalid pagination key."
    )  # fmt: skip


@pytest.mark.parametrize("count", ["0", "-1", "many", "1000"])
def test_a_bad_count_is_refused(wire: Wire, count: str) -> None:
    assert wire.refusal("GET", "/email/bulk", count=count)[0] == 403


def test_bulk_can_be_switched_off(wire: Wire, fake: FakePostmark) -> None:
    fake.bulk_enabled = False

    assert wire.refusal("POST", "/email/bulk", NEWS)[0] == 14
    assert wire.refusal("GET", "/email/bulk")[0] == 14
    assert wire.refusal("GET", "/email/bulk/x")[0] == 14
    assert not fake.bulk_enabled
    with pytest.raises(TypeError, match="bulk_enabled must be True or False"):
        fake.bulk_enabled = "no"  # type: ignore[assignment]  # wrong on purpose


def test_a_scripted_refusal_counts_as_failed(wire: Wire, fake: FakePostmark) -> None:
    fake.refuse(when=lambda mail: mail.to == "d@example.com")
    bulk_id = wire.post("/email/bulk", NEWS)["Id"]
    fake.advance(timedelta(minutes=1))

    assert progress(wire, bulk_id) == ("Completed", 100.0, 2, 1)
