"""Both clients have what the spec has, and agree with each other and with what tools look at."""

from __future__ import annotations

import ast
import inspect
import pickle
import pydoc
import re
import subprocess
import sys
from collections.abc import AsyncGenerator, Generator, Iterator, Mapping
from datetime import date, datetime
from functools import wraps
from types import ModuleType
from typing import Any, Literal, get_args, get_origin, get_type_hints
from unittest.mock import create_autospec

import attrs
import pytest
from described import (
    CLIENTS,
    METHODS,
    OPERATIONS,
    ROOT,
    SCHEMAS,
    SPEC,
    Json,
    Operation,
    client_class,
    json_type,
    method_of,
    properties,
    python_name,
    required,
    resolved,
)
from pydantic import ValidationError, validate_call

import postmark
from postmark import (
    AsyncServerClient,
    SyncAccountClient,
    SyncServerClient,
    models,
    testing,
    webhooks,
)

COLOURS = ("blocking", "asyncio")
PUBLIC: tuple[ModuleType, ...] = (postmark, models, testing, webhooks)
PAGING = {"count": 100, "offset": 0}
AHEAD = {"batch_size": 500, "concurrency": 4}


def resources(client: type) -> dict[str, type]:
    """Return the classes of a client's resources, by name."""
    names = [name for name in dir(client) if name[0] != "_"]
    return {name: kind for name in names if isinstance(kind := getattr(client, name), type)}


def public(kind: type) -> dict[str, Any]:
    """Return the methods of a class, inherited ones too."""
    return {name: getattr(kind, name) for name in dir(kind) if name[0] != "_"}


RESOURCES = [
    pytest.param(blocking, resources(asyncio)[name], id=f"{blocking.__module__}.{name}")
    for sync, asyncio in CLIENTS
    for name, blocking in resources(sync).items()
]
GENERATED = [
    pytest.param(operation, name, id=f"{operation}-{name}")
    for operation, name in METHODS
    if not operation.is_encoded_by_hand
]
EACH = [pytest.param(operation, name, id=f"{operation}-{name}") for operation, name in METHODS]


def function(operation: Operation, name: str, colour: str = "blocking") -> Any:
    return method_of(client_class(operation, colour), name)


# --- the spec and the methods -------------------------------------------------------------------


@pytest.mark.parametrize("number", range(2))
def test_every_operation_is_a_method_of_its_client_and_there_are_few_others(number: int) -> None:
    # Nobody else's operation: these are several requests of one that is in the spec.
    more = {"outbound.stream_bulk"} if number == 0 else set[str]()
    wanted = {name for operation, name in METHODS if operation.of_account == bool(number)} | more

    for client in CLIENTS[number]:
        found = {
            f"{n}.{method}" for n, kind in resources(client).items() for method in public(kind)
        }
        assert found == wanted


@pytest.mark.parametrize(("operation", "name"), GENERATED)
@pytest.mark.parametrize("colour", COLOURS)
def test_a_method_has_the_parameters_of_its_operation(
    operation: Operation, name: str, colour: str
) -> None:
    if operation.id in SPLIT:
        return
    shown = inspect.signature(function(operation, name, colour)).parameters

    ids = [python_name(each["name"], each) for each in operation.ids]
    filters = [python_name(each["name"], each) for each in operation.filters]
    fields = properties(operation.body)
    given = [python_name(wire, field) for wire, field in fields.items()]
    # These two stand for the two that say how Postmark's requests are known.
    given = [each for each in given if each not in ("http_auth", "http_headers")]
    given += ["auth"] if "HttpAuth" in fields else []
    ahead: set[str] = set()
    if operation.stream and "stream" in name:
        ahead = {operation.stream.get("limit", "max_items"), *AHEAD}
    elif operation.is_paged:
        ahead = {*PAGING}
    assert shown.keys() == {"self", *ids, *filters, *given, *ahead}
    assert len(shown) == 1 + len(ids) + len(filters) + len(given) + len(ahead)


