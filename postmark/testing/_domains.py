"""The account's domains: `fake.domains`."""

from __future__ import annotations

import re
from itertools import count
from typing import Final

import attrs

from postmark.testing._admin import Fields, fields_of, number_of, paged
from postmark.testing._exchange import Answer
from postmark.testing._routes import Call, Refusal, Route, as_json, done
from postmark.testing._store import State, text_of


@attrs.define(eq=False)
class Keys:
    """The DNS records of a domain: its DKIM keys, and its Return-Path."""

    domain: str
    return_path: str
    return_path_verified: bool = False
    dkim: tuple[str, str] = ("", "")
    """Host and text of the key in use."""
    pending: tuple[str, str] = ("", "")
    revoked: tuple[str, str] = ("", "")

    @property
    def is_verified(self) -> bool:
        """Whether a key is in use: once verified, it stays so."""
        return self.dkim != ("", "")

    def verify(self) -> None:
        """Take the records as published."""
        if self.pending != ("", ""):
            self.revoked, self.dkim, self.pending = self.dkim, self.pending, ("", "")
        self.return_path_verified = bool(self.return_path)

    def dkim_form(self) -> dict[str, object]:
        """Return the DKIM part of answers."""
        return {
            "DKIMVerified": self.is_verified,
            "WeakDKIM": False,
            **_pair("DKIM", self.dkim),
            **_pair("DKIMPending", self.pending),
            **_pair("DKIMRevoked", self.revoked),
            "SafeToRemoveRevokedKeyFromDNS": self.revoked != ("", ""),
            "DKIMUpdateStatus": "Pending" if self.pending != ("", "") else "Verified",
        }

    def wire_form(self) -> dict[str, object]:
        """Return what the answers about domains and signatures have in common."""
        return {
            "SPFVerified": True,
            "SPFHost": self.domain,
            "SPFTextValue": "v=spf1 a mx include:spf.mtasv.net ~all",
            **self.dkim_form(),
            "ReturnPathDomain": self.return_path,
            "ReturnPathDomainVerified": self.return_path_verified,
            "ReturnPathDomainCNAMEValue": "pm.mtasv.net",
        }


def _pair(name: str, pair: tuple[str, str]) -> dict[str, object]:
    return {f"{name}Host": pair[0], f"{name}TextValue": pair[1]}


@attrs.define(eq=False)
class Domain:
    """A domain of the account."""

    number: int
    name: str
    keys: Keys

    def short(self) -> dict[str, object]:
        """Return it as it stands in lists."""
        flags = ("SPFVerified", "DKIMVerified", "WeakDKIM", "ReturnPathDomainVerified")
        whole = self.wire_form()
        return {"Name": self.name, **{flag: whole[flag] for flag in flags}, "ID": self.number}

    def wire_form(self) -> dict[str, object]:
        """Return it as it stands in answers about it alone."""
        return {"Name": self.name, **self.keys.wire_form(), "ID": self.number}


class FakeDomains:
    """The account's domains. `verify` says that a domain's DNS records are published."""

    __module__ = "postmark.testing"

    def __init__(self, state: State) -> None:
        """Created by `FakePostmark`."""
        self._state = state
        self._numbers = count(386101)
        self.rows: dict[int, Domain] = {}

    def __len__(self) -> int:
        return len(self.rows)

    def add(self, name: str, return_path_domain: str = "") -> None:
        """Add a domain whose DNS records are not yet published.

        Raises:
            ValueError, TypeError: An argument is invalid, or the service would refuse it.
        """
        text_of("name", name)
        text_of("return_path_domain", return_path_domain)
        with self._state.lock:
            try:
                self.create(name, return_path_domain)
            except Refusal as refused:
                raise ValueError(f"{refused.message} (error code {refused.code})") from None

    def verify(self, name: str) -> None:
        """Publish the domain's DNS records, and let Postmark find them.

        Its pending DKIM key becomes the one in use, and its Return-Path domain is verified.

        Raises:
            KeyError: The account has no such domain.
        """
        with self._state.lock:
            domain = self.named(text_of("name", name))
            if domain is None:
                raise KeyError(name)
            domain.keys.verify()

    def named(self, name: str) -> Domain | None:
        """Return the domain of this name, compared without case."""
        rows = self.rows.values()
        return next((row for row in rows if row.name.casefold() == name.casefold()), None)

    def create(self, name: str, return_path: str) -> Domain:
        """Add a domain; raise Refusal if it is invalid or exists."""
        _check_name(name)
        if self.named(name):
            raise Refusal(512, f"The domain {name} already exists.")
        domain = Domain(next(self._numbers), name, self.new_keys(name, return_path))
        self.rows[domain.number] = domain
        return domain

    def new_keys(self, name: str, return_path: str) -> Keys:
        """Return the records of a new domain; raise Refusal if the Return-Path is invalid."""
        check_return_path(return_path, name)
        return Keys(name, return_path, pending=self.new_key(name))

    def new_key(self, domain: str) -> tuple[str, str]:
        """Return host and text of a new DKIM key, made up."""
        moment = self._state.clock.tick()
        host = f"{moment:%Y%m%d%H%M%S%f}pm._domainkey.{domain}"
        return host, f"k=rsa; p=MIGfFAKE{moment:%Y%m%d%H%M%S%f}"


