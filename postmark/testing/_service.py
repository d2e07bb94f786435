"""The eleven operations: from a request and the state to a response, by the service's rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from postmark.testing._exchange import (
    Answer,
    Credentials,
    ReceivedRequest,
    answer,
    error,
    find_route,
)
from postmark.testing._inbound import set_status
from postmark.testing._matching import (
    EVENT_RULES,
    INBOUND_RULES,
    OUTBOUND_RULES,
    InvalidParameterError,
    Rule,
    compile_filters,
    invalid,
)
from postmark.testing._store import Row, State, Table, encode

_LARGEST_PAGE: Final = 500
_LARGEST_SUM: Final = 10_000


class UnknownMessageError(Exception):
    """A message that does not exist, or does not have the status that an action needs."""


class Service:
    """Responds to requests. The caller holds the state's lock."""

    def __init__(self, state: State, total_count_cap: int | None) -> None:
        self._state = state
        self._cap = total_count_cap
        self._operations: Mapping[str, Callable[[ReceivedRequest, str], Answer]] = {
            "listOutboundMessages": self._list_outbound,
            "getOutboundMessage": self._get_outbound,
            "getOutboundMessageDump": self._get_dump,
            "listOutboundOpens": self._list_opens,
            "listMessageOpens": self._list_message_opens,
            "listOutboundClicks": self._list_clicks,
            "listMessageClicks": self._list_message_clicks,
            "listInboundMessages": self._list_inbound,
            "getInboundMessage": self._get_inbound,
            "bypassInboundMessage": self._bypass,
            "retryInboundMessage": self._retry,
        }

    def answer(self, request: ReceivedRequest, credentials: Credentials) -> Answer:
        """Return the response to a request, after applying it."""
        route = find_route(request.path)
        if route is None:
            return _unroutable(404, f"No operation has the path {request.path}.")
        if request.method != route.method:
            return _unroutable(405, "The method is not allowed here.", Allow=route.method)
        refusal = self._refusal(request, credentials)
        return refusal or self._perform(route.operation, request, route.message_id)

    def _refusal(self, request: ReceivedRequest, credentials: Credentials) -> Answer | None:
        if credentials.account_token is not None:
            return error(401, 10, _BOTH_TOKENS)
        # Case-insensitive: https://postmarkapp.com/developer/api/overview#authentication
        if (credentials.server_token or "").casefold() != self._state.server_token.casefold():
            return error(401, 10, _UNAUTHORIZED)
        if not _accepts_json(request.headers.get("accept", "")):
            return Answer(415, {}, b"")
        return None

    def _perform(self, operation: str, request: ReceivedRequest, message_id: str) -> Answer:
        try:
            return self._operations[operation](request, message_id)
        except InvalidParameterError as refused:
            return error(422, 700, str(refused))
        except UnknownMessageError as missing:
            return error(422, 701, str(missing))

    def _list_outbound(self, request: ReceivedRequest, _: str) -> Answer:
        query = _with_stream(_lower(request.query))
        return self._search("Messages", self._state.outbound, query, OUTBOUND_RULES)

    def _list_opens(self, request: ReceivedRequest, _: str) -> Answer:
        query = _with_stream(_lower(request.query))
        return self._search("Opens", self._state.opens, query, EVENT_RULES)

    def _list_clicks(self, request: ReceivedRequest, _: str) -> Answer:
        query = _with_stream(_lower(request.query))
        return self._search("Clicks", self._state.clicks, query, EVENT_RULES)

    def _list_inbound(self, request: ReceivedRequest, _: str) -> Answer:
        # https://postmarkapp.com/developer/api/messages-api#inbound-message-search
        query = {"status": "processed"} | _lower(request.query)
        return self._search("InboundMessages", self._state.inbound, query, INBOUND_RULES)

    def _search(
        self, key: str, table: Table, query: dict[str, str], rules: Mapping[str, Rule]
    ) -> Answer:
        page = _page(query)
        filters = {k: v for k, v in query.items() if k not in ("count", "offset")}
        rows = table.select(tuple(sorted(filters.items())), compile_filters(filters, rules))
        total = len(rows) if self._cap is None else min(len(rows), self._cap)
        return _listing(key, total, (row.encoded() for row in rows[page]))

    def _list_message_opens(self, request: ReceivedRequest, message_id: str) -> Answer:
        return self._of_message("Opens", self._state.opens, request, message_id)

    def _list_message_clicks(self, request: ReceivedRequest, message_id: str) -> Answer:
        return self._of_message("Clicks", self._state.clicks, request, message_id)

    def _of_message(
        self, key: str, table: Table, request: ReceivedRequest, message_id: str
    ) -> Answer:
        page = _page(_lower(request.query))
        rows = table.of(_one(self._state.outbound, message_id).message_id)
        return _listing(key, len(rows), (_without_context(row) for row in rows[page]))

    def _get_outbound(self, _: ReceivedRequest, message_id: str) -> Answer:
        return _whole(_one(self._state.outbound, message_id))

    def _get_dump(self, _: ReceivedRequest, message_id: str) -> Answer:
        row = _one(self._state.outbound, message_id)
        return answer(encode({"Body": row.details["Body"]}))

    def _get_inbound(self, _: ReceivedRequest, message_id: str) -> Answer:
        return _whole(_one(self._state.inbound, message_id))

    def _bypass(self, _: ReceivedRequest, message_id: str) -> Answer:
        row = _one(self._state.inbound, message_id, "Blocked", " or cannot be bypassed")
        set_status(self._state, row, "Processed")
        return _done(f"Successfully bypassed message: {row.message_id}.")

    def _retry(self, _: ReceivedRequest, message_id: str) -> Answer:
        row = _one(self._state.inbound, message_id, "Failed", " or cannot be retried")
        set_status(self._state, row, "Scheduled")
        return _done(f"Successfully rescheduled failed message: {row.message_id}.")


