# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from typing import Final

from ...._wire.request import Request, one
from ...._wire.writers import Table, as_boolean, as_text, body
from ...models.data_removal import DataRemoval

BODY: Final[Table] = {
    "requested_by": ("RequestedBy", as_text),
    "requested_for": ("RequestedFor", as_text),
    "notify_when_completed": ("NotifyWhenCompleted", as_boolean),
}


def data_removals_create(fields: Mapping[str, object]) -> Request[DataRemoval]:
    """Ask Postmark to erase what it holds about a recipient."""
    return Request(
        "POST", "/data-removals", one(DataRemoval.from_dict), body=body(fields, BODY, ["requested_by", "requested_for"])
    )
