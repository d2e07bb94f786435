"""The operations on requests to remove a person's data."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count
from typing import Final

import attrs

from postmark.testing._admin import fields_of, number_of
from postmark.testing._exchange import Answer
from postmark.testing._routes import Call, Refusal, Route, as_json
from postmark.testing._store import State

_TAKES: Final = timedelta(hours=1)
"""How long a removal takes by the fake's clock; Postmark says nothing about it."""


@attrs.frozen
class Removal:
    """A request to remove a person's data."""

    number: int
    done_at: datetime

    def wire_form(self, now: datetime) -> dict[str, object]:
        """Return it as it stands in answers."""
        return {"ID": self.number, "Status": "Done" if now >= self.done_at else "Pending"}


class DataRemovals:
    """The requests of the account."""

    def __init__(self, state: State) -> None:
        self._numbers = count(state.server_id + 1)
        self.rows: dict[int, Removal] = {}

    def create(self, now: datetime) -> Removal:
        """Add a request that is done an hour later."""
        removal = Removal(next(self._numbers), now + _TAKES)
        self.rows[removal.number] = removal
        return removal


def _create(state: State, call: Call) -> Answer:
    fields = fields_of(call, 1300, "data removal")
    for name in ("RequestedBy", "RequestedFor"):
        if not fields.text(name):
            raise Refusal(1300, f"The '{name}' of a data removal is required.")
    fields.flag("NotifyWhenCompleted")
    now = state.clock.now
    return as_json(state.part(DataRemovals).create(now).wire_form(now))


def _get(state: State, call: Call) -> Answer:
    removal = state.part(DataRemovals).rows.get(number_of(call, "id"))
    if removal is None:
        raise Refusal(1301, "The data removal request was not found.")
    return as_json(removal.wire_form(state.clock.now))


ROUTES: Final = (
    Route("POST", "/data-removals", "data_removals_create", _create, "account"),
    Route("GET", "/data-removals/{id}", "data_removals_get", _get, "account"),
)
