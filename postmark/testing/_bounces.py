"""The operations on bounces: https://postmarkapp.com/developer/api/bounce-api."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final

from postmark.testing._bounce_types import KINDS
from postmark.testing._bounced import Bounced
from postmark.testing._exchange import Answer
from postmark.testing._matching import BOUNCE_RULES
from postmark.testing._messages import page_of, selected, with_stream
from postmark.testing._routes import Call, Refusal, Route, as_json, listing
from postmark.testing._store import Row, State


def _stats(state: State, _: Call) -> Answer:
    rows = list(state.part(Bounced).table)
    types = Counter(row.text("Type") for row in rows)
    counts: list[dict[str, Any]] = [{"Name": "All", "Count": len(rows)}]
    counts += [
        {"Type": each, "Name": kind.name, "Count": types[each]}
        for each, kind in KINDS.items()
        if types[each]
    ]
    inactive = sum(row.shown["Inactive"] for row in rows)
    return as_json({"InactiveMails": inactive, "Bounces": counts})


def _list(state: State, call: Call) -> Answer:
    query = with_stream(call.query)
    page = page_of(query, "Count + Offset cannot exceed 10000 messages.")
    rows = selected(state.part(Bounced).table, query, BOUNCE_RULES)
    return listing("Bounces", state.counted(rows), (row.encoded() for row in rows[page]))


def _get(state: State, call: Call) -> Answer:
    return as_json(_whole(_one(state, call)))


def _dump(state: State, call: Call) -> Answer:
    return as_json({"Body": _one(state, call).details["Content"]})


def _activate(state: State, call: Call) -> Answer:
    row = _one(state, call)
    if not row.shown["CanActivate"]:
        raise Refusal(1003, "Due to the type of bounce, this address cannot be reactivated.")
    state.part(Bounced).activate(row.text("MessageStream"), row.text("Email"))
    return as_json({"Message": "OK", "Bounce": _whole(row)})


def _whole(row: Row) -> dict[str, Any]:
    # Postmark's example of a single bounce lacks the RecordType.
    return {key: value for key, value in row.shown.items() if key != "RecordType"} | row.details


def _one(state: State, call: Call) -> Row:
    text = call.path["bounce_id"]
    row = state.part(Bounced).get(int(text)) if text.isdecimal() and len(text) < 20 else None
    if row is None:
        raise Refusal(1001, "The bounce was not found.")
    return row


_BOUNCE: Final = "/bounces/{bounce_id}"

ROUTES: Final = (
    Route("GET", "/deliverystats", "bounces_get_delivery_stats", _stats),
    Route("GET", "/bounces", "bounces_list", _list, bad_query=1000),
    Route("GET", _BOUNCE, "bounces_get", _get),
    Route("GET", f"{_BOUNCE}/dump", "bounces_get_dump", _dump),
    Route("PUT", f"{_BOUNCE}/activate", "bounces_activate", _activate),
)
