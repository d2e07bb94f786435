"""`send`: one mail, from options or from a message file on standard input."""

import json
import sys
from email import message_from_binary_file, policy
from pathlib import Path
from typing import Any

import click

from postmark._cli import shared

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@shared.command
@click.option("--from", "from_email", help="The sender.")
@click.option("--to", multiple=True, help="A recipient; may be repeated, as --cc and --bcc.")
@click.option("--cc", multiple=True)
@click.option("--bcc", multiple=True)
@click.option("--reply-to", help="Where replies go.")
@click.option("--subject")
@click.option("--text", "text_body")
@click.option("--html", "html_body")
@click.option("--template", help="Alias or id of a template, in place of subject and content.")
@click.option("--model", "template_model", type=json.loads, metavar="JSON", help="Its values.")
@click.option("--attach", "attachments", type=FILE, multiple=True, help="A file; repeatable.")
@click.option("--tag", help="A tag to find it by.")
@click.option("--stream", "message_stream", help="The message stream; default: outbound.")
def send(client: shared.Client, as_json: bool, template: str | None, **options: Any) -> None:
    """Send one mail. Without content, a message (.eml) is read from standard input.

    \b
    Examples:
      postmark-sdk send --from shop@example.com --to pat@example.com --subject Hi --text Hello
      postmark-sdk send --from shop@example.com --to pat@example.com \
          --template welcome --model '{"name": "Pat"}' --attach terms.pdf
      postmark-sdk send < message.eml
    """  # noqa: D301 - click wants the character \b
    fields = {name: value for name, value in options.items() if value not in (None, ())}
    message = None
    if template:
        fields["template"] = int(template) if template.isdecimal() else template
    elif not fields.keys() & {"text_body", "html_body"}:
        message = message_from_binary_file(sys.stdin.buffer, policy=policy.default)
        if not message.keys():
            raise click.UsageError("Give --text, --html, --template, or a message (.eml) on stdin.")
    sent = client.outbound.send(message, **fields)
    row = {"id": sent.message_id, "to": sent.to, "message": sent.message}
    shared.write(as_json, [row | {"inactive": list(sent.inactive_recipients)}], "id", "message")
