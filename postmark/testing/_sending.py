"""The operations that send mails at once: https://postmarkapp.com/developer/api/email-api."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from postmark.testing import _checks
from postmark.testing._checks import Fields, Problem
from postmark.testing._exchange import Answer
from postmark.testing._mailer import Mailer
from postmark.testing._routes import Call, Refusal, Route, as_json, objects_of, present
from postmark.testing._store import State
from postmark.testing._streams import Streams
from postmark.testing._templates import FakeTemplates

_MOST_MESSAGES: Final = 500
MOST_OF_MANY: Final = 50 * 1024 * 1024
"""Bytes of a request that sends several mails."""


def _send(state: State, call: Call) -> Answer:
    check_size(call, _checks.MOST_BYTES)
    return as_json(_accepted(state, call.fields(), templated=False))


def _send_with_template(state: State, call: Call) -> Answer:
    check_size(call, _checks.MOST_BYTES)
    return as_json(_accepted(state, call.fields(), templated=True))


def _send_batch(state: State, call: Call) -> Answer:
    check_size(call, MOST_OF_MANY)
    return _batch(state, call.json(), "$", templated=False)


def _send_batch_with_templates(state: State, call: Call) -> Answer:
    check_size(call, MOST_OF_MANY)
    return _batch(state, call.fields().get("Messages"), "$.Messages", templated=True)


def _batch(state: State, messages: object, where: str, *, templated: bool) -> Answer:
    mails = objects_of(messages)
    if mails is None:
        raise Refusal(403, f"Invalid request field(s): {where}")
    if len(mails) > _MOST_MESSAGES:
        raise Refusal(410, "You may only send up to 500 messages in a single batched request.")
    return as_json([_item(state, present(each), templated=templated) for each in mails])


def _item(state: State, fields: Fields, *, templated: bool) -> dict[str, Any]:
    try:
        return _accepted(state, fields, templated=templated)
    except Refusal as refusal:
        return {"ErrorCode": refusal.code, "Message": refusal.message}


def _accepted(state: State, fields: Fields, *, templated: bool) -> dict[str, Any]:
    for problem in _problems(state, fields, templated=templated):
        raise Refusal(problem.code, problem.message)
    stream_id = _sending_stream(state, fields.get("MessageStream") or "outbound")
    return state.part(Mailer).accept(fields, stream_id)


def _problems(state: State, fields: Fields, *, templated: bool) -> Iterator[Problem]:
    """Yield what is wrong; all types are right when the values are judged."""
    yield from _checks.wrong_types(fields)
    yield from _checks.wrong_sender(fields)
    yield from _checks.wrong_recipients(fields)
    yield from _checks.wrong_texts(fields)
    yield from _checks.wrong_metadata(fields)
    yield from _checks.wrong_attachments(fields)
    yield from (wrong_template(state, fields) if templated else _wrong_content(fields))


def _wrong_content(fields: Fields) -> Iterator[Problem]:
    for name in ("TemplateId", "TemplateAlias", "TemplateModel"):
        if name in fields:
            yield Problem(name, 1123, f"The '{name}' cannot be combined with this endpoint.")
    yield from _checks.no_body(fields)


def wrong_template(state: State, fields: Fields, *, with_model: bool = True) -> Iterator[Problem]:
    """Judge a template and what stands beside it."""
    for name in ("Subject", "HtmlBody", "TextBody"):
        if name in fields:
            text = "Subject, HtmlBody and TextBody cannot be combined with a template."
            yield Problem(name, 1123, text)
    if with_model and "TemplateModel" not in fields:
        yield Problem("TemplateModel", 1120, "The 'TemplateModel' must be provided.")
    field = "TemplateAlias" if fields.get("TemplateAlias") else "TemplateId"
    field = "TemplateId" if "TemplateId" in fields else field
    try:
        template = state.part(FakeTemplates).find(fields.get(field, 0))
    except Refusal as refusal:
        yield Problem(field, refusal.code, refusal.message)
    else:
        if template.template_type == "Layout":
            yield Problem(field, 1101, "A layout cannot be sent.")


def _sending_stream(state: State, stream_id: str) -> str:
    """Return the id of a stream that can send."""
    stream = state.part(Streams).get(stream_id)
    if stream is None or stream.archived_at is not None:
        raise Refusal(1235, f"The stream provided: '{stream_id}' does not exist on this server.")
    if stream.type == "Inbound":
        raise Refusal(1236, "Sending is not supported for this stream type.")
    return stream.id


def check_size(call: Call, most: int) -> None:
    """Raise the refusal of a request that is too large."""
    if len(call.request.body) > most:
        raise TooLargeRefusal


class TooLargeRefusal(Refusal):
    """The refusal of a request that is too large; what it says is not known."""

    def __init__(self) -> None:
        """Take no argument: it says nothing."""
        super().__init__(0, "", status=413)

    def answer(self) -> Answer:
        """Return a response without a body."""
        return Answer(self.status, {}, b"")


ROUTES: Final = (
    Route("POST", "/email", "outbound_send", _send),
    Route("POST", "/email/batch", "outbound_send_batch", _send_batch),
    Route("POST", "/email/withTemplate", "outbound_send_with_template", _send_with_template),
    Route(
        "POST",
        "/email/batchWithTemplates",
        "outbound_send_batch_with_templates",
        _send_batch_with_templates,
    ),
)
