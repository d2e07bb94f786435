"""The operations on templates."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, cast, get_args

import attrs

from postmark.testing._admin import Fields, fields_of, paged
from postmark.testing._exchange import Answer
from postmark.testing._matching import invalid
from postmark.testing._rendering import CONTENT, Problem, Template, merged
from postmark.testing._routes import Call, Refusal, Route, as_json, done
from postmark.testing._store import State
from postmark.testing._templates import (
    FakeTemplate,
    FakeTemplates,
    TemplateType,
    placeholder_problem,
)


def _list(state: State, call: Call) -> Answer:
    kind = call.query.get("templatetype", "All").casefold()
    if kind not in ("all", "standard", "layout"):
        raise invalid("TemplateType")
    rows: Iterable[FakeTemplate] = state.part(FakeTemplates).active()
    if kind != "all":
        rows = [row for row in rows if row.template_type.casefold() == kind]
    if layout := call.query.get("layouttemplate", "").casefold():
        rows = [row for row in rows if (row.layout_template or "").casefold() == layout]
    return as_json(paged(call, rows, "Templates", _in_list))


def _get(state: State, call: Call) -> Answer:
    return as_json(
        _whole(state, state.part(FakeTemplates).find(call.path["template"], deleted=True))
    )


def _get_route_name(_: State, __: Call) -> Answer:
    # A template whose alias is the name of a route cannot be read by it.
    raise Refusal(1109, "No template data received.")


def _create(state: State, call: Call) -> Answer:
    templates = state.part(FakeTemplates)
    fields = fields_of(call, 1109, "template")
    draft = FakeTemplate(
        template_id=0,
        name=fields.text("Name") or "",
        alias=fields.text("Alias") or None,
        subject=fields.text("Subject"),
        html_body=fields.text("HtmlBody"),
        text_body=fields.text("TextBody"),
        template_type=_type_of(fields),
        layout=_layout_of(templates, fields),
    )
    return as_json(_short(templates.create(draft)))


def _edit(state: State, call: Call) -> Answer:
    templates = state.part(FakeTemplates)
    template = templates.find(call.path["template"])
    fields = fields_of(call, 1109, "template")
    names = {"name": "Name", "subject": "Subject", "html_body": "HtmlBody", "text_body": "TextBody"}
    texts = {own: fields.text(name) for own, name in names.items()}
    changes: dict[str, Any] = {own: text for own, text in texts.items() if text is not None}
    if "Alias" in fields:
        changes["alias"] = fields.text("Alias") or None
    if "LayoutTemplate" in fields:
        changes["layout"] = _layout_of(templates, fields)
    templates.edit(template, attrs.evolve(template, **changes))
    return as_json(_short(template))


def _delete(state: State, call: Call) -> Answer:
    templates = state.part(FakeTemplates)
    template = templates.find(call.path["template"])
    templates.delete(template)
    return done(f"Template {template.template_id} removed.")


def _type_of(fields: Fields) -> TemplateType:
    given = (fields.text("TemplateType") or "Standard").casefold()
    for known in get_args(TemplateType):
        if known.casefold() == given:
            return cast("TemplateType", known)
    raise Refusal(1122, "The 'TemplateType' must be Standard or Layout.")


def _layout_of(templates: FakeTemplates, fields: Fields) -> FakeTemplate | None:
    alias = fields.text("LayoutTemplate")
    return templates.layout(alias) if alias else None


def _short(template: FakeTemplate) -> dict[str, object]:
    return {
        "TemplateId": template.template_id,
        "Name": template.name,
        "Active": template.active,
        "Alias": template.alias,
        "TemplateType": template.template_type,
        "LayoutTemplate": template.layout_template,
    }


def _in_list(template: FakeTemplate) -> dict[str, object]:
    return {"Active": template.active, **_short(template)}


def _whole(state: State, template: FakeTemplate) -> dict[str, object]:
    return _short(template) | {
        "Subject": template.subject,
        "HtmlBody": template.html_body,
        "TextBody": template.text_body,
        "AssociatedServerId": state.server_id,
    }


_PARTS: Final = ("Subject", "HtmlBody", "TextBody")


def _validate(state: State, call: Call) -> Answer:
    fields = fields_of(call, 1109, "template")
    texts = {name: text for name in _PARTS if (text := fields.text(name)) is not None}
    if not texts:
        raise Refusal(1120, "One of 'Subject', 'HtmlBody' and 'TextBody' is required.")
    is_layout = _type_of(fields) == "Layout"
    layout = _layout_of(state.part(FakeTemplates), fields)
    fields.part("TestRenderModel")
    model = fields.raw("TestRenderModel")
    fields.flag("InlineCssForHtmlTestRender")
    suggested: dict[str, Any] = {}
    for text in texts.values():
        suggested = cast("dict[str, Any]", merged(Template(text).suggest(), suggested))
    parts = {
        name: _judged(name, text, is_layout, merged(model, suggested), _body_of(layout, name))
        for name, text in texts.items()
    }
    return as_json(
        {
            "AllContentIsValid": all(part["ContentIsValid"] for part in parts.values()),
            **{name: parts.get(name) for name in ("HtmlBody", "TextBody", "Subject")},
            "SuggestedTemplateModel": suggested,
        }
    )


def _body_of(layout: FakeTemplate | None, name: str) -> str | None:
    if layout is None or name == "Subject":
        return None
    return layout.html_body if name == "HtmlBody" else layout.text_body


def _judged(
    name: str, text: str, is_layout: bool, model: object, around: str | None
) -> dict[str, Any]:
    problems = list(Template(text).problems)
    if is_layout and (missing := placeholder_problem(name, text)):
        problems.append(Problem(missing, 1, 1))
    return {
        "ContentIsValid": not problems,
        "ValidationErrors": [
            {"Message": each.message, "Line": each.line, "CharacterPosition": each.character}
            for each in problems
        ],
        "RenderedContent": None if problems else _rendered(name, text, model, around),
    }


def _rendered(name: str, text: str, model: object, around: str | None) -> str:
    escapes = name == "HtmlBody"
    content = Template(text).render(model, escapes=escapes)
    if not around:
        return content
    layout = Template(around)
    values = cast("dict[str, Any]", merged(model, layout.suggest()))
    return layout.render({**values, CONTENT: content}, escapes=escapes)


_ONE: Final = "/templates/{template}"

ROUTES: Final = (
    Route("GET", "/templates", "templates_list", _list, bad_query=1100),
    Route("POST", "/templates", "templates_create", _create),
    Route("GET", _ONE, "templates_get", _get),
    Route("PUT", _ONE, "templates_edit", _edit),
    Route("DELETE", _ONE, "templates_delete", _delete),
    Route("POST", "/templates/validate", "templates_validate", _validate),
    Route("GET", "/templates/validate", "templates_get", _get_route_name),
)
