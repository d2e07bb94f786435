# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from operator import itemgetter
from sys import intern
from typing import Any, ClassVar, Final, Literal, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import models, nested, not_text, sent_date, unreadable, with_unknown
from ..._wire.records import frozen
from .inbound_address import InboundAddress
from .inbound_attachment import InboundAttachment


@final
@frozen(init=False)
class InboundMessage(Model):
    """A message the server received, as it appears in a list."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = (
        "message_id",
        "from_email",
        "subject",
        "status",
        "date",
        "from_name",
        "from_full",
        "to",
        "to_full",
        "cc",
        "cc_full",
        "bcc",
        "bcc_full",
        "reply_to",
        "original_recipient",
        "mailbox_hash",
        "tag",
        "message_stream",
        "attachments",
    )
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "message_id": "MessageID",
        "from_email": "From",
        "subject": "Subject",
        "status": "Status",
        "date": "Date",
        "from_name": "FromName",
        "from_full": "FromFull",
        "to": "To",
        "to_full": "ToFull",
        "cc": "Cc",
        "cc_full": "CcFull",
        "bcc": "Bcc",
        "bcc_full": "BccFull",
        "reply_to": "ReplyTo",
        "original_recipient": "OriginalRecipient",
        "mailbox_hash": "MailboxHash",
        "tag": "Tag",
        "message_stream": "MessageStream",
        "attachments": "Attachments",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("message_id", "from_email", "subject", "status", "date")

    EMPTY: ClassVar[Mapping[str, Callable[[], Any]]] = {
        "from_full": lambda: InboundAddress.from_dict({}),
        "to_full": list,
        "cc_full": list,
        "bcc_full": list,
        "attachments": list,
    }

    message_id: str
    """Id of the message, usually a lower-case UUID."""
    from_email: str
    """Address of the sender. Copied from the mail, so not always a valid address."""
    subject: str
    """The subject; may be empty."""
    status: Literal["Blocked", "Processed", "Queued", "Failed", "Scheduled"] | str
    """Processed: posted to the webhook. Blocked: by a rule. Queued: the webhook is paused.
    Scheduled: being retried. Failed: no retries left."""
    date: str
    """The sender's own Date header, unchanged. Not the time of receipt."""
    from_name: str | None
    """Display name of the sender."""
    from_full: InboundAddress
    """The sender."""
    to: str | None
    """The To header."""
    to_full: list[InboundAddress]
    """The To recipients."""
    cc: str | None
    """The Cc header."""
    cc_full: list[InboundAddress]
    """The Cc recipients."""
    bcc: str | None
    """The Bcc header. Not in Postmark's examples."""
    bcc_full: list[InboundAddress]
    """The Bcc recipients. Not in Postmark's examples."""
    reply_to: str | None
    """The Reply-To header."""
    original_recipient: str | None
    """The address the message was sent to."""
    mailbox_hash: str | None
    """The part after the plus sign of the recipient address."""
    tag: str | None
    """Tag of the message."""
    message_stream: str | None
    """Id of the message stream. Not in Postmark's examples."""
    attachments: list[InboundAttachment]
    """The attachments, without their content."""

    def __init__(
        self,
        message_id: str,
        from_email: str,
        subject: str,
        status: Literal["Blocked", "Processed", "Queued", "Failed", "Scheduled"] | str,
        date: str,
        from_name: str | None = None,
        from_full: InboundAddress | None = None,
        to: str | None = None,
        to_full: Sequence[InboundAddress] = (),
        cc: str | None = None,
        cc_full: Sequence[InboundAddress] = (),
        bcc: str | None = None,
        bcc_full: Sequence[InboundAddress] = (),
        reply_to: str | None = None,
        original_recipient: str | None = None,
        mailbox_hash: str | None = None,
        tag: str | None = None,
        message_stream: str | None = None,
        attachments: Sequence[InboundAttachment] = (),
        *,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self._fill(
            (
                message_id,
                from_email,
                subject,
                status,
                date,
                from_name,
                from_full,
                to,
                to_full,
                cc,
                cc_full,
                bcc,
                bcc_full,
                reply_to,
                original_recipient,
                mailbox_hash,
                tag,
                message_stream,
                attachments,
            ),
            extra,
        )

    @property
    def date_parsed(self) -> datetime | None:
        """`date` as a datetime; None if it cannot be parsed."""
        return sent_date(self.date)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read the wire form. Never fails, whatever the values."""
        data = data if data.__class__ is dict else {**data}
        raw: Raw = {}
        model: Any = _blank()
        try:
            values, unknown = _pick(data), len(data) > 19
        except KeyError:
            values, unknown = _pick({**_ABSENT, **data}), not data.keys() <= _ABSENT.keys()
        (message_id_, from_email_, subject_, status_, date_, from_name_, from_full_, to_, to_full_, cc_,
         cc_full_, bcc_, bcc_full_, reply_to_, original_recipient_, mailbox_hash_, tag_, message_stream_,
         attachments_) = values  # fmt: skip
        model.message_id = message_id_ if message_id_.__class__ is str else not_text("MessageID", message_id_, raw)
        model.from_email = intern(from_email_) if from_email_.__class__ is str else not_text("From", from_email_, raw)
        model.subject = subject_ if subject_.__class__ is str else not_text("Subject", subject_, raw)
        model.status = intern(status_) if status_.__class__ is str else not_text("Status", status_, raw)
        model.date = date_ if date_.__class__ is str else not_text("Date", date_, raw)
        model.from_name = (
            from_name_
            if from_name_.__class__ is str
            else None
            if from_name_ is None
            else unreadable("FromName", from_name_, raw)
        )
        model.from_full = nested("FromFull", from_full_, InboundAddress, raw)
        model.to = to_ if to_.__class__ is str else None if to_ is None else unreadable("To", to_, raw)
        model.to_full = (
            [] if to_full_.__class__ is list and not to_full_ else models("ToFull", to_full_, InboundAddress, raw)
        )
        model.cc = cc_ if cc_.__class__ is str else None if cc_ is None else unreadable("Cc", cc_, raw)
        model.cc_full = (
            [] if cc_full_.__class__ is list and not cc_full_ else models("CcFull", cc_full_, InboundAddress, raw)
        )
        model.bcc = bcc_ if bcc_.__class__ is str else None if bcc_ is None else unreadable("Bcc", bcc_, raw)
        model.bcc_full = (
            [] if bcc_full_.__class__ is list and not bcc_full_ else models("BccFull", bcc_full_, InboundAddress, raw)
        )
        model.reply_to = (
            reply_to_
            if reply_to_.__class__ is str
            else None
            if reply_to_ is None
            else unreadable("ReplyTo", reply_to_, raw)
        )
        model.original_recipient = (
            original_recipient_
            if original_recipient_.__class__ is str
            else None
            if original_recipient_ is None
            else unreadable("OriginalRecipient", original_recipient_, raw)
        )
        model.mailbox_hash = (
            mailbox_hash_
            if mailbox_hash_.__class__ is str
            else None
            if mailbox_hash_ is None
            else unreadable("MailboxHash", mailbox_hash_, raw)
        )
        model.tag = intern(tag_) if tag_.__class__ is str else None if tag_ is None else unreadable("Tag", tag_, raw)
        model.message_stream = (
            intern(message_stream_)
            if message_stream_.__class__ is str
            else None
            if message_stream_ is None
            else unreadable("MessageStream", message_stream_, raw)
        )
        model.attachments = (
            []
            if attachments_.__class__ is list and not attachments_
            else models("Attachments", attachments_, InboundAttachment, raw)
        )
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = InboundMessage
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(InboundMessage.WIRE_NAMES.values())
_blank: Final = blank(InboundMessage)
_pick: Final[Any] = itemgetter(*_ABSENT)
