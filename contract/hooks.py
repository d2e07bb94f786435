"""Hooks for schemathesis: ids that exist, and rules that the spec has only in prose."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from itertools import count
from typing import Any, Final, get_args
from urllib.parse import parse_qs, urlsplit
from zlib import crc32

import schemathesis
from described import BY_ID, OPERATIONS, Json, Operation, example_of, resolved
from hypothesis import strategies
from schemathesis.core.failures import Failure
from schemathesis.core.parameters import ParameterLocation
from schemathesis.generation.meta import TestPhase

from postmark import InboundStatus, SyncAccountClient, SyncServerClient

OPERATION: Final = {
    (each.method, each.path): each for each in OPERATIONS if each.path.startswith("/messages/")
}
"""The operations whose every rule is known; of the others, only what is documented is."""

ACCEPTED: Final = (200, 0)
INVALID: Final = (422, 700)
UNKNOWN: Final = (422, 701)


URL: Final = os.environ["FAKE_URL"]
SERVER: Final = SyncServerClient(os.environ["FAKE_TOKEN"], base_url=URL)
ACCOUNT: Final = SyncAccountClient(os.environ["FAKE_ACCOUNT_TOKEN"], base_url=URL)
NUMBERS: Final = count()

CREATION: Final[Mapping[str, tuple[str, str, Json]]] = {
    "/email/bulk/{bulk_id}": ("outbound_send_bulk", "Id", {}),
    "/message-streams/{stream_id}": ("message_streams_create", "ID", {"ID": "n{}"}),
    "/templates/{template}": (
        "templates_create", "TemplateId", {"Alias": "n{}", "LayoutTemplate": None},
    ),
    "/triggers/inboundrules/{id}": ("inbound_rules_create", "ID", {"Rule": "n{}@example.com"}),
    "/webhooks/{id}": ("webhooks_create", "ID", {}),
    "/servers/{id}": ("servers_create", "ID", {"Name": "n{}"}),
    "/domains/{id}": (
        "domains_create", "ID", {"Name": "n{}.example.com", "ReturnPathDomain": None},
    ),
    "/senders/{id}": (
        "signatures_create", "ID", {"FromEmail": "n{}@example.com", "ReturnPathDomain": None},
    ),
    "/data-removals/{id}": ("data_removals_create", "ID", {}),
}  # fmt: skip
"""What creates that to which a path leads: the operation, the key of the id that it answers, and
what stands in the request instead of the spec's example: a name of its own, and nothing that refers
to something else.
"""


def _created(operation_id: str, key: str, instead: Json) -> str:
    """Create something, and return its id."""
    operation, number = BY_ID[operation_id], next(NUMBERS)
    body = {**example_of(operation.request or {}), **instead}
    body = {
        name: value.format(number) if name in instead else value
        for name, value in body.items()
        if value is not None
    }
    client = ACCOUNT if operation.of_account else SERVER
    return str(client.request(operation.method, operation.path, json=body)[key])


@cache
def _lasting(path: str) -> str:
    """Return the id of something that no request deletes."""
    return _created(*CREATION[path])


def _ids() -> dict[str, list[str]]:
    """Return the ids that the operations on one message or bounce accept, by path."""
    outbound = [
        row.message_id
        for stream in ("outbound", "broadcast")
        for row in SERVER.outbound.stream(message_stream=stream)
    ]
    bounces = [str(row.id) for row in SERVER.bounces.list(count=100)]
    by_status = {
        status: [row.message_id for row in SERVER.inbound.stream(status=status)]
        for status in get_args(InboundStatus)
    }
    inbound = [each for ids in by_status.values() for each in ids]
    return {
        "/messages/outbound/{message_id}/details": outbound,
        "/messages/outbound/{message_id}/dump": outbound,
        "/messages/outbound/opens/{message_id}": outbound,
        "/messages/outbound/clicks/{message_id}": outbound,
        "/messages/inbound/{message_id}/details": inbound,
        "/messages/inbound/{message_id}/bypass": by_status["Blocked"],
        "/messages/inbound/{message_id}/retry": by_status["Failed"],
        "/bounces/{bounce_id}": bounces,
        "/bounces/{bounce_id}/dump": bounces,
        "/bounces/{bounce_id}/activate": bounces,
    }


IDS: Final = _ids()


def _known_id(method: str, path: str, number: int) -> str | None:
    """Return an id that exists, for the number of a case; None if a path has none."""
    if path in IDS:
        return IDS[path][number % len(IDS[path])]
    for prefix, creation in CREATION.items():
        if path.startswith(prefix):
            return _created(*creation) if method == "DELETE" else _lasting(prefix)
    return "outbound" if "{message_stream}" in path else None


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
    if not case.path_parameters or not case.meta:
        return
    if case.meta.is_negative_at(ParameterLocation.PATH):
        return
    # Derived from the case, not random, so that a failure can be reproduced.
    number = crc32(repr((case.path_parameters, case.query)).encode())
    if number % 2 or case.meta.phase.name is not TestPhase.FUZZING:
        (name,) = case.path_parameters
        known = _known_id(case.method, case.path, number // 2)
        case.path_parameters[name] = known or case.path_parameters[name]


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
    right = _right_answers(operation, sent, case.path_parameters.get("message_id"))
    answer = (response.status_code, response.json().get("ErrorCode", 0))
    assert answer in right, f"{answer} is none of {right}"


@schemathesis.hook
def filter_failure(
    context: schemathesis.HookContext,
    failure: Failure,
    case: schemathesis.Case[Any],
    response: schemathesis.Response,
) -> bool:
    """Ignore what the check above covers, and what cannot be seen in a status."""
    if failure.title.startswith("Custom check"):
        return True
    # On the wire, all values are strings, and a field without the prefix is just an unknown
    # parameter, which the service ignores.
    on_metadata = "parameter `metadata`" in failure.message
    # These answer 200, and say of each item what is wrong with it.
    of_many = case.path.startswith(("/email/batch", "/message-streams/{message_stream}"))
    # A parameter without a value counts as absent there.
    query = parse_qs(urlsplit(response.request.url or "").query, keep_blank_values=True)
    without_value = case.path.startswith("/stats/") and [""] in query.values()
    # Whether null may stand for what is absent is not documented.
    without_value |= isinstance(case.body, dict) and None in case.body.values()
    accepted = response.status_code == 200 and (of_many or without_value)
    # A template with the alias `validate` would have this path too.
    ambiguous = case.path == "/templates/validate" and "Allow" in failure.title
    return not (on_metadata or accepted or ambiguous)


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
