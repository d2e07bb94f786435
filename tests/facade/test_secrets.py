"""Secrets of answers and arguments: in no repr, log record, error or traceback of ours."""

from __future__ import annotations

import io
import json
import logging
import traceback
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from arguments import calling
from described import (
    OPERATIONS,
    SCHEMAS,
    Json,
    Operation,
    client_of,
    json_type,
    method_of,
    properties,
    resolved,
    rows_in,
)
from either import Either
from rich.console import Console

from postmark import PostmarkError, models

MARK = "s3cret"
TOKEN = f"{MARK}-t0ken"


def marked(described: Json, value: Any) -> Any:
    """Return a value of a schema with the mark in place of each secret."""
    schema = resolved(described)
    if described.get("x-secret") or schema.get("x-secret"):
        return [MARK] if json_type(described) == "array" else MARK
    inside: Any = value
    if isinstance(value, list) and "items" in schema:
        return [marked(schema["items"], item) for item in inside]
    if isinstance(value, dict) and properties(described):
        fields = properties(described)
        return {key: marked(fields.get(key, {}), item) for key, item in inside.items()}
    return inside


def secretive() -> Iterator[str]:
    """Yield the names of the models that hold a secret, or one that does."""
    known = {name for name, schema in SCHEMAS.items() if has_secret(schema)}
    yield from sorted(known & set(models.__all__))


def has_secret(schema: Json) -> bool:
    return any(
        field.get("x-secret") or has_secret(resolved(field).get("items", field))
        for field in properties(schema).values()
    )


def filled(name: str) -> Json:
    """Return a row with every field of a model, and the mark in each secret."""
    row: Json = {}
    for wire, field in properties(SCHEMAS[name]).items():
        if json_type(field) == "object" and properties(field):
            row[wire] = filled(str(field["$ref"]).rpartition("/")[2])
        elif json_type(field) == "array":
            items = resolved(field)["items"]
            nested = properties(items)
            row[wire] = [filled(str(items["$ref"]).rpartition("/")[2])] if nested else ["text"]
        else:
            row[wire] = {"integer": 1, "boolean": True}.get(json_type(field), "text")
    whole: Json = marked({"$ref": f"#/components/schemas/{name}"}, row)
    return whole


def test_there_are_secrets() -> None:
    assert {each.id for each in OF_SECRETS} >= {"server_get", "webhooks_get", "servers_create"}
    assert {"Server", "HttpAuth", "HttpHeader", "Webhook"} <= {*secretive()}


@pytest.mark.parametrize("name", [*secretive()])
def test_a_model_shows_no_secret_but_has_it(name: str) -> None:
    model = getattr(models, name).from_dict(filled(name))
    screen = io.StringIO()

    Console(file=screen, width=400).print(model, [model], {"a": model})

    assert MARK not in f"{model!r} {model!s} {[model]!r} {screen.getvalue()}"
    assert MARK in json.dumps(model.to_dict())
    assert MARK in str(model.as_dict())


OF_SECRETS = [
    operation
    for operation in OPERATIONS
    if MARK in json.dumps(marked(operation.answer, operation.example))
]


class Leaks:
    """All that a failed call shows: its error, its traceback with locals, and the log."""

    def __init__(self, log: pytest.LogCaptureFixture) -> None:
        self._log = log

    def of(self, error: BaseException) -> str:
        told: Any = traceback.TracebackException.from_exception(error, capture_locals=True)
        chain = [told]
        while told := told.__cause__ or told.__context__:
            chain.append(told)
        # What stands in frames of tests, and of the HTTP library, is not ours to hide.
        ours = [
            f"{frame.name} {frame.locals}"
            for each in chain
            for frame in each.stack
            if "/postmark/" in frame.filename.replace("\\", "/")
        ]
        records = [f"{each.getMessage()} {each.args}" for each in self._log.records]
        details = getattr(error, "args", ())
        return " ".join([str(error), repr(error), str(details), *ours, *records])


@pytest.fixture
def leaks(caplog: pytest.LogCaptureFixture) -> Leaks:
    caplog.set_level(logging.DEBUG)
    return Leaks(caplog)


def answering(answer: Any, status: int) -> Any:
    def answered(request: httpx.Request) -> httpx.Response:
        return httpx.Response(status, content=json.dumps(answer).encode())

    return answered


@pytest.mark.parametrize("operation", OF_SECRETS, ids=str)
def test_a_call_shows_no_secret_of_its_answer(
    either: Either, leaks: Leaks, operation: Operation
) -> None:
    answer = marked(operation.answer, operation.example)
    client = client_of(either, answering(answer, 200), of_account=operation.of_account)
    ids, keywords, *_ = calling(operation)

    got = either(method_of(client, operation.names[0])(*ids, **keywords))

    assert MARK not in f"{got!r}"
    assert MARK not in leaks.of(ValueError("nothing"))
    assert len(rows_in(operation, answer)) >= 1


@pytest.mark.parametrize("status", [401, 422, 500])
@pytest.mark.parametrize(
    "operation", [each for each in OPERATIONS if each.request and "ebhook" in each.id], ids=str
)
def test_a_refused_call_shows_no_secret_of_its_arguments(
    either: Either, leaks: Leaks, operation: Operation, status: int
) -> None:
    refusal = {"ErrorCode": 10, "Message": "Refused"}
    client = client_of(either, answering(refusal, status), retries=0)
    ids, keywords, *_ = calling(operation)
    keywords["auth"] = type(keywords["auth"])("name", MARK, headers={"X-Hook": MARK})

    with pytest.raises(PostmarkError) as raised:
        either(method_of(client, operation.names[0])(*ids, **keywords))

    assert MARK not in leaks.of(raised.value)
    assert MARK not in repr(keywords["auth"])


@pytest.mark.parametrize("status", [200, 401, 422, 503])
@pytest.mark.parametrize("operation", OPERATIONS[::7], ids=str)
def test_no_call_shows_the_token(
    either: Either, leaks: Leaks, operation: Operation, status: int
) -> None:
    blocking = either.colour == "blocking"
    transport = httpx.MockTransport(answering("unreadable", status))
    http: Any = httpx.Client if blocking else httpx.AsyncClient
    other: Any = client_of(either, lambda _: httpx.Response(200), of_account=operation.of_account)
    client = other.__class__(TOKEN, http_client=http(transport=transport), retries=1)
    ids, keywords, *_ = calling(operation)
    keywords |= {"check": True} if "check" in keywords else {}

    with pytest.raises(PostmarkError) as raised:
        either(method_of(client.with_options(retries=0), operation.names[0])(*ids, **keywords))

    assert TOKEN not in leaks.of(raised.value)
    assert TOKEN not in f"{client!r} {vars(client)!r}"
