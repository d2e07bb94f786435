# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, ClassVar, Final, Literal, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import not_number, not_text, unreadable, with_unknown
from ..._wire.records import frozen


@final
@frozen(init=False)
class BounceCount(Model):
    """Number of bounces of one type, or of all."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = ("name", "type", "count")
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {"name": "Name", "type": "Type", "count": "Count"}
    SHOWN: ClassVar[tuple[str, ...]] = ("name",)

    name: str
    """Name of the type for people; `All` for the total."""
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
    """Type of the bounces; absent from the total."""
    count: int
    """Number of bounces."""

    def __init__(
        self,
        name: str,
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
        count: int = 0,
        *,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self._fill((name, type, count), extra)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read the wire form. Never fails, whatever the values."""
        data = data if data.__class__ is dict else {**data}
        raw: Raw = {}
        model: Any = _blank()
        try:
            values, unknown = _pick(data), len(data) > 3
        except KeyError:
            values, unknown = _pick({**_ABSENT, **data}), not data.keys() <= _ABSENT.keys()
        (name_, type_, count_) = values  # fmt: skip
        model.name = name_ if name_.__class__ is str else not_text("Name", name_, raw)
        model.type = type_ if type_.__class__ is str else None if type_ is None else unreadable("Type", type_, raw)
        model.count = count_ if count_.__class__ is int else not_number("Count", count_, raw)
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = BounceCount
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(BounceCount.WIRE_NAMES.values())
_blank: Final = blank(BounceCount)
_pick: Final[Any] = itemgetter(*_ABSENT)
