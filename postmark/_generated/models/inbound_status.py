# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from typing import Final, Literal

InboundStatus = Literal["Blocked", "Failed", "Processed", "Queued", "Scheduled"]
"""Status of the message. By default, processed only."""

SPELLINGS: Final[Mapping[str, str]] = {
    "Blocked": "blocked",
    "Failed": "failed",
    "Processed": "processed",
    "Queued": "queued",
    "Scheduled": "scheduled",
}
"""The values, each with its spelling on the wire."""
