"""The FastAPI example, with FastAPI's own test client and a fake Postmark without a socket."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator, MutableMapping
from datetime import UTC, datetime
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
    """A browser of the app, whose client talks to the fake."""
    from fastapi.testclient import TestClient
    from mailroom.app import app
    from mailroom.client import postmark_client

    client = fake.server_client(retries=0, timeout=0.2)
    app.dependency_overrides[postmark_client] = lambda: client
    yield TestClient(app)
    app.dependency_overrides.clear()


def test_messages_are_listed_newest_first(fake: FakePostmark, web: TestClient) -> None:
    fake.outbound.add(subject="Older", to="pat@example.com", tag="welcome")
    fake.outbound.add(subject="Newer")

    answer = web.get("/messages").json()

    assert answer["total"] == 2
    assert [item["subject"] for item in answer["items"]] == ["Newer", "Older"]
    assert answer["items"][1]["recipients"] == ["pat@example.com"]
    assert answer["items"][1]["tag"] == "welcome"


def test_filters_reach_postmark(fake: FakePostmark, web: TestClient) -> None:
    web.get(
        "/messages?tag=welcome&status=sent&count=5&offset=10"
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
def test_a_query_that_makes_no_sense_asks_nothing(
    fake: FakePostmark, web: TestClient, query: str
) -> None:
    answer = web.get(f"/messages?{query}")

    assert answer.status_code == 422
    assert fake.requests == []


def test_a_message_comes_with_its_events(fake: FakePostmark, web: TestClient) -> None:
    message = fake.outbound.add(text_body="Hello").delivered().opened()

    answer = web.get(f"/messages/{message.message_id}").json()
    opens = web.get(f"/messages/{message.message_id}/opens").json()

    assert answer["text_body"] == "Hello"
    assert [event["type"] for event in answer["message_events"]] == ["Delivered", "Opened"]
    assert opens["items"][0]["client"] == {"name": "Gmail", "family": "Gmail"}
    assert opens["items"][0]["geo"] == {"country": None, "city": None}


def test_inbound_is_listed_by_status(fake: FakePostmark, web: TestClient) -> None:
    fake.inbound.add(subject="All well")
    fake.inbound.add(subject="Hook was down").failed()

    answer = web.get("/inbound?status=failed").json()

    assert [item["subject"] for item in answer["items"]] == ["Hook was down"]


@pytest.mark.parametrize(("verb", "state"), [("retry", "Failed"), ("bypass", "Blocked")])
def test_acting_on_inbound_mail(fake: FakePostmark, web: TestClient, verb: str, state: Any) -> None:
    message = fake.inbound.add(status=state)

    first = web.post(f"/inbound/{message.message_id}/{verb}")
    second = web.post(f"/inbound/{message.message_id}/{verb}")

    assert first.status_code == 200
    assert message.message_id in first.json()["message"]
    assert second.status_code == 404


def test_an_answer_that_never_came_says_that_it_may_have_worked(
    fake: FakePostmark, web: TestClient
) -> None:
    message = fake.inbound.add().failed()
    fake.drop_connection()

    answer = web.post(f"/inbound/{message.message_id}/retry")

    assert answer.status_code == 502
    assert answer.json()["maybe_applied"] is True


@pytest.mark.parametrize("path", ["/messages", "/messages.ndjson", "/messages/any", "/inbound"])
@pytest.mark.parametrize(
    ("fault", "status"),
    [
        ({"status": 422, "code": 701}, 404),
        ({"status": 422, "code": 700}, 400),
        ({"status": 429}, 429),
        ({"status": 401}, 500),
        ({"status": 503}, 502),
        ({"status": 403}, 502),
    ],
)
def test_errors_become_sensible_answers(
    fake: FakePostmark, web: TestClient, path: str, fault: dict[str, Any], status: int
) -> None:
    fake.fail_next(**fault, headers={"X-Request-Id": "abc"})

    answer = web.get(path)

    assert answer.status_code == status
    assert answer.json()["request_id"] == "abc"
    assert "html" not in answer.text


def test_a_rate_limit_is_passed_on(fake: FakePostmark, web: TestClient) -> None:
    fake.fail_next(429, headers={"Retry-After": "7"})

    answer = web.get("/messages")

    assert answer.headers["Retry-After"] == "7"


def test_a_slow_postmark_is_a_gateway_timeout(
    fake: FakePostmark, web: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mailroom.app import app
    from mailroom.client import postmark_client

    client = fake.server_client(timeout=0.01, retries=0)
    monkeypatch.setitem(app.dependency_overrides, postmark_client, lambda: client)
    fake.delay(1)

    answer = web.get("/messages")

    assert answer.status_code == 504


def test_the_export_has_every_message_once(fake: FakePostmark, web: TestClient) -> None:
    sent = [fake.outbound.add(tag="a" if n % 2 else "b").message_id for n in range(40)]

    answer = web.get("/messages.ndjson")
    some = web.get("/messages.ndjson?tag=a")

    assert answer.headers["Content-Type"] == "application/x-ndjson"
    assert [json.loads(line)["MessageID"] for line in answer.text.splitlines()] == sent[::-1]
    assert len(some.text.splitlines()) == 20


def test_an_export_of_nothing_is_empty(web: TestClient) -> None:
    answer = web.get("/messages.ndjson")

    assert answer.status_code == 200
    assert answer.text == ""


def test_the_documentation_shows_the_answers(web: TestClient) -> None:
    described = web.get("/openapi.json").json()

    shown = described["paths"]["/messages/{message_id}"]["get"]["responses"]
    assert shown["200"]["content"]["application/json"]["schema"] == {
        "$ref": "#/components/schemas/MessageDetails"
    }
    assert {"404", "429", "502", "504"} <= shown.keys()
    filters = described["paths"]["/messages"]["get"]["parameters"]
    assert {"recipient", "tag", "status", "from_date"} <= {item["name"] for item in filters}


def test_the_client_lives_as_long_as_the_app(monkeypatch: pytest.MonkeyPatch) -> None:
    from fastapi.testclient import TestClient
    from mailroom.app import app

    monkeypatch.setenv("POSTMARK_SERVER_TOKEN", "of-a-server")
    fake = FakePostmark("of-a-server")
    fake.outbound.add()
    with fake.serve() as url:
        monkeypatch.setenv("POSTMARK_BASE_URL", url)
        with TestClient(app) as web:
            client = web.app_state["postmark"]
            first, second = web.get("/messages"), web.get("/messages")

    assert first.json() == second.json()
    assert len(fake.requests) == 2
    with pytest.raises(RuntimeError, match="closed"):
        asyncio.run(client.outbound.list())


async def test_an_export_waits_for_its_reader_and_ends_with_it(fake: FakePostmark) -> None:
    from mailroom.app import export_messages
    from mailroom.queries import OutboundSearch
    from starlette.requests import ClientDisconnect

    for _ in range(3000):
        fake.outbound.add()
    answer = await export_messages(OutboundSearch(), fake.server_client())
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

    response = asyncio.create_task(answer(_SCOPE, receive, send))
    await asyncio.sleep(0.02)
    without_a_reader = sent, len(fake.requests)
    for _ in range(9):
        reads.release()
    with pytest.raises(ClientDisconnect):
        await response

    assert without_a_reader[0] == 1
    assert without_a_reader[1] <= 6
    assert len(fake.requests) <= 6


_SCOPE = {"type": "http", "asgi": {"version": "3.0", "spec_version": "2.4"}}
