"""The account's servers, and the server of a token."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import count
from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5

from postmark.testing._admin import Fields, fields_of, number_of, paged
from postmark.testing._exchange import Answer
from postmark.testing._routes import Call, Refusal, Route, as_json, done
from postmark.testing._store import State

Check = Callable[[Fields, str], Any]
"""Returns the value of a field, or None if it was not sent; raises Refusal if it is invalid."""


class Server:
    """The settings of one server; what it sends and receives is in its state."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.account: Account | None = None
        address = uuid5(NAMESPACE_URL, f"inbound/{state.server_id}").hex
        self.settings: dict[str, Any] = {
            "ID": state.server_id,
            "Name": "Fake server",
            "ApiTokens": [state.server_token],
            "Color": "blue",
            "SmtpApiActivated": True,
            "RawEmailEnabled": False,
            "DeliveryType": "Live",
            "ServerLink": f"https://postmarkapp.com/servers/{state.server_id}/streams",
            "InboundAddress": f"{address}@inbound.postmarkapp.com",
            **dict.fromkeys(_HOOKS, ""),
            "PostFirstOpenOnly": False,
            "InboundDomain": "",
            "InboundHash": address,
            "InboundSpamThreshold": 0,
            "TrackOpens": False,
            "TrackLinks": "None",
            "IncludeBounceContentInHook": False,
            "EnableSmtpApiErrorHooks": False,
        }

    @property
    def name(self) -> str:
        """The name, which no other server of the account has."""
        return str(self.settings["Name"])


class Account:
    """The account's servers. The first is that of the fake's own token."""

    def __init__(self, state: State) -> None:
        self._first = state
        self._numbers = count(state.server_id + 1)
        self.servers: dict[int, Server] = {}
        self._take(state.part(Server))

    def _take(self, server: Server) -> None:
        server.account = self
        self.servers[server.state.server_id] = server

    def create(self, settings: Mapping[str, Any]) -> Server:
        """Add a server with a token of its own, and with the fake's clock and lock."""
        server = _state_beside(self._first, next(self._numbers)).part(Server)
        server.settings.update(settings)
        self._take(server)
        return server


def state_of(first: State, token: str | None) -> State:
    """Return the state of the server whose token it is, compared without case, or the first."""
    wanted = (token or "").casefold()
    if wanted == first.server_token.casefold():
        return first
    states = (server.state for server in account_of(first).servers.values())
    return next((each for each in states if each.server_token.casefold() == wanted), first)


def _state_beside(first: State, number: int) -> State:
    token = str(uuid5(NAMESPACE_URL, f"{first.server_token}/server/{number}"))
    cap = first.total_count_cap
    state = State(token, first.clock, account_token=first.account_token, total_count_cap=cap)
    state.server_id = number
    state.lock = first.lock
    state.bounces = first.bounces
    return state


def account_of(state: State) -> Account:
    """Return the account of a server's state."""
    return state.part(Server).account or state.part(Account)


_HOOKS: Final = (
    "InboundHookUrl", "BounceHookUrl", "OpenHookUrl", "DeliveryHookUrl", "ClickHookUrl",
)  # fmt: skip
_COLORS: Final = (
    "purple", "blue", "turquoise", "green", "red", "yellow", "grey", "orange",
)  # fmt: skip
_TRACK_LINKS: Final = ("None", "HtmlAndText", "HtmlOnly", "TextOnly")
_HIGHEST_THRESHOLD: Final = 30


def _text(fields: Fields, name: str) -> str | None:
    return fields.text(name)


def _flag(fields: Fields, name: str) -> bool | None:
    return fields.flag(name)


def _url(fields: Fields, name: str) -> str | None:
    url = fields.text(name)
    if url and not url.lower().startswith(("http://", "https://")):
        raise Refusal(606, f"The '{name}' must be a URL that starts with http:// or https://.")
    return url


def _color(fields: Fields, name: str) -> str | None:
    color = fields.text(name)
    if color is not None and color.lower() not in _COLORS:
        raise Refusal(607, f"The '{name}' must be one of {', '.join(_COLORS)}.")
    return color and color.lower()


def _threshold(fields: Fields, name: str) -> int | None:
    threshold = fields.number(name)
    if threshold is not None and not 0 <= threshold <= _HIGHEST_THRESHOLD:
        raise Refusal(611, f"The '{name}' must be 0 to {_HIGHEST_THRESHOLD}.")
    return threshold


