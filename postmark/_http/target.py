"""The destination of requests: URL, proxy and token, validated once and never shown."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from typing import NamedTuple
from urllib.parse import quote
from urllib.request import getproxies, getproxies_environment

import attrs
import httpcore
import httpx
from httpx._utils import URLPattern, get_environment_proxies

from postmark._version import __version__

BASE_URL = "https://api.postmarkapp.com"


class Credential(NamedTuple):
    """A kind of token: what it is called as an argument, in the environment and on the wire."""

    argument: str
    variable: str
    header: str


SERVER = Credential("server_token", "POSTMARK_SERVER_TOKEN", "X-Postmark-Server-Token")
ACCOUNT = Credential("account_token", "POSTMARK_ACCOUNT_TOKEN", "X-Postmark-Account-Token")

SHORTEST_SECRET = 8
"""Anything shorter is not a Postmark token, and hiding it would garble messages."""


@attrs.frozen(slots=True)
class Target:
    """Where requests go. The repr shows neither the token nor a proxy's password."""

    base_url: str
    origin: httpcore.Origin = attrs.field(repr=False)
    headers: tuple[tuple[str, str], ...] = attrs.field(repr=False)
    redact: Callable[[str], str] = attrs.field(repr=False)
    proxy: httpx.Proxy | None = attrs.field(repr=False)

    @property
    def handshakes(self) -> int:
        """TLS handshakes before a request is sent: with the service, and with a proxy."""
        proxy = self.proxy is not None and self.proxy.url.scheme == "https"
        return int(self.origin.scheme == b"https") + int(proxy)


def target(credential: Credential, token: str | None, base_url: str | None, *, own: bool) -> Target:
    """Validate the token and the URL.

    Args:
        credential: The kind of the token.
        token: The token; None reads it from the environment.
        base_url: Scheme and host, with an optional port and path.
        own: Whether requests use the SDK's own connections, and so the environment's proxies.

    Raises:
        TypeError, ValueError: An argument is invalid; no message shows the token.
    """
    token = _checked_token(credential, token)
    if base_url is None:
        base_url = os.environ.get("POSTMARK_BASE_URL") or BASE_URL
    url = _checked_url(base_url)
    headers = (
        ("Accept", "application/json"),
        ("Accept-Encoding", "gzip"),
        ("User-Agent", f"postmark-sdk/{__version__}"),
        (credential.header, token),
    )
    origin = httpcore.Origin(url.raw_scheme, url.raw_host, _port(url))
    proxy = _environment_proxy(url) if own else None
    return Target(str(url).rstrip("/"), origin, headers, _redactor(token), proxy)


def _checked_token(credential: Credential, token: str | None) -> str:
    name, variable = credential.argument, credential.variable
    if token is None:
        name, token = f"${variable}", os.environ.get(variable)
    if token is None:
        raise ValueError(
            f"no {credential.argument.replace('_', ' ')}: pass {credential.argument} or set ${variable}"
        )
    if not isinstance(token, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"{name} must be a str, not {type(token).__name__}")
    token = token.rstrip("\r\n").strip(" ")
    if not token:
        raise ValueError(f"{name} is empty")
    if not (token.isascii() and token.isprintable()):
        raise ValueError(f"{name} contains a control or non-ASCII character")
    return token


def _checked_url(base_url: object) -> httpx.URL:
    if not isinstance(base_url, str):
        raise TypeError(f"base_url must be a str, not {type(base_url).__name__}")
    try:
        url = httpx.URL(base_url)
    except httpx.InvalidURL:
        url = httpx.URL()
    whole = url.scheme in ("http", "https") and url.host
    if not whole or "?" in base_url or "#" in base_url or not 0 < _port(url) < 65_536:
        raise ValueError("base_url must be http(s)://host, perhaps with a port and a path")
    if url.userinfo:
        raise ValueError("base_url must not contain a user name or password")
    return url


def _port(url: httpx.URL) -> int:
    usual = 443 if url.scheme == "https" else 80
    return usual if url.port is None else url.port


def _environment_proxy(url: httpx.URL) -> httpx.Proxy | None:
    """Return the proxy that httpx would use, by its own rules: those of NO_PROXY are complex."""
    with suppress(ValueError, ImportError, httpx.InvalidURL):
        rules = {URLPattern(pattern): proxy for pattern, proxy in _environment_proxies().items()}
        address = next((rules[rule] for rule in sorted(rules) if rule.matches(url)), None)
        if address is None:
            return None
        proxy = httpx.Proxy(address)
        httpx.HTTPTransport(verify=False, proxy=proxy).close()
        return proxy
    name = f"{url.scheme.upper()}_PROXY, ALL_PROXY or NO_PROXY"
    raise ValueError(f"httpx cannot use the proxy in {name} (SOCKS needs httpx[socks])")


def _environment_proxies() -> dict[str, str | None]:
    # Reading every variable would be most of the work of creating a client.
    by_variable = getproxies is getproxies_environment  # else the system settings count too
    named = not by_variable or [name for name in os.environ if name[-6:].lower() == "_proxy"]
    return get_environment_proxies() if named else {}


def _redactor(token: str) -> Callable[[str], str]:
    if len(token) < SHORTEST_SECRET:
        return str

    @cache  # compiled for the first response, as that takes longer than to create a client
    def pattern() -> re.Pattern[str]:
        spellings = {token, json.dumps(token)[1:-1], quote(token, safe="")}
        longest_first = sorted(spellings, key=len, reverse=True)
        # Postmark compares tokens case-insensitively, so it may echo one in another case.
        return re.compile("|".join(map(re.escape, longest_first)), re.IGNORECASE)

    return lambda text: pattern().sub("[server token]", text)
