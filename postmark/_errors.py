"""The exceptions of this SDK."""

from __future__ import annotations

from typing import Any


class PostmarkError(Exception):
    """Base class of all errors of this SDK.

    ::

        PostmarkError
        ├─ APIError                   a response with an error status
        │  ├─ AuthenticationError     401
        │  ├─ MessageNotFoundError    422 with error code 701
        │  ├─ InvalidRequestError     other 400, 415, 422
        │  ├─ RateLimitError          429
        │  └─ ServerError             5xx
        ├─ InvalidResponseError       a 2xx response the SDK cannot use
        ├─ NetworkError               no response
        │  └─ NetworkTimeoutError     timed out; also a TimeoutError
        └─ IncompleteResultsError     a stream that could not reach every row

    Attributes:
        maybe_applied: Whether Postmark may have applied the request although it failed. True after
            a NetworkError, ServerError or InvalidResponseError of a request that could have been
            applied; never for a GET, which changes nothing.
        yielded: Rows the stream had yielded before it raised this; None outside of streams.
    """

    maybe_applied: bool = False
    yielded: int | None = None

    def __init__(self, text: str, **details: Any) -> None:
        """Store the details as attributes; `text` is the message of the exception."""
        super().__init__(text)
        self.__dict__.update(details)


class APIError(PostmarkError):
    """Postmark responded with an error status.

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

    status: int = 0
    error_code: int | None = None
    message: str = ""
    request_id: str | None = None
    body: str = ""
    method: str = ""
    path: str = ""
    attempts: int = 0


class AuthenticationError(APIError):
    """401: the server token is missing, unknown or of the wrong type."""


class MessageNotFoundError(APIError):
    """422 with code 701: the message is unknown, expired or not available yet.

    After `bypass` it may also not be blocked, after `retry` it may not have failed.
    """


class InvalidRequestError(APIError):
    """400, 415 or 422: Postmark rejects the request."""


class RateLimitError(APIError):
    """429: too many requests.

    Attributes:
        retry_after: Seconds Postmark asks to wait; None if it does not say.
    """

    retry_after: float | None = None


class ServerError(APIError):
    """5xx: Postmark, or a gateway in front of it, failed."""


class InvalidResponseError(PostmarkError):
    """A 2xx response the SDK cannot use: not JSON, truncated, or of another shape.

    Attributes:
        status: HTTP status.
        request_id: Postmark's id of the request; None if the response has none.
        body: The first 500 characters of the response body.
        method: HTTP method.
        path: Path without the query.
        attempts: Number of requests sent.
    """

    status: int = 200
    request_id: str | None = None
    body: str = ""
    method: str = ""
    path: str = ""
    attempts: int = 0


class NetworkError(PostmarkError):
    """No response was received.

    Attributes:
        method: HTTP method.
        path: Path without the query.
        attempts: Number of requests sent or attempted.
    """

    method: str = ""
    path: str = ""
    attempts: int = 0


class NetworkTimeoutError(NetworkError, TimeoutError):
    """No response was received within `timeout` or `deadline`."""


class IncompleteResultsError(PostmarkError):
    """A stream has yielded every row it can reach, but more exist.

    Attributes:
        yielded: Rows that were yielded.
        total: Rows that exist; None if that is unknown.
    """

    yielded: int = 0  # pyright: ignore[reportIncompatibleVariableOverride]
    total: int | None = None
