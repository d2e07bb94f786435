"""The operations on webhooks."""

from __future__ import annotations

import re
from typing import Any, Final
from urllib.parse import urlsplit

import attrs

from postmark.testing._admin import Fields, fields_of, number_of
from postmark.testing._exchange import Answer, answer
from postmark.testing._routes import Call, Refusal, Route, as_json, done
from postmark.testing._store import State, encode
from postmark.testing._streams import known_stream
from postmark.testing._webhooks import TRIGGERS, FakeWebhooks, Webhook, statistics


def _find(state: State, call: Call) -> Webhook:
    webhook = state.part(FakeWebhooks).rows.get(number_of(call, "id"))
    if webhook is None:
        raise Refusal(1352, "The webhook for the provided 'ID' was not found.")
    return webhook


def _list(state: State, call: Call) -> Answer:
    rows = list(state.part(FakeWebhooks).rows.values())
    if stream := call.query.get("messagestream"):
        known_stream(state, stream)
        rows = [row for row in rows if row.stream.casefold() == stream.casefold()]
    return as_json({"Webhooks": [row.wire_form() for row in rows]})


def _get(state: State, call: Call) -> Answer:
    return as_json(_find(state, call).wire_form())


def _create(state: State, call: Call) -> Answer:
    fields = _fields(call)
    if "ID" in fields:
        raise Refusal(1356, "The 'ID' of a new webhook cannot be set.")
    new = Webhook(
        url=_url(fields) or "",
        stream=_stream(state, fields),
        auth=_auth(fields),
        headers=_headers(fields) or [],
        triggers=_triggers(fields, {}),
    )
    if not new.url:
        raise Refusal(1354, "The 'Url' of a webhook is required.")
    failure = _verify(state, new, fields)
    if failure is None:
        state.part(FakeWebhooks).add(new)
    return failure or as_json(new.wire_form())


def _edit(state: State, call: Call) -> Answer:
    webhook, fields = _find(state, call), _fields(call)
    if "ID" in fields or "MessageStream" in fields:
        raise Refusal(1357, "The 'ID' and 'MessageStream' of a webhook cannot be changed.")
    headers = _headers(fields)
    changed = attrs.evolve(
        webhook,
        url=_url(fields) or webhook.url,
        auth=_auth(fields) if "HttpAuth" in fields else webhook.auth,
        headers=webhook.headers if headers is None else headers,
        triggers=_triggers(fields, webhook.triggers),
    )
    failure = _verify(state, changed, fields)
    if failure is None:
        state.part(FakeWebhooks).rows[webhook.number] = changed
    return failure or as_json(changed.wire_form())


def _delete(state: State, call: Call) -> Answer:
    webhook = _find(state, call)
    del state.part(FakeWebhooks).rows[webhook.number]
    return done(f"Webhook {webhook.number} removed.")


def _verify_again(state: State, call: Call) -> Answer:
    webhook = _find(state, call)
    report = state.part(FakeWebhooks).report(webhook)
    webhook.verified = report["Success"]
    return as_json(report)


def _statistics(state: State, call: Call) -> Answer:
    return as_json(statistics(state, _find(state, call)))


def _verify(state: State, webhook: Webhook, fields: Fields) -> Answer | None:
    """Verify a webhook before it is kept, unless the request says no; return the refusal."""
    webhook.verified = fields.flag("Verify") is not False
    report = state.part(FakeWebhooks).report(webhook)
    if report["Success"] or not webhook.verified:
        return None
    # The body is the report itself; the error code stands in the header only.
    return answer(encode(report), 422, {"X-PM-ApiErrorCode": "1364"})


def _fields(call: Call) -> Fields:
    fields = fields_of(call, 1355, "webhook")
    if "Status" in fields:
        raise Refusal(1363, "The 'Status' of a webhook cannot be set.")
    return fields


def _stream(state: State, fields: Fields) -> str:
    stream = known_stream(state, fields.text("MessageStream") or "outbound")
    if stream.archived_at is not None:
        raise Refusal(1350, "The message stream is archived.")
    if stream.type == "Inbound":
        raise Refusal(1351, "An inbound stream has no webhooks; set the server's InboundHookUrl.")
    return stream.id


def _url(fields: Fields) -> str | None:
    url = fields.text("Url")
    if url is None:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        raise Refusal(1354, "The 'Url' of a webhook must be a URL that starts with https://.")
    return url


def _auth(fields: Fields) -> dict[str, str] | None:
    part = fields.part("HttpAuth")
    if part is None:
        return None
    auth = {name: part.text(name) or "" for name in ("Username", "Password")}
    return auth if any(auth.values()) else None


_HEADER_NAME: Final = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")


def _headers(fields: Fields) -> list[dict[str, str]] | None:
    rows = fields.rows("HttpHeaders")
    if rows is None:
        return None
    headers = [{name: row.text(name) or "" for name in ("Name", "Value")} for row in rows]
    if not all(_HEADER_NAME.fullmatch(header["Name"]) for header in headers):
        raise Refusal(1358, "The 'Name' of each of the 'HttpHeaders' must be a header's name.")
    return headers


def _triggers(fields: Fields, present: dict[str, Any]) -> dict[str, dict[str, bool]]:
    """Return the triggers, merged with the present ones; what was never sent is off."""
    given = fields.part("Triggers") or Fields({})
    triggers: dict[str, dict[str, bool]] = {}
    for trigger, switches in TRIGGERS.items():
        part, old = given.part(trigger) or Fields({}), present.get(trigger, {})
        flags = {name: part.flag(name) for name in switches}
        triggers[trigger] = {
            name: old.get(name, False) if flag is None else flag for name, flag in flags.items()
        }
    return triggers


_ONE: Final = "/webhooks/{id}"

ROUTES: Final = (
    Route("GET", "/webhooks", "webhooks_list", _list),
    Route("POST", "/webhooks", "webhooks_create", _create),
    Route("GET", _ONE, "webhooks_get", _get),
    Route("PUT", _ONE, "webhooks_edit", _edit),
    Route("DELETE", _ONE, "webhooks_delete", _delete),
    Route("POST", f"{_ONE}/verify", "webhooks_verify", _verify_again),
    Route("GET", f"{_ONE}/statistics", "webhooks_get_statistics", _statistics),
)
