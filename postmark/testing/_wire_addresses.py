"""Address fields of a send, judged as the service judges them."""

from __future__ import annotations

import re
from typing import Final

from postmark.testing._addresses import Pair, split

_LOCAL_PART: Final = re.compile(r"[!-?A-~]+")
_LABEL: Final = "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?"
_DOMAIN: Final = re.compile(rf"{_LABEL}(\.{_LABEL})*")


def is_address(text: str) -> bool:
    """Return whether it is one plain address."""
    local, at, domain = text.strip().rpartition("@")
    return bool(at and _LOCAL_PART.fullmatch(local) and _DOMAIN.fullmatch(domain))


def people(text: str) -> list[Pair]:
    """Return the names and addresses of a field; commas in quotes do not separate."""
    return [pair for pair in split("", text) if pair[1].strip()]


def fault_of(field: str, address: str) -> str | None:
    """Return what the service says of a wrong address, or None.

    Local parts and domains are ASCII; other domains have their punycode form.
    """
    local, at, domain = address.strip().rpartition("@")
    if not at:
        return f"Invalid '{field}' address: '{address}'."
    if not _DOMAIN.fullmatch(domain):
        return f"Error parsing '{field}': Illegal email domain '{domain}' in address '{address}'."
    if not _LOCAL_PART.fullmatch(local):
        return f"Error parsing '{field}': Illegal email address '{address}'."
    return None
