"""The fake server's templates follow the rules of the service."""

from __future__ import annotations

from typing import Any

import pytest
from fake.account_wire import Admin

from postmark.testing import FakePostmark

CONTENT = "{{{@content}}}"
STANDARD: dict[str, Any] = {"Name": "Receipt", "Subject": "Hi {{name}}", "TextBody": "Hi {{name}}"}
LAYOUT: dict[str, Any] = {
    "Name": "Base",
    "TemplateType": "Layout",
    "HtmlBody": f"<html>{CONTENT}</html>",
}


@pytest.fixture
def fake() -> FakePostmark:
    return FakePostmark()


@pytest.fixture
def wire(fake: FakePostmark) -> Admin:
    return Admin(fake, account=False)


@pytest.fixture
def account(fake: FakePostmark) -> Admin:
    return Admin(fake, account=True)


def test_a_template_is_created_read_edited_listed_and_deleted(wire: Admin) -> None:
    made = wire.post("/templates", {**STANDARD, "Alias": "receipt"})
    assert made == {
        "TemplateId": made["TemplateId"],
        "Name": "Receipt",
        "Active": True,
        "Alias": "receipt",
        "TemplateType": "Standard",
        "LayoutTemplate": None,
    }
    whole = wire.get("/templates/receipt")
    assert whole == wire.get(f"/templates/{made['TemplateId']}")
    assert (whole["Subject"], whole["HtmlBody"], whole["TextBody"]) == (
        "Hi {{name}}", None, "Hi {{name}}",
    )  # fmt: skip
    edited = wire.put("/templates/receipt", {"Name": "Receipt 2"})
    assert edited == {**made, "Name": "Receipt 2"}
    assert wire.get("/templates/receipt")["TextBody"] == "Hi {{name}}"
    listed = wire.get("/templates", Count=10, Offset=0)
    assert listed == {"TotalCount": 1, "Templates": [edited]}
    removed = {"ErrorCode": 0, "Message": f"Template {made['TemplateId']} removed."}
    assert wire.delete("/templates/receipt") == removed
    assert wire.get("/templates", Count=10, Offset=0) == {"TotalCount": 0, "Templates": []}


def test_a_deleted_template_is_read_by_its_id_only(wire: Admin) -> None:
    number = wire.post("/templates", {**STANDARD, "Alias": "receipt"})["TemplateId"]
    wire.delete(f"/templates/{number}")
    assert wire.get(f"/templates/{number}")["Active"] is False
    assert wire.code("GET", "/templates/receipt") == 1101
    assert wire.code("PUT", f"/templates/{number}", {"Name": "New"}) == 1101
    assert wire.code("DELETE", f"/templates/{number}") == 1101


def test_an_unknown_template_says_by_what_it_was_looked_for(wire: Admin) -> None:
    assert "'TemplateId'" in wire.refusal("GET", "/templates/1")[1]
    assert "'Alias'" in wire.refusal("GET", "/templates/nobody")[1]


def test_null_changes_nothing_and_an_empty_text_clears(wire: Admin) -> None:
    wire.post("/templates", LAYOUT | {"Alias": "base"})
    wire.post("/templates", {**STANDARD, "Alias": "receipt", "LayoutTemplate": "base"})
    unchanged = wire.put("/templates/receipt", {"LayoutTemplate": None, "Name": "New"})
    assert unchanged["LayoutTemplate"] == "base"
    assert wire.put("/templates/receipt", {"LayoutTemplate": ""})["LayoutTemplate"] is None


def test_an_alias_is_made_from_the_name_and_stays_unique(wire: Admin) -> None:
    aliases = [wire.post("/templates", {**STANDARD, "Name": "Your order!"})["Alias"] for _ in "ab"]
    assert aliases == ["your-order", "your-order-1"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"Name": None}, 1120),
        ({"Subject": None}, 1120),
        ({"TextBody": None}, 1120),
        ({"TemplateType": "Fragment"}, 1122),
        ({"Alias": "1st"}, 1122),
        ({"Alias": "a b"}, 1122),
        ({"Alias": "taken"}, 1122),
        ({"Subject": "{{#open}}"}, 1122),
        ({"LayoutTemplate": "nobody"}, 1101),
        ({"LayoutTemplate": "taken"}, 1125),
        ({"TemplateType": "Layout"}, 1123),
        ({"Name": 7}, 403),
    ],
)
def test_an_invalid_template_is_refused(wire: Admin, change: dict[str, Any], code: int) -> None:
    wire.post("/templates", {**STANDARD, "Alias": "taken"})
    assert wire.code("POST", "/templates", {**STANDARD, **change}) == code
    assert wire.get("/templates", Count=1, Offset=0)["TotalCount"] == 1


