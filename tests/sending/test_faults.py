"""Faults of the service and the network: nothing is sent twice, and a doubt is called a doubt."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import httpx
import pytest
from either import Either
from misbehaving import CLOSE, HANG, RESET, Received, Step, answer, head, serving

from postmark import (
    APIError,
    AuthenticationError,
    BatchError,
    BulkRecipient,
    InvalidRequestError,
    InvalidResponseError,
    NetworkError,
    NetworkTimeoutError,
    PostmarkError,
    RateLimitError,
    ServerError,
)
from postmark.testing import FakePostmark

from .mails import FIELDS, accepted, accepts, mail, mocked, tags_of, templated

TOKEN = "a-server-token"


class Fault(NamedTuple):
    steps: list[Step]
    raises: type[PostmarkError]
    state: str
    retried: bool = False

    @property
    def maybe_applied(self) -> bool:
        return self.state == "unknown"

    @property
    def timeout(self) -> float:
        """The limit of an attempt: short only for what exceeds any."""
        return 0.3 if HANG in self.steps else 10.0


OUTAGE = {"ErrorCode": 100, "Message": "Maintenance."}
FAULTS = {
    "500": Fault(answer({"ErrorCode": 101, "Message": "Oops."}, 500), ServerError, "unknown"),
    "502": Fault(answer(b"<html>", 502), ServerError, "unknown"),
    "503 of a gateway": Fault(answer(b"<html>", 503), ServerError, "unknown"),
    "504": Fault(answer(b"<html>", 504), ServerError, "unknown"),
    "reset before the answer": Fault([RESET], NetworkError, "unknown"),
    "closed before the answer": Fault([CLOSE], NetworkError, "unknown"),
    "reset within the answer": Fault(
        [head(200, "Content-Length: 99") + b'[{"M', 0.05, RESET], InvalidResponseError, "unknown"
    ),
    "half an answer": Fault(
        [head(200, "Content-Length: 99") + b'[{"M', CLOSE], InvalidResponseError, "unknown"
    ),
    "HTML with 200": Fault(answer(b"<html>Log in</html>"), InvalidResponseError, "unknown"),
    "a number with 200": Fault(answer(7), InvalidResponseError, "unknown"),
    "too slow": Fault([HANG], NetworkTimeoutError, "unknown"),
    "too slow within the answer": Fault(
        [head(200, "Content-Length: 99") + b"{", HANG], NetworkTimeoutError, "unknown"
    ),
    "429": Fault(answer({}, 429, "Retry-After: 0.01"), RateLimitError, "unsent", retried=True),
    "503, an outage": Fault(
        answer(OUTAGE, 503, "Retry-After: 0.01"), ServerError, "unsent", retried=True
    ),
    "401": Fault(answer({"ErrorCode": 10}, 401), AuthenticationError, "refused"),
    "422": Fault(answer({"ErrorCode": 402}, 422), InvalidRequestError, "refused"),
    "413": Fault(answer(b"", 413), APIError, "refused"),
    "redirect": Fault(answer({}, 302, "Location: /elsewhere"), APIError, "unsent"),
}
each_fault = pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)


def faulty(fault: Fault, when: Callable[[Received], bool]) -> Callable[[Received], Iterable[Step]]:
    """Return a script with a fault for some requests."""
    return lambda received: fault.steps if when(received) else accepts(received)


# --- one mail -----------------------------------------------------------------------------------


@each_fault
@pytest.mark.parametrize("message", [mail(), templated()], ids=["plain", "templated"])
def test_a_mail_is_repeated_only_if_it_was_not_accepted(
    either: Either, fault: Fault, message: Any
) -> None:
    with serving(faulty(fault, lambda _: True)) as server:
        client = either.client(TOKEN, base_url=server.url, retries=2, timeout=fault.timeout)
        with pytest.raises(fault.raises) as failed:
            either(client.outbound.send(message))

    attempts = 3 if fault.retried else 1
    assert len(server.requests) == attempts
    assert failed.value.maybe_applied is fault.maybe_applied
    assert getattr(failed.value, "attempts", None) == attempts
    assert "pat@example.com" not in str(failed.value)


@pytest.mark.parametrize("fault", ["429", "503, an outage"])
def test_a_mail_that_was_not_accepted_is_sent_again(either: Either, fault: str) -> None:
    plans = [FAULTS[fault].steps, FAULTS[fault].steps]

    with serving(lambda received: plans.pop() if plans else accepts(received)) as server:
        client = either.client(TOKEN, base_url=server.url, retries=2)
        response = either(client.outbound.send(mail(7)))

    assert response.message_id == "id-7"
    assert len({received.body for received in server.requests}) == 1
    assert len(server.requests) == 3


def test_the_wait_that_postmark_asks_for_is_kept(either: Either) -> None:
    fake = FakePostmark()
    fake.fail_next(429, headers={"Retry-After": "7"})

    assert either(either.fake_client(fake).outbound.send(**FIELDS)).accepted

    assert fake.slept == [7.0]
    assert len(fake.sent) == 1


@pytest.mark.usefixtures("no_back_off")
def test_a_mail_that_cannot_have_left_is_tried_again(either: Either) -> None:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))  # and not listening
        port = bound.getsockname()[1]
        client = either.client(TOKEN, base_url=f"http://127.0.0.1:{port}", retries=2)
        with pytest.raises(NetworkError) as failed:
            either(client.outbound.send(**FIELDS))

    assert (failed.value.attempts, failed.value.maybe_applied) == (3, False)


def test_a_mail_is_not_repeated_once_a_part_of_it_has_left(either: Either) -> None:
    with serving(accepts, greeting=[0.1, RESET]) as server:
        client = either.client(TOKEN, base_url=server.url, retries=3)
        with pytest.raises(NetworkError) as failed:
            either(client.outbound.send(**FIELDS, html_body="x" * 8_000_000))

    assert (failed.value.attempts, failed.value.maybe_applied) == (1, True)
    assert (server.accepted, server.requests) == (1, [])


def test_a_lost_answer_is_a_doubt_and_the_mail_went_out_once(either: Either) -> None:
    fake = FakePostmark()
    fake.drop_connection(applied=True)

    with pytest.raises(NetworkError) as failed:
        either(either.fake_client(fake).outbound.send(**FIELDS))

    assert failed.value.maybe_applied
    assert len(fake.sent) == 1


@pytest.mark.parametrize("said", [{}, {"Message": "OK"}, {"ErrorCode": 0}, {"MessageID": None}])
def test_a_200_without_an_id_is_in_doubt(either: Either, said: Any) -> None:
    client = mocked(either, lambda _: said)
    with pytest.raises(InvalidResponseError) as failed:
        either(client.outbound.send(**FIELDS))
    assert failed.value.maybe_applied

    client = mocked(either, lambda _: [said])
    (result,) = either(client.outbound.send_batch([mail()], check=False))
    assert (result.state, result.accepted) == ("unknown", False)
    assert isinstance(result.error, InvalidResponseError)


# --- a batch of three requests ------------------------------------------------------------------


@each_fault
@pytest.mark.parametrize("faulty_one", [0, 1, 2], ids=["first", "middle", "last"])
@pytest.mark.parametrize("make", [mail, templated], ids=["plain", "templated"])
def test_a_fault_of_one_request_is_that_of_its_mails(
    either: Either, fault: Fault, faulty_one: int, make: Any
) -> None:
    bad = [2 * faulty_one, 2 * faulty_one + 1]
    messages = [make(number) for number in range(6)]

    script = faulty(fault, lambda received: tags_of(received.body) == bad)
    with serving(script) as server:
        client = either.client(TOKEN, base_url=server.url, retries=0, timeout=fault.timeout)
        with pytest.raises(BatchError) as failed:
            either(client.outbound.send_batch(messages, batch_size=2))

    error = failed.value
    assert [tags_of(received.body) for received in server.requests] == [[0, 1], [2, 3], [4, 5]]
    for number, result in enumerate(error.results):
        assert result.state == (fault.state if number in bad else "accepted")
        assert result.message_id == (None if number in bad else f"id-{number}")
        assert isinstance(result.error, fault.raises if number in bad else type(None))
    listed = getattr(error, fault.state)
    assert [(index, message) for index, message, _ in listed] == [(n, messages[n]) for n in bad]
    assert str(error).startswith(f"of 6 messages, 2 {fault.state}")
    assert error.maybe_applied


@pytest.mark.parametrize("concurrency", [1, 3])
def test_a_request_that_was_not_accepted_is_repeated_and_no_other(
    either: Either, concurrency: int
) -> None:
    faults = {1: FAULTS["429"].steps, 2: FAULTS["503, an outage"].steps}

    def script(received: Received) -> Iterable[Step]:
        return faults.pop(tags_of(received.body)[0], None) or accepts(received)

    with serving(script) as server:
        client = either.client(TOKEN, base_url=server.url)
        messages = [mail(number) for number in range(3)]
        results = either(
            client.outbound.send_batch(messages, batch_size=1, concurrency=concurrency)
        )

    assert [result.message_id for result in results] == ["id-0", "id-1", "id-2"]
    sent = sorted(tags_of(received.body) for received in server.requests)
    assert sent == [[0], [1], [1], [2], [2]]


@pytest.mark.parametrize("unreachable_from", [0, 1, 2])
@pytest.mark.parametrize("concurrency", [1, 2])
def test_if_the_service_cannot_be_reached_the_rest_is_unsent(
    either: Either, unreachable_from: int, concurrency: int
) -> None:
    tried: list[int] = []

    def handler(request: httpx.Request) -> Any:
        tag = tags_of(request.content)[0]
        tried.append(tag)
        if tag >= unreachable_from:
            raise httpx.ConnectError("refused")
        return accepted(request.content)

    client = mocked(either, handler, retries=0)
    messages = (mail(number) for number in range(6))
    results = either(
        client.outbound.send_batch(messages, batch_size=1, concurrency=concurrency, check=False)
    )

    states = [result.state for result in results]
    assert states == ["accepted"] * unreachable_from + ["unsent"] * (6 - unreachable_from)
    assert len(tried) <= unreachable_from + concurrency
    assert {type(result.error) for result in results[unreachable_from:]} == {NetworkError}


def test_a_batch_to_where_nobody_listens_is_unsent(either: Either) -> None:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{bound.getsockname()[1]}"
        with pytest.raises(BatchError) as failed:
            either(
                either.client(TOKEN, base_url=url, retries=0).outbound.send_batch(
                    [mail(1), templated(2), mail(3)], batch_size=1
                )
            )

    assert [index for index, *_ in failed.value.unsent] == [0, 1, 2]
    assert str(failed.value) == "of 3 messages, 3 unsent"
    assert not failed.value.maybe_applied


# --- odd answers to a batch ---------------------------------------------------------------------


def batch_of(either: Either, said: Callable[[bytes], Any], count: int = 3) -> list[Any]:
    client = mocked(either, lambda request: said(request.content))
    messages = [mail(number) for number in range(count)]
    found: list[Any] = either(client.outbound.send_batch(messages, check=False))
    return found


def test_an_answer_that_is_too_short_leaves_the_rest_in_doubt(either: Either) -> None:
    results = batch_of(either, lambda body: accepted(body)[:2])

    assert [result.state for result in results] == ["accepted", "accepted", "unknown"]
    assert "it has 2 results for 3 mails" in str(results[2].error)
    assert results[2].error.maybe_applied


def test_an_answer_that_is_too_long_gives_each_mail_its_own(either: Either) -> None:
    results = batch_of(either, lambda body: [*accepted(body), {"MessageID": "more"}])
    assert [result.message_id for result in results] == ["id-0", "id-1", "id-2"]


@pytest.mark.parametrize("said", [{}, {"Results": []}, "OK", None, {"ErrorCode": 0}])
def test_an_answer_that_is_no_array_leaves_all_in_doubt(either: Either, said: Any) -> None:
    results = batch_of(either, lambda _: said)
    assert [result.state for result in results] == ["unknown"] * 3
    assert isinstance(results[0].error, InvalidResponseError)


def test_odd_items_do_not_lose_the_others(either: Either) -> None:
    odd = [
        None,
        7,
        {},
        {"ErrorCode": "0", "MessageID": "id-3"},
        {"Message": "OK", "Future": {"a": 1}, "MessageID": "id-4"},
        {"ErrorCode": 300, "Message": "secret \ud800"},
        {"ErrorCode": 10**400, "Message": "Odd"},
        {"MessageID": 8, "ErrorCode": 0},
        {"SubmittedAt": "yesterday", "MessageID": "id-8"},
    ]
    results = batch_of(either, lambda _: odd, len(odd))

    assert [result.state for result in results] == [
        "unknown", "unknown", "unknown", "accepted", "accepted", "refused", "refused", "unknown",
        "accepted",
    ]  # fmt: skip
    assert results[4].extra["Future"] == {"a": 1}
    assert isinstance(results[5].error, InvalidRequestError)
    assert results[5].error.error_code == 300


def test_numbers_beyond_json_in_an_item_do_not_lose_the_others(either: Either) -> None:
    said = b'[{"MessageID": "id-0"}, {"ErrorCode": 300, "More": 1e999}, {"MessageID": "id-2"}]'
    results = batch_of(either, lambda _: httpx.Response(200, content=said))
    assert [result.state for result in results] == ["accepted", "refused", "accepted"]


def test_the_order_of_keys_does_not_matter(either: Either) -> None:
    results = batch_of(
        either, lambda body: [dict(reversed(each.items())) for each in accepted(body)]
    )
    assert [result.message_id for result in results] == ["id-0", "id-1", "id-2"]


def test_the_shapes_of_the_service_are_told_apart(either: Either) -> None:
    gone = "a.b@mail.example.com"
    said = [
        {"MessageID": "0", "Message": "Message accepted, but delivery may be delayed."},
        {"MessageID": "1", "ErrorCode": None, "Message": "OK"},
        {
            "MessageID": "2",
            "ErrorCode": 0,
            "Message": "Message OK, but will not deliver to these inactive addresses: "
            f"{gone}, delayed@example.com",
        },
        {"ErrorCode": 406, "Message": f"Found inactive addresses: {gone}. Inactive recipients are"},
        {"ErrorCode": 300, "Message": "Zero recipients specified"},
    ]
    results = batch_of(either, lambda _: said, len(said))

    assert [result.accepted for result in results] == [True, True, True, False, False]
    assert [result.delayed for result in results] == [True, False, False, False, False]
    assert [result.inactive_recipients for result in results] == [
        (), (), (gone, "delayed@example.com"), (gone,), ()
    ]  # fmt: skip
    assert [type(result.error).__name__ for result in results] == [
        "NoneType", "NoneType", "NoneType", "InactiveRecipientsError", "InvalidRequestError"
    ]  # fmt: skip


def test_an_error_of_a_batch_is_what_the_single_send_raises(either: Either) -> None:
    said = {"ErrorCode": 1235, "Message": "The stream provided: 'x' does not exist."}
    client = mocked(either, lambda request: [said] if b"[" in request.content else said)

    (result,) = either(client.outbound.send_batch([mail()], check=False))
    with pytest.raises(PostmarkError) as raised:
        either(client.outbound.send(mail()))

    assert type(result.error) is type(raised.value)
    assert str(result.error).partition(" for ")[0] == str(raised.value).partition(" for ")[0]
    assert str(raised.value).startswith("The stream provided: 'x' does not exist")


# --- what the service says ----------------------------------------------------------------------


def test_an_unknown_stream_is_refused_in_the_services_words(either: Either) -> None:
    fake = FakePostmark()
    client = either.fake_client(fake)

    with pytest.raises(InvalidRequestError, match="'x' does not exist on this server") as failed:
        either(client.outbound.send(**FIELDS, message_stream="x"))
    assert (failed.value.error_code, failed.value.maybe_applied) == (1235, False)

    with pytest.raises(BatchError) as batch:
        either(client.outbound.send_batch([mail(), mail(message_stream="x")]))
    ((index, message, result),) = batch.value.refused
    assert (index, message.message_stream, result.error_code) == (1, "x", 1235)
    assert "1 refused; the first refusal, at index 1: The stream provided: 'x'" in str(batch.value)
    assert len(fake.sent) == 1


def test_the_time_limits_depend_on_what_is_sent(either: Either) -> None:
    def too_slow(request: httpx.Request) -> Any:
        raise httpx.ReadTimeout("too slow")

    client = mocked(either, too_slow, retries=0)
    recipients = [BulkRecipient(to="pat@example.com")]
    calls: dict[str, Callable[[Any], Any]] = {
        "(timeout 60 s, deadline 90 s)": lambda c: c.outbound.send(**FIELDS),
        "(timeout 120 s, deadline 180 s)": lambda c: c.outbound.send_bulk(
            recipients, from_email="shop@example.com", text_body="Hi"
        ),
        "(timeout 10 s, deadline 30 s)": lambda c: c.outbound.get_bulk("x"),
    }
    for expected, call in calls.items():
        with pytest.raises(NetworkTimeoutError) as failed:
            either(call(client))
        assert expected in str(failed.value)
        with pytest.raises(NetworkTimeoutError) as failed:
            either(call(client.with_options(timeout=5, deadline=7)))
        assert "(timeout 5 s, deadline 7 s)" in str(failed.value)

    (result,) = either(client.outbound.send_batch([mail()], check=False))
    assert "(timeout 120 s, deadline 180 s)" in str(result.error)
