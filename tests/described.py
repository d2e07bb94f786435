"""The spec and the samples, parsed for tests, and clients whose requests are recorded."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import httpx
import pytest
import yaml
from either import Either

Json = dict[str, Any]

slow = pytest.mark.skipif("SLOW" not in os.environ, reason="one of `make slow`")
"""Marks tests that run the generator, type checkers or package builds."""

ROOT = Path(__file__).parent.parent
SAMPLES = Path(__file__).parent / "samples"
SPEC: Json = yaml.safe_load((ROOT / "spec" / "postmark.yaml").read_text("utf-8"))


def resolved(node: Json) -> Json:
    """Return the target of a `$ref`, or the node itself."""
    if "$ref" not in node:
        return node
    target = SPEC
    for name in schema_path(node):
        target = target[name]
    return target


def schema_path(node: Json) -> list[str]:
    return str(node["$ref"]).removeprefix("#/").split("/")


def schema_name(node: Json) -> str:
    return schema_path(node)[-1]


def properties(schema: Json) -> dict[str, Json]:
    """Return the properties of an object, inherited ones first."""
    schema = resolved(schema)
    inherited = [properties(part) for part in schema.get("allOf", [])]
    return {k: v for part in [*inherited, schema.get("properties", {})] for k, v in part.items()}


def required(schema: Json) -> set[str]:
    schema = resolved(schema)
    inherited = [required(part) for part in schema.get("allOf", [])]
    return set(schema.get("required", [])).union(*inherited)


class Operation(NamedTuple):
    """An operation of the service."""

    id: str
    method: str
    path: str
    described: Json

    @property
    def parameters(self) -> list[Json]:
        return [resolved(parameter) for parameter in self.described["parameters"]]

    @property
    def filters(self) -> list[Json]:
        """The optional parameters."""
        return [parameter for parameter in self.parameters if not parameter["required"]]

    @property
    def answer(self) -> Json:
        """The schema of a successful response, unresolved."""
        schema: Json = self.described["responses"]["200"]["content"]["application/json"]["schema"]
        return schema

    @property
    def row(self) -> Json | None:
        """The schema of a list's row, unresolved; None if the response is not a list."""
        lists = [each for name, each in properties(self.answer).items() if name in LISTS]
        items: Json | None = lists[0]["items"] if lists else None
        return items

    @property
    def example(self) -> Json:
        content = self.described["responses"]["200"]["content"]["application/json"]
        (example,) = content["examples"].values()
        value: Json = resolved(example)["value"]
        return value

    def __str__(self) -> str:
        return self.id


LISTS = ("Messages", "Opens", "Clicks", "InboundMessages")

OPERATIONS = [
    Operation(described["operationId"], method.upper(), path, described)
    for path, methods in SPEC["paths"].items()
    for method, described in methods.items()
]
BY_ID = {operation.id: operation for operation in OPERATIONS}

FACADE: dict[str, tuple[str, ...]] = {
    "listOutboundMessages": ("outbound.list", "outbound.stream"),
    "getOutboundMessage": ("outbound.get",),
    "getOutboundMessageDump": ("outbound.get_dump",),
    "listOutboundOpens": ("outbound.list_opens", "outbound.stream_opens"),
    "listMessageOpens": ("outbound.list_message_opens",),
    "listOutboundClicks": ("outbound.list_clicks", "outbound.stream_clicks"),
    "listMessageClicks": ("outbound.list_message_clicks",),
    "listInboundMessages": ("inbound.list", "inbound.stream"),
    "getInboundMessage": ("inbound.get",),
    "bypassInboundMessage": ("inbound.bypass",),
    "retryInboundMessage": ("inbound.retry",),
}
"""The methods that call each operation. Add new operations here; tests require their methods."""

METHODS = [(operation, name) for operation, names in FACADE.items() for name in names]


class Sample(NamedTuple):
    """A response of the service, with the operations it may come from."""

    file: str
    operation: str
    http_status: int
    headers: dict[str, str]
    covers: str
    evidence: str

    @property
    def content(self) -> bytes:
        return (SAMPLES / self.file).read_bytes()

    @property
    def operations(self) -> list[Operation]:
        if self.operation == "any":
            return OPERATIONS
        wanted = self.operation.split(" | ")
        return [each for each in OPERATIONS if f"{each.method} {each.path}" in wanted]

    def __str__(self) -> str:
        return self.file


ALL_SAMPLES = [Sample(**entry) for entry in json.loads((SAMPLES / "_index.json").read_bytes())]
ANSWERS = [sample for sample in ALL_SAMPLES if sample.http_status == 200]
REFUSALS = [sample for sample in ALL_SAMPLES if sample.http_status != 200]


def rows_of(sample: Sample) -> Iterator[tuple[Operation, Json]]:
    """Yield the objects in a response, each with its operation."""
    operation = sample.operations[0]
    answer = json.loads(sample.content)
    found = [answer[key] for key in LISTS if key in answer]
    yield from ((operation, row) for row in (found[0] if found else [answer]))


Handler = Callable[[httpx.Request], httpx.Response]


def client_of(either: Either, handler: Handler, **options: Any) -> Any:
    """Return a client whose requests go through the SDK and httpx to `handler`."""
    transport = httpx.MockTransport(handler)
    kind = httpx.Client if either.colour == "blocking" else httpx.AsyncClient
    return either.client("token", http_client=kind(transport=transport), **options)


ANY_ANSWER: Json = {
    "TotalCount": 0,
    "Messages": [],
    "Opens": [],
    "Clicks": [],
    "InboundMessages": [],
    "ErrorCode": 0,
    "Message": "",
    "Body": "",
}
"""A response that every operation can parse, with no content."""


class Wire:
    """A service that gives the same response to every request, and records the requests."""

    def __init__(
        self, answer: Json | bytes, status: int = 200, headers: Mapping[str, str] | None = None
    ) -> None:
        self.requests: list[httpx.Request] = []
        self._content = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        self._status = status
        self._headers = {"Content-Type": "application/json", **(headers or {})}

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        return httpx.Response(self._status, content=self._content, headers=self._headers)

    @property
    def queries(self) -> list[dict[str, str]]:
        return [dict(request.url.params) for request in self.requests]


def method_of(client: Any, name: str) -> Callable[..., Any]:
    """Return the method with a name such as `outbound.list`."""
    resource, _, method = name.partition(".")
    found: Callable[..., Any] = getattr(getattr(client, resource), method)
    return found


def call(client: Any, name: str, *arguments: Any, **filters: Any) -> Any:
    """Call a method, with an id if it needs one."""
    operation = next(BY_ID[id_] for id_, names in FACADE.items() if name in names)
    ids = ["id-1"] if "{messageid}" in operation.path and not arguments else []
    return method_of(client, name)(*ids, *arguments, **filters)
