# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from typing import Final, Literal

Platform = Literal["Desktop", "Mobile", "Unknown", "WebMail"]
"""Kind of device or client. Postmark documents `webmail`, `desktop` and `mobile`; `unknown`
occurs in responses."""

SPELLINGS: Final[Mapping[str, str]] = {
    "Desktop": "desktop",
    "Mobile": "mobile",
    "Unknown": "unknown",
    "WebMail": "webmail",
}
"""The values, each with its spelling on the wire."""
