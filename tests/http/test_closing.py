"""Closing: once or often, of clients and their views, and what a closed client says."""

from __future__ import annotations

import socket
import threading
from time import monotonic
from typing import Any

import pytest
from either import Either
from misbehaving import CLOSE, HANG, Received, Step, answer, echo, serving
from transport_helpers import offset_of, page, run_python, waits_for

from postmark import SyncServerClient


def test_a_closed_client_refuses_to_send_and_says_so(either: Either) -> None:
    with serving(echo) as server:
        client = either.client("a-server-token", base_url=server.url)
        either(client.request("GET", "/"))
        either(client.close())

        with pytest.raises(RuntimeError, match="the client is closed"):
            either(client.request("GET", "/"))

        assert len(server.requests) == 1


def test_a_client_that_was_never_used_closes_too(either: Either) -> None:
    client = either.client("a-server-token")

    either(client.close())

    with pytest.raises(RuntimeError, match="the client is closed"):
        either(client.outbound.list())


def test_closing_twice_is_closing_once(either: Either) -> None:
    with serving(echo) as server:
        client = either.client("a-server-token", base_url=server.url)
        either(client.request("GET", "/"))

        either(client.close())
        either(client.close())

        waits_for(lambda: server.open == 0)


def test_a_view_uses_the_connections_of_its_original(either: Either) -> None:
    with serving(echo) as server:
        client = either.client("a-server-token", base_url=server.url)

        either(client.request("GET", "/"))
        either(client.with_options(timeout=5).with_options(deadline=None).request("GET", "/"))

        assert server.accepted == 1


def test_closing_a_view_does_nothing(either: Either) -> None:
    with serving(echo) as server:
        client = either.client("a-server-token", base_url=server.url)

        either(client.with_options(retries=0).close())

        assert either(client.request("GET", "/"))["Target"] == "/"


def test_a_client_still_works_as_the_interpreter_exits() -> None:
    with serving(echo) as server:
        ended = run_python(
            f"""
import atexit
atexit.register(lambda: print(client.request("GET", "/at/exit")["Target"]))
from postmark import SyncServerClient
client = SyncServerClient("a-server-token", base_url={server.url!r})
client.request("GET", "/")
"""
        )

        assert (ended.returncode, ended.stdout) == (0, "/at/exit\n"), ended.stderr


def test_closing_the_original_closes_its_views(either: Either) -> None:
    client = either.client("a-server-token")
    view = client.with_options(retries=0)

    either(client.close())

    with pytest.raises(RuntimeError, match="the client is closed"):
        either(view.request("GET", "/"))


def test_a_view_outlives_an_original_that_nobody_holds(either: Either) -> None:
    with serving(echo) as server:
        view = either.client("a-server-token", base_url=server.url).with_options(retries=0)

        assert either(view.request("GET", "/"))["Target"] == "/"


@pytest.mark.parametrize("step", ["connect", "close"])
def test_a_finalizer_or_signal_handler_can_close_a_client_at_any_point(
    step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Interrupted(socket.socket):
        """A socket whose opening or closing is when the finalizer runs."""

    carry_out = getattr(socket.socket, step)

    def interrupted(sock: socket.socket, *arguments: Any) -> Any:
        client.close()
        return carry_out(sock, *arguments)

    setattr(Interrupted, step, interrupted)
    with serving(lambda _: [*answer({}, 200, "Connection: close"), CLOSE]) as server:
        client = SyncServerClient("a-server-token", base_url=server.url)
        monkeypatch.setattr(socket, "socket", Interrupted)
        call = threading.Thread(target=client.request, args=("GET", "/"), daemon=True)
        call.start()
        call.join(10)
        monkeypatch.undo()

        assert not call.is_alive()
        waits_for(lambda: server.open == 0)


def test_a_stream_collected_as_a_connection_opens_ends_without_delay(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Its threads return their connections, which they could not if the pool were locked.
    stream: list[Any] = []
    seconds: list[float] = []

    class Collecting(socket.socket):
        def connect(self, *arguments: Any) -> None:
            began = monotonic()
            while threading.current_thread() is threading.main_thread() and stream:
                stream.pop().close()
                seconds.append(monotonic() - began)
            super().connect(*arguments)

    hung = threading.Event()

    def script(received: Received) -> list[Step]:
        if received.target == "/":
            return [*answer({}), 0.05]
        if offset_of(received) < 30:
            return [*page(received, 100), CLOSE]
        hung.set()
        return [HANG]

    with serving(script) as server, SyncServerClient("a-token", base_url=server.url) as client:
        rows = client.outbound.stream(batch_size=10)
        for _ in range(12):
            next(rows)
        assert hung.wait(10)
        stream.append(rows)
        monkeypatch.setattr(socket, "socket", Collecting)

        client.request("GET", "/")

        monkeypatch.undo()

    assert seconds
    assert max(seconds) < 0.9
