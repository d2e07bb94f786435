"""What the API answers, so that its documentation can show it."""

from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict


class Answer(BaseModel):
    """Reads the SDK's models, attribute by attribute."""

    model_config = ConfigDict(from_attributes=True)


class Message(Answer):
    message_id: str
    received_at: datetime
    from_email: str
    recipients: list[str]
    subject: str
    status: str
    tag: str | None
    message_stream: str | None
    metadata: dict[str, str]


class MessagePage(Answer):
    items: list[Message]
    total: int


class Event(Answer):
    type: str
    received_at: datetime
    recipient: str
    details: dict[str, Any]


class MessageDetails(Message):
    text_body: str | None
    html_body: str | None
    message_events: list[Event]


class Program(Answer):
    name: str | None
    family: str | None


class Place(Answer):
    country: str | None
    city: str | None


class Open(Answer):
    message_id: str
    received_at: datetime
    recipient: str
    platform: str | None
    client: Program
    geo: Place


class OpenPage(Answer):
    items: list[Open]
    total: int


class InboundMessage(Answer):
    message_id: str
    from_email: str
    original_recipient: str | None
    subject: str
    status: str
    date: str
    date_parsed: datetime | None


class InboundPage(Answer):
    items: list[InboundMessage]
    total: int


class Done(Answer):
    message: str


class Problem(BaseModel):
    """Why there is no answer."""

    detail: str
    request_id: str | None = None
    maybe_applied: bool = False
    """True where Postmark may have acted all the same: look before you ask again."""