@pytest.mark.parametrize("body", ["no placeholder", f"{CONTENT}{CONTENT}", "{{@content}}"])
def test_a_layout_needs_its_placeholder_once(wire: Admin, body: str) -> None:
    assert wire.code("POST", "/templates", {**LAYOUT, "HtmlBody": body}) == 1131


def test_a_layout_in_use_cannot_be_deleted(wire: Admin) -> None:
    wire.post("/templates", LAYOUT | {"Alias": "base"})
    wire.post("/templates", {**STANDARD, "Alias": "receipt", "LayoutTemplate": "base"})
    assert wire.code("DELETE", "/templates/base") == 1130
    wire.delete("/templates/receipt")
    wire.delete("/templates/base")


def test_a_server_holds_a_hundred_templates(fake: FakePostmark, wire: Admin) -> None:
    for number in range(100):
        fake.templates.add(name=f"Template {number}")
    assert wire.code("POST", "/templates", STANDARD) == 1105
    with pytest.raises(ValueError, match="1105"):
        fake.templates.add()


def test_lists_are_filtered_by_type_and_layout(wire: Admin) -> None:
    wire.post("/templates", LAYOUT | {"Alias": "base"})
    wire.post("/templates", {**STANDARD, "Alias": "receipt", "LayoutTemplate": "base"})
    wire.post("/templates", {**STANDARD, "Alias": "plain"})

    def aliases(**query: object) -> list[str]:
        page = wire.get("/templates", Count=100, Offset=0, **query)
        return [row["Alias"] for row in page["Templates"]]

    assert aliases(TemplateType="Layout") == ["base"]
    assert aliases(TemplateType="Standard") == ["receipt", "plain"]
    assert aliases(LayoutTemplate="base") == ["receipt"]
    assert aliases(templateType="All") == ["base", "receipt", "plain"]


@pytest.mark.parametrize(
    "query",
    [
        {"Count": 10},
        {"Offset": 0},
        {"Count": 0, "Offset": 0},
        {"Count": 501, "Offset": 0},
        {"Count": "x", "Offset": 0},
        {"Count": 1, "Offset": 0, "TemplateType": "Odd"},
    ],
)
def test_a_wrong_query_of_the_list_is_refused(wire: Admin, query: dict[str, object]) -> None:
    assert wire.code("GET", "/templates", **query) == 1100


def test_a_request_without_data_is_refused(wire: Admin) -> None:
    assert wire.refusal("POST", "/templates") == (1109, "No template data received.")
    assert wire.code("POST", "/templates", {}) == 1109
    # An alias that is the name of an operation cannot be read.
    assert wire.code("GET", "/templates/validate") == 1109


def test_validation_renders_what_is_valid_and_suggests_a_model(wire: Admin) -> None:
    body = {
        "Subject": "Hi {{ name }}",
        "HtmlBody": "<p>{{company.address}}</p>{{#each person}}<b>{{name}}</b>{{/each}}",
        "TextBody": "{{^paid}}due{{/paid}} {{{raw}}}",
        "TestRenderModel": {"name": "Pat & Lee", "raw": "<i>", "person": [{"name": "<A>"}]},
    }
    found = wire.post("/templates/validate", body)
    assert found["AllContentIsValid"] is True
    assert found["Subject"] == {
        "ContentIsValid": True, "ValidationErrors": [], "RenderedContent": "Hi Pat & Lee",
    }  # fmt: skip
    assert found["HtmlBody"]["RenderedContent"] == "<p>address_Value</p><b>&lt;A&gt;</b>"
    assert found["TextBody"]["RenderedContent"] == "due <i>"
    assert found["SuggestedTemplateModel"] == {
        "name": "name_Value",
        "company": {"address": "address_Value"},
        "person": [{"name": "name_Value"}],
        "raw": "raw_Value",
    }


def test_validation_says_where_the_mistakes_are(wire: Admin) -> None:
    found = wire.post("/templates/validate", {"TextBody": "one\n two {{/end}}\n{{#open}}"})
    assert found["AllContentIsValid"] is False
    assert found["HtmlBody"] is None
    assert found["Subject"] is None
    errors = found["TextBody"]["ValidationErrors"]
    assert [(each["Line"], each["CharacterPosition"]) for each in errors] == [(2, 6), (3, 1)]
    assert found["TextBody"]["RenderedContent"] is None


