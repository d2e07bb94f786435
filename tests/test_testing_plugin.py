"""The pytest plugin, in projects that use asyncio or mocks of HTTP beside it."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

TEST_OF_A_USER = """
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
"""

ASYNC_TEST_OF_A_USER = """
    import pytest
    from postmark import AsyncServerClient

    {mark}
    async def test_awaiting(fake_postmark, async_postmark_client):
        fake_postmark.outbound.add(subject="Hello")
        assert isinstance(async_postmark_client, AsyncServerClient)
        found = [m.subject async for m in async_postmark_client.outbound.stream()]
        assert found == ["Hello"]
"""

ASYNCIO = ASYNC_TEST_OF_A_USER.format(mark="@pytest.mark.asyncio")
ANYIO = ASYNC_TEST_OF_A_USER.format(mark="@pytest.mark.anyio")
ANYIO += """
    @pytest.fixture
    def anyio_backend():
        return "asyncio"
"""

WITH_PYTEST_HTTPX = """
    import httpx

    def test_mocked_and_fake(fake_postmark, sync_postmark_client, httpx_mock):
        httpx_mock.add_response(url="https://other.example/", text="mocked")
        fake_postmark.outbound.add()
        assert httpx.get("https://other.example/").text == "mocked"
        assert sync_postmark_client.outbound.list().total == 1
"""

WITH_RESPX = """
    import httpx, respx

    @respx.mock
    def test_mocked_and_fake(fake_postmark, sync_postmark_client):
        respx.get("https://other.example/").respond(text="mocked")
        fake_postmark.outbound.add()
        assert httpx.get("https://other.example/").text == "mocked"
        assert sync_postmark_client.outbound.list().total == 1
"""


def run_pytest(folder: Path, test: str, *plugins: str) -> subprocess.CompletedProcess[str]:
    """Run a user's test file with just these plugins, warnings being errors."""
    folder.joinpath("test_users.py").write_text(textwrap.dedent(test), "utf-8")
    chosen = [part for name in ("postmark.testing.pytest_plugin", *plugins) for part in ("-p", name)]
    return subprocess.run(
        [sys.executable, "-X", "dev", "-W", "error", "-m", "pytest", "-q", "-p", "no:cacheprovider"]
        + chosen,
        cwd=folder, capture_output=True, text=True, timeout=60, check=False,
        env={**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("test", "plugins", "passed"),
    [
        pytest.param(TEST_OF_A_USER, [], 2, id="plain"),
        pytest.param(ASYNCIO, ["pytest_asyncio"], 1, id="pytest-asyncio"),
        pytest.param(ANYIO, ["anyio.pytest_plugin"], 1, id="anyio"),
        pytest.param(WITH_PYTEST_HTTPX, ["pytest_httpx"], 1, id="pytest-httpx"),
        pytest.param(WITH_RESPX, ["respx.plugin"], 1, id="respx"),
    ],
)
def test_the_fixtures_work_beside_other_plugins(
    tmp_path: Path, test: str, plugins: list[str], passed: int
) -> None:
    done = run_pytest(tmp_path, test, *plugins)

    assert f"{passed} passed" in done.stdout, done.stdout + done.stderr


def test_loading_the_plugin_loads_nothing_else() -> None:
    code = """
    import sys
    before = set(sys.modules)
    import pytest
    import postmark.testing.pytest_plugin
    ours = {name for name in sys.modules if name.startswith("postmark")}
    allowed = {"postmark", "postmark._version", "postmark.testing", "postmark.testing.pytest_plugin"}
    assert ours <= allowed, ours - allowed
    assert "httpx" not in sys.modules
    """

    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        capture_output=True, text=True, timeout=30, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
