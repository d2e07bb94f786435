"""The spec itself: valid, complete, and true to what is known of the service."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from described import (
    ALL_SAMPLES,
    BY_ID,
    OPERATIONS,
    ROOT,
    SCHEMAS,
    SPEC,
    Json,
    Operation,
    Sample,
    example_of,
    json_type,
    properties,
    python_name,
    resolved,
)
from openapi_schema_validator import OAS31Validator, oas31_format_checker
from openapi_spec_validator import OpenAPIV31SpecValidator, validate

from postmark import models


def parameter(operation: str, name: str) -> Json:
    return next(each for each in BY_ID[operation].parameters if each["name"] == name)


def schema_of(operation: str, name: str) -> Json:
    return resolved(parameter(operation, name)["schema"])


def text_of(operation: str, name: str) -> str:
    """Return what is said of a parameter."""
    described = parameter(operation, name)
    return str(described.get("description") or resolved(described["schema"])["description"])


def complaints(schema: Json, value: Any) -> list[str]:
    """Return why a value is invalid."""
    whole = {"$ref": "#/the_schema", "the_schema": schema, "components": SPEC["components"]}
    validator = OAS31Validator(whole, format_checker=oas31_format_checker)
    return [error.message for error in validator.iter_errors(value)]


def test_the_spec_is_valid_openapi() -> None:
    validate(SPEC, cls=OpenAPIV31SpecValidator)


def test_the_service_is_called_over_https_with_a_token_of_a_server_or_an_account() -> None:
    assert [server["url"] for server in SPEC["servers"]] == ["https://api.postmarkapp.com"]
    assert SPEC["security"] == [{"serverToken": []}]
    schemes = SPEC["components"]["securitySchemes"]
    assert {name: (each["type"], each["in"], each["name"]) for name, each in schemes.items()} == {
        "serverToken": ("apiKey", "header", "X-Postmark-Server-Token"),
        "accountToken": ("apiKey", "header", "X-Postmark-Account-Token"),
    }
    assert {str(each.described.get("security")) for each in OPERATIONS} == {
        "None", "[{'accountToken': []}]",
    }  # fmt: skip


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_every_operation_is_described_with_its_page_and_its_errors(operation: Operation) -> None:
    described = operation.described

    assert described["externalDocs"]["url"].startswith("https://postmarkapp.com/developer/")
    assert described["summary"].endswith(".")
    assert {"200", "401", "default"} <= set(described["responses"])
    assert operation.id.startswith(f"{operation.tag}_")
    for response in described["responses"].values():
        assert resolved(response)["description"]


def test_a_method_path_and_name_stand_once() -> None:
    assert len(BY_ID) == len(OPERATIONS)
    assert len({(each.method, each.path) for each in OPERATIONS}) == len(OPERATIONS)
    methods = [name for each in OPERATIONS if not each.is_encoded_by_hand for name in each.names]
    account = [name for each in OPERATIONS if each.of_account for name in each.names]
    assert len({*methods}) + len({"templates.push"} & {*methods, *account}) >= len(methods) - 1


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_parameters_are_ids_paging_and_optional_filters_without_a_default_that_would_be_sent(
    operation: Operation,
) -> None:
    for each in operation.parameters:
        assert each["in"] in ("path", "query")
        if each["in"] == "query" and each.get("required"):
            assert each["name"] in ("count", "offset")
        if operation.is_paged:
            assert "default" not in resolved(each["schema"])
        described = each.get("description") or resolved(each["schema"])["description"]
        assert described.strip().endswith((".", ")"))


@pytest.mark.parametrize("operation", [each for each in OPERATIONS if each.is_paged], ids=str)
def test_pages_have_the_limits_of_the_service(operation: Operation) -> None:
    count, offset = schema_of(operation.id, "count"), schema_of(operation.id, "offset")

    assert (count["type"], count["minimum"], count["maximum"]) == ("integer", 1, 500)
    assert (offset["type"], offset["minimum"]) == ("integer", 0)
    assert operation.rows


@pytest.mark.parametrize("operation", [each for each in OPERATIONS if each.stream], ids=str)
def test_what_identifies_a_row_of_a_stream_is_a_field_of_the_row(operation: Operation) -> None:
    facts = operation.stream or {}
    schema = properties(SCHEMAS[str(operation.model)])
    fields = {python_name(wire, field): field for wire, field in schema.items()}
    fields |= {each["x-parsed-as"]: each for each in schema.values() if "x-parsed-as" in each}

    assert set(facts["key"]) <= fields.keys()
    for name in (facts.get("time"), facts.get("sent")):
        assert name is None or name in fields
    dates = {each["name"] for each in operation.filters} & {"fromdate", "todate"}
    assert not facts.get("dates") or len(dates) == 2


def test_every_paged_list_is_streamed_except_those_of_one_message() -> None:
    without = {each.id for each in OPERATIONS if each.is_paged and not each.stream}

    assert without == {"outbound_list_message_opens", "outbound_list_message_clicks"}


def test_choices_are_those_of_the_service() -> None:
    assert schema_of("outbound_list", "status")["enum"] == ["queued", "sent", "processed"]
    assert schema_of("inbound_list", "status")["enum"] == [
        "blocked", "processed", "queued", "failed", "scheduled",
    ]  # fmt: skip
    for operation in ("outbound_list_opens", "outbound_list_clicks"):
        platforms = schema_of(operation, "platform")["enum"]
        assert platforms == ["webmail", "desktop", "mobile", "unknown"]
    values = {
        (name, field): described["x-extensible-enum"]
        for name, schema in SCHEMAS.items()
        for field, described in properties(schema).items()
        if "x-extensible-enum" in described
    }
    assert values[("OutboundMessage", "Status")] == ["Queued", "Sent", "Processed"]
    assert values[("OutboundMessage", "TrackLinks")] == [
        "None", "HtmlAndText", "HtmlOnly", "TextOnly",
    ]  # fmt: skip
    assert values[("InboundMessage", "Status")] == [
        "Blocked", "Processed", "Queued", "Failed", "Scheduled",
    ]  # fmt: skip
    assert values[("MessageEvent", "Type")] == [
        "Delivered", "Transient", "Opened", "Bounced", "SubscriptionChanged", "LinkClicked",
    ]  # fmt: skip
    assert values[("ClickEvent", "ClickLocation")] == ["HTML", "Text"]
    for event in ("OpenEvent", "ClickEvent"):
        assert values[(event, "Platform")] == ["WebMail", "Desktop", "Mobile", "Unknown"]


def test_silent_defaults_are_documented_where_they_apply() -> None:
    for operation in ("outbound_list", "outbound_list_opens", "outbound_list_clicks"):
        assert "`outbound` stream only" in text_of(operation, "messagestream")
        assert "`outbound` stream" in BY_ID[operation].described["description"]
    assert "processed only" in text_of("inbound_list", "status")
    assert "means any" in text_of("outbound_list", "status")


def test_undocumented_behaviour_is_marked() -> None:
    for operation in ("outbound_list_opens", "outbound_list_clicks"):
        for name in ("fromdate", "todate"):
            assert "Postmark does not document it" in " ".join(text_of(operation, name).split())
        assert "Postmark documents `webmail`, `desktop` and `mobile`" in text_of(
            operation, "platform"
        )
    for schema, field in (
        ("OpenEvent", "ReadSeconds"), ("InboundMessageDetails", "StrippedTextReply"),
    ):  # fmt: skip
        assert "documentation" in properties(SCHEMAS[schema])[field]["description"]
    for field in ("Bcc", "BccFull", "MessageStream"):
        described = properties(SCHEMAS["InboundMessage"])[field]
        assert "Not in Postmark's examples" in described["description"]
    assert "webhooks" in properties(SCHEMAS["OpenEvent"])["FirstOpen"]["description"]


@pytest.mark.parametrize("name", [name for name in models.__all__ if name in SCHEMAS])
def test_every_schema_and_every_field_is_described(name: str) -> None:
    schema = SCHEMAS[name]

    assert schema.get("description", "").strip()
    for field, described in properties(schema).items():
        text = described.get("description") or resolved(described).get("description")
        assert text, field


def test_enumerations_of_answers_are_open() -> None:
    closed = {
        each["name"]
        for operation in OPERATIONS
        for each in operation.filters
        if "enum" in resolved(each["schema"])
    }

    assert closed == {"status", "platform"}
    for name, schema in SCHEMAS.items():
        for field, described in properties(schema).items():
            assert "enum" not in resolved(described), f"{name}.{field}"


SECRET = re.compile("token|password", re.IGNORECASE)


def test_secrets_are_marked() -> None:
    for name, schema in SCHEMAS.items():
        for field, described in properties(schema).items():
            if SECRET.search(field) and json_type(described) in ("string", "array"):
                assert described.get("x-secret") or "Webhook" not in name, f"{name}.{field}"
    marked = {
        (name, field)
        for name, schema in SCHEMAS.items()
        for field, described in properties(schema).items()
        if described.get("x-secret")
    }
    assert {("HttpAuth", "Password"), ("HttpHeader", "Value"), ("Server", "ApiTokens")} <= marked


# --- examples -----------------------------------------------------------------------------------


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_every_response_has_a_valid_example(operation: Operation) -> None:
    assert complaints(operation.answer, operation.example) == []

    assert complaints(operation.answer, "text"), "or anything would pass"


@pytest.mark.parametrize("operation", [each for each in OPERATIONS if each.request], ids=str)
def test_every_request_has_a_valid_example(operation: Operation) -> None:
    assert operation.request
    assert complaints(operation.body, example_of(operation.request)) == []


@pytest.mark.parametrize("name", SPEC["components"]["responses"])
def test_every_error_with_a_body_has_a_valid_example(name: str) -> None:
    response = SPEC["components"]["responses"][name]
    content = response.get("content", {}).get("application/json", {})

    assert "example" in content or name in {"Error", "HeadersMissing"}
    assert complaints(SCHEMAS["ErrorResponse"], content.get("example", {})) == []


@pytest.mark.parametrize("name", SPEC["components"]["parameters"])
def test_every_example_of_a_parameter_is_valid(name: str) -> None:
    described = SPEC["components"]["parameters"][name]

    if "example" in described and resolved(described["schema"]).get("format") != LOCAL:
        assert complaints(described["schema"], described["example"]) == []


LOCAL = "date-time-local"
"""A format that is no other's: Eastern wall time."""


