"""Messages the server sent: what to ask, in both colours."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator
from datetime import UTC, datetime
from typing import Unpack

from postmark._arguments import in_eastern_time, known, page, paging, shows, split_dates
from postmark._generated.api.outbound.get_outbound_message import get_outbound_message
from postmark._generated.api.outbound.get_outbound_message_dump import get_outbound_message_dump
from postmark._generated.api.outbound.list_message_clicks import list_message_clicks
from postmark._generated.api.outbound.list_message_opens import list_message_opens
from postmark._generated.api.outbound.list_outbound_clicks import list_outbound_clicks
from postmark._generated.api.outbound.list_outbound_messages import (
    OutboundFilters,
    list_outbound_messages,
)
from postmark._generated.api.outbound.list_outbound_opens import EventFilters, list_outbound_opens
from postmark._generated.models.click_event import ClickEvent
from postmark._generated.models.open_event import OpenEvent
from postmark._generated.models.outbound_message import OutboundMessage
from postmark._generated.models.outbound_message_details import OutboundMessageDetails
from postmark._generated.models.outbound_message_dump import OutboundMessageDump
from postmark._page import Page
