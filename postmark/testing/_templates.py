"""The templates of the fake server: `fake.templates`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from typing import Final, Literal, get_args

import attrs

from postmark.testing._rendering import CONTENT, Template
from postmark.testing._routes import Refusal
from postmark.testing._store import State, check_texts, one_of

TemplateType = Literal["Standard", "Layout"]

_MOST: Final = 100
"""How many active templates a server holds."""


@attrs.define(eq=False, kw_only=True)
class FakeTemplate:
    """A template of the fake server."""

    __module__ = "postmark.testing"

    template_id: int
    name: str
    alias: str | None
    subject: str | None = attrs.field(repr=False)
    html_body: str | None = attrs.field(repr=False)
    text_body: str | None = attrs.field(repr=False)
    template_type: TemplateType
    layout: FakeTemplate | None = attrs.field(default=None, repr=False)
    active: bool = True
    """False if it was deleted; it can still be read by its id."""

    @property
    def layout_template(self) -> str | None:
        """The alias of its layout."""
        return None if self.layout is None else self.layout.alias


class FakeTemplates:
    """The templates of the fake server; iteration yields them in the order they were made.

    The rendering of `validate` knows values and simple blocks only, and fills in what the model
    lacks with what is suggested for it, such as `name_Value`.
    """

    __module__ = "postmark.testing"

    def __init__(self, state: State) -> None:
        """Created by `FakePostmark`."""
        self._lock = state.lock
        # Templates of different servers have different ids.
        self._numbers = count(state.server_id * 1000 + 1)
        self._all: dict[int, FakeTemplate] = {}

    def __len__(self) -> int:
        return len(self.active())

    def __iter__(self) -> Iterator[FakeTemplate]:
        with self._lock:
            return iter(self.active())

    def add(
        self,
        *,
        alias: str | None = None,
        name: str | None = None,
        subject: str | None = None,
        html_body: str | None = None,
        text_body: str | None = None,
        template_type: TemplateType = "Standard",
        layout_template: str | None = None,
    ) -> FakeTemplate:
        """Add a template. Values not given are made up.

        Args:
            alias: The alias by which messages name it; by default made from `name`.
            name: The name.
            subject: The subject; a layout has none.
            html_body: The HTML part.
            text_body: The text part; made up if `html_body` is not given either.
            template_type: `Standard` or `Layout`.
            layout_template: The alias of its layout.

        Returns:
            The template.

        Raises:
            ValueError, TypeError: An argument is invalid, or the service would refuse it.
        """
        one_of("template_type", template_type, get_args(TemplateType))
        texts = {"alias": alias, "name": name, "subject": subject, "html_body": html_body}
        check_texts({}, texts | {"text_body": text_body, "layout_template": layout_template})
        is_layout = template_type == "Layout"
        if html_body is None and text_body is None:
            text_body = f"{{{{{{{CONTENT}}}}}}}" if is_layout else "Hello."
        draft = FakeTemplate(
            template_id=0,
            name=name or alias or "Template",
            alias=alias,
            subject=("Subject" if subject is None and not is_layout else subject),
            html_body=html_body,
            text_body=text_body,
            template_type=template_type,
        )
        with self._lock:
            try:
                draft.layout = self.layout(layout_template) if layout_template else None
                return self.create(draft)
            except Refusal as refused:
                raise ValueError(f"{refused.message} (error code {refused.code})") from None

    def active(self) -> list[FakeTemplate]:
        """Return the templates that were not deleted."""
        return [template for template in self._all.values() if template.active]

    def find(self, id_or_alias: str | int, *, deleted: bool = False) -> FakeTemplate:
        """Return a template by its id or alias; raise Refusal if there is none."""
        wanted = str(id_or_alias)
        if not wanted.isdecimal():
            return self._by_alias(wanted)
        template = self._all.get(int(wanted)) if len(wanted) < _LONGEST_ID else None
        if template is None or not (template.active or deleted):
            raise Refusal(1101, _UNKNOWN_ID)
        return template

    def _by_alias(self, alias: str) -> FakeTemplate:
        found = self.with_alias(alias)
        if found is None:
            raise Refusal(1101, _UNKNOWN_ALIAS)
        return found

    def with_alias(self, alias: str | None) -> FakeTemplate | None:
        """Return the template with this alias, if there is one."""
        wanted = (alias or "").casefold()
        named = (row for row in self.active() if (row.alias or "").casefold() == wanted)
        return next(named, None) if wanted else None

    def layout(self, alias: str) -> FakeTemplate:
        """Return a layout by its alias; raise Refusal if there is none."""
        found = self._by_alias(alias)
        if found.template_type != "Layout":
            raise Refusal(1125, f"The template '{alias}' is not a Layout.")
        return found

    def create(self, draft: FakeTemplate) -> FakeTemplate:
        """Add a template, whose id is given to it here; raise Refusal if it is invalid."""
        if len(self.active()) >= _MOST:
            raise Refusal(1105, f"A server can have at most {_MOST} templates.")
        self.check(draft)
        draft.alias = draft.alias or self._alias_for(draft.name)
        draft.template_id = next(self._numbers)
        self._all[draft.template_id] = draft
        return draft

    def edit(self, template: FakeTemplate, changed: FakeTemplate) -> None:
        """Change a template to another state of it; raise Refusal if that is invalid."""
        self.check(changed)
        for field in attrs.fields(FakeTemplate):
            setattr(template, field.name, getattr(changed, field.name))

    def delete(self, template: FakeTemplate) -> None:
        """Delete a template; raise Refusal if it is a layout in use."""
        if any(row.layout is template for row in self.active()):
            raise Refusal(1130, "This layout is used by templates and cannot be removed.")
        template.active = False

    def check(self, draft: FakeTemplate) -> None:
        """Raise Refusal if the service would not take the template."""
        _check_fields(draft)
        _check_alias(draft.alias)
        same = self.with_alias(draft.alias)
        if same is not None and same.template_id != draft.template_id:
            raise Refusal(1122, f"The alias '{draft.alias}' is used by another template.")
        for part in (draft.subject, draft.html_body, draft.text_body):
            if part is not None and (problems := Template(part).problems):
                raise Refusal(1122, problems[0].message)

    def _alias_for(self, name: str) -> str | None:
        """Return a new alias made from the name, or None if it has nothing to make one of."""
        words = re.findall(r"[a-z0-9]+", name.lower())
        alias = "-".join(words).lstrip("0123456789-")
        tries = (alias if number == 0 else f"{alias}-{number}" for number in count())
        return next(new for new in tries if self.with_alias(new) is None) if alias else None


_LONGEST_ID: Final = 20
_UNKNOWN_ID: Final = "The 'TemplateId' associated with this request is not valid or was not found."
_UNKNOWN_ALIAS: Final = (
    "The Template's 'Alias' associated with this request is not valid or was not found."
)
_ALIAS: Final = re.compile(r"[A-Za-z][A-Za-z0-9._-]*")


def _check_alias(alias: str | None) -> None:
    if alias and not _ALIAS.fullmatch(alias):
        raise Refusal(
            1122,
            "The alias must start with a letter and hold only letters, digits, '.', '-' and '_'.",
        )


def _check_fields(draft: FakeTemplate) -> None:
    if not draft.name:
        raise Refusal(1120, "The 'Name' of a template is required.")
    if not (draft.html_body or draft.text_body):
        raise Refusal(1120, "One of 'HtmlBody' and 'TextBody' is required.")
    if draft.template_type == "Layout":
        _check_layout(draft)
    elif not draft.subject:
        raise Refusal(1120, "The 'Subject' of a standard template is required.")


def _check_layout(draft: FakeTemplate) -> None:
    for name in ("Subject", "LayoutTemplate"):
        if draft.subject if name == "Subject" else draft.layout:
            raise Refusal(1123, f"A layout cannot have a '{name}'.")
    for name, body in (("HtmlBody", draft.html_body), ("TextBody", draft.text_body)):
        if body and (problem := placeholder_problem(name, body)):
            raise Refusal(1131, problem)


def placeholder_problem(name: str, body: str) -> str | None:
    """Return what is wrong with the placeholder of a layout's body, if anything is."""
    times = Template(body).count(CONTENT)
    if times == 1:
        return None
    how = "be present in" if times == 0 else "stand only once in"
    return f"The layout content placeholder must {how} the {name}."