SPLIT = {"suppressions_create", "suppressions_delete"}
"""More than one request each: their parameter is a list of any length."""


@pytest.mark.parametrize(("operation", "name"), GENERATED)
def test_only_ids_are_positional_and_only_required_fields_have_no_default(
    operation: Operation, name: str
) -> None:
    if operation.id in SPLIT:
        return
    shown = inspect.signature(function(operation, name)).parameters

    ids = [python_name(each["name"], each) for each in operation.ids]
    needed = {
        python_name(wire, properties(operation.body)[wire]) for wire in required(operation.body)
    }
    for parameter in list(shown.values())[1:]:
        positional = parameter.name in ids
        kinds = (parameter.KEYWORD_ONLY, parameter.POSITIONAL_OR_KEYWORD)
        assert parameter.kind is kinds[positional]
        assert parameter.annotation is not parameter.empty
        wanted = (PAGING | AHEAD).get(parameter.name) if operation.is_paged else None
        if parameter.default is parameter.empty:
            assert parameter.name in needed or positional
        else:
            assert parameter.name not in needed
            assert wanted is None or parameter.default == wanted


@pytest.mark.parametrize(("operation", "name"), EACH)
@pytest.mark.parametrize("colour", COLOURS)
def test_help_explains_every_parameter_and_links_to_the_page(
    operation: Operation, name: str, colour: str
) -> None:
    method = function(operation, name, colour)

    text = pydoc.plain(pydoc.render_doc(method))
    for parameter in list(inspect.signature(method).parameters)[1:]:
        assert re.search(rf"\n +\**{parameter}: \S", text), f"{parameter} is not explained"
        assert parameter in text.partition("\n\n")[2].partition(") ->")[0]
    page = operation.described["externalDocs"]["url"]
    if operation.is_encoded_by_hand:  # one method may call two operations
        page = "https://postmarkapp.com/developer/api/"
    assert f"\n    {page}" in text
    said = inspect.getdoc(method) or ""
    assert all(len(line) <= 100 for line in said.splitlines())
    assert "Raises:" in said


@pytest.mark.parametrize(("operation", "name"), GENERATED)
def test_a_description_is_filled_and_says_names_as_callers_write_them(
    operation: Operation, name: str
) -> None:
    said = inspect.getdoc(function(operation, name)) or ""

    for line, following in zip(said.splitlines(), said.splitlines()[1:], strict=False):
        if line[:1].isalpha() and following[:1].isalpha() and not line.endswith(":"):
            first = following.split()[0]
            assert len(f"{line} {first}") > 78, "the line ends too early"
    wire = {each["name"] for each in operation.filters} | properties(operation.body).keys()
    for other in re.findall("`([A-Za-z]+)`", said):
        assert other not in wire or other in inspect.signature(function(operation, name)).parameters


@pytest.mark.parametrize(("operation", "name"), GENERATED)
def test_hints_and_signature_agree(operation: Operation, name: str) -> None:
    for colour in COLOURS:
        method = function(operation, name, colour)
        hints = get_type_hints(method)

        shown = inspect.signature(method, eval_str=True)
        assert hints == {
            **{k: p.annotation for k, p in shown.parameters.items() if k != "self"},
            "return": shown.return_annotation or type(None),
        }


def test_filters_show_the_types_they_accept() -> None:
    shown = inspect.signature(SyncServerClient("token").outbound.list).parameters

    assert shown["recipient"].annotation == (str | None)
    assert shown["from_date"].annotation == (datetime | date | None)
    assert shown["metadata"].annotation == (Mapping[str, str] | None)
    assert set(get_args(get_args(shown["status"].annotation)[0])) == set(
        get_args(postmark.OutboundStatus)
    )


@pytest.mark.parametrize("name", [name for name, each in SCHEMAS.items() if "x-spellings" in each])
def test_choices_are_the_services_values_in_their_spellings(name: str) -> None:
    assert set(get_args(getattr(models, name))) >= set(SCHEMAS[name]["x-spellings"])