_UNAUTHORIZED: Final = "Request does not contain a valid Server token."
_BOTH_TOKENS: Final = "Please do not include Account API Token for Server API Token calls."


def _unroutable(status: int, message: str, **headers: str) -> Answer:
    return answer(encode({"Message": message}), status, headers)


def _accepts_json(accept: str) -> bool:
    types = {part.partition(";")[0].strip().lower() for part in accept.split(",")}
    return not types.isdisjoint({"application/json", "application/*", "*/*"})


def _lower(query: Mapping[str, str]) -> dict[str, str]:
    return {name.lower(): value for name, value in query.items()}


def _with_stream(query: dict[str, str]) -> dict[str, str]:
    """Add the default stream if none is given.

    https://postmarkapp.com/developer/api/messages-api#outbound-message-search
    """
    return query | {"messagestream": query.get("messagestream") or "outbound"}


def _page(query: Mapping[str, str]) -> slice:
    count, offset = _number(query, "count"), _number(query, "offset")
    if count == 0:
        raise invalid("count")
    if count > _LARGEST_PAGE or count + offset > _LARGEST_SUM:
        raise InvalidParameterError("The combination of count and offset is too large.")
    return slice(offset, offset + count)


def _number(query: Mapping[str, str], name: str) -> int:
    digits = query.get(name, "")
    if not (digits.isascii() and digits.isdigit()):
        raise invalid(name)
    return int(digits) if len(digits) < _TOO_LONG else _LARGEST_SUM + 1


# int() rejects a str of thousands of digits.
_TOO_LONG: Final = 10


def _one(table: Table, message_id: str, status: str = "", otherwise: str = "") -> Row:
    rows = table.of(message_id)
    if not rows or (status and rows[0].shown["Status"] != status):
        raise UnknownMessageError(f"This message was not found{otherwise}.")
    return rows[0]


def _listing(key: str, total: int, items: Iterable[bytes]) -> Answer:
    return answer(b'{"TotalCount":%d,"%s":[%s]}' % (total, key.encode(), b",".join(items)))


def _without_context(row: Row) -> bytes:
    # Postmark's examples of a single message's opens and clicks lack these two:
    # https://postmarkapp.com/developer/user-guide/tracking-opens/message-opens-api
    return encode({k: v for k, v in row.shown.items() if k not in ("RecordType", "MessageStream")})


def _whole(row: Row) -> Answer:
    return answer(encode(row.shown | row.details))


def _done(message: str) -> Answer:
    return answer(encode({"ErrorCode": 0, "Message": message}))
