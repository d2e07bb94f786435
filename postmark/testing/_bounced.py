"""What the fake server keeps of bounces."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from postmark.testing._bounce_types import KINDS, SUPPRESSING
from postmark.testing._clock import wire_time
from postmark.testing._store import Facet, Row, State, Table
from postmark.testing._suppressed import Suppressed


class Bounced:
    """The bounces of a server; a row's id is the id of the message that bounced."""

    def __init__(self, state: State) -> None:
        """Created by `State.part`."""
        self._state = state
        self._by_id: dict[int, Row] = {}
        self.table: Table = Table()

    def get(self, bounce_id: int) -> Row | None:
        """Return a bounce, unless its message was removed."""
        return self._by_id.get(bounce_id)

    def add(
        self, message: Row, recipient: str, bounce_type: str, details: str, bounced_at: datetime
    ) -> int:
        """Add a bounce and return its id. Some types suppress the address."""
        bounce_id = next(self._state.bounces)
        shown = _shown(message, bounce_id, recipient, bounce_type, details)
        shown |= {"ServerID": self._state.server_id, "BouncedAt": wire_time(bounced_at)}
        content = {"Content": message.details["Body"]}
        row = Row(message.message_id, bounced_at, shown, _facets(shown), content)
        self.table.add(row)
        self._by_id[bounce_id] = row
        if bounce_type in SUPPRESSING:
            suppressed = self._state.part(Suppressed)
            reason, stream = SUPPRESSING[bounce_type], message.text("MessageStream")
            suppressed.add(stream, recipient, reason, "Recipient", bounced_at)
        return bounce_id

    def activate(self, stream_id: str, address: str) -> None:
        """Send to an address again, and let its bounces show it."""
        self._state.part(Suppressed).remove(stream_id, address)
        for row in self.table:
            same = row.facets["messagestream"] == stream_id.casefold()
            if same and row.facets["emailfilter"] == address.casefold():
                row.show("Inactive", value=False)
                row.facets["inactive"] = "false"
        self.table.changed()

    def discard(self, message_id: str) -> None:
        """Remove the bounces of a message. What they suppressed stays suppressed."""
        for row in self.table.of(message_id):
            del self._by_id[row.shown["ID"]]
        self.table.discard(message_id)


def _shown(
    message: Row, bounce_id: int, recipient: str, bounce_type: str, details: str
) -> dict[str, Any]:
    kind = KINDS[bounce_type]
    shown: dict[str, Any] = {
        "RecordType": "Bounce",
        "ID": bounce_id,
        "Type": bounce_type,
        "TypeCode": kind.code,
        "Name": kind.name,
        "MessageID": message.message_id,
        "MessageStream": message.shown["MessageStream"],
        "Description": f"{kind.name}.",
        "Details": details,
        "Email": recipient,
        "DumpAvailable": bool(message.details["Body"]),
        "Inactive": bounce_type in SUPPRESSING,
        "CanActivate": bounce_type != "SpamComplaint",
        "Subject": message.shown["Subject"],
    }
    if bounce_type != "SpamComplaint":
        shown["From"] = message.shown["From"]
    if "Tag" in message.shown:
        shown["Tag"] = message.shown["Tag"]
    return shown


def _facets(shown: dict[str, Any]) -> dict[str, Facet]:
    return {
        "type": shown["Type"],
        "inactive": str(shown["Inactive"]).lower(),
        "emailfilter": shown["Email"].casefold(),
        "tag": shown.get("Tag", ""),
        "messageid": shown["MessageID"].casefold(),
        "messagestream": shown["MessageStream"].casefold(),
    }
