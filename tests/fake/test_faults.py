"""Scripted faults and recorded requests, in-process and over a port."""

from __future__ import annotations

import asyncio
import math
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import Any, cast

import httpx
import pytest

import postmark
from postmark.testing import FakePostmark, ReceivedRequest

# What httpx makes by default reads all certificates of the machine, which takes its time.
NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)

LIST = "/messages/outbound?count=10&offset=0"


@pytest.fixture
def fake() -> FakePostmark:
    fake = FakePostmark("the-token")
    fake.outbound.add(subject="Hello")
    return fake


@pytest.fixture(params=["in-process", "over a port"])
def http(request: pytest.FixtureRequest, fake: FakePostmark) -> Iterator[httpx.Client]:
    """A plain HTTP client of the server, connected in each way."""
    headers = {"X-Postmark-Server-Token": "the-token"}
    with ExitStack() as stack:
        if request.param == "in-process":
            client = httpx.Client(transport=fake.transport, base_url="http://fake", headers=headers)
        else:
            url = stack.enter_context(fake.serve())
            client = httpx.Client(base_url=url, headers=headers, trust_env=False, verify=NO_TLS)
        yield stack.enter_context(client)


# Status, error code and message that an error has when only its status is asked for.
USUAL = [
    (401, 10, "Request does not contain a valid Server token."),
    (422, 701, "This message was not found."),
    (429, 429, "Rate limit exceeded."),
    (500, 101, "You encountered an error that shouldn't have occurred."),
    (503, 100, "The Postmark API is offline for maintenance."),
]


@pytest.mark.parametrize(("status", "code", "message"), USUAL)
def test_an_error_has_the_services_code_and_text(
    http: httpx.Client, fake: FakePostmark, status: int, code: int, message: str
) -> None:
    fake.fail_next(status)

    answer = http.get(LIST)

    assert (answer.status_code, answer.json()) == (status, {"ErrorCode": code, "Message": message})
    assert answer.headers["X-PM-ApiErrorCode"] == str(code)


@pytest.mark.parametrize("status", [403, 502, 504, 520])
def test_a_status_without_code_is_a_gateways_page(
    http: httpx.Client, fake: FakePostmark, status: int
) -> None:
    fake.fail_next(status)

    answer = http.get(LIST)

    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "text/html"
    assert answer.text.startswith(f"<html><body><h1>{status}")


def test_code_message_headers_and_body_can_be_given(http: httpx.Client, fake: FakePostmark) -> None:
    fake.fail_next(422, code=702)
    fake.fail_next(400, message="No.", headers={"X-Request-Id": "r-1", "Retry-After": "2"})
    fake.fail_next(500, body="<b>")

    by_code, by_message, by_body = http.get(LIST), http.get(LIST), http.get(LIST)

    assert by_code.json()["Message"].startswith("Could not bypass")
    assert by_message.json() == {"ErrorCode": 0, "Message": "No."}
    assert by_message.headers["X-Request-Id"] == "r-1"
    assert by_message.headers["Retry-After"] == "2"
    assert by_body.text == "<b>"


def test_a_fault_happens_once_by_default(http: httpx.Client, fake: FakePostmark) -> None:
    fake.fail_next(500)

    assert [http.get(LIST).status_code for _ in range(3)] == [500, 200, 200]


def test_faults_happen_in_order_and_as_often_as_requested(
    http: httpx.Client, fake: FakePostmark
) -> None:
    fake.fail_next(500, times=2)
    fake.fail_next(429)

    assert [http.get(LIST).status_code for _ in range(4)] == [500, 500, 429, 200]


def test_a_permanent_fault_lasts_until_faults_are_cleared(
    http: httpx.Client, fake: FakePostmark
) -> None:
    fake.fail_next(503, times=None)

    assert [http.get(LIST).status_code for _ in range(3)] == [503, 503, 503]
    fake.clear_faults()
    assert http.get(LIST).status_code == 200


