# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from typing import Final, Literal

Platform = Literal["Desktop", "desktop", "Mobile", "mobile", "Unknown", "unknown", "WebMail", "webmail"]
"""Kind of device or program. Postmark documents `webmail`, `desktop` and `mobile`; `unknown`
is what some answers say."""

SPELLINGS: Final[Mapping[str, str]] = {
    "Desktop": "desktop",
    "Mobile": "mobile",
    "Unknown": "unknown",
    "WebMail": "webmail",
} | {"desktop": "desktop", "mobile": "mobile", "unknown": "unknown", "webmail": "webmail"}
"""Accepted spellings, each with the one the service takes."""
