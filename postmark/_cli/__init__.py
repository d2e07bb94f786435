"""The command line: a thin layer over the public face of `postmark`, one file a command."""

import click

import postmark
from postmark._cli import export, find, send, show, templates


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
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


for each in (find.find, show.show, export.export, send.send, templates.templates):
    cli.add_command(each)


def run() -> int:
    """Run the command of `sys.argv`; return the exit code. Errors are one line on stderr."""
    try:
        return int(cli.main(prog_name="postmark-sdk", standalone_mode=False) or 0)
    except click.Abort:
        code, text = 130, "Interrupted."  # the code that shells have for it
    except click.ClickException as error:
        code, text = 2, error.format_message()
    except postmark.PostmarkError as error:
        code = 4 if isinstance(error, postmark.NetworkError | postmark.InvalidResponseError) else 3
        code = 1 if isinstance(error, postmark.MessageNotFoundError) else code
        text = f"{error}{' It may have been done all the same.' if error.maybe_applied else ''}"
    except (ValueError, TypeError, OSError) as error:
        code, text = 2, str(error)
    click.echo(f"postmark-sdk: {' '.join(text.split())}", err=True)
    return code
