"""A request as the fake server received it, and a response as it will send it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final
from urllib.parse import parse_qsl

import attrs

from postmark.testing._store import encode

JSON_TYPE: Final = "application/json; charset=utf-8"
SERVER_HEADER: Final = "x-postmark-server-token"
ACCOUNT_HEADER: Final = "x-postmark-account-token"


@attrs.frozen
class ReceivedRequest:
    """A request that the fake server received, for tests to inspect. It never contains a token."""

    __module__ = "postmark.testing"

    method: str
    path: str
    """The path as it was sent, without the query."""
    query: dict[str, str]
    """The query parameters by their wire names; repeated ones are joined with commas."""
    operation: str | None
    """The operation's id in the OpenAPI specification, such as `outbound_list`."""
    headers: dict[str, str] = attrs.field(repr=False)
    """The headers, with lower-case names and without the token headers."""
    body: bytes = attrs.field(repr=False)

    @property
    def filters(self) -> dict[str, str]:
        """The query without `count` and `offset`."""
        return {k: v for k, v in self.query.items() if k.lower() not in ("count", "offset")}


@attrs.frozen(repr=False)
class Credentials:
    """The tokens of a request."""

    server_token: str | None
    account_token: str | None


def receive(
    method: str,
    target: str,
    headers: Iterable[tuple[str, str]],
    body: bytes,
    operation_of: Callable[[str, str], str | None],
) -> tuple[ReceivedRequest, Credentials]:
    """Parse a request; `target` is its path and query as they were sent.

    `operation_of` returns the id of the operation of a method and a path.
    """
    path, _, query_text = target.partition("?")
    query: dict[str, str] = {}
    for name, value in parse_qsl(query_text, keep_blank_values=True):
        query[name] = f"{query[name]},{value}" if name in query else value
    fields = {name.lower(): value for name, value in headers}
    credentials = Credentials(fields.pop(SERVER_HEADER, None), fields.pop(ACCOUNT_HEADER, None))
    operation = operation_of(method, path)
    return ReceivedRequest(method, path, query, operation, fields, body), credentials


@attrs.frozen
class Answer:
    """A response of the fake server. If it is `cut`, it ends in the middle of its body."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    cut: bool = False


@attrs.frozen
class Reply:
    """The outcome of a request: a response, or None if the connection is dropped."""

    answer: Answer | None
    delay: float = 0.0
    """Seconds the fake server waits before it responds."""


Handle = Callable[[str, str, Iterable[tuple[str, str]], bytes], Reply]
"""Takes method, target, headers and body."""


def answer(body: bytes, status: int = 200, headers: Mapping[str, str] | None = None) -> Answer:
    """Return a JSON response, with the service's usual headers and the given ones."""
    usual = {"Content-Type": JSON_TYPE, "Cache-Control": "private"}
    return Answer(status, usual | dict(headers or {}), body)


def error(status: int, code: int, message: str) -> Answer:
    """Return an error response in the service's format.

    https://postmarkapp.com/developer/api/overview#error-codes
    """
    body = encode({"ErrorCode": code, "Message": message})
    return answer(body, status, {"X-PM-ApiErrorCode": str(code)})
