"""The fake server's statistics count its own mail, by Eastern days."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from fake.account_wire import Admin

from postmark.testing import FakePostmark

NOON = datetime(2026, 2, 20, 17, 0, tzinfo=UTC)  # 12:00 Eastern
DAY = timedelta(days=1)
ALL = "/stats/outbound"


@pytest.fixture
def fake() -> FakePostmark:
    return FakePostmark(now=NOON)


@pytest.fixture
def wire(fake: FakePostmark) -> Admin:
    return Admin(fake, account=False)


def test_nothing_is_counted_where_nothing_happened(wire: Admin) -> None:
    for path in (
        "sends", "bounces", "spam", "tracked", "opens", "opens/platforms", "opens/emailclients",
        "clicks", "clicks/browserfamilies", "clicks/platforms", "clicks/location",
    ):  # fmt: skip
        assert wire.get(f"{ALL}/{path}") == {"Days": []}
    overview = wire.get(ALL)
    assert set(overview.values()) == {0}
    assert isinstance(overview["BounceRate"], float)


def test_sends_count_recipients_by_eastern_day(fake: FakePostmark, wire: Admin) -> None:
    fake.outbound.add(to=["a@example.com", "b@example.com"], cc="c@example.com")
    # 23:30 of the 19th in Eastern time, which is the 20th in UTC.
    fake.outbound.add(received_at=datetime(2026, 2, 20, 4, 30, tzinfo=UTC))
    fake.outbound.add(received_at=NOON - 3 * DAY)
    assert wire.get(f"{ALL}/sends") == {
        "Days": [
            {"Date": "2026-02-17", "Sent": 1},
            {"Date": "2026-02-19", "Sent": 1},
            {"Date": "2026-02-20", "Sent": 3},
        ],
        "Sent": 5,
    }


def test_days_are_inclusive_and_may_lack_zeros(fake: FakePostmark, wire: Admin) -> None:
    for ago in range(4):
        fake.outbound.add(received_at=NOON - ago * DAY)
    query = {"fromdate": "2026-2-18", "todate": "2026-02-19"}
    days = wire.get(f"{ALL}/sends", **query)["Days"]
    assert [day["Date"] for day in days] == ["2026-02-18", "2026-02-19"]
    assert wire.get(ALL, **query)["Sent"] == 2


def test_tag_and_stream_narrow_and_all_streams_count_without(
    fake: FakePostmark, wire: Admin
) -> None:
    fake.outbound.add(tag="welcome").opened()
    fake.outbound.add(message_stream="broadcast").opened()
    assert wire.get(f"{ALL}/opens")["Opens"] == 2
    assert wire.get(f"{ALL}/opens", tag="welcome")["Opens"] == 1
    assert wire.get(f"{ALL}/opens", messagestream="Broadcast")["Opens"] == 1
    assert wire.get(f"{ALL}/opens", tag="welcome", messageStream="broadcast") == {"Days": []}


def test_bounces_and_complaints_count_apart(fake: FakePostmark, wire: Admin) -> None:
    fake.outbound.add().bounced()
    fake.outbound.add().bounced(type="SoftBounce")
    fake.outbound.add().bounced(type="SMTPApiError")
    fake.outbound.add().bounced(type="SpamComplaint")
    day = {"HardBounce": 1, "SoftBounce": 1, "SMTPApiError": 1}
    found = wire.get(f"{ALL}/bounces")
    assert found == {"Days": [{"Date": "2026-02-20", **day}], **day}
    spam = wire.get(f"{ALL}/spam")
    assert spam == {"Days": [{"Date": "2026-02-20", "SpamComplaint": 1}], "SpamComplaint": 1}
    overview = wire.get(ALL)
    keys = (
        "Sent",
        "Bounced",
        "SMTPApiErrors",
        "SpamComplaints",
        "BounceRate",
        "SpamComplaintsRate",
    )
    assert [overview[key] for key in keys] == [4, 2, 1, 1, 50.0, 25.0]


def test_opens_count_by_platform_and_client(fake: FakePostmark, wire: Admin) -> None:
    message = fake.outbound.add(to=["a@example.com", "b@example.com", "c@example.com"])
    message.opened("a@example.com", client_name="Apple Mail", platform="Mobile")
    message.opened("b@example.com", client_name="Outlook 2016", platform="Desktop")
    message.opened("c@example.com", user_agent="Odd")
    assert wire.get(f"{ALL}/opens")["Unique"] == 3
    platforms = wire.get(f"{ALL}/opens/platforms")
    assert {key: platforms[key] for key in platforms if key != "Days"} == {
        "Mobile": 1, "Desktop": 1, "Unknown": 1,
    }  # fmt: skip
    clients = wire.get(f"{ALL}/opens/emailclients")
    assert clients["Days"] == [{"Date": "2026-02-20", "Outlook 2016": 1, "Apple Mail": 1}]
    overview = wire.get(ALL)
    assert (overview["WithClientRecorded"], overview["WithPlatformRecorded"]) == (2, 2)


def test_clicks_count_by_browser_platform_and_place(fake: FakePostmark, wire: Admin) -> None:
    message = fake.outbound.add()
    message.clicked("https://e.com/1", client_family="Chrome", platform="Desktop")
    message.clicked("https://e.com/2", click_location="Text", client_family="Safari mobile")
    clicks = wire.get(f"{ALL}/clicks")
    assert (clicks["Clicks"], clicks["Unique"]) == (2, 2)
    browsers = wire.get(f"{ALL}/clicks/browserFamilies")
    assert (browsers["Chrome"], browsers["Safari mobile"]) == (1, 1)
    platforms = wire.get(f"{ALL}/clicks/platforms")
    assert (platforms["Desktop"], platforms["Unknown"]) == (1, 1)
    places = wire.get(f"{ALL}/clicks/location")
    assert (places["HTML"], places["Text"]) == (1, 1)


def test_tracking_is_counted_by_recipient(fake: FakePostmark, wire: Admin) -> None:
    two = ["a@example.com", "b@example.com"]
    html = "<a href=\"https://e.com/1\">1</a><a href='http://e.com/2'>2</a>"
    fake.outbound.add(to=two, html_body=html, text_body="https://e.com/1")
    fake.outbound.add(track_links="TextOnly", track_opens=False, html_body=html, text_body="none")
    fake.outbound.add(track_links="None")
    fake.outbound.add(track_links="None", track_opens=False)
    assert wire.get(f"{ALL}/tracked")["Tracked"] == 4
    overview = wire.get(ALL)
    assert overview["Tracked"] == 4
    assert overview["WithOpenTracking"] == 3
    assert overview["WithLinkTracking"] == 3
    assert overview["TotalTrackedLinksSent"] == 6


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ({"fromdate": "yesterday"}, 900),
        ({"todate": "2026-02-30"}, 900),
        ({"fromdate": "2026-02-20T12:00:00"}, 900),
        ({"fromdate": "2025-02-18"}, 1500),
        ({"fromdate": "2026-02-20", "todate": "2026-02-19"}, 1502),
        ({"messagestream": "nobody"}, 1226),
    ],
)
@pytest.mark.parametrize("path", ["", "/sends", "/clicks/location"])
def test_a_wrong_query_is_refused(
    wire: Admin, path: str, query: dict[str, object], code: int
) -> None:
    assert wire.code("GET", ALL + path, **query) == code


def test_one_day_may_be_asked_for(fake: FakePostmark, wire: Admin) -> None:
    fake.outbound.add()
    query = {"fromdate": "2026-02-20", "todate": "2026-02-20"}
    assert wire.get(f"{ALL}/sends", **query)["Sent"] == 1
