"""Fixtures for projects that use the SDK; pytest finds them by the entry point `pytest11`.

pytest imports this module in every project that has the SDK installed: nothing of the SDK, and no
HTTP library, is imported before a test asks for a fixture.
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
    from postmark.testing import FakePostmark  # noqa: PLC0415  (nothing before it is used)

    return FakePostmark()


@pytest.fixture
def sync_postmark_client(fake_postmark: FakePostmark) -> Iterator[SyncServerClient]:
    """Return a blocking client of `fake_postmark`, with no socket."""
    with fake_postmark.sync_server_client() as client:
        yield client


# A plain fixture: the client is made without a loop and works in whichever one the test runs, be
# it pytest-asyncio's or anyio's. Nothing is left open that would have to be closed in that loop.
@pytest.fixture
def async_postmark_client(fake_postmark: FakePostmark) -> AsyncServerClient:
    """Return an asyncio client of `fake_postmark`, with no socket."""
    return fake_postmark.server_client()
