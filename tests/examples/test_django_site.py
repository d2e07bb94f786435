"""The Django example, with Django's own test client and a fake Postmark without a socket."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from postmark.testing import FakePostmark

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django.test import Client

pytestmark = pytest.mark.usefixtures("django_database")

LogIn = Callable[..., "Client"]


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> FakePostmark:
    """The fake that the site's two clients are connected to."""
    from support import postmark_clients, views

    fake = FakePostmark(now=datetime(2026, 3, 2, 12, tzinfo=UTC))
    client, async_client = fake.sync_server_client(retries=0), fake.server_client(retries=0)
    for module in (postmark_clients, views):
        monkeypatch.setattr(module, "postmark", lambda: client)
        monkeypatch.setattr(module, "async_postmark", lambda: async_client)
    return fake


@pytest.fixture(scope="session")
def people(django_database: None) -> dict[str, User]:
    """A customer, a member of staff, and one who may act on inbound messages."""
    from django.contrib.auth.models import Permission, User

    customer = User.objects.create(username="customer")
    staff = User.objects.create(username="staff", is_staff=True)
    lead = User.objects.create(username="lead", is_staff=True)
    lead.user_permissions.add(Permission.objects.get(codename="act_on_inbound"))
    return {"customer": customer, "staff": staff, "lead": lead}


@pytest.fixture
def log_in(people: dict[str, User]) -> Iterator[LogIn]:
    """Returns the browser of a logged-in user."""
    from django.test import Client

    def log_in(name: str, **options: Any) -> Client:
        browser = Client(**options)
        browser.force_login(people[name])
        return browser

    yield log_in
    from django.core import signals

    signals.request_finished.send(sender=None)


@pytest.fixture
def staff(log_in: LogIn) -> Client:
    return log_in("staff")


@pytest.fixture
def lead(log_in: LogIn) -> Client:
    return log_in("lead")


PAGES = [
    "/support/",
    "/support/inbound/",
    "/support/inbound/any/",
    "/support/status/",
    "/support/messages/any/",
]
ACTIONS = [("retry", "Failed"), ("bypass", "Blocked")]


@pytest.mark.parametrize("url", PAGES)
def test_pages_are_for_staff_only(fake: FakePostmark, log_in: LogIn, url: str) -> None:
    from django.test import Client

    anybody, customer = Client().get(url), log_in("customer").get(url)

    assert anybody.status_code == 302
    assert anybody.headers["Location"] == f"/login/?next={url}"
    assert customer.status_code == 403
    assert fake.requests == []


def test_a_user_who_is_not_staff_is_told_so_and_can_log_out(
    fake: FakePostmark, log_in: LogIn
) -> None:
    text = log_in("customer").get("/support/").text

    assert "customer is not marked as staff" in text
    assert "Log out customer" in text


def test_an_unknown_page_has_a_404_page(fake: FakePostmark, staff: Client) -> None:
    answer = staff.get("/support/nothing-here/")

    assert answer.status_code == 404
    assert "There is no such page" in answer.text


