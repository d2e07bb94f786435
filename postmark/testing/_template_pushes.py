"""The operation that copies templates from one server of the account to another."""

from __future__ import annotations

from typing import Final

import attrs

from postmark.testing._admin import Fields, fields_of
from postmark.testing._exchange import Answer
from postmark.testing._routes import Call, Refusal, Route, as_json
from postmark.testing._servers import account_of
from postmark.testing._store import State
from postmark.testing._templates import FakeTemplate, FakeTemplates

_MOST: Final = 100
"""Most templates of one push, and of a server: https://postmarkapp.com/support/article/1100"""


def _push(state: State, call: Call) -> Answer:
    fields = fields_of(call, 1109, "template")
    performs = fields.flag("PerformChanges")
    if performs is None:
        raise Refusal(1120, "The 'PerformChanges' of a push is required.")
    source, target = _both(state, fields)
    rows = [row for row in source.active() if row.alias]
    if not 1 <= len(rows) <= _MOST:
        raise Refusal(1124, f"A push needs 1 to {_MOST} templates with an alias, not {len(rows)}.")
    for row in rows:
        _check_type(row, target)
    _check_room(rows, target)
    # Layouts first, as the templates that use them come after them.
    rows.sort(key=lambda row: row.template_type != "Layout")
    pushed = [_copy(row, target) if performs else _planned(row, target) for row in rows]
    return as_json({"TotalCount": len(pushed), "Templates": pushed})


def _both(state: State, fields: Fields) -> tuple[FakeTemplates, FakeTemplates]:
    servers = account_of(state).servers
    source = servers.get(fields.number("SourceServerID") or -1)
    target = servers.get(fields.number("DestinationServerID") or -1)
    if source is None or target is None:
        missing = {"source": source, "destination": target}
        names = [name for name, server in missing.items() if server is None]
        who = f"server{'s were' if len(names) > 1 else ' was'}"
        raise Refusal(601, f"The {' and '.join(names)} {who} not found.")
    return source.state.part(FakeTemplates), target.state.part(FakeTemplates)


def _check_type(row: FakeTemplate, target: FakeTemplates) -> None:
    present = target.with_alias(row.alias)
    if present is not None and present.template_type != row.template_type:
        raise Refusal(1125, f"The template '{row.alias}' is of another type on the destination.")


def _check_room(rows: list[FakeTemplate], target: FakeTemplates) -> None:
    new = sum(target.with_alias(row.alias) is None for row in rows)
    if len(target) + new > _MOST:
        raise Refusal(1124, f"The destination would have more than {_MOST} templates.")


def _planned(row: FakeTemplate, target: FakeTemplates) -> dict[str, object]:
    present = target.with_alias(row.alias)
    if present is None:
        return _shown("Create", row, None)
    return _shown("Edit", row, present.template_id)


def _copy(row: FakeTemplate, target: FakeTemplates) -> dict[str, object]:
    present = target.with_alias(row.alias)
    layout = target.with_alias(row.layout_template)
    if present is None:
        made = target.create(attrs.evolve(row, template_id=0, layout=layout))
        return _shown("Create", row, made.template_id)
    target.edit(present, attrs.evolve(row, template_id=present.template_id, layout=layout))
    return _shown("Edit", row, present.template_id)


def _shown(action: str, row: FakeTemplate, template_id: int | None) -> dict[str, object]:
    return {
        "Action": action,
        "TemplateId": template_id,
        "Alias": row.alias,
        "Name": row.name,
        "TemplateType": row.template_type,
    }


ROUTES: Final = (Route("PUT", "/templates/push", "template_pushes_push", _push, "account"),)
