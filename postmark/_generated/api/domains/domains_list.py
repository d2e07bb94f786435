# Generated from spec/postmark.yaml by make generate. Do not edit.


from ...._wire.request import Page, Request, page
from ...._wire.writers import query
from ...models.domain import Domain


def domains_list(count: int, offset: int) -> Request[Page[Domain]]:
    """List one page of the account's domains."""
    return Request(
        "GET", "/domains", page("Domains", Domain.from_dict), query({"count": count, "offset": offset}, {}, {})
    )
