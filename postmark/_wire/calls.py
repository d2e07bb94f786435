"""What a generated resource asks of its client, and how it answers a mistyped keyword."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Generator, Mapping
from functools import wraps
from types import FunctionType
from typing import Any, Final, Protocol, TypeVar

from postmark._wire.kinds import Kind
from postmark._wire.request import Page, Request

T = TypeVar("T")
C = TypeVar("C")

Given = Mapping[str, object] | None
Endpoint = Callable[..., Request[Page[T]]]
"""Builds the request for a page from `count`, `offset` and, if it has any, filters."""


class SyncCalls(Protocol):
    """Carries out the requests of a resource, sync."""

    def send(self, request: Request[T]) -> T: ...
    def page(self, endpoint: Endpoint[T], count: int, offset: int, filters: Given) -> Page[T]: ...
    def stream(
        self,
        endpoint: Endpoint[T],
        kind: Kind,
        limit: int | None,
        batch_size: int,
        concurrency: int,
        filters: Given,
    ) -> Generator[T, None, None]: ...


class AsyncCalls(Protocol):
    """Carries out the requests of a resource, async."""

    async def send(self, request: Request[T]) -> T: ...
    async def page(
        self, endpoint: Endpoint[T], count: int, offset: int, filters: Given
    ) -> Page[T]: ...
    def stream(
        self,
        endpoint: Endpoint[T],
        kind: Kind,
        limit: int | None,
        batch_size: int,
        concurrency: int,
        filters: Given,
    ) -> AsyncGenerator[T, None]: ...


_MOST_ROWS: Final = ("max_messages", "max_events", "max_items", "count")

OTHER_NAMES: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys((*_MOST_ROWS, "limit", "max_results"), _MOST_ROWS),
    "page_size": ("batch_size", "count"),
    "per_page": ("batch_size", "count"),
    "max_retries": ("retries",),
    "api_key": ("server_token", "account_token"),
    "token": ("server_token", "account_token"),
    "stream": ("message_stream",),
    "sender": ("from_email",),
    "from": ("from_email",),
    "since": ("from_date",),
    "until": ("to_date",),
    "to": ("recipient",),
    "to_email": ("to", "recipient"),
    "email": ("to", "recipient", "email_filter", "email_address"),
    "html": ("html_body",),
    "text": ("text_body",),
    "body": ("text_body", "html_body"),
    "template_id": ("template",),
    "template_alias": ("template",),
}
"""What an argument is called elsewhere, and its names in the methods that have it."""

_COROUTINE: Final = 0x80  # inspect.CO_COROUTINE; importing inspect takes longer than all of this


def explained(cls: type[C]) -> type[C]:
    """Let the methods of a class answer an unknown keyword with the nearest known one."""
    inherited = {"__init__": getattr(cls, "__init__")}  # noqa: B009 - unsound, say type checkers
    for name, method in (inherited | vars(cls)).items():
        own = isinstance(method, FunctionType) and not hasattr(method, "__wrapped__")
        if own and (name == "__init__" or name[0] != "_"):
            setattr(cls, name, _explained(method))
    return cls


def _explained(method: FunctionType) -> Any:
    def call(*arguments: Any, **keywords: Any) -> Any:
        try:
            return method(*arguments, **keywords)
        except TypeError as error:
            # Without a further frame, it is the call itself that failed.
            if not (error.__traceback__ is None or error.__traceback__.tb_next is None):
                raise
            refusal = unknown_keyword(method, arguments, keywords) or error
        raise refusal from None

    async def call_async(*arguments: Any, **keywords: Any) -> Any:
        return await call(*arguments, **keywords)

    return wraps(method)(call_async if method.__code__.co_flags & _COROUTINE else call)


def unknown_keyword(
    method: Any, arguments: tuple[Any, ...], keywords: Mapping[str, object]
) -> TypeError | None:
    """Return the error of a keyword that a method does not have."""
    code = method.__code__
    known = code.co_varnames[1 : code.co_argcount + code.co_kwonlyargcount]
    for name in keywords:
        if name not in known:
            return no_such_keyword(_called(method, arguments), name, known)
    return None


def _called(method: Any, arguments: tuple[Any, ...]) -> str:
    """Return a method as its caller wrote it: `outbound.list`, or the name of a client."""
    owner = type(arguments[0]).__name__ if arguments else method.__qualname__.partition(".")[0]
    if method.__name__ == "__init__":
        return owner
    resource = owner.removeprefix("Sync").removeprefix("Async")
    if not owner.endswith("Client"):
        owner = "".join(f"_{each.lower()}" if each.isupper() else each for each in resource)[1:]
    return f"{owner}.{method.__name__}"


def no_such_keyword(method: str, name: str, known: tuple[str, ...]) -> TypeError:
    """Return the error of an unknown keyword, with the nearest known one."""
    import difflib  # noqa: PLC0415 - only a mistake needs it

    meant = [other for other in OTHER_NAMES.get(name, ()) if other in known]
    meant += difflib.get_close_matches(name, known, 1)
    hint = f"; did you mean {meant[0]!r}?" if meant else ""
    return TypeError(f"{method}() got an unexpected keyword argument {name!r}{hint}")
