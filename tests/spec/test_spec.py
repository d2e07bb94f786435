"""The spec itself: valid, complete, and true to what is known of the service."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from described import (
    ALL_SAMPLES,
    BY_ID,
    OPERATIONS,
    ROOT,
    SPEC,
    Json,
    Operation,
    Sample,
    properties,
    required,
    resolved,
)
from openapi_schema_validator import OAS31Validator, oas31_format_checker
from openapi_spec_validator import OpenAPIV31SpecValidator, validate

SCHEMAS: dict[str, Json] = SPEC["components"]["schemas"]

PAGING = {"count", "offset"}
EVENT_FILTERS = {
    "recipient", "tag", "client_name", "client_company", "client_family", "os_name", "os_family",
    "os_company", "platform", "country", "region", "city", "messagestream", "fromdate", "todate",
}  # fmt: skip
PARAMETERS = {
    "listOutboundMessages": (
        PAGING,
        {
            "recipient", "fromemail", "tag", "status", "subject", "messagestream", "fromdate",
            "todate", "metadata",
        },
    ),
    "listOutboundOpens": (PAGING, EVENT_FILTERS),
    "listOutboundClicks": (PAGING, EVENT_FILTERS),
    "listInboundMessages": (
        PAGING,
        {
            "recipient", "fromemail", "tag", "subject", "mailboxhash", "status", "fromdate",
            "todate",
        },
    ),
    "listMessageOpens": (PAGING | {"messageid"}, set[str]()),
    "listMessageClicks": (PAGING | {"messageid"}, set[str]()),
}  # fmt: skip

MESSAGE = {
    "MessageID", "ReceivedAt", "From", "Subject", "Status", "Tag", "MessageStream", "To", "Cc",
    "Bcc", "Recipients", "Attachments", "TrackOpens", "TrackLinks", "Metadata", "Sandboxed",
}  # fmt: skip
EVENT = {
    "MessageID", "ReceivedAt", "Recipient", "RecordType", "MessageStream", "Tag", "Client", "OS",
    "Platform", "UserAgent", "Geo",
}  # fmt: skip
INBOUND = {
    "MessageID", "From", "Subject", "Status", "Date", "FromName", "FromFull", "To", "ToFull", "Cc",
    "CcFull", "Bcc", "BccFull", "ReplyTo", "OriginalRecipient", "MailboxHash", "Tag",
    "MessageStream", "Attachments",
}  # fmt: skip
AGENT = {"Name", "Company", "Family"}
FIELDS: dict[str, tuple[set[str], set[str]]] = {
    # schema: (all fields, those that are always there)
    "OutboundMessage": (MESSAGE, {"MessageID", "ReceivedAt", "From", "Subject", "Status"}),
    "OutboundMessageDetails": (
        MESSAGE | {"TextBody", "HtmlBody", "Body", "MessageEvents"},
        {"MessageID", "ReceivedAt", "From", "Subject", "Status", "Body"},
    ),
    "OutboundMessageDump": ({"Body"}, {"Body"}),
    "MessageEvent": (
        {"Recipient", "Type", "ReceivedAt", "Details"},
        {"Recipient", "Type", "ReceivedAt"},
    ),
    "EmailAddress": ({"Email", "Name"}, {"Email"}),
    "OpenEvent": (
        EVENT | {"ReadSeconds", "FirstOpen"},
        {"MessageID", "ReceivedAt", "Recipient"},
    ),
    "ClickEvent": (
        EVENT | {"ClickLocation", "OriginalLink"},
        {"MessageID", "ReceivedAt", "Recipient", "OriginalLink"},
    ),
    "ClientInfo": (AGENT, set()),
    "OSInfo": (AGENT, set()),
    "GeoInfo": (
        {
            "CountryISOCode", "Country", "RegionISOCode", "Region", "City", "Zip", "Coords", "IP",
        },
        set(),
    ),
    "InboundMessage": (INBOUND, {"MessageID", "From", "Subject", "Status", "Date"}),
    "InboundMessageDetails": (
        INBOUND | {"TextBody", "HtmlBody", "StrippedTextReply", "Headers", "BlockedReason"},
        {"MessageID", "From", "Subject", "Status", "Date"},
    ),
    "InboundAddress": ({"Email", "Name", "MailboxHash"}, {"Email"}),
    "InboundAttachment": ({"Name", "ContentID", "ContentType", "ContentLength"}, set()),
    "Header": ({"Name", "Value"}, {"Name", "Value"}),
    "InboundActionResponse": ({"ErrorCode", "Message"}, {"ErrorCode", "Message"}),
    "ErrorResponse": ({"ErrorCode", "Message"}, set()),
    "OutboundMessageList": ({"TotalCount", "Messages"}, {"TotalCount", "Messages"}),
    "OpenEventList": ({"TotalCount", "Opens"}, {"TotalCount", "Opens"}),
    "ClickEventList": ({"TotalCount", "Clicks"}, {"TotalCount", "Clicks"}),
    "InboundMessageList": ({"TotalCount", "InboundMessages"}, {"TotalCount", "InboundMessages"}),
}  # fmt: skip


def parameter(operation: str, name: str) -> Json:
    return next(each for each in BY_ID[operation].parameters if each["name"] == name)


def schema_of(operation: str, name: str) -> Json:
    return resolved(parameter(operation, name)["schema"])


def complaints(schema: Json, value: Any) -> list[str]:
    """Return why a value is invalid."""
    whole = {"$ref": "#/the_schema", "the_schema": schema, "components": SPEC["components"]}
    validator = OAS31Validator(whole, format_checker=oas31_format_checker)
    return [error.message for error in validator.iter_errors(value)]


def test_the_spec_is_valid_openapi() -> None:
    validate(SPEC, cls=OpenAPIV31SpecValidator)


def test_the_service_is_called_over_https_with_a_server_token() -> None:
    assert [server["url"] for server in SPEC["servers"]] == ["https://api.postmarkapp.com"]
    assert SPEC["security"] == [{"serverToken": []}]
    (scheme,) = SPEC["components"]["securitySchemes"].values()
    assert (scheme["type"], scheme["in"], scheme["name"]) == (
        "apiKey", "header", "X-Postmark-Server-Token",
    )  # fmt: skip


def test_the_eleven_operations_are_there_and_no_other() -> None:
    found = {(operation.method, operation.path) for operation in OPERATIONS}

    assert found == {
        ("GET", "/messages/outbound"),
        ("GET", "/messages/outbound/{messageid}/details"),
        ("GET", "/messages/outbound/{messageid}/dump"),
        ("GET", "/messages/outbound/opens"),
        ("GET", "/messages/outbound/opens/{messageid}"),
        ("GET", "/messages/outbound/clicks"),
        ("GET", "/messages/outbound/clicks/{messageid}"),
        ("GET", "/messages/inbound"),
        ("GET", "/messages/inbound/{messageid}/details"),
        ("PUT", "/messages/inbound/{messageid}/bypass"),
        ("PUT", "/messages/inbound/{messageid}/retry"),
    }


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_every_operation_is_described_with_its_page_and_all_its_errors(
    operation: Operation,
) -> None:
    described = operation.described

    assert described["externalDocs"]["url"].startswith("https://postmarkapp.com/developer/")
    assert described["summary"].endswith(".")
    assert described["description"]
    assert "requestBody" not in described
    assert set(described["responses"]) == {
        "200", "401", "415", "422", "429", "500", "503", "default",
    }  # fmt: skip


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_every_operation_has_its_parameters_and_requires_no_more_than_the_service(
    operation: Operation,
) -> None:
    always, may = PARAMETERS.get(operation.id, ({"messageid"}, set()))

    assert {each["name"] for each in operation.parameters if each["required"]} == always
    assert {each["name"] for each in operation.filters} == may
    for each in operation.parameters:
        assert each["in"] == ("path" if each["name"] == "messageid" else "query")
        assert "default" not in resolved(each["schema"]), "a default would be sent"
        assert resolved(each["schema"])["description"], "the generator reads it inside the schema"


@pytest.mark.parametrize("operation", [each for each in OPERATIONS if each.row], ids=str)
def test_pages_have_the_limits_of_the_service(operation: Operation) -> None:
    count, offset = schema_of(operation.id, "count"), schema_of(operation.id, "offset")

    assert (count["type"], count["minimum"], count["maximum"]) == ("integer", 1, 500)
    assert (offset["type"], offset["minimum"], offset["maximum"]) == ("integer", 0, 9999)
    assert "may not exceed 10,000" in count["description"]
    assert "may not exceed 10,000" in offset["description"]


def test_choices_are_those_of_the_service() -> None:
    assert schema_of("listOutboundMessages", "status")["enum"] == ["queued", "sent", "processed"]
    assert schema_of("listInboundMessages", "status")["enum"] == [
        "blocked", "processed", "queued", "failed", "scheduled",
    ]  # fmt: skip
    for operation in ("listOutboundOpens", "listOutboundClicks"):
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
    for operation in ("listOutboundMessages", "listOutboundOpens", "listOutboundClicks"):
        assert "`outbound` stream only" in schema_of(operation, "messagestream")["description"]
        assert "`outbound` stream" in BY_ID[operation].described["description"]
    assert "processed only" in schema_of("listInboundMessages", "status")["description"]
    assert "means any" in schema_of("listOutboundMessages", "status")["description"]


def test_undocumented_behaviour_is_marked() -> None:
    for operation in ("listOutboundOpens", "listOutboundClicks"):
        for name in ("fromdate", "todate"):
            assert "Postmark does not document it" in schema_of(operation, name)["description"]
        assert (
            "Postmark documents `webmail`, `desktop` and `mobile`"
            in schema_of(operation, "platform")["description"]
        )
    for schema, field in (
        ("OpenEvent", "ReadSeconds"), ("InboundMessageDetails", "StrippedTextReply"),
    ):  # fmt: skip
        assert "documentation" in properties(SCHEMAS[schema])[field]["description"]
    for field in ("Bcc", "BccFull", "MessageStream"):
        described = properties(SCHEMAS["InboundMessage"])[field]
        assert "Not in Postmark's examples" in described["description"]
    assert "webhooks" in properties(SCHEMAS["OpenEvent"])["FirstOpen"]["description"]


def test_dates_are_date_times_except_the_senders_own() -> None:
    moments = {
        (name, field)
        for name, schema in SCHEMAS.items()
        for field, described in properties(schema).items()
        if described.get("format") == "date-time"
    }

    assert {field for _, field in moments} == {"ReceivedAt"}
    for operation in OPERATIONS:
        for each in operation.filters:
            is_date = each["name"] in {"fromdate", "todate"}
            assert (resolved(each["schema"]).get("format") == "date-time-local") == is_date


@pytest.mark.parametrize("name", FIELDS)
def test_every_object_has_the_fields_of_the_service(name: str) -> None:
    fields, always = FIELDS[name]

    assert set(properties(SCHEMAS[name])) == fields
    assert required(SCHEMAS[name]) == always
    for field, described in properties(SCHEMAS[name]).items():
        assert "additionalProperties" not in resolved(described) or field in {"Metadata", "Details"}


def test_every_object_is_in_the_list_above() -> None:
    assert {name for name, schema in SCHEMAS.items() if properties(schema)} == set(FIELDS)


# --- examples -----------------------------------------------------------------------------------


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_every_response_has_a_valid_example(operation: Operation) -> None:
    assert complaints(operation.answer, operation.example) == []

    wrong = {key: [value] for key, value in operation.example.items()}
    assert complaints(operation.answer, wrong), "or anything would pass"


@pytest.mark.parametrize("name", SPEC["components"]["responses"])
def test_every_error_with_a_body_has_a_valid_example(name: str) -> None:
    response = SPEC["components"]["responses"][name]
    content = response.get("content", {}).get("application/json", {})

    assert "example" in content or name in {"Error", "HeadersMissing"}
    assert complaints(SCHEMAS["ErrorResponse"], content.get("example", {})) == []


@pytest.mark.parametrize("name", SPEC["components"]["parameters"])
def test_every_example_of_a_parameter_is_valid(name: str) -> None:
    described = SPEC["components"]["parameters"][name]

    assert complaints(described["schema"], described.get("example", "text")) == [] or (
        described["schema"].get("format") == "date-time-local" or "$ref" in described["schema"]
    )


def only_inferred(sample: Sample) -> bool:
    """Return whether no such response was ever seen."""
    return "defensive" in sample.covers or sample.file == "outbound_details_future_event.json"


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
