"""Where requests go, by which proxy, and with which token: checked once, shown nowhere."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from urllib.request import getproxies, getproxies_environment, proxy_bypass

import attrs
import httpcore
import httpx

TOKEN_VARIABLE = "POSTMARK_SERVER_TOKEN"
TOKEN_HEADER = "X-Postmark-Server-Token"
SHORTEST_SECRET = 8
"""Texts shorter than this are no tokens of Postmark's, and hiding them would garble messages."""


@attrs.frozen(slots=True)
class Target:
    """Where requests go; its repr shows neither the token nor a proxy's password."""

    base_url: str
    origin: httpcore.Origin = attrs.field(repr=False)
    headers: tuple[tuple[str, str], ...] = attrs.field(repr=False)
    hide: Callable[[str], str] = attrs.field(repr=False)
    proxy: httpx.Proxy | None = attrs.field(repr=False)


def target(server_token: str | None, base_url: str, version: str, *, own: bool) -> Target:
    """Check the token and the URL.

    Args:
        server_token: The token; None takes it from the environment.
        base_url: Scheme, host and perhaps a port and a path.
        version: Version of this SDK, for the User-Agent.
        own: Whether requests use our own connections, and so the environment's proxies.

    Raises:
        TypeError, ValueError: An argument is not usable; no message shows the token.
    """
    token = _checked_token(server_token)
    url = _checked_url(base_url)
    headers = (
        ("Accept", "application/json"),
        ("Accept-Encoding", "gzip"),
        ("User-Agent", f"postmark-sdk/{version}"),
        (TOKEN_HEADER, token),
    )
    origin = httpcore.Origin(url.raw_scheme, url.raw_host, url.port or _port(url))
    proxy = _environment_proxy(url) if own else None
    return Target(str(url).rstrip("/"), origin, headers, _hider(token), proxy)


def _checked_token(server_token: str | None) -> str:
    name, token = "server_token", server_token
    if token is None:
        name, token = f"${TOKEN_VARIABLE}", os.environ.get(TOKEN_VARIABLE)
    if token is None:
        raise ValueError(f"no server token: pass server_token or set ${TOKEN_VARIABLE}")
    if not isinstance(token, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"{name} must be a str, not {type(token).__name__}")
    token = token.rstrip("\r\n").strip(" ")
    if not token:
        raise ValueError(f"{name} is empty")
    if not (token.isascii() and token.isprintable()):
        raise ValueError(f"{name} holds a control character or one that is not ASCII")
    return token


def _checked_url(base_url: object) -> httpx.URL:
    if not isinstance(base_url, str):
        raise TypeError(f"base_url must be a str, not {type(base_url).__name__}")
    try:
        url = httpx.URL(base_url)
    except httpx.InvalidURL:
        url = httpx.URL()
    if url.scheme not in ("http", "https") or not url.host or url.query or url.fragment:
        raise ValueError("base_url must be http(s)://host, perhaps with a port and a path")
    if url.userinfo:
        raise ValueError("base_url must hold no user name and no password")
    return url


def _port(url: httpx.URL) -> int:
    return 443 if url.scheme == "https" else 80


def _environment_proxy(url: httpx.URL) -> httpx.Proxy | None:
    proxies = _environment_proxies()
    address = proxies.get(url.scheme) or proxies.get("all")
    netloc = url.netloc.decode("ascii")
    if not address or proxy_bypass(url.host) or proxy_bypass(netloc):  # a port may be named
        return None
    address = address if "://" in address else f"http://{address}"
    try:
        proxy = httpx.Proxy(address)
        httpx.HTTPTransport(verify=False, proxy=proxy).close()
    except (ValueError, ImportError, httpx.InvalidURL):
        proxy = None
    if proxy is None:
        name = f"{url.scheme.upper()}_PROXY or ALL_PROXY"
        raise ValueError(f"{name} is no proxy that httpx can use (SOCKS needs httpx[socks])")
    return proxy


def _environment_proxies() -> dict[str, str]:
    # Reading each variable to the end would be most of the work of making a client.
    by_variable = getproxies is getproxies_environment  # elsewhere the system's settings count too
    named = not by_variable or [name for name in os.environ if name[-6:].lower() == "_proxy"]
    return getproxies() if named else {}


def _hider(token: str) -> Callable[[str], str]:
    if len(token) < SHORTEST_SECRET:
        return str
    # Postmark compares tokens without case, and so may spell an echo of one differently.
    # Compiled when there is a text to look at: it is half the work of making a client.
    pattern = re.escape(token)
    return lambda text: re.sub(pattern, "[server token]", text, flags=re.IGNORECASE)
