"""Both clients match the spec and each other, and modules import only lower layers."""

from __future__ import annotations

import ast
import inspect
import pydoc
import subprocess
import sys
from collections.abc import AsyncGenerator, Generator, Mapping
from datetime import date, datetime
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest
from described import (
    ANY_ANSWER,
    BY_ID,
    FACADE,
    METHODS,
    OPERATIONS,
    ROOT,
    SPEC,
    Json,
    Operation,
    Wire,
    call,
    client_of,
    method_of,
    properties,
    required,
    resolved,
    schema_name,
)
from either import Either

import postmark
from postmark import AsyncServerClient, SyncServerClient, _client, _errors, _inbound, _outbound
from postmark._generated import models

# --- the description and the facade -------------------------------------------------------------

OUTBOUND = (
    "recipient", "from_email", "tag", "status", "subject", "message_stream", "from_date",
    "to_date", "metadata",
)  # fmt: skip
INBOUND = (
    "recipient", "from_email", "tag", "subject", "mailbox_hash", "status", "from_date", "to_date",
)  # fmt: skip
EVENTS = (
    "recipient", "tag", "client_name", "client_company", "client_family", "os_name", "os_family",
    "os_company", "platform", "country", "region", "city", "message_stream", "from_date", "to_date",
)  # fmt: skip
PAGE = ("count", "offset")
AHEAD = ("batch_size", "concurrency")
ONE = ("message_id",)
SIGNATURES: dict[str, tuple[str, ...]] = {
    "outbound.list": (*PAGE, *OUTBOUND),
    "outbound.stream": ("max_messages", *AHEAD, *OUTBOUND),
    "outbound.get": ONE,
    "outbound.get_dump": ONE,
    "outbound.list_opens": (*PAGE, *EVENTS),
    "outbound.stream_opens": ("max_events", *AHEAD, *EVENTS),
    "outbound.list_message_opens": (*ONE, *PAGE),
    "outbound.list_clicks": (*PAGE, *EVENTS),
    "outbound.stream_clicks": ("max_events", *AHEAD, *EVENTS),
    "outbound.list_message_clicks": (*ONE, *PAGE),
    "inbound.list": (*PAGE, *INBOUND),
    "inbound.stream": ("max_messages", *AHEAD, *INBOUND),
    "inbound.get": ONE,
    "inbound.bypass": ONE,
    "inbound.retry": ONE,
}
DEFAULTS = {"count": 100, "offset": 0, "batch_size": 500, "concurrency": 4}

RENAMED = {
    "fromemail": "from_email",
    "messagestream": "message_stream",
    "fromdate": "from_date",
    "todate": "to_date",
    "mailboxhash": "mailbox_hash",
}
CLASSES = [
    (SyncServerClient, AsyncServerClient),
    (_outbound.SyncOutbound, _outbound.AsyncOutbound),
    (_inbound.SyncInbound, _inbound.AsyncInbound),
]


def resource(name: str, colour: str = "Sync") -> Any:
    """Return the class of a method such as `outbound.list`."""
    return {
        "outbound": getattr(_outbound, f"{colour}Outbound"),
        "inbound": getattr(_inbound, f"{colour}Inbound"),
    }[name.partition(".")[0]]


def function(name: str, colour: str = "Sync") -> Any:
    return getattr(resource(name, colour), name.partition(".")[2])


def public(kind: type) -> dict[str, Any]:
    return {name: value for name, value in vars(kind).items() if not name.startswith("_")}


def test_every_operation_is_in_the_facade_and_nothing_else_is() -> None:
    assert FACADE.keys() == BY_ID.keys()
    for colour in ("Sync", "Async"):
        methods = {
            f"{place}.{name}"
            for place in ("outbound", "inbound")
            for name in public(resource(place, colour))
        }
        assert methods == {name for _, name in METHODS} == set(SIGNATURES)


