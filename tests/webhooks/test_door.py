"""Only who knows the credentials gets in, however a framework spells the headers."""

from __future__ import annotations

import io
import pickle
from base64 import b64encode
from collections.abc import Callable, Mapping
from email.message import Message
from traceback import walk_tb
from typing import Any, cast

import attrs
import django
import httpx
import pytest
from django.conf import settings as django_settings
from django.core.handlers.wsgi import WSGIRequest
from django.test import RequestFactory
from rich.pretty import pretty_repr
from starlette.datastructures import Headers
from webhook_payloads import body

from postmark.webhooks import BounceWebhook, WebhookAuth, WebhookAuthError, parse

BODY = body("bounce")
PASSWORD = "päß:wörd:🔑"
KEY = "shared-key-1"
BASIC = WebhookAuth("höok", PASSWORD)
SHARED = WebhookAuth(headers={"X-Shared-Key": KEY})
BOTH = WebhookAuth("höok", PASSWORD, headers={"X-Shared-Key": KEY, "X-Other": "two words"})


def basic(username: str = "höok", password: str = PASSWORD, scheme: str = "Basic") -> str:
    return f"{scheme} {b64encode(f'{username}:{password}'.encode()).decode()}"


SENT = {
    "Authorization": basic(), "X-Shared-Key": KEY, "X-Other": "two words",
    "X-PM-Retries-Remaining": "9", "X-PM-Webhook-Trace-Id": "trace-1",
}  # fmt: skip


def environ(sent: Mapping[str, str]) -> dict[str, Any]:
    """Return what a WSGI server makes of a request with these headers."""
    named = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in sent.items()}
    return {
        **RequestFactory().post("/", BODY, content_type="application/json").environ,
        **named,
        "wsgi.version": (1, 0),
        "wsgi.input": io.BytesIO(BODY),
    }


def message(sent: Mapping[str, str]) -> Message:
    """Return what `http.server` hands to its handlers."""
    found = Message()
    for name, value in sent.items():
        found[name] = value
    return found


def in_case(change: Callable[[str], str]) -> Callable[[Mapping[str, str]], Any]:
    return lambda sent: {change(name): value for name, value in sent.items()}


def asgi(sent: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.lower().encode(), value.encode()) for name, value in sent.items()]


SPELLINGS: dict[str, Callable[[Mapping[str, str]], Any]] = {
    "dict": dict,
    "lower case": in_case(str.lower),
    "upper case": in_case(str.upper),
    "swapped case": in_case(str.swapcase),
    "WSGI environ": environ,
    "Django request.headers": lambda sent: WSGIRequest(environ(sent)).headers,
    "Django request.META": lambda sent: WSGIRequest(environ(sent)).META,
    "Starlette": lambda sent: Headers(raw=asgi(sent)),
    "ASGI scope": asgi,
    "httpx": lambda sent: httpx.Headers(dict(sent), encoding="utf-8"),
    "http.server": message,
    "many values": lambda sent: {name: [value] for name, value in sent.items()},
}


@pytest.fixture(autouse=True, scope="module")
def _django() -> None:
    if not django_settings.configured:
        django_settings.configure()
        django.setup()


@pytest.fixture(params=SPELLINGS, ids=str)
def spelled(request: pytest.FixtureRequest) -> Callable[[Mapping[str, str]], Any]:
    return SPELLINGS[request.param]


Spelled = Callable[[Mapping[str, str]], Any]


@pytest.mark.parametrize("auth", [BASIC, SHARED, BOTH, None])
def test_the_right_credentials_open(spelled: Spelled, auth: WebhookAuth | None) -> None:
    event = parse(BODY, headers=spelled(SENT), auth=auth)

    assert isinstance(event, BounceWebhook)
    assert (event.trace_id, event.retries_remaining) == ("trace-1", 9)


