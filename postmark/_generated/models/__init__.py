# Generated from spec/postmark.yaml by make generate. Do not edit.

from .click_event import ClickEvent
from .click_event_list import ClickEventList
from .client_info import ClientInfo
from .email_address import EmailAddress
from .error_response import ErrorResponse
from .event_details import EventDetails
from .geo_info import GeoInfo
from .header import Header
from .inbound_action_response import InboundActionResponse
from .inbound_address import InboundAddress
from .inbound_attachment import InboundAttachment
from .inbound_message import InboundMessage
from .inbound_message_details import InboundMessageDetails
from .inbound_message_list import InboundMessageList
from .inbound_status import InboundStatus
from .message_event import MessageEvent
from .metadata import Metadata
from .metadata_filter import MetadataFilter
from .open_event import OpenEvent
from .open_event_list import OpenEventList
from .os_info import OSInfo
from .outbound_message import OutboundMessage
from .outbound_message_details import OutboundMessageDetails
from .outbound_message_dump import OutboundMessageDump
from .outbound_message_list import OutboundMessageList
from .outbound_status import OutboundStatus
from .platform import Platform

__all__ = [
    "ClickEvent",
    "ClickEventList",
    "ClientInfo",
    "EmailAddress",
    "ErrorResponse",
    "EventDetails",
    "GeoInfo",
    "Header",
    "InboundActionResponse",
    "InboundAddress",
    "InboundAttachment",
    "InboundMessage",
    "InboundMessageDetails",
    "InboundMessageList",
    "InboundStatus",
    "MessageEvent",
    "Metadata",
    "MetadataFilter",
    "OSInfo",
    "OpenEvent",
    "OpenEventList",
    "OutboundMessage",
    "OutboundMessageDetails",
    "OutboundMessageDump",
    "OutboundMessageList",
    "OutboundStatus",
    "Platform",
]
