"""The account's sender signatures: `fake.signatures`."""

from __future__ import annotations

from itertools import count
from typing import Final

import attrs

from postmark.testing._admin import Fields, fields_of, number_of, paged
from postmark.testing._domains import FakeDomains, Keys, change_return_path, check_private, is_host
from postmark.testing._exchange import Answer
from postmark.testing._routes import Call, Refusal, Route, as_json, done
from postmark.testing._store import State, text_of


@attrs.define(eq=False)
class Signature:
    """An address from which the account may send."""

    number: int
    email: str = attrs.field(repr=False)
    keys: Keys
    texts: dict[str, str] = attrs.field(repr=False)
    """`Name`, `ReplyToEmailAddress` and `ConfirmationPersonalNote`."""
    confirmed: bool = False

    def short(self) -> dict[str, object]:
        """Return it as it stands in lists."""
        return {
            "Domain": self.keys.domain,
            "EmailAddress": self.email,
            "ReplyToEmailAddress": self.texts["ReplyToEmailAddress"],
            "Name": self.texts["Name"],
            "Confirmed": self.confirmed,
            "ID": self.number,
        }

    def wire_form(self) -> dict[str, object]:
        """Return it as it stands in answers about it alone."""
        note = self.texts["ConfirmationPersonalNote"]
        return {**self.short(), **self.keys.wire_form(), "ConfirmationPersonalNote": note}


class FakeSignatures:
    """The account's sender signatures. `confirm` is what a click in the confirmation mail does."""

    __module__ = "postmark.testing"

    def __init__(self, state: State) -> None:
        """Created by `FakePostmark`."""
        self._state = state
        self._numbers = count(723601)
        self.rows: dict[int, Signature] = {}

    def __len__(self) -> int:
        return len(self.rows)

    def confirm(self, email: str) -> None:
        """Confirm the signature of this address.

        Raises:
            KeyError: The account has no such signature.
        """
        with self._state.lock:
            signature = self.of(text_of("email", email))
            if signature is None:
                raise KeyError(email)
            signature.confirmed = True

    def of(self, email: str) -> Signature | None:
        """Return the signature of an address, compared without case."""
        rows = self.rows.values()
        return next((row for row in rows if row.email.casefold() == email.casefold()), None)

    def create(self, fields: Fields) -> Signature:
        """Add a signature; raise Refusal if it is invalid or exists."""
        email, texts = _address(fields), _texts(fields)
        if not texts.get("Name"):
            raise Refusal(520, "The 'Name' of a sender signature is required.")
        if self.of(email):
            raise Refusal(504, f"A sender signature for {email} already exists.")
        # The records are those of the address's domain, if the account has it.
        domain = email.partition("@")[2]
        domains = self._state.part(FakeDomains)
        known = domains.named(domain)
        keys = known.keys if known else domains.new_keys(domain, "")
        change_return_path(keys, fields)
        signature = Signature(next(self._numbers), email, keys, dict.fromkeys(_TEXTS, "") | texts)
        self.rows[signature.number] = signature
        return signature


_TEXTS: Final = {
    "Name": ("Name", 255),
    "ReplyToEmailAddress": ("ReplyToEmail", 255),
    "ConfirmationPersonalNote": ("ConfirmationPersonalNote", 400),
}
"""By the key of answers: the key of requests, and the most characters."""


def _address(fields: Fields) -> str:
    email = fields.text("FromEmail") or ""
    if not email:
        raise Refusal(520, "The 'FromEmail' of a sender signature is required.")
    if len(email) > _TEXTS["Name"][1]:
        raise Refusal(521, "The 'FromEmail' is too long.")
    mailbox, _, domain = email.partition("@")
    if not mailbox or not is_host(domain):
        raise Refusal(520, "The 'FromEmail' must be an email address.")
    check_private(domain)
    return email


def _texts(fields: Fields) -> dict[str, str]:
    texts: dict[str, str] = {}
    for key, (name, most) in _TEXTS.items():
        text = fields.text(name)
        if text is not None:
            if len(text) > most:
                raise Refusal(521, f"The '{name}' has at most {most} characters.")
            texts[key] = text
    return texts


def _find(state: State, call: Call) -> Signature:
    signature = state.part(FakeSignatures).rows.get(number_of(call, "id"))
    if signature is None:
        raise Refusal(501, "The sender signature was not found.")
    return signature


def _list(state: State, call: Call) -> Answer:
    rows = state.part(FakeSignatures).rows.values()
    return as_json(paged(call, rows, "SenderSignatures", Signature.short))


def _get(state: State, call: Call) -> Answer:
    return as_json(_find(state, call).wire_form())


def _create(state: State, call: Call) -> Answer:
    fields = fields_of(call, 502, "sender signature")
    return as_json(state.part(FakeSignatures).create(fields).wire_form())


def _edit(state: State, call: Call) -> Answer:
    signature = _find(state, call)
    fields = fields_of(call, 502, "sender signature")
    texts = _texts(fields)
    if texts.get("Name") == "":
        raise Refusal(520, "The 'Name' of a sender signature is required.")
    change_return_path(signature.keys, fields)
    signature.texts.update(texts)
    return as_json(signature.wire_form())


def _delete(state: State, call: Call) -> Answer:
    signature = _find(state, call)
    del state.part(FakeSignatures).rows[signature.number]
    return done(f"Signature {signature.email} removed.")


def _resend(state: State, call: Call) -> Answer:
    signature = _find(state, call)
    if signature.confirmed:
        raise Refusal(506, "This sender signature is already confirmed.")
    return done(f"Confirmation email for Sender Signature {signature.email} was re-sent.")


_ONE: Final = "/senders/{id}"

ROUTES: Final = (
    Route("GET", "/senders", "signatures_list", _list, "account", 500),
    Route("POST", "/senders", "signatures_create", _create, "account"),
    Route("GET", _ONE, "signatures_get", _get, "account"),
    Route("PUT", _ONE, "signatures_edit", _edit, "account"),
    Route("DELETE", _ONE, "signatures_delete", _delete, "account"),
    Route("POST", f"{_ONE}/resend", "signatures_resend_confirmation", _resend, "account"),
)
