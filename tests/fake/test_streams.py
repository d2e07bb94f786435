"""The message streams of the fake server."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from postmark.testing import FakePostmark

from .wire import MAIL, Wire

NEW: dict[str, Any] = {"ID": "news", "Name": "News", "MessageStreamType": "Broadcasts"}
STREAM = "/message-streams/news"


@pytest.fixture
def fake() -> FakePostmark:
    return FakePostmark(now=datetime(2026, 3, 2, 15, 0, tzinfo=UTC))


@pytest.fixture
def wire(fake: FakePostmark) -> Wire:
    return Wire(fake)


def ids(wire: Wire, **query: object) -> list[str]:
    answer = wire.get("/message-streams", **query)
    assert answer["TotalCount"] == len(answer["MessageStreams"])
    return [stream["ID"] for stream in answer["MessageStreams"]]


def test_a_new_server_has_three_streams(wire: Wire) -> None:
    assert ids(wire) == ["outbound", "inbound", "broadcast"]
    assert wire.get("/message-streams/outbound") == {
        "ID": "outbound",
        "ServerID": 1234567,
        "Name": "Default Transactional Stream",
        "Description": None,
        "MessageStreamType": "Transactional",
        "CreatedAt": "2026-03-02T10:00:00-05:00",
        "UpdatedAt": None,
        "ArchivedAt": None,
        "ExpectedPurgeDate": None,
        "SubscriptionManagementConfiguration": {"UnsubscribeHandlingType": "None"},
    }


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"MessageStreamType": "Transactional"}, ["outbound"]),
        ({"messageStreamType": "all"}, ["outbound", "inbound", "broadcast"]),
        ({"MessageStreamType": "Inbound"}, ["inbound"]),
        ({"MessageStreamType": "Broadcasts"}, ["broadcast"]),
    ],
)
def test_streams_are_listed_by_type(wire: Wire, query: dict[str, str], found: list[str]) -> None:
    assert ids(wire, **query) == found


def test_a_stream_is_created_and_mail_is_sent_to_it(wire: Wire, fake: FakePostmark) -> None:
    stream = wire.post("/message-streams", NEW | {"Description": "Monthly"})
    wire.post("/email", MAIL | {"MessageStream": "news"})

    assert stream == wire.get(STREAM)
    assert (stream["Description"], stream["ArchivedAt"]) == ("Monthly", None)
    assert stream["SubscriptionManagementConfiguration"] == {"UnsubscribeHandlingType": "Postmark"}
    assert fake.sent[0].message_stream == "news"


HANDLING = "SubscriptionManagementConfiguration"
CREATE_REFUSALS = [
    ({"ID": None}, 1222),
    ({"ID": "News"}, 1227),
    ({"ID": "1news"}, 1227),
    ({"ID": "n" * 31}, 1227),
    ({"ID": "pm-news"}, 1233),
    ({"ID": "all"}, 1237),
    ({"ID": "outbound"}, 1230),
    ({"Name": ""}, 1223),
    ({"Name": "n" * 101}, 1224),
    ({"MessageStreamType": "Broadcast"}, 1221),
    ({"MessageStreamType": None}, 1221),
    ({"MessageStreamType": "Inbound"}, 1228),
    ({"Description": "d" * 1001}, 1231),
    ({"Description": "<b>News</b>"}, 1234),
    ({"Description": 1}, 403),
    ({HANDLING: "Postmark"}, 403),
    ({HANDLING: {"UnsubscribeHandlingType": "Custom"}}, 1238),
    ({HANDLING: {"UnsubscribeHandlingType": "none"}}, 1239),
    ({HANDLING: {"UnsubscribeHandlingType": "Mine"}}, 1240),
]


@pytest.mark.parametrize(("change", "code"), CREATE_REFUSALS)
def test_a_wrong_new_stream_is_refused(wire: Wire, change: dict[str, Any], code: int) -> None:
    assert wire.refusal("POST", "/message-streams", NEW | change)[0] == code
    assert len(ids(wire)) == 3


def test_a_server_has_at_most_ten_streams(wire: Wire) -> None:
    for n in range(7):
        wire.post("/message-streams", NEW | {"ID": f"news{n}"})

    assert wire.refusal("POST", "/message-streams", NEW)[0] == 1225


def test_only_what_is_given_is_edited(wire: Wire) -> None:
    before = wire.post("/message-streams", NEW | {"Description": "Monthly"})
    after = wire.ask("PATCH", STREAM, {"Name": "Letters", "ID": "x", "Unknown": 1}).json()

    assert after == before | {"Name": "Letters", "UpdatedAt": "2026-03-02T10:00:00-05:00"}
    assert wire.ask("PATCH", STREAM, {"Description": ""}).json()["Description"] is None


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"Name": ""}, 1223),
        ({"Name": "Other", "Description": "<p>"}, 1234),
        ({"Name": "Other", HANDLING: {"UnsubscribeHandlingType": "None"}}, 1239),
    ],
)
def test_a_wrong_edit_changes_nothing(wire: Wire, change: dict[str, Any], code: int) -> None:
    before = wire.post("/message-streams", NEW)

    assert wire.refusal("PATCH", STREAM, change)[0] == code
    assert wire.get(STREAM) == before


def test_a_stream_is_archived_hidden_and_brought_back(wire: Wire) -> None:
    wire.post("/message-streams", NEW)
    archived = wire.post(f"{STREAM}/archive")

    assert archived == {
        "ID": "news", "ServerID": 1234567, "ExpectedPurgeDate": "2026-04-16T11:00:00-04:00"
    }  # fmt: skip
    assert wire.post(f"{STREAM}/archive") == archived
    assert "news" not in ids(wire)
    assert "news" in ids(wire, includeArchivedStreams="true")
    assert wire.get(STREAM)["ArchivedAt"] is not None
    assert wire.refusal("POST", "/email", MAIL | {"MessageStream": "news"})[0] == 1235

    assert wire.post(f"{STREAM}/unarchive")["ArchivedAt"] is None
    assert wire.post("/email", MAIL | {"MessageStream": "news"})["ErrorCode"] == 0


def test_a_stream_cannot_be_brought_back_after_its_purge(wire: Wire, fake: FakePostmark) -> None:
    wire.post("/message-streams", NEW)
    wire.post(f"{STREAM}/archive")
    fake.advance(timedelta(days=45))

    assert wire.refusal("POST", f"{STREAM}/unarchive")[0] == 1232


@pytest.mark.parametrize("stream_id", ["outbound", "inbound"])
def test_default_streams_are_not_archived(wire: Wire, stream_id: str) -> None:
    assert wire.refusal("POST", f"/message-streams/{stream_id}/archive")[0] == 1229


@pytest.mark.parametrize(
    ("method", "path"), [("GET", ""), ("PATCH", ""), ("POST", "/archive"), ("POST", "/unarchive")]
)
def test_an_unknown_stream_is_1226(wire: Wire, method: str, path: str) -> None:
    sent: dict[str, Any] | None = {} if method == "PATCH" else None
    assert wire.refusal(method, STREAM + path, sent)[0] == 1226


@pytest.mark.parametrize(
    ("query", "code"), [({"MessageStreamType": "x"}, 1221), ({"IncludeArchivedStreams": "x"}, 403)]
)
def test_a_bad_query_of_streams_is_refused(wire: Wire, query: dict[str, str], code: int) -> None:
    assert wire.refusal("GET", "/message-streams", **query)[0] == code
