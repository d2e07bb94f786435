"""Which error a call ends with, and what it says: `settle` alone, no network."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import postmark
from postmark import (
    APIError,
    AuthenticationError,
    IncompleteResultsError,
    InvalidRequestError,
    InvalidResponseError,
    MessageNotFoundError,
    NetworkError,
    NetworkTimeoutError,
    PostmarkError,
    RateLimitError,
    ServerError,
)
from postmark._http.outcome import Answer, Failure, Options, Outcome
from postmark._http.verdict import LARGEST_ERROR, settle
from postmark._wire.request import Request, UnreadableAnswer

OPTIONS = Options(timeout=10.0, deadline=30.0, retries=3)
GET = Request("GET", "/path", lambda data: data)
PUT = Request("PUT", "/path", lambda data: data)


def redact(text: str) -> str:
    return text.replace("token", "[hidden]")


def end(
    outcome: Outcome, request: Request[Any] = GET, attempts: int = 1, options: Options = OPTIONS
) -> Any:
    return settle(request, outcome, attempts, options, redact)


def said(status: int, body: object, **headers: str) -> Answer:
    return Answer(
        status,
        {name.replace("_", "-"): text for name, text in headers.items()},
        body if isinstance(body, bytes) else json.dumps(body).encode(),
    )


# --- results and classes --------------------------------------------------------------


@pytest.mark.parametrize("status", [200, 201, 299])
def test_a_success_is_read(status: int) -> None:
    assert end(said(status, {"a": 1})) == {"a": 1}


KINDS: dict[int, type[APIError]] = {
    199: APIError, 300: APIError, 302: APIError, 399: APIError, 400: InvalidRequestError,
    401: AuthenticationError, 402: APIError, 403: APIError, 404: APIError, 405: APIError,
    413: APIError, 414: APIError, 415: InvalidRequestError, 416: APIError, 421: APIError,
    422: InvalidRequestError, 423: APIError, 428: APIError, 429: RateLimitError, 430: APIError,
    499: APIError, 500: ServerError, 501: ServerError, 599: ServerError, 600: APIError,
    999: APIError,
}  # fmt: skip


@pytest.mark.parametrize(("status", "kind"), KINDS.items())
def test_the_status_decides_the_class(status: int, kind: type[APIError]) -> None:
    assert type(end(said(status, {}))) is kind


@pytest.mark.parametrize(("code", "kind"), [
    (700, InvalidRequestError), (701, MessageNotFoundError), (702, InvalidRequestError),
])  # fmt: skip
def test_only_code_701_means_that_a_message_is_missing(code: int, kind: type[APIError]) -> None:
    assert type(end(said(422, {"ErrorCode": code}))) is kind


@pytest.mark.parametrize("status", [400, 404, 421, 423, 500])
def test_code_701_means_that_only_with_422(status: int) -> None:
    assert type(end(said(status, {"ErrorCode": 701}))) is KINDS.get(status, APIError)


def test_the_tree_is_as_documented() -> None:
    assert {kind.__name__: kind.__mro__[1].__name__ for kind in _all_kinds()} == {
        "APIError": "PostmarkError",
        "AuthenticationError": "APIError",
        "MessageNotFoundError": "APIError",
        "InvalidRequestError": "APIError",
        "RateLimitError": "APIError",
        "ServerError": "APIError",
        "InvalidResponseError": "PostmarkError",
        "NetworkError": "PostmarkError",
        "NetworkTimeoutError": "NetworkError",
        "IncompleteResultsError": "PostmarkError",
    }
    assert issubclass(NetworkTimeoutError, TimeoutError)
    assert all(kind.__name__ in postmark.__all__ for kind in _all_kinds())


def _all_kinds(kind: type[PostmarkError] = PostmarkError) -> list[type[PostmarkError]]:
    below = kind.__subclasses__()
    return below + [further for each in below for further in _all_kinds(each)]


# --- what they say ----------------------------------------------------------------------


def test_an_error_response_is_described_in_one_line() -> None:
    error = end(
        said(422, {"ErrorCode": 700, "Message": "Bad\r\n  token"}, x_request_id="r-1"), PUT, 2
    )

    assert str(error) == (
        "Bad [hidden] (HTTP 422, error code 700) for PUT /path after 2 attempts, request id r-1"
    )
    assert (error.status, error.error_code, error.message) == (422, 700, "Bad [hidden]")
    assert (error.request_id, error.method, error.path, error.attempts) == (
        "r-1",
        "PUT",
        "/path",
        2,
    )
    assert error.body == '{"ErrorCode": 700, "Message": "Bad\\r\\n  [hidden]"}'


@pytest.mark.parametrize(
    ("status", "text"),
    [
        (304, "Postmark gave no reason (HTTP 304)"),
        (400, "Postmark gave no reason (HTTP 400)"),
        (403, "Forbidden, possibly by a proxy or firewall in front of Postmark (HTTP 403)"),
        (429, "Too many requests (HTTP 429)"),
        (502, "Postmark gave no reason (HTTP 502)"),
    ],
)
def test_an_empty_error_response_is_described_by_its_status(status: int, text: str) -> None:
    error = end(said(status, b"<html>"))

    assert str(error) == f"{text} for GET /path"
    assert (error.message, error.error_code, error.request_id) == ("", None, None)


@pytest.mark.parametrize("status", [300, 302, 399])
def test_a_redirect_is_reported_as_one(status: int) -> None:
    error = end(said(status, b"", location="https://elsewhere.example"))

    text = "Unexpected redirect, not followed: check base_url"
    assert str(error) == f"{text} (HTTP {status}) for GET /path"


@pytest.mark.parametrize("status", [299, 400])
def test_an_answer_with_a_location_is_no_redirect_by_that_alone(status: int) -> None:
    error = end(said(status, b"", location="https://elsewhere.example"))

    assert "redirect" not in str(error)


def test_a_rate_limit_says_in_its_text_how_long_to_wait() -> None:
    error = end(said(429, {"Message": "Slow down."}, retry_after="7"))

    assert str(error) == "Slow down (HTTP 429, retry after 7 s) for GET /path"


@pytest.mark.parametrize(("body", "header", "code"), [
    ({"ErrorCode": 10}, None, 10), ({"ErrorCode": 0}, "7", 0), ({"ErrorCode": "10"}, None, 10),
    ({"ErrorCode": " 10 "}, None, 10), ({"ErrorCode": "ten"}, "7", 7), ({}, "7", 7),
    ({}, "", None), ({"ErrorCode": True}, None, None), ({"ErrorCode": "1234567890"}, None, None),
    ({"ErrorCode": "123456789"}, None, 123456789), ([10], None, None), (b"\xff", None, None),
    ({"ErrorCode": None}, "7", 7), ({"ErrorCode": -1}, None, -1),
    ({"ErrorCode": 10**9}, "7", 7), ({"ErrorCode": 10**9 - 1}, "7", 10**9 - 1),
])  # fmt: skip
def test_the_error_code_is_read_in_every_form(
    body: object, header: str | None, code: int | None
) -> None:
    headers = {} if header is None else {"x_pm_apierrorcode": header}

    assert end(said(400, body, **headers)).error_code == code


@pytest.mark.parametrize(("header", "seconds"), [("7", 7), ("", None), ("soon", None)])
def test_a_rate_limit_says_how_long_to_wait(header: str, seconds: float | None) -> None:
    assert end(said(429, {}, retry_after=header)).retry_after == seconds


@pytest.mark.parametrize("status", [400, 422, 500, 503])
def test_no_other_error_says_how_long_to_wait(status: int) -> None:
    error = end(said(status, {"Message": "No"}, retry_after="7"))

    assert not hasattr(error, "retry_after")
    assert "7" not in str(error)


def test_a_long_message_is_cut() -> None:
    assert end(said(400, {"Message": "a" * 500})).message == "a" * 500
    assert end(said(400, {"Message": "a" * 501})).message == "a" * 500 + "…"


def test_an_excerpt_of_the_body_is_kept_without_the_token() -> None:
    error = end(said(500, b"a" * 498 + b"token" * 1000))

    assert error.body == "a" * 498 + "[h"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_the_token_is_hidden_however_the_body_is_encoded(encoding: str) -> None:
    assert end(said(500, "a token".encode(encoding))).body == "a [hidden]"


def test_an_error_answer_of_any_size_is_told_at_once() -> None:
    # Its text is worked on char by char: of tens of MiB that took seconds, beyond the deadline.
    text = '{"ErrorCode": 701, "Message": "%s"}'
    largest = LARGEST_ERROR - len(text % "")

    assert isinstance(end(said(422, (text % ("a" * largest)).encode())), MessageNotFoundError)
    error = end(said(422, (text % ("a" * (largest + 1))).encode(), x_pm_apierrorcode="700"))

    assert (type(error), error.error_code, error.message) == (InvalidRequestError, 700, "")
    assert error.body.startswith('{"ErrorCode": 701')


@given(st.text())
def test_every_message_makes_one_printable_line(message: str) -> None:
    text = str(end(said(400, {"Message": message})))

    assert text.isprintable()
    assert text.encode()


@pytest.mark.parametrize("body", [b"", b"{", b"<html>", b"NaN", b'"\xff"', b"[" * 100_000])
def test_a_success_that_is_not_json_is_an_invalid_response(body: bytes) -> None:
    error = end(said(200, body, x_request_id="r-1"))

    assert type(error) is InvalidResponseError
    assert str(error) == (
        "unreadable response for GET /path, request id r-1: it is not readable JSON (HTTP 200)"
    )
    assert (error.status, error.request_id, error.attempts) == (200, "r-1", 1)


def test_a_success_of_another_shape_is_an_invalid_response() -> None:
    def refuse(data: object) -> None:
        raise UnreadableAnswer("it has no list")

    error = end(said(201, {}), Request("GET", "/path", refuse), 3)

    assert type(error) is InvalidResponseError
    assert str(error) == (
        "unreadable response for GET /path after 3 attempts: it has no list (HTTP 201)"
    )
    assert error.body == "{}"


def test_a_truncated_success_is_an_invalid_response() -> None:
    error = end(Answer(200, {}, b"{}", "the body was truncated", cut_short=True))

    assert type(error) is InvalidResponseError
    assert "the body was truncated" in str(error)


def test_a_truncated_error_keeps_its_class() -> None:
    assert type(end(Answer(401, {}, b"{", "the body was truncated"))) is AuthenticationError


# --- no answer ------------------------------------------------------------------------


@pytest.mark.parametrize("sent", [True, False])
@pytest.mark.parametrize("request_", [GET, PUT], ids=["GET", "PUT"])
def test_maybe_applied_means_that_the_request_may_have_taken_effect(
    request_: Request[Any], sent: bool
) -> None:
    error = end(Failure("dropped", sent=sent), request_)

    assert type(error) is NetworkError
    assert error.maybe_applied is (sent and request_ is PUT)
    warning = "; Postmark may have acted on it, check before retrying"
    method = request_.method
    assert str(error) == (
        f"no response from Postmark for {method} /path: dropped" + warning * error.maybe_applied
    )


@pytest.mark.parametrize("request_", [GET, PUT], ids=["GET", "PUT"])
@pytest.mark.parametrize(
    ("outcome", "could_have"),
    [
        (said(500, {}), True),
        (said(503, b""), True),
        (said(200, b"<html>"), True),
        (Answer(200, {}, b"{", "the body was truncated", cut_short=True), True),
        (said(429, {}), False),
        (said(422, {"ErrorCode": 702}), False),
        (said(302, b""), False),
    ],
)
def test_a_response_can_leave_open_whether_the_request_took_effect(
    request_: Request[Any], outcome: Answer, could_have: bool
) -> None:
    error = end(outcome, request_)

    assert error.maybe_applied is (could_have and request_ is PUT)


@pytest.mark.parametrize(("deadline", "text"), [(30.0, "deadline 30 s"), (None, "no deadline")])
def test_a_timeout_says_which_limits_there_were(deadline: float | None, text: str) -> None:
    options = Options(timeout=2.5, deadline=deadline, retries=0)

    error = end(Failure("timed out", sent=True, timed_out=True), PUT, 2, options)

    assert type(error) is NetworkTimeoutError
    assert error.maybe_applied is True
    assert (error.method, error.path, error.attempts) == ("PUT", "/path", 2)
    assert str(error) == (
        "no response from Postmark for PUT /path after 2 attempts: timed out "
        f"(timeout 2.5 s, {text}); Postmark may have acted on it, check before retrying"
    )


# --- pickle and copy ------------------------------------------------------------------

ERRORS: list[PostmarkError] = [
    *(end(said(status, {"ErrorCode": 1, "Message": "m"}, retry_after="3")) for status in KINDS),
    end(said(422, {"ErrorCode": 701})),
    end(said(200, b"")),
    end(Failure("dropped", sent=True), PUT),
    end(Failure("slow", sent=True, timed_out=True), PUT),
    IncompleteResultsError("more", yielded=5, total=None),
]


@pytest.mark.parametrize("kind", [PostmarkError, *_all_kinds()])
def test_an_error_without_details_has_safe_defaults(kind: type[PostmarkError]) -> None:
    error = kind("text")

    assert str(error) == "text"
    assert error.maybe_applied is False
    assert error.yielded == (0 if kind is IncompleteResultsError else None)


def test_an_error_made_by_hand_keeps_its_details() -> None:
    error = IncompleteResultsError("more", yielded=5, total=12)

    for each in (error, repickle(error), copy.copy(error)):
        assert (str(each), each.yielded, each.total) == ("more", 5, 12)


def repickle(error: PostmarkError) -> Any:
    return pickle.loads(pickle.dumps(error))


@pytest.mark.parametrize("way", ["copy", "deepcopy", "pickle"])
@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_errors_survive(error: PostmarkError, way: str) -> None:
    ways: dict[str, Any] = {"copy": copy.copy, "deepcopy": copy.deepcopy, "pickle": repickle}
    error.yielded = 7

    other = ways[way](error)

    assert type(other) is type(error)
    assert str(other) == str(error)
    assert vars(other) == vars(error)
