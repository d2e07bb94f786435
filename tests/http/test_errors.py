"""Which error a call ends with, and what it says: `verdict` alone, no network."""

from __future__ import annotations

import copy
import importlib
import inspect
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
    BatchError,
    InactiveRecipientsError,
    IncompleteResultsError,
    InvalidRequestError,
    InvalidResponseError,
    MessageNotFoundError,
    NetworkError,
    NetworkTimeoutError,
    NotFoundError,
    PostmarkError,
    RateLimitError,
    SendResponse,
    ServerError,
    SuppressionError,
    WebhookVerificationError,
    models,
)
from postmark._http.outcome import LARGEST_ERROR, NO_DEADLINE, Answer, Failure, Limits, Outcome
from postmark._http.verdict import Service, verdict
from postmark._wire.request import Refused, Request, UnreadableAnswer

LIMITS = Limits(timeout=10.0, deadline=30.0)
GET = Request("GET", "/path", lambda data: data)
PUT = Request("PUT", "/path", lambda data: data)


def redact(text: str) -> str:
    return text.replace("token", "[hidden]")


SERVICE = Service("api.example.com", "server token", redact)


def end(
    outcome: Outcome,
    request: Request[Any] = GET,
    attempts: int = 1,
    limits: Limits = LIMITS,
    service: Service = SERVICE,
) -> Any:
    return verdict(request, outcome, attempts, limits, service)


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
    401: AuthenticationError, 402: APIError, 403: APIError, 404: NotFoundError, 405: APIError,
    413: APIError, 414: APIError, 415: InvalidRequestError, 416: APIError, 421: APIError,
    422: InvalidRequestError, 423: APIError, 428: APIError, 429: RateLimitError, 430: APIError,
    499: APIError, 500: ServerError, 501: ServerError, 599: ServerError, 600: APIError,
    999: APIError,
}  # fmt: skip


@pytest.mark.parametrize(("status", "kind"), KINDS.items())
def test_the_status_decides_the_class(status: int, kind: type[APIError]) -> None:
    assert type(end(said(status, {}))) is kind


NOT_FOUND = (12, 501, 510, 812, 1001, 1101, 1226, 1301, 1352)
BY_CODE: dict[int, type[APIError]] = {
    **dict.fromkeys(NOT_FOUND, NotFoundError),
    406: InactiveRecipientsError, 700: InvalidRequestError, 701: MessageNotFoundError,
    702: InvalidRequestError, 1364: WebhookVerificationError,
    # Many codes are the number of an HTTP status, and mean something else.
    10: InvalidRequestError, 100: InvalidRequestError, 401: InvalidRequestError,
    402: InvalidRequestError, 404: InvalidRequestError, 413: InvalidRequestError,
    429: InvalidRequestError, 500: InvalidRequestError, 503: InvalidRequestError,
}  # fmt: skip


@pytest.mark.parametrize(("code", "kind"), BY_CODE.items())
def test_with_422_the_code_decides_the_class(code: int, kind: type[APIError]) -> None:
    assert type(end(said(422, {"ErrorCode": code}))) is kind


@pytest.mark.parametrize("code", BY_CODE)
@pytest.mark.parametrize("status", [400, 401, 403, 404, 413, 421, 423, 429, 500, 503])
def test_with_any_other_status_the_code_decides_nothing(status: int, code: int) -> None:
    assert type(end(said(status, {"ErrorCode": code}))) is KINDS.get(status, ServerError)


def test_a_404_without_a_body_is_not_found() -> None:
    error = end(said(404, b""))

    assert type(error) is NotFoundError
    assert str(error) == "Postmark gave no reason (HTTP 404) for GET /path"


