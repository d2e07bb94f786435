# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import unreadable, with_unknown
from ..._wire.records import frozen


@final
@frozen(init=False)
class HttpAuth(Model):
    """Username and password of HTTP basic authentication."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = ("username", "password")
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {"username": "Username", "password": "Password"}
    SHOWN: ClassVar[tuple[str, ...]] = ("username",)

    username: str | None
    """The username."""
    password: str | None
    """The password, in clear text."""

    def __init__(
        self, username: str | None = None, password: str | None = None, *, extra: Mapping[str, Any] | None = None
    ) -> None:
        self._fill((username, password), extra)

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
        (username_, password_) = values  # fmt: skip
        model.username = (
            username_
            if username_.__class__ is str
            else None
            if username_ is None
            else unreadable("Username", username_, raw)
        )
        model.password = (
            password_
            if password_.__class__ is str
            else None
            if password_ is None
            else unreadable("Password", password_, raw)
        )
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = HttpAuth
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(HttpAuth.WIRE_NAMES.values())
_blank: Final = blank(HttpAuth)
_pick: Final[Any] = itemgetter(*_ABSENT)
