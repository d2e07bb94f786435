"""The spec and the samples, parsed for tests, and clients whose requests are recorded."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import httpx
import pytest
import yaml
from either import Either

from postmark import AccountClient, ServerClient, SyncAccountClient, SyncServerClient

Json = dict[str, Any]

slow = pytest.mark.skipif("SLOW" not in os.environ, reason="run by `make test SLOW=1`")
"""Marks tests that run the generator, type checkers or package builds."""

ROOT = Path(__file__).parent.parent
SAMPLES = Path(__file__).parent / "samples"
SPEC: Json = yaml.safe_load((ROOT / "spec" / "postmark.yaml").read_text("utf-8"))
SCHEMAS: dict[str, Json] = SPEC["components"]["schemas"]


# --- schemas ------------------------------------------------------------------------------------


def resolved(node: Json) -> Json:
    """Return the target of a `$ref`, or the node itself."""
    target: Any = SPEC
    if "$ref" not in node:
        return node
    for name in str(node["$ref"]).removeprefix("#/").split("/"):
        target = target[name]
    return resolved(target)


def schema_name(node: Json) -> str:
    return str(node["$ref"]).rpartition("/")[2]


def properties(schema: Json) -> dict[str, Json]:
    """Return the properties of an object, inherited ones first."""
    schema = resolved(schema)
    inherited = [properties(part) for part in schema.get("allOf", [])]
    return {k: v for part in [*inherited, schema.get("properties", {})] for k, v in part.items()}


def required(schema: Json) -> set[str]:
    schema = resolved(schema)
    inherited = [required(part) for part in schema.get("allOf", [])]
    return set(schema.get("required", [])).union(*inherited)


def json_type(schema: Json) -> str:
    """Return the type of a value without null, which only means that it may be absent."""
    schema = resolved(schema)
    kind: Any = schema.get("type", "object" if properties(schema) else "")
    return str(kind if kind.__class__ is str else kind[0])


def python_name(wire: str, described: Json) -> str:
    """Return the name of a parameter or a field in Python."""
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", wire)
    given = described.get("x-python-name") or resolved(described).get("x-python-name")
    return str(given or words.lower())


# --- operations ---------------------------------------------------------------------------------


class Operation(NamedTuple):
    """An operation of the service."""

    id: str
    method: str
    path: str
    described: Json

    def __str__(self) -> str:
        return self.id

    @property
    def tag(self) -> str:
        (tag,) = self.described["tags"]
        return str(tag)

    @property
    def of_account(self) -> bool:
        return self.described.get("security") == [{"accountToken": []}]

    @property
    def parameters(self) -> list[Json]:
        return [resolved(parameter) for parameter in self.described.get("parameters", [])]

    @property
    def ids(self) -> list[Json]:
        return [each for each in self.parameters if each["in"] == "path"]

    @property
    def filters(self) -> list[Json]:
        """The optional parameters."""
        return [each for each in self.parameters if not each.get("required")]

    @property
    def is_paged(self) -> bool:
        return any(each["name"] == "count" and each["required"] for each in self.parameters)

    @property
    def stream(self) -> Json | None:
        found: Json | None = self.described.get("x-stream")
        return found

    @property
    def request(self) -> Json | None:
        """The request's JSON, with its schema and an example."""
        if "requestBody" not in self.described:
            return None
        content: Json = resolved(self.described["requestBody"])["content"]["application/json"]
        return content

    @property
    def body(self) -> Json:
        """The schema of the request body, unresolved; empty if there is none."""
        schema: Json = (self.request or {}).get("schema", {})
        return schema

    @property
    def is_encoded_by_hand(self) -> bool:
        """Whether it sends mail, whose methods are written by hand."""
        return bool(resolved(self.described.get("requestBody", {})).get("x-encoded"))

    @property
    def answer(self) -> Json:
        """The schema of a successful response, unresolved."""
        schema: Json = self._answered["schema"]
        return schema

    @property
    def _answered(self) -> Json:
        content: Json = resolved(self.described["responses"]["200"])["content"]["application/json"]
        return content

    @property
    def rows(self) -> str | None:
        """The key of a list's rows; "" if the answer is an array, None if it is an object."""
        if json_type(self.answer) == "array":
            return ""
        fields = {k: v for k, v in properties(self.answer).items() if k != "TotalCount"}
        alone = len(fields) == 1 and "x-additional-name" not in resolved(self.answer)
        only = next(iter(fields)) if alone else None
        return only if only and "$ref" in resolved(fields[only]).get("items", {}) else None

    @property
    def unwrapped(self) -> str | None:
        """The key of the object that its method returns, if not the whole."""
        found: str | None = resolved(self.described["responses"]["200"]).get("x-unwrap")
        return found

    @property
    def model(self) -> str | None:
        """The name of what its method returns, or of a row; None if the answer is only "done"."""
        whole = resolved(self.answer)
        if self.rows is not None:
            node = whole["items"] if not self.rows else properties(whole)[self.rows]["items"]
        elif self.unwrapped:
            node = properties(whole)[self.unwrapped]
        else:
            node = self.answer
        return None if whole.get("x-done") else schema_name(node)

    @property
    def example(self) -> Any:
        return example_of(self._answered)

    @property
    def names(self) -> tuple[str, ...]:
        """The methods that call it, such as `outbound.list` and `outbound.stream`."""
        if self.is_encoded_by_hand:
            return (f"outbound.{BY_HAND[self.id]}",)
        # The account's client has no other templates than those it copies.
        resource = {"template_pushes": "templates"}.get(self.tag, self.tag)
        method = self.id.removeprefix(f"{self.tag}_")
        streaming = (method.replace("list", "stream"),) if self.stream else ()
        return tuple(f"{resource}.{name}" for name in (method, *streaming))


