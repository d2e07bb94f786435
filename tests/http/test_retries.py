"""How often the server sees a request, for every method and failure."""

from __future__ import annotations

import errno
import socket
import ssl
import threading
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from time import monotonic, sleep
from typing import Any, NamedTuple

import pytest
from either import Either
from misbehaving import (
    CLOSE,
    HANG,
    RESET,
    Step,
    answer,
    certificate_file,
    echo,
    head,
    in_turn,
    server_context,
    serving,
)
from transport_helpers import run_python

from postmark import (
    APIError,
    Attempt,
    AuthenticationError,
    InvalidRequestError,
    InvalidResponseError,
    NetworkError,
    NetworkTimeoutError,
    NotFoundError,
    PostmarkError,
    RateLimitError,
    ServerError,
    SyncServerClient,
)
from postmark._http.attempts import AsyncTransport, SyncTransport
from postmark._http.outcome import NO_DEADLINE, Answer, Failure, Options, Outcome
from postmark._http.target import ACCOUNT, SERVER, Credential, target
from postmark._wire.request import Request

RETRIES = 2

METHODS = ["GET", "PUT", "POST"]


class Fault(NamedTuple):
    """A failure, and what becomes of a call whose every attempt meets it."""

    steps: Iterable[Step]
    raises: type[PostmarkError]
    get: int
    other: int
    maybe_applied: bool = False


AGAIN = 1 + RETRIES
FAULTS = {
    "closed before the answer": Fault([CLOSE], NetworkError, AGAIN, 1, True),
    "reset before the answer": Fault([RESET], NetworkError, AGAIN, 1, True),
    "closed within the headers": Fault(
        [b"HTTP/1.1 200 OK\r\nX", CLOSE], NetworkError, AGAIN, 1, True
    ),
    "silence": Fault([HANG], NetworkTimeoutError, AGAIN, 1, True),
    "silence within the headers": Fault(
        [b"HTTP/1.1 200", HANG], NetworkTimeoutError, AGAIN, 1, True
    ),
    "silence within the body": Fault(
        [head(200, "Content-Length: 9") + b"{", HANG], NetworkTimeoutError, AGAIN, 1, True
    ),
    "garbage": Fault([b"SSH-2.0-OpenSSH_9.9\r\n\r\n", CLOSE], NetworkError, AGAIN, 1, True),
    "cut within the body": Fault(
        [head(200, "Content-Length: 9") + b"{", CLOSE], InvalidResponseError, AGAIN, 1, True
    ),
    "reset within the body": Fault(
        [head(200, "Content-Length: 9") + b"{", 0.05, RESET], InvalidResponseError, AGAIN, 1, True
    ),
    "not JSON": Fault(answer(b"<html>"), InvalidResponseError, 1, 1, True),
    "429": Fault(answer({}, 429), RateLimitError, AGAIN, AGAIN),
    "500": Fault(answer({}, 500), ServerError, AGAIN, 1, True),
    "502": Fault(answer(b"<html>", 502), ServerError, AGAIN, 1, True),
    "503": Fault(answer({}, 503), ServerError, AGAIN, 1, True),
    "503, an outage": Fault(answer({"ErrorCode": 100}, 503), ServerError, AGAIN, 1),
    "504": Fault(answer({}, 504), ServerError, AGAIN, 1, True),
    "520": Fault(answer({}, 520), ServerError, AGAIN, 1, True),
    "599": Fault(answer({}, 599), ServerError, AGAIN, 1, True),
    "600": Fault(answer({}, 600), APIError, 1, 1),
    "redirect": Fault(answer({}, 302, "Location: /elsewhere"), APIError, 1, 1),
    "401": Fault(answer({}, 401), AuthenticationError, 1, 1),
    "404": Fault(answer({}, 404), NotFoundError, 1, 1),
    "422": Fault(answer({}, 422), InvalidRequestError, 1, 1),
}


