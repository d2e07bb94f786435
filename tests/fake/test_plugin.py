"""The pytest plugin, in a project that also uses asyncio plugins and HTTP mocks."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

PLUGINS = [
    "postmark.testing.pytest_plugin",
    "pytest_asyncio.plugin",
    "anyio.pytest_plugin",
    "pytest_httpx",
    "respx.plugin",
]

# pytest-asyncio warns where it is left open.
SETTINGS = ["-o", "asyncio_default_fixture_loop_scope=function"]

TESTS_OF_A_USER = """
    import httpx, pytest, respx
    from postmark import AsyncServerClient, SyncServerClient
    from postmark.testing import FakePostmark

    def test_blocking(fake_postmark, sync_postmark_client):
        fake_postmark.outbound.add(subject="Hello")
        assert isinstance(fake_postmark, FakePostmark)
        assert isinstance(sync_postmark_client, SyncServerClient)
        assert sync_postmark_client.outbound.list().items[0].subject == "Hello"

    def test_each_test_has_a_server_of_its_own(fake_postmark, sync_postmark_client):
        assert sync_postmark_client.outbound.list().total == 0
        assert len(fake_postmark.requests) == 1

    async def subjects(fake_postmark, client):
        assert isinstance(client, AsyncServerClient)
        fake_postmark.outbound.add(subject="Hello")
        return [message.subject async for message in client.outbound.stream()]

    @pytest.mark.asyncio
    async def test_pytest_asyncio(fake_postmark, async_postmark_client):
        assert await subjects(fake_postmark, async_postmark_client) == ["Hello"]

    @pytest.fixture
    def anyio_backend():
        return "asyncio"

    @pytest.mark.anyio
    async def test_anyio(fake_postmark, async_postmark_client):
        assert await subjects(fake_postmark, async_postmark_client) == ["Hello"]

    def test_pytest_httpx(fake_postmark, sync_postmark_client, httpx_mock):
        httpx_mock.add_response(url="https://other.example/", text="mocked")
        fake_postmark.outbound.add()
        assert httpx.get("https://other.example/").text == "mocked"
        assert sync_postmark_client.outbound.list().total == 1

    def test_respx(fake_postmark, sync_postmark_client, respx_mock):
        respx_mock.get("https://other.example/").respond(text="mocked")
        fake_postmark.outbound.add()
        assert httpx.get("https://other.example/").text == "mocked"
        assert sync_postmark_client.outbound.list().total == 1
"""


def test_the_fixtures_work_beside_other_plugins(tmp_path: Path) -> None:
    tmp_path.joinpath("test_users.py").write_text(textwrap.dedent(TESTS_OF_A_USER), "utf-8")
    plugins = [part for name in PLUGINS for part in ("-p", name)]

    done = subprocess.run(
        [sys.executable, "-X", "dev", "-W", "error", "-m", "pytest", "-q", *plugins, *SETTINGS],
        cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False,
        env={**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
    )  # fmt: skip

    assert "6 passed" in done.stdout, done.stdout + done.stderr


def test_loading_the_plugin_loads_nothing_else() -> None:
    code = """
    import sys
    import pytest
    import postmark.testing.pytest_plugin
    ours = {name for name in sys.modules if name.startswith("postmark")}
    ours -= {"postmark", "postmark._version", "postmark.testing", "postmark.testing.pytest_plugin"}
    assert not ours, ours
    assert "httpx" not in sys.modules
    """

    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        capture_output=True, text=True, timeout=30, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
