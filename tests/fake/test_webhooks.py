"""The fake server's webhooks are configured by the rules of the service."""

from __future__ import annotations

from typing import Any

import pytest
from fake.account_wire import Admin

from postmark.testing import FakePostmark

URL = "https://hooks.example.com/postmark"
OFF = {
    "Open": {"Enabled": False, "PostFirstOpenOnly": False},
    "Click": {"Enabled": False},
    "Delivery": {"Enabled": False},
    "Bounce": {"Enabled": False, "IncludeContent": False},
    "SpamComplaint": {"Enabled": False, "IncludeContent": False},
    "SubscriptionChange": {"Enabled": False},
}
BOUNCES = {"Bounce": {"Enabled": True, "IncludeContent": True}}


@pytest.fixture
def fake() -> FakePostmark:
    return FakePostmark()


@pytest.fixture
def wire(fake: FakePostmark) -> Admin:
    return Admin(fake, account=False)


def test_a_webhook_is_created_read_edited_listed_and_deleted(wire: Admin) -> None:
    auth = {"Username": "user", "Password": "secret"}
    headers = [{"Name": "X-Key", "Value": "1"}]
    body = {"Url": URL, "HttpAuth": auth, "HttpHeaders": headers, "Triggers": BOUNCES}
    made = wire.post("/webhooks", body)
    assert made == {
        "ID": made["ID"],
        "Url": URL,
        "MessageStream": "outbound",
        "Status": "verified",
        "HttpAuth": auth,
        "HttpHeaders": headers,
        "Triggers": OFF | BOUNCES,
    }
    path = f"/webhooks/{made['ID']}"
    assert wire.get(path) == made
    assert wire.get("/webhooks") == {"Webhooks": [made]}
    removed = {"ErrorCode": 0, "Message": f"Webhook {made['ID']} removed."}
    assert wire.delete(path) == removed
    text = "The webhook for the provided 'ID' was not found."
    assert wire.refusal("GET", path) == (1352, text)
    assert wire.get("/webhooks") == {"Webhooks": []}


def test_an_edit_merges_within_the_triggers_and_an_empty_list_clears(wire: Admin) -> None:
    headers = [{"Name": "X-Key", "Value": "1"}]
    made = wire.post("/webhooks", {"Url": URL, "HttpHeaders": headers, "Triggers": BOUNCES})
    path = f"/webhooks/{made['ID']}"
    clicks = {"Click": {"Enabled": True}, "Bounce": {"IncludeContent": False}}
    edited = wire.put(path, {"Triggers": clicks})
    assert edited["Triggers"]["Bounce"] == {"Enabled": True, "IncludeContent": False}
    assert edited["Triggers"]["Click"] == {"Enabled": True}
    assert edited["HttpHeaders"] == headers
    assert wire.put(path, {"HttpHeaders": []})["HttpHeaders"] == []
    auth = {"HttpAuth": {"Username": "user", "Password": "secret"}}
    assert wire.put(path, auth)["HttpAuth"] == auth["HttpAuth"]
    assert wire.put(path, {"HttpAuth": {"Username": "", "Password": ""}})["HttpAuth"] is None


def test_the_list_is_narrowed_by_stream(wire: Admin) -> None:
    wire.post("/webhooks", {"Url": URL})
    other = wire.post("/webhooks", {"Url": URL, "MessageStream": "broadcast"})
    assert wire.get("/webhooks", MessageStream="broadcast") == {"Webhooks": [other]}
    assert len(wire.get("/webhooks")["Webhooks"]) == 2
    assert wire.code("GET", "/webhooks", MessageStream="nobody") == 1226


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"Url": None}, 1354),
        ({"Url": "hooks.example.com"}, 1354),
        ({"Url": "ftp://hooks.example.com"}, 1354),
        ({"Url": "http://[broken"}, 1354),
        ({"ID": 7}, 1356),
        ({"Status": "verified"}, 1363),
        ({"MessageStream": "nobody"}, 1226),
        ({"MessageStream": "inbound"}, 1351),
        ({"MessageStream": "old"}, 1350),
        ({"HttpHeaders": [{"Name": "", "Value": "1"}]}, 1358),
        ({"HttpHeaders": [{"Name": "X Key", "Value": "1"}]}, 1358),
        ({"HttpHeaders": ["X-Key"]}, 403),
        ({"Triggers": {"Bounce": {"Enabled": "yes"}}}, 403),
        ({"Triggers": {"Bounce": True}}, 403),
    ],
)
def test_an_invalid_webhook_is_refused(wire: Admin, change: dict[str, Any], code: int) -> None:
    stream = {"ID": "old", "Name": "Old", "MessageStreamType": "Transactional"}
    wire.post("/message-streams", stream)
    wire.post("/message-streams/old/archive")
    assert wire.code("POST", "/webhooks", {"Url": URL, **change}) == code
    assert wire.get("/webhooks") == {"Webhooks": []}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"ID": 7}, 1357),
        ({"MessageStream": "broadcast"}, 1357),
        ({"Status": "verified"}, 1363),
        ({"Url": "hooks"}, 1354),
        (None, 1355),
    ],
)
def test_an_invalid_edit_is_refused(wire: Admin, change: object, code: int) -> None:
    made = wire.post("/webhooks", {"Url": URL})
    path = f"/webhooks/{made['ID']}"
    assert wire.code("PUT", path, change) == code
    assert wire.get(path) == made