def test_counted_faults_precede_permanent_ones(http: httpx.Client, fake: FakePostmark) -> None:
    fake.fail_next(503, times=None)
    fake.fail_next(429)
    fake.fail_next(500, times=2)

    assert [http.get(LIST).status_code for _ in range(5)] == [429, 500, 500, 503, 503]


@pytest.mark.parametrize(
    ("arguments", "kind"),
    [
        ({"status": "503"}, ValueError),
        ({"status": 100}, ValueError),
        ({"status": 600}, ValueError),
        ({"status": 429, "headers": {"Retry-After": 7}}, TypeError),
        ({"status": 429, "headers": [("Retry-After", "7")]}, TypeError),
    ],
)
def test_a_response_that_cannot_be_sent_is_rejected_when_it_is_scripted(
    fake: FakePostmark, arguments: Any, kind: type[Exception]
) -> None:
    with pytest.raises(kind):
        fake.fail_next(**arguments)
    with pytest.raises(kind):
        fake.answer_next({}, **arguments)
    for name, wrong in {"body": {"ErrorCode": 1}, "code": "701", "message": 5}.items():
        with pytest.raises(TypeError, match=name):
            fake.fail_next(503, **cast("Any", {name: wrong}))
    with pytest.raises(TypeError, match="content_type"):
        fake.answer_next({}, content_type=cast("Any", None))

    assert fake.sync_server_client(retries=0).outbound.list().total == 1


@pytest.mark.parametrize("times", [0, -1])
def test_times_must_be_at_least_one(fake: FakePostmark, times: int) -> None:
    plans: list[Callable[[], None]] = [
        lambda: fake.fail_next(500, times=times),
        lambda: fake.answer_next("", times=times),
        lambda: fake.drop_connection(times=times),
        lambda: fake.truncate_next(times=times),
        lambda: fake.delay(1, times=times),
    ]
    for plan in plans:
        with pytest.raises(ValueError, match="times must be at least 1"):
            plan()


def test_a_scripted_error_does_not_apply_the_request(
    http: httpx.Client, fake: FakePostmark
) -> None:
    blocked = fake.inbound.add().blocked()
    fake.fail_next(500)

    http.put(f"/messages/inbound/{blocked.message_id}/bypass")

    assert blocked.status == "Blocked"


@pytest.mark.parametrize(
    ("body", "content"),
    [
        ("{not json", b"{not json"),
        (b"\xff\xfe", b"\xff\xfe"),
        ({"ID": 1, "Name": "Zoë"}, '{"ID":1,"Name":"Zoë"}'.encode()),
        ([], b"[]"),
        ("", b""),
    ],
)
def test_any_response_can_be_scripted(
    http: httpx.Client, fake: FakePostmark, body: object, content: bytes
) -> None:
    fake.answer_next(body)

    answer = http.get("/server")

    assert (answer.status_code, answer.content) == (200, content)
    assert answer.headers["Content-Type"] == "application/json; charset=utf-8"


def test_a_response_can_be_html_with_any_status_and_headers(
    http: httpx.Client, fake: FakePostmark
) -> None:
    fake.answer_next(
        "<p>moved</p>", status=302, content_type="text/html", headers={"Location": "/x"}
    )

    answer = http.get(LIST)

    assert (answer.status_code, answer.text) == (302, "<p>moved</p>")
    assert answer.headers["Content-Type"] == "text/html"
    assert answer.headers["Location"] == "/x"


def test_a_dropped_connection_is_a_protocol_error_and_does_not_apply_the_request(
    http: httpx.Client, fake: FakePostmark
) -> None:
    blocked = fake.inbound.add().blocked()
    fake.drop_connection()

    with pytest.raises(httpx.RemoteProtocolError, match="without sending a response"):
        http.put(f"/messages/inbound/{blocked.message_id}/bypass")

    assert blocked.status == "Blocked"
    assert http.get(LIST).status_code == 200


