"""The eleven operations of the Messages API."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from postmark.testing._exchange import Answer, answer
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
from postmark.testing._routes import Call, Refusal, Route, done, listing
from postmark.testing._store import Row, State, Table, encode

_LARGEST_PAGE: Final = 500
_LARGEST_SUM: Final = 10_000


def _list_outbound(state: State, call: Call) -> Answer:
    return _search("Messages", state.outbound, state, with_stream(call.query), OUTBOUND_RULES)


def _list_opens(state: State, call: Call) -> Answer:
    return _search("Opens", state.opens, state, with_stream(call.query), EVENT_RULES)


def _list_clicks(state: State, call: Call) -> Answer:
    return _search("Clicks", state.clicks, state, with_stream(call.query), EVENT_RULES)


def _list_inbound(state: State, call: Call) -> Answer:
    # https://postmarkapp.com/developer/api/messages-api#inbound-message-search
    query = {"status": "processed"} | call.query
    return _search("InboundMessages", state.inbound, state, query, INBOUND_RULES)


def _search(
    key: str, table: Table, state: State, query: dict[str, str], rules: Mapping[str, Rule]
) -> Answer:
    page = page_of(query)
    rows = selected(table, query, rules)
    return listing(key, state.counted(rows), (row.encoded() for row in rows[page]))


def selected(table: Table, query: Mapping[str, str], rules: Mapping[str, Rule]) -> list[Row]:
    """Return the rows that a query asks for, newest first, of all pages."""
    filters = {k: v for k, v in query.items() if k not in ("count", "offset")}
    return table.select(tuple(sorted(filters.items())), compile_filters(filters, rules))


def _list_message_opens(state: State, call: Call) -> Answer:
    return _of_message("Opens", state.opens, state, call)


def _list_message_clicks(state: State, call: Call) -> Answer:
    return _of_message("Clicks", state.clicks, state, call)


def _of_message(key: str, table: Table, state: State, call: Call) -> Answer:
    page = page_of(call.query)
    rows = table.of(_one(state.outbound, call).message_id)
    return listing(key, len(rows), (_without_context(row) for row in rows[page]))


def _get_outbound(state: State, call: Call) -> Answer:
    return _whole(_one(state.outbound, call))


def _get_dump(state: State, call: Call) -> Answer:
    return answer(encode({"Body": _one(state.outbound, call).details["Body"]}))


def _get_inbound(state: State, call: Call) -> Answer:
    return _whole(_one(state.inbound, call))


def _bypass(state: State, call: Call) -> Answer:
    row = _one(state.inbound, call, "Blocked", " or cannot be bypassed")
    set_status(state, row, "Processed")
    return done(f"Successfully bypassed message: {row.message_id}.")


def _retry(state: State, call: Call) -> Answer:
    row = _one(state.inbound, call, "Failed", " or cannot be retried")
    set_status(state, row, "Scheduled")
    return done(f"Successfully rescheduled failed message: {row.message_id}.")


def with_stream(query: dict[str, str]) -> dict[str, str]:
    """Add the default stream if none is given.

    https://postmarkapp.com/developer/api/messages-api#outbound-message-search
    """
    return query | {"messagestream": query.get("messagestream") or "outbound"}


_TOO_LARGE: Final = "The combination of count and offset is too large."


def page_of(query: Mapping[str, str], too_large: str = _TOO_LARGE) -> slice:
    """Return the page that `count` and `offset` ask for; `too_large` is said beyond the limits.

    Raises:
        InvalidParameterError: One is missing or invalid, or they go beyond the service's limits.
    """
    count, offset = _number(query, "count"), _number(query, "offset")
    if count == 0:
        raise invalid("count")
    if count > _LARGEST_PAGE or count + offset > _LARGEST_SUM:
        raise InvalidParameterError(too_large)
    return slice(offset, offset + count)


def _number(query: Mapping[str, str], name: str) -> int:
    digits = query.get(name, "")
    if not (digits.isascii() and digits.isdigit()):
        raise invalid(name)
    return int(digits) if len(digits) < _TOO_LONG else _LARGEST_SUM + 1


# int() rejects a str of thousands of digits.
_TOO_LONG: Final = 10


def _one(table: Table, call: Call, status: str = "", otherwise: str = "") -> Row:
    rows = table.of(call.path["message_id"])
    if not rows or (status and rows[0].shown["Status"] != status):
        raise Refusal(701, f"This message was not found{otherwise}.")
    return rows[0]


def _without_context(row: Row) -> bytes:
    # Postmark's examples of a single message's opens and clicks lack these two:
    # https://postmarkapp.com/developer/user-guide/tracking-opens/message-opens-api
    return encode({k: v for k, v in row.shown.items() if k not in ("RecordType", "MessageStream")})


def _whole(row: Row) -> Answer:
    return answer(encode(row.shown | row.details))


_OUTBOUND: Final = "/messages/outbound"
_INBOUND: Final = "/messages/inbound"

ROUTES: Final = (
    Route("GET", _OUTBOUND, "outbound_list", _list_outbound),
    Route("GET", f"{_OUTBOUND}/opens", "outbound_list_opens", _list_opens),
    Route("GET", f"{_OUTBOUND}/clicks", "outbound_list_clicks", _list_clicks),
    Route("GET", f"{_OUTBOUND}/{{message_id}}/details", "outbound_get", _get_outbound),
    Route("GET", f"{_OUTBOUND}/{{message_id}}/dump", "outbound_get_dump", _get_dump),
    Route(
        "GET",
        f"{_OUTBOUND}/opens/{{message_id}}",
        "outbound_list_message_opens",
        _list_message_opens,
    ),
    Route(
        "GET",
        f"{_OUTBOUND}/clicks/{{message_id}}",
        "outbound_list_message_clicks",
        _list_message_clicks,
    ),
    Route("GET", _INBOUND, "inbound_list", _list_inbound),
    Route("GET", f"{_INBOUND}/{{message_id}}/details", "inbound_get", _get_inbound),
    Route("PUT", f"{_INBOUND}/{{message_id}}/bypass", "inbound_bypass", _bypass),
    Route("PUT", f"{_INBOUND}/{{message_id}}/retry", "inbound_retry", _retry),
)
