# Generated from spec/postmark.yaml by make generate. Do not edit.


from ...._wire.request import Page, Request, page
from ...._wire.writers import query
from ...models.signature import Signature


def signatures_list(count: int, offset: int) -> Request[Page[Signature]]:
    """List one page of the account's sender signatures."""
    return Request(
        "GET",
        "/senders",
        page("SenderSignatures", Signature.from_dict),
        query({"count": count, "offset": offset}, {}, {}),
    )