def test_a_truncated_response_applies_the_request_and_is_cut_off(
    http: httpx.Client, fake: FakePostmark
) -> None:
    blocked = fake.inbound.add().blocked()
    fake.truncate_next()

    with pytest.raises(httpx.RemoteProtocolError, match="without sending complete message body"):
        http.put(f"/messages/inbound/{blocked.message_id}/bypass")

    assert blocked.status == "Processed"
    assert http.get(LIST).status_code == 200


def test_a_delay_within_the_timeout_only_delays(http: httpx.Client, fake: FakePostmark) -> None:
    fake.delay(0.1)

    began = time.monotonic()
    answer = http.get(LIST)

    assert answer.status_code == 200
    assert time.monotonic() - began >= 0.1


def test_a_delay_beyond_the_timeout_times_out_and_applies_the_request(
    http: httpx.Client, fake: FakePostmark
) -> None:
    blocked = fake.inbound.add().blocked()
    fake.delay(30)

    began = time.monotonic()
    with pytest.raises(httpx.ReadTimeout):
        http.put(f"/messages/inbound/{blocked.message_id}/bypass", timeout=0.2)

    assert 0.15 <= time.monotonic() - began < 5
    assert blocked.status == "Processed"


def test_a_negative_delay_is_refused(fake: FakePostmark) -> None:
    with pytest.raises(ValueError, match="seconds must be 0 or more, not nan"):
        fake.delay(math.nan)
    with pytest.raises(ValueError, match="seconds must be 0 or more"):
        fake.delay(-1)


def test_an_endless_delay_never_responds(http: httpx.Client, fake: FakePostmark) -> None:
    fake.delay(math.inf)

    with pytest.raises(httpx.ReadTimeout):
        http.get(LIST, timeout=0.2)

    assert http.get(LIST).status_code == 200


def test_a_delay_comes_on_top_of_another_fault(http: httpx.Client, fake: FakePostmark) -> None:
    fake.delay(0.05)
    fake.fail_next(503)

    began = time.monotonic()
    answer = http.get(LIST)

    assert answer.status_code == 503
    assert time.monotonic() - began >= 0.05


def test_a_rate_limit_answers_excess_requests_with_429(
    http: httpx.Client, fake: FakePostmark
) -> None:
    fake.rate_limit(per_second=2, retry_after=1)

    answers = [http.get(LIST) for _ in range(4)]

    assert [answer.status_code for answer in answers] == [200, 200, 429, 429]
    assert answers[-1].headers["Retry-After"] == "1"
    fake.clear_faults()
    assert http.get(LIST).status_code == 200


