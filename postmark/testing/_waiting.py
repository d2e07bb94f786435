"""HTTP clients whose waits between attempts take no time: the fake server's clock goes on instead.

The SDK waits with the method `sleep` of the HTTP client it was given, if that has one.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import httpx

from postmark.testing._transport import FakeTransport

Slept = Callable[[float], None]


class PatientClient(httpx.Client):
    """A sync client of a fake server."""

    def __init__(self, transport: FakeTransport, slept: Slept) -> None:
        """Created by `FakePostmark.sync_server_client`."""
        super().__init__(transport=transport)
        self.sleep = slept


class PatientAsyncClient(httpx.AsyncClient):
    """An async client of a fake server."""

    def __init__(self, transport: FakeTransport, slept: Slept) -> None:
        """Created by `FakePostmark.server_client`."""
        super().__init__(transport=transport)
        self._slept = slept

    async def sleep(self, seconds: float) -> None:
        """Let the fake server's clock go on, and other tasks run."""
        self._slept(seconds)
        await asyncio.sleep(0)
