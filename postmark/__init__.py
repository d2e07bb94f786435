"""The Python SDK for Postmark, sync and async: sends mail, and covers the whole API.

from postmark import SyncServerClient

with SyncServerClient() as client:  # reads the token from $POSTMARK_SERVER_TOKEN
    client.outbound.send(
        from_email="shop@example.com", to="pat@example.com", subject="Hi", text_body="Hello"
    )
    for message in client.outbound.stream(tag="welcome", max_messages=10):
        print(message.received_at, message.subject)
"""

from postmark._version import __version__

# Type checkers treat this like typing.TYPE_CHECKING, whose import would take longer than the rest
# of this module.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from postmark._client import (
        AsyncAccountClient,
        AsyncServerClient,
        SyncAccountClient,
        SyncServerClient,
    )
    from postmark._client import AsyncAccountClient as AccountClient
    from postmark._client import AsyncServerClient as ServerClient
    from postmark._errors import (
        APIError,
        AuthenticationError,
        BatchError,
        InactiveRecipientsError,
        IncompleteResultsError,
        InvalidRequestError,
        InvalidResponseError,
        MessageNotFoundError,
        NetworkError,
        NetworkTimeoutError,
        NotFoundError,
        PostmarkError,
        RateLimitError,
        ServerError,
        SuppressionError,
        WebhookVerificationError,
    )
    from postmark._generated.api.inbound.inbound_list import InboundFilters
    from postmark._generated.api.outbound.outbound_list import OutboundFilters
    from postmark._generated.api.outbound.outbound_list_opens import EventFilters
    from postmark._http.outcome import Attempt
    from postmark._sending.email import BulkFields, BulkRecipient, Email, EmailFields
    from postmark._sending.response import SendResponse
    from postmark._wire.mail import Attachment
    from postmark._wire.request import Page
    from postmark.models import (
        BulkPage,
        BulkRequest,
        ClickEvent,
        ClientInfo,
        EmailAddress,
        EventDetails,
        GeoInfo,
        Header,
        InboundActionResponse,
        InboundAddress,
        InboundAttachment,
        InboundMessage,
        InboundMessageDetails,
        InboundStatus,
        MessageEvent,
        OpenEvent,
        OSInfo,
        OutboundMessage,
        OutboundMessageDetails,
        OutboundMessageDump,
        OutboundStatus,
        Platform,
    )

# The modules of the public names, which load on first access (PEP 562): httpx and attrs load with
# the first client, and `import postmark` costs next to nothing.
_HOMES = {
    "_client": "AsyncAccountClient AsyncServerClient SyncAccountClient SyncServerClient",
    "_errors": "APIError AuthenticationError BatchError IncompleteResultsError "
    "InactiveRecipientsError InvalidRequestError InvalidResponseError MessageNotFoundError "
    "NetworkError NetworkTimeoutError NotFoundError PostmarkError RateLimitError ServerError "
    "SuppressionError WebhookVerificationError",
    "_generated.api.inbound.inbound_list": "InboundFilters",
    "_generated.api.outbound.outbound_list": "OutboundFilters",
    "_generated.api.outbound.outbound_list_opens": "EventFilters",
    "models": "BulkPage BulkRequest ClickEvent ClientInfo EmailAddress EventDetails GeoInfo Header "
    "InboundActionResponse InboundAddress InboundAttachment InboundMessage InboundMessageDetails "
    "InboundStatus MessageEvent OSInfo OpenEvent OutboundMessage OutboundMessageDetails "
    "OutboundMessageDump OutboundStatus Platform",
    "_http.outcome": "Attempt",
    "_sending.email": "BulkFields BulkRecipient Email EmailFields",
    "_sending.response": "SendResponse",
    "_wire.mail": "Attachment",
    "_wire.request": "Page",
}
_SAME = {"ServerClient": "AsyncServerClient", "AccountClient": "AsyncAccountClient"}

__all__ = [
    "APIError", "AccountClient", "AsyncAccountClient", "AsyncServerClient", "Attachment", "Attempt",
    "AuthenticationError", "BatchError", "BulkFields", "BulkPage", "BulkRecipient", "BulkRequest",
    "ClickEvent", "ClientInfo", "Email", "EmailAddress", "EmailFields", "EventDetails",
    "EventFilters", "GeoInfo", "Header", "InactiveRecipientsError", "InboundActionResponse",
    "InboundAddress", "InboundAttachment", "InboundFilters", "InboundMessage",
    "InboundMessageDetails", "InboundStatus", "IncompleteResultsError", "InvalidRequestError",
    "InvalidResponseError", "MessageEvent", "MessageNotFoundError", "NetworkError",
    "NetworkTimeoutError", "NotFoundError", "OSInfo", "OpenEvent", "OutboundFilters",
    "OutboundMessage", "OutboundMessageDetails", "OutboundMessageDump", "OutboundStatus", "Page",
    "Platform", "PostmarkError", "RateLimitError", "SendResponse", "ServerClient", "ServerError",
    "SuppressionError", "SyncAccountClient", "SyncServerClient", "WebhookVerificationError",
    "__version__",
]  # fmt: skip

# What the official SDK, which has the same import name, calls things.
_COUNTERPARTS = {
    "InactiveRecipientException": "InactiveRecipientsError",
    "InvalidAPIKeyException": "AuthenticationError",
    "InvalidEmailException": "InvalidRequestError",
    "Message": "OutboundMessage",
    "PostmarkAPIException": "APIError",
    "PostmarkException": "PostmarkError",
    "RateLimitException": "RateLimitError",
    "ServerException": "ServerError",
    "TimeoutException": "NetworkTimeoutError",
    "ValidationException": "InvalidRequestError",
    "sync": "SyncServerClient, or SyncAccountClient",
}

# Hidden from type checkers, which would accept any misspelt name because of it.
if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Load a public name on first access."""
        sought = _SAME.get(name, name)
        for home, names in _HOMES.items():
            if sought in names.split():
                value = _loaded(home, sought)
                globals()[name] = value
                return value
        if name not in _COUNTERPARTS:
            raise AttributeError(f"module 'postmark' has no attribute {name!r}")
        import sys

        # Python would hide the text of an AttributeError from `from postmark import …`, but hasattr
        # and getattr with a default expect one.
        asks = sys._getframe(1).f_globals.get("__name__")
        kind = ImportError if asks == "importlib._bootstrap" else AttributeError
        hint = f"that is a name of postmark-python; here it is {_COUNTERPARTS[name]}"
        raise kind(f"postmark is postmark-sdk, and has no {name}: {hint}")

    def _loaded(home: str, name: str) -> object:
        import importlib

        try:
            return getattr(importlib.import_module(f"postmark.{home}"), name)
        except (ImportError, AttributeError, TypeError) as error:
            # Otherwise, `from postmark import …` would only say "cannot import name".
            advice = "check which httpx, httpcore and tzdata are on the path"
            raise ImportError(f"postmark.{name} cannot be loaded: {error}; {advice}") from error

    def __dir__() -> list[str]:
        """List the public names, loaded or not."""
        return sorted({*globals(), *__all__})
