"""A client for Postmark's Messages API, sync and async.

from postmark import SyncServerClient

with SyncServerClient() as client:  # reads the token from $POSTMARK_SERVER_TOKEN
    for message in client.outbound.stream(tag="welcome", max_messages=10):
        print(message.received_at, message.subject)
"""

from postmark._version import __version__

# Type checkers treat this like typing.TYPE_CHECKING, whose import would take longer than the rest
# of this module.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from postmark._client import AsyncServerClient, SyncServerClient
    from postmark._client import AsyncServerClient as ServerClient
    from postmark._errors import (  # fmt: skip
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
    from postmark._generated.api.inbound.list_inbound_messages import InboundFilters
    from postmark._generated.api.outbound.list_outbound_messages import OutboundFilters
    from postmark._generated.api.outbound.list_outbound_opens import EventFilters
    from postmark._generated.models import (
        ClickEvent,
        ClientInfo,
        EmailAddress,
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
    )  # fmt: skip
    from postmark._http.outcome import Attempt
    from postmark._page import Page

# The modules of the public names, which load on first access (PEP 562): httpx and attrs load with
# the first client, and `import postmark` costs next to nothing.
_HOMES = {
    "_client": "AsyncServerClient SyncServerClient",
    "_errors": "APIError AuthenticationError BatchError InactiveRecipientsError "
    "IncompleteResultsError InvalidRequestError InvalidResponseError MessageNotFoundError "
    "NetworkError NetworkTimeoutError NotFoundError PostmarkError RateLimitError ServerError "
    "SuppressionError WebhookVerificationError",
    "_generated.api.inbound.list_inbound_messages": "InboundFilters",
    "_generated.api.outbound.list_outbound_messages": "OutboundFilters",
    "_generated.api.outbound.list_outbound_opens": "EventFilters",
    "_generated.models": "ClickEvent ClientInfo EmailAddress GeoInfo Header InboundActionResponse "
    "InboundAddress InboundAttachment InboundMessage InboundMessageDetails InboundStatus "
    "MessageEvent OSInfo OpenEvent OutboundMessage OutboundMessageDetails OutboundMessageDump "
    "OutboundStatus Platform",
    "_page": "Page",
    "_http.outcome": "Attempt",
}

__all__ = [
    "APIError", "AsyncServerClient", "Attempt", "AuthenticationError", "BatchError", "ClickEvent",
    "ClientInfo", "EmailAddress", "EventFilters", "GeoInfo", "Header", "InactiveRecipientsError",
    "InboundActionResponse", "InboundAddress", "InboundAttachment", "InboundFilters",
    "InboundMessage", "InboundMessageDetails", "InboundStatus", "IncompleteResultsError",
    "InvalidRequestError", "InvalidResponseError", "MessageEvent", "MessageNotFoundError",
    "NetworkError", "NetworkTimeoutError", "NotFoundError", "OSInfo", "OpenEvent",
    "OutboundFilters", "OutboundMessage", "OutboundMessageDetails", "OutboundMessageDump",
    "OutboundStatus", "Page", "Platform", "PostmarkError", "RateLimitError", "ServerClient",
    "ServerError", "SuppressionError", "SyncServerClient", "WebhookVerificationError",
    "__version__",
]  # fmt: skip


# Hidden from type checkers, which would accept any misspelt name because of it.
if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Load a public name on first access."""
        sought = "AsyncServerClient" if name == "ServerClient" else name
        for home, names in _HOMES.items():
            if sought in names.split():
                import importlib

                value = getattr(importlib.import_module(f"postmark.{home}"), sought)
                globals()[name] = value
                return value
        raise AttributeError(f"module 'postmark' has no attribute {name!r}")

    def __dir__() -> list[str]:
        """List the public names, loaded or not."""
        return sorted({*globals(), *__all__})