pytestmark = pytest.mark.usefixtures("no_back_off")


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("method", METHODS)
def test_the_server_sees_as_many_requests_as_the_rules_say(
    either: Either, method: str, fault: str
) -> None:
    steps, raises, get, other, maybe_applied = FAULTS[fault]
    with serving(lambda _: steps) as server:
        timeout = 0.2 if raises is NetworkTimeoutError else 10
        client = either.client(
            "a-server-token", base_url=server.url, timeout=timeout, retries=RETRIES
        )

        with pytest.raises(raises) as caught:
            either(client.request(method, "/path"))

        error: Any = caught.value
        assert type(caught.value) is raises
        assert len(server.requests) == (get if method == "GET" else other)
        assert error.attempts == len(server.requests)
        assert (error.method, error.path) == (method, "/path")
        assert error.maybe_applied == (maybe_applied and method != "GET")
        if isinstance(error, NetworkError):
            assert f"no response from 127.0.0.1:{server.port} for {method}" in str(error)
            assert ("check before retrying" in str(error)) == error.maybe_applied


@pytest.mark.parametrize("method", METHODS)
def test_a_refused_connection_is_tried_again_for_every_method(either: Either, method: str) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{closed.getsockname()[1]}"
        client = either.client("a-server-token", base_url=url, retries=RETRIES)

        with pytest.raises(NetworkError) as caught:
            either(client.request(method, "/"))

    assert type(caught.value) is NetworkError
    assert caught.value.attempts == AGAIN
    assert caught.value.maybe_applied is False


