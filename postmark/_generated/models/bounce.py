# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from datetime import datetime
from operator import itemgetter
from sys import intern
from typing import Any, ClassVar, Final, Literal, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import instant, unreadable, with_unknown
from ..._wire.records import frozen


@final
@frozen(init=False)
class Bounce(Model):
    """A mail that came back from one recipient."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = (
        "id",
        "type",
        "type_code",
        "name",
        "email",
        "bounced_at",
        "inactive",
        "can_activate",
        "dump_available",
        "message_id",
        "message_stream",
        "server_id",
        "tag",
        "from_email",
        "subject",
        "description",
        "details",
        "content",
        "record_type",
    )
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "id": "ID",
        "type": "Type",
        "type_code": "TypeCode",
        "name": "Name",
        "email": "Email",
        "bounced_at": "BouncedAt",
        "inactive": "Inactive",
        "can_activate": "CanActivate",
        "dump_available": "DumpAvailable",
        "message_id": "MessageID",
        "message_stream": "MessageStream",
        "server_id": "ServerID",
        "tag": "Tag",
        "from_email": "From",
        "subject": "Subject",
        "description": "Description",
        "details": "Details",
        "content": "Content",
        "record_type": "RecordType",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("id",)

    id: int
    """Id of the bounce."""
    type: (
        Literal[
            "HardBounce",
            "Transient",
            "Unsubscribe",
            "Subscribe",
            "AutoResponder",
            "AddressChange",
            "DnsError",
            "SpamNotification",
            "OpenRelayTest",
            "Unknown",
            "SoftBounce",
            "VirusNotification",
            "ChallengeVerification",
            "BadEmailAddress",
            "SpamComplaint",
            "ManuallyDeactivated",
            "Unconfirmed",
            "Blocked",
            "SMTPApiError",
            "InboundError",
            "DMARCPolicy",
            "TemplateRenderingFailed",
        ]
        | str
        | None
    )
    """Type of the bounce. `Unknown` is one of Postmark's own types."""
    type_code: int | None
    """Number of the type."""
    name: str | None
    """Name of the type for people."""
    email: str | None
    """The recipient; not always a valid address."""
    bounced_at: datetime | None
    """When the mail came back."""
    inactive: bool | None
    """Whether this bounce has switched the address off."""
    can_activate: bool | None
    """Whether the address may be switched on again. It can be true for an address that is
    not off."""
    dump_available: bool | None
    """Whether the raw source can be had; false after 30 days."""
    message_id: str | None
    """Id of the message; may be empty or all zeros."""
    message_stream: str | None
    """Id of the message stream. Absent before there were streams."""
    server_id: int | None
    """Id of the server. Absent from old answers."""
    tag: str | None
    """Tag of the message. Absent or empty if it has none."""
    from_email: str | None
    """The sender. Absent for spam complaints and from old answers."""
    subject: str | None
    """Subject of the message."""
    description: str | None
    """What this type of bounce means."""
    details: str | None
    """What the receiving server said; may be empty and may have line breaks."""
    content: str | None
    """Source of the mail. Not in lists."""
    record_type: str | None
    """Always `Bounce` where present."""

    def __init__(
        self,
        id: int,
        type: Literal[
            "HardBounce",
            "Transient",
            "Unsubscribe",
            "Subscribe",
            "AutoResponder",
            "AddressChange",
            "DnsError",
            "SpamNotification",
            "OpenRelayTest",
            "Unknown",
            "SoftBounce",
            "VirusNotification",
            "ChallengeVerification",
            "BadEmailAddress",
            "SpamComplaint",
            "ManuallyDeactivated",
            "Unconfirmed",
            "Blocked",
            "SMTPApiError",
            "InboundError",
            "DMARCPolicy",
            "TemplateRenderingFailed",
        ]
        | str
        | None = None,
        type_code: int | None = None,
        name: str | None = None,
        email: str | None = None,
        bounced_at: datetime | None = None,
        inactive: bool | None = None,
        can_activate: bool | None = None,
        dump_available: bool | None = None,
        message_id: str | None = None,
        message_stream: str | None = None,
        server_id: int | None = None,
        tag: str | None = None,
        from_email: str | None = None,
        subject: str | None = None,
        description: str | None = None,
        details: str | None = None,
        content: str | None = None,
        record_type: str | None = None,
        *,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self._fill(
            (
                id,
                type,
                type_code,
                name,
                email,
                bounced_at,
                inactive,
                can_activate,
                dump_available,
                message_id,
                message_stream,
                server_id,
                tag,
                from_email,
                subject,
                description,
                details,
                content,
                record_type,
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
            values, unknown = _pick(data), len(data) > 19
        except KeyError:
            values, unknown = _pick({**_ABSENT, **data}), not data.keys() <= _ABSENT.keys()
        (id_, type_, type_code_, name_, email_, bounced_at_, inactive_, can_activate_, dump_available_,
         message_id_, message_stream_, server_id_, tag_, from_email_, subject_, description_, details_,
         content_, record_type_) = values  # fmt: skip
        model.id = id_ if id_ is None or id_.__class__ is int else unreadable("ID", id_, raw)
        model.type = (
            intern(type_) if type_.__class__ is str else None if type_ is None else unreadable("Type", type_, raw)
        )
        model.type_code = (
            type_code_ if type_code_ is None or type_code_.__class__ is int else unreadable("TypeCode", type_code_, raw)
        )
        model.name = (
            intern(name_) if name_.__class__ is str else None if name_ is None else unreadable("Name", name_, raw)
        )
        model.email = (
            email_ if email_.__class__ is str else None if email_ is None else unreadable("Email", email_, raw)
        )
        model.bounced_at = instant("BouncedAt", bounced_at_, raw)
        model.inactive = (
            inactive_ if inactive_ is None or inactive_.__class__ is bool else unreadable("Inactive", inactive_, raw)
        )
        model.can_activate = (
            can_activate_
            if can_activate_ is None or can_activate_.__class__ is bool
            else unreadable("CanActivate", can_activate_, raw)
        )
        model.dump_available = (
            dump_available_
            if dump_available_ is None or dump_available_.__class__ is bool
            else unreadable("DumpAvailable", dump_available_, raw)
        )
        model.message_id = (
            message_id_
            if message_id_.__class__ is str
            else None
            if message_id_ is None
            else unreadable("MessageID", message_id_, raw)
        )
        model.message_stream = (
            intern(message_stream_)
            if message_stream_.__class__ is str
            else None
            if message_stream_ is None
            else unreadable("MessageStream", message_stream_, raw)
        )
        model.server_id = (
            server_id_ if server_id_ is None or server_id_.__class__ is int else unreadable("ServerID", server_id_, raw)
        )
        model.tag = intern(tag_) if tag_.__class__ is str else None if tag_ is None else unreadable("Tag", tag_, raw)
        model.from_email = (
            intern(from_email_)
            if from_email_.__class__ is str
            else None
            if from_email_ is None
            else unreadable("From", from_email_, raw)
        )
        model.subject = (
            subject_
            if subject_.__class__ is str
            else None
            if subject_ is None
            else unreadable("Subject", subject_, raw)
        )
        model.description = (
            intern(description_)
            if description_.__class__ is str
            else None
            if description_ is None
            else unreadable("Description", description_, raw)
        )
        model.details = (
            details_
            if details_.__class__ is str
            else None
            if details_ is None
            else unreadable("Details", details_, raw)
        )
        model.content = (
            content_
            if content_.__class__ is str
            else None
            if content_ is None
            else unreadable("Content", content_, raw)
        )
        model.record_type = (
            intern(record_type_)
            if record_type_.__class__ is str
            else None
            if record_type_ is None
            else unreadable("RecordType", record_type_, raw)
        )
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = Bounce
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(Bounce.WIRE_NAMES.values())
_blank: Final = blank(Bounce)
_pick: Final[Any] = itemgetter(*_ABSENT)
