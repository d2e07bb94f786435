"""Either client behind one interface, so that one test covers both."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator
from contextlib import aclosing, closing
from typing import Any, cast

from postmark import PostmarkError, ServerClient, SyncServerClient
from postmark.testing import FakePostmark


class Either:
    """Creates clients of one kind, and gets the results of either kind in the same way.

    `either(client.outbound.list())` awaits if the client is async; streams become lists.
    """

    def __init__(self, colour: str) -> None:
        self.colour = colour
        self._runner = asyncio.Runner() if colour == "asyncio" else None
        self._clients: list[Any] = []

    def client(self, *arguments: Any, **options: Any) -> Any:
        """Return a client of this kind; it is closed after the test."""
        kind: Callable[..., Any] = SyncServerClient if self._runner is None else ServerClient
        client = kind(*arguments, **options)
        self._clients.append(client)
        return client

    def fake_client(self, fake: FakePostmark, **options: Any) -> Any:
        """Return a client of this kind, connected to a fake without a socket."""
        if self._runner is None:
            return fake.sync_server_client(**options)
        return fake.server_client(**options)

    def __call__(self, value: Any) -> Any:
        """Return the result of a call."""
        if inspect.isgenerator(value):
            with closing(cast("Generator[Any]", value)) as rows:
                return list(rows)
        if inspect.isasyncgen(value):
            return self.run(_collect(cast("AsyncGenerator[Any]", value)))
        return self.run(value) if inspect.isawaitable(value) else value

    def first(self, stream: Any, count: int) -> list[Any]:
        """Return the first rows of a stream, and abandon it."""
        if inspect.isasyncgen(stream):
            return cast("list[Any]", self.run(_collect(cast("AsyncGenerator[Any]", stream), count)))
        with closing(cast("Generator[Any]", stream)) as rows:
            return [next(rows) for _ in range(count)]

    def take(self, stream: Any, count: int) -> list[Any]:
        """Return the next rows of a stream, and leave it open."""
        if inspect.isasyncgen(stream):
            return cast("list[Any]", self.run(_next_of(cast("AsyncGenerator[Any]", stream), count)))
        return [next(stream) for _ in range(count)]

    def until_error(self, stream: Any) -> tuple[list[Any], PostmarkError | None]:
        """Return the rows that a stream yields, and the error it ends with, if any."""
        rows: list[Any] = []
        try:
            if inspect.isasyncgen(stream):
                self.run(_append_all(cast("AsyncGenerator[Any]", stream), rows))
            else:
                for row in stream:
                    rows.append(row)  # noqa: PERF402 - keeps the rows before an error
        except PostmarkError as error:
            return rows, error
        return rows, None

    def run(self, awaitable: Awaitable[Any]) -> Any:
        assert self._runner is not None
        return self._runner.run(_await(awaitable))

    def close(self) -> None:
        for client in self._clients:
            self(client.close())
        if self._runner is not None:
            self._runner.close()


async def _await(awaitable: Awaitable[Any]) -> Any:
    return await awaitable


async def _next_of(stream: AsyncGenerator[Any], count: int) -> list[Any]:
    return [await anext(stream) for _ in range(count)]


async def _append_all(stream: AsyncGenerator[Any], rows: list[Any]) -> None:
    async for row in stream:
        rows.append(row)  # noqa: PERF401 - keeps the rows before an error


async def _collect(stream: AsyncGenerator[Any], count: int | None = None) -> list[Any]:
    found: list[Any] = []
    async with aclosing(stream) as rows:
        async for row in rows:
            found.append(row)
            if len(found) == count:
                break
    return found
