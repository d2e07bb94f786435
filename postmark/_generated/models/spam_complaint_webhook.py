# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Callable, Mapping
from datetime import datetime
from operator import itemgetter
from typing import Any, ClassVar, Final, Literal, Self, final

from ..._wire.mixins import PostedEvent
from ..._wire.models import Raw, blank
from ..._wire.readers import instant, renamed, text_mapping, unreadable, with_unknown
from ..._wire.records import frozen
from .metadata import Metadata


@final
@frozen(init=False)
class SpamComplaintWebhook(PostedEvent):
    """A recipient marked a message as spam. Any field may be missing."""

    __module__ = "postmark.webhooks"
    __slots__ = __match_args__ = (
        "record_type",
        "id",
        "type",
        "type_code",
        "name",
        "message_id",
        "message_stream",
        "server_id",
        "email",
        "from_email",
        "subject",
        "bounced_at",
        "description",
        "details",
        "dump_available",
        "inactive",
        "can_activate",
        "content",
        "tag",
        "metadata",
    )
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "record_type": "RecordType",
        "id": "ID",
        "type": "Type",
        "type_code": "TypeCode",
        "name": "Name",
        "message_id": "MessageID",
        "message_stream": "MessageStream",
        "server_id": "ServerID",
        "email": "Email",
        "from_email": "From",
        "subject": "Subject",
        "bounced_at": "BouncedAt",
        "description": "Description",
        "details": "Details",
        "dump_available": "DumpAvailable",
        "inactive": "Inactive",
        "can_activate": "CanActivate",
        "content": "Content",
        "tag": "Tag",
        "metadata": "Metadata",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("record_type", "id", "type", "type_code")

    EMPTY: ClassVar[Mapping[str, Callable[[], Any]]] = {"metadata": dict}

    record_type: str | None
    """Always `SpamComplaint`; absent in old payloads."""
    id: int | None
    """Id of the complaint, by which the Bounce API knows it."""
    type: Literal["SpamComplaint"] | str | None
    """Always `SpamComplaint`."""
    type_code: int | None
    """100001, or 512 in older payloads, so it is not to be relied on."""
    name: str | None
    """The type in words."""
    message_id: str | None
    """Id of the message; all zeros in a test event."""
    message_stream: str | None
    """Id of the message stream; absent in old payloads."""
    server_id: int | None
    """Id of the server. Old payloads spell the key `ServerId`."""
    email: str | None
    """The recipient."""
    from_email: str | None
    """Address of the sender; absent in old payloads."""
    subject: str | None
    """Subject of the message; absent in old payloads."""
    bounced_at: datetime | None
    """When the complaint came in."""
    description: str | None
    """Empty for complaints."""
    details: str | None
    """What the recipient's server said; may be empty."""
    dump_available: bool | None
    """Whether the raw source can be had from the Bounce API."""
    inactive: bool | None
    """Whether the address was suppressed because of it."""
    can_activate: bool | None
    """Whether the address can be activated again; not after a complaint."""
    content: str | None
    """The raw source of the complaint. Only if the webhook includes it."""
    tag: str | None
    """Tag of the message. Null, empty or absent if it has none."""
    metadata: Metadata
    """Metadata of the message."""

    def __init__(
        self,
        record_type: str | None = None,
        id: int | None = None,
        type: Literal["SpamComplaint"] | str | None = None,
        type_code: int | None = None,
        name: str | None = None,
        message_id: str | None = None,
        message_stream: str | None = None,
        server_id: int | None = None,
        email: str | None = None,
        from_email: str | None = None,
        subject: str | None = None,
        bounced_at: datetime | None = None,
        description: str | None = None,
        details: str | None = None,
        dump_available: bool | None = None,
        inactive: bool | None = None,
        can_activate: bool | None = None,
        content: str | None = None,
        tag: str | None = None,
        metadata: Metadata | None = None,
        *,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self._fill(
            (
                record_type,
                id,
                type,
                type_code,
                name,
                message_id,
                message_stream,
                server_id,
                email,
                from_email,
                subject,
                bounced_at,
                description,
                details,
                dump_available,
                inactive,
                can_activate,
                content,
                tag,
                metadata,
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
            values, unknown = _pick(data), len(data) > 20
        except KeyError:
            data = renamed(data, "ServerId", "ServerID")
            values, unknown = _pick({**_ABSENT, **data}), not data.keys() <= _ABSENT.keys()
        (record_type_, id_, type_, type_code_, name_, message_id_, message_stream_, server_id_, email_,
         from_email_, subject_, bounced_at_, description_, details_, dump_available_, inactive_,
         can_activate_, content_, tag_, metadata_) = values  # fmt: skip
        model.record_type = (
            record_type_
            if record_type_.__class__ is str
            else None
            if record_type_ is None
            else unreadable("RecordType", record_type_, raw)
        )
        model.id = id_ if id_ is None or id_.__class__ is int else unreadable("ID", id_, raw)
        model.type = type_ if type_.__class__ is str else None if type_ is None else unreadable("Type", type_, raw)
        model.type_code = (
            type_code_ if type_code_ is None or type_code_.__class__ is int else unreadable("TypeCode", type_code_, raw)
        )
        model.name = name_ if name_.__class__ is str else None if name_ is None else unreadable("Name", name_, raw)
        model.message_id = (
            message_id_
            if message_id_.__class__ is str
            else None
            if message_id_ is None
            else unreadable("MessageID", message_id_, raw)
        )
        model.message_stream = (
            message_stream_
            if message_stream_.__class__ is str
            else None
            if message_stream_ is None
            else unreadable("MessageStream", message_stream_, raw)
        )
        model.server_id = (
            server_id_ if server_id_ is None or server_id_.__class__ is int else unreadable("ServerID", server_id_, raw)
        )
        model.email = (
            email_ if email_.__class__ is str else None if email_ is None else unreadable("Email", email_, raw)
        )
        model.from_email = (
            from_email_
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
        model.bounced_at = instant("BouncedAt", bounced_at_, raw)
        model.description = (
            description_
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
        model.dump_available = (
            dump_available_
            if dump_available_ is None or dump_available_.__class__ is bool
            else unreadable("DumpAvailable", dump_available_, raw)
        )
        model.inactive = (
            inactive_ if inactive_ is None or inactive_.__class__ is bool else unreadable("Inactive", inactive_, raw)
        )
        model.can_activate = (
            can_activate_
            if can_activate_ is None or can_activate_.__class__ is bool
            else unreadable("CanActivate", can_activate_, raw)
        )
        model.content = (
            content_
            if content_.__class__ is str
            else None
            if content_ is None
            else unreadable("Content", content_, raw)
        )
        model.tag = tag_ if tag_.__class__ is str else None if tag_ is None else unreadable("Tag", tag_, raw)
        model.metadata = text_mapping("Metadata", metadata_, raw)
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = SpamComplaintWebhook
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(SpamComplaintWebhook.WIRE_NAMES.values())
_blank: Final = blank(SpamComplaintWebhook)
_pick: Final[Any] = itemgetter(*_ABSENT)
