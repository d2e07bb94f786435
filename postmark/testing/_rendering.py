"""A simple renderer of templates, for `POST /templates/validate`.

It knows values, `{{name}}` and `{{{raw.html}}}`, and blocks, `{{#block}}`, `{{^block}}` and
`{{#each list}}`. Postmark's own language has more; what is not known here is an empty text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final, cast

import attrs

CONTENT: Final = "@content"
"""The name that stands in a layout for the content of a template."""


@attrs.frozen
class Problem:
    """A mistake in a template, and where it is; lines and characters are counted from 1."""

    message: str
    line: int
    character: int


@attrs.define
class Block:
    """A part of a template that is repeated, or left out."""

    path: str
    kind: str
    """`#`, `^` or `each`."""
    start: int
    parts: list[Part] = attrs.field(factory=list["Part"])


@attrs.frozen
class Value:
    """A value that stands in a template."""

    path: str
    escaped: bool


Part = str | Value | Block

_TAG: Final = re.compile(
    r"\{\{\{\s*(?P<raw>[^{}]*?)\s*\}\}\}|\{\{\s*(?P<sign>[#^/&!]?)\s*(?P<name>[^{}]*?)\s*\}\}|\{\{"
)


class Template:
    """A parsed template."""

    def __init__(self, text: str) -> None:
        self.problems: list[Problem] = []
        self._text = text
        self._root = Block("", "#", 0)
        self._open = [self._root]
        self._parse()

    def render(self, model: object, *, escapes: bool) -> str:
        """Return the text with the values of the model; a value it lacks is empty.

        `escapes` is whether values are escaped for HTML, unless the template says otherwise.
        """
        return _render(self._root.parts, [model], escapes)

    def suggest(self) -> dict[str, Any]:
        """Return a model that has a value for each name."""
        model: dict[str, Any] = {}
        _suggest(self._root.parts, model)
        return model

    def count(self, name: str) -> int:
        """Return how often a value stands in the template as it is, blocks included."""
        return _paths(self._root.parts).count(name)

    def _parse(self) -> None:
        end = 0
        for tag in _TAG.finditer(self._text):
            self._open[-1].parts.append(self._text[end : tag.start()])
            end = tag.end()
            self._read(tag)
        self._open[-1].parts.append(self._text[end:])
        for block in self._open[1:]:
            self._complain(f"The block '{block.path}' is not closed.", block.start)

    def _read(self, tag: re.Match[str]) -> None:
        sign, name = tag["sign"] or "", tag["raw"] or tag["name"] or ""
        if not name:
            self._complain("A placeholder has no name, or is not closed.", tag.start())
        elif sign in ("#", "^"):
            self._enter(sign, name, tag.start())
        elif sign == "/":
            self._leave(name, tag.start())
        elif sign != "!":
            self._open[-1].parts.append(Value(name, tag["raw"] is None and sign != "&"))

    def _enter(self, sign: str, name: str, start: int) -> None:
        word, _, path = name.partition(" ")
        is_list = sign == "#" and word == "each" and bool(path)
        block = Block(path.strip(), "each", start) if is_list else Block(name, sign, start)
        self._open[-1].parts.append(block)
        self._open.append(block)

    def _leave(self, name: str, start: int) -> None:
        block = self._open[-1]
        if block is not self._root and name == ("each" if block.kind == "each" else block.path):
            self._open.pop()
        else:
            self._complain(f"The block '{name}' is closed, but not open.", start)

    def _complain(self, message: str, start: int) -> None:
        line = self._text.count("\n", 0, start) + 1
        character = start - (self._text.rfind("\n", 0, start) + 1) + 1
        self.problems.append(Problem(message, line, character))


def merged(model: object, suggested: Mapping[str, Any]) -> object:
    """Return the model, with the suggested values for the names it lacks."""
    if not isinstance(model, Mapping):
        return suggested if model is None else model
    whole = dict(suggested)
    for name, value in cast("Mapping[str, object]", model).items():
        inner = whole.get(name)
        if isinstance(inner, Mapping) and isinstance(value, Mapping):
            whole[name] = merged(cast("object", value), cast("Mapping[str, Any]", inner))
        else:
            whole[name] = value
    return whole


def _render(parts: list[Part], scopes: list[object], escapes: bool) -> str:
    return "".join(_render_one(part, scopes, escapes) for part in parts)


def _render_one(part: Part, scopes: list[object], escapes: bool) -> str:
    if isinstance(part, str):
        return part
    value = _find(part.path, scopes)
    if isinstance(part, Value):
        text = _as_text(value)
        return html.escape(text) if part.escaped and escapes else text
    if part.kind == "^":
        return "" if value else _render(part.parts, scopes, escapes)
    rows = value if _is_list(value) else [value] if value else []
    rows = cast("list[object]", rows)
    return "".join(_render(part.parts, [*scopes, row], escapes) for row in rows)


def _find(path: str, scopes: list[object]) -> object:
    if path in (".", "this"):
        return scopes[-1]
    first, *rest = path.split(".")
    value = next((scope for scope in reversed(scopes) if _has(scope, first)), None)
    for name in (first, *rest):
        value = _item(value, name)
    return value


def _has(scope: object, name: str) -> bool:
    return isinstance(scope, Mapping) and name in scope


def _item(value: object, name: str) -> object:
    if not isinstance(value, Mapping):
        return None
    return cast("Mapping[str, object]", value).get(name)


def _as_text(value: object) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _is_list(value: object) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _suggest(parts: list[Part], model: dict[str, Any]) -> None:
    for part in parts:
        if isinstance(part, str) or part.path.startswith(("@", ".")) or part.path == "this":
            continue
        *outer, last = part.path.split(".")
        home = model
        for name in outer:
            home = _inside(home, name)
        if isinstance(part, Value):
            home.setdefault(last, f"{last}_Value")
        elif part.kind == "each":
            home.setdefault(last, [{}])
            _suggest(part.parts, home[last][0] if _is_list(home[last]) else {})
        elif part.kind == "#":
            _suggest(part.parts, _inside(home, last))


def _inside(model: dict[str, Any], name: str) -> dict[str, Any]:
    if not isinstance(model.get(name), dict):
        model[name] = {}
    return cast("dict[str, Any]", model[name])


def _paths(parts: list[Part]) -> list[str]:
    found: list[str] = []
    for part in parts:
        if isinstance(part, Value) and not part.escaped:
            found.append(part.path)
        elif isinstance(part, Block):
            found += _paths(part.parts)
    return found
