"""The exceptions of this SDK."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any, Self


class PostmarkError(Exception):
    """Base class of all errors of this SDK.

    ::

        PostmarkError
        ├─ APIError                       a response with an error status
        │  ├─ AuthenticationError         401
        │  ├─ NotFoundError               404, and the error codes that mean it
        │  │  └─ MessageNotFoundError     422 with error code 701
        │  ├─ InvalidRequestError         other 400, 415, 422
        │  │  ├─ InactiveRecipientsError  422 with error code 406
        │  │  └─ WebhookVerificationError 422 with error code 1364
        │  ├─ RateLimitError              429
        │  └─ ServerError                 5xx
        ├─ InvalidResponseError           a 2xx response the SDK cannot use
        ├─ NetworkError                   no response
        │  └─ NetworkTimeoutError         timed out; also a TimeoutError
        ├─ BatchError                     some messages of a batch were not accepted
        ├─ SuppressionError               some addresses could not be changed
        └─ IncompleteResultsError         a stream that could not reach every row

    `args` are the text and a dict of the details, plain JSON: called with them, the class makes the
    same error again. Task queues that store results as JSON rely on it.

    Attributes:
        maybe_applied: Whether Postmark may have applied the request although it failed; never for a
            GET, which changes nothing. If False, the call can be repeated safely.
        yielded: Rows the stream had yielded before it raised this; None outside of streams.
    """

    maybe_applied: bool = False
    yielded: int | None = None

    def __init__(self, text: str, details: Mapping[str, Any] | None = None, /, **more: Any) -> None:
        """Store the details as attributes; `text` is what `str` returns."""
        # Not by `super`: with two arguments, OSError takes the text for an errno.
        Exception.__init__(self, text, {**(details or {}), **more})
        for name, value in self.args[1].items():
            if not isinstance(getattr(type(self), name, None), property):  # which reads `args`
                vars(self)[name] = value

    def __setattr__(self, name: str, value: object) -> None:
        """Keep `yielded` in `args` too: a stream sets it when the error passes through."""
        super().__setattr__(name, value)
        if name == "yielded":
            self.args[1][name] = value

    def __str__(self) -> str:
        """Return the text."""
        return str(self.args[0])

    def __repr__(self) -> str:
        """Return the class and the text."""
        return f"{type(self).__name__}({str(self)!r})"


class _OfCall:
    method: str = ""
    path: str = ""
    attempts: int = 0


class _OfAnswer(_OfCall):
    status: int = 0
    request_id: str | None = None
    body: str = ""


class APIError(PostmarkError, _OfAnswer):
    """Postmark responded with an error status, or with an error code.

    https://postmarkapp.com/developer/api/overview#error-codes

    Attributes:
        status: HTTP status.
        error_code: Postmark's error code; None if the response has none.
        message: Postmark's message; "" if the response has none.
        request_id: Postmark's id of the request; None if the response has none.
        body: The first 500 characters of the response body.
        method: HTTP method.
        path: Path without the query.
        attempts: Number of requests sent.
    """

    error_code: int | None = None
    message: str = ""


class AuthenticationError(APIError):
    """401: the token is missing, unknown or of the wrong kind (server or account)."""


class NotFoundError(APIError):
    """404, or a code that means it: a template, bounce, stream, domain … does not exist."""


class MessageNotFoundError(NotFoundError):
    """422 with code 701: the message is unknown, expired or not available yet.

    After `bypass` it may also not be blocked, after `retry` it may not have failed.
    """


class InvalidRequestError(APIError):
    """400, 415 or 422: Postmark rejects the request."""

    @property
    def errors(self) -> dict[str, list[tuple[int | None, str]]]:
        """The code and message of each mistake, by field, if there were several.

        The field is "" where Postmark does not name it.
        """
        found: Mapping[str, list[Any]] = self.args[1].get("errors", {})
        return {field: [(code, text) for code, text in each] for field, each in found.items()}


class InactiveRecipientsError(InvalidRequestError):
    """422 with code 406: every recipient is suppressed on this message stream."""

    @property
    def inactive_recipients(self) -> tuple[str, ...]:
        """The suppressed addresses, as Postmark's message names them."""
        return tuple(self.args[1].get("inactive_recipients", ()))


class WebhookVerificationError(InvalidRequestError):
    """422 with code 1364: the webhook's URL did not answer each test event with 200."""

    @property
    def verification(self) -> Any:
        """Postmark's report, a `WebhookVerification`."""
        return _models(
            "postmark.models.WebhookVerification", [self.args[1].get("verification", {})]
        )[0]


class RateLimitError(APIError):
    """429: too many requests.

    Attributes:
        retry_after: Whole seconds Postmark asks to wait; None if it does not say.
    """

    retry_after: int | None = None


