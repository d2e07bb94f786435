"""Addresses as the builders take them and as the service shows them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from email.utils import getaddresses
from typing import Final

Addresses = str | Iterable[str]
"""One address or several, each plain or as `Pat <pat@example.com>`."""

Pair = tuple[str, str]
"""A display name, which may be empty, and an address."""


def split(addresses: Addresses) -> list[Pair]:
    """Return the names and addresses; text that holds no address stays as it is."""
    texts = [addresses] if isinstance(addresses, str) else list(addresses)
    return [pair for text in texts for pair in _split_one(text)]


def _split_one(text: str) -> list[Pair]:
    if person := _PERSON.fullmatch(text):
        return [(person["quoted"] or person["name"] or "", person["address"])]
    found = [pair for pair in getaddresses([text]) if pair[1]] if "@" in text else []
    return found or [("", text)]


# The usual spellings of one address; the standard library, which knows them all, is slow.
_PERSON: Final = re.compile(
    r"""(?:"(?P<quoted>[^"\\]*)"\ ?< | (?P<name>[^"\\<>,()@;:]*?)\ ?<)?
    (?P<address>[^"\\<>,()@;:\s]+@[^"\\<>,()@;:\s]+)>?""",
    re.VERBOSE,
)


def joined(pairs: Iterable[Pair]) -> str:
    """Return them as a header has them."""
    return ", ".join(_in_header(name, address) for name, address in pairs)


def _in_header(name: str, address: str) -> str:
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}" <{address}>' if name else address


def folded(pairs: Iterable[Pair]) -> frozenset[str]:
    """Return the addresses as filters compare them."""
    return frozenset(address.casefold() for _, address in pairs)
