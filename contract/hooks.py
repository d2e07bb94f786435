"""What schemathesis must know of the fake: ids that exist, and which valid requests it refuses."""

from __future__ import annotations

import os
from datetime import datetime
from typing import Any, Final
from urllib.parse import parse_qsl, urlsplit
from zlib import crc32

import schemathesis
from hypothesis import strategies
from schemathesis.core.failures import Failure
from schemathesis.core.parameters import ParameterLocation
from schemathesis.generation.meta import TestPhase

from postmark import SyncServerClient

ACCEPTED: Final = (200, 0)
INVALID: Final = (422, 700)
UNKNOWN: Final = (422, 701)


def _ids() -> dict[str, list[str]]:
    """Return the ids that an operation accepts, by its path."""
    with SyncServerClient(os.environ["FAKE_TOKEN"], base_url=os.environ["FAKE_URL"]) as client:
        outbound = [row.message_id for row in client.outbound.stream()]
        processed, blocked, failed = (
            [row.message_id for row in client.inbound.stream(status=status)]
            for status in ("Processed", "Blocked", "Failed")
        )
    return {
        "/messages/outbound/{messageid}/details": outbound,
        "/messages/outbound/{messageid}/dump": outbound,
        "/messages/outbound/opens/{messageid}": outbound,
        "/messages/outbound/clicks/{messageid}": outbound,
        "/messages/inbound/{messageid}/details": processed,
        "/messages/inbound/{messageid}/bypass": blocked,
        "/messages/inbound/{messageid}/retry": failed,
    }


IDS: Final = _ids()

# Schemathesis makes up dates for the formats it knows, and those have an offset.
schemathesis.openapi.format(
    "date-time-local",
    strategies.datetimes().map(lambda moment: moment.isoformat(timespec="seconds")),
)


@schemathesis.hook
def before_call(
    context: schemathesis.HookContext, case: schemathesis.Case[Any], kwargs: dict[str, Any]
) -> None:
    """Ask for messages that exist, but in a quarter of what is made up at random."""
    known = IDS.get(case.path)
    if not known or not case.meta or case.meta.is_negative_at(ParameterLocation.PATH):
        return
    # By what was made up, not by chance, so that a failure can be repeated.
    number = crc32(repr((case.path_parameters, case.query)).encode())
    if number % 4 or case.meta.phase.name is not TestPhase.FUZZING:
        case.path_parameters["messageid"] = known[number % len(known)]


@schemathesis.hook
def filter_failure(
    context: schemathesis.HookContext,
    failure: Failure,
    case: schemathesis.Case[Any],
    response: schemathesis.Response,
) -> bool:
    """Pass over a `metadata` that is wrong in the schema's eyes and not on the wire.

    There all values are text, and a field without the prefix is one more unknown parameter, which
    the service ignores. Two fields with the prefix are wrong on the wire, too.
    """
    query = parse_qsl(urlsplit(response.request.url or "").query, keep_blank_values=True)
    fields = [name for name, _ in query if name.startswith("metadata_")]
    return "parameter `metadata`" not in failure.message or len(fields) > 1


@schemathesis.check
def refuses_what_the_service_refuses(
    ctx: schemathesis.CheckContext, response: schemathesis.Response, case: schemathesis.Case[Any]
) -> None:
    """A valid request is refused for the reasons the spec gives in words, and only for those."""
    if case.meta is None or case.meta.generation.mode.is_negative:
        return
    answer = (response.status_code, response.json().get("ErrorCode", 0))
    assert answer in _right_answers(case), f"{answer} is none of {_right_answers(case)}"


def _right_answers(case: schemathesis.Case[Any]) -> list[tuple[int, int]]:
    """Return the statuses and error codes that a valid request may be answered with."""
    dates = [case.query[name] for name in ("fromdate", "todate") if name in case.query]
    last_row = sum(int(case.query.get(name, 0)) for name in ("count", "offset"))
    if last_row > 10_000 or not all(map(_is_date, dates)):
        return [INVALID]
    if case.path in IDS and case.path_parameters["messageid"] not in IDS[case.path]:
        return [UNKNOWN]
    # What was released or scheduled once is not blocked, or failed, any more.
    return [ACCEPTED, UNKNOWN] if case.method == "PUT" else [ACCEPTED]


def _is_date(text: str) -> bool:
    """Return whether a calendar has it: no pattern knows the 30th of February."""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
