"""`templates`: the server's templates as files, for version control.

Each has a folder of the name of its alias, layouts under `_layouts`, with `meta.json`,
`content.html` and `content.txt`: what Postmark's own command line writes.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import click

from postmark import SyncServerClient
from postmark._cli.shared import Output, command, side_by_side
from postmark.models import Template

META = {
    "name": "Name",
    "subject": "Subject",
    "template_type": "TemplateType",
    "layout_template": "LayoutTemplate",
}
BODIES = {"html_body": "content.html", "text_body": "content.txt"}
Content = dict[str, str]
"""The fields of a template; "" where it has none."""


class Stored(NamedTuple):
    """A template on the server."""

    id: int
    content: Content


@click.group()
def templates() -> None:
    """Keep the templates of a server as files."""


def _takes_folder(function: Callable[..., int]) -> Callable[..., int]:
    folder = click.Path(file_okay=False, path_type=Path)
    return click.argument("folder", metavar="DIR", type=folder)(function)


@templates.command(epilog="\b\nExample:\n  postmark-sdk templates pull emails/")
@_takes_folder
@click.option("--yes", is_flag=True, help="Overwrite files that differ.")
@command
def pull(client: SyncServerClient, output: Output, folder: Path, yes: bool) -> int:
    """Write the server's templates into DIR. Files that differ are only shown without --yes."""
    stored, local = _stored(client), _read(folder)
    records = []
    for alias, (_, content) in stored.items():
        before = local.get(alias, {})
        action = _action(before, content)
        output.text(_diff(alias, before, content))
        if writes := action == "create" or (action == "edit" and yes):
            _write(folder, alias, content)
        records.append({"alias": alias, "action": action, "done": writes, "errors": []})
    return _report(output, records, yes)


@templates.command(
    epilog="""\b
Examples:
  postmark-sdk templates push emails/          what would change, and whether it is valid
  postmark-sdk templates push emails/ --yes
"""
)
@_takes_folder
@click.option("--yes", is_flag=True, help="Change the server; else only show what would change.")
@command
def push(client: SyncServerClient, output: Output, folder: Path, yes: bool) -> int:
    """Bring the server's templates to the state of DIR; none is deleted.

    Postmark validates all of them first; one mistake, and nothing is changed.
    """
    local, stored = _read(folder), _stored(client)
    if not local:
        raise click.UsageError(f"{folder} has no templates: none of its folders has a meta.json.")
    records = []
    # Layouts first: a template cannot name a layout that does not exist.
    for alias in sorted(local, key=lambda alias: local[alias]["template_type"] != "Layout"):
        before = stored[alias].content if alias in stored else {}
        action = _action(before, local[alias])
        output.text(_diff(alias, before, local[alias]))
        errors = [] if action == "unchanged" else _mistakes(client, local[alias], before, stored)
        records.append({"alias": alias, "action": action, "done": False, "errors": errors})
    valid = not any(record["errors"] for record in records)
    for record in records if valid and yes else ():
        if record["action"] != "unchanged":
            _save(client, record["alias"], local[record["alias"]], stored)
            record["done"] = True
    return _report(output, records, yes)


def _report(output: Output, records: list[dict[str, Any]], yes: bool) -> int:
    output.rows(records, ("alias", "action", "done", "errors"))
    if any(record["errors"] for record in records):
        click.echo("Postmark finds mistakes; nothing was changed.", err=True)
        return 3
    if not yes and any(each["action"] != "unchanged" and not each["done"] for each in records):
        click.echo("What is not done needs --yes.", err=True)
    return 0


def _action(before: Content, after: Content) -> str:
    return "create" if not before else "unchanged" if before == after else "edit"


def _stored(client: SyncServerClient) -> dict[str, Stored]:
    """Return the server's templates by alias; one without is told of, as no file can name it."""
    found: dict[str, Stored] = {}
    listed = list(client.templates.stream())
    for each in side_by_side(lambda row: client.templates.get(row.template_id), listed):
        if each.alias and Path(each.alias).name == each.alias:
            found[each.alias] = Stored(each.template_id, _content(each))
        else:
            click.echo(f"Template {each.template_id} has no alias and is left out.", err=True)
    return found


def _content(template: Template) -> Content:
    content = {name: getattr(template, name) or "" for name in (*META, *BODIES)}
    return content | {"template_type": template.template_type or "Standard"}


def _folder(folder: Path, alias: str, content: Content) -> Path:
    return folder / ("_layouts" if content["template_type"] == "Layout" else "") / alias


def _read(folder: Path) -> dict[str, Content]:
    """Return the templates of the files by alias."""
    found: dict[str, Content] = {}
    for file in sorted((*folder.glob("*/meta.json"), *folder.glob("_layouts/*/meta.json"))):
        try:
            meta = json.loads(file.read_bytes())
            content = {name: str(meta.get(key) or "") for name, key in META.items()}
        except (ValueError, AttributeError) as error:
            raise click.UsageError(f"{file} is not a JSON object: {error}") from error
        content["template_type"] = content["template_type"] or "Standard"
        for name, file_name in BODIES.items():
            body = file.with_name(file_name)
            content[name] = body.read_bytes().decode() if body.exists() else ""
        found[str(meta.get("Alias") or file.parent.name)] = content
    return found


def _write(folder: Path, alias: str, content: Content) -> None:
    place = _folder(folder, alias, content)
    place.mkdir(parents=True, exist_ok=True)
    meta = {key: content[name] for name, key in META.items() if content[name]}
    text = json.dumps({"Alias": alias, **meta}, ensure_ascii=False, indent=2)
    (place / "meta.json").write_bytes(f"{text}\n".encode())
    for name, file_name in BODIES.items():
        if content[name]:
            (place / file_name).write_bytes(content[name].encode())
        else:
            (place / file_name).unlink(missing_ok=True)


def _diff(alias: str, before: Content, after: Content) -> str:
    return "\n".join(_changes(alias, before, after))


def _changes(alias: str, before: Content, after: Content) -> Iterator[str]:
    for name, text in after.items():
        old, new = before.get(name, "").splitlines(), text.splitlines()
        where = f"{alias}/{BODIES.get(name, META.get(name))}"
        yield from difflib.unified_diff(old, new, where, where, lineterm="")


def _mistakes(
    client: SyncServerClient, content: Content, before: Content, stored: dict[str, Stored]
) -> list[str]:
    """Return what Postmark finds wrong with a template."""
    if before and before["template_type"] != content["template_type"]:
        return ["Postmark cannot turn a template into a layout, or back: use another alias"]
    given: Any = {name: text for name, text in content.items() if text and name != "name"}
    if content["layout_template"] not in stored:  # it is new, too
        given.pop("layout_template", None)
    report = client.templates.validate(**given)
    parts = {"Subject": report.subject, "HTML": report.html_body, "text": report.text_body}
    return [
        f"{part}, line {mistake.line or 1}: {mistake.message}"
        for part, result in parts.items()
        for mistake in result.validation_errors
    ]


def _save(client: SyncServerClient, alias: str, content: Content, stored: dict[str, Stored]) -> None:
    given: Any = content
    if alias not in stored:
        client.templates.create(alias=alias, **{name: text for name, text in given.items() if text})
        return
    known = stored[alias]
    changes = {name: text for name, text in given.items() if text != known.content[name]}
    client.templates.edit(known.id, **changes)
