"""The fake account: servers, domains, sender signatures, data removals, inbound rules."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from fake.account_wire import Admin

from postmark.testing import FakePostmark

NOON = datetime(2026, 2, 20, 17, 0, tzinfo=UTC)
REMOVAL = {"RequestedBy": "owner@example.com", "RequestedFor": "gone@example.com"}
SENDER = {"FromEmail": "news@mail.example.com", "Name": "News"}


@pytest.fixture
def fake() -> FakePostmark:
    return FakePostmark(now=NOON)


@pytest.fixture
def wire(fake: FakePostmark) -> Admin:
    return Admin(fake, account=False)


@pytest.fixture
def account(fake: FakePostmark) -> Admin:
    return Admin(fake, account=True)


class TestServers:
    def test_a_server_is_created_read_edited_listed_and_deleted(self, account: Admin) -> None:
        made = account.post("/servers", {"Name": "Staging", "Color": "Red", "TrackOpens": True})
        path = f"/servers/{made['ID']}"
        assert (made["Name"], made["Color"], made["TrackOpens"]) == ("Staging", "red", True)
        assert account.get(path) == made
        edited = account.put(path, {"InboundHookUrl": "https://e.com/in", "TrackOpens": None})
        assert edited == made | {"InboundHookUrl": "https://e.com/in"}
        assert account.put(path, {"InboundHookUrl": ""}) == made
        page = account.get("/servers", count=10, offset=0, name="STAG")
        assert page == {"TotalCount": 1, "Servers": [made]}
        assert account.get("/servers", count=10, offset=5) == {"TotalCount": 2, "Servers": []}
        assert account.delete(path) == {"ErrorCode": 0, "Message": "Server Staging removed."}
        assert account.code("GET", path) == 601

    def test_a_new_server_has_a_token_and_things_of_its_own(
        self, fake: FakePostmark, wire: Admin, account: Admin
    ) -> None:
        made = account.post("/servers", {"Name": "Staging"})
        there = Admin(fake, made["ApiTokens"][0], account=False)
        assert there.get("/server") == made
        wire.post("/templates", {"Name": "A", "Subject": "A", "TextBody": "A", "Alias": "a"})
        assert there.code("GET", "/templates/a") == 1101
        account.delete(f"/servers/{made['ID']}")
        assert there.ask("GET", "/server").status_code == 401

    def test_the_server_of_the_token_is_one_of_the_account(
        self, fake: FakePostmark, wire: Admin, account: Admin
    ) -> None:
        own = wire.get("/server")
        assert own["ApiTokens"] == [fake.server_token]
        assert account.get(f"/servers/{own['ID']}") == own
        wire.put("/server", {"Name": "Main", "InboundSpamThreshold": 7})
        assert account.get(f"/servers/{own['ID']}")["InboundSpamThreshold"] == 7
        assert account.code("DELETE", f"/servers/{own['ID']}") == 605

    @pytest.mark.parametrize(
        ("wrong", "code"),
        [
            ({"Name": ""}, 608),
            ({"Name": "Taken"}, 603),
            ({"Name": "taken"}, 603),
            ({"InboundHookUrl": "example.com"}, 606),
            ({"Color": "pink"}, 607),
            ({"InboundSpamThreshold": 31}, 611),
            ({"TrackLinks": "All"}, 612),
            ({"InboundDomain": "in.postmarkapp.com"}, 608),
            ({"InboundDomain": "in.example.com"}, 602),
            ({"TrackOpens": "yes"}, 403),
            ({"InboundSpamThreshold": True}, 403),
        ],
    )
    def test_invalid_settings_are_refused_and_change_nothing(
        self, wire: Admin, account: Admin, wrong: dict[str, Any], code: int
    ) -> None:
        account.post("/servers", {"Name": "Taken", "InboundDomain": "in.example.com"})
        before = wire.get("/server")
        assert wire.code("PUT", "/server", {"SmtpApiActivated": False, **wrong}) == code
        assert account.code("POST", "/servers", {"Name": "New", **wrong}) == code
        assert wire.get("/server") == before

    def test_creation_needs_a_name_and_a_known_delivery_type(self, account: Admin) -> None:
        assert account.code("POST", "/servers", {"Color": "red"}) == 608
        assert account.code("POST", "/servers") == 609
        assert account.code("POST", "/servers", {"Name": "A", "DeliveryType": "Odd"}) == 613
        made = account.post("/servers", {"Name": "A", "DeliveryType": "sandbox"})
        assert made["DeliveryType"] == "Sandbox"
        path = f"/servers/{made['ID']}"
        # The type cannot be edited; the field is ignored.
        assert account.put(path, {"DeliveryType": "Live", "Name": "B"})["DeliveryType"] == "Sandbox"

    def test_the_list_needs_count_and_offset(self, account: Admin) -> None:
        assert account.code("GET", "/servers", count=10) == 600
        assert account.code("GET", "/servers", count=501, offset=0) == 600


class TestDomains:
    def test_a_domain_is_created_verified_rotated_and_deleted(
        self, fake: FakePostmark, account: Admin
    ) -> None:
        made = account.post("/domains", {"Name": "mail.example.com"})
        path = f"/domains/{made['ID']}"
        assert (made["DKIMVerified"], made["DKIMUpdateStatus"]) == (False, "Pending")
        assert made["DKIMHost"] == ""
        assert made["DKIMPendingHost"].endswith("._domainkey.mail.example.com")
        # The check answers 200 although nothing is published.
        assert account.put(f"{path}/verifyDkim")["DKIMVerified"] is False
        assert account.refusal("POST", f"{path}/rotatedkim") == (
            505, "This DKIM is already being renewed.",
        )  # fmt: skip

        fake.domains.verify("mail.example.com")
        verified = account.put(f"{path}/verifydkim")
        assert (verified["DKIMVerified"], verified["DKIMUpdateStatus"]) == (True, "Verified")
        assert verified["DKIMHost"] == made["DKIMPendingHost"]

        rotated = account.post(f"{path}/rotatedkim")
        assert "ReturnPathDomain" not in rotated
        assert rotated["DKIMPendingHost"] != rotated["DKIMHost"] == made["DKIMPendingHost"]
        fake.domains.verify("mail.example.com")
        after = account.get(path)
        assert after["DKIMHost"] == rotated["DKIMPendingHost"]
        assert after["DKIMRevokedHost"] == made["DKIMPendingHost"]
        assert after["SafeToRemoveRevokedKeyFromDNS"] is True

        page = account.get("/domains", count=1, offset=0)
        assert page["TotalCount"] == 1
        assert set(page["Domains"][0]) == {
            "Name", "SPFVerified", "DKIMVerified", "WeakDKIM", "ReturnPathDomainVerified", "ID",
        }  # fmt: skip
        removed = {"ErrorCode": 0, "Message": "Domain mail.example.com removed."}
        assert account.delete(path) == removed
        assert account.code("GET", path) == 510

    def test_a_return_path_is_set_verified_changed_and_cleared(
        self, fake: FakePostmark, account: Admin
    ) -> None:
        fake.domains.add("example.com", "pm.example.com")
        path = f"/domains/{account.get('/domains', count=1, offset=0)['Domains'][0]['ID']}"
        fake.domains.verify("Example.com")
        assert account.put(f"{path}/verifyReturnPath")["ReturnPathDomainVerified"] is True
        changed = account.put(path, {"ReturnPathDomain": "pm2.example.com"})
        assert changed["ReturnPathDomainVerified"] is False
        assert account.put(path, {"ReturnPathDomain": ""})["ReturnPathDomain"] == ""
        assert account.code("PUT", path, {"ReturnPathDomain": "pm.example.org"}) == 522

    @pytest.mark.parametrize(
        ("body", "code"),
        [
            ({"ReturnPathDomain": "pm.example.com"}, 514),
            ({"Name": "no_host"}, 516),
            ({"Name": "https://example.com"}, 516),
            ({"Name": "a" * 250 + ".example.com"}, 515),
            ({"Name": "gmail.com"}, 503),
            ({"Name": "EXAMPLE.com"}, 512),
            ({"Name": "example.org", "ReturnPathDomain": "pm.example.com"}, 522),
            (None, 511),
        ],
    )
    def test_an_invalid_domain_is_refused(
        self, fake: FakePostmark, account: Admin, body: object, code: int
    ) -> None:
        fake.domains.add("example.com")
        assert account.code("POST", "/domains", body) == code
        assert len(fake.domains) == 1

    def test_a_test_cannot_add_or_verify_what_is_not_there(self, fake: FakePostmark) -> None:
        with pytest.raises(KeyError):
            fake.domains.verify("example.com")
        with pytest.raises(ValueError, match="516"):
            fake.domains.add("example")

    def test_the_list_needs_count_and_offset(self, account: Admin) -> None:
        assert account.code("GET", "/domains") == 500


class TestSignatures:
    def test_a_signature_is_created_confirmed_edited_listed_and_deleted(
        self, fake: FakePostmark, account: Admin
    ) -> None:
        made = account.post("/senders", {**SENDER, "ReplyToEmail": "help@example.com"})
        path = f"/senders/{made['ID']}"
        assert (made["Domain"], made["EmailAddress"]) == (
            "mail.example.com", "news@mail.example.com",
        )  # fmt: skip
        assert (made["ReplyToEmailAddress"], made["Confirmed"]) == ("help@example.com", False)
        assert account.get(path) == made
        sent = f"Confirmation email for Sender Signature {SENDER['FromEmail']} was re-sent."
        assert account.post(f"{path}/resend") == {"ErrorCode": 0, "Message": sent}
        fake.signatures.confirm("News@mail.example.com")
        assert account.code("POST", f"{path}/resend") == 506
        edited = account.put(path, {"Name": "All news", "ReplyToEmail": ""})
        changes = {"Name": "All news", "ReplyToEmailAddress": "", "Confirmed": True}
        assert edited == made | changes
        page = account.get("/senders", count=5, offset=0)
        assert page["TotalCount"] == 1
        keys = ("Domain", "EmailAddress", "ReplyToEmailAddress", "Name", "Confirmed", "ID")
        assert page["SenderSignatures"] == [{key: edited[key] for key in keys}]
        removed = {"ErrorCode": 0, "Message": "Signature news@mail.example.com removed."}
        assert account.delete(path) == removed
        assert account.code("GET", path) == 501
        assert len(fake.signatures) == 0

    def test_a_signature_shares_the_records_of_its_domain(
        self, fake: FakePostmark, account: Admin
    ) -> None:
        fake.domains.add("mail.example.com")
        made = account.post("/senders", SENDER)
        fake.domains.verify("mail.example.com")
        assert account.get(f"/senders/{made['ID']}")["DKIMVerified"] is True

    @pytest.mark.parametrize(
        ("change", "code"),
        [
            ({"FromEmail": None}, 520),
            ({"Name": None}, 520),
            ({"FromEmail": "pat"}, 520),
            ({"FromEmail": "pat@gmail.com"}, 503),
            ({"FromEmail": "NEWS@mail.example.com"}, 504),
            ({"Name": "n" * 256}, 521),
            ({"ConfirmationPersonalNote": "n" * 401}, 521),
            ({"FromEmail": "a@example.org", "ReturnPathDomain": "pm.example.com"}, 522),
        ],
    )
    def test_an_invalid_signature_is_refused(
        self, fake: FakePostmark, account: Admin, change: dict[str, Any], code: int
    ) -> None:
        account.post("/senders", SENDER)
        new = {**SENDER, "FromEmail": "other@mail.example.com", **change}
        assert account.code("POST", "/senders", new) == code
        assert len(fake.signatures) == 1

    def test_an_edit_keeps_a_name(self, account: Admin) -> None:
        path = f"/senders/{account.post('/senders', SENDER)['ID']}"
        assert account.put(path, {"Name": None, "ReplyToEmail": "a@b.c"})["Name"] == "News"
        assert account.code("PUT", path, {"Name": ""}) == 520

    def test_only_a_known_address_can_be_confirmed(self, fake: FakePostmark) -> None:
        with pytest.raises(KeyError):
            fake.signatures.confirm("nobody@example.com")

    def test_the_list_needs_count_and_offset(self, account: Admin) -> None:
        assert account.code("GET", "/senders", count=1) == 500
        assert account.code("POST", "/senders") == 502


class TestDataRemovals:
    def test_a_removal_is_done_after_an_hour_of_the_fakes_clock(
        self, fake: FakePostmark, account: Admin
    ) -> None:
        made = account.post("/data-removals", REMOVAL | {"NotifyWhenCompleted": True})
        path = f"/data-removals/{made['ID']}"
        assert made["Status"] == "Pending"
        fake.advance(timedelta(minutes=59))
        assert account.get(path) == made
        fake.advance(timedelta(minutes=1))
        assert account.get(path) == {"ID": made["ID"], "Status": "Done"}

    def test_an_empty_request_and_an_unknown_id_are_refused(self, account: Admin) -> None:
        assert account.code("POST", "/data-removals") == 1300
        assert account.code("POST", "/data-removals", {"RequestedBy": "a@b.c"}) == 1300
        assert account.code("GET", "/data-removals/1") == 1301


class TestInboundRules:
    def test_a_rule_is_created_listed_and_deleted(self, wire: Admin) -> None:
        address = wire.post("/triggers/inboundrules", {"Rule": "someone@example.com"})
        domain = wire.post("/triggers/inboundrules", {"Rule": "spam.example"})
        page = wire.get("/triggers/inboundRules", count=1, offset=1)
        assert page == {"TotalCount": 2, "InboundRules": [domain]}
        path = f"/triggers/inboundrules/{address['ID']}"
        removed = {"ErrorCode": 0, "Message": "Rule someone@example.com removed."}
        assert wire.delete(path) == removed
        assert wire.code("DELETE", path) == 812

    @pytest.mark.parametrize(
        ("body", "code"),
        [
            (None, 809),
            ({"Rule": ""}, 811),
            ({"Rule": "word"}, 811),
            ({"Rule": "a@b@c.example"}, 811),
            ({"Rule": "SPAM.example"}, 810),
        ],
    )
    def test_an_invalid_rule_is_refused(self, wire: Admin, body: object, code: int) -> None:
        wire.post("/triggers/inboundrules", {"Rule": "spam.example"})
        assert wire.code("POST", "/triggers/inboundrules", body) == code

    def test_the_list_needs_count_and_offset(self, wire: Admin) -> None:
        assert wire.code("GET", "/triggers/inboundrules", offset=0) == 800


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/servers"),
        ("POST", "/domains"),
        ("GET", "/senders/1"),
        ("PUT", "/templates/push"),
        ("POST", "/data-removals"),
    ],
)
def test_operations_of_the_account_want_its_token(wire: Admin, method: str, path: str) -> None:
    answer = wire.ask(method, path)
    assert (answer.status_code, answer.json()["ErrorCode"]) == (401, 10)


@pytest.mark.parametrize("path", ["/server", "/templates", "/webhooks", "/stats/outbound"])
def test_operations_of_a_server_do_not_take_the_accounts_token(account: Admin, path: str) -> None:
    assert account.ask("GET", path).status_code == 401


@pytest.mark.parametrize("text", ["x", "-1", "9" * 40, "%2e%2e", "1 OR 1"])
def test_an_id_that_is_none_is_unknown(account: Admin, text: str) -> None:
    assert account.code("GET", f"/domains/{text}") == 510
