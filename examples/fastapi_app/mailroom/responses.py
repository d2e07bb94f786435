"""The responses of the API, as its documentation shows them."""

from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict


class FromSDK(BaseModel):
    """Base class of models that read the SDK's models by attribute."""

    model_config = ConfigDict(from_attributes=True)


class Message(FromSDK):
    message_id: str
    received_at: datetime
    from_email: str
    recipients: list[str]
    subject: str
    status: str
    tag: str | None
    message_stream: str | None
    metadata: dict[str, str]


class MessagePage(FromSDK):
    items: list[Message]
    total: int


class Event(FromSDK):
    type: str
    received_at: datetime
    recipient: str
    details: dict[str, Any]


class MessageDetails(Message):
    text_body: str | None
    html_body: str | None
    message_events: list[Event]


class EmailClient(FromSDK):
    name: str | None
    family: str | None


class Location(FromSDK):
    country: str | None
    city: str | None


class Open(FromSDK):
    message_id: str
    received_at: datetime
    recipient: str
    platform: str | None
    client: EmailClient
    geo: Location


class OpenPage(FromSDK):
    items: list[Open]
    total: int


class InboundMessage(FromSDK):
    message_id: str
    from_email: str
    original_recipient: str | None
    subject: str
    status: str
    date: str
    date_parsed: datetime | None


class InboundPage(FromSDK):
    items: list[InboundMessage]
    total: int


class ActionResult(FromSDK):
    message: str


class Problem(BaseModel):
    """Why a request failed."""

    detail: str
    request_id: str | None = None
    maybe_applied: bool = False
    """True if Postmark may have acted despite the error: check the message before you retry."""
