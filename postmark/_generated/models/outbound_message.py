# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from operator import itemgetter
from sys import intern
from typing import Any, ClassVar, Final, Literal, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import instant, models, not_text, text_mapping, texts, unreadable, with_unknown
from ..._wire.records import frozen
from .email_address import EmailAddress
from .metadata import Metadata


@final
@frozen(init=False)
class OutboundMessage(Model):
    """A message the server sent, as it appears in a list."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = (
        "message_id",
        "received_at",
        "from_email",
        "subject",
        "status",
        "tag",
        "message_stream",
        "to",
        "cc",
        "bcc",
        "recipients",
        "attachments",
        "track_opens",
        "track_links",
        "metadata",
        "sandboxed",
    )
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "message_id": "MessageID",
        "received_at": "ReceivedAt",
        "from_email": "From",
        "subject": "Subject",
        "status": "Status",
        "tag": "Tag",
        "message_stream": "MessageStream",
        "to": "To",
        "cc": "Cc",
        "bcc": "Bcc",
        "recipients": "Recipients",
        "attachments": "Attachments",
        "track_opens": "TrackOpens",
        "track_links": "TrackLinks",
        "metadata": "Metadata",
        "sandboxed": "Sandboxed",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("message_id", "received_at", "from_email", "subject", "status")

    EMPTY: ClassVar[Mapping[str, Callable[[], Any]]] = {
        "to": list,
        "cc": list,
        "bcc": list,
        "recipients": list,
        "attachments": list,
        "metadata": dict,
    }

    message_id: str
    """Id of the message, usually a lower-case UUID."""
    received_at: datetime
    """When Postmark accepted the message."""
    from_email: str
    """The sender as in the From header, with the display name."""
    subject: str
    """The subject; may be empty."""
    status: Literal["Queued", "Sent", "Processed"] | str
    """Status of the message. Capitalised here, lower case as a filter."""
    tag: str | None
    """Tag of the message. Absent or empty if it has none."""
    message_stream: str | None
    """Id of the message stream. Absent on messages older than streams."""
    to: list[EmailAddress]
    """The To recipients."""
    cc: list[EmailAddress]
    """The Cc recipients."""
    bcc: list[EmailAddress]
    """The Bcc recipients."""
    recipients: list[str]
    """Addresses of all recipients."""
    attachments: list[str]
    """File names of the attachments. Their content is never returned."""
    track_opens: bool | None
    """Whether opens are tracked."""
    track_links: Literal["None", "HtmlAndText", "HtmlOnly", "TextOnly"] | str | None
    """Where links are tracked."""
    metadata: Metadata
    """Custom metadata of the message."""
    sandboxed: bool | None
    """Whether the server is a sandbox, which delivers nothing. Absent before 2021."""

    def __init__(
        self,
        message_id: str,
        received_at: datetime,
        from_email: str,
        subject: str,
        status: Literal["Queued", "Sent", "Processed"] | str,
        tag: str | None = None,
        message_stream: str | None = None,
        to: Sequence[EmailAddress] = (),
        cc: Sequence[EmailAddress] = (),
        bcc: Sequence[EmailAddress] = (),
        recipients: Sequence[str] = (),
        attachments: Sequence[str] = (),
        track_opens: bool | None = None,
        track_links: Literal["None", "HtmlAndText", "HtmlOnly", "TextOnly"] | str | None = None,
        metadata: Metadata | None = None,
        sandboxed: bool | None = None,
        *,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self._fill(
            (
                message_id,
                received_at,
                from_email,
                subject,
                status,
                tag,
                message_stream,
                to,
                cc,
                bcc,
                recipients,
                attachments,
                track_opens,
                track_links,
                metadata,
                sandboxed,
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
            values, unknown = _pick(data), len(data) > 16
        except KeyError:
            values, unknown = _pick({**_ABSENT, **data}), not data.keys() <= _ABSENT.keys()
        (message_id_, received_at_, from_email_, subject_, status_, tag_, message_stream_, to_, cc_, bcc_,
         recipients_, attachments_, track_opens_, track_links_, metadata_, sandboxed_) = values  # fmt: skip
        model.message_id = message_id_ if message_id_.__class__ is str else not_text("MessageID", message_id_, raw)
        model.received_at = instant("ReceivedAt", received_at_, raw)
        model.from_email = intern(from_email_) if from_email_.__class__ is str else not_text("From", from_email_, raw)
        model.subject = subject_ if subject_.__class__ is str else not_text("Subject", subject_, raw)
        model.status = intern(status_) if status_.__class__ is str else not_text("Status", status_, raw)
        model.tag = intern(tag_) if tag_.__class__ is str else None if tag_ is None else unreadable("Tag", tag_, raw)
        model.message_stream = (
            intern(message_stream_)
            if message_stream_.__class__ is str
            else None
            if message_stream_ is None
            else unreadable("MessageStream", message_stream_, raw)
        )
        model.to = [] if to_.__class__ is list and not to_ else models("To", to_, EmailAddress, raw)
        model.cc = [] if cc_.__class__ is list and not cc_ else models("Cc", cc_, EmailAddress, raw)
        model.bcc = [] if bcc_.__class__ is list and not bcc_ else models("Bcc", bcc_, EmailAddress, raw)
        model.recipients = (
            [] if recipients_.__class__ is list and not recipients_ else texts("Recipients", recipients_, raw)
        )
        model.attachments = (
            [] if attachments_.__class__ is list and not attachments_ else texts("Attachments", attachments_, raw)
        )
        model.track_opens = (
            track_opens_
            if track_opens_ is None or track_opens_.__class__ is bool
            else unreadable("TrackOpens", track_opens_, raw)
        )
        model.track_links = (
            intern(track_links_)
            if track_links_.__class__ is str
            else None
            if track_links_ is None
            else unreadable("TrackLinks", track_links_, raw)
        )
        model.metadata = text_mapping("Metadata", metadata_, raw)
        model.sandboxed = (
            sandboxed_
            if sandboxed_ is None or sandboxed_.__class__ is bool
            else unreadable("Sandboxed", sandboxed_, raw)
        )
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = OutboundMessage
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(OutboundMessage.WIRE_NAMES.values())
_blank: Final = blank(OutboundMessage)
_pick: Final[Any] = itemgetter(*_ABSENT)
