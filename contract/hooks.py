"""What schemathesis must know of the fake: ids that exist, and what is in the spec's words only."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit
from zlib import crc32

import schemathesis
from described import OPERATIONS, Json, Operation, resolved
from hypothesis import strategies
from schemathesis.core.failures import Failure
from schemathesis.core.parameters import ParameterLocation
from schemathesis.generation.meta import TestPhase

from postmark import SyncServerClient

OPERATION: Final = {(each.method, each.path): each for each in OPERATIONS}

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
    """Ask for messages that exist, but in half of what is made up at random."""
    known = IDS.get(case.path)
    if not known or not case.meta or case.meta.is_negative_at(ParameterLocation.PATH):
        return
    # By what was made up, not by chance, so that a failure can be repeated.
    number = crc32(repr((case.path_parameters, case.query)).encode())
    if number % 2 or case.meta.phase.name is not TestPhase.FUZZING:
        case.path_parameters["messageid"] = known[number // 2 % len(known)]


@schemathesis.check
def answers_what_the_spec_says(
    ctx: schemathesis.CheckContext, response: schemathesis.Response, case: schemathesis.Case[Any]
) -> None:
    """What was sent, as a server sees it, decides what must be answered.

    Schemathesis has such checks, and they are on. But they do not know the rules that the spec has
    in words only; and they pass over most queries with one wrong parameter (4.32.5: of those in the
    coverage phase, all in which some other parameter is right).
    """
    operation = OPERATION.get((case.method, case.path))
    is_elsewhere = not case.meta or case.meta.is_negative_at(ParameterLocation.PATH)
    if operation is None or is_elsewhere or response.status_code == 401:
        return
    sent = parse_qs(urlsplit(response.request.url or "").query, keep_blank_values=True)
    right = _right_answers(operation, sent, case.path_parameters.get("messageid"))
    answer = (response.status_code, response.json().get("ErrorCode", 0))
    assert answer in right, f"{answer} is none of {right}"


@schemathesis.hook
def filter_failure(
    context: schemathesis.HookContext,
    failure: Failure,
    case: schemathesis.Case[Any],
    response: schemathesis.Response,
) -> bool:
    """Leave to the check above what schemathesis finds wrong with `metadata`.

    On the wire all values are text, and a field without the prefix is one more unknown parameter,
    which the service ignores.
    """
    is_ours = failure.title.startswith("Custom check")
    return is_ours or "parameter `metadata`" not in failure.message


def _right_answers(
    operation: Operation, sent: Mapping[str, list[str]], message_id: str | None
) -> list[tuple[int, int]]:
    """Return the statuses and error codes that a request may be answered with."""
    described = [each for each in operation.parameters if each["in"] == "query"]
    if not all(_is_valid(each, sent.get(each["name"], [])) for each in described):
        return [INVALID]
    if sum(int(sent.get(name, ["0"])[0]) for name in ("count", "offset")) > 10_000:
        return [INVALID]
    if sum(name.startswith("metadata_") for name in sent) > 1:
        return [INVALID]
    if message_id is not None and message_id not in IDS[operation.path]:
        return [UNKNOWN]
    # What was released or scheduled once is not blocked, or failed, any more.
    return [ACCEPTED, UNKNOWN] if operation.method == "PUT" else [ACCEPTED]


def _is_valid(parameter: Json, texts: list[str]) -> bool:
    """Return whether the texts sent for a parameter are what its schema asks for."""
    if not texts:
        return not parameter["required"]
    schema, text = resolved(parameter["schema"]), ",".join(texts)
    if schema["type"] == "integer":
        return text.isdecimal() and schema["minimum"] <= int(text) <= schema["maximum"]
    if "pattern" in schema:
        return bool(re.search(schema["pattern"], text, re.ASCII)) and _is_date(text)
    return text in schema.get("enum", [text])


def _is_date(text: str) -> bool:
    """Return whether a calendar has it: no pattern knows the 30th of February."""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
