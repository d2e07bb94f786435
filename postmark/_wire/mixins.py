"""What some models have beside their fields; the spec names their base class (x-base)."""

from __future__ import annotations

import math
from binascii import a2b_base64
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, ClassVar, Final, Generic, TypeVar, cast

from postmark._wire.models import Model, Raw

if TYPE_CHECKING:
    from email.message import EmailMessage

Row = TypeVar("Row", bound=Any)


class DeliveryTotals(Model, Generic[Row]):
    """The bounces of a server by type, of which the service lists the total first."""

    __slots__ = ()
    __match_args__: ClassVar[Any] = ()  # as in Model
    bounces: list[Row]

    @property
    def total(self) -> int:
        """The number of all bounces."""
        return next((row.count for row in self.bounces if not row.type), 0)

    @property
    def counts(self) -> list[Row]:
        """The number of bounces by type, without the total."""
        return [row for row in self.bounces if row.type]


class Outcome(Model):
    """What became of one item of a request that answers for each."""

    __slots__ = ()
    __match_args__: ClassVar[Any] = ()  # as in Model
    status: str | None

    @property
    def succeeded(self) -> bool:
        """Whether the address was suppressed or deleted, as requested."""
        return self.status in ("Suppressed", "Deleted")


# Under it, an event keeps among its raw values what its request's headers said. No key of JSON
# equals it, and it keeps its identity through pickle and copy.
_HEADERS: Final[Any] = ...


class PostedEvent(Model):
    """What every event has that Postmark posts."""

    __slots__ = ()
    __match_args__: ClassVar[Any] = ()  # as in Model
    TELLING: ClassVar[tuple[str, ...]] = (
        "id", "bounced_at", "delivered_at", "received_at", "changed_at",
    )  # fmt: skip
    """With one of these, the fields of IDENTITY tell two events apart."""
    IDENTITY: ClassVar[tuple[str, ...]] = (
        *TELLING, "message_id", "server_id", "message_stream", "type", "email", "recipient",
        "suppress_sending", "original_link", "click_location",
    )  # fmt: skip

    @property
    def trace_id(self) -> str | None:
        """Postmark's id of the event, the same in every attempt; None if the request had none."""
        return self._said()[0]

    @property
    def retries_remaining(self) -> int | None:
        """How often Postmark will still try if this attempt fails; None if it did not say."""
        return self._said()[1]

    @property
    def key(self) -> str:
        """A text of at most 64 characters that is the same for a repeated delivery of the event.

        Made of what identifies the event, not of the request, and without anything personal.
        """
        seen: Any = self.to_dict()
        if any(getattr(self, name, None) is not None for name in self.TELLING):
            seen = [getattr(self, name, None) for name in self.IDENTITY]
        return f"{type(self).__name__.removesuffix('Webhook')}-{_digest(seen)}"

    def _said(self) -> tuple[str | None, int | None]:
        raw: Any = self._raw or {}
        said: tuple[str | None, int | None] = raw.get(_HEADERS, (None, None))
        return said

    def _extra(self) -> Raw:
        return {key: value for key, value in super()._extra().items() if key is not _HEADERS}


def received(event: PostedEvent, trace_id: str | None, retries_remaining: int | None) -> None:
    """Note on a new event what the headers of its request said."""
    said: Any = {_HEADERS: (trace_id, retries_remaining)}
    before = event._raw or {}  # pyright: ignore[reportPrivateUsage] - of the class above
    object.__setattr__(event, "_raw", {**before, **said})


def _digest(value: object) -> str:
    """Return a digest of JSON and times. Not recursively, see `copied`."""
    from hashlib import sha256  # noqa: PLC0415 - not all who read webhooks use keys

    found = sha256()
    unvisited = [value]
    while unvisited:
        item = unvisited.pop()
        inside = _inside(item)
        shown = item.astimezone(UTC).isoformat() if isinstance(item, datetime) else item
        said = repr(shown) if inside is None else f"{type(item).__name__} of {len(inside)}"
        found.update(f"{said}\0".encode())
        unvisited += inside or ()
    return found.hexdigest()[:32]


def _inside(item: object) -> list[object] | None:
    """Return what is in an object or array; None if it is something else."""
    if isinstance(item, dict):
        members = cast("Any", item).items()
        pairs: list[tuple[object, object]] = sorted(members, key=lambda pair: str(pair[0]))
        return [each for pair in pairs for each in pair]
    return cast("list[object]", item) if isinstance(item, list) else None


class DecodedAttachment(Model):
    """An attachment that was posted with its content."""

    __slots__ = ()
    __match_args__: ClassVar[Any] = ()  # as in Model
    content_base64: str | None
    data_base64: str | None

    @property
    def content(self) -> bytes:
        """The content, decoded at each access; empty if it is not base64."""
        try:
            return a2b_base64(f"{self.content_base64 or self.data_base64 or ''}==")
        except ValueError:  # the text stays in its field
            return b""


class InboundEvent(PostedEvent):
    """An inbound message that Postmark posts."""

    __slots__ = ()
    __match_args__: ClassVar[Any] = ()  # as in Model
    TELLING: ClassVar[tuple[str, ...]] = ("message_id",)
    headers: list[Any]

    @property
    def spam_score(self) -> float | None:
        """SpamAssassin's score, the first X-Spam-Score header; None without a readable one."""
        values = (each.value for each in self.headers if each.name.lower() == "x-spam-score")
        try:
            score = float(next(values, ""))
        except ValueError:
            return None
        return score if math.isfinite(score) else None

    def to_message(self) -> EmailMessage:
        """Return the message as Python's own: parsed from `raw_email`, or else composed anew.

        A composed one has the headers, both bodies, the attachments and the inline images, but not
        the bytes that were sent: signatures such as DKIM's do not hold for it.
        """
        from postmark._wire.inbound_mail import composed, parsed  # noqa: PLC0415 - takes long to import

        mail: Any = self
        return parsed(mail.raw_email) if mail.raw_email else composed(mail)