@pytest.mark.parametrize(("operation_id", "name"), METHODS)
def test_a_method_calls_its_operation(either: Either, operation_id: str, name: str) -> None:
    wire = Wire(ANY_ANSWER)

    either(call(client_of(either, wire), name))

    operation = BY_ID[operation_id]
    (request,) = wire.requests
    assert request.method == operation.method
    assert request.url.path == operation.path.replace("{messageid}", "id-1")
    needed = {each["name"] for each in operation.parameters if each["required"]} - {"messageid"}
    assert request.url.params.keys() == needed, "a parameter that was not given was sent"


def values_of(parameter: Json) -> dict[str, Any]:
    """Return arguments for a parameter, by their form on the wire."""
    schema = resolved(parameter["schema"])
    if schema["type"] == "object":
        return {"some value": {"color": "some value"}}
    if "enum" in schema:
        return {word: word for word in schema["enum"]}
    if schema.get("format") == "date-time-local":
        noon = datetime.fromisoformat("2026-02-20T12:00:00-05:00")
        return {"2026-02-20T12:00:00": noon}
    return {"some value": "some value"}


@pytest.mark.parametrize(("operation_id", "name"), METHODS)
def test_every_documented_parameter_reaches_the_wire_under_its_documented_name(
    either: Either, operation_id: str, name: str
) -> None:
    wire = Wire(ANY_ANSWER)
    client = client_of(either, wire)

    for parameter in BY_ID[operation_id].filters:
        wire_name = parameter["name"]
        for sent, value in values_of(parameter).items():
            given: Json = {RENAMED.get(wire_name) or str(wire_name): value}
            either(call(client, name, **given))

            query = wire.queries[-1]
            query = {key: text for key, text in query.items() if key not in {"count", "offset"}}
            expected = "metadata_color" if wire_name == "metadata" else wire_name
            assert query == {expected: sent}


@pytest.mark.parametrize("name", [name for _, name in METHODS if ".list" in name])
def test_count_and_offset_reach_the_wire(either: Either, name: str) -> None:
    wire = Wire(ANY_ANSWER)

    either(call(client_of(either, wire), name, count=7, offset=13))

    assert wire.queries == [{"count": "7", "offset": "13"}]


@pytest.mark.parametrize("name", [name for _, name in METHODS if ".stream" in name])
def test_the_batch_size_of_a_stream_is_its_count(either: Either, name: str) -> None:
    wire = Wire(ANY_ANSWER)

    either(call(client_of(either, wire), name, batch_size=7))

    assert wire.queries == [{"count": "7", "offset": "0"}]


@pytest.mark.parametrize("colour", ["Sync", "Async"])
@pytest.mark.parametrize("name", SIGNATURES)
def test_signature_and_help_list_every_parameter_in_order_with_type_and_default(
    name: str, colour: str
) -> None:
    shown = inspect.signature(function(name, colour)).parameters
    text = pydoc.plain(pydoc.render_doc(function(name, colour)))
    signature = " ".join(text.partition(") ->")[0].split())  # on one line up to Python 3.12

    assert tuple(shown) == ("self", *SIGNATURES[name])
    for parameter in list(shown.values())[1:]:
        positional = parameter.name == "message_id"
        kinds = (parameter.POSITIONAL_OR_KEYWORD, parameter.KEYWORD_ONLY)
        assert parameter.kind is kinds[not positional]
        default = parameter.empty if positional else DEFAULTS.get(parameter.name)
        assert parameter.default == default
        assert parameter.annotation is not parameter.empty
        assert f"\n        {parameter.name}: " in text, "it is not explained"
        assert f" {parameter.name}: " in signature.replace("(", " ")
    assert "**filters" not in text


