"""What a resource asks of its client, in both colours."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator, Mapping
from datetime import tzinfo
from typing import Any, NoReturn, Self, TypeVar

from postmark._arguments import check_page, paging
from postmark._http.attempts import AsyncTransport, SyncTransport
from postmark._paging.drivers import drive, drive_async, plan
from postmark._wire.calls import Endpoint, Given
from postmark._wire.eastern import in_eastern_time
from postmark._wire.kinds import Kind
from postmark._wire.request import Page, Request

T = TypeVar("T")


def page_request(
    endpoint: Endpoint[T], count: int, offset: int, filters: Given, zone: tzinfo | None
) -> Request[Page[T]]:
    """Return the request for one page; naive dates of the filters are meant in `zone`."""
    rest = () if filters is None else (in_eastern_time(filters, zone),)
    return endpoint(*check_page(count, offset), *rest)


class _OneCopy:
    """What a resource of a client shares with its copies: the client's connections and token."""

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __reduce__(self) -> NoReturn:
        raise TypeError("a client's resource cannot be pickled: create a client in each process")


class SyncCalls(_OneCopy):
    """Carries out the requests of the resources of a sync client."""

    def __init__(
        self, transport: SyncTransport, zone: tzinfo | None, send_defaults: Mapping[str, Any]
    ) -> None:
        self.transport = transport
        self.zone = zone
        self.send_defaults = send_defaults
        self.send = transport.send

    def page(self, endpoint: Endpoint[T], count: int, offset: int, filters: Given) -> Page[T]:
        """Return one page of a list."""
        return self.send(page_request(endpoint, count, offset, filters, self.zone))

    def stream(
        self,
        endpoint: Endpoint[T],
        kind: Kind,
        limit: int | None,
        batch_size: int,
        concurrency: int,
        filters: Given,
    ) -> Generator[T, None, None]:
        """Yield the rows of all pages of a list."""
        pages = paging(kind, limit, batch_size, concurrency)
        return drive(self.transport, *plan(kind, endpoint, pages, filters, self.zone))


class AsyncCalls(_OneCopy):
    """Carries out the requests of the resources of an async client."""

    def __init__(
        self, transport: AsyncTransport, zone: tzinfo | None, send_defaults: Mapping[str, Any]
    ) -> None:
        self.transport = transport
        self.zone = zone
        self.send_defaults = send_defaults
        self.send = transport.send

    async def page(self, endpoint: Endpoint[T], count: int, offset: int, filters: Given) -> Page[T]:
        """Return one page of a list."""
        return await self.send(page_request(endpoint, count, offset, filters, self.zone))

    def stream(
        self,
        endpoint: Endpoint[T],
        kind: Kind,
        limit: int | None,
        batch_size: int,
        concurrency: int,
        filters: Given,
    ) -> AsyncGenerator[T, None]:
        """Yield the rows of all pages of a list."""
        pages = paging(kind, limit, batch_size, concurrency)
        return drive_async(self.transport, *plan(kind, endpoint, pages, filters, self.zone))
