"""`templates`: the server's templates as files, for version control.

Each has a folder of the name of its alias, layouts under `_layouts`, with `meta.json`,
`content.html` and `content.txt`: what Postmark's own command line writes.
"""

import difflib
import json
from collections.abc import Mapping
from operator import itemgetter
from pathlib import Path
from typing import Any

import click

from postmark._cli import shared
from postmark.models import Template

META = ("Alias", "Name", "Subject", "TemplateType", "LayoutTemplate")
BODIES = {"content.html": "HtmlBody", "content.txt": "TextBody"}
VALIDATED = ("Subject", *BODIES.values())
NAMES = {key: name for name, key in Template.WIRE_NAMES.items()}
Texts = dict[str, str]
"""The fields of a template, by Postmark's names; one that it does not have is empty."""
Templates = dict[str, Texts]
"""Templates by their alias."""
FOLDER = click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
YES = click.option("--yes", is_flag=True, help="Do it; else only show what would change.")


@shared.command
@FOLDER
@YES
def pull(client: shared.Client, as_json: bool, folder: Path, yes: bool) -> int:
    """Write the server's templates into DIR. Files that differ are overwritten only with --yes.

    \b
    Example:
      postmark-sdk templates pull emails/
    """  # noqa: D301 - click wants the character \b
    stored = _stored(client)
    rows = _compare(as_json, _read(folder), stored)
    for row in rows:
        row["done"] = row["action"] == "create" or (row["action"] == "edit" and yes)
        if row["done"]:
            _write(folder, stored[row["alias"]])
    return _report(as_json, rows)


@shared.command
@FOLDER
@YES
def push(client: shared.Client, as_json: bool, folder: Path, yes: bool) -> int:
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
    rows = _compare(as_json, stored, local)
    changes = [row for row in rows if row["action"] != "unchanged"]
    for row in changes:
        row["errors"] = _mistakes(client, local[row["alias"]], stored)
    for row in changes if yes and not any(row["errors"] for row in changes) else ():
        old, api = stored.get(row["alias"], {}), client.templates
        new = local[row["alias"]].items()
        fields = {NAMES[key]: text for key, text in new if text != old.get(key, "")}
        _ = api.edit(row["alias"], **fields) if old else api.create(**fields)
        row["done"] = True
    return _report(as_json, rows)


templates = click.Group("templates", help="Keep the templates of a server as files.")
templates.add_command(pull)
templates.add_command(push)


def _texts(wire: Mapping[str, Any]) -> Texts:
    return {key: wire.get(key) or "" for key in (*META, *BODIES.values())}


def _files(texts: Texts) -> Texts:
    """Return the content of the files of a template, by their names."""
    meta = {key: texts[key] for key in META if texts.get(key)}
    bodies = {name: texts.get(key, "") for name, key in BODIES.items()}
    return {"meta.json": f"{json.dumps(meta, ensure_ascii=False, indent=2)}\n", **bodies}


def _stored(client: shared.Client) -> Templates:
    """Return the server's templates; one without an alias has no name for its folder."""
    ids = [each.template_id for each in client.templates.stream()]
    every = shared.side_by_side(client.templates.get, ids)
    return {each.alias: _texts(each.to_dict()) for each in every if each.alias}


def _read(folder: Path) -> Templates:
    """Return the templates of the files."""
    found: Templates = {}
    for meta in folder.glob("**/meta.json"):
        files = {key: meta.with_name(name) for name, key in BODIES.items()}
        bodies = {key: file.read_bytes().decode() for key, file in files.items() if file.exists()}
        default = {"Alias": meta.parent.name, "TemplateType": "Standard"}
        texts = _texts(default | json.loads(meta.read_bytes()) | bodies)
        found[texts["Alias"]] = texts
    return found


def _write(folder: Path, texts: Texts) -> None:
    layouts = folder / "_layouts" if texts["TemplateType"] == "Layout" else folder
    place = layouts / Path(texts["Alias"]).name
    place.mkdir(parents=True, exist_ok=True)
    for name, text in _files(texts).items():
        (place / name).write_bytes(text.encode())


def _compare(as_json: bool, before: Templates, after: Templates) -> list[shared.Row]:
    """Show what changes; return a row for each template, layouts before what uses them."""
    rows: list[shared.Row] = []
    for new in sorted(after.values(), key=itemgetter("TemplateType", "Alias")):
        alias, old = new["Alias"], before.get(new["Alias"], {})
        action = "create" if not old else "unchanged" if old == new else "edit"
        rows.append({"alias": alias, "action": action, "done": False, "errors": []})
        for (name, was), text in zip(_files(old).items(), _files(new).values(), strict=True):
            lines, title = (was.splitlines(), text.splitlines()), f"{alias}/{name}"
            for line in () if as_json else difflib.unified_diff(*lines, title, title, lineterm=""):
                click.echo(line)
    return rows


def _mistakes(client: shared.Client, new: Texts, stored: Templates) -> list[str]:
    """Return what Postmark finds wrong with a template."""
    kind, layout = new["TemplateType"], new["LayoutTemplate"]
    if stored.get(new["Alias"], new)["TemplateType"] != kind:
        return ["Postmark cannot turn a template into a layout, or back: use another alias."]
    given: Any = {NAMES[key]: new[key] or None for key in VALIDATED}
    given["layout_template"] = layout if layout in stored else None  # else it is pushed, too
    report = client.templates.validate(template_type=kind, **given)
    found = ((key, getattr(report, NAMES[key]).validation_errors) for key in VALIDATED)
    return [f"{key}, line {each.line}: {each.message}" for key, errors in found for each in errors]


def _report(as_json: bool, rows: list[shared.Row]) -> int:
    shared.write(as_json, rows, "alias", "action", "done", "errors")
    wrong = any(row["errors"] for row in rows)
    if wrong:
        click.echo("Postmark finds mistakes; nothing was changed.", err=True)
    elif any(not row["done"] and row["action"] != "unchanged" for row in rows):
        click.echo("What is not done needs --yes.", err=True)
    return 3 if wrong else 0