def test_the_tree_is_as_documented() -> None:
    assert {kind.__name__: kind.__mro__[1].__name__ for kind in _all_kinds()} == {
        "APIError": "PostmarkError",
        "AuthenticationError": "APIError",
        "NotFoundError": "APIError",
        "MessageNotFoundError": "NotFoundError",
        "InvalidRequestError": "APIError",
        "InactiveRecipientsError": "InvalidRequestError",
        "WebhookVerificationError": "InvalidRequestError",
        "RateLimitError": "APIError",
        "ServerError": "APIError",
        "InvalidResponseError": "PostmarkError",
        "NetworkError": "PostmarkError",
        "NetworkTimeoutError": "NetworkError",
        "BatchError": "PostmarkError",
        "SuppressionError": "PostmarkError",
        "IncompleteResultsError": "PostmarkError",
    }
    drawn = inspect.getdoc(PostmarkError) or ""
    assert all(f"─ {kind.__name__} " in drawn for kind in _all_kinds())
    assert issubclass(NetworkTimeoutError, TimeoutError)
    assert all(kind.__name__ in postmark.__all__ for kind in _all_kinds())


def test_no_error_shows_a_private_module() -> None:
    kinds: list[type] = [PostmarkError, *_all_kinds(), postmark.Attempt]
    for kind in kinds:
        assert kind.__module__ == "postmark"
        assert getattr(postmark, kind.__name__) is kind


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
    ({"ErrorCode": 10}, None, 10), ({"ErrorCode": 0}, "7", 0), ({"ErrorCode": "10"}, "7", 7),
    ({}, " 7 ", 7), ({}, "seven", None), ({}, "٣", None), ({}, "7", 7),
    ({}, "", None), ({"ErrorCode": True}, None, None), ({}, "1234567890", None),
    ({}, "123456789", 123456789), ([10], None, None), (b"\xff", None, None),
    ({"ErrorCode": None}, "7", 7), ({"ErrorCode": -1}, None, -1),
    ({"ErrorCode": 10**9}, "7", 7), ({"ErrorCode": 10**9 - 1}, "7", 10**9 - 1),
])  # fmt: skip
def test_the_error_code_is_read_in_every_form(
    body: object, header: str | None, code: int | None
) -> None:
    headers = {} if header is None else {"x_pm_apierrorcode": header}

    assert end(said(400, body, **headers)).error_code == code


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("7", 7),
        ("6.1", 7),
        ("0", 0),
        ("0.01", 1),
        ("", None),
        ("soon", None),
        ("9" * 400, 31_536_000),
    ],
)
def test_a_rate_limit_says_in_whole_seconds_how_long_to_wait(
    header: str, seconds: int | None
) -> None:
    found = end(said(429, {}, retry_after=header)).retry_after

    assert found == seconds
    assert found is None or type(found) is int


def test_a_date_to_wait_for_is_compared_with_that_of_the_answer() -> None:
    error = end(
        said(
            429,
            {},
            retry_after="Sun, 01 Mar 2020 12:00:10 GMT",
            date="Sun, 01 Mar 2020 12:00:03 GMT",
        )
    )

    assert error.retry_after == 7


@pytest.mark.parametrize("status", [400, 422, 500, 503])
def test_no_other_error_says_how_long_to_wait(status: int) -> None:
    error = end(said(status, {"Message": "No"}, retry_after="7"))

    assert not hasattr(error, "retry_after")
    assert "7" not in str(error)


def test_a_long_message_is_cut() -> None:
    assert end(said(400, {"Message": "a" * 4000})).message == "a" * 4000
    assert end(said(400, {"Message": "a" * 4001})).message == "a" * 4000 + "…"
    assert str(end(said(400, {"Message": "a" * 501}))).startswith("a" * 500 + "… (HTTP 400)")


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
        f"no response from api.example.com for {method} /path: dropped"
        + warning * error.maybe_applied
    )