def test_a_stream_has_at_most_ten_webhooks(fake: FakePostmark, wire: Admin) -> None:
    for _ in range(10):
        wire.post("/webhooks", {"Url": URL})
    assert wire.code("POST", "/webhooks", {"Url": URL}) == 1359
    wire.post("/webhooks", {"Url": URL, "MessageStream": "broadcast"})
    assert len(fake.webhooks) == 11


@pytest.mark.parametrize("status", [500, 204, None])
def test_a_webhook_that_fails_its_test_is_not_kept(
    fake: FakePostmark, wire: Admin, status: int | None
) -> None:
    fake.webhooks.answers(URL, status)
    answer = wire.ask("POST", "/webhooks", {"Url": URL, "Triggers": BOUNCES})
    assert (answer.status_code, answer.headers["X-PM-ApiErrorCode"]) == (422, "1364")
    report = answer.json()
    assert set(report) == {"Id", "Url", "Success", "Results", "Message"}
    assert report["Message"] == "0/1 triggers verified successfully"
    [result] = report["Results"]
    assert (result["TriggerType"], result["Success"], result["StatusCode"]) == (
        "Bounce", False, status,
    )  # fmt: skip
    assert wire.get("/webhooks") == {"Webhooks": []}


def test_a_failed_edit_changes_nothing(fake: FakePostmark, wire: Admin) -> None:
    made = wire.post("/webhooks", {"Url": URL, "Triggers": BOUNCES})
    fake.webhooks.answers("https://other.example.com", 404)
    path = f"/webhooks/{made['ID']}"
    answer = wire.ask("PUT", path, {"Url": "https://other.example.com"})
    assert answer.headers["X-PM-ApiErrorCode"] == "1364"
    assert wire.get(path) == made


def test_a_webhook_that_was_not_tested_is_verified_later(fake: FakePostmark, wire: Admin) -> None:
    fake.webhooks.answers(URL, 500)
    made = wire.post("/webhooks", {"Url": URL, "Triggers": BOUNCES, "Verify": False})
    assert made["Status"] == "unverified"
    path = f"/webhooks/{made['ID']}"
    assert wire.post(f"{path}/verify")["Success"] is False
    assert wire.get(path)["Status"] == "unverified"
    fake.webhooks.answers(URL, 200)
    report = wire.post(f"{path}/verify")
    assert (report["Id"], report["Success"]) == (made["ID"], True)
    assert wire.get(path)["Status"] == "verified"
    assert wire.code("POST", "/webhooks/1/verify") == 1352


def test_statistics_of_a_quiet_webhook_are_zero(wire: Admin) -> None:
    made = wire.post("/webhooks", {"Url": URL, "Triggers": BOUNCES})
    found = wire.get(f"/webhooks/{made['ID']}/statistics")
    assert (found["WebhookId"], found["MessageStreamId"]) == (made["ID"], "outbound")
    assert found["Statuses"] == {"Bounce": "verified"}
    assert found["TimeRange"]["Hours"] == 24
    assert found["MetricsByTrigger"] == {}
    assert found["Metrics"]["TotalRequests"] == 0
    assert found["Metrics"]["AverageTerminalResponseTimeMs"] is None
