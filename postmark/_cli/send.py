"""`send`: one mail, from options or from a message file on standard input."""

from __future__ import annotations

import json
import sys
from email import message_from_binary_file, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import click

from postmark import SyncServerClient
from postmark._cli.shared import Output, command


@click.command(
    epilog="""\b
Examples:
  postmark-sdk send --from shop@example.com --to pat@example.com --subject Hi --text "Hello, Pat"
  postmark-sdk send --from shop@example.com --to pat@example.com \\
      --template welcome --model '{"name": "Pat"}' --attach terms.pdf
  postmark-sdk send < message.eml
"""
)
@click.option("--from", "from_email", help="The sender.")
@click.option("--to", multiple=True, help="A recipient; may be repeated.")
@click.option("--cc", multiple=True, help="A recipient of a copy; may be repeated.")
@click.option("--bcc", multiple=True, help="A hidden recipient; may be repeated.")
@click.option("--reply-to", multiple=True, help="Where replies go.")
@click.option("--subject")
@click.option("--text", "text_body", help="The text.")
@click.option("--html", "html_body", help="The HTML.")
@click.option("--template", help="Alias or id of a template, in place of subject and content.")
@click.option("--model", "template_model", help="Values for the template: a JSON object.")
@click.option(
    "--attach",
    "attachments",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A file; may be repeated.",
)
@click.option("--tag", help="A tag to find it by.")
@click.option("--stream", "message_stream", help="Id of the message stream. Default: outbound.")
@command
def send(client: SyncServerClient, output: Output, **options: Any) -> int:
    """Send one mail. Without content options, a message (.eml) is read from standard input."""
    fields = {name: value for name, value in options.items() if value not in (None, ())}
    if "template_model" in fields:
        fields["template_model"] = _model(fields["template_model"])
    if fields.get("template", "").isdecimal():
        fields["template"] = int(fields["template"])
    has_content = fields.keys() & {"text_body", "html_body", "template"}
    if not has_content and sys.stdin.isatty():
        raise click.UsageError("Give --text, --html or --template, or a message on standard input.")
    sent = client.outbound.send(None if has_content else _read_message(), **fields)
    inactive = list(sent.inactive_recipients)
    record = {"id": sent.message_id, "to": sent.to, "inactive": inactive, "message": sent.message}
    output.rows([record], ("id", "message"))
    return 0


def _model(text: str) -> dict[str, Any]:
    try:
        model = json.loads(text)
    except ValueError as error:
        raise click.UsageError(f"--model is not JSON: {error}") from error
    if not isinstance(model, dict):
        raise click.UsageError("--model must be a JSON object, such as '{\"name\": \"Pat\"}'.")
    return model


def _read_message() -> EmailMessage:
    message = message_from_binary_file(sys.stdin.buffer, policy=policy.default)
    if not message.keys():
        raise click.UsageError("There is no message on standard input.")
    return message
