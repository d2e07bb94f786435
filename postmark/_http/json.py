"""JSON decoding with the results of Python's own decoder, faster if msgspec is installed.

What msgspec accepts, it decodes identically. What it rejects, such as lone surrogates or UTF-16, is
decoded by Python's decoder.
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
    except ValueError:  # more digits than Python accepts; one such value must not fail a response
        return digits


# Created once: json.loads would create one for each response.
_decoder = json.JSONDecoder(parse_constant=_refuse, parse_int=_whole)


def plain_decode(body: bytes | bytearray) -> Any:
    """Return the decoded body; ValueError or RecursionError if it is not JSON."""
    return _decoder.decode(body.decode(json.detect_encoding(body), "surrogatepass"))


def _quick() -> Callable[[bytes | bytearray], Any]:
    try:
        quick: Callable[[bytes | bytearray], Any] = import_module("msgspec.json").Decoder().decode
        refused: type[Exception] = import_module("msgspec").MsgspecError
    except ImportError:
        return plain_decode

    def quick_decode(body: bytes | bytearray) -> Any:
        try:
            return quick(body)
        except (refused, ValueError, RecursionError):  # before msgspec 0.20, it is no ValueError
            return plain_decode(body)

    return quick_decode


decode = _quick()
