"""Closing: once or often, of clients and their views, and what a closed client says."""

from __future__ import annotations

import pytest
from either import Either
from misbehaving import echo, serving
from transport_helpers import run_python, waits_for


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
