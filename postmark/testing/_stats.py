"""The statistics of the fake server's own mail: https://postmarkapp.com/developer/api/stats-api.

Days are those of Eastern time, and recipients are counted, not messages. Messages that were
removed from the fake no longer count.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from postmark.testing._bounced import Bounced
from postmark.testing._clock import wall_time
from postmark.testing._exchange import Answer
from postmark.testing._routes import Call, Handler, Refusal, Route, as_json
from postmark.testing._store import Row, State, Table
from postmark.testing._streams import known_stream


class Fact(NamedTuple):
    """Something that is counted, by its counter, once for each `key`."""

    day: date
    counter: str
    key: Hashable


class Wanted(NamedTuple):
    """What a request asks for."""

    tag: str
    stream: str
    first: date
    last: date

    def of(self, table: Table) -> list[Row]:
        """Return the rows of a table that count, the newest first."""
        return [row for row in table if self._has(row)]

    def _has(self, row: Row) -> bool:
        return (
            self.first <= row.wall.date() <= self.last
            and self.tag in ("", row.facets["tag"])
            and self.stream in ("", row.facets["messagestream"])
        )


Facts = Callable[[State, Wanted], Iterable[Fact]]


def _wanted(state: State, call: Call) -> Wanted:
    query = call.query
    stream = query.get("messagestream", "")
    if stream:
        known_stream(state, stream)
    today = wall_time(state.clock.now).date()
    first, last = _day(query.get("fromdate", "")), _day(query.get("todate", ""))
    if first and first < today - timedelta(days=366):
        raise Refusal(1500, "The 'fromdate' must be within the last year.")
    if first and last and first > last:
        raise Refusal(1502, "The 'fromdate' must be before the 'todate'.")
    tag = query.get("tag", "")
    return Wanted(tag, stream.casefold(), first or date.min, last or date.max)


_DAY: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)


def _day(text: str) -> date | None:
    """Return the day; Postmark takes it without leading zeros too."""
    if not text:
        return None
    digits = _DAY.fullmatch(text)
    try:
        return date(*map(int, digits.groups())) if digits else date.fromisoformat("")
    except ValueError:
        raise Refusal(900, "A date must be a day in the form 2026-02-20.") from None


def _sends(state: State, wanted: Wanted) -> Iterator[Fact]:
    return _per_recipient("Sent", wanted.of(state.outbound))


def _tracked(state: State, wanted: Wanted) -> Iterator[Fact]:
    rows = [row for row in wanted.of(state.outbound) if _tracks_opens(row) or _tracks_links(row)]
    return _per_recipient("Tracked", rows)


def _per_recipient(counter: str, rows: list[Row]) -> Iterator[Fact]:
    for row in rows:
        for place, _ in enumerate(row.shown["Recipients"]):
            yield Fact(row.wall.date(), counter, (row.message_id, place))


def _tracks_opens(row: Row) -> bool:
    return bool(row.shown["TrackOpens"])


def _tracks_links(row: Row) -> bool:
    return row.text("TrackLinks") != "None"


def _bounces(state: State, wanted: Wanted) -> Iterator[Fact]:
    for row in wanted.of(state.part(Bounced).table):
        if row.text("Type") != "SpamComplaint":
            yield Fact(row.wall.date(), row.text("Type"), row.shown["ID"])


def _spam(state: State, wanted: Wanted) -> Iterator[Fact]:
    for row in wanted.of(state.part(Bounced).table):
        if row.text("Type") == "SpamComplaint":
            yield Fact(row.wall.date(), "SpamComplaint", row.shown["ID"])


def _opens(state: State, wanted: Wanted) -> Iterator[Fact]:
    return _with_unique("Opens", wanted.of(state.opens))


def _clicks(state: State, wanted: Wanted) -> Iterator[Fact]:
    return _with_unique("Clicks", wanted.of(state.clicks))


def _with_unique(counter: str, rows: list[Row]) -> Iterator[Fact]:
    for row in rows:
        yield Fact(row.wall.date(), counter, id(row))
        yield Fact(row.wall.date(), "Unique", _once(row))


def _once(row: Row) -> Hashable:
    """Return what makes an open or a click a unique one."""
    return row.message_id, row.shown["Recipient"], row.shown.get("OriginalLink")


def _of_agent(table: Callable[[State], Table], name: Callable[[Row], str]) -> Facts:
    """Return how to count unique opens or clicks by a name; those without one do not count."""

    def facts(state: State, wanted: Wanted) -> Iterator[Fact]:
        for row in wanted.of(table(state)):
            if counter := name(row):
                yield Fact(row.wall.date(), counter, _once(row))

    return facts


def _platform(row: Row) -> str:
    return str(row.shown.get("Platform", "Unknown"))


def _client(row: Row) -> str:
    return str(row.shown.get("Client", {}).get("Name", ""))


def _family(row: Row) -> str:
    return str(row.shown.get("Client", {}).get("Family", ""))


def _location(row: Row) -> str:
    return row.text("ClickLocation")


def _counts(facts: Facts) -> Handler:
    """Return the operation that counts by day. What is zero is left out, as is an empty day."""

    def perform(state: State, call: Call) -> Answer:
        days: defaultdict[date, defaultdict[str, set[Hashable]]] = defaultdict(
            lambda: defaultdict(set)
        )
        totals: defaultdict[str, set[Hashable]] = defaultdict(set)
        for day, counter, key in facts(state, _wanted(state, call)):
            days[day][counter].add(key)
            totals[counter].add(key)
        shown = [{"Date": day.isoformat(), **_sizes(days[day])} for day in sorted(days)]
        return as_json({"Days": shown, **_sizes(totals)})

    return perform


def _sizes(counters: dict[str, set[Hashable]]) -> dict[str, object]:
    return {counter: len(keys) for counter, keys in counters.items()}


def _overview(state: State, call: Call) -> Answer:
    """Return the counts of the whole time; zeros are shown here."""
    wanted = _wanted(state, call)
    messages, opens = wanted.of(state.outbound), wanted.of(state.opens)
    clicks, bounces = wanted.of(state.clicks), wanted.of(state.part(Bounced).table)
    sent = _recipients(messages)
    complaints = sum(row.text("Type") == "SpamComplaint" for row in bounces)
    api_errors = sum(row.text("Type") == "SMTPApiError" for row in bounces)
    bounced = len(bounces) - complaints - api_errors
    with_links = [row for row in messages if _tracks_links(row)]
    return as_json(
        {
            "Sent": sent,
            "Bounced": bounced,
            "SMTPApiErrors": api_errors,
            "BounceRate": _percent(bounced, sent),
            "SpamComplaints": complaints,
            "SpamComplaintsRate": _percent(complaints, sent),
            "Opens": len(opens),
            "UniqueOpens": len({_once(row) for row in opens}),
            "TotalClicks": len(clicks),
            "UniqueLinksClicked": len({_once(row) for row in clicks}),
            "TotalTrackedLinksSent": sum(_links(row) * _recipients([row]) for row in with_links),
            "Tracked": _recipients(r for r in messages if _tracks_opens(r) or _tracks_links(r)),
            "WithLinkTracking": _recipients(with_links),
            "WithOpenTracking": _recipients(row for row in messages if _tracks_opens(row)),
            "WithClientRecorded": len({_once(row) for row in opens if _client(row)}),
            "WithPlatformRecorded": len({_once(row) for row in opens if "Platform" in row.shown}),
        }
    )


def _recipients(rows: Iterable[Row]) -> int:
    return sum(len(row.shown["Recipients"]) for row in rows)


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 3) if whole else 0.0


def _links(row: Row) -> int:
    """Return the number of links that are tracked in a message, for one recipient."""
    where = row.text("TrackLinks")
    in_html = where in ("HtmlAndText", "HtmlOnly") and row.details.get("HtmlBody")
    in_text = where in ("HtmlAndText", "TextOnly") and row.details.get("TextBody")
    return len(_HREF.findall(in_html or "")) + len(_URL.findall(in_text or ""))


_HREF: Final = re.compile(r"""href\s*=\s*["']?https?://""", re.IGNORECASE)
_URL: Final = re.compile(r"https?://", re.IGNORECASE)


def _of_opens(name: Callable[[Row], str]) -> Facts:
    return _of_agent(lambda state: state.opens, name)


def _of_clicks(name: Callable[[Row], str]) -> Facts:
    return _of_agent(lambda state: state.clicks, name)


def _route(path: str, method: str, facts: Facts) -> Route:
    return Route("GET", f"/stats/outbound/{path}", f"stats_{method}", _counts(facts))


ROUTES: Final = (
    Route("GET", "/stats/outbound", "stats_overview", _overview),
    _route("sends", "sent_counts", _sends),
    _route("bounces", "bounce_counts", _bounces),
    _route("spam", "spam_counts", _spam),
    _route("tracked", "tracked_counts", _tracked),
    _route("opens", "open_counts", _opens),
    _route("opens/platforms", "platform_usage", _of_opens(_platform)),
    _route("opens/emailclients", "email_client_usage", _of_opens(_client)),
    _route("clicks", "click_counts", _clicks),
    _route("clicks/browserfamilies", "browser_usage", _of_clicks(_family)),
    _route("clicks/platforms", "browser_platform_usage", _of_clicks(_platform)),
    _route("clicks/location", "click_location", _of_clicks(_location)),
)