def test_a_proxy_that_cannot_be_reached_is_named_and_postmark_is_not_blamed(
    either: Either, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
        for name in ("HTTPS_PROXY", "https_proxy"):
            monkeypatch.setenv(name, f"http://user:password@127.0.0.1:{port}")
        client = either.client("a-server-token", base_url="https://api.example.com", retries=0)

        with pytest.raises(NetworkError) as caught:
            either(client.request("GET", "/"))

    through = f"no response from api.example.com through the proxy 127.0.0.1:{port} for GET /: "
    assert str(caught.value).startswith(through)
    assert "Postmark" not in str(caught.value)
    assert "password" not in str(caught.value)


def test_an_address_that_this_machine_cannot_use_gives_way_to_the_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Blocking alone: asyncio itself walks through the addresses of its clients.
    def addresses(host: str, port: int, *_: object, **__: object) -> list[Any]:
        unknown = (9_999, socket.SOCK_STREAM, 6, "", ("::1", port, 0, 0))
        return [unknown, (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    with serving(echo) as server, SyncServerClient("a-token", base_url=server.url) as client:
        monkeypatch.setattr(socket, "getaddrinfo", addresses)

        assert client.request("GET", "/")["Target"] == "/"


WITHOUT_DESCRIPTORS = """
import asyncio, inspect, postmark, resource

async def main():
    client = postmark.CLIENT("a-server-token", base_url="http://127.0.0.1:1", retries=1)
    for most in (1_000, 0):  # what has to be opened first is open after the first call
        _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(most, hard), hard))
        try:
            found = client.request("GET", "/")
            await found if inspect.isawaitable(found) else None
        except postmark.NetworkError as error:
            print(error.attempts, error)

asyncio.run(main())
"""


@pytest.mark.parametrize("name", ["SyncServerClient", "AsyncServerClient"])
def test_a_process_without_free_descriptors_gets_an_error_of_this_sdk(name: str) -> None:
    ran = run_python(WITHOUT_DESCRIPTORS.replace("CLIENT", name))

    refused, without = ran.stdout.splitlines()
    assert f"[Errno {errno.ECONNREFUSED}]" in refused
    assert without.startswith("2 ")
    assert "Too many open files" in without
    assert ran.stderr == ""


@pytest.mark.parametrize("method", METHODS)
def test_a_broken_handshake_is_tried_again_for_every_method(either: Either, method: str) -> None:
    with serving(echo, greeting=[b"no TLS here", CLOSE]) as server:
        url = server.url.replace("http:", "https:")
        client = either.client("a-server-token", base_url=url, retries=RETRIES)

        with pytest.raises(NetworkError) as caught:
            either(client.request(method, "/"))

        assert type(caught.value) is NetworkError
        assert server.accepted == AGAIN
        assert caught.value.maybe_applied is False


@pytest.mark.parametrize("greeting", [[CLOSE], [RESET]], ids=["closed", "reset"])
def test_a_connection_closed_instead_of_a_handshake_is_tried_again(
    either: Either, greeting: list[Step]
) -> None:
    with serving(echo, greeting=greeting) as server:
        url = server.url.replace("http:", "https:")
        client = either.client("a-server-token", base_url=url, retries=RETRIES)

        with pytest.raises(NetworkError) as caught:
            either(client.request("PUT", "/"))

        assert type(caught.value) is NetworkError
        assert server.accepted == AGAIN
        assert caught.value.maybe_applied is False


def test_a_connection_reset_at_any_moment_of_a_handshake_leaves_no_socket(either: Either) -> None:
    with serving(echo, greeting=[RESET]) as server:
        url = server.url.replace("http:", "https:")
        client = either.client("a-server-token", base_url=url, retries=0)

        for _ in range(200):
            with pytest.raises(NetworkError):
                either(client.request("GET", "/"))

        assert server.accepted == 200


def test_an_unknown_authority_is_a_network_error(either: Either) -> None:
    with serving(echo, secured=True) as server:
        client = either.client("a-server-token", base_url=server.url, retries=0)

        with pytest.raises(NetworkError, match="certificate verify failed"):
            either(client.request("GET", "/"))

        assert server.requests == []


def test_a_server_whose_certificate_is_refused_is_told_why() -> None:
    told: list[str | None] = []

    def accept() -> None:
        connection, _ = listening.accept()
        with connection, suppress(OSError):
            try:
                server_context(certificate_file()).wrap_socket(connection, server_side=True)
            except ssl.SSLError as error:
                told.append(error.reason)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=accept)
        thread.start()
        url = f"https://127.0.0.1:{listening.getsockname()[1]}"

        with pytest.raises(NetworkError, match="certificate verify failed"):
            SyncServerClient("a-server-token", base_url=url, retries=0).request("GET", "/")

        thread.join()
    assert told == ["TLSV1_ALERT_UNKNOWN_CA"]


def test_a_call_succeeds_as_soon_as_the_server_does(either: Either) -> None:
    script = in_turn([CLOSE], answer({}, 503), [b"HTTP/1.1 2", RESET], answer({"Fine": 1}))
    with serving(script) as server:
        client = either.client("a-server-token", base_url=server.url)

        found = either(client.request("GET", "/"))

        assert found == {"Fine": 1}
        assert len(server.requests) == 4


@pytest.mark.parametrize("method", ["GET", "PUT"])
def test_a_connection_the_server_closed_while_idle_costs_no_attempt(
    either: Either, method: str
) -> None:
    with serving(lambda received: [*echo(received), CLOSE]) as server:
        client = either.client("a-server-token", base_url=server.url, retries=0)

        for _ in range(3):
            either(client.request(method, "/"))
            while server.open:
                sleep(0.01)

        assert len(server.requests) == 3


def test_what_the_server_says_of_retry_after_is_waited_for(either: Either) -> None:
    script = in_turn(answer({}, 429, "Retry-After: 1"), answer({}))
    waits: list[float | None] = []

    def note(attempt: Attempt) -> None:
        waits.append(attempt.retry_in)

    with serving(script) as server:
        client = either.client("a-server-token", base_url=server.url, on_attempt=note)

        either(client.request("PUT", "/"))

        assert waits == [1.0, None]
        assert len(server.requests) == 2


@pytest.mark.parametrize("wrong_by", [timedelta(), timedelta(hours=-1), timedelta(days=1)])
def test_a_date_in_retry_after_is_waited_for(either: Either, wrong_by: timedelta) -> None:
    there = datetime.now(UTC) + wrong_by  # the time of day by the server's clock
    date, moment = (
        format_datetime(there + timedelta(seconds=seconds), usegmt=True) for seconds in (0, 1)
    )
    script = in_turn(answer({}, 429, f"Date: {date}", f"Retry-After: {moment}"), answer({}))
    waits: list[float | None] = []

    def note(attempt: Attempt) -> None:
        waits.append(attempt.retry_in)

    with serving(script) as server:
        client = either.client("a-server-token", base_url=server.url, on_attempt=note)

        either(client.request("GET", "/"))

        assert waits == [1.0, None]


def test_retry_after_beyond_the_deadline_raises_at_once(either: Either) -> None:
    with serving(lambda _: answer({}, 429, "Retry-After: 40")) as server:
        client = either.client("a-server-token", base_url=server.url)

        with pytest.raises(RateLimitError) as caught:
            either(client.request("GET", "/"))

        assert caught.value.retry_after == 40
        assert len(server.requests) == 1


@pytest.mark.parametrize("text", ["-1", "soon", "", "0", "Thu, 01 Jan 1970 00:00:00 GMT"])
def test_a_useless_retry_after_is_harmless(either: Either, text: str) -> None:
    script = in_turn(answer({}, 429, f"Retry-After: {text}"), answer({"Fine": 1}))
    with serving(script) as server:
        client = either.client("a-server-token", base_url=server.url)

        assert either(client.request("GET", "/")) == {"Fine": 1}


@pytest.mark.parametrize("action", ["bypass", "retry"])
def test_the_actions_are_sent_once_when_the_server_is_slow(either: Either, action: str) -> None:
    with serving(lambda _: [HANG]) as server:
        client = either.client("a-server-token", base_url=server.url, timeout=0.2)

        with pytest.raises(NetworkTimeoutError) as caught:
            either(getattr(client.inbound, action)("an-id"))

        assert server.seen == [f"PUT /messages/inbound/an-id/{action}"]
        assert caught.value.maybe_applied is True


# --- what is asked of a sender ------------------------------------------------------------------


class Sender:
    """Answers from a list, and waits on a clock of its own, as a fake in the same process does."""

    def __init__(self, *outcomes: Outcome) -> None:
        self.outcomes = list(outcomes)
        self.limits: list[tuple[float, float]] = []
        self.slept: list[float] = []

    def send_once(self, _: object, timeout: float, until: float, *__: object) -> Outcome:
        self.limits.append((timeout, until - monotonic()))
        return self.outcomes.pop(0)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)

    def close(self) -> None:
        pass


class AsyncSender(Sender):
    """The same, async."""

    async def send_once(self, *asked: Any) -> Outcome:  # type: ignore[override]  # async instead of sync
        return Sender.send_once(self, *asked)

    async def sleep(self, seconds: float) -> None:  # type: ignore[override]  # async instead of sync
        self.slept.append(seconds)

    async def close(self) -> None:  # type: ignore[override]  # async instead of sync
        pass


SLOW_DOWN = Answer(429, {"retry-after": "7"}, b"")
OUTAGE = Answer(503, {}, b'{"ErrorCode": 100}')
DONE = Answer(200, {}, b"{}")


def call(
    either: Either,
    options: Options,
    *outcomes: Outcome,
    kind: Any = "call",
    credential: Credential = SERVER,
) -> tuple[Sender, Any]:
    """Return what was asked of the sender, and the result or error of a call."""
    where = target(credential, "a-token", "https://api.example.com", own=False)
    request: Request[Any] = Request("POST", "/path", lambda data: data, kind=kind)
    sender: Any = (Sender if either.colour == "blocking" else AsyncSender)(*outcomes)
    kind_of_transport: Any = SyncTransport if either.colour == "blocking" else AsyncTransport
    try:
        return sender, either(kind_of_transport(where, sender, options, None).send(request))
    except PostmarkError as error:
        return sender, error


def test_a_sender_with_a_clock_of_its_own_waits_on_it(either: Either) -> None:
    began = monotonic()

    sender, result = call(either, Options(), SLOW_DOWN, SLOW_DOWN, DONE)

    assert result == {}
    assert sender.slept == [7, 7]
    assert monotonic() - began < 5


def test_waits_on_another_clock_count_towards_the_deadline(either: Either) -> None:
    sender, error = call(either, Options(deadline=20.0), *[SLOW_DOWN] * 4)

    assert isinstance(error, RateLimitError)
    assert sender.slept == [7, 7]
    assert [round(left) for _, left in sender.limits] == [20, 13, 6]


@pytest.mark.parametrize(
    ("kind", "limits"), [("call", (10, 30)), ("send", (60, 90)), ("batch", (120, 180))]
)
def test_a_mail_and_a_batch_may_take_longer_than_other_calls(
    either: Either, kind: str, limits: tuple[float, float]
) -> None:
    sender, _ = call(either, Options(), DONE, kind=kind)

    ((timeout, left),) = sender.limits
    assert (timeout, round(left)) == limits


@pytest.mark.parametrize("kind", ["call", "send", "batch"])
def test_limits_that_are_given_count_for_every_kind(either: Either, kind: str) -> None:
    sender, _ = call(either, Options(timeout=5.0, deadline=NO_DEADLINE), DONE, kind=kind)

    assert sender.limits == [(5, NO_DEADLINE)]


@pytest.mark.parametrize("kind", ["send", "batch"])
@pytest.mark.parametrize("outcome", [Failure("refused", sent=False), SLOW_DOWN, OUTAGE], ids=str)
def test_a_mail_is_sent_again_only_if_it_was_not_accepted(
    either: Either, outcome: Outcome, kind: str
) -> None:
    sender, result = call(either, Options(), outcome, DONE, kind=kind)

    assert result == {}
    assert len(sender.limits) == 2


@pytest.mark.parametrize("kind", ["send", "batch"])
@pytest.mark.parametrize(
    "outcome",
    [
        Failure("timed out", sent=True, timed_out=True),
        Failure("reset", sent=True),
        Answer(500, {}, b'{"ErrorCode": 101}'),
        Answer(503, {}, b""),
        Answer(200, {}, b"<html>"),
        Answer(200, {}, b"{", "the body was truncated", cut_short=True),
    ],
    ids=str,
)
def test_a_mail_that_may_have_been_accepted_is_not_sent_again(
    either: Either, outcome: Outcome, kind: str
) -> None:
    sender, error = call(either, Options(), outcome, DONE, kind=kind)

    assert error.maybe_applied is True
    assert len(sender.limits) == 1


@pytest.mark.parametrize("credential", ["server", "account"])
def test_a_rejected_token_is_told_with_the_kind_that_is_wanted(
    either: Either, credential: str
) -> None:
    kind = {"server": SERVER, "account": ACCOUNT}[credential]

    _, error = call(either, Options(), Answer(401, {}, b""), credential=kind)

    assert isinstance(error, AuthenticationError)
    assert str(error).endswith(f"; check the token: this client needs a valid {credential} token")


def test_an_outage_that_lasts_leaves_a_mail_unsent(either: Either) -> None:
    _, error = call(either, Options(retries=1), OUTAGE, OUTAGE, kind="send")

    assert isinstance(error, ServerError)
    assert (error.attempts, error.maybe_applied) == (2, False)


def test_the_limits_of_a_view_are_its_own(either: Either) -> None:
    with serving(lambda _: [HANG]) as server:
        client = either.client("a-server-token", base_url=server.url, timeout=0.2, retries=0)
        views = [client, client.with_options(deadline=None), client.with_options(timeout=0.3)]
        told: list[str] = []
        for view in views:
            with pytest.raises(NetworkTimeoutError) as caught:
                either(view.request("GET", "/"))
            told.append(str(caught.value).partition("timed out")[2])

    assert told == [
        " (timeout 0.2 s, deadline 30 s)",
        " (timeout 0.2 s, no deadline)",
        " (timeout 0.3 s, deadline 30 s)",
    ]
