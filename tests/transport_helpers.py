"""Helpers of the transport tests: their length, and what the process keeps open."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import Any
from urllib.parse import parse_qs, urlsplit

from either import Either
from misbehaving import Received, Step, answer

from postmark import SyncServerClient

SOAK = bool(os.environ.get("POSTMARK_SOAK"))
"""Whether tests run in their long form."""


def descriptors() -> int:
    """Return how many files and sockets this process has open."""
    return len(list(Path("/dev/fd").iterdir()))


def run_python(program: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a program in a new Python process in which every warning is an error."""
    # asyncio's debug mode reports every callback that is slow, as on a busy machine.
    program = "import logging; logging.getLogger('asyncio').setLevel('ERROR')\n" + program
    return subprocess.run(
        [sys.executable, "-X", "dev", "-W", "error", "-c", program],
        capture_output=True, text=True, timeout=60, check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent), **environment},
    )  # fmt: skip


@contextmanager
def injected(either: Either, library: Any, **options: Any) -> Generator[Any]:
    """Yield an httpx or httpx2 client of the same kind as `either`."""
    options = {"trust_env": False, "verify": False, **options}
    if isinstance(either.client("a-server-token"), SyncServerClient):
        with library.Client(**options) as client:
            yield client
    else:
        client = library.AsyncClient(**options)
        yield client
        either(client.aclose())


def our_threads() -> list[threading.Thread]:
    """Return the threads that prefetch pages."""
    return [thread for thread in threading.enumerate() if thread.name == "postmark-stream"]


def page(received: Received, total: int, first: int = 0) -> list[Step]:
    """Respond with a page of an unchanging list of `total` messages, starting at id-`first`."""
    offset, count = offset_of(received), int(_query(received)["count"][0])
    rows = [_row(first + number) for number in range(offset, min(offset + count, total))]
    return answer({"TotalCount": total, "Messages": rows})


def offset_of(received: Received) -> int:
    """Return the offset of the requested page."""
    return int(_query(received)["offset"][0])


def _query(received: Received) -> dict[str, list[str]]:
    return parse_qs(urlsplit(received.target).query)


def _row(number: int) -> dict[str, Any]:
    received = datetime(2026, 5, 1, tzinfo=UTC) - timedelta(minutes=number)
    return {"MessageID": f"id-{number}", "ReceivedAt": received.isoformat(), "Status": "Sent"}


async def waits_for_async(condition: Callable[[], object]) -> None:
    """Let other tasks run until the condition is true; fail after 15 seconds."""
    async with asyncio.timeout(15):
        while not condition():  # noqa: ASYNC110 - there is no event for it
            await asyncio.sleep(0.005)


def waits_for(condition: Callable[[], object]) -> None:
    """Return as soon as the condition is true; fail after 15 seconds."""
    end = monotonic() + 15
    while not condition():
        assert monotonic() < end
        threading.Event().wait(0.005)


def either_waits_for(either: Either, condition: Callable[[], object]) -> None:
    """Wait for a condition, while the tasks of an async client continue."""
    if either.colour == "asyncio":
        either.run(waits_for_async(condition))
    else:
        waits_for(condition)
