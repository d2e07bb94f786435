"""Addresses, as the builders accept them and as the service returns them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from email.utils import getaddresses
from typing import Final

from postmark.testing._store import texts_of

Addresses = str | Iterable[str]
"""One address or several, each plain or as `Pat <pat@example.com>`."""

Pair = tuple[str, str]
"""A display name, which may be empty, and an address."""


def split(name: str, addresses: Addresses) -> list[Pair]:
    """Return the names and addresses; a str without an address is kept as it is.

    Raises:
        TypeError: It is neither a str nor several; the message names the argument.
    """
    texts = [addresses] if isinstance(addresses, str) else texts_of(name, addresses)
    return [pair for text in texts for pair in _split_one(text)]


def _split_one(text: str) -> list[Pair]:
    if person := _PERSON.fullmatch(text):
        return [(person["quoted"] or person["name"] or "", person["address"])]
    found = [pair for pair in getaddresses([text]) if pair[1]] if "@" in text else []
    return found or [("", text)]


# The common forms of one address; the standard library's parser handles all forms but is slow.
_PERSON: Final = re.compile(
    r"""(?:"(?P<quoted>[^"\\]*)"\ ?< | (?P<name>[^"\\<>,()@;:]*?)\ ?<)?
    (?P<address>[^"\\<>,()@;:\s]+@[^"\\<>,()@;:\s]+)>?""",
    re.VERBOSE,
)


def joined(pairs: Iterable[Pair]) -> str:
    """Return the pairs as the value of an address header."""
    return ", ".join(_in_header(name, address) for name, address in pairs)


def _in_header(name: str, address: str) -> str:
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}" <{address}>' if name else address


def folded(pairs: Iterable[Pair]) -> frozenset[str]:
    """Return the addresses, folded for comparison by filters."""
    return frozenset(address.casefold() for _, address in pairs)
