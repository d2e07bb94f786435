"""The filters of the four lists.

Where Postmark's documentation says nothing: comparisons ignore case, except for tags, mailbox
hashes and metadata; an empty filter counts as not sent; dates apply to opens and clicks too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Final, Literal, NamedTuple, get_args

from postmark.testing._bounce_types import KINDS
from postmark.testing._store import Match, Row

Rule = Callable[[str, str], Match | None]
"""Takes a filter's name and value; None means that every row matches."""


class InvalidParameterError(ValueError):
    """A query that is answered with 422 and error code 700."""


def invalid(name: str) -> InvalidParameterError:
    """Return the error for a parameter, with the message observed for `status`."""
    return InvalidParameterError(f"Parameter '{name}' has invalid value")


def compile_filters(query: Mapping[str, str], rules: Mapping[str, Rule]) -> list[Match]:
    """Return the conditions a row must meet. Unknown parameters are ignored.

    The names in `query` are in lower case.

    Raises:
        InvalidParameterError: A value is invalid.
    """
    if _METADATA in rules and sum(map(_is_metadata, query)) > 1:
        raise invalid("metadata")
    found = [_rule(name, rules)(name, value) for name, value in query.items()]
    return [match for match in found if match]


def _is_metadata(name: str) -> bool:
    return name.startswith("metadata_")


def _rule(name: str, rules: Mapping[str, Rule]) -> Rule:
    return rules.get(_METADATA if _is_metadata(name) else name, _ignored)


def _ignored(name: str, value: str) -> Match | None:  # noqa: ARG001  (a Rule takes both)
    return None


def _exact(name: str, value: str) -> Match | None:
    return (lambda row: row.facets.get(name) == value) if value else None


def _folded(name: str, value: str) -> Match | None:
    return _exact(name, value.casefold())


def _within(name: str, value: str) -> Match | None:
    """Match a substring of a str, or a whole item of a set."""
    wanted = value.casefold()
    return (lambda row: wanted in row.facets[name]) if wanted else None


def _choice(choices: Mapping[str, frozenset[str]]) -> Rule:
    """Return the rule of a filter with fixed values, each matching one or more values of rows."""

    def rule(name: str, value: str) -> Match:
        if value not in choices:
            raise invalid(name)
        wanted = choices[value]
        return lambda row: row.facets.get(name) in wanted

    return rule


def _flag(name: str, value: str) -> Match:
    wanted = {"true": "true", "1": "true", "false": "false", "0": "false"}.get(value.lower())
    if wanted is None:
        raise invalid(name)
    return lambda row: row.facets.get(name) == wanted


def _since(name: str, value: str) -> Match:
    moment = _moment(name, value)
    return (lambda row: row.wall >= moment.start) if moment else _nothing


def _until(name: str, value: str) -> Match:
    moment = _moment(name, value)
    return (lambda row: row.wall - moment.start <= moment.width) if moment else _nothing


def _nothing(_: Row) -> bool:
    return False


class _Moment(NamedTuple):
    """An Eastern local time, and the width of its precision: both ends are inclusive.

    On the night DST ends, it may mean two instants, an hour apart.
    """

    start: datetime
    width: timedelta


_DAY: Final = timedelta(days=1, microseconds=-1)
_MINUTE: Final = timedelta(minutes=1, microseconds=-1)
_SECOND: Final = timedelta(seconds=1, microseconds=-1)

_DATE: Final = re.compile(
    r"(?P<wall>\d{4}-\d\d-\d\d(?P<minute>[T ]\d\d:\d\d(?P<second>:\d\d(?P<part>\.\d{1,7})?)?)?)"
    r"(?P<offset>Z| ?[+-]?\d\d:?\d\d)?",
    re.ASCII | re.IGNORECASE,
)


def _moment(name: str, value: str) -> _Moment | None:
    """Parse a date or date-time; None for one with an offset, which was seen to match nothing."""
    found = _DATE.fullmatch(value)
    try:
        start = datetime.fromisoformat(found["wall"]) if found else None
    except ValueError:
        start = None
    if not found or not start:
        raise invalid(name)
    return None if found["offset"] else _Moment(start, _width(found))


def _width(found: re.Match[str]) -> timedelta:
    if found["part"]:
        return timedelta()
    if found["second"]:
        return _SECOND
    return _MINUTE if found["minute"] else _DAY


_METADATA: Final = "metadata_*"

_DATES: Final[Mapping[str, Rule]] = {"fromdate": _since, "todate": _until}

_SENT: Final = frozenset({"sent", "processed"})

# https://postmarkapp.com/developer/api/messages-api#outbound-message-search
OUTBOUND_RULES: Final[Mapping[str, Rule]] = {
    "recipient": _within,
    "fromemail": _folded,
    "tag": _exact,
    "status": _choice({"queued": frozenset({"queued"}), "sent": _SENT, "processed": _SENT}),
    "subject": _within,
    "messagestream": _folded,
    _METADATA: _exact,
    **_DATES,
}

# https://postmarkapp.com/developer/user-guide/tracking-opens/message-opens-api
EVENT_RULES: Final[Mapping[str, Rule]] = {
    "recipient": _folded,
    "tag": _exact,
    "client_name": _folded,
    "client_company": _folded,
    "client_family": _folded,
    "os_name": _folded,
    "os_family": _folded,
    "os_company": _folded,
    "platform": _choice({v: frozenset({v}) for v in ("webmail", "desktop", "mobile", "unknown")}),
    "country": _folded,
    "region": _folded,
    "city": _folded,
    "messagestream": _folded,
    **_DATES,
}

InboundStatus = Literal["Blocked", "Processed", "Queued", "Failed", "Scheduled"]

# https://postmarkapp.com/developer/api/messages-api#inbound-message-search
INBOUND_RULES: Final[Mapping[str, Rule]] = {
    "recipient": _within,
    "fromemail": _folded,
    "tag": _exact,
    "subject": _within,
    "mailboxhash": _exact,
    "status": _choice({v.lower(): frozenset({v.lower()}) for v in get_args(InboundStatus)}),
    **_DATES,
}

# https://postmarkapp.com/developer/api/bounce-api#bounces
BOUNCE_RULES: Final[Mapping[str, Rule]] = {
    "type": _choice({name: frozenset({name}) for name in KINDS}),
    "inactive": _flag,
    "emailfilter": _within,
    "tag": _exact,
    "messageid": _folded,
    "messagestream": _folded,
    **_DATES,
}

# https://postmarkapp.com/developer/api/suppressions-api#suppression-dump
SUPPRESSION_RULES: Final[Mapping[str, Rule]] = {
    "suppressionreason": _folded,
    "origin": _folded,
    "emailaddress": _folded,
    **_DATES,
}
