# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import unreadable, with_unknown
from ..._wire.records import frozen


@final
@frozen(init=False)
class OpenTrigger(Model):
    """Whether and how opens are posted."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = ("enabled", "post_first_open_only")
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {"enabled": "Enabled", "post_first_open_only": "PostFirstOpenOnly"}
    SHOWN: ClassVar[tuple[str, ...]] = ("enabled", "post_first_open_only")

    enabled: bool | None
    """Whether opens are posted."""
    post_first_open_only: bool | None
    """Whether only the first open of a recipient is posted."""

    def __init__(
        self,
        enabled: bool | None = None,
        post_first_open_only: bool | None = None,
        *,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self._fill((enabled, post_first_open_only), extra)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read the wire form. Never fails, whatever the values."""
        data = data if data.__class__ is dict else {**data}
        raw: Raw = {}
        model: Any = _blank()
        try:
            values, unknown = _pick(data), len(data) > 2
        except KeyError:
            values, unknown = _pick({**_ABSENT, **data}), not data.keys() <= _ABSENT.keys()
        (enabled_, post_first_open_only_) = values  # fmt: skip
        model.enabled = (
            enabled_ if enabled_ is None or enabled_.__class__ is bool else unreadable("Enabled", enabled_, raw)
        )
        model.post_first_open_only = (
            post_first_open_only_
            if post_first_open_only_ is None or post_first_open_only_.__class__ is bool
            else unreadable("PostFirstOpenOnly", post_first_open_only_, raw)
        )
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = OpenTrigger
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(OpenTrigger.WIRE_NAMES.values())
_blank: Final = blank(OpenTrigger)
_pick: Final[Any] = itemgetter(*_ABSENT)