_HOST: Final = re.compile(
    r"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]", re.IGNORECASE
)
_LONGEST: Final = 255
_PUBLIC: Final = frozenset({
    "gmail.com", "googlemail.com", "yahoo.com", "hotmail.com", "outlook.com", "live.com",
    "aol.com", "icloud.com", "me.com", "gmx.com", "mail.com", "proton.me", "protonmail.com",
})  # fmt: skip


def is_host(name: str) -> bool:
    """Return whether the name is one of a host."""
    return _HOST.fullmatch(name) is not None


def check_private(name: str) -> None:
    """Raise Refusal if the domain is that of a mailbox provider."""
    if name.casefold() in _PUBLIC:
        raise Refusal(503, "Public email domains are not allowed.")


def _check_name(name: str) -> None:
    if not name:
        raise Refusal(514, "The 'Name' of a domain is required.")
    if len(name) > _LONGEST:
        raise Refusal(515, f"The 'Name' of a domain has at most {_LONGEST} characters.")
    if not is_host(name):
        raise Refusal(516, "The 'Name' of a domain must be a host name, such as example.com.")
    check_private(name)


def check_return_path(return_path: str, domain: str) -> None:
    """Raise Refusal if it is not a subdomain of the domain; "" is none."""
    if len(return_path) > _LONGEST:
        raise Refusal(521, f"The 'ReturnPathDomain' has at most {_LONGEST} characters.")
    if return_path and not return_path.casefold().endswith(f".{domain.casefold()}"):
        raise Refusal(522, f"The 'ReturnPathDomain' must be a subdomain of {domain}.")


def change_return_path(keys: Keys, fields: Fields) -> None:
    """Set or clear the Return-Path domain, if the fields have one."""
    given = fields.text("ReturnPathDomain")
    if given is None or given == keys.return_path:
        return
    check_return_path(given, keys.domain)
    keys.return_path, keys.return_path_verified = given, False


def _find(state: State, call: Call) -> Domain:
    domain = state.part(FakeDomains).rows.get(number_of(call, "id"))
    if domain is None:
        raise Refusal(510, "The domain was not found.")
    return domain


def _list(state: State, call: Call) -> Answer:
    return as_json(paged(call, state.part(FakeDomains).rows.values(), "Domains", Domain.short))


def _get(state: State, call: Call) -> Answer:
    return as_json(_find(state, call).wire_form())


def _create(state: State, call: Call) -> Answer:
    fields = fields_of(call, 511, "domain")
    name, return_path = fields.text("Name") or "", fields.text("ReturnPathDomain") or ""
    return as_json(state.part(FakeDomains).create(name, return_path).wire_form())


def _edit(state: State, call: Call) -> Answer:
    domain = _find(state, call)
    change_return_path(domain.keys, fields_of(call, 511, "domain"))
    return as_json(domain.wire_form())


def _delete(state: State, call: Call) -> Answer:
    domain = _find(state, call)
    del state.part(FakeDomains).rows[domain.number]
    return done(f"Domain {domain.name} removed.")


def _rotate(state: State, call: Call) -> Answer:
    domain = _find(state, call)
    # A new domain has a pending key too, and so answers this as well.
    if domain.keys.pending != ("", ""):
        raise Refusal(505, "This DKIM is already being renewed.")
    domain.keys.pending = state.part(FakeDomains).new_key(domain.name)
    return as_json({"Name": domain.name, **domain.keys.dkim_form(), "ID": domain.number})


_ONE: Final = "/domains/{id}"

ROUTES: Final = (
    Route("GET", "/domains", "domains_list", _list, "account", 500),
    Route("POST", "/domains", "domains_create", _create, "account"),
    Route("GET", _ONE, "domains_get", _get, "account"),
    Route("PUT", _ONE, "domains_edit", _edit, "account"),
    Route("DELETE", _ONE, "domains_delete", _delete, "account"),
    # They answer 200 whether or not the records are there: read the flags.
    Route("PUT", f"{_ONE}/verifyDkim", "domains_verify_dkim", _get, "account"),
    Route("PUT", f"{_ONE}/verifyReturnPath", "domains_verify_return_path", _get, "account"),
    Route("POST", f"{_ONE}/rotatedkim", "domains_rotate_dkim", _rotate, "account"),
)
