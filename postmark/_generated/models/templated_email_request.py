# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, ClassVar, Final, Literal, Self, final

import attrs

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import mapping, models, not_text, text_mapping, unreadable, with_unknown
from .attachment_request import AttachmentRequest
from .header import Header
from .metadata import Metadata
from .template_model import TemplateModel


@final
@attrs.frozen(eq=False, repr=False, weakref_slot=False)
class TemplatedEmailRequest(Model):
    """A message to make from a template and send."""

    __module__ = "postmark.models"
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "from_email": "From",
        "template_model": "TemplateModel",
        "reply_to": "ReplyTo",
        "tag": "Tag",
        "message_stream": "MessageStream",
        "track_opens": "TrackOpens",
        "track_links": "TrackLinks",
        "metadata": "Metadata",
        "headers": "Headers",
        "attachments": "Attachments",
        "to": "To",
        "cc": "Cc",
        "bcc": "Bcc",
        "template_id": "TemplateId",
        "template_alias": "TemplateAlias",
        "inline_css": "InlineCss",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("from_email",)

    from_email: str
    """The sender, one address with or without a display name, at most 255 characters. It
    must be a confirmed sender signature or of a verified domain."""
    template_model: TemplateModel
    """Values for the template's placeholders; may be empty."""
    reply_to: str | None = None
    """Addresses for replies, separated by commas. By default, those of the sender signature."""
    tag: str | None = None
    """One word or phrase to group messages by, at most 1,000 characters."""
    message_stream: str | None = None
    """Id of the message stream that sends. By default `outbound`; for a bulk send, the
    default broadcast stream."""
    track_opens: bool | None = None
    """Whether opens are tracked. False does not switch off what the server's settings have
    switched on."""
    track_links: Literal["None", "HtmlAndText", "HtmlOnly", "TextOnly"] | str | None = None
    """Where links are tracked. By default, the server's setting decides; `None` overrides
    it."""
    metadata: Metadata = attrs.field(factory=dict)
    """Up to 10 fields of your own, not shown to recipients. Names have at most 20 characters
    and may not differ in case only; values have at most 80."""
    headers: list[Header] = attrs.field(factory=list)
    """Further headers; names may repeat."""
    attachments: list[AttachmentRequest] = attrs.field(factory=list)
    """Files sent along. In base64 they count towards the limit of 10 MB."""
    to: str | None = None
    """Recipients, separated by commas. To, Cc and Bcc may have 50 together; To may be left
    out if another of them is given."""
    cc: str | None = None
    """Recipients of a copy, separated by commas."""
    bcc: str | None = None
    """Recipients of a copy that the others do not see, separated by commas."""
    template_id: int | None = None
    """Id of the template. It counts if the alias is given as well."""
    template_alias: str | None = None
    """Alias of the template."""
    inline_css: bool | None = None
    """Whether the style sheets of the HTML are moved into its elements. By default, they
    are."""
    _raw: Raw | None = attrs.field(default=None, alias="extra", kw_only=True)

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
        (from_email_, template_model_, reply_to_, tag_, message_stream_, track_opens_, track_links_,
         metadata_, headers_, attachments_, to_, cc_, bcc_, template_id_, template_alias_, inline_css_) = values  # fmt: skip
        model.from_email = from_email_ if from_email_.__class__ is str else not_text("From", from_email_, raw)
        model.template_model = mapping("TemplateModel", template_model_, raw)
        model.reply_to = (
            reply_to_
            if reply_to_.__class__ is str
            else None
            if reply_to_ is None
            else unreadable("ReplyTo", reply_to_, raw)
        )
        model.tag = tag_ if tag_.__class__ is str else None if tag_ is None else unreadable("Tag", tag_, raw)
        model.message_stream = (
            message_stream_
            if message_stream_.__class__ is str
            else None
            if message_stream_ is None
            else unreadable("MessageStream", message_stream_, raw)
        )
        model.track_opens = (
            track_opens_
            if track_opens_ is None or track_opens_.__class__ is bool
            else unreadable("TrackOpens", track_opens_, raw)
        )
        model.track_links = (
            track_links_
            if track_links_.__class__ is str
            else None
            if track_links_ is None
            else unreadable("TrackLinks", track_links_, raw)
        )
        model.metadata = text_mapping("Metadata", metadata_, raw)
        model.headers = [] if headers_.__class__ is list and not headers_ else models("Headers", headers_, Header, raw)
        model.attachments = (
            []
            if attachments_.__class__ is list and not attachments_
            else models("Attachments", attachments_, AttachmentRequest, raw)
        )
        model.to = to_ if to_.__class__ is str else None if to_ is None else unreadable("To", to_, raw)
        model.cc = cc_ if cc_.__class__ is str else None if cc_ is None else unreadable("Cc", cc_, raw)
        model.bcc = bcc_ if bcc_.__class__ is str else None if bcc_ is None else unreadable("Bcc", bcc_, raw)
        model.template_id = (
            template_id_
            if template_id_ is None or template_id_.__class__ is int
            else unreadable("TemplateId", template_id_, raw)
        )
        model.template_alias = (
            template_alias_
            if template_alias_.__class__ is str
            else None
            if template_alias_ is None
            else unreadable("TemplateAlias", template_alias_, raw)
        )
        model.inline_css = (
            inline_css_
            if inline_css_ is None or inline_css_.__class__ is bool
            else unreadable("InlineCss", inline_css_, raw)
        )
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = TemplatedEmailRequest
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(TemplatedEmailRequest.WIRE_NAMES.values())
_blank: Final = blank(TemplatedEmailRequest)
_pick: Final[Any] = itemgetter(*_ABSENT)
