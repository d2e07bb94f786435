"""The command line: a thin layer over the public face of `postmark`, one file a command."""

from __future__ import annotations

import click
import rich as rich  # so that a missing extra is noticed at once; each use imports its own part

import postmark
from postmark._cli.export import export
from postmark._cli.find import find
from postmark._cli.send import send
from postmark._cli.show import show
from postmark._cli.templates import templates

INTERRUPTED = 130
"""The exit code of shells for a command that Ctrl-C ended."""


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Completion: eval \"$(_POSTMARK_SDK_COMPLETE=bash_source postmark-sdk)\" "
    "(or zsh_source, fish_source).",
)
@click.version_option(postmark.__version__, package_name="postmark-sdk")
def cli() -> None:
    """Find, show, send and export the mail of a Postmark server.

    The token is read from $POSTMARK_SERVER_TOKEN, or from --token-file.

    \b
    Exit codes: 0 found or done, 1 not found, 2 wrong usage or a local file,
                3 Postmark refused, 4 no answer from Postmark
    """


for _command in (find, show, export, send, templates):
    cli.add_command(_command)


def run() -> int:
    """Run the command of `sys.argv`; return the exit code. Errors are one line on stderr."""
    try:
        return int(cli.main(prog_name="postmark-sdk", standalone_mode=False) or 0)
    except click.Abort:
        return _failed(INTERRUPTED, "Interrupted.")
    except click.ClickException as error:
        return _failed(2, error.format_message())
    except postmark.PostmarkError as error:
        hint = " It may have been carried out all the same." if error.maybe_applied else ""
        return _failed(_code(error), f"{error}{hint}")
    except (ValueError, TypeError, OSError) as error:
        return _failed(2, str(error))


def _code(error: postmark.PostmarkError) -> int:
    if isinstance(error, postmark.MessageNotFoundError):
        return 1
    lost = isinstance(error, postmark.NetworkError | postmark.InvalidResponseError)
    return 4 if lost else 3


def _failed(code: int, text: str) -> int:
    click.echo(f"postmark-sdk: {' '.join(text.split())}", err=True)
    return code