# --- twins --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("blocking", "asyncio"), RESOURCES)
def test_both_colours_have_the_same_methods_signatures_and_docstrings(
    blocking: type, asyncio: type
) -> None:
    assert blocking.__doc__ == asyncio.__doc__
    assert public(blocking).keys() == public(asyncio).keys()
    for name, one in public(blocking).items():
        other = public(asyncio)[name]
        ours, theirs = inspect.signature(one), inspect.signature(other)
        assert list(ours.parameters.values()) == list(theirs.parameters.values())
        assert one.__doc__ == other.__doc__
        assert one.__doc__


@pytest.mark.parametrize(("blocking", "asyncio"), CLIENTS)
def test_both_clients_have_the_same_constructor_resources_and_methods(
    blocking: type, asyncio: type
) -> None:
    assert inspect.signature(blocking) == inspect.signature(asyncio)
    assert resources(blocking).keys() == resources(asyncio).keys()
    for name in ("__init__", "request", "close", "with_options"):
        one, other = getattr(blocking, name), getattr(asyncio, name)
        assert inspect.signature(one) == inspect.signature(other)
        assert one.__doc__ == other.__doc__
    assert not hasattr(blocking, "__aenter__")
    assert inspect.iscoroutinefunction(asyncio.close)  # type: ignore[attr-defined]  # made at run time
    assert inspect.iscoroutinefunction(asyncio.request)  # type: ignore[attr-defined]  # made at run time


@pytest.mark.parametrize(("blocking", "asyncio"), RESOURCES)
def test_sync_methods_return_and_async_ones_are_awaited_or_iterated(
    blocking: type, asyncio: type
) -> None:
    for name, method in public(blocking).items():
        other = public(asyncio)[name]
        one, two = get_type_hints(method)["return"], get_type_hints(other)["return"]

        assert not inspect.iscoroutinefunction(method)
        assert inspect.iscoroutinefunction(other) == (not name.startswith("stream"))
        if name.startswith("stream"):
            assert (get_origin(one), get_origin(two)) == (Generator, AsyncGenerator)
            assert get_args(one)[0] == get_args(two)[0]
        else:
            assert one == two


def test_the_short_names_are_the_async_clients() -> None:
    assert postmark.ServerClient is postmark.AsyncServerClient
    assert postmark.AccountClient is postmark.AsyncAccountClient


# --- what tools make of the methods -------------------------------------------------------------


@pytest.mark.parametrize("client", [client for pair in CLIENTS for client in pair])
def test_a_mock_of_a_client_shows_its_resources_and_refuses_a_misspelt_keyword(
    client: type,
) -> None:
    mock = create_autospec(client, instance=True)

    for name, kind in resources(client).items():
        for method in public(kind):
            assert callable(getattr(getattr(mock, name), method))
        with pytest.raises(AttributeError):
            _ = getattr(mock, name).no_such_method
    first = next(iter(resources(client)))
    method = next(iter(public(resources(client)[first])))
    with pytest.raises(TypeError):
        getattr(getattr(mock, first), method)(no_such_keyword=1)


def test_a_mock_of_a_search_takes_filters_and_refuses_misspelt_ones() -> None:
    mock = create_autospec(SyncServerClient, instance=True)

    mock.outbound.list(tag="welcome")

    mock.outbound.list.assert_called_once_with(tag="welcome")
    with pytest.raises(TypeError, match="recipent"):
        mock.outbound.list(recipent="a@example.com")


def test_pydantic_validates_the_arguments_of_a_method() -> None:
    validated: Any = validate_call(SyncServerClient("token").outbound.stream)

    assert inspect.isgenerator(validated(max_messages="5", tag="welcome"))
    for wrong in ({"max_messages": "all"}, {"status": "Delivered"}, {"no_such": 1}):
        with pytest.raises(ValidationError):
            validated(**wrong)


