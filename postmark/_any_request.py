"""Requests to the endpoints that have no method here: `client.request`."""

from __future__ import annotations

import json as json_module
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from postmark._wire import Request, encoded

Parameter = str | int | float | bool | None


def any_request(
    method: str, path: str, params: Mapping[str, Parameter] | None, json: object
) -> Request[Any]:
    """Return a request whose response is its decoded JSON.

    Raises:
        TypeError, ValueError: An argument is invalid.
    """
    if not isinstance(method, str) or not isinstance(path, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError("method and path must be str")
    if not re.fullmatch(r"[A-Za-z]+", method) or method.upper() in ("CONNECT", "HEAD"):
        raise ValueError(f"method must be an HTTP method with a response body, not {method!r}")
    if not re.fullmatch(r"/(?!/)[^?#\s\x00-\x1f\x7f\\]{,2000}", path) or _climbs(path):
        raise ValueError(
            "path must start with a single /, contain no query, no white space and no . or .. "
            f"segment, and have at most 2,000 characters, not {path[:2_001]!r}"
        )
    body = None if json is None else json_module.dumps(json, allow_nan=False).encode()
    return Request(
        method.upper(), quote(path, safe="/%:@!$&'()*+,;=~"), _same, _query(params), body
    )


def _climbs(path: str) -> bool:
    return any(re.fullmatch(r"(\.|%2e){1,2}", part, re.IGNORECASE) for part in path.split("/"))


def _same(data: Any) -> Any:
    return data


def _query(params: Mapping[str, Parameter] | None) -> str:
    if params is None:
        return ""
    if not isinstance(params, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"params must be a mapping, not {type(params).__name__}")
    wire: list[tuple[str, str]] = []
    for name, value in params.items():
        if not isinstance(name, str) or not isinstance(value, Parameter):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(
                f"params must map str to str, int, float, bool or None, not {name!r}: {value!r}"
            )
        if value is not None:
            # str() of an enum member may be its name; str.__str__ gives its value.
            text = str.__str__(value) if isinstance(value, str) else json_module.dumps(value)
            wire.append((str.__str__(name), text))
    return encoded(wire)
