# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from operator import itemgetter
from sys import intern
from typing import Any, ClassVar, Final, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import unreadable, with_unknown
from ..._wire.records import frozen


@final
@frozen(init=False)
class OSInfo(Model):
    """The operating system. Every field may be missing."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = ("name", "company", "family")
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {"name": "Name", "company": "Company", "family": "Family"}
    SHOWN: ClassVar[tuple[str, ...]] = ("name", "company", "family")

    name: str | None
    """Name with version."""
    company: str | None
    """The maker."""
    family: str | None
    """Name without version."""

    def __init__(
        self,
        name: str | None = None,
        company: str | None = None,
        family: str | None = None,
        *,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self._fill((name, company, family), extra)

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
        (name_, company_, family_) = values  # fmt: skip
        model.name = name_ if name_.__class__ is str else None if name_ is None else unreadable("Name", name_, raw)
        model.company = (
            intern(company_)
            if company_.__class__ is str
            else None
            if company_ is None
            else unreadable("Company", company_, raw)
        )
        model.family = (
            intern(family_)
            if family_.__class__ is str
            else None
            if family_ is None
            else unreadable("Family", family_, raw)
        )
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = OSInfo
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(OSInfo.WIRE_NAMES.values())
_blank: Final = blank(OSInfo)
_pick: Final[Any] = itemgetter(*_ABSENT)
