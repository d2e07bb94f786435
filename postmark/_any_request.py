"""Requests to the endpoints that have no method here: `client.request`."""

from __future__ import annotations

import json as json_module
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from postmark._wire.request import Request
from postmark._wire.writers import as_json, as_text, encoded, to_json

Parameter = str | int | float | bool | None


def any_request(
    method: object, path: object, params: Mapping[str, Parameter] | None, json: object
) -> Request[Any]:
    """Return a request whose response is its decoded JSON.

    Raises:
        TypeError, ValueError: An argument is invalid.
    """
    if not isinstance(method, str) or not isinstance(path, str):
        raise TypeError("method and path must be str")
    if not re.fullmatch(r"[A-Za-z]+", method) or method.upper() in ("CONNECT", "HEAD"):
        raise ValueError(f"method must be an HTTP method with a response body, not {method!r}")
    if not re.fullmatch(r"/(?!/)[^?#\s\x00-\x1f\x7f\ud800-\udfff\\]{,2000}", path) or _climbs(path):
        raise ValueError(
            "path must start with a single /, contain no query, no white space and no . or .. "
            f"segment, and have at most 2,000 characters, not {path[:2_001]!r}"
        )
    return Request(
        method.upper(), quote(path, safe="/%:@!$&'()*+,;=~"), _same, _query(params), _body(json)
    )


def _climbs(path: str) -> bool:
    return any(re.fullmatch(r"(\.|%2e){1,2}", part, re.IGNORECASE) for part in path.split("/"))


def _body(json: object) -> bytes | None:
    if json is None:
        return None
    try:
        return to_json(as_json("json", json))
    except RecursionError:
        raise ValueError("json is nested too deeply") from None


def _same(data: Any) -> Any:
    return data


def _query(params: Mapping[str, Parameter] | None) -> str:
    if params is None:
        return ""
    if not isinstance(params, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance] - not all callers check types
        raise TypeError(f"params must be a mapping, not {type(params).__name__}")
    wire: list[tuple[str, str]] = []
    for name, value in params.items():
        if not isinstance(name, str) or not isinstance(value, Parameter):  # pyright: ignore[reportUnnecessaryIsInstance] - not all callers check types
            raise TypeError(
                f"params must map str to str, int, float, bool or None, not {name!r}: {value!r}"
            )
        if value is not None:
            wire.append(_pair(name, value))
    return encoded(wire)


def _pair(name: str, value: Parameter) -> tuple[str, str]:
    field = as_text("the name of a parameter", name)
    if isinstance(value, str):
        return field, as_text(f"params[{field!r}]", value)
    # str() of an enum member may be its name; this gives its value.
    return field, json_module.dumps(value)
