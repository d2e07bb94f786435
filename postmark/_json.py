"""JSON as Python's own decoder reads it, sooner where msgspec is installed.

What msgspec accepts it reads alike; what it does not, such as half of a surrogate pair or UTF-16,
Python's decoder gets to see.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import import_module
from typing import Any


def _refuse(constant: str) -> Any:
    raise ValueError(f"{constant} is not JSON")


def _whole(digits: str) -> int | str:
    try:
        return int(digits)
    except ValueError:  # more digits than Python reads: one such value is to spoil no answer
        return digits


# Made once: json.loads would make one for each answer.
_decoder = json.JSONDecoder(parse_constant=_refuse, parse_int=_whole)


def plain_decode(body: bytes) -> Any:
    """Return what a body says; ValueError or RecursionError where it is no JSON."""
    return _decoder.decode(body.decode(json.detect_encoding(body), "surrogatepass"))


def _quick() -> Callable[[bytes], Any]:
    try:
        quick: Callable[[bytes], Any] = import_module("msgspec.json").Decoder().decode
    except ImportError:
        return plain_decode

    def quick_decode(body: bytes) -> Any:
        try:
            return quick(body)
        except (ValueError, RecursionError):
            return plain_decode(body)

    return quick_decode


decode = _quick()
