"""Fixtures for projects that use the SDK; pytest finds them by the entry point `pytest11`.

pytest imports this module in every project that has the SDK installed, so neither the rest of the
SDK nor an HTTP library is imported before a test uses a fixture.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postmark import AsyncServerClient, SyncServerClient
    from postmark.testing._fake import FakePostmark


@pytest.fixture
def fake_postmark() -> FakePostmark:
    """Return an empty fake Postmark server, a new one for each test."""
    from postmark.testing import FakePostmark  # noqa: PLC0415  (not before it is used)

    return FakePostmark()


@pytest.fixture
def sync_postmark_client(fake_postmark: FakePostmark) -> Iterator[SyncServerClient]:
    """Return a sync client connected to `fake_postmark` without a socket."""
    with fake_postmark.sync_server_client() as client:
        yield client


# A plain fixture: creating the client needs no loop, and it works in that of the test, be it
# pytest-asyncio's or anyio's. It leaves nothing open that would have to be closed in that loop.
@pytest.fixture
def async_postmark_client(fake_postmark: FakePostmark) -> AsyncServerClient:
    """Return an async client connected to `fake_postmark` without a socket."""
    return fake_postmark.server_client()
