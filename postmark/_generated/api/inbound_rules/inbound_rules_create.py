# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from typing import Final

from ...._wire.request import Request, one
from ...._wire.writers import Table, as_text, body
from ...models.inbound_rule import InboundRule

BODY: Final[Table] = {"rule": ("Rule", as_text)}


def inbound_rules_create(fields: Mapping[str, object]) -> Request[InboundRule]:
    """Block inbound mail of one sender or one domain."""
    return Request("POST", "/triggers/inboundrules", one(InboundRule.from_dict), body=body(fields, BODY, ["rule"]))