def test_filters_show_the_types_they_accept() -> None:
    shown = inspect.signature(SyncServerClient("token").outbound.list).parameters

    assert shown["recipient"].annotation == (str | None)
    assert shown["from_date"].annotation == (datetime | date | None)
    assert shown["metadata"].annotation == (Mapping[str, str] | None)
    assert set(get_args(get_args(shown["status"].annotation)[0])) == set(
        get_args(postmark.OutboundStatus)
    )


@pytest.mark.parametrize(("operation_id", "name"), METHODS)
def test_a_method_links_to_the_page_of_its_operation(operation_id: str, name: str) -> None:
    link = BY_ID[operation_id].described["externalDocs"]["url"]

    assert f"\n{link}\n" in inspect.cleandoc(function(name).__doc__)


@pytest.mark.parametrize("name", [name for operation, name in METHODS if BY_ID[operation].filters])
def test_silent_defaults_are_documented_by_every_method_they_affect(name: str) -> None:
    said = " ".join(inspect.getdoc(function(name)).split())  # type: ignore[union-attr]

    if name.startswith("inbound"):
        assert "Only processed messages are searched unless `status` says otherwise." in said
    else:
        assert "Only the `outbound` stream is searched unless `message_stream` names" in said
    if name.endswith(("opens", "clicks")):
        assert "Postmark does not document dates for opens and clicks" in said
        assert "Postmark does not document it for opens and clicks" in said


def test_choices_are_the_services_values_in_two_spellings() -> None:
    def both(*words: str) -> set[str]:
        return {*words, *map(str.lower, words)}

    assert set(get_args(postmark.OutboundStatus)) == both("Queued", "Sent", "Processed")
    assert set(get_args(postmark.Platform)) == both("WebMail", "Desktop", "Mobile", "Unknown")
    assert set(get_args(postmark.InboundStatus)) == both(
        "Blocked", "Processed", "Queued", "Failed", "Scheduled"
    )


# --- the description and the models -------------------------------------------------------------

ATTRIBUTES = {
    "MessageID": "message_id", "From": "from_email", "OS": "os", "Type": "type", "Zip": "zip",
    "CountryISOCode": "country_iso_code", "RegionISOCode": "region_iso_code", "IP": "ip",
    "HtmlBody": "html_body", "ContentID": "content_id", "To": "to", "MailboxHash": "mailbox_hash",
    "ReceivedAt": "received_at", "ErrorCode": "error_code", "OriginalLink": "original_link",
    "TrackOpens": "track_opens", "StrippedTextReply": "stripped_text_reply",
}  # fmt: skip
OBJECTS = {
    name: schema
    for name, schema in SPEC["components"]["schemas"].items()
    if properties(schema) and "TotalCount" not in properties(schema)
}


def example_of(described: Json) -> Any:
    if "$ref" in described and properties(described):
        return {name: example_of(inner) for name, inner in properties(described).items()}
    described = resolved(described)
    kind = described["type"]
    if described.get("format") == "date-time":
        return "2026-02-20T07:25:02.000000-05:00"
    if kind == "array":
        return [example_of(described["items"])]
    some = {"string": "some text", "integer": 7, "boolean": True, "object": {"some": "text"}}
    return some[kind[0] if isinstance(kind, list) else kind]


@pytest.mark.parametrize("name", OBJECTS)
def test_every_documented_field_reaches_its_model(name: str) -> None:
    model = getattr(models, name)
    row = example_of({"$ref": f"#/components/schemas/{name}"})

    read = model.from_dict(row)

    assert set(model.WIRE_NAMES.values()) == set(row)
    assert read.to_dict() == row
    assert not read.extra
    for attribute, wire_name in model.WIRE_NAMES.items():
        assert getattr(read, attribute) not in (None, "", [], {})
        assert attribute == ATTRIBUTES.get(wire_name, attribute)


