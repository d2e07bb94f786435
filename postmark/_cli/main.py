"""All commands, and what an error means for the exit code."""

import click

import postmark
from postmark._cli.export import export
from postmark._cli.find import find
from postmark._cli.send import send
from postmark._cli.show import show
from postmark._cli.templates import templates

SETTINGS = {"help_option_names": ["-h", "--help"]}
CODES: dict[type[BaseException], int] = {
    postmark.NetworkError: 4, postmark.InvalidResponseError: 4, postmark.MessageNotFoundError: 1,
    postmark.PostmarkError: 3, click.ClickException: 2, OSError: 2, ValueError: 2, TypeError: 2,
    click.Abort: 130,
}  # fmt: skip
"""Exit codes of errors, the first that fits; 130 is what shells have for Ctrl-C."""


@click.group(commands=[export, find, send, show, templates], context_settings=SETTINGS)
@click.version_option(postmark.__version__)
def cli() -> None:
    """Find, show, send and export the mail of a Postmark server.

    The token is read from $POSTMARK_SERVER_TOKEN, or from --token-file.

    \b
    Exit codes: 0 found or done, 1 not found, 2 wrong usage or a local file,
                3 Postmark refused, 4 no answer from Postmark
    Completion: eval "$(_POSTMARK_SDK_COMPLETE=bash_source postmark-sdk)"
                (or zsh_source; for fish see the documentation)
    """  # noqa: D301 - click wants the character \b


def run() -> int:
    """Run the command of `sys.argv`; return the exit code. Errors are one line on stderr."""
    try:
        return int(cli.main(prog_name="postmark-sdk", standalone_mode=False) or 0)
    except tuple(CODES) as error:
        text = error.format_message() if isinstance(error, click.ClickException) else str(error)
        if getattr(error, "maybe_applied", False):
            text += " It may have been done all the same."
        click.echo(f"postmark-sdk: {' '.join(text.split()) or 'Interrupted.'}", err=True)
        return next(code for kind, code in CODES.items() if isinstance(error, kind))
