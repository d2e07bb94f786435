# Generated from spec/postmark.yaml by make generate. Do not edit.


from collections.abc import Iterable, Mapping
from typing import Any, Final, TypedDict

from ..._wire.mail import Fields, as_addresses, as_headers
from ..._wire.records import frozen
from ..._wire.writers import Table, as_json, as_text_mapping
from .email_address import EmailAddress


class BulkRecipientFields(TypedDict, total=False):
    """One mail of a bulk send, with what is its own.

    Attributes:
        to: Recipients, separated by commas, at most 50.
        cc: Recipients of a copy, separated by commas, at most 50.
        bcc: Recipients of a copy that the others do not see, separated by commas, at most
            50.
        template_model: Values for the placeholders of the subject and bodies, or of the template.
        metadata: Fields of this mail; they win over those of the whole request.
        headers: Headers of this mail; they win over those of the whole request.
    """

    to: str | EmailAddress | Iterable[str | EmailAddress] | None
    cc: str | EmailAddress | Iterable[str | EmailAddress] | None
    bcc: str | EmailAddress | Iterable[str | EmailAddress] | None
    template_model: Mapping[str, Any] | None
    metadata: Mapping[str, str] | None
    headers: Mapping[str, str] | Iterable[tuple[str, str]] | None


BulkRecipientFields.__module__ = "postmark"

WRITERS: Final[Table] = {
    "to": ("To", as_addresses),
    "cc": ("Cc", as_addresses),
    "bcc": ("Bcc", as_addresses),
    "template_model": ("TemplateModel", as_json),
    "metadata": ("Metadata", as_text_mapping),
    "headers": ("Headers", as_headers),
}
"""The fields, each with its wire name and its writer."""


@frozen(init=False)
class BulkRecipientBase(Fields):
    """One mail of a bulk send, with what is its own."""

    __slots__ = ("to", "cc", "bcc", "template_model", "metadata", "headers")
    to: str | EmailAddress | Iterable[str | EmailAddress] | None
    """Recipients, separated by commas, at most 50."""
    cc: str | EmailAddress | Iterable[str | EmailAddress] | None
    """Recipients of a copy, separated by commas, at most 50."""
    bcc: str | EmailAddress | Iterable[str | EmailAddress] | None
    """Recipients of a copy that the others do not see, separated by commas, at most 50."""
    template_model: Mapping[str, Any] | None
    """Values for the placeholders of the subject and bodies, or of the template."""
    metadata: Mapping[str, str] | None
    """Fields of this mail; they win over those of the whole request."""
    headers: Mapping[str, str] | Iterable[tuple[str, str]] | None
    """Headers of this mail; they win over those of the whole request."""

    def __init__(
        self,
        *,
        to: str | EmailAddress | Iterable[str | EmailAddress] | None = None,
        cc: str | EmailAddress | Iterable[str | EmailAddress] | None = None,
        bcc: str | EmailAddress | Iterable[str | EmailAddress] | None = None,
        template_model: Mapping[str, Any] | None = None,
        metadata: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | Iterable[tuple[str, str]] | None = None,
    ) -> None:
        self._keep(to=to, cc=cc, bcc=bcc, template_model=template_model, metadata=metadata, headers=headers)
