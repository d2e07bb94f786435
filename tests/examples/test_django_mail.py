"""The Django example sends mail and takes webhooks: Django's test client, a fake on a port."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from postmark.testing import FakePostmark
from postmark.webhooks import WebhookAuth

if TYPE_CHECKING:
    from django.test import Client

AUTH = WebhookAuth("postmark", "of-postmark")
HOOK = "/webhooks/postmark"


@pytest.fixture
def fake(django_database: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakePostmark]:
    """The fake that the site sends to; what the test stores is rolled back."""
    from django.conf import settings
    from django.db import transaction
    from django.test import override_settings

    fake = FakePostmark()
    with fake.serve() as url:
        monkeypatch.setenv("POSTMARK_BASE_URL", url)
        token = fake.server_token
        ours = override_settings(
            EMAIL_BACKEND="postmark.django.EmailBackend",
            POSTMARK_SERVER_TOKEN=token,
            POSTMARK={**settings.POSTMARK, "server_token": token, "base_url": url},
            POSTMARK_WEBHOOK_PASSWORD="of-postmark",
        )
        with ours, transaction.atomic():
            yield fake
            transaction.set_rollback(True)


@pytest.fixture
def browser(fake: FakePostmark) -> Client:
    """The browser of one who may do everything."""
    from django.contrib.auth.models import User
    from django.test import Client

    browser = Client()
    browser.force_login(User.objects.create(username="chief", is_staff=True, is_superuser=True))
    return browser


def _order(browser: Client, to: str = "pat@example.com") -> str:
    form = {"order": "7", "to": to, "text": "Thank you."}
    return browser.post("/support/orders/", form, follow=True).text


def _mail() -> Any:
    from support.models import OrderMail

    return OrderMail.objects.get()


def test_an_order_mail_goes_through_the_backend_and_shows_the_response(
    fake: FakePostmark, browser: Client
) -> None:
    text = _order(browser)

    (sent,) = fake.sent
    assert (sent.to, sent.subject, sent.tag) == ("pat@example.com", "Your order 7", "order")
    assert (_mail().state, _mail().message_id) == ("accepted", sent.message_id)
    assert 'class="state accepted"' in text
    assert f"/support/messages/{sent.message_id}/" in text
    assert "Send again" not in text
    assert "Look it up" not in text


def test_a_refused_mail_says_why_and_can_be_sent_again(fake: FakePostmark, browser: Client) -> None:
    fake.refuse(412, "Your account is pending.")

    text = _order(browser)
    again = browser.post(f"/support/orders/{_mail().pk}/send/", follow=True).text

    assert "Your account is pending." in text
    assert "Send again" in text
    assert "Send again" not in again
    assert len(fake.sent) == 1


def test_a_doubtful_mail_cannot_be_sent_again_but_is_looked_up(
    fake: FakePostmark, browser: Client
) -> None:
    fake.drop_connection(applied=True)

    text = _order(browser)
    browser.post(f"/support/orders/{_mail().pk}/send/")
    sent = len(fake.sent)
    found = browser.post(f"/support/orders/{_mail().pk}/look/", follow=True).text

    assert "Send again" not in text
    assert "Look it up" in text
    assert sent == len(fake.sent) == 1
    assert _mail().message_id == fake.sent[0].message_id
    assert "Found at Postmark." in found


def test_a_doubtful_mail_that_postmark_does_not_have_may_be_sent_after_some_minutes(
    fake: FakePostmark, browser: Client
) -> None:
    fake.drop_connection()
    _order(browser)
    mail = _mail()

    early = browser.post(f"/support/orders/{mail.pk}/look/", follow=True).text
    mail.tried_at -= timedelta(minutes=6)
    mail.save()
    late = browser.post(f"/support/orders/{mail.pk}/look/", follow=True).text

    assert "does not list it yet" in early
    assert "Send again" not in early
    assert "Postmark has no such mail." in late
    assert "Send again" in late


def test_orders_need_the_permission(fake: FakePostmark) -> None:
    from django.contrib.auth.models import User
    from django.test import Client

    other = Client()
    other.force_login(User.objects.create(username="other", is_staff=True))

    statuses = [
        other.get("/support/orders/").status_code,
        other.post("/support/orders/1/send/").status_code,
        other.post("/support/orders/1/look/").status_code,
    ]

    assert statuses == [403] * 3
    assert "/support/orders/" not in other.get("/support/deliveries/").text


def _post(fake: FakePostmark, event: Any, auth: WebhookAuth | None = AUTH) -> int:
    from django.test import Client

    body, headers = fake.webhook(event, auth)
    stranger = Client(enforce_csrf_checks=True)
    return stranger.post(HOOK, body, "application/json", headers=headers).status_code


def test_a_bounce_stops_the_next_order_mail(fake: FakePostmark, browser: Client) -> None:
    assert _post(fake, fake.outbound.add(to="Pat@example.com").bounced()) == 200

    text = _order(browser)

    assert fake.sent == []
    assert "Mail to this address came back." in text


def test_a_bounced_message_is_not_shown_as_sent(fake: FakePostmark, browser: Client) -> None:
    bounced = fake.outbound.add(subject="Lost").bounced()
    delivered = fake.outbound.add(subject="Arrived").delivered()
    fake.outbound.add(subject="On its way")
    for message in (bounced, delivered):
        _post(fake, message)

    listed = browser.get("/support/").text
    pages = [browser.get(f"/support/messages/{m.message_id}/").text for m in (bounced, delivered)]

    states: list[str] = re.findall(r'<span class="state (\w+)">', listed)
    assert states == ["Sent", "Delivered", "Bounced"]
    assert '<dt>Status</dt><dd><span class="state Bounced">' in pages[0]
    assert '<dt>Status</dt><dd><span class="state Delivered">' in pages[1]


def test_messages_are_found_by_subject_and_sender(fake: FakePostmark, browser: Client) -> None:
    fake.outbound.add(subject="Your order 7", from_email="shop@example.com")
    fake.outbound.add(subject="Your order 8", from_email="other@example.com")
    fake.outbound.add(subject="News", from_email="shop@example.com")

    query = {"subject": "order", "from_email": "shop@example.com"}
    text = browser.get("/support/", query).text

    assert "1 message," in text
    assert "Your order 7" in text


def test_an_event_is_handled_once_and_listed(fake: FakePostmark, browser: Client) -> None:
    message = fake.outbound.add(to="pat@example.com").delivered()

    assert [_post(fake, message) for _ in range(3)] == [200] * 3

    text = browser.get("/support/deliveries/").text
    assert "1 event," in text
    assert "pat@example.com" in text


def test_changes_of_a_subscription_count_by_their_time(fake: FakePostmark, browser: Client) -> None:
    message = fake.outbound.add(to="pat@example.com").delivered()
    message.subscription_changed(suppress_sending=True)
    message.subscription_changed(suppress_sending=False)
    changes = [event for event in fake.events if event.kind == "SubscriptionChange"]

    assert [_post(fake, event) for event in reversed(changes)] == [200, 200]

    _order(browser)
    assert len(fake.sent) == 1


def test_received_mail_is_stored_with_attachments_and_answered_once(fake: FakePostmark) -> None:
    from django.core.management import call_command
    from support.models import ReceivedAttachment, ReceivedMail

    content = bytes(range(256))
    received = fake.inbound.add(
        subject="Help",
        from_email="Casey <casey@example.com>",
        attachments=[("photo.png", content)],
        headers=[("Message-ID", "<1@example.com>")],
    )
    assert [_post(fake, received) for _ in range(2)] == [200] * 2

    for _ in range(2):
        call_command("answer_mail", verbosity=0)

    mail = ReceivedMail.objects.get()
    attachment = ReceivedAttachment.objects.get(mail=mail)
    assert (attachment.name, bytes(attachment.content)) == ("photo.png", content)
    assert (mail.sender, mail.answer) == ("casey@example.com", "accepted")
    (answer,) = fake.sent
    assert (answer.to, answer.subject) == ("casey@example.com", "Re: Help")
    assert ("In-Reply-To", "<1@example.com>") in answer.headers


def test_an_automatic_mail_is_not_answered(fake: FakePostmark) -> None:
    from support.mails import answer_received

    _post(fake, fake.inbound.add(headers=[("Auto-Submitted", "auto-replied")]))

    assert answer_received() == 0
    assert fake.sent == []


OTHERS = [None, WebhookAuth("postmark", "guessed"), WebhookAuth("other", "of-postmark")]


@pytest.mark.parametrize("auth", OTHERS)
def test_a_stranger_is_refused_and_nothing_is_stored(
    fake: FakePostmark, auth: WebhookAuth | None
) -> None:
    from support.models import Delivery, ReceivedMail

    assert _post(fake, fake.inbound.add(), auth) == 403

    assert Delivery.objects.count() == ReceivedMail.objects.count() == 0


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400), (b"[]", 400), (b'{"RecordType": ', 400), (b"\xff", 400),
        (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, 400),
        (b'{"RecordType": "Bounce", "Email": "' + b"x" * 61_000_000 + b'"}', 413),
        (b'{"RecordType": "New", "Note": "' + b"x" * 5_000_000 + b'"}', 200),
        (b'{"RecordType": "SomethingNew"}', 200), (b'{"RecordType": "Bounce"}', 200),
    ],
    ids=["empty", "array", "torn", "bytes", "deep", "huge", "large", "new kind", "sparse"],
)  # fmt: skip
def test_a_body_gets_the_right_status(fake: FakePostmark, body: bytes, status: int) -> None:
    from django.test import Client

    answer = Client().post(HOOK, body, "application/json", headers=AUTH.to_headers())

    assert (answer.status_code, answer.content) == (status, b"")


def test_a_webhook_is_only_posted_to(fake: FakePostmark) -> None:
    from django.test import Client

    assert Client().get(HOOK).status_code == 405