@pytest.mark.parametrize("request_", [GET, PUT], ids=["GET", "PUT"])
@pytest.mark.parametrize(
    ("outcome", "could_have"),
    [
        (said(500, {}), True),
        (said(503, b""), True),
        (said(503, {"ErrorCode": 101}), True),
        (said(500, {"ErrorCode": 100}), True),
        (said(503, {"ErrorCode": 100}), False),
        (said(404, b""), False),
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
    limits = Limits(2.5, NO_DEADLINE if deadline is None else deadline)

    error = end(Failure("timed out", sent=True, timed_out=True), PUT, 2, limits)

    assert type(error) is NetworkTimeoutError
    assert error.maybe_applied is True
    assert (error.method, error.path, error.attempts) == ("PUT", "/path", 2)
    assert str(error) == (
        "no response from api.example.com for PUT /path after 2 attempts: timed out "
        f"(timeout 2.5 s, {text}); Postmark may have acted on it, check before retrying"
    )


def test_a_proxy_on_the_way_is_named_too() -> None:
    where = SERVICE._replace(where="api.example.com through the proxy proxy.example.com:3128")

    error = end(Failure("Connection refused", sent=False), service=where)

    assert str(error) == (
        "no response from api.example.com through the proxy proxy.example.com:3128 for GET /path: "
        "Connection refused"
    )


# --- what single errors know --------------------------------------------------------------------


@pytest.mark.parametrize("credential", ["server token", "account token"])
def test_a_401_says_which_kind_of_token_is_wanted(credential: str) -> None:
    error = end(said(401, {"Message": "No."}), service=SERVICE._replace(credential=credential))

    assert str(error) == (
        f"No (HTTP 401) for GET /path; check the token: this client needs a valid {credential}"
    )


NEWER = (
    "You tried to send to recipient(s) that have been marked as inactive. Found inactive "
    "addresses: %s. Inactive recipients are ones that have generated a hard bounce."
)
OLDER = (
    "You tried to send to a recipient that has been marked as inactive.\nFound inactive "
    "addresses: %s.\nInactive recipients are ones that have generated a hard bounce. "
)
PARTLY = "Message OK, but will not deliver to these inactive addresses: %s"
MANY = tuple(f"jo.{number}@mail.example.com" for number in range(50))


@pytest.mark.parametrize("addresses", [("a.b@mail.example.com",), ("a@b.cd", "Jo.X@e.org"), MANY])
@pytest.mark.parametrize("wording", [NEWER, OLDER, PARTLY, PARTLY + "."])
def test_the_inactive_recipients_are_read_whole(wording: str, addresses: tuple[str, ...]) -> None:
    error = end(said(422, {"ErrorCode": 406, "Message": wording % ", ".join(addresses)}))

    assert type(error) is InactiveRecipientsError
    assert error.inactive_recipients == addresses


@pytest.mark.parametrize("message", ["", "inactive", 7, None, "inactive addresses:", [1]])
def test_a_406_of_another_wording_names_no_recipients(message: object) -> None:
    error = end(said(422, {"ErrorCode": 406, "Message": message}))

    assert error.inactive_recipients == ()


FROM = {"ErrorCode": 300, "Message": "Invalid\n'From' token."}


@pytest.mark.parametrize(("errors", "expected"), [
    ({"From": [FROM], "To": [{"ErrorCode": 1}, {}]},
     {"From": [(300, "Invalid 'From' [hidden].")], "To": [(1, ""), (None, "")]}),
    ([FROM], {"": [(300, "Invalid 'From' [hidden].")]}),
    (None, {}), ({}, {}), ([], {}), ("text", {}), ({"From": "text"}, {}), ({"From": []}, {}),
    ([1, None], {}), ({"From": [1, FROM]}, {"From": [(300, "Invalid 'From' [hidden].")]}),
])  # fmt: skip
def test_several_mistakes_are_told_by_field(errors: object, expected: object) -> None:
    error = end(said(422, {"ErrorCode": 11, "Message": "Several.", "Errors": errors}))

    assert type(error) is InvalidRequestError
    assert error.errors == expected
    assert error.error_code == 11


@pytest.mark.parametrize(
    ("errors", "told"), [({"From": [FROM]}, "From: Invalid"), ([FROM], "Inva")]
)
def test_the_first_of_several_mistakes_is_in_the_text(errors: object, told: str) -> None:
    error = end(said(422, {"ErrorCode": 11, "Message": "Several.", "Errors": errors}))

    assert str(error).startswith(f"Several (HTTP 422, error code 11, first of them: {told}")
    assert str(error).isprintable()


def test_only_the_first_of_several_mistakes_is_in_the_text() -> None:
    first, second = ({"ErrorCode": code, "Message": f"Code {code}."} for code in (300, 301))
    mistakes = {"To": [first, second], "Cc": [second]}

    error = end(said(422, {"ErrorCode": 11, "Message": "Several.", "Errors": mistakes}))

    assert "first of them: To: Code 300)" in str(error)
    assert "301" not in str(error)


def test_a_rejected_request_with_one_mistake_has_no_list_of_them() -> None:
    assert end(said(400, {"ErrorCode": 300})).errors == {}
    assert InvalidRequestError("text").errors == {}


def test_a_webhook_that_failed_its_test_is_known_by_the_code_of_the_header() -> None:
    report = {"Id": 0, "Success": False, "Results": [{"Message": "token"}], "Message": "1/2 fine"}

    error = end(said(422, report, x_pm_apierrorcode="1364"))

    assert type(error) is WebhookVerificationError
    assert str(error).startswith("1/2 fine (HTTP 422, error code 1364)")
    assert error.args[1]["verification"] == report | {"Results": [{"Message": "[hidden]"}]}


def test_a_report_without_a_message_is_told_in_words() -> None:
    error = end(said(422, {"Success": False, "Results": []}, x_pm_apierrorcode="1364"))

    assert str(error).startswith("The webhook's URL did not pass the verification")


@pytest.mark.parametrize("depth", [10, 300, 900, 980, 1000, 3000, 30_000])
def test_a_report_of_any_depth_is_an_error_of_this_sdk(depth: int) -> None:
    report = b'{"ErrorCode": 1364, "Results": ' + b"[" * depth + b"]" * depth + b"}"

    assert isinstance(end(said(422, report, x_pm_apierrorcode="1364")), APIError)


# --- refusals within a success ------------------------------------------------------------------


def _done(data: Any) -> None:
    if data["ErrorCode"]:
        raise Refused(data)


@pytest.mark.parametrize(("code", "kind"), BY_CODE.items())
def test_a_refusal_within_a_200_is_the_error_of_its_code(code: int, kind: type[APIError]) -> None:
    request = Request("DELETE", "/path", _done)

    error = end(said(200, {"ErrorCode": code, "Message": "No."}), request)

    assert type(error) is kind
    assert (error.status, error.error_code, error.message) == (200, code, "No.")
    assert error.maybe_applied is False
    assert str(error) == f"No (HTTP 200, error code {code}) for DELETE /path"


def test_a_200_without_a_refusal_is_a_result() -> None:
    assert end(said(200, {"ErrorCode": 0, "Message": "OK"}), Request("DELETE", "/", _done)) is None


# --- pickle and copy ------------------------------------------------------------------

ERRORS: list[PostmarkError] = [
    *(end(said(status, {"ErrorCode": 1, "Message": "m"}, retry_after="3")) for status in KINDS),
    *(end(said(422, {"ErrorCode": code, "Message": "m"})) for code in (12, 406, 701, 1364)),
    end(said(422, {"ErrorCode": 406, "Message": NEWER % "a.b@c.de, f@g.hi"})),
    end(said(422, {"ErrorCode": 11, "Errors": {"To": [FROM, FROM]}})),
    end(said(200, b"")),
    end(Failure("dropped", sent=True), PUT),
    end(Failure("slow", sent=True, timed_out=True), PUT),
    IncompleteResultsError("more", yielded=5, total=None),
    BatchError("some"),
    SuppressionError("some"),
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


def from_json(error: PostmarkError) -> Any:
    """Make the error again as a task queue does that stores results as JSON."""
    kind = getattr(importlib.import_module(type(error).__module__), type(error).__name__)
    return kind(*json.loads(json.dumps(error.args)))


def itself(error: Any) -> Any:
    return error


WAYS: dict[str, Any] = {
    "copy": copy.copy, "deepcopy": copy.deepcopy, "pickle": repickle, "JSON": from_json,
}  # fmt: skip
ATTRIBUTES = (
    "maybe_applied", "yielded", "total", "status", "error_code", "message", "request_id", "body",
    "method", "path", "attempts", "retry_after", "errors", "inactive_recipients", "results",
)  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_errors_survive(error: PostmarkError, way: str) -> None:
    error.yielded = 7

    other = WAYS[way](error)

    assert type(other) is type(error)
    assert (str(other), repr(other)) == (str(error), repr(error))
    for name in ATTRIBUTES:
        assert getattr(other, name, None) == getattr(error, name, None)
    assert other.yielded == 7


def test_a_copy_of_an_error_is_independent() -> None:
    error = end(said(500, {}))
    other = copy.copy(error)

    other.yielded = 3

    assert (error.yielded, from_json(error).yielded) == (None, None)


def test_a_timeout_has_no_number_of_the_system() -> None:
    error = end(Failure("slow", sent=True, timed_out=True))

    assert (error.errno, error.strerror, error.filename) == (None, None, None)


def test_the_repr_of_an_error_is_its_class_and_text() -> None:
    error = end(said(422, {"ErrorCode": 1, "Message": "No."}))

    assert repr(error) == "InvalidRequestError('No (HTTP 422, error code 1) for GET /path')"


# --- some of many -------------------------------------------------------------------------------

RESPONSES: list[dict[str, Any]] = [
    {"MessageID": "1", "ErrorCode": 0, "Message": "OK"},
    {"ErrorCode": 300, "Message": "Invalid\n'To' address."},
    {"Message": "odd"},
    {"ErrorCode": 406, "Message": NEWER % "a@b.cd"},
]
NOT_ACCEPTED = {1: "second", 2: "third", 3: "fourth"}


def _batch_error() -> BatchError:
    return BatchError.of([SendResponse.from_dict(each) for each in RESPONSES], NOT_ACCEPTED)


@pytest.mark.parametrize("way", [itself, *WAYS.values()], ids=["itself", *WAYS])
def test_a_batch_tells_what_became_of_each_message(way: Any) -> None:
    error = way(_batch_error())

    assert [each.to_dict() for each in error.results] == RESPONSES
    assert [index for index, _, _ in error.refused] == [1, 3]
    assert [index for index, _, _ in error.unknown] == [2]
    assert error.unsent == []
    assert all(error.results[index] is each for index, _, each in error.refused)
    kept = None if way is from_json else "second"  # what was written stays out of result stores
    assert error.refused[0][1] == kept
    assert error.maybe_applied is True


def test_a_batch_counts_and_quotes_the_first_refusal() -> None:
    assert str(_batch_error()) == (
        "of 4 messages, 2 refused, 1 unknown; the first refusal, at index 1: Invalid 'To' address."
    )


def test_a_batch_of_which_nothing_was_accepted_can_be_repeated() -> None:
    error = BatchError.of([SendResponse.from_dict(RESPONSES[1])], {0: "first"})

    assert error.maybe_applied is False


def _suppression_error() -> SuppressionError:
    wire: list[dict[str, Any]] = [
        {"EmailAddress": "a@b.cd", "Status": "Suppressed", "Message": None},
        {"EmailAddress": "e@f.gh", "Status": "Failed", "Message": "Not\nallowed."},
    ]
    return SuppressionError.of([models.SuppressionResult.from_dict(each) for each in wire])


@pytest.mark.parametrize("way", [itself, *WAYS.values()], ids=["itself", *WAYS])
def test_suppressions_tell_which_addresses_failed(way: Any) -> None:
    error = way(_suppression_error())

    assert [each.email_address for each in error.results] == ["a@b.cd", "e@f.gh"]
    assert error.failed == [error.results[1]]
    assert str(error) == "of 2 addresses, 1 could not be changed; the first: Not allowed."
    assert error.maybe_applied is True


@pytest.mark.parametrize("way", WAYS)
def test_a_failed_verification_keeps_its_report(way: str) -> None:
    report: dict[str, Any] = {"Id": 7, "Url": "https://a.example", "Success": False, "Results": []}

    error = WAYS[way](end(said(422, report, x_pm_apierrorcode="1364")))

    assert error.verification == models.WebhookVerification.from_dict(report)
