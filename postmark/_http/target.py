"""The destination of requests: URL, proxy and token, validated once and never shown."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import reduce
from typing import Any, Final, NamedTuple
from urllib.request import getproxies

import httpcore
import httpx

from postmark._version import __version__
from postmark._wire.records import Record

BASE_URL = "https://api.postmarkapp.com"
BASE_URL_VARIABLE = "POSTMARK_BASE_URL"
SHORTEST_SECRET = 8
"""Anything shorter is not a Postmark token, and hiding it would garble messages."""


class Credential(NamedTuple):
    """A kind of token.

    Attributes:
        argument: The client's argument.
        variable: The environment variable that stands in for it.
        header: The header that carries it.
    """

    argument: str
    variable: str
    header: str

    @property
    def name(self) -> str:
        """What messages call it."""
        return self.argument.replace("_", " ")


SERVER: Final = Credential("server_token", "POSTMARK_SERVER_TOKEN", "X-Postmark-Server-Token")
ACCOUNT: Final = Credential("account_token", "POSTMARK_ACCOUNT_TOKEN", "X-Postmark-Account-Token")


class Target(Record):
    """Where requests go. The repr shows neither the token nor a proxy's password.

    Attributes:
        where: The host, and the proxy on the way if there is one, for messages.
        credential: Which token the requests carry.
    """

    __slots__ = ("base_url", "credential", "headers", "origin", "proxy", "redact", "where")
    base_url: str
    where: str
    credential: Credential
    origin: httpcore.Origin
    headers: tuple[tuple[str, str], ...]
    redact: Callable[[str], str]
    proxy: httpx.Proxy | None

    def __init__(
        self,
        base_url: str,
        where: str,
        credential: Credential,
        origin: httpcore.Origin,
        headers: tuple[tuple[str, str], ...],
        redact: Callable[[str], str],
        proxy: httpx.Proxy | None,
    ) -> None:
        self._put(
            base_url=base_url, where=where, credential=credential, origin=origin, headers=headers,
            redact=redact, proxy=proxy,
        )  # fmt: skip

    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        """Show neither the token nor a proxy's password."""
        return ((name, getattr(self, name)) for name in ("base_url", "where", "credential"))

    @property
    def handshakes(self) -> int:
        """TLS handshakes before a request is sent: with the service, and with a proxy."""
        proxy = self.proxy is not None and self.proxy.url.scheme == "https"
        return int(self.origin.scheme == b"https") + int(proxy)


def target(kind: Credential, token: str | None, base_url: str | None, *, own: bool) -> Target:
    """Validate the token and the URL.

    Args:
        kind: Which token it is.
        token: The token; None reads it from the environment.
        base_url: Scheme and host, with an optional port and path; None reads it from the
            environment, and is Postmark's own without.
        own: Whether requests use the SDK's own connections, and so the environment's proxies.

    Raises:
        TypeError, ValueError: An argument is invalid; no message shows the token.
    """
    token = _checked_token(kind, token)
    url = _checked_url(base_url)
    headers = (
        ("Accept", "application/json"),
        ("Accept-Encoding", "gzip"),
        ("User-Agent", f"postmark-sdk/{__version__}"),
        (kind.header, token),
    )
    proxy = _environment_proxy(url) if own else None
    return Target(
        str(url).rstrip("/"),
        _netloc(url) + (f" through the proxy {_netloc(proxy.url)}" if proxy else ""),
        kind,
        httpcore.Origin(url.raw_scheme, url.raw_host, _port(url)),
        headers,
        _redactor(token, f"[{kind.name}]"),
        proxy,
    )


def _netloc(url: httpx.URL) -> str:
    return url.netloc.decode("ascii")


def _checked_token(kind: Credential, token: object) -> str:
    name = kind.argument
    if token is None:
        name, token = f"${kind.variable}", os.environ.get(kind.variable)
    if token is None:
        raise ValueError(f"no {kind.name}: pass {kind.argument} or set ${kind.variable}")
    if not isinstance(token, str):
        raise TypeError(f"{name} must be a str, not {type(token).__name__}")
    token = token.rstrip("\r\n").strip(" ")
    if not token:
        raise ValueError(f"{name} is empty")
    if not (token.isascii() and token.isprintable()):
        raise ValueError(f"{name} contains a control or non-ASCII character")
    return token


def _checked_url(base_url: object) -> httpx.URL:
    name = "base_url"
    if base_url is None:
        found = os.environ.get(BASE_URL_VARIABLE)
        name, base_url = (f"${BASE_URL_VARIABLE}", found) if found else (name, BASE_URL)
    if not isinstance(base_url, str):
        raise TypeError(f"{name} must be a str, not {type(base_url).__name__}")
    try:
        url = httpx.URL(base_url)
    except httpx.InvalidURL:
        url = httpx.URL()
    whole = url.scheme in ("http", "https") and url.host
    if not whole or "?" in base_url or "#" in base_url or not 0 < _port(url) < 65_536:
        raise ValueError(f"{name} must be http(s)://host, perhaps with a port and a path")
    if url.userinfo:
        raise ValueError(f"{name} must not contain a user name or password")
    return url


def _port(url: httpx.URL) -> int:
    usual = 443 if url.scheme == "https" else 80
    return usual if url.port is None else url.port


def _environment_proxy(url: httpx.URL) -> httpx.Proxy | None:
    """Return the proxy that httpx would use."""
    proxies = getproxies()
    address = (proxies.get(url.scheme) or proxies.get("all") or "").strip()
    if not address or any(_exempts(entry, url) for entry in proxies.get("no", "").split(",")):
        return None
    with suppress(ValueError, ImportError, httpx.InvalidURL):
        proxy = httpx.Proxy(address if "://" in address else f"http://{address}")
        httpx.HTTPTransport(verify=False, proxy=proxy).close()
        return proxy
    name = f"{url.scheme.upper()}_PROXY or ALL_PROXY"
    raise ValueError(f"httpx cannot use the proxy in {name} (SOCKS needs httpx[socks])")


def _exempts(entry: str, url: httpx.URL) -> bool:
    """Return whether an entry of NO_PROXY names the host, or a domain that it is in.

    As in httpx: `*` is every host, `.domain` every host below one, and what has a scheme is exact.
    """
    scheme, _, named = entry.strip().lower().rpartition("://")
    if scheme not in ("", "all", url.scheme):
        return False
    host = f"[{url.host}]" if ":" in url.host else url.host
    spellings = {url.host, host, f"{host}:{_port(url)}"}
    if named == "*" or named in spellings:
        return True
    below = "." + named.removeprefix(".")
    return not scheme and named != "" and any(each.endswith(below) for each in spellings)


def _redactor(token: str, hidden: str) -> Callable[[str], str]:
    # Postmark compares tokens case-insensitively, so it may echo one in another case.
    spellings = (token, token.lower(), token.upper()) if len(token) >= SHORTEST_SECRET else ()
    return lambda text: reduce(lambda left, each: left.replace(each, hidden), spellings, text)
