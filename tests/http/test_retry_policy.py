"""The retry policy: pure, without clock or network."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postmark._http.outcome import NO_DEADLINE, Answer, Failure, Limits, Options, Outcome, limits_of
from postmark._http.retry import retry_after, retry_in
from postmark._wire.request import Request
from postmark._wire.request import RequestKind as Kind

UNSENT = Failure("refused", sent=False)
SENT = Failure("dropped", sent=True)
SENT_IN_VAIN = Failure("timed out", sent=True, timed_out=True)
CUT_SHORT = Answer(200, {}, b"{", "the body was truncated", cut_short=True)
UNREADABLE = Answer(200, {}, b"", "its gzip data is corrupt")

failures = st.builds(Failure, st.text(), st.booleans(), st.booleans())
outcomes = failures | st.builds(
    Answer,
    st.integers(100, 599),
    st.dictionaries(st.just("retry-after"), st.text() | st.integers().map(str)),
    st.just(b""),
    st.none(),
    st.booleans(),
)


def status(number: int, **headers: str) -> Answer:
    return Answer(number, {name.replace("_", "-"): text for name, text in headers.items()}, b"")


def request(method: str, kind: Kind = "call") -> Request[None]:
    return Request(method, "/path", lambda _: None, kind=kind)


def wait(
    outcome: Outcome,
    *,
    method: str = "GET",
    kind: Kind = "call",
    number: int = 1,
    retries: int = 3,
    left: float = NO_DEADLINE,
    jitter: float = 1.0,
) -> float | None:
    return retry_in(request(method, kind), outcome, number, retries, left, lambda: jitter)


@pytest.mark.parametrize(
    "outcome",
    [UNSENT, SENT, SENT_IN_VAIN, CUT_SHORT, *map(status, (429, 500, 502, 503, 504, 520, 599))],
    ids=str,
)
def test_a_get_is_retried_after(outcome: Outcome) -> None:
    assert wait(outcome) == 0.5


@pytest.mark.parametrize(
    "outcome",
    [
        UNREADABLE,
        *map(status, (200, 204, 301, 400, 401, 403, 404, 413, 415, 422, 428, 430, 499, 600)),
    ],
    ids=str,
)
def test_a_get_is_not_retried_after(outcome: Outcome) -> None:
    assert wait(outcome) is None


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
@pytest.mark.parametrize("outcome", [UNSENT, status(429)], ids=str)
def test_an_action_is_retried_if_it_was_not_applied(method: str, outcome: Outcome) -> None:
    assert wait(outcome, method=method) == 0.5


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
@pytest.mark.parametrize(
    "outcome",
    [SENT, SENT_IN_VAIN, CUT_SHORT, *map(status, (200, 422, 500, 502, 503, 504))],
    ids=str,
)
def test_an_action_is_never_retried_after(method: str, outcome: Outcome) -> None:
    assert wait(outcome, method=method) is None


OUTAGE = Answer(503, {}, b'{"ErrorCode": 100, "Message": "Maintenance"}')
KINDS: list[Kind] = ["send", "batch"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("outcome", [UNSENT, status(429), OUTAGE], ids=str)
def test_a_mail_is_sent_again_after_what_postmark_surely_did_not_accept(
    outcome: Outcome, kind: Kind
) -> None:
    assert wait(outcome, method="POST", kind=kind) == 0.5


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "outcome",
    [
        SENT,
        SENT_IN_VAIN,
        CUT_SHORT,
        *map(status, (200, 422, 500, 502, 503, 504)),
        Answer(503, {}, b'{"ErrorCode": 101}'),
        Answer(503, {}, b'{"ErrorCode": "100"}'),
        Answer(503, {"x-pm-apierrorcode": "101"}, b"<html>"),
        Answer(500, {}, OUTAGE.body),
        Answer(503, {}, b"[" * 100_000),
    ],
    ids=str,
)
def test_a_mail_is_never_sent_again_after(outcome: Outcome, kind: Kind) -> None:
    assert wait(outcome, method="POST", kind=kind) is None


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
def test_another_action_is_not_repeated_after_an_outage(method: str) -> None:
    assert wait(OUTAGE, method=method) is None


@pytest.mark.parametrize(
    ("kind", "limits"), [("call", (10, 30)), ("send", (60, 90)), ("batch", (120, 180))]
)
def test_limits_that_are_not_given_depend_on_the_kind_of_request(
    kind: Kind, limits: tuple[float, float]
) -> None:
    asked = request("POST", kind)

    assert limits_of(Options(), asked) == limits
    assert limits_of(Options(timeout=5.0), asked) == (5, limits[1])
    assert limits_of(Options(deadline=NO_DEADLINE), asked) == (limits[0], NO_DEADLINE)
    assert limits_of(Options(timeout=500.0, deadline=1000.0), asked) == Limits(500, 1000)


def test_back_off_doubles_from_half_a_second_to_eight() -> None:
    waits = [wait(SENT, number=number, retries=20) for number in range(1, 9)]

    assert waits == [0.5, 1, 2, 4, 8, 8, 8, 8]


@given(st.integers(1, 10_000), st.floats(0, 1))
def test_back_off_is_spread_from_half_of_its_bound_to_all_of_it(number: int, jitter: float) -> None:
    full = wait(SENT, number=number, retries=10_000)
    some = wait(SENT, number=number, retries=10_000, jitter=jitter)

    assert full is not None
    assert some == pytest.approx(full * (0.5 + jitter / 2))
    assert 0.5 <= full <= 8


@given(outcomes, st.integers(0, 20), st.integers(1, 30), st.sampled_from(["GET", "PUT"]))
def test_there_are_never_more_attempts_than_allowed(
    outcome: Outcome, retries: int, number: int, method: str
) -> None:
    again = wait(outcome, method=method, number=number, retries=retries)

    assert again is None or number <= retries


def test_the_last_allowed_attempt_is_made() -> None:
    assert wait(SENT, number=3, retries=3) is not None
    assert wait(SENT, number=4, retries=3) is None


@given(outcomes, st.floats(-5, 100), st.floats(0, 1), st.integers(1, 4))
def test_no_wait_lasts_until_the_deadline(
    outcome: Outcome, left: float, jitter: float, number: int
) -> None:
    again = wait(outcome, left=left, jitter=jitter, number=number, retries=4)

    assert again is None or 0.25 <= again < left or isinstance(outcome, Answer)


def test_a_wait_that_would_take_all_the_time_left_is_not_started() -> None:
    assert wait(SENT, left=0.55) is None
    assert wait(SENT, left=0.56) == 0.5


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("1", 1), ("7", 7), (" 3 ", 3), ("2.5", 2.5), ("59", 59), ("0", 0.5), ("-5", 0.5)],
)
def test_retry_after_in_seconds_is_honoured(text: str, seconds: float) -> None:
    assert wait(status(429, retry_after=text)) == seconds


@pytest.mark.parametrize("outcome", [status(429, retry_after="9"), status(503, retry_after="9")])
def test_retry_after_applies_to_every_response_that_is_retried(outcome: Answer) -> None:
    assert wait(outcome, jitter=0) == 9


def test_retry_after_beyond_the_deadline_gives_up_at_once() -> None:
    assert wait(status(429, retry_after="10"), left=10) is None
    assert wait(status(429, retry_after="10"), left=10.1) == 10


def test_retry_after_beyond_a_minute_gives_up_at_once_without_a_deadline() -> None:
    assert wait(status(429, retry_after="60.1")) is None
    assert wait(status(429, retry_after="60")) == 60
    assert wait(status(429, retry_after="60.1"), left=100.0) == 60.1


@pytest.mark.parametrize("text", ["", "soon", "1e9", "٣", "0x10", "1,5", "nan", "inf", "9 9"])
def test_nonsense_in_retry_after_means_the_usual_back_off(text: str) -> None:
    assert wait(status(429, retry_after=text)) == 0.5


@pytest.mark.parametrize("text", ["9" * 20, "9" * 400, "Fri, 31 Dec 9999 23:59:59 GMT"])
def test_an_absurd_retry_after_gives_up_at_once(text: str) -> None:
    assert wait(status(429, retry_after=text)) is None


NOW = datetime(2026, 3, 1, 12, 0, 0, tzinfo=UTC)


@given(st.timedeltas(timedelta(days=-400), timedelta(days=400)))
def test_retry_after_as_a_date_is_the_time_until_then(distance: timedelta) -> None:
    moment = (NOW + distance).replace(microsecond=0)
    answer = status(429, retry_after=format_datetime(moment, usegmt=True))

    assert retry_after(answer, NOW) == min(max(0, (moment - NOW).total_seconds()), 365 * 86_400)


@pytest.mark.parametrize(
    "text",
    [
        "Sun, 01 Mar 2026 12:00:10 GMT",
        "Sun, 01 Mar 2026 07:00:10 -0500",
        "01 Mar 2026 12:00:10 -0000",
    ],
)
def test_retry_after_dates_respect_their_zone(text: str) -> None:
    assert retry_after(status(429, retry_after=text), NOW) == 10


@given(st.timedeltas(timedelta(days=-4000), timedelta(days=4000)))
def test_a_retry_after_date_is_compared_with_the_date_of_the_answer(wrong_by: timedelta) -> None:
    sent = format_datetime(NOW, usegmt=True)
    until = format_datetime(NOW + timedelta(seconds=10), usegmt=True)

    assert retry_after(status(429, retry_after=until, date=sent), NOW + wrong_by) == 10


@pytest.mark.parametrize("date", ["", "soon", "12", "Sun, 99 Mar 2026 12:00:00 GMT"])
def test_an_answer_with_a_useless_date_is_compared_with_the_clock(date: str) -> None:
    until = format_datetime(NOW + timedelta(seconds=10), usegmt=True)

    assert retry_after(status(429, retry_after=until, date=date), NOW) == 10


@given(st.text(), st.text())
def test_no_date_of_an_answer_makes_the_policy_fail(text: str, date: str) -> None:
    asked = retry_after(status(429, retry_after=text, date=date), NOW)

    assert asked is None or 0 <= asked <= 365 * 86_400


@given(st.text())
def test_no_retry_after_makes_the_policy_fail(text: str) -> None:
    asked = retry_after(status(429, retry_after=text), NOW)

    assert asked is None or asked >= 0


@pytest.mark.parametrize("text", ["9" * 400, "1e9", "99999999999", "Fri, 31 Dec 9999 23:59:59 GMT"])
def test_an_absurd_retry_after_is_still_a_time_that_can_be_waited_for(text: str) -> None:
    asked = retry_after(Answer(429, {"retry-after": text}, b""))

    assert asked is None or 0 < asked <= threading.TIMEOUT_MAX
    assert asked is None or asked <= 365 * 86_400


def test_without_retry_after_there_is_no_requested_wait() -> None:
    assert retry_after(status(429)) is None


def test_a_failure_is_not_a_timeout_by_default() -> None:
    assert Failure("refused", sent=False).timed_out is False


def test_an_answer_shows_neither_its_headers_nor_its_body() -> None:
    answer = Answer(200, {"x-header": "private"}, b"private")

    assert repr(answer) == "Answer(status=200, problem=None, cut_short=False)"
