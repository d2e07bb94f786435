"""The files of an export: lines of JSON, a journal beside them, and Parquet made from them."""

import gzip
import json
import os
import re
import typing
from collections.abc import Iterator
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

import click

Line = dict[str, Any]
Placed = tuple[Any, str, str]
"""A row, its second, and what identifies it."""
CHUNK = 2_000

# Created once: json.dumps would create one for each row.
_encode = json.JSONEncoder(ensure_ascii=False).encode


class Rows:
    """Lines of JSON, and a journal with a line for each chunk of them that is safely in the file.

    A line of the journal has the job, the stream, the bounds of the run (`since`, `until`), the
    second of the chunk's last row (`edge`), the keys of its rows of that second, and the size of
    the file and the rows in it.
    """

    def __init__(self, path: Path) -> None:
        self._path, self._state = path, path.with_name(f"{path.name}.state")
        if path.exists() and path.stat().st_size and not self._state.exists():
            raise click.UsageError(f"{path} exists without {self._state}: choose another file.")
        # Not buffered: after a full disk, closing would try to write the rest again.
        self._file, self._journal = path.open("ab", 0), self._state.open("ab", 0)
        _lock(self._journal, path)
        self.last: dict[str | None, Line] = {}
        self.tops: dict[str | None, str] = {}
        self.job: Line | None = None
        self.size = self.count = good = 0
        for line, end in self._lines():
            if line["size"] <= path.stat().st_size:  # else something else has cut the file
                self._note(line)
                good = end
        self._journal.truncate(good)
        self._file.truncate(self.size)

    def close(self) -> None:
        """Close the files, and let another export have them."""
        self._file.close()
        self._journal.close()

    def _lines(self) -> Iterator[tuple[Line, int]]:
        with self._state.open("rb") as lines:
            for line in lines:
                if line.endswith(b"\n"):
                    yield json.loads(line), lines.tell()

    def _note(self, line: Line) -> None:
        stream, edge = line["stream"], line["edge"] or ""
        self.job, self.size, self.count = line["job"], line["size"], line["rows"]
        self.last[stream] = {**line, "keys": []}
        self.tops[stream] = max(edge, self.tops.get(stream, ""))

    def keys(self, stream: str | None, since: str, until: str) -> set[int]:
        """Return the keys that the journal has of the rows between two seconds."""
        lines = (line for line, _ in self._lines() if line["stream"] == stream)
        near = (line["keys"] for line in lines if since <= (line["edge"] or "") <= until)
        return {int(key, 16) for keys in near for key in keys}

    def add(self, line: Line, chunk: list[Placed]) -> None:
        """Write a chunk, then note it in the journal."""
        texts = (_encode(row.to_dict()) + "\n" for row, _, _ in chunk)
        # Half of a surrogate pair, which UTF-8 does not have, becomes an escape of JSON.
        data = "".join(texts).encode("utf-8", "backslashreplace")
        try:
            _write(self._file, gzip.compress(data) if self._path.suffix == ".gz" else data)
            os.fsync(self._file.fileno())
            line["size"], line["rows"] = self._path.stat().st_size, self.count + len(chunk)
            line["keys"] = [key for _, second, key in chunk if second == line["edge"]]
            _write(self._journal, json.dumps(line).encode() + b"\n")
        except OSError as error:
            text = f"{self._path}: {error.strerror}. The same command goes on where this one was."
            raise click.ClickException(text) from error
        self._note(line)


def _write(file: Any, data: bytes) -> None:
    while data:  # an unbuffered file may take less at a time
        data = data[file.write(data) :]


def _lock(file: Any, path: Path) -> None:
    """Refuse a second export into a file at the same time, where the system can tell."""
    if os.name == "posix":
        import fcntl  # noqa: PLC0415 - not on Windows

        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise click.UsageError(f"Another export is writing {path}.") from error


class Parquet:
    """Makes Parquet files of compressed lines; what is nested there stays JSON."""

    def __init__(self, model: Any) -> None:
        try:
            arrow: Any = import_module("pyarrow")
            files: Any = import_module("pyarrow.parquet")
        except ImportError as error:
            text = "Parquet is an extra: pip install 'postmark-sdk[parquet]'"
            raise click.UsageError(text) from error
        self._model, self._table, self._writer = model, arrow.Table, files.ParquetWriter
        time = arrow.timestamp("us", "UTC")
        kinds = {"datetime": time, "bool": arrow.bool_(), "int": arrow.int64()}
        hints = {name: str(hint) for name, hint in typing.get_type_hints(model).items()}
        columns = {"extra": arrow.string()}
        for name, key in model.WIRE_NAMES.items():
            known = (kinds[word] for word in re.findall(r"\w+", hints[name]) if word in kinds)
            columns[key] = next(known, arrow.string())
        self._schema = arrow.schema(columns)

    def make(self, lines: Path, path: Path) -> None:
        """Replace a file by one of all lines, a chunk of them in memory at a time."""
        unfinished = path.with_name(f"{path.name}.unfinished")
        with gzip.open(lines) as rows, self._writer(unfinished, self._schema) as writer:
            while chunk := [self._cells(json.loads(row)) for row in islice(rows, CHUNK)]:
                writer.write_table(self._table.from_pylist(chunk, self._schema))
        unfinished.replace(path)

    def _cells(self, wire: Line) -> Line:
        row = self._model.from_dict(wire)  # what a column cannot hold is in `extra` then
        cells: Line = {"extra": json.dumps({**row.extra}) if row.extra else None}
        for name, key in row.WIRE_NAMES.items():
            value = getattr(row, name)
            nested = isinstance(value, list | dict) or hasattr(value, "to_dict")
            cells[key] = json.dumps(wire.get(key), ensure_ascii=False) if nested else value
        return cells
