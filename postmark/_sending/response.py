"""What became of a mail."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Literal, Self, cast, get_args, get_type_hints

from postmark import _errors
from postmark._generated.models.send_result import SendResult
from postmark._wire.readers import inactive_addresses
from postmark._wire.records import Record, frozen

State = Literal["accepted", "refused", "unknown", "unsent"]
STATES: tuple[State, ...] = get_args(State)


@frozen(init=False)
class SendResponse(Record):
    """What Postmark says of one mail, or why it says nothing.

    https://postmarkapp.com/developer/api/email-api

    Attributes:
        state: "accepted": Postmark sends it. "refused": it does not. "unknown": it may have
            accepted it; check before sending again. "unsent": it has not received it.
        error: What `send` would have raised; None if the mail was accepted.
    """

    __module__ = "postmark"

    __slots__ = ("_result", "error", "state")
    _result: SendResult
    state: State
    error: _errors.PostmarkError | None

    def __init__(
        self, result: SendResult, state: State, error: _errors.PostmarkError | None = None
    ) -> None:
        self._put(_result=result, state=state, error=error)

    @property
    def message_id(self) -> str | None:
        """Id of the message; None unless it was accepted."""
        return self._result.message_id

    @property
    def to(self) -> str | None:
        """The To recipients as they were sent."""
        return self._result.to

    @property
    def submitted_at(self) -> datetime | None:
        """When Postmark accepted it."""
        return self._result.submitted_at

    @property
    def error_code(self) -> int | None:
        """Postmark's error code; 0 or None if there is none."""
        return self._result.error_code

    @property
    def message(self) -> str:
        """Postmark's words, or those of the error."""
        return self._result.message or (str(self.error) if self.error else "")

    @property
    def extra(self) -> Mapping[str, Any]:
        """Unknown keys of the response, and the raw form of values that could not be read."""
        return self._result.extra

    @property
    def accepted(self) -> bool:
        """Whether Postmark sends it."""
        return self.state == "accepted"

    @property
    def delayed(self) -> bool:
        """Whether Postmark accepted it but said that delivery may take longer."""
        return self.accepted and "delivery may be delayed" in self.message

    @property
    def inactive_recipients(self) -> tuple[str, ...]:
        """The suppressed recipients, who get nothing although the others may."""
        return tuple(inactive_addresses(self.message))

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read the wire form, or what `to_dict` returned. Never fails, whatever the values."""
        rest = {key: value for key, value in data.items() if key not in ("State", "Error")}
        result = SendResult.from_dict(rest)
        known: Mapping[Any, State] = {each: each for each in STATES}
        state = known.get(str(data.get("State")), state_of(result))
        return cls(result, state, _error_from(data.get("Error")))

    def to_dict(self) -> dict[str, Any]:
        """Return the wire form, with `State` and `Error` if it was not accepted."""
        wire = self._result.to_dict()
        if self.error is not None:
            wire |= {"State": self.state, "Error": [type(self.error).__name__, [*self.error.args]]}
        return wire

    def as_dict(self) -> dict[str, Any]:
        """Return Python names and values; the error is its text."""
        error = None if self.error is None else str(self.error)
        return {**self._result.as_dict(), "state": self.state, "error": error}

    def __rich_repr__(self) -> Iterator[Any]:
        """Show rich, and what formats tracebacks with it, what the repr shows."""
        yield self.state
        yield "message_id", self.message_id
        yield "code", self.error_code

    def __repr__(self) -> str:
        """Show the state, the id and Postmark's words, no recipient."""
        return (
            f"SendResponse({self.state!r}, message_id={self.message_id!r}, code={self.error_code})"
        )

    def _values(self) -> list[Any]:
        return [self._result, self.state]

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """Let pydantic and FastAPI take a response as it is."""
        from postmark._wire.introspection import object_schema

        types = {**get_type_hints(SendResult), "state": State, "error": str | None}
        own = {name: types[name] for name in (*SendResult.field_names(), "state", "error")}
        return object_schema(cls, own, _named, handler)


def _named(given: dict[str, Any]) -> dict[str, Any]:
    """Return the wire form of what `as_dict` returned, which has but the text of the error."""
    from postmark._wire.introspection import wire_names

    state, text = given.pop("state", None), given.pop("error", None)
    said = {"State": state} if state else {}
    if isinstance(text, str):
        said["Error"] = ["PostmarkError", [text, {}]]
    return {**said, **wire_names(SendResult, given)}


def _error_from(wire: Any) -> _errors.PostmarkError | None:
    """Return the error that `to_dict` wrote; None for anything else."""
    match wire:
        case [str(name), [str(text), dict()]]:
            kind = getattr(_errors, name, None)
            if isinstance(kind, type) and issubclass(kind, _errors.PostmarkError):
                return kind(text, cast("dict[str, Any]", wire[1][1]))
        case _:
            pass
    return None


def state_of(result: SendResult) -> State:
    """Return what an answer means; prose is not compared.

    An answer in times of trouble has no error code, and yet the mail goes out.
    """
    if result.error_code:
        return "refused"
    return "accepted" if result.message_id else "unknown"
