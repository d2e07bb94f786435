"""How an operation of the fake server is declared, found and called.

Each family of operations is a module with a tuple `ROUTES`; `_service.py` lists the modules. What
a family keeps is a class of its own, created with the state: `state.part(Streams)`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, Literal, NamedTuple, cast
from urllib.parse import unquote

import attrs

from postmark.testing._exchange import Answer, ReceivedRequest, answer, error
from postmark.testing._store import State, encode

Token = Literal["server", "account"]


class Refusal(Exception):  # noqa: N818  (an answer of the service, not a fault of ours)
    """Raised by an operation: the service's error answer."""

    def __init__(
        self, code: int, message: str, *, status: int = 422, more: Mapping[str, Any] | None = None
    ) -> None:
        """Args: the error code, its text, the HTTP status, and keys to add to the body."""
        super().__init__(message)
        self.code = code
        self.message = message
        self.status = status
        self.more = dict(more or {})

    def answer(self) -> Answer:
        """Return it as a response."""
        if not self.more:
            return error(self.status, self.code, self.message)
        body = encode({"ErrorCode": self.code, "Message": self.message, **self.more})
        return answer(body, self.status, {"X-PM-ApiErrorCode": str(self.code)})


@attrs.frozen
class Call:
    """A request, as an operation sees it."""

    request: ReceivedRequest
    path: Mapping[str, str]
    """The values of the path's parameters."""

    @property
    def query(self) -> dict[str, str]:
        """The query by names in lower case: the service does not tell cases apart."""
        return {name.lower(): value for name, value in self.request.query.items()}

    def json(self) -> Any:
        """Return the decoded body; raise the service's refusal if it is not JSON."""
        try:
            return json.loads(self.request.body)
        except ValueError:
            raise Refusal(402, "Invalid JSON.") from None

    def fields(self) -> dict[str, Any]:
        """Return the body, which must be an object. Keys whose value is null count as absent."""
        body = object_of(self.json())
        if body is None:
            raise Refusal(403, "Invalid request field(s): $")
        return present(body)


Handler = Callable[[State, Call], Answer]


class Route(NamedTuple):
    """An operation: its method, path, id in the OpenAPI specification, and what performs it."""

    method: str
    path: str
    """Parameters stand in braces, as `/bounces/{bounce_id}`."""
    operation: str
    perform: Handler
    token: Token = "server"
    bad_query: int = 700
    """The error code of an invalid query parameter."""


class Found(NamedTuple):
    """A route, and the values of its path's parameters."""

    route: Route
    path: dict[str, str]


class Router:
    """Finds the operation of a request. Paths are compared without case."""

    def __init__(self, routes: Iterable[Route]) -> None:
        self.routes: Final = tuple(routes)
        self._by_length: dict[int, list[tuple[list[str], Route]]] = {}
        for route in self.routes:
            segments = route.path.split("/")
            self._by_length.setdefault(len(segments), []).append((segments, route))

    def find(self, path: str) -> list[Found]:
        """Return the operations of a percent-encoded path, whatever their method.

        A path that is spelt out goes before one with parameters.
        """
        segments = path.split("/")
        found = [
            Found(route, values)
            for template, route in self._by_length.get(len(segments), ())
            if (values := _values(template, segments)) is not None
        ]
        fewest = min((len(each.path) for each in found), default=0)
        return [each for each in found if len(each.path) == fewest]

    def operation(self, method: str, path: str) -> str | None:
        """Return the id of the operation, or None."""
        return next((f.route.operation for f in self.find(path) if f.route.method == method), None)


def _values(template: list[str], segments: list[str]) -> dict[str, str] | None:
    values: dict[str, str] = {}
    for wanted, segment in zip(template, segments, strict=True):
        if wanted.startswith("{") and segment:
            values[wanted[1:-1]] = unquote(segment)
        elif wanted.lower() != segment.lower():
            return None
    return values


def object_of(value: object) -> dict[str, Any] | None:
    """Return a JSON object, or None if it is something else."""
    return cast("dict[str, Any]", value) if isinstance(value, dict) else None


def objects_of(value: object) -> list[dict[str, Any]] | None:
    """Return a JSON array of objects, or None if it is something else."""
    items = cast("list[object]", value) if isinstance(value, list) else [None]
    found = [item for item in map(object_of, items) if item is not None]
    return found if len(found) == len(items) else None


def present(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields without those that are null: they count as absent."""
    return {name: value for name, value in fields.items() if value is not None}


def as_json(data: object) -> Answer:
    """Return a response with this data."""
    return answer(encode(data))


def done(message: str) -> Answer:
    """Return the response of an operation that only says that it is done."""
    return as_json({"ErrorCode": 0, "Message": message})


def listing(key: str, total: int, items: Iterable[bytes]) -> Answer:
    """Return a page of rows that are JSON already."""
    return answer(b'{"TotalCount":%d,"%s":[%s]}' % (total, key.encode(), b",".join(items)))
