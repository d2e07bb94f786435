# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from typing import Final

from ...._wire.request import Request, one
from ...._wire.writers import Table, as_text, body
from ...models.signature import Signature

BODY: Final[Table] = {
    "from_email": ("FromEmail", as_text),
    "name": ("Name", as_text),
    "reply_to_email": ("ReplyToEmail", as_text),
    "return_path_domain": ("ReturnPathDomain", as_text),
    "confirmation_personal_note": ("ConfirmationPersonalNote", as_text),
}


def signatures_create(fields: Mapping[str, object]) -> Request[Signature]:
    """Create a sender signature, and mail a confirmation request to it."""
    return Request("POST", "/senders", one(Signature.from_dict), body=body(fields, BODY, ["from_email", "name"]))
