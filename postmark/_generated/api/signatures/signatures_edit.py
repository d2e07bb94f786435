# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from typing import Final

from ...._wire.request import Request, one
from ...._wire.writers import Table, as_text, body, segment
from ...models.signature import Signature

BODY: Final[Table] = {
    "name": ("Name", as_text),
    "reply_to_email": ("ReplyToEmail", as_text),
    "return_path_domain": ("ReturnPathDomain", as_text),
    "confirmation_personal_note": ("ConfirmationPersonalNote", as_text),
}


def signatures_edit(id: int, fields: Mapping[str, object]) -> Request[Signature]:
    """Change the names, reply address or note of a sender signature."""
    return Request(
        "PUT", f"/senders/{segment('id', id, number=True)}", one(Signature.from_dict), body=body(fields, BODY)
    )