def test_a_wrapped_method_keeps_its_signature() -> None:
    method = SyncServerClient("token").templates.create

    @wraps(method)
    def wrapper(*arguments: Any, **keywords: Any) -> Any:
        return method(*arguments, **keywords)

    assert inspect.signature(wrapper) == inspect.signature(method)
    assert get_type_hints(wrapper) == get_type_hints(method)
    assert wrapper.__doc__ == method.__doc__


HINTS = [
    ("outbound.stream", "limit", "max_messages"),
    ("outbound.stream_opens", "limit", "max_events"),
    ("bounces.stream", "limit", "max_items"),
    ("outbound.list", "limit", "count"),
    ("outbound.stream", "page_size", "batch_size"),
    ("outbound.list", "recipent", "recipient"),
    ("outbound.list", "to", "recipient"),
    ("outbound.list", "since", "from_date"),
    ("outbound.list", "max_messages", "count"),
    ("outbound.stream", "count", "max_messages"),
    ("bounces.stream", "max_messages", "max_items"),
    ("bounces.list", "email", "email_filter"),
    ("templates.list", "template_typ", "template_type"),
    ("outbound.send", "sender", "from_email"),
    ("outbound.send", "html", "html_body"),
    ("outbound.send", "template_id", "template"),
    ("stats.overview", "stream", "message_stream"),
    ("webhooks.create", "auht", "auth"),
    ("suppressions.create", "adresses", "addresses"),
]


@pytest.mark.parametrize(("name", "wrong", "right"), HINTS)
@pytest.mark.parametrize("client", CLIENTS[0])
def test_an_unknown_keyword_is_refused_at_once_naming_the_method_and_the_nearest_one(
    client: Any, name: str, wrong: str, right: str
) -> None:
    method = method_of(client("token"), name)

    with pytest.raises(TypeError) as raised:
        finish(method(**{wrong: "x"}))

    assert f"'{wrong}'" in str(raised.value)
    assert f"did you mean '{right}'" in str(raised.value)
    assert name.partition(".")[2] in str(raised.value)


def finish(called: Any) -> None:
    """Start what was called, if it is a coroutine; nothing is sent before arguments are known."""
    if inspect.iscoroutine(called):
        called.send(None)


@pytest.mark.parametrize(
    ("wrong", "right"), [("max_retries", "retries"), ("api_key", "_token"), ("time_out", "timeout")]
)
@pytest.mark.parametrize("client", [client for pair in CLIENTS for client in pair])
def test_an_unknown_option_of_a_client_is_refused_with_the_nearest_one(
    client: Any, wrong: str, right: str
) -> None:
    with pytest.raises(TypeError, match=rf"'{wrong}'; did you mean '\w*{right}'"):
        client("token", **{wrong: 1})


# --- models -------------------------------------------------------------------------------------

MODELS = {
    name: SCHEMAS[name]
    for name in models.__all__
    if name in SCHEMAS and "x-arguments" not in SCHEMAS[name] and properties(SCHEMAS[name])
}


def reached() -> Iterator[str]:
    """Yield the name of every schema in an answer, in an argument, or in one of those."""
    left: list[Any] = [
        part for operation in OPERATIONS for part in (operation.answer, operation.body)
    ]
    seen: set[str] = set()
    while left:
        node = left.pop()
        name = node.get("$ref", "").rpartition("/")[2]
        if name in seen:
            continue
        seen.add(name)
        schema = resolved(node)
        if name and properties(schema):
            yield name
        left += [*properties(schema).values(), schema.get("items", {})]


def test_every_model_of_answers_and_arguments_is_in_the_models_module() -> None:
    rows = {operation.model for operation in OPERATIONS}
    whole = {str(operation.answer.get("$ref", "")).rpartition("/")[2] for operation in OPERATIONS}
    bodies = {str(operation.body.get("$ref", "")).rpartition("/")[2] for operation in OPERATIONS}

    missing = {*reached()} - set(models.__all__)
    # A list, a page, an envelope and a request body are no models: methods take them apart.
    assert missing <= (whole | bodies) - rows | MAIL
    by_hand = {name for name in models.__all__ if name not in SCHEMAS}
    assert by_hand == {"Attempt", "Page", "SendResponse"}


