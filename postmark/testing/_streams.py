"""The message streams of the fake server: https://postmarkapp.com/developer/api/message-streams-api."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

import attrs

from postmark.testing._clock import short_time
from postmark.testing._exchange import Answer
from postmark.testing._matching import invalid
from postmark.testing._routes import Call, Refusal, Route, as_json, object_of
from postmark.testing._store import State

_MOST: Final = 10
_PURGED_AFTER: Final = timedelta(days=45)


@attrs.define
class Stream:
    """A message stream."""

    id: str
    name: str
    type: str
    handling: str
    created_at: datetime
    description: str | None = None
    updated_at: datetime | None = None
    archived_at: datetime | None = None

    @property
    def purged_at(self) -> datetime | None:
        """When an archived stream is deleted for good."""
        return None if self.archived_at is None else self.archived_at + _PURGED_AFTER

    def shown(self, server_id: int) -> dict[str, Any]:
        """Return the stream as the service shows it."""
        return {
            "ID": self.id,
            "ServerID": server_id,
            "Name": self.name,
            "Description": self.description,
            "MessageStreamType": self.type,
            "CreatedAt": short_time(self.created_at),
            "UpdatedAt": _time(self.updated_at),
            "ArchivedAt": _time(self.archived_at),
            "ExpectedPurgeDate": _time(self.purged_at),
            "SubscriptionManagementConfiguration": {"UnsubscribeHandlingType": self.handling},
        }


def _time(moment: datetime | None) -> str | None:
    return None if moment is None else short_time(moment)


class Streams:
    """The streams of a server, the three of a new one to begin with."""

    def __init__(self, state: State) -> None:
        """Created by `State.part`."""
        now = state.clock.now
        self._by_id: dict[str, Stream] = {}
        for new in (
            Stream("outbound", "Default Transactional Stream", "Transactional", "None", now),
            Stream("inbound", "Default Inbound Stream", "Inbound", "None", now),
            Stream("broadcast", "Default Broadcast Stream", "Broadcasts", "Postmark", now),
        ):
            self.add(new)

    def __iter__(self) -> Iterator[Stream]:
        return iter(self._by_id.values())

    def add(self, stream: Stream) -> None:
        """Add a stream with a new id."""
        self._by_id[stream.id.casefold()] = stream

    def get(self, stream_id: str) -> Stream | None:
        """Return the stream, be it archived; None if there is none."""
        return self._by_id.get(stream_id.casefold())


def known_stream(state: State, stream_id: str) -> Stream:
    """Return the stream; raise the refusal of all operations but the sending of single mails."""
    stream = state.part(Streams).get(stream_id)
    if stream is None:
        raise Refusal(1226, "The message stream for the provided 'ID' was not found.")
    return stream


def _list(state: State, call: Call) -> Answer:
    wanted = call.query.get("messagestreamtype", "all").lower()
    if wanted not in ("all", "transactional", "broadcasts", "inbound"):
        raise Refusal(1221, _BAD_TYPE)
    archived = _flag(call.query, "includearchivedstreams")
    shown = [
        stream.shown(state.server_id)
        for stream in state.part(Streams)
        if wanted in ("all", stream.type.lower()) and (archived or stream.archived_at is None)
    ]
    return as_json({"MessageStreams": shown, "TotalCount": len(shown)})


def _flag(query: Mapping[str, str], name: str) -> bool:
    text = query.get(name, "false").lower()
    if text not in ("true", "false", "1", "0"):
        raise invalid(name)
    return text in ("true", "1")


def _get(state: State, call: Call) -> Answer:
    return _whole(state, known_stream(state, call.path["stream_id"]))


def _create(state: State, call: Call) -> Answer:
    fields = call.fields()
    streams = state.part(Streams)
    stream_id = _checked_id(fields.get("ID"), streams)
    kind = _checked_type(fields.get("MessageStreamType"))
    name = _checked_name(fields.get("Name"))
    if sum(stream.archived_at is None for stream in streams) >= _MOST:
        raise Refusal(
            1225, "You have reached the maximum number of message streams for this server."
        )
    handling = _handling(fields, kind) or ("Postmark" if kind == "Broadcasts" else "None")
    stream = Stream(stream_id, name, kind, handling, state.clock.tick(), _description(fields))
    streams.add(stream)
    return _whole(state, stream)


def _edit(state: State, call: Call) -> Answer:
    stream = known_stream(state, call.path["stream_id"])
    fields = call.fields()
    name = _checked_name(fields["Name"]) if "Name" in fields else stream.name
    description = _description(fields) if "Description" in fields else stream.description
    stream.handling = _handling(fields, stream.type) or stream.handling
    stream.name, stream.description = name, description
    stream.updated_at = state.clock.tick()
    return _whole(state, stream)


def _archive(state: State, call: Call) -> Answer:
    stream = known_stream(state, call.path["stream_id"])
    if stream.id in ("outbound", "inbound"):
        raise Refusal(1229, "You cannot archive the default transactional and inbound streams.")
    if stream.archived_at is None:
        stream.archived_at = stream.updated_at = state.clock.tick()
    return as_json(
        {"ID": stream.id, "ServerID": state.server_id, "ExpectedPurgeDate": _time(stream.purged_at)}
    )


def _unarchive(state: State, call: Call) -> Answer:
    stream = known_stream(state, call.path["stream_id"])
    if stream.purged_at is not None:
        if stream.purged_at <= state.clock.now:
            raise Refusal(1232, "You cannot unarchive this message stream anymore.")
        stream.archived_at, stream.updated_at = None, state.clock.tick()
    return _whole(state, stream)


def _whole(state: State, stream: Stream) -> Answer:
    return as_json(stream.shown(state.server_id))


_BAD_TYPE: Final = "The MessageStreamType associated with this request was invalid."
_ID: Final = re.compile("[a-z][a-z0-9_-]{0,29}")


def _checked_id(stream_id: object, streams: Streams) -> str:
    if not isinstance(stream_id, str) or not stream_id:
        raise Refusal(1222, "A valid 'ID' must be provided.")
    if stream_id.startswith("pm-"):
        raise Refusal(1233, "The 'ID' of a message stream cannot start with 'pm-'.")
    if stream_id == "all":
        raise Refusal(1237, "The 'ID' provided is reserved.")
    if not _ID.fullmatch(stream_id):
        raise Refusal(
            1227,
            "The 'ID' must start with a letter and may only contain up to 30 lower-case letters, "
            "digits, dashes and underscores.",
        )
    if streams.get(stream_id):
        raise Refusal(1230, f"A message stream with the ID '{stream_id}' already exists.")
    return stream_id


def _checked_type(kind: object) -> str:
    if kind == "Inbound":
        raise Refusal(1228, "A server can only have one inbound stream.")
    if not isinstance(kind, str) or kind not in ("Transactional", "Broadcasts"):
        raise Refusal(1221, _BAD_TYPE)
    return kind


def _checked_name(name: object) -> str:
    if not isinstance(name, str) or not name:
        raise Refusal(1223, "A valid 'Name' must be provided.")
    if len(name) > 100:
        raise Refusal(1224, "The 'Name' cannot be longer than 100 characters.")
    return name


def _description(fields: Mapping[str, Any]) -> str | None:
    text = fields.get("Description")
    if text is None or text == "":
        return None
    if not isinstance(text, str):
        raise Refusal(403, "Invalid request field(s): $.Description")
    if len(text) > 1000:
        raise Refusal(1231, "The 'Description' cannot be longer than 1000 characters.")
    if re.search("<[A-Za-z/!]", text):
        raise Refusal(1234, "The 'Description' cannot contain HTML.")
    return text


def _handling(fields: Mapping[str, Any], kind: str) -> str | None:
    """Return the wanted handling of unsubscribes, or None if nothing is wanted."""
    configuration = object_of(fields.get("SubscriptionManagementConfiguration", {}))
    if configuration is None:
        raise Refusal(403, "Invalid request field(s): $.SubscriptionManagementConfiguration")
    wanted = configuration.get("UnsubscribeHandlingType")
    if wanted is None:
        return None
    known = {name.lower(): name for name in ("None", "Postmark", "Custom")}
    handling = known.get(str(wanted).lower())
    if handling is None:
        raise Refusal(1240, "The UnsubscribeHandlingType is invalid.")
    if handling == "Custom":
        raise Refusal(1238, "Custom unsubscribe handling needs approval.")
    if (handling == "Postmark") != (kind == "Broadcasts"):
        raise Refusal(1239, "The UnsubscribeHandlingType is not allowed for this stream type.")
    return handling


_STREAMS: Final = "/message-streams"
_STREAM: Final = f"{_STREAMS}/{{stream_id}}"

ROUTES: Final = (
    Route("GET", _STREAMS, "message_streams_list", _list, bad_query=403),
    Route("GET", _STREAM, "message_streams_get", _get),
    Route("POST", _STREAMS, "message_streams_create", _create),
    Route("PATCH", _STREAM, "message_streams_edit", _edit),
    Route("POST", f"{_STREAM}/archive", "message_streams_archive", _archive),
    Route("POST", f"{_STREAM}/unarchive", "message_streams_unarchive", _unarchive),
)
