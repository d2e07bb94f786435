"""Costs that can be measured without a clock: modules, requests, TLS contexts, memory."""

from __future__ import annotations

import gc
import json
import ssl
import subprocess
import sys
import textwrap
import tracemalloc
from typing import Any

import httpx
import pytest
from either import Either

from postmark import NetworkError, OutboundMessage, ServerClient, SyncServerClient
from postmark.testing import FakePostmark

TOKEN = "00000000-0000-4000-8000-000000000000"
BOTH = pytest.mark.parametrize("kind", [SyncServerClient, ServerClient])


def printed_by(script: str, *arguments: str) -> Any:
    """Return the JSON that a new interpreter prints."""
    command = [sys.executable, "-c", textwrap.dedent(script), *arguments]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(ran.stdout)


@pytest.fixture
def contexts(monkeypatch: pytest.MonkeyPatch) -> list[ssl.SSLContext]:
    """The TLS contexts created during the test, in a process that had none."""
    made: list[ssl.SSLContext] = []
    real = httpx.create_ssl_context

    def create() -> ssl.SSLContext:
        made.append(real())
        return made[-1]

    monkeypatch.setattr(httpx, "create_ssl_context", create)
    monkeypatch.setattr("postmark._http.connection._contexts", {})
    return made


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


def test_creating_a_client_imports_everything_and_a_call_nothing(
    served: tuple[FakePostmark, str],
) -> None:
    fake, url = served
    fake.outbound.add()

    loaded = printed_by(
        """
        import asyncio, json, sys
        import postmark
        url = sys.argv[1]
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
        needed = {"httpx", "httpcore", "h11"}
        print(json.dumps([sorted(needed - before), sorted(after - before)]))
        """,
        url,
    )

    assert loaded == [[], []]


@BOTH
def test_creating_a_client_creates_no_tls_context(
    kind: type[Any], contexts: list[ssl.SSLContext]
) -> None:
    kind(TOKEN)

    assert contexts == []


def test_all_clients_share_one_tls_context(either: Either, contexts: list[ssl.SSLContext]) -> None:
    nobody = {"base_url": "https://127.0.0.1:9", "retries": 0}

    for _ in range(2):
        with pytest.raises(NetworkError):
            either(either.client(TOKEN, **nobody).outbound.list())

    assert len(contexts) == 1


def test_plain_http_creates_no_tls_context(
    either: Either, served: tuple[FakePostmark, str], contexts: list[ssl.SSLContext]
) -> None:
    fake, url = served

    either(either.client(fake.server_token, base_url=url).outbound.list())

    assert contexts == []


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
def test_an_additional_client_takes_less_than_20_kib(kind: type[Any]) -> None:
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


def test_strings_that_repeat_within_a_page_are_stored_once(either: Either) -> None:
    fake = FakePostmark()
    fake.outbound.add(tag="welcome")
    fake.outbound.add(tag="welcome")

    first, second = either(either.fake_client(fake).outbound.list())

    assert first.tag == "welcome"
    for name in ("tag", "from_email", "status", "message_stream"):
        assert getattr(first, name) is getattr(second, name)


def test_nothing_of_a_page_is_kept_after_parsing(either: Either) -> None:
    fake = FakePostmark()
    fake.outbound.add(tag="welcome")

    either(either.fake_client(fake).outbound.list())


def test_a_message_has_no_instance_dictionary() -> None:
    message = OutboundMessage.from_dict({})

    assert not hasattr(message, "__dict__")
    assert sys.getsizeof(message) <= 200