MAIL = {
    "EmailCommonRequest", "EmailRecipientsRequest", "EmailTemplateRequest", "EmailRequest",
    "TemplatedEmailRequest", "AttachmentRequest", "BulkRecipient", "BulkMessage",
}  # fmt: skip
"""Parts of mails, which `Email` and `BulkRecipient` write."""


def example(described: Json) -> Any:
    """Return a value of a schema that is neither empty nor what a field has by default."""
    if properties(described):
        return {name: example(inner) for name, inner in properties(described).items()}
    described = resolved(described)
    if "oneOf" in described:
        return 7
    if described.get("format") == "date-time":
        return "2026-02-20T07:25:02.000000-05:00"
    if described.get("format") == "date":
        return "2026-02-20"
    kind = json_type(described)
    if kind == "array":
        return [example(described["items"])]
    some = {"string": "some text", "integer": 7, "number": 1.5, "boolean": True}
    return some.get(kind, {"some": "text"})


@pytest.mark.parametrize("name", MODELS)
def test_every_documented_field_reaches_its_model(name: str) -> None:
    model = getattr(models, name)
    row = example(MODELS[name])

    read = model.from_dict(row)

    assert set(model.WIRE_NAMES.values()) == set(row)
    assert read.to_dict() == row
    assert not read.extra
    for attribute, wire_name in model.WIRE_NAMES.items():
        assert getattr(read, attribute) not in (None, "", [], {})
        assert attribute == python_name(wire_name, properties(MODELS[name])[wire_name])


@pytest.mark.parametrize("name", MODELS)
def test_only_optional_scalars_without_a_default_may_be_none(name: str) -> None:
    model = getattr(models, name)
    hints = get_type_hints(model)

    for attribute, wire_name in model.WIRE_NAMES.items():
        described = properties(MODELS[name])[wire_name]
        is_box = json_type(described) in ("array", "object")
        is_sure = (
            wire_name in required(MODELS[name]) or "default" in resolved(described) | described
        )
        assert (type(None) in get_args(hints[attribute])) == (not is_box and not is_sure)
        words = resolved(described).get("x-extensible-enum")
        if words:
            literal = next(a for a in get_args(hints[attribute]) if get_origin(a) is Literal)
            assert list(get_args(literal)) == words
            assert str in get_args(hints[attribute])


@pytest.mark.parametrize("name", MODELS)
def test_fields_are_documented_where_editors_look(name: str) -> None:
    source = inspect.getsource(sys.modules[method_module(getattr(models, name))])
    (body,) = (node for node in ast.parse(source).body if type(node) is ast.ClassDef)
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
        described = properties(MODELS[name])[wire_name]
        text = described.get("description") or resolved(described)["description"]
        for other, theirs in zip(names, names.values(), strict=True):
            text = text.replace(f"`{theirs}`", f"`{other}`")
        assert str(explained[attribute]).split() == text.split()


def method_module(model: Any) -> str:
    """Return the module in which a class is written; its `__module__` is its public home."""
    return str(model.from_dict.__func__.__globals__["__name__"])


# --- what is public -----------------------------------------------------------------------------


def homes() -> dict[str, Any]:
    return {
        f"{module.__name__}.{name}": getattr(module, name)
        for module in PUBLIC
        for name in module.__all__
    }


PRIVATE = re.compile(rb"postmark\.(\w+\.)*_\w+")


@pytest.mark.parametrize("path", homes())
def test_a_public_class_is_at_home_in_a_public_module(path: str) -> None:
    value = homes()[path]
    if not isinstance(value, type):
        return

    assert value.__module__ in [module.__name__ for module in PUBLIC]
    assert getattr(sys.modules[value.__module__], value.__name__) is value
    assert pickle.loads(pickle.dumps(value)) is value


