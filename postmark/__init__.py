"""Postmark's Messages API, for asyncio and for blocking code.

from postmark import SyncServerClient

with SyncServerClient() as client:  # the token comes from $POSTMARK_SERVER_TOKEN
    for message in client.outbound.stream(tag="welcome", max_messages=10):
        print(message.received_at, message.subject)
"""

from postmark._version import __version__

# Understood by type checkers like typing.TYPE_CHECKING, whose import would take longer than all
# the rest of this module.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from postmark._client import AsyncServerClient, SyncServerClient
    from postmark._client import AsyncServerClient as ServerClient
    from postmark._errors import (
        APIError,
        AuthenticationError,
        IncompleteResultsError,
        InvalidRequestError,
        InvalidResponseError,
        MessageNotFoundError,
        NetworkError,
        NetworkTimeoutError,
        PostmarkError,
        RateLimitError,
        ServerError,
    )
    from postmark._generated.api.inbound.list_inbound_messages import InboundFilters
    from postmark._generated.api.outbound.list_outbound_messages import OutboundFilters
    from postmark._generated.api.outbound.list_outbound_opens import EventFilters
    from postmark._generated.models.click_event import ClickEvent
    from postmark._generated.models.client_info import ClientInfo
    from postmark._generated.models.email_address import EmailAddress
    from postmark._generated.models.geo_info import GeoInfo
    from postmark._generated.models.header import Header
    from postmark._generated.models.inbound_action_response import InboundActionResponse
    from postmark._generated.models.inbound_address import InboundAddress
    from postmark._generated.models.inbound_attachment import InboundAttachment
    from postmark._generated.models.inbound_message import InboundMessage
    from postmark._generated.models.inbound_message_details import InboundMessageDetails
    from postmark._generated.models.inbound_status import InboundStatus
    from postmark._generated.models.message_event import MessageEvent
    from postmark._generated.models.open_event import OpenEvent
    from postmark._generated.models.os_info import OSInfo
    from postmark._generated.models.outbound_message import OutboundMessage
    from postmark._generated.models.outbound_message_details import OutboundMessageDetails
    from postmark._generated.models.outbound_message_dump import OutboundMessageDump
    from postmark._generated.models.outbound_status import OutboundStatus
    from postmark._generated.models.platform import Platform
    from postmark._page import Page
    from postmark._retry import Attempt

_MODELS = "postmark._generated.models"
_API = "postmark._generated.api"

# Where each public name is. Nothing is loaded before it is asked for: httpx and attrs come with the
# first client, and `import postmark` costs next to nothing (PEP 562).
_HOMES = {
    "APIError": "postmark._errors",
    "AsyncServerClient": "postmark._client",
    "Attempt": "postmark._retry",
    "AuthenticationError": "postmark._errors",
    "ClickEvent": f"{_MODELS}.click_event",
    "ClientInfo": f"{_MODELS}.client_info",
    "EmailAddress": f"{_MODELS}.email_address",
    "EventFilters": f"{_API}.outbound.list_outbound_opens",
    "GeoInfo": f"{_MODELS}.geo_info",
    "Header": f"{_MODELS}.header",
    "InboundActionResponse": f"{_MODELS}.inbound_action_response",
    "InboundAddress": f"{_MODELS}.inbound_address",
    "InboundAttachment": f"{_MODELS}.inbound_attachment",
    "InboundFilters": f"{_API}.inbound.list_inbound_messages",
    "InboundMessage": f"{_MODELS}.inbound_message",
    "InboundMessageDetails": f"{_MODELS}.inbound_message_details",
    "InboundStatus": f"{_MODELS}.inbound_status",
    "IncompleteResultsError": "postmark._errors",
    "InvalidRequestError": "postmark._errors",
    "InvalidResponseError": "postmark._errors",
    "MessageEvent": f"{_MODELS}.message_event",
    "MessageNotFoundError": "postmark._errors",
    "NetworkError": "postmark._errors",
    "NetworkTimeoutError": "postmark._errors",
    "OSInfo": f"{_MODELS}.os_info",
    "OpenEvent": f"{_MODELS}.open_event",
    "OutboundFilters": f"{_API}.outbound.list_outbound_messages",
    "OutboundMessage": f"{_MODELS}.outbound_message",
    "OutboundMessageDetails": f"{_MODELS}.outbound_message_details",
    "OutboundMessageDump": f"{_MODELS}.outbound_message_dump",
    "OutboundStatus": f"{_MODELS}.outbound_status",
    "Page": "postmark._page",
    "Platform": f"{_MODELS}.platform",
    "PostmarkError": "postmark._errors",
    "RateLimitError": "postmark._errors",
    "ServerClient": "postmark._client",
    "ServerError": "postmark._errors",
    "SyncServerClient": "postmark._client",
}

__all__ = [
    "APIError",
    "AsyncServerClient",
    "Attempt",
    "AuthenticationError",
    "ClickEvent",
    "ClientInfo",
    "EmailAddress",
    "EventFilters",
    "GeoInfo",
    "Header",
    "InboundActionResponse",
    "InboundAddress",
    "InboundAttachment",
    "InboundFilters",
    "InboundMessage",
    "InboundMessageDetails",
    "InboundStatus",
    "IncompleteResultsError",
    "InvalidRequestError",
    "InvalidResponseError",
    "MessageEvent",
    "MessageNotFoundError",
    "NetworkError",
    "NetworkTimeoutError",
    "OSInfo",
    "OpenEvent",
    "OutboundFilters",
    "OutboundMessage",
    "OutboundMessageDetails",
    "OutboundMessageDump",
    "OutboundStatus",
    "Page",
    "Platform",
    "PostmarkError",
    "RateLimitError",
    "ServerClient",
    "ServerError",
    "SyncServerClient",
    "__version__",
]


def __getattr__(name: str) -> object:
    """Load a public name when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module 'postmark' has no attribute {name!r}")
    import importlib

    home = importlib.import_module(_HOMES[name])
    value = getattr(home, "AsyncServerClient" if name == "ServerClient" else name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names, loaded or not."""
    return sorted({*globals(), *__all__})