@pytest.mark.parametrize("missing", ["Authorization", "X-Shared-Key", "X-Other"])
def test_all_that_is_configured_must_be_there(spelled: Spelled, missing: str) -> None:
    sent = {name: value for name, value in SENT.items() if name != missing}

    with pytest.raises(WebhookAuthError):
        parse(BODY, headers=spelled(sent), auth=BOTH)


@pytest.mark.parametrize(
    "wrong",
    [
        {"Authorization": basic(password="wrong")},
        {"Authorization": basic(username="wrong")},
        {"Authorization": basic(username="höok:" + PASSWORD, password="")},
        {"Authorization": basic(password=PASSWORD + " ")},
        {"Authorization": basic(scheme="Bearer")},
        {"Authorization": basic().removeprefix("Basic ")},
        {"Authorization": "Basic"},
        {"Authorization": "Basic !!!"},
        {"Authorization": "Basic ÿÿÿ"},
        {"Authorization": "Basic QQQQQ"},
        {"Authorization": ""},
        {"X-Shared-Key": ""},
        {"X-Shared-Key": KEY + "2"},
        {"X-Shared-Key": KEY.upper()},
        {"X-Shared-Key": "ÿ"},
    ],
)
def test_wrong_credentials_do_not_open(spelled: Spelled, wrong: dict[str, str]) -> None:
    with pytest.raises(WebhookAuthError):
        parse(BODY, headers=spelled({**SENT, **wrong}), auth=BOTH)


@pytest.mark.parametrize(
    "right",
    [
        basic(scheme="basic"),
        basic(scheme="BASIC"),
        basic().rstrip("="),
        basic().replace(" ", "   "),
        f"  {basic()}  ",
    ],
)
def test_basic_credentials_may_be_spelled_as_http_allows(right: str) -> None:
    parse(BODY, headers={"Authorization": right}, auth=BASIC)


def test_credentials_of_ascii_are_the_usual_ones() -> None:
    headers = {"Authorization": "Basic aG9vay11c2VyOmhvb2stcGFzcw=="}

    parse(BODY, headers=headers, auth=WebhookAuth("hook-user", "hook-pass"))


@pytest.mark.parametrize("headers", [None, {}, [], Headers()])
def test_without_headers_nobody_gets_in(headers: Any) -> None:
    for auth in (BASIC, SHARED, BOTH):
        with pytest.raises(WebhookAuthError):
            parse(BODY, headers=headers, auth=auth)


@pytest.mark.parametrize("content", [b"{", "[" * 100_000, cast("Any", None)])
def test_the_body_of_a_stranger_is_not_read(content: Any) -> None:
    with pytest.raises(WebhookAuthError):
        parse(content, headers={}, auth=BASIC)


def test_the_error_tells_nothing_that_was_sent_or_wanted() -> None:
    with pytest.raises(WebhookAuthError) as caught:
        parse(BODY, headers={"Authorization": basic(password="guess")}, auth=BOTH)

    said = f"{caught.value!r} {caught.value.__context__!r}"
    for secret in ("guess", PASSWORD, KEY, "höok"):
        assert secret not in said
    assert isinstance(caught.value, ValueError)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_that_everyone_is_let_in_must_be_written_out() -> None:
    check: Any = parse
    with pytest.raises(TypeError, match="auth"):
        check(BODY, headers={})
    with pytest.raises(TypeError, match="headers"):
        check(BODY, auth=None)


@pytest.mark.parametrize("auth", [("hook", "pass"), "hook:pass", False, 0, {}])
def test_auth_of_another_type_is_refused_and_not_shown(auth: Any) -> None:
    with pytest.raises(TypeError, match="auth must be a WebhookAuth or None") as caught:
        parse(BODY, headers={}, auth=auth)

    assert "pass" not in str(caught.value)


