"""Clients of the caller's, of httpx and httpx2: used as they are, with our errors and limits."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import AsyncIterator, Iterator
from itertools import repeat
from time import monotonic
from typing import Any

import httpx
import httpx2
import pytest
from either import Either
from misbehaving import (
    CLOSE,
    HANG,
    RESET,
    Received,
    Script,
    Step,
    answer,
    drip,
    echo,
    head,
    serving,
)
from transport_helpers import injected, waits_for_async

from postmark import (
    APIError,
    AuthenticationError,
    InvalidResponseError,
    NetworkError,
    NetworkTimeoutError,
    PostmarkError,
    RateLimitError,
    ServerClient,
    ServerError,
    SyncServerClient,
)

LIBRARIES = pytest.mark.parametrize("library", [httpx, httpx2], ids=["httpx", "httpx2"])


@pytest.fixture(autouse=True)
def _no_back_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("postmark._http.attempts.random", lambda: 0.0)


@LIBRARIES
def test_a_client_of_the_other_kind_is_rejected(library: Any) -> None:
    with pytest.raises(TypeError, match=r"an httpx\.Client or httpx2\.Client, not httpx2?\."):
        SyncServerClient("a-server-token", http_client=library.AsyncClient())
    with (
        library.Client() as blocking,
        pytest.raises(TypeError, match=r"must be an httpx\.AsyncClient"),
    ):
        ServerClient("a-server-token", http_client=blocking)


@pytest.mark.parametrize("http_client", ["client", 1, object(), httpx, httpx.Client])
def test_anything_but_a_client_is_rejected(http_client: object) -> None:
    with pytest.raises(TypeError, match="http_client must be"):
        SyncServerClient("a-server-token", http_client=http_client)
    with pytest.raises(TypeError, match="http_client must be"):
        ServerClient("a-server-token", http_client=http_client)


@LIBRARIES
def test_requests_pass_through_the_client_and_it_stays_open(either: Either, library: Any) -> None:
    with serving(echo) as server, injected(either, library) as http_client:
        client = either.client("a-server-token", base_url=server.url, http_client=http_client)

        found = either(client.request("PUT", "/path", params={"a": "b"}, json={"c": 1}))
        either(client.close())

        assert found == {"Method": "PUT", "Target": "/path?a=b"}
        assert server.requests[0].body == b'{"c":1}'
        assert server.requests[0].headers["x-postmark-server-token"] == "a-server-token"
        assert http_client.is_closed is False
        with pytest.raises(RuntimeError, match="the client is closed"):
            either(client.request("GET", "/"))


FAULTS: dict[str, tuple[list[Step], type[PostmarkError], int, int]] = {
    "closed": ([CLOSE], NetworkError, 2, 1),
    "reset": ([RESET], NetworkError, 2, 1),
    "silent": ([HANG], NetworkTimeoutError, 2, 1),
    "garbage": ([b"SSH-2.0\r\n\r\n", CLOSE], NetworkError, 2, 1),
    "cut": ([head(200, "Content-Length: 9"), b"{", CLOSE], InvalidResponseError, 2, 1),
    "silent in the body": (
        [head(200, "Content-Length: 9"), b"{", HANG], NetworkTimeoutError, 2, 1
    ),
    "not JSON": (answer(b"<html>"), InvalidResponseError, 1, 1),
    "401": (answer({}, 401), AuthenticationError, 1, 1),
    "429": (answer({}, 429), RateLimitError, 2, 2),
    "503": (answer({}, 503), ServerError, 2, 1),
    "302": (answer({}, 302, "Location: /"), APIError, 1, 1),
    "broken compression": (
        answer(b"nonsense", 200, "Content-Encoding: gzip"), InvalidResponseError, 1, 1
    ),
}  # fmt: skip


@LIBRARIES
@pytest.mark.parametrize("method", ["GET", "PUT"])
@pytest.mark.parametrize("fault", FAULTS)
def test_errors_and_retries_are_ours(either: Either, library: Any, method: str, fault: str) -> None:
    steps, raises, get, put = FAULTS[fault]
    with serving(lambda _: steps) as server, injected(either, library) as http_client:
        timeout = 0.3 if raises is NetworkTimeoutError else 10
        client = either.client(
            "a-server-token",
            base_url=server.url,
            http_client=http_client,
            timeout=timeout,
            retries=1,
        )

        with pytest.raises(raises) as caught:
            either(client.request(method, "/"))

        assert type(caught.value) is raises
        assert len(server.requests) == (get if method == "GET" else put)
        if isinstance(caught.value, NetworkError):
            assert caught.value.maybe_applied is (method == "PUT")


@LIBRARIES
def test_a_refused_connection_was_surely_not_applied(either: Either, library: Any) -> None:
    with serving(echo) as server:
        url = server.url
    with injected(either, library) as http_client:
        client = either.client("a-server-token", base_url=url, http_client=http_client, retries=1)

        with pytest.raises(NetworkError) as caught:
            either(client.request("PUT", "/"))

    assert caught.value.maybe_applied is False
    assert caught.value.attempts == 2


@LIBRARIES
def test_default_parameters_of_the_client_come_beside_ours(either: Either, library: Any) -> None:
    with (
        serving(echo) as server,
        injected(either, library, params={"trace": "1", "tag": "theirs"}) as http_client,
    ):
        client = either.client("a-server-token", base_url=server.url, http_client=http_client)

        found = either(client.request("GET", "/path", params={"tag": "a b", "count": 5}))

        assert found["Target"] in {
            "/path?trace=1&tag=a+b&count=5", "/path?trace=1&tag=a%20b&count=5"
        }  # fmt: skip


@LIBRARIES
async def test_a_full_pool_of_the_callers_means_that_nothing_was_sent(library: Any) -> None:
    one = library.Limits(max_connections=1)
    with serving(lambda _: [HANG]) as server:
        async with library.AsyncClient(limits=one, trust_env=False, verify=False) as http_client:
            client = ServerClient(
                "a-server-token", base_url=server.url, http_client=http_client, retries=0
            )
            hog = asyncio.create_task(client.request("GET", "/hog"))
            await waits_for_async(lambda: server.requests)

            with pytest.raises(NetworkTimeoutError) as caught:
                await client.with_options(timeout=1).inbound.bypass("id")
            hog.cancel()
            await asyncio.wait([hog])

        assert caught.value.maybe_applied is False
        assert server.seen == ["GET /hog"]


@LIBRARIES
def test_the_deadline_holds_against_a_dripping_body(either: Either, library: Any) -> None:
    def script(_: Received) -> list[Step]:
        return [head(200, "Content-Length: 9999"), *drip(b" " * 9999, 0.02)]

    with serving(script) as server, injected(either, library) as http_client:
        client = either.client(
            "a-server-token", base_url=server.url, http_client=http_client, deadline=0.5
        )
        began = monotonic()

        with pytest.raises(NetworkTimeoutError):
            either(client.request("GET", "/"))

        assert monotonic() - began < 3.0


@LIBRARIES
def test_an_attempt_for_which_no_time_is_left_was_surely_not_applied(
    either: Either, library: Any
) -> None:
    with serving(echo) as server, injected(either, library) as http_client:
        client = either.client(
            "a-server-token", base_url=server.url, http_client=http_client, deadline=1e-9
        )

        with pytest.raises(NetworkTimeoutError) as caught:
            either(client.inbound.bypass("id"))

        assert caught.value.maybe_applied is False
        assert server.requests == []


@LIBRARIES
def test_a_body_beyond_the_limit_raises(either: Either, library: Any) -> None:
    bomb = gzip.compress(bytes(100 * 1024 * 1024))
    script: Script = lambda _: answer(bomb, 200, "Content-Encoding: gzip")  # noqa: E731 - a script is one expression
    with serving(script) as server, injected(either, library) as http_client:
        client = either.client("a-server-token", base_url=server.url, http_client=http_client)

        with pytest.raises(InvalidResponseError, match="larger than 64 MiB"):
            either(client.request("GET", "/"))


@LIBRARIES
def test_an_answer_that_is_not_read_to_its_end_is_closed(either: Either, library: Any) -> None:
    closed: list[object] = []

    class Endless(library.SyncByteStream, library.AsyncByteStream):  # type: ignore[misc]  # a class of either library
        def __iter__(self) -> Iterator[bytes]:
            yield from repeat(b" " * 1_000_000)

        async def __aiter__(self) -> AsyncIterator[bytes]:
            for chunk in self:
                yield chunk

        def close(self) -> None:
            closed.append(self)

        async def aclose(self) -> None:
            self.close()

    def endless(request: Any) -> Any:
        return library.Response(200, stream=Endless())

    transport = library.MockTransport(endless)
    with injected(either, library, transport=transport) as http_client:
        client = either.client("a-server-token", http_client=http_client)

        with pytest.raises(InvalidResponseError, match="it is larger than"):
            either(client.request("GET", "/"))

        assert len(closed) == 1


@LIBRARIES
def test_hooks_that_raise_for_status_do_not_hide_the_status(either: Either, library: Any) -> None:
    def check(response: Any) -> None:
        response.raise_for_status()

    async def check_async(response: Any) -> None:
        response.raise_for_status()

    hook = check if _is_blocking(either) else check_async
    with (
        serving(lambda _: answer({}, 401)) as server,
        injected(either, library, event_hooks={"response": [hook]}) as http_client,
    ):
        client = either.client("a-server-token", base_url=server.url, http_client=http_client)

        with pytest.raises(AuthenticationError):
            either(client.request("GET", "/"))


@LIBRARIES
def test_hooks_that_read_the_answer_leave_it_to_us_too(either: Either, library: Any) -> None:
    def read(response: Any) -> None:
        response.read()

    async def read_async(response: Any) -> None:
        await response.aread()

    hook = read if _is_blocking(either) else read_async
    with (
        serving(echo) as server,
        injected(either, library, event_hooks={"response": [hook]}) as http_client,
    ):
        client = either.client("a-server-token", base_url=server.url, http_client=http_client)

        assert either(client.request("GET", "/"))["Target"] == "/"


@LIBRARIES
@pytest.mark.parametrize(("status", "kind"), [(200, InvalidResponseError), (503, ServerError)])
def test_an_answer_that_a_hook_has_consumed_is_an_error_of_this_sdk(
    either: Either, library: Any, status: int, kind: type[PostmarkError]
) -> None:
    def consume(response: Any) -> None:
        assert list(response.iter_bytes())

    async def consume_async(response: Any) -> None:
        assert [chunk async for chunk in response.aiter_bytes()]

    hook = consume if _is_blocking(either) else consume_async
    with (
        serving(lambda _: answer({}, status)) as server,
        injected(either, library, event_hooks={"response": [hook]}) as http_client,
    ):
        client = either.client(
            "a-server-token", base_url=server.url, http_client=http_client, retries=0
        )

        with pytest.raises(kind) as caught:
            either(client.request("PUT", "/"))

        assert type(caught.value) is kind
        assert status != 200 or "a hook of http_client consumed the body" in str(caught.value)


@LIBRARIES
def test_mock_transports_answer(either: Either, library: Any) -> None:
    def fine(request: Any) -> Any:
        return library.Response(200, json={"Fine": 1})

    transport = library.MockTransport(fine)
    with injected(either, library, transport=transport) as http_client:
        client = either.client("a-server-token", http_client=http_client)

        assert either(client.request("GET", "/")) == {"Fine": 1}


@LIBRARIES
@pytest.mark.parametrize("length", ["0", "3", "11", "999999", "9" * 30, "-1", "1.5", "²", ""])
def test_a_body_need_not_have_the_length_that_its_header_says(
    either: Either, library: Any, length: str
) -> None:
    def wrong(request: Any) -> Any:
        headers = [(b"Content-Length", length.encode("latin-1"))]
        return library.Response(200, headers=headers, stream=library.ByteStream(b'{"Fine": 1}'))

    transport = library.MockTransport(wrong)
    with injected(either, library, transport=transport) as http_client:
        client = either.client("a-server-token", http_client=http_client)

        assert either(client.request("GET", "/")) == {"Fine": 1}


@LIBRARIES
async def test_a_call_through_a_client_of_the_callers_can_be_cancelled(library: Any) -> None:
    with serving(lambda _: [HANG]) as server:
        async with library.AsyncClient(trust_env=False) as http_client:
            client = ServerClient("a-server-token", base_url=server.url, http_client=http_client)
            task = asyncio.create_task(client.request("GET", "/"))
            await waits_for_async(lambda: server.requests)

            task.cancel()
            await asyncio.wait([task])

        assert task.cancelled()
        assert len(server.requests) == 1


def _is_blocking(either: Either) -> bool:
    return isinstance(either.client("a-server-token"), SyncServerClient)


# --- mocks see the requests of our own connections ---------------------------------------


def test_pytest_httpx_answers_for_our_own_connections(either: Either, httpx_mock: Any) -> None:
    httpx_mock.add_response(json={"TotalCount": 0, "Messages": []})

    page = either(either.client("a-server-token").outbound.list(tag="welcome"))

    (request,) = httpx_mock.get_requests()
    assert request.url.params["tag"] == "welcome"
    assert page.total == 0


def test_pytest_httpx_can_fail_for_our_own_connections(either: Either, httpx_mock: Any) -> None:
    httpx_mock.add_exception(httpx.ReadTimeout("slow"))
    client = either.client("a-server-token")

    with pytest.raises(NetworkTimeoutError) as caught:
        either(client.inbound.retry("an-id"))

    assert caught.value.maybe_applied is True
    assert len(httpx_mock.get_requests()) == 1


def test_respx_answers_for_our_own_connections(either: Either) -> None:
    import respx

    with respx.mock(base_url="https://api.postmarkapp.com") as mock:
        route = mock.get("/messages/outbound").respond(json={"TotalCount": 0, "Messages": []})

        page = either(either.client("a-server-token").outbound.list(tag="welcome"))

    assert route.calls.last.request.url.params["tag"] == "welcome"
    assert page.total == 0
