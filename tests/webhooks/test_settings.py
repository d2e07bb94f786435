"""Webhooks and suppressions are set through the clients, the same in both colours."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import httpx
import pytest
from described import Wire, client_of
from either import Either
from rich.pretty import pretty_repr

from postmark import NotFoundError, ServerError, SuppressionError
from postmark._suppressions import AsyncSuppressions, SyncSuppressions
from postmark._webhook_settings import AsyncWebhooks, SyncWebhooks
from postmark.models import (
    BounceTrigger,
    HttpAuth,
    HttpHeader,
    OpenTrigger,
    Server,
    Webhook,
    WebhookTriggers,
)
from postmark.webhooks import WebhookAuth, parse

WEBHOOK = {
    "ID": 4410001,
    "Url": "https://user:url-pass@hooks.example.com/postmark",
    "HttpAuth": {"Username": "hook-user", "Password": "hook-pass"},
    "HttpHeaders": [{"Name": "X-Shared-Key", "Value": "example-key"}],
}


def sent(wire: Wire) -> dict[str, Any]:
    (request,) = wire.requests
    found: dict[str, Any] = json.loads(request.content)
    return found


# --- webhooks -----------------------------------------------------------------------------------


def test_a_webhook_gets_the_credentials_that_are_checked(either: Either) -> None:
    wire, auth = Wire(WEBHOOK), WebhookAuth("höok", "p:ss", headers={"X-Key": "key"})

    webhook = either(
        client_of(either, wire).webhooks.create(
            url="https://example.com/hook",
            triggers=WebhookTriggers(bounce=BounceTrigger(enabled=True, include_content=False)),
            auth=auth,
            message_stream="news",
            verify=False,
        )
    )

    assert isinstance(webhook, Webhook)
    assert wire.requests[0].method == "POST"
    assert wire.requests[0].url.path == "/webhooks"
    assert sent(wire) == {
        "Url": "https://example.com/hook",
        "Triggers": {"Bounce": {"Enabled": True, "IncludeContent": False}},
        "HttpAuth": {"Username": "höok", "Password": "p:ss"},
        "HttpHeaders": [{"Name": "X-Key", "Value": "key"}],
        "MessageStream": "news",
        "Verify": False,
    }
    parse({"RecordType": "Bounce"}, headers=auth.to_headers(), auth=auth)


def test_what_is_not_given_is_not_sent(either: Either) -> None:
    wire = Wire(WEBHOOK)

    either(client_of(either, wire).webhooks.create(url="https://example.com/hook"))

    assert sent(wire) == {"Url": "https://example.com/hook"}


def test_a_webhook_is_changed(either: Either) -> None:
    wire = Wire(WEBHOOK)

    either(
        client_of(either, wire).webhooks.edit(
            4410001,
            triggers=WebhookTriggers(open=OpenTrigger(enabled=True)),
            auth=WebhookAuth("user", "pass"),
        )
    )

    assert wire.requests[0].method == "PUT"
    assert wire.requests[0].url.path == "/webhooks/4410001"
    assert sent(wire) == {
        "Triggers": {"Open": {"Enabled": True}},
        "HttpAuth": {"Username": "user", "Password": "pass"},
        "HttpHeaders": [],  # those of before are not wanted any more
    }


def test_headers_alone_leave_the_password_as_it_is(either: Either) -> None:
    wire = Wire(WEBHOOK)

    either(client_of(either, wire).webhooks.edit(1, auth=WebhookAuth(headers={"X-Key": "key"})))

    assert sent(wire) == {"HttpHeaders": [{"Name": "X-Key", "Value": "key"}]}


@pytest.mark.parametrize("auth", [("user", "pass"), "user:pass", {"X-Key": "pass"}, 0])
def test_credentials_of_another_type_are_not_sent(either: Either, auth: Any) -> None:
    wire = Wire(WEBHOOK)

    with pytest.raises(TypeError, match="auth must be a WebhookAuth") as caught:
        either(client_of(either, wire).webhooks.create(url="https://example.com", auth=auth))

    assert "pass" not in str(caught.value)
    assert wire.requests == []


def test_a_mistyped_keyword_is_told(either: Either) -> None:
    with pytest.raises(TypeError, match="did you mean 'triggers'"):
        either(client_of(either, Wire(WEBHOOK)).webhooks.create(url="", trigger=None))


# --- secrets ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "model",
    [
        HttpAuth.from_dict(WEBHOOK["HttpAuth"]),  # type: ignore[arg-type]  # wrong on purpose
        HttpHeader(name="X-Shared-Key", value="example-key"),
        Webhook.from_dict(WEBHOOK),
        Server.from_dict({"ID": 1, "Name": "Shop", "ApiTokens": ["5ecre7-70ken"]}),
    ],
    ids=lambda model: type(model).__name__,
)
def test_no_repr_shows_a_secret_and_to_dict_keeps_it(model: Any) -> None:
    secrets = ("hook-pass", "url-pass", "example-key", "5ecre7-70ken")

    for shown in (repr(model), str(model), pretty_repr(model), pretty_repr({"a": [model]})):
        assert not [secret for secret in secrets if secret in shown]
    assert [secret for secret in secrets if secret in json.dumps(model.to_dict())]


# --- suppressions -------------------------------------------------------------------------------

METHODS = pytest.mark.parametrize(
    ("method", "path", "done"),
    [
        ("create", "/message-streams/outbound/suppressions", "Suppressed"),
        ("delete", "/message-streams/outbound/suppressions/delete", "Deleted"),
    ],
)


class Service:
    """Answers for each address: those that start with `bad` fail; some requests may fail."""

    def __init__(self, done: str = "Suppressed", broken: int | None = None) -> None:
        self.done = done
        self.broken = broken
        self.asked: list[list[str]] = []
        self.paths: list[str] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        addresses = [row["EmailAddress"] for row in json.loads(request.content)["Suppressions"]]
        self.asked.append(addresses)
        self.paths.append(request.url.path)
        if len(self.asked) - 1 == self.broken:
            return httpx.Response(500, json={"ErrorCode": 100, "Message": "Down"})
        rows = [
            {"EmailAddress": each, "Status": "Failed", "Message": "You do not have the authority."}
            if each.startswith("bad")
            else {"EmailAddress": each, "Status": self.done, "Message": None}
            for each in addresses
        ]
        return httpx.Response(200, json={"Suppressions": rows})


def addresses(count: int) -> list[str]:
    return [f"jo{number}@example.com" for number in range(count)]


@METHODS
@pytest.mark.parametrize("count", [1, 49, 50, 51, 100, 137])
def test_addresses_are_sent_by_fifties_and_answered_in_order(
    either: Either, method: str, path: str, done: str, count: int
) -> None:
    service = Service(done)

    results = either(getattr(client_of(either, service).suppressions, method)(addresses(count)))

    assert [len(asked) for asked in service.asked] == [
        min(50, count - start) for start in range(0, count, 50)
    ]
    assert [each.email_address for each in results] == addresses(count)
    assert all(each.succeeded for each in results)
    assert set(service.paths) == {path}


@METHODS
def test_another_stream_can_be_named(either: Either, method: str, path: str, done: str) -> None:
    service = Service(done)

    either(getattr(client_of(either, service).suppressions, method)(["jo@example.com"], "news"))

    assert service.paths == [path.replace("outbound", "news")]


@pytest.mark.parametrize("kind", [list, tuple, iter, reversed])
def test_any_iterable_of_addresses_will_do(
    either: Either, kind: Callable[[list[str]], Iterable[str]]
) -> None:
    service = Service()

    either(client_of(either, service).suppressions.create(kind(addresses(3))))

    assert service.asked == [[*kind(addresses(3))]]


@METHODS
@pytest.mark.parametrize("nobody", [[], (), iter(())])
def test_no_address_sends_nothing(
    either: Either, method: str, path: str, done: str, nobody: Any
) -> None:
    service = Service(done)

    assert either(getattr(client_of(either, service).suppressions, method)(nobody)) == []

    assert service.asked == []


@METHODS
@pytest.mark.parametrize(
    "wrong", ["jo@example.com", b"jo@example.com", {"jo@example.com": 1}, 7, None, [7], [None]]
)
def test_what_is_not_a_list_of_texts_is_refused_before_anything_is_sent(
    either: Either, method: str, path: str, done: str, wrong: Any
) -> None:
    service = Service(done)
    given: Any = [*addresses(60), *wrong] if wrong.__class__ is list else wrong

    with pytest.raises(TypeError, match="addresses"):
        either(getattr(client_of(either, service).suppressions, method)(given))

    assert service.asked == []


@METHODS
def test_a_failed_address_is_an_error_after_all_were_tried(
    either: Either, method: str, path: str, done: str
) -> None:
    service = Service(done)
    given = ["bad@example.com", *addresses(60)]

    with pytest.raises(SuppressionError, match="of 61 addresses, 1 could not be") as caught:
        either(getattr(client_of(either, service).suppressions, method)(given))

    assert len(service.asked) == 2
    assert [each.email_address for each in caught.value.results] == given
    assert [each.email_address for each in caught.value.failed] == ["bad@example.com"]
    assert "example.com" not in str(caught.value)


def test_unchecked_the_results_tell(either: Either) -> None:
    given = ["jo@example.com", "bad@example.com"]

    results = either(client_of(either, Service()).suppressions.create(given, check=False))

    assert [each.succeeded for each in results] == [True, False]
    assert results[1].message == "You do not have the authority."


def test_a_failure_half_way_tells_what_was_done(either: Either) -> None:
    service = Service(broken=2)
    given = ["bad@example.com", *addresses(200)]

    with pytest.raises(ServerError) as caught:
        either(client_of(either, service).suppressions.create(given))

    assert len(service.asked) == 3, "nothing is sent after a failure"
    (note,) = caught.value.__notes__
    assert "first 100 addresses, and 99 of them were changed" in note
    assert "index 100" in note
    assert "example.com" not in note


def test_a_failure_at_once_has_no_note(either: Either) -> None:
    wire = Wire({"ErrorCode": 1226, "Message": "No such stream."}, 422)

    with pytest.raises(NotFoundError) as caught:
        either(client_of(either, wire).suppressions.create(["jo@example.com"]))

    assert not getattr(caught.value, "__notes__", [])


# --- twins --------------------------------------------------------------------------------------


def twins() -> Iterator[tuple[Any, Any]]:
    for sync, asynchronous in (
        (SyncSuppressions, AsyncSuppressions),
        (SyncWebhooks, AsyncWebhooks),
    ):
        for name in vars(sync):
            if name[0] != "_":
                yield vars(sync)[name], vars(asynchronous)[name]


@pytest.mark.parametrize(("sync", "asynchronous"), [*twins()])
def test_both_colours_are_the_same(sync: Any, asynchronous: Any) -> None:
    assert inspect.signature(sync) == inspect.signature(asynchronous)
    assert inspect.getdoc(sync) == inspect.getdoc(asynchronous)
    assert not inspect.iscoroutinefunction(sync)
    assert inspect.iscoroutinefunction(asynchronous)