def instances() -> Iterator[Any]:
    """Yield one of every public class that can be pickled."""
    for name in models.__all__:
        if name in MODELS:
            yield getattr(models, name).from_dict(example({"$ref": f"#/components/schemas/{name}"}))
    for name in webhooks.__all__:
        if hasattr(getattr(webhooks, name), "from_dict"):
            yield getattr(webhooks, name).from_dict({"New": 1})
    yield webhooks.WebhookAuth("name", "password")
    yield postmark.Page([1], 1)
    yield postmark.Email(to="pat@example.com")
    yield postmark.BulkRecipient(to="pat@example.com")
    yield postmark.Attachment("a.txt", b"a")
    yield postmark.SendResponse.from_dict({"MessageID": "a", "ErrorCode": 0})
    attempt: Any = postmark.Attempt
    yield attempt(*[None] * len(attrs.fields(attempt)))


@pytest.mark.parametrize("one", [*instances()], ids=lambda one: type(one).__name__)
def test_a_pickle_holds_no_private_path(one: Any) -> None:
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        pickled = pickle.dumps(one, protocol)

        assert not PRIVATE.findall(pickled)
        assert pickle.loads(pickled) == one


def test_every_error_pickles_without_a_private_path() -> None:
    left = [postmark.PostmarkError]
    while left:
        kind = left.pop()
        left += kind.__subclasses__()
        if kind.__name__[0] != "_":
            assert kind.__module__ == "postmark"
            assert not PRIVATE.findall(pickle.dumps(kind("text", {})))


def test_the_lazy_loader_and_type_checkers_find_every_public_name_in_the_same_module() -> None:
    tree = ast.parse((ROOT / "postmark" / "__init__.py").read_text("utf-8"))
    block = next(node for node in tree.body if isinstance(node, ast.If))
    imported = {
        alias.asname or alias.name: (str(node.module), alias.name)
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }

    assert {*imported, "__version__"} == set(postmark.__all__)
    assert len(set(postmark.__all__)) == len(postmark.__all__)
    for name, (module, there) in imported.items():
        value = getattr(postmark, name)
        assert value is getattr(__import__(module, fromlist=[there]), there)


def test_nothing_public_is_left_out_of_all() -> None:
    for name in postmark.__all__:
        getattr(postmark, name)
    found = {name for name in vars(postmark) if name[0].isalpha()}

    submodules = {"testing", "models", "webhooks", "django"}
    assert found - set(postmark.__all__) <= {"TYPE_CHECKING", *submodules}
    with pytest.raises(AttributeError, match="no_such_name"):
        getattr(postmark, "no_such_name")  # noqa: B009 - a type checker knows it is missing
    for module in PUBLIC:
        assert set(module.__all__) <= set(dir(module))


def test_a_name_of_the_official_sdk_says_what_is_installed_and_its_counterpart() -> None:
    why = r"postmark-sdk.*here it is PostmarkError"
    with pytest.raises(ImportError, match=why):
        exec("from postmark import PostmarkException")
    with pytest.raises(AttributeError, match=why):
        getattr(postmark, "PostmarkException")  # noqa: B009 - a type checker knows it is missing

    assert not hasattr(postmark, "PostmarkException")


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
    kinds = [kind for pair in CLIENTS for client in pair for kind in resources(client).values()]
    for kind in [*kinds, *(client for pair in CLIENTS for client in pair)]:
        for method in [*public(kind).values(), kind]:
            assert "httpx" not in str(inspect.signature(method))
    for name in postmark.__all__:
        value = getattr(postmark, name)
        for base in getattr(value, "__mro__", ()):
            assert base.__module__.partition(".")[0] not in HTTP


def test_the_clients_call_the_server_of_the_spec() -> None:
    (server,) = SPEC["servers"]

    assert server["url"] in repr(AsyncServerClient("token"))
    assert server["url"] in repr(SyncAccountClient("token"))
