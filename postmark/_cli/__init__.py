"""The command line: a thin layer over the public face of `postmark`, one file a command."""
