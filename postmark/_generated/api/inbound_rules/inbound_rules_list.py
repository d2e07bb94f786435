# Generated from spec/postmark.yaml by make generate. Do not edit.


from ...._wire.request import Page, Request, page
from ...._wire.writers import query
from ...models.inbound_rule import InboundRule


def inbound_rules_list(count: int, offset: int) -> Request[Page[InboundRule]]:
    """List one page of inbound rules."""
    return Request(
        "GET",
        "/triggers/inboundrules",
        page("InboundRules", InboundRule.from_dict),
        query({"count": count, "offset": offset}, {}, {}),
    )