def test_validation_renders_inside_the_layout(fake: FakePostmark, wire: Admin) -> None:
    fake.templates.add(alias="base", template_type="Layout", html_body=f"<a>{CONTENT}</a>")
    body = {"HtmlBody": "<b>{{x}}</b>", "LayoutTemplate": "base"}
    found = wire.post("/templates/validate", body)
    assert found["HtmlBody"]["RenderedContent"] == "<a><b>x_Value</b></a>"


def test_validation_of_a_layout_wants_the_placeholder(wire: Admin) -> None:
    body = {"HtmlBody": "<p></p>", "TemplateType": "Layout"}
    assert wire.post("/templates/validate", body)["AllContentIsValid"] is False
    assert wire.code("POST", "/templates/validate", {"TestRenderModel": {}}) == 1120


def test_templates_added_by_a_test_are_those_of_the_service(
    fake: FakePostmark, wire: Admin
) -> None:
    added = fake.templates.add(alias="welcome")
    assert wire.get("/templates/welcome")["TemplateId"] == added.template_id
    assert [template.alias for template in fake.templates] == ["welcome"]
    assert len(fake.templates) == 1
    wire.put("/templates/welcome", {"Subject": "New"})
    assert added.subject == "New"


@pytest.mark.parametrize(
    "wrong", [{"alias": "a b"}, {"layout_template": "nobody"}, {"template_type": "Odd"}]
)
def test_a_test_cannot_add_what_the_service_refuses(
    fake: FakePostmark, wrong: dict[str, Any]
) -> None:
    with pytest.raises(ValueError):
        fake.templates.add(**wrong)


def test_a_push_copies_what_has_an_alias_layouts_first(
    fake: FakePostmark, wire: Admin, account: Admin
) -> None:
    other = account.post("/servers", {"Name": "Staging"})
    there = Admin(fake, other["ApiTokens"][0], account=False)
    fake.templates.add(alias="base", template_type="Layout")
    fake.templates.add(alias="receipt", subject="One", layout_template="base")
    own_id = account.get("/servers", count=1, offset=0)["Servers"][0]["ID"]
    push = {"SourceServerID": own_id, "DestinationServerID": other["ID"], "PerformChanges": False}

    planned = account.put("/templates/push", push)
    assert planned["TotalCount"] == 2
    assert [(row["Action"], row["Alias"], row["TemplateId"]) for row in planned["Templates"]] == [
        ("Create", "base", None), ("Create", "receipt", None),
    ]  # fmt: skip
    assert there.get("/templates", count=10, offset=0)["TotalCount"] == 0

    account.put("/templates/push", push | {"PerformChanges": True})
    copy = there.get("/templates/receipt")
    assert (copy["Subject"], copy["LayoutTemplate"]) == ("One", "base")
    assert copy["AssociatedServerId"] == other["ID"]

    wire.put("/templates/receipt", {"Subject": "Two"})
    again = account.put("/templates/push", push | {"PerformChanges": True})
    assert {row["Action"] for row in again["Templates"]} == {"Edit"}
    assert again["Templates"][1]["TemplateId"] == copy["TemplateId"]
    assert there.get("/templates/receipt")["Subject"] == "Two"


def test_a_push_needs_two_servers_and_something_to_push(account: Admin) -> None:
    own_id = account.get("/servers", count=1, offset=0)["Servers"][0]["ID"]
    push = {"SourceServerID": 1, "DestinationServerID": 2, "PerformChanges": True}
    both = (601, "The source and destination servers were not found.")
    assert account.refusal("PUT", "/templates/push", push) == both
    push["SourceServerID"] = own_id
    one = (601, "The destination server was not found.")
    assert account.refusal("PUT", "/templates/push", push) == one
    push["DestinationServerID"] = account.post("/servers", {"Name": "Other"})["ID"]
    assert account.code("PUT", "/templates/push", push) == 1124
    del push["PerformChanges"]
    assert account.code("PUT", "/templates/push", push) == 1120


def test_a_push_that_does_not_fit_changes_nothing(fake: FakePostmark, account: Admin) -> None:
    other = account.post("/servers", {"Name": "Staging"})
    there = Admin(fake, other["ApiTokens"][0], account=False)
    own_id = account.get("/servers", count=1, offset=0)["Servers"][0]["ID"]
    push = {"SourceServerID": own_id, "DestinationServerID": other["ID"], "PerformChanges": True}
    fake.templates.add(alias="first")
    fake.templates.add(alias="second")
    there.post("/templates", LAYOUT | {"Alias": "second"})
    assert account.code("PUT", "/templates/push", push) == 1125
    there.delete("/templates/second")
    for number in range(99):
        there.post("/templates", {**STANDARD, "Name": f"Template {number}"})
    assert account.code("PUT", "/templates/push", push) == 1124
    assert there.code("GET", "/templates/first") == 1101
