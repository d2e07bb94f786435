"""The FastAPI example, with FastAPI's own test client and a fake Postmark without a socket."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator, MutableMapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from postmark.testing import FakePostmark

if TYPE_CHECKING:
    from fastapi.testclient import TestClient


@pytest.fixture
def fake() -> FakePostmark:
    return FakePostmark(now=datetime(2026, 3, 2, 12, tzinfo=UTC))


@pytest.fixture
def web(fake: FakePostmark) -> Iterator[TestClient]:
    """A browser of the app, whose client is connected to the fake."""
    from fastapi.testclient import TestClient
    from mailroom.app import app
    from mailroom.client import postmark_client

    client = fake.server_client(retries=0)
    app.dependency_overrides[postmark_client] = lambda: client
    yield TestClient(app)
    app.dependency_overrides.clear()


def test_messages_are_listed_newest_first(fake: FakePostmark, web: TestClient) -> None:
    fake.outbound.add(subject="Older", to="pat@example.com", tag="welcome")
    fake.outbound.add(subject="Newer")

    response = web.get("/messages").json()

    assert response["total"] == 2
    assert [item["subject"] for item in response["items"]] == ["Newer", "Older"]
    assert response["items"][1]["recipients"] == ["pat@example.com"]
    assert response["items"][1]["tag"] == "welcome"


def test_a_date_as_to_date_includes_that_day(fake: FakePostmark, web: TestClient) -> None:
    web.get("/messages?from_date=2026-11-24&to_date=2026-11-24")

    assert fake.requests[0].filters == {
        "fromdate": "2026-11-24T00:00:00",
        "todate": "2026-11-24T23:59:59",
    }


@pytest.mark.parametrize("day", ["2026-02-30", "24.11.2026", "yesterday"])
def test_an_invalid_date_is_rejected(fake: FakePostmark, web: TestClient, day: str) -> None:
    response = web.get(f"/messages?to_date={day}")

    assert response.status_code == 422
    assert fake.requests == []


def test_filters_reach_postmark(fake: FakePostmark, web: TestClient) -> None:
    web.get(
        "/messages?tag=welcome&status=Sent&count=5&offset=10"
        "&from_date=2026-03-01&to_date=2026-03-01T12:00:00Z"
    )

    assert fake.requests[0].query == {
        "count": "5",
        "offset": "10",
        "tag": "welcome",
        "status": "sent",
        "fromdate": "2026-03-01T00:00:00",
        "todate": "2026-03-01T07:00:00",
    }


@pytest.mark.parametrize(
    "query",
    [
        "count=0",
        "count=501",
        "offset=9999",
        "status=lost",
        "tagg=welcome",
        "from_date=2026-03-02&to_date=2026-03-01",
        "from_date=2026-03-02&to_date=2026-03-01T12:00:00Z",
        "from_date=2026-03-02T12:00:00&to_date=2026-03-01T12:00:00Z",
    ],
)
def test_an_invalid_query_sends_no_request(fake: FakePostmark, web: TestClient, query: str) -> None:
    response = web.get(f"/messages?{query}")

    assert response.status_code == 422
    assert all({"loc", "msg", "type"} <= item.keys() for item in response.json()["detail"])
    assert fake.requests == []


def test_a_message_comes_with_its_events(fake: FakePostmark, web: TestClient) -> None:
    message = fake.outbound.add(text_body="Hello").delivered().opened()

    response = web.get(f"/messages/{message.message_id}").json()
    opens = web.get(f"/messages/{message.message_id}/opens").json()

    assert response["text_body"] == "Hello"
    assert [event["type"] for event in response["message_events"]] == ["Delivered", "Opened"]
    assert response["message_events"][0]["details"]["destination_ip"]
    assert opens["items"][0]["client"]["family"] == "Gmail"
    assert opens["items"][0]["geo"]["city"] is None


def test_inbound_is_listed_by_status(fake: FakePostmark, web: TestClient) -> None:
    fake.inbound.add(subject="All well")
    fake.inbound.add(subject="Hook was down").failed()

    response = web.get("/inbound?status=Failed").json()

    assert [item["subject"] for item in response["items"]] == ["Hook was down"]


ACTIONS = [("retry", "Failed"), ("bypass", "Blocked")]


@pytest.mark.parametrize(("verb", "state"), ACTIONS)
def test_acting_on_inbound_mail(fake: FakePostmark, web: TestClient, verb: str, state: Any) -> None:
    message = fake.inbound.add(status=state)

    response = web.post(f"/inbound/{message.message_id}/{verb}")

    assert response.status_code == 200
    assert message.message_id in response.json()["message"]
    assert message.status != state


@pytest.mark.parametrize(("verb", "state"), ACTIONS)
def test_acting_on_a_message_in_another_state_is_a_conflict(
    fake: FakePostmark, web: TestClient, verb: str, state: Any
) -> None:
    message = fake.inbound.add(status="Processed")

    response = web.post(f"/inbound/{message.message_id}/{verb}")

    assert response.status_code == 409
    assert "not found or cannot be" in response.json()["detail"]


@pytest.mark.parametrize("verb", ["retry", "bypass"])
def test_acting_on_an_unknown_message_is_not_found(web: TestClient, verb: str) -> None:
    assert web.post(f"/inbound/no-such-message/{verb}").status_code == 404


@pytest.mark.parametrize(("verb", "code"), [("bypass", 702), ("retry", 703)])
def test_an_action_that_fails_at_postmark_says_why(
    fake: FakePostmark, web: TestClient, verb: str, code: int
) -> None:
    fake.fail_next(422, code=code)

    response = web.post(f"/inbound/any/{verb}")

    assert response.status_code == 502
    assert response.json()["detail"].startswith(f"Could not {verb} this")


UNSURE: dict[str, Callable[[FakePostmark], None]] = {
    "a dropped connection": lambda fake: fake.drop_connection(),
    "a truncated response": lambda fake: fake.truncate_next(),
    "an unreadable response": lambda fake: fake.answer_next("<html>"),
    "a server error": lambda fake: fake.fail_next(500),
}


@pytest.mark.parametrize("fault", UNSURE)
def test_an_action_without_a_clear_response_may_have_been_applied(
    fake: FakePostmark, web: TestClient, fault: str
) -> None:
    message = fake.inbound.add().failed()
    UNSURE[fault](fake)

    action = web.post(f"/inbound/{message.message_id}/retry")
    UNSURE[fault](fake)
    search = web.get("/inbound")

    assert action.status_code == search.status_code == 502
    assert action.json()["maybe_applied"] is True
    assert search.json()["maybe_applied"] is False


@pytest.mark.parametrize("path", ["/messages", "/messages.ndjson", "/messages/any", "/inbound"])
@pytest.mark.parametrize(
    ("fault", "status"),
    [
        ({"status": 422, "code": 700}, 400),
        ({"status": 429}, 503),
        ({"status": 401}, 500),
        ({"status": 503}, 502),
        ({"status": 403}, 502),
    ],
)
def test_errors_become_documented_responses(
    fake: FakePostmark, web: TestClient, path: str, fault: dict[str, Any], status: int
) -> None:
    fake.fail_next(**fault, headers={"X-Request-Id": "abc"})

    response = web.get(path)

    assert response.status_code == status
    assert response.json()["request_id"] == "abc"
    assert response.json().keys() == {"detail", "request_id", "maybe_applied"}
    assert "html" not in response.text
    described = web.get("/openapi.json").json()["paths"]
    responses = described[path.replace("any", "{message_id}")]["get"]["responses"]
    assert responses[str(status)]["content"] == {
        "application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}
    }


@pytest.mark.parametrize("path", ["/messages/any", "/messages/any/opens"])
def test_an_expired_message_is_not_found(web: TestClient, path: str) -> None:
    assert web.get(path).status_code == 404


def test_a_refused_search_says_why(fake: FakePostmark, web: TestClient) -> None:
    fake.fail_next(422, code=700, message="The tag is too long.")

    response = web.get("/messages?tag=long")

    assert response.json()["detail"] == "The tag is too long."


def test_a_rate_limit_passes_on_retry_after(fake: FakePostmark, web: TestClient) -> None:
    fake.fail_next(429, headers={"Retry-After": "7"})

    response = web.get("/messages")

    assert response.status_code == 503
    assert response.headers["Retry-After"] == "7"


def test_a_slow_postmark_is_a_gateway_timeout(
    fake: FakePostmark, web: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mailroom.app import app
    from mailroom.client import postmark_client

    client = fake.server_client(timeout=0.01, retries=0)
    monkeypatch.setitem(app.dependency_overrides, postmark_client, lambda: client)
    fake.delay(1)

    response = web.get("/messages")

    assert response.status_code == 504


def test_the_export_contains_every_message_once(fake: FakePostmark, web: TestClient) -> None:
    sent = [fake.outbound.add(tag="a" if n % 2 else "b").message_id for n in range(40)]

    response = web.get("/messages.ndjson")
    some = web.get("/messages.ndjson?tag=a")

    assert response.headers["Content-Type"] == "application/x-ndjson"
    assert [json.loads(line)["MessageID"] for line in response.text.splitlines()] == sent[::-1]
    assert len(some.text.splitlines()) == 20


def test_an_export_without_messages_is_empty(web: TestClient) -> None:
    response = web.get("/messages.ndjson")

    assert response.status_code == 200
    assert response.text == ""


def test_the_documentation_shows_the_responses(web: TestClient) -> None:
    described = web.get("/openapi.json").json()["paths"]

    shown = {
        path: {status for status in methods[method]["responses"] if status in ("404", "409")}
        for path, methods in described.items()
        for method in methods
    }
    assert shown == {
        "/messages": set(),
        "/messages.ndjson": set(),
        "/messages/{message_id}": {"404"},
        "/messages/{message_id}/opens": {"404"},
        "/mails": {"409"},
        "/mails/later": {"409"},
        "/received": set(),
        "/received/{message_id}/attachments/{number}": {"404"},
        "/inbound": set(),
        "/inbound/{message_id}/retry": {"404", "409"},
        "/inbound/{message_id}/bypass": {"404", "409"},
    }
    details = described["/messages/{message_id}"]["get"]["responses"]["200"]
    assert details["content"]["application/json"]["schema"] == {
        "$ref": "#/components/schemas/OutboundMessageDetails"
    }
    listed = described["/messages"]["get"]["responses"]["200"]["content"]["application/json"]
    assert listed["schema"]["properties"]["items"]["items"] == {
        "$ref": "#/components/schemas/OutboundMessage"
    }
    filters = described["/messages"]["get"]["parameters"]
    assert {"recipient", "tag", "status", "from_date"} <= {item["name"] for item in filters}


@pytest.fixture
def guarded(
    fake: FakePostmark, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[TestClient]:
    """The app as in production, with a fake on a port; its key is "of-ours"."""
    from fastapi.testclient import TestClient
    from mailroom.app import app

    _set_up(monkeypatch, tmp_path, fake)
    with fake.serve() as url:
        monkeypatch.setenv("POSTMARK_BASE_URL", url)
        with TestClient(app) as web:
            yield web


def _set_up(monkeypatch: pytest.MonkeyPatch, folder: Path, fake: FakePostmark) -> None:
    monkeypatch.setenv("MAILROOM_API_KEY", "of-ours")
    monkeypatch.setenv("MAILROOM_WEBHOOK_PASSWORD", "of-postmark")
    monkeypatch.setenv("MAILROOM_SENDER", "mailroom@example.com")
    monkeypatch.setenv("MAILROOM_DATABASE", str(folder / "mailroom.sqlite3"))
    monkeypatch.setenv("POSTMARK_SERVER_TOKEN", fake.server_token)


@pytest.mark.parametrize("key", [None, "", "of-others", "of-ours2", "\xfc"])
def test_nothing_works_without_the_key(
    fake: FakePostmark, guarded: TestClient, key: str | None
) -> None:
    headers = [] if key is None else [(b"X-API-Key", key.encode("latin-1"))]

    calls = [
        (method, path.format(message_id="any", number=0), operation)
        for path, operations in guarded.get("/openapi.json").json()["paths"].items()
        for method, operation in operations.items()
    ]
    mail = {"to": "pat@example.com", "subject": "Order", "text_body": "Thanks.", "order": "1"}
    responses = [
        guarded.request(method, path, headers=headers, json=mail if "mails" in path else None)
        for method, path, _ in calls
    ]

    assert [response.status_code for response in responses] == [401] * 11
    assert all(response.headers["WWW-Authenticate"] for response in responses)
    assert all(operation["security"] for _, _, operation in calls)
    assert fake.requests == []


def test_the_key_opens_the_api(fake: FakePostmark, guarded: TestClient) -> None:
    response = guarded.get("/messages", headers={"X-API-Key": "of-ours"})

    assert response.status_code == 200
    assert len(fake.requests) == 1


@pytest.mark.parametrize(
    "name", ["MAILROOM_API_KEY", "MAILROOM_WEBHOOK_PASSWORD", "MAILROOM_SENDER"]
)
def test_the_app_does_not_start_without_a_setting(
    fake: FakePostmark, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    from fastapi.testclient import TestClient
    from mailroom.app import app

    _set_up(monkeypatch, tmp_path, fake)
    monkeypatch.delenv(name)

    with pytest.raises(RuntimeError, match=f"Set {name}"), TestClient(app):
        pass


def test_the_client_is_open_as_long_as_the_app_runs(
    fake: FakePostmark, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from fastapi.testclient import TestClient
    from mailroom.app import app

    _set_up(monkeypatch, tmp_path, fake)
    with fake.serve() as url:
        monkeypatch.setenv("POSTMARK_BASE_URL", url)
        with TestClient(app, headers={"X-API-Key": "of-ours"}) as web:
            client = web.app_state["postmark"]
            first, second = web.get("/messages"), web.get("/messages")

    assert first.json() == second.json() == {"items": [], "total": 0}
    with pytest.raises(RuntimeError, match="closed"):
        asyncio.run(client.outbound.list())


async def test_an_export_that_fails_midway_is_logged_once_and_left_incomplete(
    fake: FakePostmark, caplog: pytest.LogCaptureFixture
) -> None:
    from mailroom.messages import export_messages
    from mailroom.queries import OutboundSearch

    for _ in range(3000):
        fake.outbound.add()
    response = await export_messages(OutboundSearch(), fake.server_client(retries=0))
    fake.fail_next(503, times=None)
    sent: list[MutableMapping[str, Any]] = []

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    async def receive() -> MutableMapping[str, Any]:
        raise AssertionError

    await response(_SCOPE, receive, send)

    assert sum(message.get("body", b"").count(b"\n") for message in sent) >= 100
    assert sent[-1]["more_body"] is True
    assert [record.name for record in caplog.records if record.levelname == "ERROR"] == [
        "mailroom.messages"
    ]
    assert caplog.records[-1].exc_info is None


async def test_an_export_waits_for_its_reader_and_ends_with_it(fake: FakePostmark) -> None:
    from mailroom.messages import export_messages
    from mailroom.queries import OutboundSearch
    from starlette.requests import ClientDisconnect

    for _ in range(3000):
        fake.outbound.add()
    response = await export_messages(OutboundSearch(), fake.server_client())
    reads = asyncio.Semaphore(0)
    sent = 0

    async def send(message: MutableMapping[str, Any]) -> None:
        nonlocal sent
        sent += 1
        await reads.acquire()
        if sent > 8:
            raise OSError

    async def receive() -> MutableMapping[str, Any]:
        raise AssertionError

    sending = asyncio.create_task(response(_SCOPE, receive, send))
    await asyncio.sleep(0.02)
    without_a_reader = sent, len(fake.requests)
    for _ in range(9):
        reads.release()
    with pytest.raises(ClientDisconnect):
        await sending

    assert without_a_reader[0] == 1
    assert without_a_reader[1] <= 6
    assert len(fake.requests) <= 6


_SCOPE = {"type": "http", "asgi": {"version": "3.0", "spec_version": "2.4"}}
