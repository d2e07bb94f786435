# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from operator import itemgetter
from sys import intern
from typing import Any, ClassVar, Final, Literal, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import not_text, unreadable, with_unknown
from ..._wire.records import frozen


@final
@frozen(init=False)
class Signature(Model):
    """A sender signature: an address that may send once it is confirmed. Rows of a list are
    without the DNS records."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = (
        "id",
        "email_address",
        "dkim_verified",
        "weak_dkim",
        "dkim_host",
        "dkim_text_value",
        "dkim_pending_host",
        "dkim_pending_text_value",
        "dkim_revoked_host",
        "dkim_revoked_text_value",
        "safe_to_remove_revoked_key_from_dns",
        "dkim_update_status",
        "return_path_domain",
        "return_path_domain_verified",
        "return_path_domain_cname_value",
        "spf_verified",
        "spf_host",
        "spf_text_value",
        "custom_tracking_domain",
        "custom_tracking_domain_cname_value",
        "custom_tracking_verified",
        "domain",
        "name",
        "reply_to_email_address",
        "confirmed",
        "confirmation_personal_note",
    )
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "id": "ID",
        "email_address": "EmailAddress",
        "dkim_verified": "DKIMVerified",
        "weak_dkim": "WeakDKIM",
        "dkim_host": "DKIMHost",
        "dkim_text_value": "DKIMTextValue",
        "dkim_pending_host": "DKIMPendingHost",
        "dkim_pending_text_value": "DKIMPendingTextValue",
        "dkim_revoked_host": "DKIMRevokedHost",
        "dkim_revoked_text_value": "DKIMRevokedTextValue",
        "safe_to_remove_revoked_key_from_dns": "SafeToRemoveRevokedKeyFromDNS",
        "dkim_update_status": "DKIMUpdateStatus",
        "return_path_domain": "ReturnPathDomain",
        "return_path_domain_verified": "ReturnPathDomainVerified",
        "return_path_domain_cname_value": "ReturnPathDomainCNAMEValue",
        "spf_verified": "SPFVerified",
        "spf_host": "SPFHost",
        "spf_text_value": "SPFTextValue",
        "custom_tracking_domain": "CustomTrackingDomain",
        "custom_tracking_domain_cname_value": "CustomTrackingDomainCNAMEValue",
        "custom_tracking_verified": "CustomTrackingVerified",
        "domain": "Domain",
        "name": "Name",
        "reply_to_email_address": "ReplyToEmailAddress",
        "confirmed": "Confirmed",
        "confirmation_personal_note": "ConfirmationPersonalNote",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("id", "email_address")

    id: int
    """Id of the signature."""
    email_address: str
    """The sender address."""
    dkim_verified: bool | None
    """Whether the DKIM record was ever found right. It stays true if the record is removed."""
    weak_dkim: bool | None
    """Whether the DKIM key has less than 1,024 bits."""
    dkim_host: str | None
    """Host of the DKIM record in use; empty before the first verification."""
    dkim_text_value: str | None
    """Value of the DKIM record in use."""
    dkim_pending_host: str | None
    """Host of the DKIM record to publish, for a new domain or a new key; empty otherwise."""
    dkim_pending_text_value: str | None
    """Value of the DKIM record to publish."""
    dkim_revoked_host: str | None
    """Host of the DKIM record that a new key has replaced."""
    dkim_revoked_text_value: str | None
    """Value of the DKIM record that a new key has replaced."""
    safe_to_remove_revoked_key_from_dns: bool | None
    """Whether the replaced DKIM record is no longer needed."""
    dkim_update_status: Literal["Pending", "Verified"] | str | None
    """State of the DKIM record; Pending while one waits to be published."""
    return_path_domain: str | None
    """The Return-Path domain; empty if there is none."""
    return_path_domain_verified: bool | None
    """Whether the Return-Path domain's record was found right."""
    return_path_domain_cname_value: str | None
    """What the CNAME record of the Return-Path domain must point to."""
    spf_verified: bool | None
    """Whether an SPF record was found. Postmark no longer needs one, so it may be absent."""
    spf_host: str | None
    """Host of the SPF record. No longer needed."""
    spf_text_value: str | None
    """Value of the SPF record. No longer needed."""
    custom_tracking_domain: str | None
    """The domain of tracked links; empty if it is Postmark's. Not documented, only in
    Postmark's own SDKs."""
    custom_tracking_domain_cname_value: str | None
    """What the CNAME record of that domain must point to. Not documented, only in Postmark's
    own SDKs."""
    custom_tracking_verified: bool | None
    """Whether that record was found right. Not documented, only in Postmark's own SDKs."""
    domain: str | None
    """The domain of the address."""
    name: str | None
    """The display name."""
    reply_to_email_address: str | None
    """The reply address; empty if there is none."""
    confirmed: bool | None
    """Whether the owner of the address has confirmed it."""
    confirmation_personal_note: str | None
    """The note in the confirmation mail. Absent, empty or null if there is none."""

    def __init__(
        self,
        id: int,
        email_address: str,
        dkim_verified: bool | None = None,
        weak_dkim: bool | None = None,
        dkim_host: str | None = None,
        dkim_text_value: str | None = None,
        dkim_pending_host: str | None = None,
        dkim_pending_text_value: str | None = None,
        dkim_revoked_host: str | None = None,
        dkim_revoked_text_value: str | None = None,
        safe_to_remove_revoked_key_from_dns: bool | None = None,
        dkim_update_status: Literal["Pending", "Verified"] | str | None = None,
        return_path_domain: str | None = None,
        return_path_domain_verified: bool | None = None,
        return_path_domain_cname_value: str | None = None,
        spf_verified: bool | None = None,
        spf_host: str | None = None,
        spf_text_value: str | None = None,
        custom_tracking_domain: str | None = None,
        custom_tracking_domain_cname_value: str | None = None,
        custom_tracking_verified: bool | None = None,
        domain: str | None = None,
        name: str | None = None,
        reply_to_email_address: str | None = None,
        confirmed: bool | None = None,
        confirmation_personal_note: str | None = None,
        *,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self._fill(
            (
                id,
                email_address,
                dkim_verified,
                weak_dkim,
                dkim_host,
                dkim_text_value,
                dkim_pending_host,
                dkim_pending_text_value,
                dkim_revoked_host,
                dkim_revoked_text_value,
                safe_to_remove_revoked_key_from_dns,
                dkim_update_status,
                return_path_domain,
                return_path_domain_verified,
                return_path_domain_cname_value,
                spf_verified,
                spf_host,
                spf_text_value,
                custom_tracking_domain,
                custom_tracking_domain_cname_value,
                custom_tracking_verified,
                domain,
                name,
                reply_to_email_address,
                confirmed,
                confirmation_personal_note,
            ),
            extra,
        )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read the wire form. Never fails, whatever the values."""
        data = data if data.__class__ is dict else {**data}
        raw: Raw = {}
        model: Any = _blank()
        try:
            values, unknown = _pick(data), len(data) > 26
        except KeyError:
            values, unknown = _pick({**_ABSENT, **data}), not data.keys() <= _ABSENT.keys()
        (id_, email_address_, dkim_verified_, weak_dkim_, dkim_host_, dkim_text_value_, dkim_pending_host_,
         dkim_pending_text_value_, dkim_revoked_host_, dkim_revoked_text_value_,
         safe_to_remove_revoked_key_from_dns_, dkim_update_status_, return_path_domain_,
         return_path_domain_verified_, return_path_domain_cname_value_, spf_verified_, spf_host_,
         spf_text_value_, custom_tracking_domain_, custom_tracking_domain_cname_value_,
         custom_tracking_verified_, domain_, name_, reply_to_email_address_, confirmed_,
         confirmation_personal_note_) = values  # fmt: skip
        model.id = id_ if id_ is None or id_.__class__ is int else unreadable("ID", id_, raw)
        model.email_address = (
            email_address_ if email_address_.__class__ is str else not_text("EmailAddress", email_address_, raw)
        )
        model.dkim_verified = (
            dkim_verified_
            if dkim_verified_ is None or dkim_verified_.__class__ is bool
            else unreadable("DKIMVerified", dkim_verified_, raw)
        )
        model.weak_dkim = (
            weak_dkim_
            if weak_dkim_ is None or weak_dkim_.__class__ is bool
            else unreadable("WeakDKIM", weak_dkim_, raw)
        )
        model.dkim_host = (
            dkim_host_
            if dkim_host_.__class__ is str
            else None
            if dkim_host_ is None
            else unreadable("DKIMHost", dkim_host_, raw)
        )
        model.dkim_text_value = (
            dkim_text_value_
            if dkim_text_value_.__class__ is str
            else None
            if dkim_text_value_ is None
            else unreadable("DKIMTextValue", dkim_text_value_, raw)
        )
        model.dkim_pending_host = (
            dkim_pending_host_
            if dkim_pending_host_.__class__ is str
            else None
            if dkim_pending_host_ is None
            else unreadable("DKIMPendingHost", dkim_pending_host_, raw)
        )
        model.dkim_pending_text_value = (
            dkim_pending_text_value_
            if dkim_pending_text_value_.__class__ is str
            else None
            if dkim_pending_text_value_ is None
            else unreadable("DKIMPendingTextValue", dkim_pending_text_value_, raw)
        )
        model.dkim_revoked_host = (
            dkim_revoked_host_
            if dkim_revoked_host_.__class__ is str
            else None
            if dkim_revoked_host_ is None
            else unreadable("DKIMRevokedHost", dkim_revoked_host_, raw)
        )
        model.dkim_revoked_text_value = (
            dkim_revoked_text_value_
            if dkim_revoked_text_value_.__class__ is str
            else None
            if dkim_revoked_text_value_ is None
            else unreadable("DKIMRevokedTextValue", dkim_revoked_text_value_, raw)
        )
        model.safe_to_remove_revoked_key_from_dns = (
            safe_to_remove_revoked_key_from_dns_
            if safe_to_remove_revoked_key_from_dns_ is None or safe_to_remove_revoked_key_from_dns_.__class__ is bool
            else unreadable("SafeToRemoveRevokedKeyFromDNS", safe_to_remove_revoked_key_from_dns_, raw)
        )
        model.dkim_update_status = (
            dkim_update_status_
            if dkim_update_status_.__class__ is str
            else None
            if dkim_update_status_ is None
            else unreadable("DKIMUpdateStatus", dkim_update_status_, raw)
        )
        model.return_path_domain = (
            return_path_domain_
            if return_path_domain_.__class__ is str
            else None
            if return_path_domain_ is None
            else unreadable("ReturnPathDomain", return_path_domain_, raw)
        )
        model.return_path_domain_verified = (
            return_path_domain_verified_
            if return_path_domain_verified_ is None or return_path_domain_verified_.__class__ is bool
            else unreadable("ReturnPathDomainVerified", return_path_domain_verified_, raw)
        )
        model.return_path_domain_cname_value = (
            return_path_domain_cname_value_
            if return_path_domain_cname_value_.__class__ is str
            else None
            if return_path_domain_cname_value_ is None
            else unreadable("ReturnPathDomainCNAMEValue", return_path_domain_cname_value_, raw)
        )
        model.spf_verified = (
            spf_verified_
            if spf_verified_ is None or spf_verified_.__class__ is bool
            else unreadable("SPFVerified", spf_verified_, raw)
        )
        model.spf_host = (
            spf_host_
            if spf_host_.__class__ is str
            else None
            if spf_host_ is None
            else unreadable("SPFHost", spf_host_, raw)
        )
        model.spf_text_value = (
            spf_text_value_
            if spf_text_value_.__class__ is str
            else None
            if spf_text_value_ is None
            else unreadable("SPFTextValue", spf_text_value_, raw)
        )
        model.custom_tracking_domain = (
            custom_tracking_domain_
            if custom_tracking_domain_.__class__ is str
            else None
            if custom_tracking_domain_ is None
            else unreadable("CustomTrackingDomain", custom_tracking_domain_, raw)
        )
        model.custom_tracking_domain_cname_value = (
            custom_tracking_domain_cname_value_
            if custom_tracking_domain_cname_value_.__class__ is str
            else None
            if custom_tracking_domain_cname_value_ is None
            else unreadable("CustomTrackingDomainCNAMEValue", custom_tracking_domain_cname_value_, raw)
        )
        model.custom_tracking_verified = (
            custom_tracking_verified_
            if custom_tracking_verified_ is None or custom_tracking_verified_.__class__ is bool
            else unreadable("CustomTrackingVerified", custom_tracking_verified_, raw)
        )
        model.domain = (
            intern(domain_)
            if domain_.__class__ is str
            else None
            if domain_ is None
            else unreadable("Domain", domain_, raw)
        )
        model.name = name_ if name_.__class__ is str else None if name_ is None else unreadable("Name", name_, raw)
        model.reply_to_email_address = (
            reply_to_email_address_
            if reply_to_email_address_.__class__ is str
            else None
            if reply_to_email_address_ is None
            else unreadable("ReplyToEmailAddress", reply_to_email_address_, raw)
        )
        model.confirmed = (
            confirmed_
            if confirmed_ is None or confirmed_.__class__ is bool
            else unreadable("Confirmed", confirmed_, raw)
        )
        model.confirmation_personal_note = (
            confirmation_personal_note_
            if confirmation_personal_note_.__class__ is str
            else None
            if confirmation_personal_note_ is None
            else unreadable("ConfirmationPersonalNote", confirmation_personal_note_, raw)
        )
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = Signature
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(Signature.WIRE_NAMES.values())
_blank: Final = blank(Signature)
_pick: Final[Any] = itemgetter(*_ABSENT)
