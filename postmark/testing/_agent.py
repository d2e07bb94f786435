"""The mail client, operating system and place of an open or a click."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal, TypedDict, cast, get_args

from postmark.testing._store import one_of, text_of

Platform = Literal["WebMail", "Desktop", "Mobile", "Unknown"]


class Agent(TypedDict, total=False):
    """The mail client, operating system and place of an open or a click.

    The names are those of the SDK's filters and models. What is not given is left out.
    """

    client_name: str
    client_company: str
    client_family: str
    os_name: str
    os_company: str
    os_family: str
    platform: Platform
    user_agent: str
    country_iso_code: str
    country: str
    region_iso_code: str
    region: str
    city: str
    zip: str
    coords: str
    ip: str


Agent.__module__ = "postmark.testing"

# Most opens come through the image proxies of mail services, which hide client and place.
PROXY: Final[Agent] = {
    "client_name": "Gmail",
    "client_company": "Google",
    "client_family": "Gmail",
    "os_name": "unknown",
    "os_company": "unknown",
    "os_family": "unknown",
    "platform": "Unknown",
    "user_agent": "Mozilla/5.0 (via ggpht.com GoogleImageProxy)",
}

BROWSER: Final[Agent] = {
    "client_name": "Chrome 121.0.0.0",
    "client_company": "Google Inc.",
    "client_family": "Chrome",
    "os_name": "OS X 10.15 Catalina",
    "os_company": "Apple Computer, Inc.",
    "os_family": "OS X",
    "platform": "Desktop",
    "user_agent": "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Chrome/121.0.0.0",
    "country_iso_code": "RS",
    "country": "Serbia",
    "region_iso_code": "VO",
    "region": "Vojvodina",
    "city": "Novi Sad",
    "zip": "21000",
    "coords": "45.2517,19.8369",
    "ip": "192.0.2.55",
}

_CLIENT: Final = {"Name": "client_name", "Company": "client_company", "Family": "client_family"}
_OS: Final = {"Name": "os_name", "Company": "os_company", "Family": "os_family"}
_GEO: Final = {
    "CountryISOCode": "country_iso_code",
    "Country": "country",
    "RegionISOCode": "region_iso_code",
    "Region": "region",
    "City": "city",
    "Zip": "zip",
    "Coords": "coords",
    "IP": "ip",
}


def checked(method: str, agent: Agent, default: Agent) -> dict[str, str]:
    """Return the given values, or the default if there are none.

    Raises:
        TypeError: A name is unknown, or a value is not a str.
        ValueError: The platform is unknown.
    """
    given = cast("Mapping[str, object]", agent or default)
    unknown = given.keys() - Agent.__annotations__.keys()
    if unknown:
        raise TypeError(f"{method}() got an unexpected keyword argument {min(unknown)!r}")
    texts = {name: text_of(name, value) for name, value in given.items()}
    one_of("platform", texts.get("platform", "Unknown"), get_args(Platform))
    return texts


def wire_form(agent: Mapping[str, str]) -> dict[str, Any]:
    """Return the wire form. An unknown client or system is left out; an unknown place is empty.

    https://postmarkapp.com/developer/user-guide/tracking-opens/message-opens-api
    """
    wire: dict[str, Any] = {"UserAgent": agent.get("user_agent", ""), "Geo": _part(agent, _GEO)}
    if client := _part(agent, _CLIENT):
        wire["Client"] = client
    if system := _part(agent, _OS):
        wire["OS"] = system
    if "platform" in agent:
        wire["Platform"] = agent["platform"]
    return wire


def _part(agent: Mapping[str, str], names: Mapping[str, str]) -> dict[str, str]:
    return {key: agent[name] for key, name in names.items() if name in agent}
