"""Models in the hands of others: pydantic, FastAPI, rich, data frames."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from typing import Any, cast

import pytest
from described import ANSWERS, Sample, rows_in
from fastapi import FastAPI
from fastapi.testclient import TestClient
from pydantic import BaseModel, TypeAdapter, ValidationError
from rich.console import Console
from rich.pretty import pretty_repr
from rich.traceback import Traceback

from postmark import (
    Email,
    EventDetails,
    InboundStatus,
    OutboundMessage,
    OutboundMessageDetails,
    OutboundStatus,
    Page,
    Platform,
    SendResponse,
    models,
)
from postmark.testing import FakePostmark

MODELS = [kind for name in dir(models) if hasattr(kind := getattr(models, name), "from_dict")]
GENERATED = [kind for kind in MODELS if kind.__name__ != "SendResponse"]


def some_details() -> OutboundMessageDetails:
    fake = FakePostmark()
    added = fake.outbound.add(subject="A private subject", to="pat@example.com")
    added.delivered().opened().clicked("https://example.com/order")
    with fake.sync_server_client() as client:
        return client.outbound.get(added.message_id)


# --- pydantic and FastAPI -----------------------------------------------------------------------


class Report(BaseModel):
    message: OutboundMessageDetails
    page: Page[OutboundMessage]


@pytest.mark.parametrize("kind", GENERATED, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("mode", ["validation", "serialization"])
def test_every_model_has_a_schema_with_all_of_its_fields(kind: Any, mode: Any) -> None:
    schema = TypeAdapter(kind).json_schema(mode=mode)

    schema = schema["$defs"][schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    assert [*schema["properties"]] == [*kind.field_names()]


def test_a_model_passes_through_pydantic_as_it_is_and_as_json() -> None:
    details = some_details()
    plain = OutboundMessage.from_dict(details.to_dict())
    report = Report(message=details, page=Page[OutboundMessage]([plain], 1))

    back = Report.model_validate_json(report.model_dump_json())

    assert report.message is details
    assert type(back.message) is OutboundMessageDetails
    assert back.message.as_dict() == details.as_dict()
    assert type(back.message.message_events[2].details) is EventDetails
    assert [type(row) for row in back.page] == [OutboundMessage]
    assert back.page.total == 1


@pytest.mark.parametrize("kind", MODELS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("key", ["Chrome", "HardBounce"])
def test_what_pydantic_wrote_it_reads_again(kind: Any, key: str) -> None:
    model = kind.from_dict({key: 5})
    adapter = TypeAdapter(kind)

    back = adapter.validate_json(adapter.dump_json(model))

    assert back.as_dict() == model.as_dict()


def test_a_send_response_is_a_type_of_pydantic_and_fastapi() -> None:
    with FakePostmark().sync_server_client(send_defaults={"from_email": "a@example.com"}) as client:
        mails = [Email(to="b@example.com", text_body="x"), Email(to="nobody", text_body="x")]
        responses = client.outbound.send_batch(mails, check=False)
    app = FastAPI()

    @app.post("/send")
    def send() -> list[SendResponse]:
        return responses

    with TestClient(app) as browser:
        answered = browser.post("/send").json()
        described = browser.get("/openapi.json").json()["components"]["schemas"]["SendResponse"]
    sent, refused = TypeAdapter(list[SendResponse]).validate_python(answered)

    assert [each["state"] for each in answered] == ["accepted", "refused"]
    assert {"message_id", "state", "error"} <= described["properties"].keys()
    assert sent == responses[0]
    assert (refused.state, refused.error_code) == ("refused", responses[1].error_code)
    assert str(refused.error) == str(responses[1].error)


@pytest.mark.parametrize("value", ["text", 5, [], None])
def test_what_is_no_object_is_no_model(value: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(OutboundMessage).validate_python(value)


@pytest.mark.parametrize(
    ("choice", "values"),
    [
        (OutboundStatus, {"Queued", "Sent", "Processed"}),
        (InboundStatus, {"Blocked", "Processed", "Queued", "Failed", "Scheduled"}),
        (Platform, {"WebMail", "Desktop", "Mobile", "Unknown"}),
    ],
)
def test_a_choice_stands_once_in_types_and_schemas(choice: Any, values: set[str]) -> None:
    schema = TypeAdapter(choice).json_schema()

    assert set(choice.__args__) == set(schema["enum"]) == values
    assert len(schema["enum"]) == len(values)


def test_fastapi_answers_with_models_and_describes_them() -> None:
    details = some_details()
    app = FastAPI()

    @app.get("/details")
    def get() -> OutboundMessageDetails:
        return details

    @app.get("/list")
    def search(status: OutboundStatus | None = None) -> Page[OutboundMessage]:
        return Page([OutboundMessage.from_dict(details.to_dict())], 1)

    with TestClient(app) as browser:
        described = browser.get("/openapi.json").json()["components"]["schemas"]
        answered = browser.get("/details").json()
        listed = browser.get("/list").json()

        assert browser.get("/list", params={"status": "Nonsense"}).status_code == 422
    assert {"OutboundMessage", "OutboundMessageDetails", "EventDetails"} <= described.keys()
    assert "body" in described["OutboundMessageDetails"]["properties"]
    assert answered["message_events"][2]["details"]["link"] == "https://example.com/order"
    assert datetime.fromisoformat(answered["received_at"]) == details.received_at
    assert (listed["total"], listed["items"][0]["subject"]) == (1, "A private subject")


# --- rich ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", MODELS, ids=lambda kind: kind.__name__)
def test_rich_shows_what_the_repr_shows(kind: Any) -> None:
    model = kind.from_dict({})

    shown = pretty_repr(model, max_width=10_000)

    assert shown.replace(" ", "") == repr(model).replace(" ", "")


def raise_within(page: Any) -> None:
    raise ValueError(page.total)


def test_a_rich_traceback_shows_neither_body_nor_recipient() -> None:
    details = some_details()
    page = Page([details], 1)
    output = io.StringIO()
    try:
        raise_within(page)
    except ValueError as error:
        trace = Traceback.from_exception(type(error), error, error.__traceback__, show_locals=True)
        Console(file=output, width=300).print(trace)

    assert details.message_id in output.getvalue()
    assert "pat@example.com" not in output.getvalue().replace('to="pat@example.com"', "")
    assert "X-PM-Message-Id" not in output.getvalue()


# --- Python names and values --------------------------------------------------------------------


@pytest.mark.parametrize("sample", ANSWERS, ids=str)
def test_as_dict_has_python_names_values_and_times_in_utc(sample: Sample) -> None:
    operation = sample.operations[0]
    kind = getattr(models, operation.model or "", None)

    for row in rows_in(operation, json.loads(sample.content)):
        if kind is None:
            continue
        found = kind.from_dict(row).as_dict()
        assert [*found] == [*kind.field_names()]
        assert all(value.tzinfo is UTC for value in _times(found))
        assert json.loads(json.dumps(found, default=str))


def _times(value: Any) -> list[datetime]:
    if isinstance(value, dict | list):
        items = cast("Any", value.values() if isinstance(value, dict) else value)
        return [each for item in items for each in _times(item)]

    return [value] if isinstance(value, datetime) else []


DETAILS = {
    "DeliveryMessage": "smtp;250 OK", "DestinationServer": "mx.example.com (192.0.2.1)",
    "DestinationIP": "192.0.2.1", "Summary": "a summary", "BounceID": "42",
    "Link": "https://example.com", "ClickLocation": "HTML", "Origin": "Recipient",
    "SuppressSending": "True",
}  # fmt: skip
NAMES = [
    "delivery_message", "destination_server", "destination_ip", "summary", "bounce_id", "link",
    "click_location", "origin", "suppress_sending",
]  # fmt: skip


@pytest.mark.parametrize(("wire", "name"), [*zip(DETAILS, NAMES, strict=True)])
def test_each_key_of_an_events_details_has_its_name_and_is_none_elsewhere(
    wire: str, name: str
) -> None:
    details = EventDetails.from_dict({wire: DETAILS[wire]})

    assert getattr(details, name) == DETAILS[wire]
    assert [each for each in NAMES if getattr(details, each) is not None] == [name]
    assert details.to_dict() == {wire: DETAILS[wire]}
    assert [*EventDetails.field_names()] == NAMES


def test_an_unknown_key_of_an_events_details_is_kept() -> None:
    assert EventDetails.from_dict({"New": 1}).extra == {"New": 1}