def _links(fields: Fields, name: str) -> str | None:
    return _one_of(fields, name, _TRACK_LINKS, 612)


def _one_of(fields: Fields, name: str, allowed: tuple[str, ...], code: int) -> str | None:
    given = fields.text(name)
    if given is None:
        return None
    for known in allowed:
        if known.casefold() == given.casefold():
            return known
    raise Refusal(code, f"The '{name}' must be one of {', '.join(allowed)}.")


_EDITABLE: Final[Mapping[str, Check]] = {
    "Name": _text,
    "Color": _color,
    **dict.fromkeys(_HOOKS, _url),
    "InboundDomain": _text,
    "InboundSpamThreshold": _threshold,
    "TrackLinks": _links,
    **dict.fromkeys(
        (
            "SmtpApiActivated", "RawEmailEnabled", "PostFirstOpenOnly", "TrackOpens",
            "IncludeBounceContentInHook", "EnableSmtpApiErrorHooks",
        ),
        _flag,
    ),
}  # fmt: skip


def _changes(account: Account, fields: Fields, own: Server | None) -> dict[str, Any]:
    """Return the settings that the fields change; raise Refusal if one is invalid."""
    read: dict[str, Any] = {name: check(fields, name) for name, check in _EDITABLE.items()}
    changes = {name: value for name, value in read.items() if value is not None}
    others = [server for server in account.servers.values() if server is not own]
    if "Name" in changes:
        _check_name(changes["Name"], others)
    if changes.get("InboundDomain"):
        _check_domain(changes["InboundDomain"], others)
    return changes


def _check_name(name: str, others: list[Server]) -> None:
    if not name.strip():
        raise Refusal(608, "The 'Name' of a server is required.")
    if any(server.name.casefold() == name.casefold() for server in others):
        raise Refusal(603, "A server with this name already exists.")


def _check_domain(domain: str, others: list[Server]) -> None:
    if "postmarkapp.com" in domain.casefold():
        raise Refusal(608, "The 'InboundDomain' must be a domain of your own.")
    taken = (server.settings["InboundDomain"].casefold() for server in others)
    if domain.casefold() in taken:
        raise Refusal(602, "This inbound domain is already in use.")


def _find(state: State, call: Call) -> Server:
    server = account_of(state).servers.get(number_of(call, "id"))
    if server is None:
        raise Refusal(601, "The server was not found.")
    return server


def _get_own(state: State, _: Call) -> Answer:
    return as_json(state.part(Server).settings)


def _edit_own(state: State, call: Call) -> Answer:
    return _change(state.part(Server), account_of(state), call)


def _list(state: State, call: Call) -> Answer:
    part = call.query.get("name", "").casefold()
    servers = account_of(state).servers.values()
    rows = [server for server in servers if part in server.name.casefold()]
    return as_json(paged(call, rows, "Servers", lambda server: server.settings))


def _get(state: State, call: Call) -> Answer:
    return as_json(_find(state, call).settings)


def _create(state: State, call: Call) -> Answer:
    account = account_of(state)
    fields = fields_of(call, 609, "server")
    if "Name" not in fields:
        raise Refusal(608, "The 'Name' of a server is required.")
    changes = _changes(account, fields, None)
    delivery = _one_of(fields, "DeliveryType", ("Live", "Sandbox"), 613)
    server = account.create(changes | ({"DeliveryType": delivery} if delivery else {}))
    return as_json(server.settings)


def _edit(state: State, call: Call) -> Answer:
    return _change(_find(state, call), account_of(state), call)


def _change(server: Server, account: Account, call: Call) -> Answer:
    server.settings.update(_changes(account, fields_of(call, 609, "server"), server))
    return as_json(server.settings)


def _delete(state: State, call: Call) -> Answer:
    account, server = account_of(state), _find(state, call)
    if server.state is state:
        raise Refusal(605, "The server of the fake's own token cannot be removed.")
    del account.servers[server.state.server_id]
    return done(f"Server {server.name} removed.")


ROUTES: Final = (
    Route("GET", "/server", "server_get", _get_own),
    Route("PUT", "/server", "server_edit", _edit_own),
    Route("GET", "/servers", "servers_list", _list, "account", 600),
    Route("POST", "/servers", "servers_create", _create, "account"),
    Route("GET", "/servers/{id}", "servers_get", _get, "account"),
    Route("PUT", "/servers/{id}", "servers_edit", _edit, "account"),
    Route("DELETE", "/servers/{id}", "servers_delete", _delete, "account"),
)
