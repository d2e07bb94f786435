"""`templates`: the server's templates as files, for version control.

Each has a folder of the name of its alias, layouts under `_layouts`, with `meta.json`,
`content.html` and `content.txt`: what Postmark's own command line writes.
"""

import difflib
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

import postmark
from postmark._cli import shared
from postmark.models import Template

META = ("alias", "name", "subject", "template_type", "layout_template")
BODIES = {"html_body": "content.html", "text_body": "content.txt"}
FIELDS, KEYS = (*META, *BODIES), Template.WIRE_NAMES
Templates = Mapping[str, Template]
"""Templates by their alias."""


@click.group()
def templates() -> None:
    """Keep the templates of a server as files."""


def _command(function: Callable[..., int]) -> Any:
    takes_yes = click.option("--yes", is_flag=True, help="Do it; else only show what would change.")
    takes_folder = click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
    return templates.command()(takes_folder(takes_yes(shared.command(function))))


@_command
def pull(client: postmark.SyncServerClient, output: shared.Output, folder: Path, yes: bool) -> int:
    """Write the server's templates into DIR. Files that differ are overwritten only with --yes.

    \b
    Example:
      postmark-sdk templates pull emails/
    """  # noqa: D301 - click wants the character \b
    stored = _stored(client)
    rows = _compare(output, _read(folder), stored)
    for row in rows:
        if row["action"] == "create" or (row["action"] == "edit" and yes):
            _write(folder, stored[row["alias"]])
            row["done"] = True
    return _report(output, rows)


@_command
def push(client: postmark.SyncServerClient, output: shared.Output, folder: Path, yes: bool) -> int:
    """Bring the server's templates to the state of DIR, layouts first. None is deleted.

    Postmark validates all of them before the first is changed.

    \b
    Examples:
      postmark-sdk templates push emails/          what would change, and whether it is valid
      postmark-sdk templates push emails/ --yes
    """  # noqa: D301 - click wants the character \b
    local, stored = _read(folder), _stored(client)
    if not local:
        raise click.UsageError(f"No folder in {folder} has a meta.json.")
    rows = _compare(output, stored, local)
    changes = [row for row in rows if row["action"] != "unchanged"]
    for row in changes:
        row["errors"] = _mistakes(client, local[row["alias"]], stored)
    for row in changes if yes and not any(row["errors"] for row in changes) else ():
        new, old = local[row["alias"]], stored.get(row["alias"])
        texts: Any = {name: _text(new, name) for name in _changed(old, new)}
        _ = (
            client.templates.edit(old.template_id, **texts)
            if old
            else client.templates.create(**texts)
        )
        row["done"] = True
    return _report(output, rows)


def _stored(client: postmark.SyncServerClient) -> Templates:
    """Return the server's templates; one without an alias has no name for its folder."""
    ids = [each.template_id for each in client.templates.stream()]
    every = shared.side_by_side(client.templates.get, ids)
    return {each.alias: each for each in every if each.alias}


def _read(folder: Path) -> Templates:
    """Return the templates of the files."""
    found: dict[str, Template] = {}
    for file in folder.glob("**/meta.json"):
        wire = {"Alias": file.parent.name, "TemplateType": "Standard"} | json.loads(
            file.read_bytes()
        )
        for field, name in BODIES.items():
            body = file.with_name(name)
            wire[KEYS[field]] = body.read_bytes().decode() if body.exists() else ""
        found[wire["Alias"]] = Template.from_dict(wire)
    return found


def _write(folder: Path, template: Template) -> None:
    layouts = folder / "_layouts" if template.template_type == "Layout" else folder
    place = layouts / Path(template.alias or "").name
    place.mkdir(parents=True, exist_ok=True)
    wire = {KEYS[name]: _text(template, name) for name in META if _text(template, name)}
    meta = json.dumps(wire, ensure_ascii=False, indent=2)
    (place / "meta.json").write_text(f"{meta}\n", encoding="utf-8")
    for field, name in BODIES.items():
        (place / name).write_bytes(_text(template, field).encode())


def _text(template: Template | None, field: str) -> str:
    return getattr(template, field, None) or ""


def _changed(old: Template | None, new: Template) -> list[str]:
    return [name for name in FIELDS if _text(old, name) != _text(new, name)]


def _compare(output: shared.Output, before: Templates, after: Templates) -> list[shared.Row]:
    """Show what changes; return a row for each template, layouts before what uses them."""
    rows: list[shared.Row] = []
    for alias in sorted(after, key=lambda alias: (after[alias].template_type != "Layout", alias)):
        old, new = before.get(alias), after[alias]
        changed = _changed(old, new)
        action = "create" if not old else "edit" if changed else "unchanged"
        rows.append({"alias": alias, "action": action, "done": False, "errors": []})
        for name in changed if not output.as_json else ():
            texts = (_text(old, name).splitlines(), _text(new, name).splitlines())
            title = f"{alias}/{BODIES.get(name, name)}"
            click.echo("\n".join(difflib.unified_diff(*texts, title, title, lineterm="")))
    return rows


def _mistakes(client: postmark.SyncServerClient, new: Template, stored: Templates) -> list[str]:
    """Return what Postmark finds wrong with a template."""
    old = stored.get(new.alias or "")
    if old and old.template_type != new.template_type:
        return ["Postmark cannot turn a template into a layout, or back: use another alias."]
    given: Any = {name: _text(new, name) or None for name in FIELDS[2:]}
    if new.layout_template not in stored:  # it is pushed, too
        del given["layout_template"]
    report = client.templates.validate(**given)
    found = [(part, getattr(report, part).validation_errors) for part in ("subject", *BODIES)]
    return [
        f"{part}, line {each.line}: {each.message}" for part, errors in found for each in errors
    ]


def _report(output: shared.Output, rows: list[shared.Row]) -> int:
    output.rows(rows, "alias", "action", "done", "errors")
    wrong = any(row["errors"] for row in rows)
    if wrong:
        click.echo("Postmark finds mistakes; nothing was changed.", err=True)
    elif any(not row["done"] and row["action"] != "unchanged" for row in rows):
        click.echo("What is not done needs --yes.", err=True)
    return 3 if wrong else 0