@pytest.mark.parametrize("name", OBJECTS)
def test_only_optional_scalars_may_be_none(name: str) -> None:
    model = getattr(models, name)
    hints = get_type_hints(model)

    for attribute, wire_name in model.WIRE_NAMES.items():
        described = resolved(properties(OBJECTS[name])[wire_name])
        is_box = described["type"] in ("array", "object")
        may_be_none = type(None) in get_args(hints[attribute])
        assert may_be_none == (not is_box and wire_name not in required(OBJECTS[name]))
        words = described.get("x-extensible-enum")
        if words:
            literal = next(a for a in get_args(hints[attribute]) if get_origin(a) is Literal)
            assert list(get_args(literal)) == words
            assert str in get_args(hints[attribute])


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_the_models_an_operation_returns_are_public(operation: Operation) -> None:
    answered = operation.row or operation.answer
    within = [each.get("items", each) for each in properties(answered).values()]
    objects = [each for each in [answered, *within] if "$ref" in each and properties(each)]
    wanted = {schema_name(each) for each in objects}

    assert wanted <= set(postmark.__all__)


def test_fields_are_documented_where_editors_look() -> None:
    for name, schema in OBJECTS.items():
        module = sys.modules[getattr(models, name).__module__]
        (body,) = (n for n in ast.parse(inspect.getsource(module)).body if type(n) is ast.ClassDef)
        explained = {
            before.target.id: after.value.value
            for before, after in zip(body.body, body.body[1:], strict=False)
            if isinstance(before, ast.AnnAssign)
            and isinstance(before.target, ast.Name)
            and isinstance(after, ast.Expr)
            and isinstance(after.value, ast.Constant)
        }
        names = getattr(models, name).WIRE_NAMES
        for attribute, wire_name in names.items():
            described = properties(schema)[wire_name]
            text = described.get("description") or resolved(described)["description"]
            assert str(explained[attribute]).split() == text.split()


# --- twins --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("blocking", "asyncio"), CLASSES)
def test_both_clients_have_the_same_methods_signatures_and_docstrings(
    blocking: type, asyncio: type
) -> None:
    assert public(blocking).keys() == public(asyncio).keys()
    for name in public(blocking):
        one, other = getattr(blocking, name), getattr(asyncio, name)
        ours, theirs = inspect.signature(one), inspect.signature(other)
        assert list(ours.parameters.values()) == list(theirs.parameters.values())
        assert colourless(ours.return_annotation) == colourless(theirs.return_annotation)
        assert one.__doc__ == other.__doc__
        assert one.__doc__


def test_both_clients_have_the_same_constructor() -> None:
    assert inspect.signature(SyncServerClient) == inspect.signature(AsyncServerClient)
    assert SyncServerClient.__init__.__doc__ == AsyncServerClient.__init__.__doc__


def colourless(annotation: object) -> str:
    text = str(annotation)
    if text.startswith("AsyncGenerator["):
        return text.removeprefix("Async").replace(", None]", ", None, None]")
    return text


def test_sync_methods_return_and_async_ones_are_awaited_or_iterated() -> None:
    streaming = {name for _, name in METHODS if ".stream" in name}
    for name in SIGNATURES:
        blocking = get_type_hints(function(name))["return"]
        asyncio = get_type_hints(function(name, "Async"))["return"]

        assert not inspect.iscoroutinefunction(function(name))
        assert inspect.iscoroutinefunction(function(name, "Async")) == (name not in streaming)
        if name in streaming:
            assert (get_origin(blocking), get_origin(asyncio)) == (Generator, AsyncGenerator)
            assert get_args(blocking)[0] == get_args(asyncio)[0]
        else:
            assert blocking == asyncio


def test_the_resources_of_both_clients_have_the_same_docstrings() -> None:
    for blocking, asyncio in CLASSES[1:]:
        assert blocking.__doc__ == asyncio.__doc__
    assert postmark.ServerClient is postmark.AsyncServerClient
    for name in ("outbound", "inbound"):
        assert name in get_type_hints(SyncServerClient)
        assert name in get_type_hints(AsyncServerClient)
    assert not hasattr(SyncServerClient, "__aenter__")
    assert not hasattr(AsyncServerClient, "__enter__")
    assert inspect.iscoroutinefunction(AsyncServerClient.close)
    assert method_of(SyncServerClient("token"), "outbound.get").__doc__


