"""The file of an export, and a journal beside it of what is safely in the file."""

import gzip
import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

Line = dict[str, Any]
# Created once: json.dumps would create one for each row.
_encode = json.JSONEncoder(ensure_ascii=False).encode

GO_ON = "The same command goes on where this one was."


class Journal:
    """Lines of JSON, and a journal with a line for each chunk of them that is safely in the file.

    A line of the journal has the job, the stream, the bounds of the run (`since`, `until`) and
    whether it is done, the seconds of the chunk's first and last row (`top`, `edge`) and of the
    stream's newest one, the keys of its rows, and the size of the file and the rows in it.
    """

    def __init__(self, path: Path, job: Line) -> None:
        self._path, self._state = path, path.with_name(f"{path.name}.state")
        if path.exists() and path.stat().st_size and not self._state.exists():
            raise click.UsageError(f"{path} exists without {self._state}: choose another file.")
        _lock(self._state, path)
        self.last: dict[str | None, Line] = {}
        """The last line of each stream, without its keys."""
        self.job, self.rows, size = job, 0, _append(path, b"")
        good = whole = 0
        for line, end in self._lines():
            if line["size"] <= size:  # else something else has cut the file
                self._note(line)
                good, whole = end, line["size"]
        since = self.job["since"]
        if self.job != job | {"since": since} or since > job["since"]:
            raise click.UsageError(f"Choose another file: this one is of an export of {self.job}.")
        os.truncate(self._state, good)
        os.truncate(path, whole)

    def _lines(self) -> Iterator[tuple[Line, int]]:
        with self._state.open("rb") as lines:
            for line in lines:
                if line.endswith(b"\n"):
                    yield json.loads(line), lines.tell()

    def _note(self, line: Line) -> None:
        self.job, self.rows = line["job"], line["rows"]
        self.last[line["stream"]] = {**line, "keys": ()}

    def keys(self, stream: str | None, since: str, until: str) -> set[int]:
        """Return the keys of the chunks that have rows between two seconds."""
        lines = (line for line, _ in self._lines() if line["stream"] == stream)
        near = (line["keys"] for line in lines if line["edge"] <= until and line["top"] >= since)
        return {key for keys in near for key in keys}

    def add(self, line: Line, rows: Sequence[Any], keys: Sequence[int]) -> None:
        """Write a chunk, then note it in the journal."""
        texts = (_encode(row.to_dict()) + "\n" for row in rows)
        # Half of a surrogate pair, which UTF-8 does not have, becomes an escape of JSON.
        data = "".join(texts).encode("utf-8", "backslashreplace")
        try:
            size = _append(self._path, gzip.compress(data) if self._path.suffix == ".gz" else data)
            line = {"top": "", **line, "job": self.job, "size": size, "keys": keys}
            line["rows"] = self.rows + len(rows)
            _append(self._state, json.dumps(line).encode() + b"\n")
        except OSError as error:
            raise click.ClickException(f"{self._path}: {error.strerror}. {GO_ON}") from error
        self._note(line)


def _append(path: Path, data: bytes) -> int:
    """Write to the end of a file until the disk has it; return the size of the file."""
    with path.open("ab") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
        return file.tell()


def _lock(state: Path, path: Path) -> None:
    """Refuse a second export into a file at the same time, where the system can tell."""
    file = click.get_current_context().with_resource(state.open("ab"))
    if os.name == "posix":
        import fcntl  # noqa: PLC0415 - not on Windows

        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise click.UsageError(f"Another export is writing {path}.") from error
