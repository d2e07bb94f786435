"""Bulk requests: https://postmarkapp.com/developer/api/bulk-email.

The mails of a request are in `fake.sent` at once; what is counted of it goes on with the clock.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5

import attrs

from postmark.testing import _checks
from postmark.testing._checks import Fields, Problem
from postmark.testing._clock import utc_time
from postmark.testing._exchange import Answer
from postmark.testing._mailer import Mailer
from postmark.testing._routes import Call, Refusal, Route, as_json, objects_of, present
from postmark.testing._sending import MOST_OF_MANY, check_size, wrong_template
from postmark.testing._store import State
from postmark.testing._streams import known_stream

_BEFORE_THE_FIRST: Final = timedelta(seconds=1)
_OF_EACH: Final = timedelta(milliseconds=10)
"""How long a request is accepted before its first mail goes out, and how long each mail takes."""


@attrs.frozen
class BulkRequest:
    """A bulk request: when it came, and which of its mails can be released."""

    id: str
    submitted_at: datetime
    subject: str | None
    released: list[bool]

    def shown(self, now: datetime) -> dict[str, Any]:
        """Return the request as the service shows it."""
        total = len(self.released)
        at_work = max(timedelta(), now - self.submitted_at - _BEFORE_THE_FIRST)
        handled = min(total, at_work // _OF_EACH)
        released = sum(self.released[:handled])
        shown: dict[str, Any] = {
            "Id": self.id,
            "SubmittedAt": utc_time(self.submitted_at),
            "TotalMessages": total,
            "PercentageCompleted": round(100 * handled / total, 2),
            "ReleasedCount": released,
            "FailedCount": handled - released,
            "Status": "Completed" if handled == total else "Processing" if handled else "Accepted",
        }
        return shown if self.subject is None else shown | {"Subject": self.subject}


class BulkRequests:
    """The bulk requests of a server."""

    def __init__(self, state: State) -> None:
        """Created by `State.part`."""
        self._state = state
        self.enabled = True
        self.all: list[BulkRequest] = []

    def add(self, subject: str | None, released: list[bool]) -> BulkRequest:
        """Add a request that comes now."""
        number = f"{self._state.server_token}/bulk/{len(self.all) + 1}"
        bulk_id = str(uuid5(NAMESPACE_URL, number))
        request = BulkRequest(bulk_id, self._state.clock.tick(), subject, released)
        self.all.append(request)
        return request


def _enabled(state: State) -> BulkRequests:
    requests = state.part(BulkRequests)
    if not requests.enabled:
        raise Refusal(
            14,
            "This endpoint requires approval to access. Contact support to use the Bulk API "
            "postmarkapp.com/contact",
        )
    return requests


def _send(state: State, call: Call) -> Answer:
    requests = _enabled(state)
    check_size(call, MOST_OF_MANY)
    fields = call.fields()
    messages = objects_of(fields.pop("Messages", None))
    if messages is None:
        raise Refusal(403, "Invalid request field(s): $.Messages")
    mails = [fields | _own(present(message)) for message in messages]
    _refuse(_problems(state, fields, mails))
    stream = known_stream(state, fields.get("MessageStream") or "broadcast")
    if stream.type == "Inbound":
        raise Refusal(1236, "Sending is not supported for this stream type.")
    released = [_is_released(state, mail, stream.id) for mail in mails]
    request = requests.add(fields.get("Subject"), released)
    return as_json(request.shown(request.submitted_at))


def _own(message: Fields) -> dict[str, Any]:
    """Return the fields that a mail of a bulk request can have."""
    names = ("To", "Cc", "Bcc", "TemplateModel", "Metadata", "Headers")
    return {name: message[name] for name in names if name in message}


def _is_released(state: State, mail: Fields, stream_id: str) -> bool:
    try:
        state.part(Mailer).accept(mail, stream_id)
    except Refusal:
        return False
    return True


def _problems(state: State, fields: Fields, mails: list[dict[str, Any]]) -> Iterator[Problem]:
    wrong = [problem for each in (fields, *mails) for problem in _checks.wrong_types(each)]
    if wrong:
        yield from dict.fromkeys(wrong)
        return
    yield from _checks.wrong_sender(fields)
    yield from _checks.wrong_texts(fields)
    yield from _checks.wrong_attachments(fields)
    if "TemplateId" in fields or "TemplateAlias" in fields:
        yield from wrong_template(state, fields, with_model=False)
    else:
        yield from _checks.no_body(fields)
    for mail in mails:
        yield from _checks.wrong_metadata(mail)
        yield from _checks.wrong_recipients(mail, each_field=True)


def _refuse(problems: Iterator[Problem]) -> None:
    found = list(problems)
    if not found:
        return
    if len(found) == 1:
        raise Refusal(found[0].code, found[0].message)
    errors: dict[str, list[dict[str, Any]]] = {}
    for field, code, message in found:
        errors.setdefault(field, []).append({"ErrorCode": code, "Message": message})
    raise Refusal(
        11,
        "Multiple errors occurred. Inspect the Errors property for more information.",
        more={"Errors": errors},
    )


def _get(state: State, call: Call) -> Answer:
    wanted = call.path["bulk_id"].casefold()
    for request in _enabled(state).all:
        if request.id == wanted:
            return as_json(request.shown(state.clock.now))
    raise Refusal(12, "Bulk send not found.", status=404)


def _list(state: State, call: Call) -> Answer:
    requests = _enabled(state).all
    count = call.query.get("count", "20")
    if not count.isdecimal() or len(count) > 3 or int(count) == 0:
        raise Refusal(403, "Invalid request field(s): 'count'.")
    end = _end(call.query.get("paginationkey"), requests)
    start = max(0, end - int(count))
    now = state.clock.now
    page: dict[str, Any] = {"Requests": [each.shown(now) for each in requests[start:end][::-1]]}
    return as_json(page | {"PaginationKey": _key(requests[start].id)} if start else page)


def _key(bulk_id: str) -> str:
    return base64.urlsafe_b64encode(bulk_id.encode()).decode().rstrip("=")


def _end(key: str | None, requests: list[BulkRequest]) -> int:
    """Return where the page with this key ends: before the oldest request already shown."""
    if not key:
        return len(requests)
    try:
        seen = base64.urlsafe_b64decode(key + "=" * (-len(key) % 4)).decode()
    except (binascii.Error, ValueError):
        seen = ""
    for index, request in enumerate(requests):
        if request.id == seen:
            return index
    raise Refusal(13, "Invalid pagination key.")


ROUTES: Final = (
    Route("POST", "/email/bulk", "outbound_send_bulk", _send),
    Route("GET", "/email/bulk", "outbound_list_bulk", _list),
    Route("GET", "/email/bulk/{bulk_id}", "outbound_get_bulk", _get),
)
