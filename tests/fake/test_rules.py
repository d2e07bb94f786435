"""The fake server follows the rules of the service."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest
import yaml

from postmark.testing import FakePostmark

NOON = datetime(2026, 2, 20, 17, 0, tzinfo=UTC)  # 12:00 Eastern
SPEC = Path(__file__).parents[2] / "spec" / "postmark.yaml"

OUTBOUND = "/messages/outbound"
OPENS = "/messages/outbound/opens"
CLICKS = "/messages/outbound/clicks"
INBOUND = "/messages/inbound"

TOO_LARGE = {"ErrorCode": 700, "Message": "The combination of count and offset is too large."}
NOT_FOUND = {"ErrorCode": 701, "Message": "This message was not found."}


@pytest.fixture
def fake() -> FakePostmark:
    """A server with a few messages of each kind."""
    fake = FakePostmark("the-token", now=NOON)
    receipt = fake.outbound.add(
        subject="Your order 1042",
        to="Pat <pat@example.com>",
        cc="team@example.com",
        bcc="audit@example.com",
        from_email='"Shop, Example" <orders@example.com>',
        tag="order-receipt",
        metadata={"color": "blue", "size": "L"},
    )
    receipt.opened(
        client_name="Outlook 2019",
        client_company="Microsoft",
        client_family="Outlook",
        os_name="Windows 7",
        os_family="Windows",
        os_company="Microsoft Corporation",
        platform="Desktop",
        country="Serbia",
        region="Vojvodina",
        city="Novi Sad",
    )
    receipt.opened("team@example.com").clicked("https://example.com/help")
    fake.outbound.add(
        subject="ORDER again", to="lee@example.com", status="Processed", metadata={"color": "Blue"}
    )
    fake.outbound.add(subject="Welcome", to="lee@example.com", status="Queued", tag="Order-Receipt")
    fake.outbound.add(subject="News", message_stream="Broadcast").opened().clicked("https://e.com")
    fake.inbound.add(
        subject="Where is it?",
        from_email="Casey <casey@example.com>",
        to="hash+ticket-456@inbound.example.com",
        cc="desk@example.com",
        tag="vip",
    )
    fake.inbound.add(subject="Spam").blocked()
    fake.inbound.add(subject="Late").failed()
    fake.inbound.add(subject="Soon").scheduled()
    fake.inbound.add(subject="Paused").queued()
    return fake


@pytest.fixture
def http(fake: FakePostmark) -> Iterator[httpx.Client]:
    """A plain HTTP client of the server, with the right token."""
    headers = {"X-Postmark-Server-Token": "the-token", "Accept": "application/json"}
    with httpx.Client(transport=fake.transport, base_url="http://fake", headers=headers) as client:
        yield client


def found(http: httpx.Client, path: str, query: str) -> list[str]:
    """Return what identifies the listed rows."""
    answer = http.get(f"{path}?count=100&offset=0&{query}")
    assert answer.status_code == 200, answer.text
    listing = answer.json()
    (key,) = listing.keys() - {"TotalCount"}
    assert listing["TotalCount"] == len(listing[key])
    return [row.get("Subject") or row["Recipient"] for row in listing[key]]


def refused(http: httpx.Client, path: str, query: str) -> tuple[int, Any]:
    answer = http.get(f"{path}?{query}")
    return answer.status_code, answer.json()


RECEIPT, AGAIN, WELCOME = "Your order 1042", "ORDER again", "Welcome"

# One line for each rule: the section of the facts, the query, what it finds (newest first).
MESSAGE_RULES: list[tuple[str, str, list[str]]] = [
    ("2: no stream means the outbound one", "", [WELCOME, AGAIN, RECEIPT]),
    ("2: another stream only where named", "messagestream=broadcast", ["News"]),
    ("7: streams are compared without case", "messagestream=OUTBOUND", [WELCOME, AGAIN, RECEIPT]),
    ("2: recipient looks at To", "recipient=pat@example.com", [RECEIPT]),
    ("2: recipient looks at Cc", "recipient=team@example.com", [RECEIPT]),
    ("2: recipient looks at Bcc", "recipient=audit@example.com", [RECEIPT]),
    ("2: recipient ignores case", "recipient=PAT@Example.com", [RECEIPT]),
    ("2: recipient is a whole address", "recipient=example.com", []),
    ("2: fromemail is the address in From", "fromemail=ORDERS@example.com", [RECEIPT]),
    ("2: fromemail is a whole address", "fromemail=orders", []),
    ("2: tag is exact", "tag=order-receipt", [RECEIPT]),
    ("2: tag minds case", "tag=Order-Receipt", [WELCOME]),
    ("2: tag is whole", "tag=order", []),
    ("2: subject is contained, without case", "subject=order", [AGAIN, RECEIPT]),
    ("2: queued", "status=queued", [WELCOME]),
    ("2: sent lists processed too", "status=sent", [AGAIN, RECEIPT]),
    ("2: processed lists sent too", "status=processed", [AGAIN, RECEIPT]),
    ("2: metadata is exact", "metadata_color=blue", [RECEIPT]),
    ("2: metadata minds case", "metadata_color=Blue", [AGAIN]),
    ("2: the field of metadata does not", "metadata_COLOR=blue", [RECEIPT]),
    ("2: metadata of another field", "metadata_shape=blue", []),
    ("1: all filters must match", "subject=order&recipient=lee@example.com", [AGAIN]),
    ("1: names in any case", "fromEmail=orders@example.com&SUBJECT=order", [RECEIPT]),
    ("8: unknown names are ignored", "clientName=x&sort=asc", [WELCOME, AGAIN, RECEIPT]),
    ("open: empty text is not a filter", "tag=&messagestream=", [WELCOME, AGAIN, RECEIPT]),
]

OPEN_RULES: list[tuple[str, str, list[str]]] = [
    ("5: no stream means the outbound one", "", ["team@example.com", "pat@example.com"]),
    ("5: another stream only where named", "messagestream=broadcast", ["recipient4@example.com"]),
    ("5: recipient", "recipient=PAT@example.com", ["pat@example.com"]),
    ("5: tag", "tag=order-receipt", ["team@example.com", "pat@example.com"]),
    ("5: client_name", "client_name=outlook+2019", ["pat@example.com"]),
    ("5: client_company", "client_company=Microsoft", ["pat@example.com"]),
    ("5: client_family", "client_family=Outlook", ["pat@example.com"]),
    ("5: os_name", "os_name=Windows+7", ["pat@example.com"]),
    ("5: os_family", "os_family=windows", ["pat@example.com"]),
    ("5: os_company", "os_company=Microsoft+Corporation", ["pat@example.com"]),
    ("5: platform in lower case", "platform=desktop", ["pat@example.com"]),
    ("5: a platform of nobody", "platform=mobile", []),
    ("5: country", "country=Serbia", ["pat@example.com"]),
    ("5: region", "region=Vojvodina", ["pat@example.com"]),
    ("5: city", "city=novi+sad", ["pat@example.com"]),
    ("5: names are whole", "city=Novi", []),
    ("8: camelCase is unknown", "clientName=x", ["team@example.com", "pat@example.com"]),
    ("open: dates filter opens", "todate=2026-02-19", []),
]

INBOUND_RULES: list[tuple[str, str, list[str] | None]] = [
    ("9: no status means processed", "", ["Where is it?"]),
    ("9: blocked", "status=blocked", ["Spam"]),
    ("9: failed", "status=failed", ["Late"]),
    ("9: scheduled", "status=scheduled", ["Soon"]),
    ("9: queued", "status=queued", ["Paused"]),
    ("9: processed", "status=processed", ["Where is it?"]),
    ("9: recipient looks at To", "recipient=HASH%2Bticket-456@inbound.example.com", None),
    ("9: recipient looks at Cc", "recipient=desk@example.com", None),
    ("9: fromemail", "fromemail=casey@EXAMPLE.com", None),
    ("9: tag", "tag=vip", None),
    ("9: subject", "subject=WHERE", None),
    ("9: mailboxhash", "mailboxhash=ticket-456", None),
    ("9: mailboxhash is exact", "mailboxhash=ticket", []),
    ("9: no messagestream filter", "messagestream=other", None),
]


@pytest.mark.parametrize(("fact", "query", "expected"), MESSAGE_RULES)
def test_outbound_messages_match_each_filter(
    http: httpx.Client, fact: str, query: str, expected: list[str]
) -> None:
    assert found(http, OUTBOUND, query) == expected, fact


@pytest.mark.parametrize(("fact", "query", "expected"), OPEN_RULES)
def test_opens_match_each_filter(
    http: httpx.Client, fact: str, query: str, expected: list[str]
) -> None:
    assert found(http, OPENS, query) == expected, fact


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["pat@example.com"]),
        ("platform=desktop&client_family=chrome&country=serbia", ["pat@example.com"]),
        ("platform=mobile", []),
        ("messagestream=broadcast", ["recipient4@example.com"]),
    ],
)
def test_clicks_match_by_the_filters_of_opens(
    http: httpx.Client, query: str, expected: list[str]
) -> None:
    assert found(http, CLICKS, query) == expected


@pytest.mark.parametrize(("fact", "query", "expected"), INBOUND_RULES)
def test_inbound_messages_match_each_filter(
    http: httpx.Client, fact: str, query: str, expected: list[str] | None
) -> None:
    wanted = ["Where is it?"] if expected is None else expected

    assert found(http, INBOUND, query) == wanted, fact


@pytest.mark.parametrize(
    ("path", "query"),
    [
        (OUTBOUND, "status=Sent"),
        (OUTBOUND, "status=blocked"),
        (OUTBOUND, "status="),
        (OUTBOUND, "fromdate=yesterday"),
        (OUTBOUND, "todate=2026-02-30"),
        (OUTBOUND, "todate=2026-02-20T25:00:00"),
        (OUTBOUND, "fromdate="),
        (INBOUND, "status=sent"),
        (OPENS, "platform=toaster"),
        (CLICKS, "fromdate=20260220"),
    ],
)
def test_a_value_outside_its_choices_is_422_with_code_700(
    http: httpx.Client, path: str, query: str
) -> None:
    status, body = refused(http, path, f"count=1&offset=0&{query}")

    name = query.partition("=")[0]
    assert (status, body["ErrorCode"]) == (422, 700)
    assert body["Message"] == f"Parameter '{name}' has invalid value"


def test_only_one_metadata_field_may_be_asked_for(http: httpx.Client) -> None:
    query = "count=1&offset=0&metadata_color=blue&metadata_size=L"

    assert refused(http, OUTBOUND, query)[0] == 422


@pytest.mark.parametrize("path", [OUTBOUND, OPENS, CLICKS, INBOUND])
@pytest.mark.parametrize(
    "query",
    [
        "",
        "count=1",
        "offset=0",
        "count=0&offset=0",
        "count=-1&offset=0",
        "count=1&offset=-1",
        "count=ten&offset=0",
        "count=1.5&offset=0",
        "count=%D9%A1&offset=0",
        "count=1&count=2&offset=0",
    ],
)
def test_count_and_offset_are_required_whole_numbers(
    http: httpx.Client, path: str, query: str
) -> None:
    status, body = refused(http, path, query)

    assert (status, body["ErrorCode"]) == (422, 700)
    assert body["Message"] in {
        "Parameter 'count' has invalid value",
        "Parameter 'offset' has invalid value",
    }


@pytest.mark.parametrize("path", [OUTBOUND, OPENS, CLICKS, INBOUND])
@pytest.mark.parametrize(
    "query",
    [
        "count=501&offset=0",
        "count=500&offset=9501",
        "count=1&offset=10000",
        f"count={'9' * 5000}&offset=0",
    ],
)
def test_more_than_500_rows_or_10000_in_all_are_too_many(
    http: httpx.Client, path: str, query: str
) -> None:
    assert refused(http, path, query) == (422, TOO_LARGE)


@pytest.mark.parametrize("query", ["count=500&offset=9500", "count=1&offset=9999"])
def test_exactly_10000_rows_are_allowed(http: httpx.Client, query: str) -> None:
    assert http.get(f"{OUTBOUND}?{query}").status_code == 200


def test_pages_are_cut_from_the_newest_on_and_total_counts_all(http: httpx.Client) -> None:
    page = http.get(f"{OUTBOUND}?count=1&offset=1").json()

    assert page["TotalCount"] == 3
    assert [row["Subject"] for row in page["Messages"]] == [AGAIN]


def test_total_count_can_stop_at_a_cap() -> None:
    fake = FakePostmark(total_count_cap=2)
    for _ in range(3):
        fake.outbound.add()

    page = fake.sync_server_client().outbound.list(count=3)

    assert (page.total, len(page)) == (2, 3)


# --- dates ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("fromdate=2026-02-20T12:00:00", True),
        ("fromdate=2026-02-20T12:00:01", False),
        ("todate=2026-02-20T12:00:00", True),
        ("todate=2026-02-20T11:59:59", False),
        ("todate=2026-02-20T12:00", True),
        ("todate=2026-02-20T11:59", False),
        ("fromdate=2026-02-20&todate=2026-02-20", True),
        ("todate=2026-02-19", False),
        ("fromdate=2026-02-21", False),
        ("todate=2026-02-20T12:00:00.0000000", True),
        ("todate=9999-12-31", True),
        ("fromdate=0001-01-01", True),
        # 17:00 is what a UTC clock shows: whoever sends it is five hours late.
        ("fromdate=2026-02-20T17:00:00", False),
    ],
)
@pytest.mark.parametrize("path", [OUTBOUND, INBOUND])
def test_dates_are_eastern_wall_time_and_inclusive(path: str, query: str, is_found: bool) -> None:
    fake = FakePostmark("the-token", now=NOON)
    fake.outbound.add(subject="it", received_at=NOON)
    fake.inbound.add(subject="it", received_at=NOON)
    headers = {"X-Postmark-Server-Token": "the-token"}

    with httpx.Client(transport=fake.transport, base_url="http://fake", headers=headers) as http:
        assert found(http, path, query) == (["it"] if is_found else [])


def test_a_minute_includes_its_seconds(http: httpx.Client, fake: FakePostmark) -> None:
    fake.outbound.add(subject="late", received_at=datetime(2026, 2, 20, 20, 0, 59, tzinfo=UTC))

    assert "late" in found(http, OUTBOUND, "todate=2026-02-20T15:00")
    assert "late" not in found(http, OUTBOUND, "todate=2026-02-20T15:00:58")


def test_a_second_includes_its_fractions(http: httpx.Client, fake: FakePostmark) -> None:
    fake.outbound.add(subject="late", received_at=datetime(2026, 2, 21, 4, 59, 59, 999999, UTC))

    assert "late" in found(http, OUTBOUND, "todate=2026-02-20")
    assert "late" in found(http, OUTBOUND, "todate=2026-02-20T23:59:59")
    assert "late" not in found(http, OUTBOUND, "todate=2026-02-20T23:59:58")


def test_dates_follow_daylight_saving(http: httpx.Client, fake: FakePostmark) -> None:
    fake.outbound.add(subject="summer", received_at=datetime(2026, 7, 1, 16, 0, tzinfo=UTC))

    query = "fromdate=2026-07-01T12:00:00&todate=2026-07-01T12:00:00"

    assert found(http, OUTBOUND, query) == ["summer"]


@pytest.mark.parametrize("moment", ["{}Z", "{}z", "{}%2B00:00", "{}+00:00", "{}-05:00", "{}-0500"])
@pytest.mark.parametrize("name", ["fromdate", "todate"])
def test_dates_with_an_offset_silently_match_nothing(
    http: httpx.Client, name: str, moment: str
) -> None:
    for when in ("2020-01-01T00:00:00", "2030-01-01T00:00:00"):
        assert found(http, OUTBOUND, f"{name}={moment.format(when)}") == []


def test_the_repeated_hour_of_the_autumn_night_cannot_be_told_apart(
    http: httpx.Client, fake: FakePostmark
) -> None:
    fake.outbound.add(subject="first", received_at=datetime(2026, 11, 1, 5, 30, tzinfo=UTC))
    fake.outbound.add(subject="second", received_at=datetime(2026, 11, 1, 6, 30, tzinfo=UTC))

    night = found(http, OUTBOUND, "fromdate=2026-11-01T01:00:00&todate=2026-11-01T01:59:59")

    assert night == ["second", "first"]


# --- headers and routes -----------------------------------------------------------------------


@pytest.mark.parametrize("token", ["the-token", "THE-Token"])
@pytest.mark.parametrize("name", ["X-Postmark-Server-Token", "x-postmark-SERVER-token"])
def test_the_token_header_is_case_insensitive(name: str, token: str) -> None:
    fake = FakePostmark("The-token")

    with httpx.Client(transport=fake.transport, base_url="http://fake") as http:
        answer = http.get(f"{OUTBOUND}?count=1&offset=0", headers={name: token})

    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("headers", "message"),
    [
        ({}, "Request does not contain a valid Server token."),
        ({"X-Postmark-Server-Token": "another"}, "Request does not contain a valid Server token."),
        (
            {"X-Postmark-Server-Token": "the-token", "X-Postmark-Account-Token": "the-token"},
            "Please do not include Account API Token for Server API Token calls.",
        ),
    ],
)
def test_a_wrong_token_or_both_tokens_are_401_with_code_10(
    fake: FakePostmark, headers: dict[str, str], message: str
) -> None:
    with httpx.Client(transport=fake.transport, base_url="http://fake") as http:
        answer = http.get(f"{OUTBOUND}?count=1&offset=0", headers=headers)

    assert answer.status_code == 401
    assert answer.json() == {"ErrorCode": 10, "Message": message}
    assert answer.headers["X-PM-ApiErrorCode"] == "10"


@pytest.mark.parametrize(
    ("accept", "status"),
    [
        ("application/json", 200),
        ("text/html, application/json;q=0.9", 200),
        ("application/*", 200),
        ("*/*", 200),
        ("text/html", 415),
        ("", 415),
    ],
)
def test_json_must_be_accepted(http: httpx.Client, accept: str, status: int) -> None:
    answer = http.get(f"{OUTBOUND}?count=1&offset=0", headers={"Accept": accept})

    assert answer.status_code == status


def test_answers_are_utf8_json_and_not_cached(http: httpx.Client) -> None:
    answer = http.get(f"{OUTBOUND}?count=1&offset=0")

    assert answer.headers["Content-Type"] == "application/json; charset=utf-8"
    assert answer.headers["Cache-Control"] == "private"
    assert "X-PM-ApiErrorCode" not in answer.headers


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/messages", 404),
        ("GET", "/messages/outbound/", 404),
        ("GET", "/messages/outbound/some-id", 404),
        ("GET", "/messages/outbound//details", 404),
        ("GET", "/servants", 404),
        ("POST", "/messages/outbound", 405),
        ("PUT", "/messages/outbound/some-id/details", 405),
        ("GET", "/messages/inbound/some-id/bypass", 405),
        ("POST", "/messages/inbound/some-id/retry", 405),
    ],
)
def test_unknown_paths_are_404_and_wrong_methods_405(
    http: httpx.Client, method: str, path: str, status: int
) -> None:
    answer = http.request(method, path)

    assert answer.status_code == status
    assert "Allow" in answer.headers or status == 404


def test_every_operation_of_the_spec_is_there_and_no_other(
    http: httpx.Client, fake: FakePostmark
) -> None:
    spec = yaml.safe_load(SPEC.read_text("utf-8"))
    for path, methods in spec["paths"].items():
        for method in methods:
            http.request(method, re.sub(r"\{.*?\}", "some-id", path))

    wanted = [o["operationId"] for methods in spec["paths"].values() for o in methods.values()]
    assert [request.operation for request in fake.requests] == wanted


# --- single messages --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        "/messages/outbound/{}/details",
        "/messages/outbound/{}/dump",
        "/messages/outbound/opens/{}?count=1&offset=0",
        "/messages/outbound/clicks/{}?count=1&offset=0",
        "/messages/inbound/{}/details",
    ],
)
@pytest.mark.parametrize(
    "message_id", ["00000000-0000-4000-8000-000000000000", "123", "a/b?c", "opens", "details"]
)
def test_any_unknown_id_is_422_with_code_701(
    http: httpx.Client, path: str, message_id: str
) -> None:
    answer = http.get(path.format(quote(message_id, safe="")))

    assert (answer.status_code, answer.json()) == (422, NOT_FOUND)
    assert answer.headers["X-PM-ApiErrorCode"] == "701"


def test_an_id_of_the_other_direction_is_unknown(http: httpx.Client, fake: FakePostmark) -> None:
    received = next(iter(fake.inbound)).message_id

    assert http.get(f"/messages/outbound/{received}/details").status_code == 422


@pytest.mark.parametrize("kind", ["opens", "clicks"])
@pytest.mark.parametrize("query", ["", "count=501&offset=0"])
def test_paging_of_one_message_is_checked_too(http: httpx.Client, kind: str, query: str) -> None:
    status, body = refused(http, f"/messages/outbound/{kind}/some-id", query)

    assert (status, body["ErrorCode"]) == (422, 700)


def test_bypass_releases_a_blocked_message_once(http: httpx.Client, fake: FakePostmark) -> None:
    blocked = fake.inbound.add().blocked()
    path = f"/messages/inbound/{blocked.message_id}/bypass"

    first, second = http.put(path), http.put(path)

    assert first.json() == {
        "ErrorCode": 0,
        "Message": f"Successfully bypassed message: {blocked.message_id}.",
    }
    assert blocked.status == "Processed"
    assert second.status_code == 422
    assert second.json() == {
        "ErrorCode": 701,
        "Message": "This message was not found or cannot be bypassed.",
    }


def test_retry_schedules_a_failed_message_once(http: httpx.Client, fake: FakePostmark) -> None:
    failed = fake.inbound.add().failed()
    path = f"/messages/inbound/{failed.message_id}/retry"

    first, second = http.put(path), http.put(path)

    assert first.json() == {
        "ErrorCode": 0,
        "Message": f"Successfully rescheduled failed message: {failed.message_id}.",
    }
    assert failed.status == "Scheduled"
    assert second.status_code == 422
    assert second.json() == {
        "ErrorCode": 701,
        "Message": "This message was not found or cannot be retried.",
    }


@pytest.mark.parametrize(("action", "allowed"), [("bypass", {"Blocked"}), ("retry", {"Failed"})])
def test_an_action_needs_the_right_status(
    http: httpx.Client, fake: FakePostmark, action: str, allowed: set[str]
) -> None:
    before = {message.message_id: message.status for message in fake.inbound}

    done = {
        status
        for message_id, status in before.items()
        if http.put(f"/messages/inbound/{message_id}/{action}").status_code == 200
    }

    assert done == allowed


def test_lists_follow_the_state_that_an_action_changes(
    http: httpx.Client, fake: FakePostmark
) -> None:
    blocked = fake.inbound.add(subject="Held").blocked()
    assert "Held" in found(http, INBOUND, "status=blocked")
    assert "Held" not in found(http, INBOUND, "")

    http.put(f"/messages/inbound/{blocked.message_id}/bypass")

    assert "Held" not in found(http, INBOUND, "status=blocked")
    assert "Held" in found(http, INBOUND, "")
    newest = http.get(f"{INBOUND}?count=1&offset=0").json()["InboundMessages"][0]
    assert (newest["Subject"], newest["Status"]) == ("Held", "Processed")