def test_an_internal_error_has_a_page(
    fake: FakePostmark, log_in: LogIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    from support import views

    monkeypatch.setattr(views, "timeline", None)
    message = fake.outbound.add()

    answer = log_in("staff", raise_request_exception=False).get(
        f"/support/messages/{message.message_id}/"
    )

    assert answer.status_code == 500
    assert "Something went wrong" in answer.text


def test_search_shows_the_newest_messages_first(fake: FakePostmark, staff: Client) -> None:
    fake.outbound.add(subject="Older", to="Pat <pat@example.com>", tag="welcome")
    fake.outbound.add(subject="Newer", to="lee@example.com")

    text = staff.get("/support/").text

    assert "2 messages" in text
    assert text.index("Newer") < text.index("Older")
    assert "pat@example.com" in text
    assert "None" not in text


def test_search_sends_what_was_filled_in(fake: FakePostmark, staff: Client) -> None:
    days = {"from_date": "2026-03-01", "to_date": "2026-03-02"}

    staff.get("/support/", {"recipient": "pat@", "tag": "welcome", "status": "Sent", **days})

    assert fake.requests[0].filters == {
        "recipient": "pat@",
        "tag": "welcome",
        "status": "sent",
        "fromdate": "2026-02-28T19:00:00",
        "todate": "2026-03-02T18:59:59",
    }


def test_days_are_in_the_zone_of_the_times_in_the_table(fake: FakePostmark, staff: Client) -> None:
    for hour in (0, 23):
        moment = datetime(2026, 3, 1, hour, 30, tzinfo=UTC)
        fake.outbound.add(received_at=moment, subject=f"At {hour}")
    fake.outbound.add(received_at=datetime(2026, 3, 2, 0, 30, tzinfo=UTC), subject="Next day")

    text = staff.get("/support/", {"from_date": "2026-03-01", "to_date": "2026-03-01"}).text

    assert "2 messages" in text
    assert "2026-03-01 00:30" in text
    assert "2026-03-01 23:30" in text


def test_search_pages_and_keeps_the_filters(fake: FakePostmark, staff: Client) -> None:
    for number in range(60):
        fake.outbound.add(subject=f"Number {number}", tag="many")

    text = staff.get("/support/", {"tag": "many", "page": "2"}).text

    assert "Page 2 of 3" in text
    assert "Number 34<" in text
    assert "Number 35<" not in text
    assert 'href="?tag=many&amp;page=1"' in text
    assert 'href="?tag=many&amp;page=3"' in text


@pytest.mark.parametrize("page", ["4", "400", "99999999999999999999"])
def test_a_page_past_the_end_redirects_to_the_last(
    fake: FakePostmark, staff: Client, page: str
) -> None:
    for _ in range(63):
        fake.outbound.add(tag="many")

    answer = staff.get("/support/", {"tag": "many", "page": page}, follow=True)

    assert answer.redirect_chain == [("?tag=many&page=3", 302)]
    assert "63 messages" in answer.text
    assert "Page 3 of 3" in answer.text
    assert 'href="?tag=many&amp;page=2"' in answer.text


@pytest.mark.parametrize("page", ["", "0", "-1", "two"])
def test_an_invalid_page_number_shows_the_first_page(
    fake: FakePostmark, staff: Client, page: str
) -> None:
    fake.outbound.add()

    text = staff.get("/support/", {"page": page}).text

    assert "1 message," in text
    assert "errorlist" not in text


def test_a_search_without_results_says_so(fake: FakePostmark, staff: Client) -> None:
    text = staff.get("/support/", {"tag": "none"}).text

    assert "0 messages" in text
    assert "Nothing was found." in text


@pytest.mark.parametrize(("field", "value"), [("from_date", "never"), ("status", "Lost")])
def test_an_invalid_search_sends_no_request(
    fake: FakePostmark, staff: Client, field: str, value: str
) -> None:
    answer = staff.get("/support/", {field: value})

    assert answer.status_code == 400
    assert "errorlist" in answer.text
    assert fake.requests == []


def test_a_range_that_ends_before_it_starts_is_explained(fake: FakePostmark, staff: Client) -> None:
    answer = staff.get("/support/", {"from_date": "2026-03-02", "to_date": "2026-03-01"})

    assert answer.status_code == 400
    assert "The end date is before the start date." in answer.text


def test_a_message_shows_what_happened_to_it_in_order(fake: FakePostmark, staff: Client) -> None:
    message = fake.outbound.add(subject="Welcome", to="pat@example.com", metadata={"color": "red"})
    message.delivered().opened().clicked("https://shop.example.com/")

    text = staff.get(f"/support/messages/{message.message_id}/").text

    places = [text.index(word) for word in ("Delivered</", "Opened</", "Clicked</")]
    assert places == sorted(places)
    assert text.count('class="state Opened"') == 1
    assert "with Gmail" in text
    assert "https://shop.example.com/ (with Chrome 121.0.0.0 in Novi Sad, Serbia)" in text
    assert "<dt>color</dt><dd>red</dd>" in text


def test_times_are_valid_html(fake: FakePostmark, staff: Client) -> None:
    message = fake.outbound.add(subject="Welcome").delivered()

    texts = staff.get("/support/").text, staff.get(f"/support/messages/{message.message_id}/").text

    # https://html.spec.whatwg.org/#valid-global-date-and-time-string
    times: list[str] = re.findall(r'datetime="([^"]*)"', "".join(texts))
    assert len(times) == 3
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0000", time) for time in times)


def test_clicks_are_shown_up_to_one_page(fake: FakePostmark, staff: Client) -> None:
    few, many = fake.outbound.add().delivered(), fake.outbound.add().delivered()
    for message, clicks in ((few, 150), (many, 501)):
        for number in range(clicks):
            message.clicked(f"https://shop.example.com/{number}")

    some = staff.get(f"/support/messages/{few.message_id}/").text
    part = staff.get(f"/support/messages/{many.message_id}/").text

    assert some.count('class="state LinkClicked"') == 150
    assert "are shown" not in some
    assert part.count('class="state LinkClicked"') == 500
    assert "The newest 500 of 501 clicks are shown." in part


def test_message_content_is_shown_as_text(fake: FakePostmark, staff: Client) -> None:
    message = fake.outbound.add(subject="<b>Hi</b>", html_body="<img src='https://pixel.example'>")

    text = staff.get(f"/support/messages/{message.message_id}/").text

    assert "<b>Hi</b>" not in text
    assert "<img" not in text


def test_opens_are_not_requested_if_there_are_none(fake: FakePostmark, staff: Client) -> None:
    message = fake.outbound.add().delivered()

    staff.get(f"/support/messages/{message.message_id}/")

    assert [request.operation for request in fake.requests] == ["outbound_get"]


def test_inbound_lists_failed_messages_by_default(fake: FakePostmark, staff: Client) -> None:
    fake.inbound.add(subject="All well")
    fake.inbound.add(subject="Hook was down").failed()

    text = staff.get("/support/inbound/").text

    assert "Hook was down" in text
    assert "All well" not in text


def test_buttons_need_the_permission(fake: FakePostmark, staff: Client, lead: Client) -> None:
    url = f"/support/inbound/{fake.inbound.add().failed().message_id}/retry/"

    assert url not in staff.get("/support/inbound/").text
    assert url in lead.get("/support/inbound/").text
    assert staff.get(url).status_code == staff.post(url).status_code == 403


def test_an_inbound_message_has_a_page(fake: FakePostmark, staff: Client, lead: Client) -> None:
    message = fake.inbound.add(subject="Help", text_body="It is <b>broken</b>.").failed()
    url = f"/support/inbound/{message.message_id}/"

    text = staff.get(url).text

    assert "It is &lt;b&gt;broken&lt;/b&gt;." in text
    assert "Retry</a>" not in text
    assert "Retry</a>" in lead.get(url).text
    assert f'href="{url}"' in staff.get("/support/inbound/").text


@pytest.mark.parametrize(("verb", "state"), ACTIONS)
def test_an_action_asks_for_confirmation_and_reports_the_result(
    fake: FakePostmark, lead: Client, verb: str, state: Any
) -> None:
    message = fake.inbound.add(subject="Help", status=state)
    url = f"/support/inbound/{message.message_id}/{verb}/"

    question = lead.get(url)
    untouched = message.status
    answer = lead.post(url, follow=True)

    assert f"{verb.title()} this message?" in question.text
    assert untouched == state
    assert message.status != state
    assert message.message_id in answer.text
    assert 'class="success"' in answer.text


@pytest.mark.parametrize(("verb", "state"), ACTIONS)
def test_an_action_redirects_back_to_the_list(
    fake: FakePostmark, lead: Client, verb: str, state: Any
) -> None:
    fake.inbound.add(from_email="pat@example.com", status=state)
    came_from = f"/support/inbound/?status={state}&from_email=pat@example.com"
    listed = lead.get(came_from).text
    (button,) = re.findall(rf'href="([^"]*/{verb}/[^"]*)"', listed)

    question = lead.get(button).text
    answer = lead.post(button)

    assert f'<a href="{came_from.replace("&", "&amp;")}">Cancel</a>' in question
    assert answer.headers["Location"] == came_from


@pytest.mark.parametrize("url", ["https://elsewhere.example/", "//elsewhere.example", ""])
def test_an_action_does_not_redirect_to_another_site(
    fake: FakePostmark, lead: Client, url: str
) -> None:
    message = fake.inbound.add().failed()
    own = f"/support/inbound/{message.message_id}/"

    answer = lead.post(f"{own}retry/", query_params={"next": url})

    assert answer.headers["Location"] == own


@pytest.mark.parametrize(("verb", "state"), [("retry", "Scheduled"), ("bypass", "Failed")])
def test_only_possible_actions_are_offered(
    fake: FakePostmark, lead: Client, verb: str, state: Any
) -> None:
    message = fake.inbound.add(status=state)

    text = lead.get(f"/support/inbound/{message.message_id}/{verb}/").text

    assert "only" in text
    assert f">{verb.title()}</button>" not in text


@pytest.mark.parametrize("url", [*PAGES, "/support/inbound/any/retry/"])
def test_pages_answer_head(fake: FakePostmark, lead: Client, url: str) -> None:
    fake.outbound.add(message_id="any")
    fake.inbound.add(message_id="any").failed()

    assert lead.head(url).status_code == 200


def test_repeating_an_action_is_explained(fake: FakePostmark, lead: Client) -> None:
    message = fake.inbound.add().blocked()
    url = f"/support/inbound/{message.message_id}/bypass/"

    lead.post(url)
    answer = lead.post(url, follow=True)

    assert answer.status_code == 200
    assert "This message was not found or cannot be bypassed." in answer.text


def test_an_action_needs_the_csrf_token(fake: FakePostmark, log_in: LogIn) -> None:
    message = fake.inbound.add().failed()

    answer = log_in("lead", enforce_csrf_checks=True).post(
        f"/support/inbound/{message.message_id}/retry/"
    )

    assert answer.status_code == 403
    assert message.status == "Failed"


@pytest.mark.parametrize(("verb", "code"), [("bypass", 702), ("retry", 703)])
def test_an_action_that_fails_at_postmark_says_why(
    fake: FakePostmark, lead: Client, verb: str, code: int
) -> None:
    fake.fail_next(422, code=code)

    answer = lead.post(f"/support/inbound/any/{verb}/")

    assert answer.status_code == 502
    assert f"Could not {verb} this" in answer.text


UNSURE: dict[str, tuple[Callable[[FakePostmark], None], str]] = {
    "a dropped connection": (lambda fake: fake.drop_connection(), "Postmark cannot be reached"),
    "a truncated response": (lambda fake: fake.truncate_next(), "Postmark had a problem"),
    "an unreadable response": (lambda fake: fake.answer_next("<html>"), "Postmark had a problem"),
    "a server error": (lambda fake: fake.fail_next(500), "Postmark had a problem"),
}


@pytest.mark.parametrize("fault", UNSURE)
def test_an_action_without_a_clear_response_may_have_been_applied(
    fake: FakePostmark, lead: Client, fault: str
) -> None:
    message = fake.inbound.add().failed()
    url = f"/support/inbound/{message.message_id}/"
    script, title = UNSURE[fault]
    script(fake)

    answer = lead.post(f"{url}retry/")

    assert answer.status_code == 502
    assert title in answer.text
    assert f'It may have worked despite the error: <a href="{url}">' in answer.text
    assert "Nothing is wrong" not in answer.text


def test_the_async_page_counts_what_waits(fake: FakePostmark, staff: Client) -> None:
    fake.outbound.add(status="Queued")
    fake.inbound.add().failed()
    fake.inbound.add().failed()

    text = staff.get("/support/status/").text

    assert "<dt>Queued</dt><dd>1</dd>" in text
    assert "Failed</a></dt><dd>2</dd>" in text


FAULTS: list[tuple[dict[str, Any], int, str]] = [
    ({"status": 422, "code": 701}, 404, "This message was not found"),
    ({"status": 422, "code": 700}, 400, "did not accept"),
    ({"status": 429, "headers": {"Retry-After": "7"}}, 503, "Too many requests"),
    ({"status": 401}, 500, "Postmark rejected our API token"),
    ({"status": 503}, 502, "Postmark had a problem"),
    ({"status": 502}, 502, "Postmark had a problem"),
    ({"status": 403}, 502, "Postmark had a problem"),
]


@pytest.mark.parametrize("url", PAGES)
@pytest.mark.parametrize(("fault", "status", "title"), FAULTS)
def test_errors_have_pages_for_people(
    fake: FakePostmark, staff: Client, url: str, fault: dict[str, Any], status: int, title: str
) -> None:
    fake.fail_next(**fault, times=None)

    answer = staff.get(url)

    assert answer.status_code == status
    assert title in answer.text
    assert "Traceback" not in answer.text
    assert "may have worked" not in answer.text
    assert answer.headers.get("Retry-After") == ("7" if "headers" in fault else None)


@pytest.mark.parametrize("url", PAGES)
def test_an_unreachable_postmark_is_reported(fake: FakePostmark, staff: Client, url: str) -> None:
    fake.drop_connection(times=None)

    answer = staff.get(url)

    assert answer.status_code == 502
    assert "Postmark cannot be reached" in answer.text


def test_a_refused_search_says_why(fake: FakePostmark, staff: Client) -> None:
    fake.fail_next(422, code=700, message="The tag is too long.")

    answer = staff.get("/support/", {"tag": "long"})

    assert "The tag is too long." in answer.text


def test_a_slow_postmark_is_reported(
    fake: FakePostmark, staff: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from support import views

    client = fake.sync_server_client(timeout=0.01, retries=0)
    monkeypatch.setattr(views, "postmark", lambda: client)
    fake.delay(1)

    answer = staff.get("/support/")

    assert answer.status_code == 504


@pytest.mark.parametrize("message_id", ["..", ".", "a%2Fb", "%20"])
def test_an_impossible_id_is_not_requested(
    fake: FakePostmark, staff: Client, message_id: str
) -> None:
    answer = staff.get(f"/support/messages/{message_id}/")

    assert answer.status_code == 404
    assert fake.requests == []


def test_the_client_is_created_once_and_again_after_settings_change() -> None:
    from django.conf import settings
    from django.test import override_settings
    from support import postmark_clients

    with override_settings(POSTMARK={**settings.POSTMARK, "server_token": "one"}):
        first, same = postmark_clients.postmark(), postmark_clients.postmark()
    with override_settings(POSTMARK={**settings.POSTMARK, "server_token": "two"}):
        other = postmark_clients.postmark()

    assert first is same
    assert other is not first


@pytest.mark.parametrize("kind", ["postmark", "async_postmark"])
def test_a_missing_token_is_a_configuration_error(kind: str) -> None:
    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured
    from django.test import override_settings
    from support import postmark_clients

    with (
        override_settings(POSTMARK={**settings.POSTMARK, "server_token": None}),
        pytest.raises(ImproperlyConfigured, match="set POSTMARK_SERVER_TOKEN"),
    ):
        getattr(postmark_clients, kind)()


def test_the_deployment_checks_find_nothing() -> None:
    from django.core.management import call_command
    from django.test import override_settings

    with override_settings(SECRET_KEY="".join(map(chr, range(33, 100)))):
        call_command("check", deploy=True, fail_level="WARNING")


def test_no_migration_is_missing() -> None:
    from django.core.management import call_command

    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
