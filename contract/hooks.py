"""What schemathesis must know of the fake: ids that exist, and which valid requests it refuses."""

from __future__ import annotations

import os
from typing import Any, Final
from zlib import crc32

import schemathesis
from hypothesis import strategies
from schemathesis.core.parameters import ParameterLocation
from schemathesis.generation.meta import TestPhase

from postmark import SyncServerClient


def _ids() -> dict[str, list[str]]:
    """Return ids that succeed, by the path up to them and what follows them."""
    with SyncServerClient(os.environ["FAKE_TOKEN"], base_url=os.environ["FAKE_URL"]) as client:
        outbound = [row.message_id for row in client.outbound.list(count=500)]
        inbound = {
            status: [row.message_id for row in client.inbound.list(count=500, status=status)]
            for status in ("Processed", "Blocked", "Failed")
        }
    return {
        "/messages/outbound/{messageid}/details": outbound,
        "/messages/outbound/{messageid}/dump": outbound,
        "/messages/outbound/opens/{messageid}": outbound,
        "/messages/outbound/clicks/{messageid}": outbound,
        "/messages/inbound/{messageid}/details": inbound["Processed"],
        "/messages/inbound/{messageid}/bypass": inbound["Blocked"],
        "/messages/inbound/{messageid}/retry": inbound["Failed"],
    }


IDS: Final = _ids()

# A wall time, which is what the service takes; schemathesis knows the formats with an offset only.
schemathesis.openapi.format(
    "date-time-local",
    strategies.datetimes().map(lambda moment: moment.isoformat(timespec="seconds")),
)


@schemathesis.hook
def before_call(
    context: schemathesis.HookContext, case: schemathesis.Case, kwargs: dict[str, Any]
) -> None:
    """Ask for messages that exist, but in a quarter of what is made up at random."""
    known = IDS.get(case.path)
    if not known or not case.meta or case.meta.is_negative_at(ParameterLocation.PATH):
        return
    # By what was made up, not by chance, so that a failure can be repeated.
    number = crc32(repr((case.path_parameters, case.query)).encode())
    if number % 4 or case.meta.phase.name is not TestPhase.FUZZING:
        case.path_parameters["messageid"] = known[number % len(known)]


@schemathesis.check
def refuses_what_the_service_refuses(
    ctx: schemathesis.CheckContext, response: schemathesis.Response, case: schemathesis.Case
) -> None:
    """A valid request is refused for an unknown message or too large an offset, and only then."""
    if case.meta is None or case.meta.generation.mode.is_negative:
        return
    answered = (response.status_code, response.json().get("ErrorCode", 0))
    assert answered in _answers(case), f"{answered}, not {_answers(case)}"


def _answers(case: schemathesis.Case) -> list[tuple[int, int]]:
    """Return the statuses and error codes that are right."""
    success, too_large, unknown = (200, 0), (422, 700), (422, 701)
    if sum(int(case.query.get(name, 0)) for name in ("count", "offset")) > 10_000:
        return [too_large]
    if case.path in IDS and case.path_parameters["messageid"] not in IDS[case.path]:
        return [unknown]
    # What was released or scheduled once is not blocked, or failed, any more.
    return [success, unknown] if case.method == "PUT" else [success]