def test_a_rate_limit_lets_requests_pass_again_a_second_later(
    fake: FakePostmark, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [100.0]
    monkeypatch.setattr("postmark.testing._faults.time.monotonic", lambda: clock[0])
    fake.rate_limit(per_second=1)
    statuses: list[int] = []

    headers = {"X-Postmark-Server-Token": "the-token"}
    with httpx.Client(transport=fake.transport, base_url="http://fake", headers=headers) as http:
        for clock[0] in (100.0, 100.9, 101.0, 101.5, 102.1):
            statuses.append(http.get(LIST).status_code)

    assert statuses == [200, 429, 200, 429, 200]


def test_a_rate_limit_sends_no_retry_after_unless_told(
    http: httpx.Client, fake: FakePostmark
) -> None:
    fake.rate_limit(per_second=1)

    first, second = http.get(LIST), http.get(LIST)

    assert (first.status_code, second.status_code) == (200, 429)
    assert "Retry-After" not in second.headers


def test_a_rate_limit_is_at_least_one_per_second(fake: FakePostmark) -> None:
    with pytest.raises(ValueError, match="per_second must be at least 1"):
        fake.rate_limit(per_second=0)


# --- what was asked ---------------------------------------------------------------------------


def test_mail_can_arrive_between_two_requests(http: httpx.Client, fake: FakePostmark) -> None:
    fake.on_request(lambda _: fake.outbound.add())

    totals = [http.get(LIST).json()["TotalCount"] for _ in range(3)]

    assert totals == [2, 3, 4]


def test_a_callback_can_make_a_single_request_fail(http: httpx.Client, fake: FakePostmark) -> None:
    @fake.on_request
    def fail_second_page(request: ReceivedRequest) -> None:
        if request.query["offset"] == "10":
            fake.fail_next(503)

    paths = [f"/messages/outbound?count=10&offset={offset}" for offset in (0, 10, 20)]

    assert [http.get(path).status_code for path in paths] == [200, 503, 200]
    assert callable(fail_second_page)


def test_faults_scripted_by_a_callback_precede_all_others(
    http: httpx.Client, fake: FakePostmark
) -> None:
    fake.fail_next(503)
    fake.rate_limit(per_second=1)

    @fake.on_request
    def refuse_actions(request: ReceivedRequest) -> None:
        if request.method == "PUT":
            fake.fail_next(500, times=None)

    statuses = [http.put("/messages/inbound/a/retry").status_code for _ in range(2)]
    statuses += [http.get(LIST).status_code for _ in range(2)]

    assert statuses == [500, 500, 503, 429]
    assert callable(refuse_actions)


def test_a_callback_may_wait_for_the_test(http: httpx.Client, fake: FakePostmark) -> None:
    arrived, go_on = threading.Event(), threading.Event()

    def wait(_: ReceivedRequest) -> None:
        arrived.set()
        assert go_on.wait(10)

    fake.on_request(wait)
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(http.get, LIST, timeout=10)
        assert arrived.wait(10)
        fake.outbound.add()
        go_on.set()

        assert answer.result().json()["TotalCount"] == 2


def test_a_callback_is_a_plain_function(fake: FakePostmark) -> None:
    async def arrive(_: ReceivedRequest) -> None:
        fake.outbound.add()

    for wrong in (arrive, None, "arrive"):
        with pytest.raises(TypeError, match="plain function"):
            fake.on_request(cast("Any", wrong))


def test_an_exception_in_a_callback_reaches_the_test(fake: FakePostmark) -> None:
    def complain(_: ReceivedRequest) -> None:
        raise LookupError("said by the callback")

    fake.on_request(complain)

    with pytest.raises(LookupError, match="said by the callback"):
        fake.sync_server_client().outbound.list()
    served = fake.serve()
    client = postmark.SyncServerClient("the-token", base_url=served.__enter__(), retries=0)
    with client, pytest.raises(postmark.NetworkError):
        client.outbound.list()
    with pytest.raises(LookupError, match="said by the callback"):
        served.__exit__(None, None, None)


def test_requests_are_kept_with_operation_and_filters(
    http: httpx.Client, fake: FakePostmark
) -> None:
    http.get(f"{LIST}&tag=a+b&metadata_color=bl%C3%BCe")
    http.put("/messages/inbound/a%2Fb/bypass")
    http.post("/email", json={"To": "pat@example.com"})

    search, action, other = fake.requests
    assert (search.method, search.path) == ("GET", "/messages/outbound")
    assert search.operation == "outbound_list"
    assert search.query == {
        "count": "10", "offset": "0", "tag": "a b", "metadata_color": "blüe"
    }  # fmt: skip
    assert search.filters == {"tag": "a b", "metadata_color": "blüe"}
    assert (action.method, action.path) == ("PUT", "/messages/inbound/a%2Fb/bypass")
    assert action.operation == "inbound_bypass"
    assert (other.operation, other.body) == ("outbound_send", b'{"To":"pat@example.com"}')


def test_a_lost_answer_leaves_what_was_asked_for_done(
    http: httpx.Client, fake: FakePostmark
) -> None:
    mail = {"From": "shop@example.com", "To": "pat@example.com", "TextBody": "Hi"}
    for applied in (False, True):
        fake.drop_connection(applied=applied)
        with pytest.raises(httpx.RemoteProtocolError):
            http.post("/email", json=mail)

        assert len(fake.sent) == applied


def test_a_refused_request_is_kept_too(http: httpx.Client, fake: FakePostmark) -> None:
    fake.fail_next(500)
    http.get(LIST)
    fake.drop_connection()
    with pytest.raises(httpx.RemoteProtocolError):
        http.get(LIST)

    assert len(fake.requests) == 2


def test_a_request_shows_its_headers_but_never_a_token(
    http: httpx.Client, fake: FakePostmark
) -> None:
    http.get(LIST, headers={"X-Postmark-Account-Token": "another-token", "X-Mine": "1"})

    (request,) = fake.requests
    assert request.headers["x-mine"] == "1"
    assert "token" not in str(request.headers)
    assert "token" not in repr(request)


def test_the_list_of_requests_is_a_copy(http: httpx.Client, fake: FakePostmark) -> None:
    http.get(LIST)
    fake.requests.clear()

    assert len(fake.requests) == 1


# --- through the SDK's clients ----------------------------------------------------------------


class Both:
    """Both clients of one fake server, called in the same way."""

    def __init__(self, fake: FakePostmark, colour: str) -> None:
        self._fake = fake
        self._colour = colour

    def call(self, resource: str, method: str, *args: Any, **options: Any) -> Any:
        if self._colour == "blocking":
            client = self._fake.sync_server_client(**options)
            return getattr(getattr(client, resource), method)(*args)
        return asyncio.run(self._call(resource, method, *args, **options))

    async def _call(self, resource: str, method: str, *args: Any, **options: Any) -> Any:
        client = self._fake.server_client(**options)
        return await getattr(getattr(client, resource), method)(*args)


@pytest.fixture(params=["blocking", "asyncio"])
def sdk(request: pytest.FixtureRequest, fake: FakePostmark) -> Both:
    return Both(fake, cast("str", request.param))


def test_a_client_lists_what_was_added(sdk: Both) -> None:
    (message,) = sdk.call("outbound", "list")

    assert message.subject == "Hello"


def test_a_client_raises_for_an_error(sdk: Both, fake: FakePostmark) -> None:
    fake.fail_next(500)

    with pytest.raises(postmark.ServerError) as raised:
        sdk.call("outbound", "list", retries=0)

    assert (raised.value.status, raised.value.error_code) == (500, 101)


def test_a_client_retries_what_a_dropped_connection_interrupted(
    sdk: Both, fake: FakePostmark
) -> None:
    fake.drop_connection()

    assert len(sdk.call("outbound", "list")) == 1
    assert len(fake.requests) == 2


def test_a_client_reports_a_truncated_answer(sdk: Both, fake: FakePostmark) -> None:
    fake.truncate_next()

    with pytest.raises(postmark.PostmarkError):
        sdk.call("outbound", "list", retries=0)


def test_a_client_reports_a_timeout(sdk: Both, fake: FakePostmark) -> None:
    fake.delay(30)

    with pytest.raises(postmark.NetworkTimeoutError):
        sdk.call("outbound", "list", retries=0, timeout=0.05)


def test_a_client_reports_an_invalid_response(sdk: Both, fake: FakePostmark) -> None:
    fake.answer_next("<html>", content_type="text/html")

    with pytest.raises(postmark.InvalidResponseError):
        sdk.call("outbound", "list", retries=0)


def test_a_client_reports_an_unknown_message(sdk: Both) -> None:
    with pytest.raises(postmark.MessageNotFoundError):
        sdk.call("outbound", "get", "unknown")


def test_dates_of_a_client_find_the_same_instant_in_any_zone(fake: FakePostmark) -> None:
    fake.outbound.add(subject="it", received_at=datetime(2026, 2, 20, 17, 0, tzinfo=UTC))
    client = fake.sync_server_client()

    found = client.outbound.list(
        from_date=datetime(2026, 2, 20, 17, 0, tzinfo=UTC),
        to_date=datetime(2026, 2, 20, 17, 0, tzinfo=UTC),
    )

    assert [message.subject for message in found] == ["it"]
    assert fake.requests[-1].filters["fromdate"] == "2026-02-20T12:00:00"