# --- what can be configured ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "headers"),
    [
        ((), None),
        ((), {}),
        ((None, None), None),
        (("", ""), None),
        (("user",), None),
        (("user", ""), None),
        (("", "pass"), None),
        ((None, "pass"), None),
        (("us:er", "pass"), None),
        (("user", 5), None),
        ((b"user", "pass"), None),
        (("user", "pass"), {"authorization": "Bearer x"}),
        ((), {"X-Key": ""}),
        ((), {"X-Key": " key"}),
        ((), {"X-Key": "key\r\n"}),
        ((), {"X-Key": "ключ"}),
        ((), {"X Key": "key"}),
        ((), {"": "key"}),
        ((), {"X-Key\n": "key"}),
    ],
)
def test_what_would_check_nothing_or_never_match_is_refused(
    arguments: tuple[Any, ...], headers: dict[str, str] | None
) -> None:
    with pytest.raises(ValueError, match=r"must|give") as caught:
        WebhookAuth(*arguments, headers=headers)

    for secret in ("pass", "key"):
        assert secret not in str(caught.value).replace("password", "")


def test_any_other_header_may_hold_the_secret() -> None:
    auth = WebhookAuth(headers={"Authorization": "Bearer abc"})

    parse(BODY, headers={"authorization": "Bearer abc"}, auth=auth)
    with pytest.raises(WebhookAuthError):
        parse(BODY, headers={"authorization": "Bearer abd"}, auth=auth)


def test_what_will_be_sent_can_be_asked_for() -> None:
    assert BOTH.to_headers() == {name: SENT[name] for name in BOTH.to_headers()}
    assert [*BOTH.to_headers()] == ["Authorization", "X-Shared-Key", "X-Other"]
    assert SHARED.to_headers() == {"X-Shared-Key": KEY}
    for auth in (BASIC, SHARED, BOTH):
        parse(BODY, headers=auth.to_headers(), auth=auth)


def test_the_credentials_are_in_no_repr() -> None:
    for shown in (repr(BOTH), pretty_repr(BOTH), f"{BOTH}", repr({"auth": BOTH})):
        assert "höok" in shown
        for secret in (PASSWORD, KEY, "two words"):
            assert secret not in shown


def test_the_credentials_are_a_value() -> None:
    same = WebhookAuth("höok", PASSWORD, headers=dict(BOTH.headers))
    assert same == BOTH
    assert hash(same) == hash(BOTH)
    assert pickle.loads(pickle.dumps(BOTH)) == BOTH
    assert attrs.evolve(BOTH, password="other") != BOTH
    assert BASIC != BOTH
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        BOTH.username = "other"  # type: ignore[misc] # pyright: ignore[reportAttributeAccessIssue] - wrong on purpose


def test_headers_changed_afterwards_change_nothing() -> None:
    headers = {"X-Shared-Key": KEY}
    auth = WebhookAuth(headers=headers)

    headers.clear()

    with pytest.raises(WebhookAuthError):
        parse(BODY, headers={}, auth=auth)


@pytest.mark.parametrize("headers", [{"X-Key": 5}, {5: "x"}])
def test_headers_that_are_no_texts_are_refused_by_name(headers: Any) -> None:
    with pytest.raises(TypeError, match=r"headers.* must be a str, not int"):
        WebhookAuth(headers=headers)


@pytest.mark.parametrize("value", [5, None, [1]])
def test_a_body_of_another_type_is_refused_by_name(value: Any) -> None:
    with pytest.raises(TypeError, match="body must be bytes, a str or a mapping, not"):
        parse(value, headers=None, auth=None)


@pytest.mark.parametrize("sent", [SENT, SENT | {"Authorization": basic(password="guessed")}])
def test_no_local_variable_of_a_traceback_holds_a_credential(sent: dict[str, str]) -> None:
    with pytest.raises(ValueError) as caught:
        parse(b"no JSON", headers=sent, auth=BOTH)
    frames = [frame for frame, _ in walk_tb(caught.value.__traceback__)][1:]
    shown = repr([frame.f_locals for frame in frames])

    assert frames
    for secret in (PASSWORD, KEY, "two words", "guessed", basic(), basic(password="guessed")):
        assert secret not in shown
