"""Hooks for schemathesis: ids that exist, and rules that the spec has only in prose."""

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
    """Return the ids that each operation accepts, by path."""
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

# Schemathesis generates dates only for the formats it knows, and those have an offset.
schemathesis.openapi.format(
    "date-time-local",
    strategies.datetimes().map(lambda moment: moment.isoformat(timespec="seconds")),
)


@schemathesis.hook
def before_call(
    context: schemathesis.HookContext, case: schemathesis.Case[Any], kwargs: dict[str, Any]
) -> None:
    """Use ids that exist, except in half of the random cases."""
    known = IDS.get(case.path)
    if not known or not case.meta or case.meta.is_negative_at(ParameterLocation.PATH):
        return
    # Derived from the case, not random, so that a failure can be reproduced.
    number = crc32(repr((case.path_parameters, case.query)).encode())
    if number % 2 or case.meta.phase.name is not TestPhase.FUZZING:
        case.path_parameters["messageid"] = known[number // 2 % len(known)]


@schemathesis.check
def answers_what_the_spec_says(
    ctx: schemathesis.CheckContext, response: schemathesis.Response, case: schemathesis.Case[Any]
) -> None:
    """Check that the response is the one required for the request as a server sees it.

    Schemathesis has such checks, and they are enabled. But they do not know the rules that the spec
    has only in prose, and they skip most queries with one invalid parameter (4.32.5: in the
    coverage phase, all those in which another parameter is valid).
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
    """Ignore the failures about `metadata`, which the check above covers.

    On the wire, all values are strings, and a field without the prefix is just an unknown
    parameter, which the service ignores.
    """
    is_ours = failure.title.startswith("Custom check")
    return is_ours or "parameter `metadata`" not in failure.message


def _right_answers(
    operation: Operation, sent: Mapping[str, list[str]], message_id: str | None
) -> list[tuple[int, int]]:
    """Return the valid statuses and error codes of the response."""
    described = [each for each in operation.parameters if each["in"] == "query"]
    if not all(_is_valid(each, sent.get(each["name"], [])) for each in described):
        return [INVALID]
    if sum(int(sent.get(name, ["0"])[0]) for name in ("count", "offset")) > 10_000:
        return [INVALID]
    if sum(name.startswith("metadata_") for name in sent) > 1:
        return [INVALID]
    if message_id is not None and message_id not in IDS[operation.path]:
        return [UNKNOWN]
    # A message that was released or rescheduled is no longer blocked or failed.
    return [ACCEPTED, UNKNOWN] if operation.method == "PUT" else [ACCEPTED]


def _is_valid(parameter: Json, texts: list[str]) -> bool:
    """Return whether the strings sent for a parameter match its schema."""
    if not texts:
        return not parameter["required"]
    schema, text = resolved(parameter["schema"]), ",".join(texts)
    if schema["type"] == "integer":
        return text.isdecimal() and schema["minimum"] <= int(text) <= schema["maximum"]
    if "pattern" in schema:
        return bool(re.search(schema["pattern"], text, re.ASCII)) and _is_date(text)
    return text in schema.get("enum", [text])


def _is_date(text: str) -> bool:
    """Return whether the date exists; a pattern cannot exclude the 30th of February."""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
