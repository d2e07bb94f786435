"""Every operation of the spec in both colours: its request, and what is made of its answer."""

from __future__ import annotations

import json
from typing import Any

import pytest
from arguments import calling
from described import OPERATIONS, Operation, Wire, client_of, method_of, resolved, rows_in
from either import Either

from postmark import Page, SendResponse, models

TOKENS = ("X-Postmark-Server-Token", "X-Postmark-Account-Token")
ALL = [pytest.param(operation, operation.names[0], id=operation.id) for operation in OPERATIONS]
BODILESS = [
    pytest.param(operation, operation.names[0], id=operation.id)
    for operation in OPERATIONS
    if not operation.request
]
STREAMS = [
    pytest.param(operation, operation.names[1], id=operation.names[1])
    for operation in OPERATIONS
    if operation.stream
]


def asked(either: Either, operation: Operation, name: str, answer: Any) -> tuple[Wire, Any]:
    """Return the recorded request of a call with all arguments, and what the call returned."""
    wire = Wire(json.dumps(answer).encode())
    client = client_of(either, wire, of_account=operation.of_account)
    ids, keywords, *_ = calling(operation)
    return wire, either(method_of(client, name)(*ids, **keywords))


def test_there_are_84_operations() -> None:
    assert len(OPERATIONS) == 84
    assert sum(operation.of_account for operation in OPERATIONS) == 22


@pytest.mark.parametrize(("operation", "name"), ALL)
def test_a_call_sends_the_documented_method_path_query_body_and_token(
    either: Either, operation: Operation, name: str
) -> None:
    wire, _ = asked(either, operation, name, operation.example)

    (request,) = wire.requests
    called = calling(operation)
    assert request.method == operation.method
    assert request.url.path == called.path
    assert dict(request.url.params) == called.query
    assert (json.loads(request.content) if request.content else None) == called.body
    given = [request.headers.get(name) for name in TOKENS]
    assert given == ([None, "token"] if operation.of_account else ["token", None])
    has_type = request.headers.get("Content-Type", "").startswith("application/json")
    assert has_type == (called.body is not None)


@pytest.mark.parametrize(("operation", "name"), BODILESS)
def test_a_call_without_optional_arguments_sends_none_of_them(
    either: Either, operation: Operation, name: str
) -> None:
    wire = Wire(json.dumps(operation.example).encode())
    client = client_of(either, wire, of_account=operation.of_account)

    either(method_of(client, name)(*calling(operation).ids))

    (query,) = wire.queries
    needed = {each["name"] for each in operation.parameters if each["in"] == "query"}
    needed -= {
        each["name"] for each in operation.filters if "default" not in resolved(each["schema"])
    }
    assert query.keys() == needed


@pytest.mark.parametrize(("operation", "name"), ALL)
def test_a_call_returns_the_documented_answer(
    either: Either, operation: Operation, name: str
) -> None:
    _, got = asked(either, operation, name, operation.example)

    rows = rows_in(operation, operation.example)
    if operation.model is None:
        assert got is None
        return
    found: list[Any] = list(got) if operation.rows is not None else [got]
    batch = operation.model == "SendResult"
    kind = SendResponse if batch else getattr(models, operation.model)
    assert [type(each) for each in found] == [kind] * len(rows)
    if operation.is_paged:
        assert type(got) is Page
        assert got.total == operation.example["TotalCount"]
    elif operation.rows is not None:
        assert type(got) is list


@pytest.mark.parametrize(("operation", "name"), STREAMS)
def test_a_stream_sends_every_filter_and_yields_the_rows(
    either: Either, operation: Operation, name: str
) -> None:
    rows = rows_in(operation, operation.example)
    wire = Wire({**operation.example, "TotalCount": len(rows)})
    client = client_of(either, wire, of_account=operation.of_account)
    called = calling(operation)
    filters = {k: v for k, v in called.keywords.items() if k not in ("count", "offset")}

    got = either(method_of(client, name)(**filters, batch_size=9))

    assert [type(each).__name__ for each in got] == [operation.model] * len(rows)
    assert wire.queries[0] == called.query | {"count": "9", "offset": "0"}
