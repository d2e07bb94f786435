"""The operations on the rules that block inbound mail."""

from __future__ import annotations

import re
from itertools import count
from typing import Final

import attrs

from postmark.testing._admin import fields_of, number_of, paged
from postmark.testing._exchange import Answer
from postmark.testing._routes import Call, Refusal, Route, as_json, done
from postmark.testing._store import State


@attrs.frozen
class Rule:
    """An address, or a domain, whose mail is blocked."""

    number: int
    rule: str

    def wire_form(self) -> dict[str, object]:
        """Return it as it stands in answers."""
        return {"ID": self.number, "Rule": self.rule}


class InboundRules:
    """The rules of one server."""

    def __init__(self, state: State) -> None:
        self._numbers = count(state.server_id * 1000 + 1)
        self.rows: dict[int, Rule] = {}

    def create(self, text: str) -> Rule:
        """Add a rule; raise Refusal if it is neither an address nor a domain, or exists."""
        if not _RULE.fullmatch(text):
            raise Refusal(811, "The rule must be an email address or a domain.")
        if any(rule.rule.casefold() == text.casefold() for rule in self.rows.values()):
            raise Refusal(810, f"A rule for {text} already exists.")
        rule = Rule(next(self._numbers), text)
        self.rows[rule.number] = rule
        return rule


_RULE: Final = re.compile(r"([^@\s]+@)?[^@\s.]+(\.[^@\s.]+)+")


def _list(state: State, call: Call) -> Answer:
    rows = state.part(InboundRules).rows.values()
    return as_json(paged(call, rows, "InboundRules", Rule.wire_form))


def _create(state: State, call: Call) -> Answer:
    text = fields_of(call, 809, "rule").text("Rule") or ""
    return as_json(state.part(InboundRules).create(text).wire_form())


def _delete(state: State, call: Call) -> Answer:
    rule = state.part(InboundRules).rows.pop(number_of(call, "id"), None)
    if rule is None:
        raise Refusal(812, "The rule was not found.")
    return done(f"Rule {rule.rule} removed.")


_ALL: Final = "/triggers/inboundrules"

ROUTES: Final = (
    Route("GET", _ALL, "inbound_rules_list", _list, bad_query=800),
    Route("POST", _ALL, "inbound_rules_create", _create),
    Route("DELETE", f"{_ALL}/{{id}}", "inbound_rules_delete", _delete),
)