BY_HAND = {
    "outbound_send": "send",
    "outbound_send_with_template": "send",
    "outbound_send_batch": "send_batch",
    "outbound_send_batch_with_templates": "send_batch",
    "outbound_send_bulk": "send_bulk",
}
"""The methods that choose among the operations that send mail."""


def example_of(content: Json) -> Any:
    """Return the first example of a request's or response's content."""
    if "example" in content:
        return content["example"]
    return resolved(next(iter(content["examples"].values())))["value"]


OPERATIONS = [
    Operation(described["operationId"], method.upper(), path, described)
    for path, methods in SPEC["paths"].items()
    for method, described in methods.items()
]
BY_ID = {operation.id: operation for operation in OPERATIONS}
METHODS = [(operation, name) for operation in OPERATIONS for name in operation.names]
"""Each method with the operation it calls; a send appears once for each of its operations."""


# --- samples ------------------------------------------------------------------------------------


class Sample(NamedTuple):
    """A response of the service, with the operations it may come from."""

    file: str
    operation: str
    http_status: int | None
    headers: dict[str, str]
    covers: str
    evidence: str

    def __str__(self) -> str:
        return self.file

    @property
    def content(self) -> bytes:
        return (SAMPLES / self.file).read_bytes()

    @property
    def operations(self) -> list[Operation]:
        """Those of the spec; a sample may also be of an operation that Postmark retired."""
        if self.operation in GROUPS:
            return [each for each in OPERATIONS if GROUPS[self.operation](each)]
        wanted = [without_names(part) for part in self.operation.split(" | ")]
        more = "GET /stats" in wanted[0] and "…" in wanted[0]
        return [
            each
            for each in OPERATIONS
            if without_names(f"{each.method} {each.path}") in wanted
            or (more and each.tag == "stats")
        ]


GROUPS: dict[str, Callable[[Operation], bool]] = {
    "any": lambda each: not each.of_account,
    "any account operation": lambda each: each.of_account,
    "several": lambda each: each.tag == "stats",
}


def without_names(path: str) -> str:
    return re.sub(r"\{.*?\}", "{}", path)


def _samples(folder: str) -> Iterator[Sample]:
    for entry in json.loads((SAMPLES / folder / "_index.json").read_bytes()):
        file = str(Path(folder) / entry["file"])
        known: Json = {name: entry.get(name) for name in Sample._fields}
        known |= {"file": file, "headers": entry.get("headers") or {}}
        yield Sample(**known)


ALL_SAMPLES = [sample for folder in ("", "admin", "sending") for sample in _samples(folder)]
ANSWERS = [sample for sample in ALL_SAMPLES if sample.http_status == 200 and sample.operations]
REFUSALS = [
    sample for sample in ALL_SAMPLES if sample.http_status not in (200, None) and sample.operations
]


def rows_in(operation: Operation, answer: Any) -> list[Json]:
    """Return the objects of an answer that become models."""
    if operation.model is None:
        return []
    if operation.rows is not None:
        found: list[Json] = answer[operation.rows] if operation.rows else answer
        return found
    return [answer[operation.unwrapped] if operation.unwrapped else answer]


# --- clients ------------------------------------------------------------------------------------


Handler = Callable[[httpx.Request], httpx.Response]


def client_of(either: Either, handler: Handler, *, of_account: bool = False, **options: Any) -> Any:
    """Return a client whose requests go through the SDK and httpx to `handler`."""
    transport = httpx.MockTransport(handler)
    blocking = either.colour == "blocking"
    own: Any = httpx.Client if blocking else httpx.AsyncClient
    if not of_account:
        return either.client("token", http_client=own(transport=transport), **options)
    kind = SyncAccountClient if blocking else AccountClient
    return kind("token", http_client=own(transport=transport), **options)


CLIENTS = ((SyncServerClient, ServerClient), (SyncAccountClient, AccountClient))


def client_class(operation: Operation, colour: str) -> Any:
    return CLIENTS[operation.of_account][colour == "asyncio"]


ANY_ANSWER: Json = {
    **{operation.rows: [] for operation in OPERATIONS if operation.rows},
    "TotalCount": 0,
    "ErrorCode": 0,
    "Message": "",
    "Body": "",
}
"""A response that every operation can parse whose answer is an object, with no content."""


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
    """Return the method with a name such as `outbound.list`; of a client, or of its class."""
    resource, _, method = name.partition(".")
    found: Callable[..., Any] = getattr(getattr(client, resource), method)
    return found


def call(client: Any, name: str, *arguments: Any, **filters: Any) -> Any:
    """Call a method that needs no body, with an id if it needs one."""
    operation = operation_of(name)
    kinds = [json_type(each["schema"]) for each in operation.ids]
    ids = [] if arguments else [7 if kind == "integer" else "id-1" for kind in kinds]
    return method_of(client, name)(*ids, *arguments, **filters)


def operation_of(name: str) -> Operation:
    """Return the operation of a method of a server's client."""
    return next(each for each, called in METHODS if called == name and not each.of_account)
