"""What things cost where no clock is needed to tell: modules, requests, TLS contexts, memory."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import textwrap
import tracemalloc
from typing import Any

import httpx
import pytest
from either import Either

from postmark import NetworkError, OutboundMessage, ServerClient, SyncServerClient
from postmark._wire import share
from postmark.testing import FakePostmark

TOKEN = "00000000-0000-4000-8000-000000000000"
BOTH = pytest.mark.parametrize("kind", [SyncServerClient, ServerClient])


def printed_by(script: str, *arguments: str) -> Any:
    """Return the JSON that a fresh interpreter prints."""
    command = [sys.executable, "-c", textwrap.dedent(script), *arguments]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(ran.stdout)


def test_importing_the_package_loads_two_modules() -> None:
    loaded = printed_by(
        """
        import sys
        before = set(sys.modules)
        import postmark
        after = set(sys.modules)
        import json
        print(json.dumps(sorted(after - before)))
        """
    )

    assert loaded == ["postmark", "postmark._version"]


def test_a_client_loads_everything_and_a_call_nothing(served: tuple[FakePostmark, str]) -> None:
    fake, url = served
    fake.outbound.add()

    loaded = printed_by(
        """
        import asyncio, json, socket, sys
        import postmark
        url = sys.argv[1]
        socket.getaddrinfo("127.0.0.1", 80)  # its codec is loaded by Python itself
        async def ask():
            async with client:
                return await client.outbound.list()
        client = postmark.ServerClient("fake-server-token", base_url=url)
        blocking = postmark.SyncServerClient("fake-server-token", base_url=url)
        before = set(sys.modules)
        page = asyncio.run(ask())
        with blocking:
            blocking.outbound.list()
            blocking.outbound.get(page.items[0].message_id)
            list(blocking.outbound.stream())
        after = set(sys.modules)
        needed = {"httpx", "httpcore", "h11", "attr"}
        print(json.dumps([sorted(needed - before), sorted(after - before)]))
        """,
        url,
    )

    assert loaded == [[], []]


@BOTH
def test_making_a_client_makes_no_tls_context(
    kind: type[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[object] = []
    monkeypatch.setattr(httpx, "create_ssl_context", lambda *_, **__: made.append(1))

    kind(TOKEN)

    assert made == []


def test_all_clients_share_one_tls_context(either: Either, monkeypatch: pytest.MonkeyPatch) -> None:
    real = httpx.create_ssl_context
    made: list[object] = []
    monkeypatch.setattr(
        httpx, "create_ssl_context", lambda *a, **k: made.append(1) or real(*a, **k)
    )
    monkeypatch.setattr("postmark._connections._contexts", {})
    refusing = {"base_url": "https://127.0.0.1:9", "retries": 0}

    for _ in range(2):
        with pytest.raises(NetworkError):
            either(either.client(TOKEN, **refusing).outbound.list())

    assert len(made) == 1


def test_plain_http_makes_no_tls_context(
    either: Either, served: tuple[FakePostmark, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[object] = []
    monkeypatch.setattr(httpx, "create_ssl_context", lambda *_, **__: made.append(1))

    either(either.client("fake-server-token", base_url=served[1]).outbound.list())

    assert made == []


def test_the_first_ten_of_a_stream_cost_one_request(
    either: Either, sampled: tuple[FakePostmark, str]
) -> None:
    fake, url = sampled
    client = either.client("fake-server-token", base_url=url)
    before = len(fake.requests)

    found = either.first(client.outbound.stream(), 10)

    assert len(found) == 10
    assert len(fake.requests) - before == 1


@BOTH
def test_a_further_client_takes_less_than_20_kib(kind: type[Any]) -> None:
    many = 20
    kept = [kind(TOKEN)]
    gc.collect()
    tracemalloc.start()
    try:
        kept += [kind(TOKEN) for _ in range(many)]
        size, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert size / many < 20 * 1024


def test_texts_that_repeat_are_kept_once(either: Either) -> None:
    fake = FakePostmark()
    fake.outbound.add(tag="welcome")
    fake.outbound.add(tag="welcome")

    first, second = either(either.fake_client(fake).outbound.list())

    assert first.tag == "welcome"
    for name in ("tag", "from_email", "status", "message_stream"):
        assert getattr(first, name) is getattr(second, name)


def test_texts_that_do_not_repeat_are_not_kept_for_ever() -> None:
    for number in range(2500):
        OutboundMessage.from_dict({"Tag": f"tag {number}", "From": f"{number}@example.com"})

    assert len(share) <= 1000


def test_a_message_kept_has_no_dictionary_of_its_own() -> None:
    message = OutboundMessage.from_dict({})

    assert not hasattr(message, "__dict__")
    assert sys.getsizeof(message) <= 200
