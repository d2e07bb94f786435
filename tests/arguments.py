"""Arguments for every operation, made of the spec's examples, and the request they must become."""

from __future__ import annotations

from base64 import b64decode
from datetime import UTC, date, datetime
from typing import Any, NamedTuple, cast

from described import (
    BY_HAND,
    SCHEMAS,
    Json,
    Operation,
    example_of,
    json_type,
    properties,
    python_name,
    resolved,
    schema_name,
)

from postmark import Attachment, BulkRecipient, Email, models
from postmark.webhooks import WebhookAuth

NOON = datetime(2001, 2, 20, 17, tzinfo=UTC)
"""Noon in New York."""


class Called(NamedTuple):
    """The arguments of a call, and what must stand in its request."""

    ids: list[Any]
    keywords: Json
    path: str
    query: dict[str, str]
    body: Any


def calling(operation: Operation) -> Called:
    """Return a call with every argument that the spec knows."""
    ids = [id_of(operation, each) for each in operation.ids]
    path = operation.path
    for parameter, value in zip(operation.ids, ids, strict=True):
        path = path.replace(f"{{{parameter['name']}}}", str(value))
    query: dict[str, str] = {}
    keywords: Json = {}
    if operation.is_paged:
        query, keywords = {"count": "7", "offset": "13"}, {"count": 7, "offset": 13}
    for parameter in operation.filters:
        sent, value = filter_of(parameter)
        keywords[python_name(parameter["name"], parameter)] = value
        query |= sent
    body = example_of(operation.request) if operation.request else None
    return Called(*with_body(operation, ids, keywords, body), path, query, body)


def with_body(
    operation: Operation, ids: list[Any], keywords: Json, body: Any
) -> tuple[list[Any], Json]:
    """Return the arguments together with those of the request's body."""
    if operation.id in BY_HAND:
        return mails(operation, body)
    if operation.tag == "suppressions" and body:
        return [[each["EmailAddress"] for each in body["Suppressions"]], *ids], {"check": False}
    fields = fields_of(operation.body, body) if body else {}
    if "http_auth" in fields or "http_headers" in fields:
        auth, headers = fields.pop("http_auth", None), fields.pop("http_headers", ())
        fields["auth"] = WebhookAuth(
            auth.username if auth else None,
            auth.password if auth else None,
            headers={each.name: each.value for each in headers},
        )
    return ids, keywords | fields


def id_of(operation: Operation, parameter: Json) -> Any:
    """Return an id; details must be those of the message that was asked for."""
    answered: Any = operation.example
    if parameter["name"] == "message_id" and "MessageID" in answered:
        return answered["MessageID"]
    given = parameter.get("example", resolved(parameter["schema"]).get("example"))
    return given or (7 if json_type(parameter["schema"]) == "integer" else "id-1")


def filter_of(parameter: Json) -> tuple[dict[str, str], Any]:
    """Return what is sent of a filter, and its argument."""
    schema, name = resolved(parameter["schema"]), str(parameter["name"])
    year = 2099 if name == "todate" else 2001
    known: dict[tuple[str, str | None], tuple[str, Any]] = {
        ("string", "date-time-local"): (f"{year}-02-20T12:00:00", NOON.replace(year=year)),
        ("string", "date"): (f"{year}-02-20", date(year, 2, 20)),
        ("string", None): ("some text", "some text"),
        ("integer", None): ("9", 9),
        ("boolean", None): ("true", True),
    }
    if json_type(schema) == "object":
        return {f"{name}_color": "blue"}, {"color": "blue"}
    if words := list[str](schema.get("enum", ())):
        return {name: words[0]}, schema.get("x-spellings", words)[0]
    sent, value = known[json_type(schema), schema.get("format")]
    return {name: sent}, value


def fields_of(schema: Json, body: Json) -> Json:
    """Return the keywords that give a request its body."""
    described = properties(schema)
    assert body.keys() <= described.keys()
    return {
        python_name(wire, described[wire]): value_of(described[wire], value)
        for wire, value in body.items()
    }


def value_of(described: Json, value: Any) -> Any:
    """Return an argument for the JSON of a field: objects are models."""
    if json_type(described) == "array" and "$ref" in resolved(described)["items"]:
        return [value_of(resolved(described)["items"], item) for item in value]
    if "$ref" in described and properties(described):
        return getattr(models, schema_name(described)).from_dict(value)
    return value


# --- mails --------------------------------------------------------------------------------------


def mails(operation: Operation, body: Any) -> tuple[list[Any], Json]:
    """Return the arguments of the methods that send."""
    if operation.id == "outbound_send_bulk":
        common = mail({key: value for key, value in body.items() if key != "Messages"})
        return [[BulkRecipient(**mail(each)) for each in body["Messages"]]], common
    if BY_HAND[operation.id] == "send":
        return [], mail(body)
    rows: list[Json] = cast("Any", body) if isinstance(body, list) else body["Messages"]
    return [[Email(**mail(each)) for each in rows]], {"check": False}


def mail(wire: Json) -> Json:
    """Return the fields of a mail."""
    names = {
        key: python_name(key, field)
        for schema in ("EmailFields", "BulkFields", "BulkRecipientFields")
        for key, field in properties(SCHEMAS[schema]).items()
    }
    fields = {names[key]: value for key, value in wire.items()}
    if "headers" in fields:
        fields["headers"] = [(each["Name"], each["Value"]) for each in fields["headers"]]
    if "attachments" in fields:
        fields["attachments"] = [attachment(each) for each in fields["attachments"]]
    return fields


def attachment(wire: Json) -> Attachment:
    content = b64decode(wire["Content"])
    more = {"content_type": wire["ContentType"], "content_id": wire.get("ContentID")}
    return Attachment(wire["Name"], content, **more)