# --- what is public -----------------------------------------------------------------------------

CONTRACT = (
    "AsyncServerClient", "ServerClient", "SyncServerClient", "OutboundFilters", "InboundFilters",
    "EventFilters", "OutboundStatus", "InboundStatus", "Platform", "OutboundMessage",
    "OutboundMessageDetails", "OutboundMessageDump", "MessageEvent", "OpenEvent", "ClickEvent",
    "ClientInfo", "OSInfo", "GeoInfo", "InboundMessage", "InboundMessageDetails",
    "InboundAddress", "InboundAttachment", "InboundActionResponse", "EmailAddress", "Header",
    "Page", "Attempt", "PostmarkError", "APIError", "AuthenticationError", "MessageNotFoundError",
    "InvalidRequestError", "RateLimitError", "ServerError", "InvalidResponseError",
    "NetworkError", "NetworkTimeoutError", "IncompleteResultsError", "NotFoundError",
    "InactiveRecipientsError", "WebhookVerificationError", "BatchError", "SuppressionError",
    "__version__",
)  # fmt: skip


def test_the_public_names_are_those_of_the_contract() -> None:
    assert sorted(postmark.__all__) == sorted(CONTRACT)
    assert len(set(postmark.__all__)) == len(postmark.__all__)


def homes() -> dict[str, str]:
    return {name: home for home, names in postmark._HOMES.items() for name in names.split()}  # pyright: ignore[reportPrivateUsage]


def test_the_lazy_loader_and_type_checkers_find_every_public_name_in_the_same_module() -> None:
    tree = ast.parse((ROOT / "postmark" / "__init__.py").read_text("utf-8"))
    block = next(node for node in tree.body if isinstance(node, ast.If))
    imported = {
        alias.asname or alias.name: str(node.module).removeprefix("postmark.")
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }

    assert imported.pop("ServerClient") == homes()["AsyncServerClient"]
    assert imported == homes()
    assert {*homes(), "ServerClient", "__version__"} == set(postmark.__all__)
    for name, home in homes().items():
        value = getattr(postmark, name)
        assert value is getattr(sys.modules[f"postmark.{home}"], name)


def test_nothing_public_is_left_out_of_all() -> None:
    errors = {
        name
        for name, value in vars(_errors).items()
        if isinstance(value, type) and issubclass(value, postmark.PostmarkError)
    }
    for name in postmark.__all__:
        getattr(postmark, name)
    found = {name for name in vars(postmark) if name[0].isalpha()}

    assert errors <= set(postmark.__all__)
    assert found - set(postmark.__all__) <= {"TYPE_CHECKING", "testing"}
    with pytest.raises(AttributeError, match="no_such_name"):
        getattr(postmark, "no_such_name")  # noqa: B009


def test_importing_the_package_loads_neither_httpx_nor_attrs() -> None:
    code = "import sys, postmark; print(*sys.modules)"

    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )

    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert "postmark" in loaded
    assert not loaded & {"httpx", "httpcore", "attr", "attrs", "asyncio", "typing", "anyio"}


HTTP = {"httpx", "httpx2", "httpcore", "httpcore2", "anyio", "h11"}


def test_no_http_type_is_in_a_public_signature() -> None:
    for kind in (kind for pair in CLASSES for kind in pair):
        for name in [*public(kind), "__init__"]:
            assert "httpx" not in str(inspect.signature(getattr(kind, name)))
    for name in postmark.__all__:
        value = getattr(postmark, name)
        for base in getattr(value, "__mro__", ()):
            assert base.__module__.partition(".")[0] not in HTTP
    assert SPEC["servers"][0]["url"] == _client.BASE_URL