class ServerError(APIError):
    """5xx: Postmark, or a gateway in front of it, failed."""


class InvalidResponseError(PostmarkError, _OfAnswer):
    """A 2xx response the SDK cannot use: not JSON, truncated, or of another shape.

    Attributes:
        status: HTTP status.
        request_id: Postmark's id of the request; None if the response has none.
        body: The first 500 characters of the response body.
        method: HTTP method.
        path: Path without the query.
        attempts: Number of requests sent.
    """


class NetworkError(PostmarkError, _OfCall):
    """No response was received.

    Attributes:
        method: HTTP method.
        path: Path without the query.
        attempts: Number of requests sent or attempted.
    """


class NetworkTimeoutError(NetworkError, TimeoutError):
    """No response was received within `timeout` or `deadline`."""


class BatchError(PostmarkError):
    """Some messages of a batch were not accepted; everything else was sent.

    The messages themselves survive pickle and copy, but not JSON: their contents are not put into
    the result store of a task queue. They are None then; the index says which one it was.

    Attributes:
        results: One `SendResponse` for each message, in their order.
    """

    results: list[Any]
    _messages: Mapping[int, Any] = {}

    def __init__(self, text: str, details: Mapping[str, Any] | None = None, /, **more: Any) -> None:
        """Read the results, which are in wire form among the details."""
        super().__init__(text, details, **more)
        self.results = _models("postmark.SendResponse", self.args[1].get("results", ()))

    @classmethod
    def of(cls, results: Sequence[Any], messages: Mapping[int, Any]) -> Self:
        """Return the error for these results, given the messages not accepted, by index."""
        states = Counter(result.state for result in results)
        counts = [f"{states[s]:,} {s}" for s in ("refused", "unknown", "unsent") if states[s]]
        text = f"of {len(results):,} messages, {', '.join(counts)}"
        for index, result in enumerate(results):
            if result.state == "refused":
                text += f"; the first refusal, at index {index}: {_quoted(result)}"
                break
        error = cls(
            text,
            maybe_applied=bool(states["accepted"] or states["unknown"]),
            results=[result.to_dict() for result in results],
        )
        error._messages = dict(messages)
        return error

    @property
    def refused(self) -> list[tuple[int, Any, Any]]:
        """Index, message and `SendResponse` of what Postmark refused."""
        return self._in("refused")

    @property
    def unknown(self) -> list[tuple[int, Any, Any]]:
        """Likewise, of what Postmark may or may not have accepted: check before repeating."""
        return self._in("unknown")

    @property
    def unsent(self) -> list[tuple[int, Any, Any]]:
        """Likewise, of what did not reach Postmark: it can be sent again."""
        return self._in("unsent")

    def _in(self, state: str) -> list[tuple[int, Any, Any]]:
        found = enumerate(self.results)
        return [(i, self._messages.get(i), each) for i, each in found if each.state == state]


class SuppressionError(PostmarkError):
    """Some addresses could not be suppressed or reactivated; the others were.

    Attributes:
        results: One `SuppressionResult` for each address, in their order.
    """

    results: list[Any]

    def __init__(self, text: str, details: Mapping[str, Any] | None = None, /, **more: Any) -> None:
        """Read the results, which are in wire form among the details."""
        super().__init__(text, details, **more)
        self.results = _models("postmark.models.SuppressionResult", self.args[1].get("results", ()))

    @classmethod
    def of(cls, results: Sequence[Any]) -> Self:
        """Return the error for these results, of which at least one failed."""
        failed = [result for result in results if not result.succeeded]
        return cls(
            f"of {len(results):,} addresses, {len(failed):,} could not be changed; the first: "
            f"{_quoted(failed[0])}",
            maybe_applied=len(failed) < len(results),
            results=[result.to_dict() for result in results],
        )

    @property
    def failed(self) -> list[Any]:
        """The results of the addresses that could not be changed."""
        return [result for result in self.results if not result.succeeded]


class IncompleteResultsError(PostmarkError):
    """A stream has yielded every row it can reach, but more exist.

    Attributes:
        yielded: Rows that were yielded.
        total: Rows that exist; None if that is unknown.
    """

    yielded: int = 0  # pyright: ignore[reportIncompatibleVariableOverride] - never without
    total: int | None = None


def _models(name: str, wire: Sequence[Any]) -> list[Any]:
    # Imported only when needed: the models take longer to import than everything else here.
    home, _, kind = name.rpartition(".")
    read = getattr(import_module(home), kind).from_dict if wire else None
    return [read(each) for each in wire] if read else []


def _quoted(result: Any) -> str:
    return " ".join((result.message or "no reason given").split())


for _kind in list(globals().values()):
    if isinstance(_kind, type) and issubclass(_kind, PostmarkError):
        _kind.__module__ = "postmark"  # what pickles and tracebacks show
