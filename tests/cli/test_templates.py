"""`templates pull` and `push`: templates as files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Cli

LAYOUT = "<html>{{{@content}}}</html>"


def write(folder: Path, alias: str, html: str, **meta: str) -> None:
    (folder / alias).mkdir(parents=True)
    (folder / alias / "meta.json").write_text(json.dumps({"Alias": alias, **meta}))
    (folder / alias / "content.html").write_text(html)


def changes(cli: Cli) -> list[str]:
    return [request.path for request in cli.fake.requests if request.method in ("POST", "PUT")]


def test_pull_and_push_change_nothing_after_one_another(cli: Cli, tmp_path: Path) -> None:
    cli.fake.templates.add(alias="base", template_type="Layout", html_body=LAYOUT)
    cli.fake.templates.add(
        alias="welcome",
        name="Welcome",
        subject="Hi",
        layout_template="base",
        html_body="<p>Zoë\r\n</p>",
    )

    pulled = cli("templates", "pull", tmp_path, "--json")
    pushed = cli("templates", "push", tmp_path, "--yes", "--json")

    assert [(row["alias"], row["action"], row["done"]) for row in pulled.rows] == [
        ("base", "create", True), ("welcome", "create", True),
    ]  # fmt: skip
    assert {row["action"] for row in pushed.rows} == {"unchanged"}
    assert changes(cli) == []
    assert (tmp_path / "_layouts/base/content.html").read_text() == LAYOUT
    assert (tmp_path / "welcome/content.html").read_bytes() == "<p>Zoë\r\n</p>".encode()
    assert json.loads((tmp_path / "welcome/meta.json").read_text()) == {
        "Alias": "welcome", "Name": "Welcome", "Subject": "Hi", "TemplateType": "Standard",
        "LayoutTemplate": "base",
    }  # fmt: skip


def test_pull_overwrites_a_file_that_differs_only_with_yes(cli: Cli, tmp_path: Path) -> None:
    cli.fake.templates.add(alias="welcome", name="W", subject="Hi", html_body="<p>new</p>")
    write(tmp_path, "welcome", "<p>mine</p>", Name="W", Subject="Hi")
    file = tmp_path / "welcome/content.html"

    shown = cli("templates", "pull", tmp_path)

    assert "-<p>mine</p>\n+<p>new</p>\n" in shown.out
    assert "--yes" in shown.err
    assert file.read_text() == "<p>mine</p>"
    assert cli("templates", "pull", tmp_path, "--yes").code == 0
    assert file.read_text() == "<p>new</p>"


def test_push_shows_a_diff_and_changes_nothing_without_yes(cli: Cli, tmp_path: Path) -> None:
    cli.fake.templates.add(alias="welcome", name="W", subject="Hi", html_body="<p>old</p>")
    write(tmp_path, "welcome", "<p>new</p>", Name="W", Subject="Hi")

    done = cli("templates", "push", tmp_path)

    assert done.code == 0
    assert "-<p>old</p>\n+<p>new</p>\n" in done.out
    assert "--yes" in done.err
    assert changes(cli) == ["/templates/validate"]


def test_push_makes_layouts_before_what_uses_them(cli: Cli, tmp_path: Path) -> None:
    write(tmp_path, "a-mail", "<p>hi</p>", Name="A", Subject="Hi", LayoutTemplate="z-layout")
    write(tmp_path / "_layouts", "z-layout", LAYOUT, Name="Z", TemplateType="Layout")

    done = cli("templates", "push", tmp_path, "--yes", "--json")

    assert [row["alias"] for row in done.rows if row["done"]] == ["z-layout", "a-mail"]
    assert cli.fake.templates.find("a-mail").layout_template == "z-layout"


def test_push_changes_only_what_differs_and_can_clear_it(cli: Cli, tmp_path: Path) -> None:
    cli.fake.templates.add(
        alias="welcome", name="W", subject="Hi", html_body="<p>same</p>", text_body="old"
    )
    write(tmp_path, "welcome", "<p>same</p>", Name="W", Subject="Hi")

    done = cli("templates", "push", tmp_path, "--yes")

    assert (done.code, done.err) == (0, "")
    assert not cli.fake.templates.find("welcome").text_body
    assert cli.fake.templates.find("welcome").html_body == "<p>same</p>"


@pytest.mark.parametrize("order", ["good", "zzz"])
def test_one_mistake_and_nothing_is_pushed(cli: Cli, tmp_path: Path, order: str) -> None:
    write(tmp_path, "middle", "<p>{{#each}</p>", Name="Wrong", Subject="Hi")
    write(tmp_path, order, "<p>fine</p>", Name="Fine", Subject="Hi")

    done = cli("templates", "push", tmp_path, "--yes", "--json")

    assert done.code == 3
    assert [bool(row["errors"]) for row in done.rows if row["alias"] == "middle"] == [True]
    assert set(changes(cli)) == {"/templates/validate"}


def test_a_folder_without_templates_is_wrong_usage(cli: Cli, tmp_path: Path) -> None:
    done = cli("templates", "push", tmp_path, "--yes")

    assert done.code == 2
    assert "meta.json" in done.err
