"""The fake posts webhooks as Postmark does: payloads, headers, repeats and schedule."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import attrs
import pytest
from fake.account_wire import Admin
from fake.receiver import Posted, Receiver, receiving

from postmark.testing import FakeEvent, FakeInboundMessage, FakeOutboundMessage, FakePostmark

NOON = datetime(2026, 2, 20, 17, 0, tzinfo=UTC)


@attrs.frozen
class Auth:
    """Has what the fake asks of `postmark.webhooks.WebhookAuth`."""

    username: str | None = None
    password: str | None = None
    headers: Mapping[str, str] | None = None


@pytest.fixture
def fake() -> FakePostmark:
    return FakePostmark(now=NOON)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


def payload_of(
    fake: FakePostmark, event: FakeEvent | FakeOutboundMessage | FakeInboundMessage
) -> Any:
    return json.loads(fake.webhook(event)[0])


def a_message(fake: FakePostmark) -> FakeOutboundMessage:
    return fake.outbound.add(to="pat@example.com", tag="welcome", metadata={"order": "1"})


class TestPayloads:
    def test_a_delivery(self, fake: FakePostmark) -> None:
        message = a_message(fake).delivered()
        assert payload_of(fake, message) == {
            "RecordType": "Delivery",
            "MessageID": message.message_id,
            "MessageStream": "outbound",
            "Tag": "welcome",
            "Metadata": {"order": "1"},
            "Recipient": "pat@example.com",
            "Details": "smtp;250 2.0.0 OK example-smtp",
            "DeliveredAt": "2026-02-20T17:00:00.0010000Z",
            "ServerID": 1234567,
        }

    def test_a_bounce_is_that_of_the_bounce_api(self, fake: FakePostmark) -> None:
        payload = payload_of(fake, a_message(fake).bounced())
        wire = Admin(fake, account=False)
        bounce = wire.get(f"/bounces/{payload['ID']}")
        own = {"RecordType", "Metadata", "BouncedAt"}
        assert {k: v for k, v in payload.items() if k not in own} == {
            k: v for k, v in bounce.items() if k not in ("BouncedAt", "Content")
        }
        assert (payload["RecordType"], payload["Type"]) == ("Bounce", "HardBounce")
        assert payload["ID"] > 2**53
        assert payload["BouncedAt"].endswith("Z")
        wire.put("/server", {"IncludeBounceContentInHook": True})
        [event] = [each for each in fake.events if each.kind == "Bounce"]
        assert payload_of(fake, event)["Content"] == bounce["Content"]

    def test_a_complaint_has_a_record_type_of_its_own(self, fake: FakePostmark) -> None:
        payload = payload_of(fake, a_message(fake).bounced(type="SpamComplaint"))
        assert payload["RecordType"] == payload["Type"] == "SpamComplaint"
        assert (payload["Inactive"], payload["CanActivate"]) == (True, False)
        assert payload["From"] == "Sender <sender@example.com>"

    def test_an_open(self, fake: FakePostmark) -> None:
        payload = payload_of(fake, a_message(fake).opened(platform="Mobile", country="Serbia"))
        assert (payload["RecordType"], payload["FirstOpen"]) == ("Open", True)
        assert (payload["Platform"], payload["Geo"]) == ("Mobile", {"Country": "Serbia"})
        assert payload["ReceivedAt"] == "2026-02-20T17:00:00.0010000Z"
        assert (payload["Metadata"], payload["Recipient"]) == ({"order": "1"}, "pat@example.com")
        assert "ServerID" not in payload

    def test_a_click_is_that_of_its_link(self, fake: FakePostmark) -> None:
        message = a_message(fake).clicked("https://e.com/1").clicked("https://e.com/2")
        payload = payload_of(fake, message)
        assert (payload["RecordType"], payload["ClickLocation"]) == ("Click", "HTML")
        assert payload["OriginalLink"] == "https://e.com/2"
        assert "FirstOpen" not in payload

    @pytest.mark.parametrize("origin", ["Recipient", "Customer", "Admin"])
    def test_an_unsubscription_names_the_message_only_if_the_recipient_did_it(
        self, fake: FakePostmark, origin: Any
    ) -> None:
        message = a_message(fake).subscription_changed(origin=origin)
        payload = payload_of(fake, message)
        own = origin == "Recipient"
        assert payload == {
            "RecordType": "SubscriptionChange",
            "MessageID": message.message_id if own else None,
            "MessageStream": "outbound",
            "Tag": "welcome" if own else None,
            "Metadata": {"order": "1"} if own else {},
            "Recipient": "pat@example.com",
            "Origin": origin,
            "SuppressSending": True,
            "SuppressionReason": "ManualSuppression",
            "ChangedAt": "2026-02-20T17:00:00.0010000Z",
            "ServerID": 1234567,
        }

    def test_a_reactivation_has_no_reason(self, fake: FakePostmark) -> None:
        message = a_message(fake).bounced().subscription_changed(suppress_sending=False)
        payload = payload_of(fake, message)
        assert (payload["SuppressSending"], payload["SuppressionReason"]) == (False, None)
        assert payload["MessageID"] is None

    def test_a_bounce_comes_with_the_change_of_the_subscription(self, fake: FakePostmark) -> None:
        a_message(fake).bounced()
        bounce, change = fake.events
        assert (bounce.kind, change.kind) == ("Bounce", "SubscriptionChange")
        payload = payload_of(fake, change)
        assert (payload["SuppressionReason"], payload["Origin"]) == ("HardBounce", "Recipient")
        assert payload["MessageID"] == bounce.message_id

    def test_a_soft_bounce_changes_no_subscription(self, fake: FakePostmark) -> None:
        a_message(fake).bounced(type="SoftBounce")
        assert [event.kind for event in fake.events] == ["Bounce"]

    def test_a_suppression_that_the_test_adds_itself_is_not_doubled(
        self, fake: FakePostmark
    ) -> None:
        a_message(fake).bounced().subscription_changed()
        assert [event.kind for event in fake.events] == ["Bounce", "SubscriptionChange"]

    def test_inbound_mail_carries_its_attachments(self, fake: FakePostmark) -> None:
        message = fake.inbound.add(
            subject="Hi",
            from_email="Casey <casey@example.com>",
            to="hash+ticket-1@inbound.example.com",
            attachments=["made-up.pdf", ("note.txt", b"Hello, world!")],
            html_body="<p>Hi</p>",
            stripped_text_reply="Hello",
        )
        payload = payload_of(fake, message)
        assert "RecordType" not in payload
        assert "Status" not in payload
        assert (payload["MessageStream"], payload["MailboxHash"]) == ("inbound", "ticket-1")
        assert (payload["Bcc"], payload["BccFull"], payload["CcFull"]) == ("", [], [])
        assert payload["Headers"][0] == {"Name": "Return-Path", "Value": "<casey@example.com>"}
        first, second = payload["Attachments"]
        assert len(base64.b64decode(first["Content"])) == first["ContentLength"]
        assert second == {
            "Name": "note.txt",
            "ContentID": "",
            "ContentType": "text/plain",
            "ContentLength": 13,
            "Content": "SGVsbG8sIHdvcmxkIQ==",
        }
        assert "RawEmail" not in payload

    def test_inbound_mail_has_its_source_if_the_server_says_so(self, fake: FakePostmark) -> None:
        Admin(fake, account=False).put("/server", {"RawEmailEnabled": True})
        message = fake.inbound.add(subject="Hi", attachments=[("note.txt", b"Hello")])
        raw = payload_of(fake, message)["RawEmail"]
        assert "Subject: Hi" in raw
        assert 'filename="note.txt"' in raw

    def test_what_is_not_posted_is_an_error(self, fake: FakePostmark) -> None:
        sent, received = a_message(fake).delivered(), fake.inbound.add()
        fake.outbound.remove(sent)
        fake.inbound.remove(received)
        for message in (a_message(fake), a_message(fake).transient(), sent, received):
            with pytest.raises(ValueError, match="nothing that is posted"):
                fake.webhook(message)


class TestHeaders:
    def test_they_say_how_many_repeats_are_left(self, fake: FakePostmark) -> None:
        _, headers = fake.webhook(a_message(fake).delivered())
        assert headers["Content-Type"] == "application/json"
        assert headers["X-PM-Retries-Remaining"] == "9"
        assert fake.webhook(fake.inbound.add())[1]["X-PM-Retries-Remaining"] == "10"

    def test_an_event_keeps_its_trace_id_and_others_have_others(self, fake: FakePostmark) -> None:
        message = a_message(fake).delivered().opened()
        again = [fake.webhook(message)[1]["X-PM-Webhook-Trace-Id"] for _ in "ab"]
        assert again[0] == again[1]
        assert len({event.trace_id for event in fake.events}) == 2

    def test_auth_becomes_basic_authentication_and_headers(self, fake: FakePostmark) -> None:
        message = a_message(fake).delivered()
        _, headers = fake.webhook(message, Auth("üser", "pass:word", {"X-Key": "1"}))
        pair = base64.b64decode(headers["Authorization"].removeprefix("Basic ")).decode()
        assert (pair, headers["X-Key"]) == ("üser:pass:word", "1")
        _, headers = fake.webhook(message, Auth(headers={"X-Key": "2"}))
        assert ("Authorization" in headers, headers["X-Key"]) == (False, "2")


class TestPosting:
    def test_everything_since_the_last_call_is_posted_once(
        self, fake: FakePostmark, receiver: Receiver
    ) -> None:
        message = a_message(fake).delivered()
        fake.inbound.add()
        message.opened()
        done = fake.deliver_webhooks(receiver.url, Auth("user", "secret"))
        assert receiver.kinds == ["Delivery", "Inbound", "Open"]
        assert [(d.event.kind, d.status, d.attempts) for d in done] == [
            ("Delivery", 200, 1), ("Inbound", 200, 1), ("Open", 200, 1),
        ]  # fmt: skip
        assert receiver.posted[0].headers["authorization"].startswith("Basic ")
        assert fake.deliver_webhooks(receiver.url) == []
        message.clicked("https://e.com")
        assert [each.event.kind for each in fake.deliver_webhooks(receiver.url)] == ["Click"]

    def test_what_is_posted_is_what_webhook_returns(
        self, fake: FakePostmark, receiver: Receiver
    ) -> None:
        message = a_message(fake).delivered()
        body, headers = fake.webhook(message)
        fake.deliver_webhooks(receiver.url)
        [posted] = receiver.posted
        assert posted.payload == json.loads(body)
        assert headers.items() <= {k: posted.headers[k.lower()] for k in headers}.items()

    @pytest.mark.parametrize("status", [500, 503, 408, 429, 302])
    def test_an_event_is_repeated_for_72_minutes(
        self, fake: FakePostmark, receiver: Receiver, status: int
    ) -> None:
        a_message(fake).delivered()
        receiver.answer = lambda _: status
        before = fake.now
        [delivery] = fake.deliver_webhooks(receiver.url)
        assert (delivery.status, delivery.attempts) == (status, 10)
        left = [posted.headers["x-pm-retries-remaining"] for posted in receiver.posted]
        assert left == [str(number) for number in range(9, -1, -1)]
        assert len({posted.headers["x-pm-webhook-trace-id"] for posted in receiver.posted}) == 1
        assert fake.now - before == timedelta(minutes=72)
        assert fake.deliver_webhooks(receiver.url) == []

    @pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 422])
    def test_another_4xx_loses_the_event(
        self, fake: FakePostmark, receiver: Receiver, status: int
    ) -> None:
        a_message(fake).delivered()
        receiver.answer = lambda _: status
        [delivery] = fake.deliver_webhooks(receiver.url)
        assert (delivery.status, delivery.attempts, len(receiver.posted)) == (status, 1, 1)
        receiver.answer = lambda _: 200
        assert fake.deliver_webhooks(receiver.url) == []

    @pytest.mark.parametrize("status", [200, 201, 204])
    def test_any_2xx_takes_an_event(
        self, fake: FakePostmark, receiver: Receiver, status: int
    ) -> None:
        a_message(fake).delivered()
        receiver.answer = lambda _: status
        assert [each.attempts for each in fake.deliver_webhooks(receiver.url)] == [1]

    def test_nothing_that_listens_is_repeated_too(self, fake: FakePostmark) -> None:
        with receiving() as gone:
            url = gone.url
        a_message(fake).delivered()
        [delivery] = fake.deliver_webhooks(url)
        assert (delivery.status, delivery.attempts) == (None, 10)

    def test_an_event_that_is_repeated_comes_after_others(
        self, fake: FakePostmark, receiver: Receiver
    ) -> None:
        a_message(fake).delivered().opened()
        refused: list[Posted] = []

        def answer(posted: Posted) -> int:
            if posted.payload["RecordType"] == "Open" or refused:
                return 200
            refused.append(posted)
            return 500

        receiver.answer = answer
        done = fake.deliver_webhooks(receiver.url)
        assert receiver.kinds == ["Delivery", "Open", "Delivery"]
        assert [(each.event.kind, each.attempts) for each in done] == [("Delivery", 2), ("Open", 1)]

    def test_redirects_are_followed_but_not_for_ever(
        self, fake: FakePostmark, receiver: Receiver
    ) -> None:
        a_message(fake).delivered()
        receiver.answer = lambda _: 307
        receiver.location = receiver.url
        [delivery] = fake.deliver_webhooks(receiver.url)
        assert (delivery.status, delivery.attempts) == (None, 10)
        assert len(receiver.posted) == 10 * 11

    @pytest.mark.parametrize("status", [201, 401, 404, 500])
    def test_inbound_mail_is_repeated_after_all_but_200_and_403(
        self, fake: FakePostmark, receiver: Receiver, status: int
    ) -> None:
        message = fake.inbound.add()
        receiver.answer = lambda _: status
        before = fake.now
        [delivery] = fake.deliver_webhooks(receiver.url)
        assert (delivery.status, delivery.attempts) == (status, 11)
        assert receiver.posted[0].headers["x-pm-retries-remaining"] == "10"
        assert fake.now - before == timedelta(hours=10, minutes=21)
        assert message.status == "Failed"
        assert fake.deliver_webhooks(receiver.url) == []

    def test_a_403_stops_inbound_mail_until_it_is_retried(
        self, fake: FakePostmark, receiver: Receiver
    ) -> None:
        message = fake.inbound.add()
        receiver.answer = lambda _: 403
        [delivery] = fake.deliver_webhooks(receiver.url)
        assert (delivery.attempts, message.status) == (1, "Failed")
        Admin(fake, account=False).put(f"/messages/inbound/{message.message_id}/retry")
        receiver.answer = lambda _: 200
        [delivery] = fake.deliver_webhooks(receiver.url)
        assert (delivery.status, message.status) == (200, "Processed")

    def test_blocked_mail_is_posted_when_it_is_let_through(
        self, fake: FakePostmark, receiver: Receiver
    ) -> None:
        message = fake.inbound.add().blocked()
        assert fake.deliver_webhooks(receiver.url) == []
        Admin(fake, account=False).put(f"/messages/inbound/{message.message_id}/bypass")
        assert len(fake.deliver_webhooks(receiver.url)) == 1

    def test_suppressions_made_and_ended_through_the_api_are_posted(
        self, fake: FakePostmark, receiver: Receiver
    ) -> None:
        wire = Admin(fake, account=False)
        path = "/message-streams/outbound/suppressions"
        body = {"Suppressions": [{"EmailAddress": "pat@example.com"}]}
        wire.post(path, body)
        fake.deliver_webhooks(receiver.url)
        wire.post(f"{path}/delete", body)
        fake.deliver_webhooks(receiver.url)
        keys = ("MessageID", "Origin", "Recipient", "SuppressSending", "SuppressionReason")
        assert [[posted.payload[key] for key in keys] for posted in receiver.posted] == [
            [None, "Customer", "pat@example.com", True, "ManualSuppression"],
            [None, "Customer", "pat@example.com", False, None],
        ]

    def test_a_bounce_that_is_activated_ends_its_suppression(
        self, fake: FakePostmark, receiver: Receiver
    ) -> None:
        message = a_message(fake).bounced()
        bounce_id = payload_of(fake, message)["ID"]
        Admin(fake, account=False).put(f"/bounces/{bounce_id}/activate")
        fake.deliver_webhooks(receiver.url)
        assert receiver.kinds == ["Bounce", "SubscriptionChange", "SubscriptionChange"]
        changes = [posted.payload["SuppressSending"] for posted in receiver.posted[1:]]
        assert changes == [True, False]

    def test_the_receiver_may_use_the_fake(self, fake: FakePostmark, receiver: Receiver) -> None:
        a_message(fake).delivered()

        def answer(posted: Posted) -> int:
            fake.outbound.add(to=posted.payload["Recipient"]).delivered()
            return 200

        receiver.answer = answer
        assert len(fake.deliver_webhooks(receiver.url)) == 1
        assert len(fake.outbound) == 2

    def test_a_running_clock_runs_on_after_repeats(self, receiver: Receiver) -> None:
        fake = FakePostmark()
        a_message(fake).delivered()
        receiver.answer = lambda _: 500
        before = fake.now
        fake.deliver_webhooks(receiver.url)
        assert fake.now - before >= timedelta(minutes=72)
        later = fake.now
        assert any(fake.now > later for _ in range(1_000_000))

    def test_webhooks_with_the_url_have_statistics(
        self, fake: FakePostmark, receiver: Receiver
    ) -> None:
        wire = Admin(fake, account=False)
        on = {"Enabled": True}
        hook = wire.post("/webhooks", {"Url": receiver.url, "Triggers": {"Open": on, "Bounce": on}})
        a_message(fake).opened().delivered()
        fake.outbound.add(message_stream="broadcast").opened()
        fake.deliver_webhooks(receiver.url)
        a_message(fake).bounced()
        receiver.answer = lambda _: 500
        fake.deliver_webhooks(receiver.url)
        path = f"/webhooks/{hook['ID']}/statistics"
        found = wire.get(path)
        metrics, bounces = found["Metrics"], found["MetricsByTrigger"]["Bounce"]
        keys = ("TotalRequests", "SuccessCount", "FailureCount", "RetryCount", "SuccessRate")
        assert [metrics[key] for key in keys] == [2, 1, 1, 9, 50.0]
        assert [bounces[key] for key in keys] == [1, 0, 1, 9, 0.0]
        assert bounces["AverageRetryResponseTimeMs"] > 0
        assert set(found["MetricsByTrigger"]) == {"Open", "Bounce"}
        fake.advance(timedelta(hours=25))
        assert wire.get(path)["Metrics"]["TotalRequests"] == 0

    @pytest.mark.parametrize("url", ["localhost:8000", "ftp://localhost/", "/hook"])
    def test_a_url_that_is_none_is_an_error_and_loses_nothing(
        self, fake: FakePostmark, receiver: Receiver, url: str
    ) -> None:
        a_message(fake).delivered()
        with pytest.raises(ValueError, match="url must start with http"):
            fake.deliver_webhooks(url)
        assert len(fake.deliver_webhooks(receiver.url)) == 1


def test_no_repr_shows_a_subject_or_a_password(fake: FakePostmark) -> None:
    a_message(fake).delivered()
    [event] = fake.events
    assert "order" not in repr(event)
    wire = Admin(fake, account=False)
    auth = {"Username": "user", "Password": "secret"}
    wire.post("/webhooks", {"Url": "https://e.com", "HttpAuth": auth})
    assert "secret" not in repr(list(fake.webhooks.rows.values()))
