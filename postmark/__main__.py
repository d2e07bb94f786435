"""`python -m postmark`, also installed as `postmark-sdk`: the command line."""

import sys


def main() -> int:
    """Run the command line and return its exit code."""
    try:
        from postmark._cli.main import run  # noqa: PLC0415 - what it needs is an extra
    except ModuleNotFoundError as error:
        if error.name not in ("click", "rich"):
            raise
        sys.stderr.write("The command line is an extra: pip install 'postmark-sdk[cli]'\n")
        return 2
    return run()


if __name__ == "__main__":
    raise SystemExit(main())
