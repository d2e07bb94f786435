"""The operations on suppressions: https://postmarkapp.com/developer/api/suppressions-api."""

from __future__ import annotations

from typing import Any, Final

from postmark.testing._bounced import Bounced
from postmark.testing._exchange import Answer
from postmark.testing._matching import SUPPRESSION_RULES
from postmark.testing._messages import selected
from postmark.testing._routes import Call, Refusal, Route, as_json, object_of, objects_of
from postmark.testing._store import State
from postmark.testing._streams import known_stream
from postmark.testing._suppressed import Suppressed
from postmark.testing._wire_addresses import is_address

_MOST: Final = 50
_NO_AUTHORITY: Final = "You do not have the required authority to change this suppression."
_NOT_AN_ADDRESS: Final = "An invalid email address was provided."

_DELETABLE: Final = {("HardBounce", "Recipient"), ("ManualSuppression", "Customer")}


def _dump(state: State, call: Call) -> Answer:
    stream = known_stream(state, call.path["stream_id"])
    for code, name, allowed in _CHOICES:
        if call.query.get(name.lower(), allowed[0]).lower() not in map(str.lower, allowed):
            raise Refusal(code, f"Parameter '{name}' is invalid.")
    rows = selected(state.part(Suppressed).of(stream.id), call.query, SUPPRESSION_RULES)
    return as_json({"Suppressions": [row.shown for row in rows]})


_CHOICES: Final = (
    (1404, "SuppressionReason", ("HardBounce", "SpamComplaint", "ManualSuppression")),
    (1405, "Origin", ("Recipient", "Customer", "Admin")),
)


def _create(state: State, call: Call) -> Answer:
    stream = known_stream(state, call.path["stream_id"])
    return as_json({"Suppressions": [_add(state, stream.id, each) for each in _addresses(call)]})


def _add(state: State, stream_id: str, address: str) -> dict[str, Any]:
    if not is_address(address):
        return _failed(address, _NOT_AN_ADDRESS)
    suppressed = state.part(Suppressed)
    before = suppressed.get(stream_id, address)
    if before is None:
        moment = state.clock.tick()
        suppressed.add(stream_id, address, "ManualSuppression", "Customer", moment)
    elif before.text("SuppressionReason") == "SpamComplaint":
        return _failed(address, _NO_AUTHORITY)
    return {"EmailAddress": address, "Status": "Suppressed", "Message": None}


def _delete(state: State, call: Call) -> Answer:
    stream = known_stream(state, call.path["stream_id"])
    return as_json({"Suppressions": [_remove(state, stream.id, each) for each in _addresses(call)]})


def _remove(state: State, stream_id: str, address: str) -> dict[str, Any]:
    if not is_address(address):
        return _failed(address, _NOT_AN_ADDRESS)
    row = state.part(Suppressed).get(stream_id, address)
    if row and (row.text("SuppressionReason"), row.text("Origin")) not in _DELETABLE:
        return _failed(address, _NO_AUTHORITY)
    if row:
        state.part(Bounced).activate(stream_id, address)
    return {"EmailAddress": address, "Status": "Deleted", "Message": None}


def _failed(address: str, message: str) -> dict[str, Any]:
    return {"EmailAddress": address, "Status": "Failed", "Message": message}


def _addresses(call: Call) -> list[str]:
    body = object_of(call.json()) or {}
    items = objects_of(body.get("Suppressions"))
    if not items:
        raise Refusal(1409, "A proper request body must be provided.")
    if len(items) > _MOST:
        raise Refusal(
            1410,
            "You cannot provide more than the maximum number of suppressions for this request.",
        )
    return [_address(item) for item in items]


def _address(item: dict[str, Any]) -> str:
    address = item.get("EmailAddress")
    return address if isinstance(address, str) else ""


_OF_STREAM: Final = "/message-streams/{stream_id}/suppressions"

ROUTES: Final = (
    Route("GET", f"{_OF_STREAM}/dump", "suppressions_list", _dump, bad_query=403),
    Route("POST", _OF_STREAM, "suppressions_create", _create),
    Route("POST", f"{_OF_STREAM}/delete", "suppressions_delete", _delete),
)