def only_inferred(sample: Sample) -> bool:
    """Return whether no such response was ever seen."""
    return (
        "defensive" in sample.covers
        or "_odd" in sample.file
        or sample.file == "outbound_details_future_event.json"
    )


@pytest.mark.parametrize(
    ("sample", "operation"),
    [
        pytest.param(sample, operation, id=f"{sample}-{operation}")
        for sample in ALL_SAMPLES
        for operation in sample.operations
        if sample.file.endswith(".json") and not only_inferred(sample)
    ],
)
def test_every_sample_response_is_valid(sample: Sample, operation: Operation) -> None:
    responses = operation.described["responses"]
    response = resolved(responses.get(str(sample.http_status), responses["default"]))
    schema = response["content"]["application/json"]["schema"]

    assert complaints(schema, json.loads(sample.content)) == []


# --- the linter ---------------------------------------------------------------------------------


def test_linting_says_so_if_it_is_skipped(tmp_path: Path) -> None:
    npx = tmp_path / "npx"
    npx.write_text("#!/bin/sh\nexit 1\n")
    npx.chmod(0o755)

    done = subprocess.run(
        ["sh", ROOT / "spec" / "lint.sh"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"},
    )

    assert done.returncode == 0
    assert "skipped: spec/postmark.yaml" in done.stderr


def test_every_rule_that_is_switched_off_has_its_reason() -> None:
    lines = (ROOT / "spec" / "redocly.yaml").read_text("utf-8").splitlines()
    rules = lines[lines.index("rules:") + 1 :]

    off = [number for number, line in enumerate(rules) if line.strip().endswith(": off")]
    assert off
    assert all(rules[number - 1].strip().startswith("# ") for number in off)
    assert len(rules) == 2 * len(off)


# --- what other readers of the spec need --------------------------------------------------------


def test_the_version_is_a_semantic_one() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", SPEC["info"]["version"])


def test_tags_are_sorted_and_described_and_those_that_operations_have() -> None:
    names = [tag["name"] for tag in SPEC["tags"]]
    received = [method for path in SPEC["webhooks"].values() for method in path.values()]

    assert names == sorted(names)
    assert all(tag["description"].endswith(".") for tag in SPEC["tags"])
    assert {each.tag for each in OPERATIONS} | {t for r in received for t in r["tags"]} == {*names}


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_a_parameter_is_described_where_viewers_look(operation: Operation) -> None:
    for each in operation.parameters:
        assert each["description"].strip(), each["name"]


@pytest.mark.parametrize(
    "operation", [each for each in OPERATIONS if "message_id" in each.path], ids=str
)
def test_the_example_of_an_id_is_the_id_of_the_example(operation: Operation) -> None:
    (described,) = operation.ids

    answered = operation.example.get("MessageID", described["example"])

    assert answered == described["example"]
    assert (described["example"] == BY_ID["inbound_get"].example["MessageID"]) == (
        operation.tag == "inbound"
    )


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_optional_text_of_an_answer_may_be_null(name: str) -> None:
    schema = SCHEMAS[name]
    if name.endswith("Request") or {"enum", "x-arguments"} & schema.keys():
        return
    for field, described in schema.get("properties", {}).items():
        if field not in schema.get("required", ()):
            assert resolved(described).get("type") != "string", field


def test_the_limit_of_10_000_stands_where_postmark_documents_it() -> None:
    limited = {
        each.id for each in OPERATIONS if each.is_paged and "10,000" in text_of(each.id, "offset")
    }

    assert {BY_ID[name].tag for name in limited} == {"outbound", "inbound", "bounces"}
    assert all("10,000" in text_of(name, "count") for name in limited)
    assert all(schema_of(name, "offset")["maximum"] == 9999 for name in limited)


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_a_rejected_token_is_of_the_kind_that_the_operation_needs(operation: Operation) -> None:
    refusal = resolved(operation.described["responses"]["401"])

    (content,) = refusal["content"].values()
    kind = "Account" if operation.of_account else "Server"
    assert f"valid {kind} token" in content["example"]["Message"]
