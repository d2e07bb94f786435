"""What all commands share: help, the token, errors in a line, and exit codes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from postmark.testing import FakePostmark

from .conftest import Cli

COMMANDS = ("find", "show", "export", "send", "templates pull", "templates push")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_examples(cli: Cli, command: str) -> None:
    done = cli(*command.split(), "--help")

    assert done.code == 0
    assert f"\n    postmark-sdk {command}" in done.out  # on a line of its own
    assert cli.fake.requests == []


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (["find"], "ADDRESS"),
        (["find", "a@example.com", "--since", "soon"], "soon: write 7d"),
        (["find", "a@example.com", "--stream", "x", "--inbound"], "--stream"),
        (["export", "opens", "--details", "--to", "x.jsonl"], "--details"),
        (["export", "opens", "--to", "x.csv"], ".jsonl"),
        (["send", "--from", "a@example.com", "--template", "t", "--model", "{"], "--model"),
        (["send", "--from", "a@example.com"], "stdin"),
        (["templates", "push", "/no/such/folder/"], ""),
        (["unknown"], "unknown"),
    ],
)  # fmt: skip
def test_wrong_usage_is_one_line_and_code_2(cli: Cli, arguments: list[str], text: str) -> None:
    done = cli(*arguments)

    assert done.out == ""
    if text:
        assert done.code == 2
        assert text in done.err
        assert done.err.count("\n") == 1


def test_a_refusal_is_code_3_and_shows_no_token(cli: Cli) -> None:
    done = cli("find", "a@example.com", env={"POSTMARK_SERVER_TOKEN": "wrong-token"})

    assert (done.code, done.out) == (3, "")
    assert done.err.count("\n") == 1
    assert "wrong-token" not in done.err


def test_a_dead_network_is_code_4(cli: Cli) -> None:
    done = cli("send", "--from", "a@example.com", "--to", "b@example.com", "--subject", "Hi",
               "--text", "Hi", "--base-url", "http://127.0.0.1:9")  # fmt: skip

    assert (done.code, done.out) == (4, "")
    assert done.err.count("\n") == 1
    assert "b@example.com" not in done.err


def test_the_token_may_come_from_a_file(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "token").write_text(f"{cli.fake.server_token}\n")
    cli.fake.outbound.add(to="pat@example.com")
    file = ("--token-file", tmp_path / "token")

    done = cli("find", "pat@example.com", *file, env={"POSTMARK_SERVER_TOKEN": "wrong"})

    assert done.code == 0


def test_no_token_is_wrong_usage_that_names_the_variable(cli: Cli) -> None:
    done = cli("find", "a@example.com", env={"POSTMARK_SERVER_TOKEN": ""})

    assert done.code == 2
    assert "POSTMARK_SERVER_TOKEN" in done.err


def test_the_shell_completes_commands(cli: Cli) -> None:
    asked = {
        "_POSTMARK_SDK_COMPLETE": "bash_complete",
        "COMP_WORDS": "postmark-sdk ",
        "COMP_CWORD": "1",
    }

    assert cli(env=asked).out.split() == [
        f"plain,{name}" for name in ("export", "find", "send", "show", "templates")
    ]


def test_without_the_extra_one_line_says_how_to_install_it() -> None:
    program = (
        "import sys, runpy; sys.modules['click'] = None; "
        "runpy.run_module('postmark', run_name='__main__')"
    )

    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )

    assert done.returncode == 2
    assert done.stderr == "The command line is an extra: pip install 'postmark-sdk[cli]'\n"


def test_the_fake_on_a_port_shows_a_find_that_works() -> None:
    serve = [sys.executable, "-m", "postmark.testing", "--port", "0", "--messages", "20"]
    with subprocess.Popen(serve, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        lines = list(iter(server.stdout.readline, "Ctrl-C stops it.\n"))
        start = next(i for i, line in enumerate(lines) if line.startswith("POSTMARK_SERVER_TOKEN"))
        shown = "".join(lines[start : start + 2]).replace("python", sys.executable)

        done = subprocess.run(shown, shell=True, capture_output=True, text=True, check=False)

        server.terminate()
    assert (done.returncode, done.stderr) == (0, "")
    assert "\toutbound\t" in done.stdout or "\tbroadcast\t" in done.stdout


def test_sending_shows_the_id_and_delivers_the_fields(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "terms.txt").write_text("Terms")
    fields = ("--from", "shop@example.com", "--to", "pat@example.com", "--to", "lee@example.com",
              "--subject", "Hi", "--text", "Hello", "--tag", "welcome")  # fmt: skip

    done = cli("send", *fields, "--attach", tmp_path / "terms.txt", "--json")

    (row,), (mail,) = done.rows, cli.fake.sent
    assert done.code == 0
    assert row["id"] == mail.message_id
    assert (mail.subject, mail.text_body, mail.tag) == ("Hi", "Hello", "welcome")
    assert [each.content for each in mail.attachments] == [b"Terms"]


def test_a_template_is_sent_with_its_model(cli: Cli) -> None:
    cli.fake.templates.add(alias="welcome", subject="Hi {{name}}", text_body="Hello")
    fields = ("--from", "shop@example.com", "--to", "pat@example.com", "--template", "welcome")

    done = cli("send", *fields, "--model", '{"name": "Pat"}')

    (mail,) = cli.fake.sent
    assert done.code == 0
    assert (mail.template, mail.template_model) == ("welcome", {"name": "Pat"})


def test_a_message_file_is_sent_from_standard_input(cli: Cli) -> None:
    message = b"From: shop@example.com\nTo: pat@example.com\nSubject: Hi\n\nHello\n"

    done = cli("send", "--tag", "welcome", stdin=message)

    (mail,) = cli.fake.sent
    assert done.code == 0
    assert (mail.subject, mail.tag) == ("Hi", "welcome")
    assert (mail.text_body or "").strip() == "Hello"


def test_a_refused_mail_is_code_3(served: tuple[FakePostmark, str]) -> None:
    cli = Cli(*served)
    cli.fake.suppress("pat@example.com")

    done = cli("send", "--from", "shop@example.com", "--to", "pat@example.com", "--subject", "Hi",
               "--text", "Hello")  # fmt: skip

    assert (done.code, done.out) == (3, "")
