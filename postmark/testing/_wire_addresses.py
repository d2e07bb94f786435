"""Address fields of a send, judged as the service judges them."""

from __future__ import annotations

import re
from typing import Final

from postmark.testing._addresses import Pair

_LOCAL_PART: Final = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+")
_LABEL: Final = "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?"
_DOMAIN: Final = re.compile(rf"{_LABEL}(\.{_LABEL})*")


def is_address(text: str) -> bool:
    """Return whether it is one plain address."""
    local, at, domain = text.strip().rpartition("@")
    return bool(at and _LOCAL_PART.fullmatch(local) and _DOMAIN.fullmatch(domain))


_PARTS: Final = re.compile(r'(?:"(?:[^"\\]|\\.)*"|[^,])+', re.DOTALL)
_NAMED: Final = re.compile(r"(.*)<([^<>]*)>", re.DOTALL)


def people(text: str) -> list[Pair]:
    """Return the names and addresses of a field; commas in quotes do not separate."""
    return [_pair(part) for part in map(str.strip, _PARTS.findall(text)) if part]


def _pair(part: str) -> Pair:
    named = _NAMED.fullmatch(part)
    if named is None:
        return "", part
    name = named[1].strip()
    if len(name) > 1 and name[0] == name[-1] == '"':
        name = re.sub(r"\\(.)", r"\1", name[1:-1], flags=re.DOTALL)
    return name, named[2].strip()


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
