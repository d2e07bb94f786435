"""The FastAPI example sends mail and takes webhooks; FastAPI's test client, a fake on a port."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, MutableMapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from postmark.testing import FakePostmark
from postmark.webhooks import WebhookAuth

if TYPE_CHECKING:
    from fastapi.testclient import TestClient

AUTH = WebhookAuth("postmark", "of-postmark")
HOOK = "/webhooks/postmark"
MAIL = {"to": "pat@example.com", "subject": "Order 7", "text_body": "Thanks.", "order": "7"}


@pytest.fixture
def fake() -> FakePostmark:
    return FakePostmark()


@pytest.fixture
def web(
    fake: FakePostmark, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[TestClient]:
    """The app as in production; its lifespan makes the client."""
    from fastapi.testclient import TestClient
    from mailroom.app import app

    monkeypatch.setenv("MAILROOM_API_KEY", "of-ours")
    monkeypatch.setenv("MAILROOM_WEBHOOK_PASSWORD", "of-postmark")
    monkeypatch.setenv("MAILROOM_SENDER", "mailroom@example.com")
    monkeypatch.setenv("MAILROOM_DATABASE", str(tmp_path / "mailroom.sqlite3"))
    monkeypatch.setenv("POSTMARK_SERVER_TOKEN", fake.server_token)
    with fake.serve() as url:
        monkeypatch.setenv("POSTMARK_BASE_URL", url)
        with TestClient(app, headers={"X-API-Key": "of-ours"}) as web:
            yield web


Post = Callable[..., int]


@pytest.fixture
def post(fake: FakePostmark, web: TestClient) -> Post:
    """Posts what Postmark would post for an event; returns the status."""

    def post(event: Any, auth: WebhookAuth | None = AUTH) -> int:
        body, headers = fake.webhook(event, auth)
        return web.post(HOOK, content=body, headers=headers).status_code

    return post


def test_a_handler_sends_and_says_the_id(fake: FakePostmark, web: TestClient) -> None:
    response = web.post("/mails", json=MAIL)

    (sent,) = fake.sent
    assert response.json() == {"message_id": sent.message_id}
    assert (sent.from_email, sent.to) == ("mailroom@example.com", "pat@example.com")
    found = web.get("/messages?order=7").json()
    assert [item["message_id"] for item in found["items"]] == [sent.message_id]


def test_a_background_task_sends_after_the_response(fake: FakePostmark, web: TestClient) -> None:
    response = web.post("/mails/later", json=MAIL)

    assert response.status_code == 202
    assert [mail.subject for mail in fake.sent] == ["Order 7"]


def test_a_background_task_that_fails_is_logged_without_the_recipient(
    fake: FakePostmark, web: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    fake.fail_next(422, code=412, message="Your account is pending.")

    response = web.post("/mails/later", json=MAIL)

    assert response.status_code == 202
    assert "The mail of order 7 was not sent" in caplog.text
    assert "pat@example.com" not in caplog.text


def test_a_doubtful_send_says_that_it_may_have_been_sent(
    fake: FakePostmark, web: TestClient
) -> None:
    fake.drop_connection(applied=True)

    response = web.post("/mails", json=MAIL)

    assert response.status_code == 502
    assert response.json()["maybe_applied"] is True
    assert web.get("/messages?order=7").json()["total"] == 1
    assert len(fake.sent) == 1


@pytest.mark.parametrize("path", ["/mails", "/mails/later"])
def test_an_address_that_bounced_gets_no_further_mail(
    fake: FakePostmark, web: TestClient, post: Post, path: str
) -> None:
    assert post(fake.outbound.add(to="Pat@example.com").bounced()) == 200

    response = web.post(path, json=MAIL)

    assert response.status_code == 409
    assert "the address gets no mail" in response.json()["detail"]
    assert fake.sent == []


def test_an_address_suppressed_at_postmark_is_a_conflict_too(
    fake: FakePostmark, web: TestClient
) -> None:
    fake.suppress("pat@example.com")

    assert web.post("/mails", json=MAIL).status_code == 409


def test_an_address_that_subscribes_again_gets_mail_whatever_the_order(
    fake: FakePostmark, web: TestClient, post: Post
) -> None:
    message = fake.outbound.add(to="pat@example.com").delivered()
    message.subscription_changed(suppress_sending=True)
    message.subscription_changed(suppress_sending=False)
    changes = [event for event in fake.events if event.kind == "SubscriptionChange"]

    assert [post(event) for event in reversed(changes)] == [200, 200]

    assert web.post("/mails", json=MAIL).status_code == 200


def test_received_mail_is_kept_and_answered_once(
    fake: FakePostmark, web: TestClient, post: Post
) -> None:
    content = bytes(range(256))
    received = fake.inbound.add(
        subject="Help",
        from_email="Casey <casey@example.com>",
        text_body="It is broken.",
        attachments=[("photo.png", content)],
        headers=[("Message-ID", "<1@example.com>")],
    )

    assert [post(received) for _ in range(3)] == [200] * 3

    (mail,) = web.get("/received").json()
    assert (mail["sender"], mail["text"]) == ("casey@example.com", "It is broken.")
    assert mail["answer"] == "sent"
    attachment = web.get(f"/received/{received.message_id}/attachments/0")
    assert attachment.content == content
    assert attachment.headers["Content-Type"] == "application/octet-stream"
    (answer,) = fake.sent
    assert (answer.to, answer.subject) == ("casey@example.com", "Re: Help")
    assert ("In-Reply-To", "<1@example.com>") in answer.headers


def test_an_automatic_mail_is_not_answered(fake: FakePostmark, web: TestClient, post: Post) -> None:
    away = [("Auto-Submitted", "auto-replied")]

    assert post(fake.inbound.add(subject="I am away", headers=away)) == 200

    assert [mail["answer"] for mail in web.get("/received").json()] == ["none"]
    assert fake.sent == []


def test_an_answer_whose_fate_is_unknown_is_not_sent_again(
    fake: FakePostmark, web: TestClient, post: Post
) -> None:
    fake.drop_connection(applied=True)
    received = fake.inbound.add()

    assert [post(received), post(received)] == [200, 200]

    assert [mail["answer"] for mail in web.get("/received").json()] == ["unclear"]
    assert len(fake.sent) == 1


OTHERS = [None, WebhookAuth("postmark", "guessed"), WebhookAuth("other", "of-postmark")]


@pytest.mark.parametrize("auth", OTHERS)
def test_a_stranger_is_refused_and_nothing_is_kept(
    fake: FakePostmark, web: TestClient, post: Post, auth: WebhookAuth | None
) -> None:
    assert post(fake.inbound.add(), auth) == 403

    assert web.get("/received").json() == []
    assert fake.requests == []


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400), (b"[]", 400), (b'{"RecordType": ', 400), (b"\xff", 400),
        (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, 400),
        (b'{"RecordType": "Bounce", "Email": "' + b"x" * 61_000_000 + b'"}', 413),
        (b'{"RecordType": "SomethingNew"}', 200), (b'{"RecordType": "Bounce"}', 200),
    ],
    ids=["empty", "array", "torn", "bytes", "deep", "huge", "new kind", "sparse"],
)  # fmt: skip
def test_a_body_gets_the_right_status_and_is_not_logged(
    web: TestClient, caplog: pytest.LogCaptureFixture, body: bytes, status: int
) -> None:
    caplog.set_level(logging.INFO, "mailroom")

    response = web.post(HOOK, content=body, headers=AUTH.to_headers())

    assert response.status_code == status
    assert len(response.content) < 100
    assert [record for record in caplog.records if record.name.startswith("mailroom")] == []


async def test_the_body_of_a_stranger_is_not_read() -> None:
    from fastapi import HTTPException
    from mailroom.webhooks import posted
    from starlette.requests import Request

    async def receive() -> MutableMapping[str, Any]:
        raise AssertionError

    scope: dict[str, Any] = {
        "type": "http",
        "method": "POST",
        "headers": [],
        "state": {"webhook_auth": AUTH},
    }

    with pytest.raises(HTTPException) as refused:
        await posted(Request(scope, receive))

    assert refused.value.status_code == 403
