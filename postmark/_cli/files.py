"""The files that `export` writes, and the journal beside them.

A chunk of rows is first written to the file, then noted in the journal with the size the file then
has. Whatever ends the process, the file is cut to the last noted size and the export goes on there.
"""

from __future__ import annotations

import gzip
import json
import os
import typing
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol, cast

import click

Line = dict[str, Any]
ROW_GROUP = 10_000


class File(Protocol):
    """Where rows go."""

    def size(self) -> int:
        """Return how much there is, in the unit of `write`."""
        ...

    def cut(self, size: int) -> None:
        """Forget what is beyond this size, and be ready to write."""
        ...

    def write(self, rows: Sequence[Any]) -> int:
        """Add rows, safe from a crash; return the size."""
        ...

    def finish(self) -> None:
        """Complete the file."""
        ...


class Lines:
    """JSON lines; with gzip, each chunk is a member of its own."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._pack = gzip.compress if path.suffix == ".gz" else bytes

    def size(self) -> int:
        """Return the bytes."""
        return self._path.stat().st_size if self._path.exists() else 0

    def cut(self, size: int) -> None:
        """Cut to these bytes."""
        # Not buffered: after a full disk, closing the file would try to write the rest again.
        self._file = self._path.open("ab", buffering=0)
        self._file.truncate(size)

    def write(self, rows: Sequence[Any]) -> int:
        """Add lines. Half of a surrogate pair, which UTF-8 does not have, stays escaped."""
        lines = (json.dumps(row.to_dict(), ensure_ascii=False) + "\n" for row in rows)
        whole(self._file, self._pack("".join(lines).encode("utf-8", "backslashreplace")))
        os.fsync(self._file.fileno())
        return self.size()

    def finish(self) -> None:
        """Nothing is left to do."""
        self._file.close()


class Parquet:
    """A Parquet file: a part for each chunk, put together at the end. Its size is its parts."""

    def __init__(self, path: Path, model: type) -> None:
        try:
            import pyarrow as arrow  # noqa: PLC0415 - an extra
            import pyarrow.parquet as parquet  # noqa: PLC0415
        except ImportError as error:
            raise click.UsageError(
                "Parquet is an extra: pip install 'postmark-sdk[parquet]'"
            ) from error
        self._path, self._arrow, self._parquet = path, arrow, parquet
        self._parts = path.with_name(f"{path.name}.parts")
        kinds = {
            str: arrow.string(), datetime: arrow.timestamp("us", "UTC"),
            bool: arrow.bool_(), int: arrow.int64(),
        }  # fmt: skip
        hints = typing.get_type_hints(model)
        self._columns = {**cast("Any", model).WIRE_NAMES, "extra": "extra"}
        self._schema = arrow.schema(
            (key, kinds.get(_plain(hints.get(name)), arrow.string()))
            for name, key in self._columns.items()
        )

    def size(self) -> int:
        """Return the parts, put together or not."""
        size = self._merged()
        while self._part(size).exists():
            size += 1
        return size

    def cut(self, size: int) -> None:
        """Remove the parts from this one on, and those that are in the file already."""
        self._parts.mkdir(exist_ok=True)
        self._size = size
        wanted = {self._part(number) for number in range(self._merged(), size)}
        for part in self._parts.iterdir():
            if part not in wanted:
                part.unlink()

    def write(self, rows: Sequence[Any]) -> int:
        """Add a part."""
        columns = [
            self._arrow.array([_cell(getattr(row, name, None), kind) for row in rows], kind)
            for name, kind in zip(self._columns, self._schema.types, strict=True)
        ]
        table = self._arrow.Table.from_arrays(columns, schema=self._schema)
        self._save(self._part(self._size), [table], self._schema)
        self._size += 1
        return self._size

    def finish(self) -> None:
        """Put the parts into the file, which is replaced at once."""
        if self._merged() < self._size or not self._path.exists():
            schema = self._schema.with_metadata({"postmark_parts": str(self._size)})
            self._save(self._path, self._tables(), schema)
        self.cut(self._size)
        self._parts.rmdir()

    def _tables(self) -> Iterator[Any]:
        merged = self._merged()
        files = [self._path] if merged else []
        for file in (*files, *(self._part(number) for number in range(merged, self._size))):
            with self._parquet.ParquetFile(file) as opened:
                for batch in opened.iter_batches(ROW_GROUP):
                    yield self._arrow.Table.from_batches([batch])

    def _save(self, path: Path, tables: Any, schema: Any) -> None:
        unfinished = path.with_name(f"{path.name}.unfinished")
        with unfinished.open("wb") as file:
            with self._parquet.ParquetWriter(file, schema) as writer:
                for table in tables:
                    writer.write_table(table.cast(schema))
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)

    def _part(self, number: int) -> Path:
        return self._parts / f"{number:06}.parquet"

    def _merged(self) -> int:
        if not self._path.exists():
            return 0
        metadata = self._parquet.read_schema(self._path).metadata or {}
        return int(metadata.get(b"postmark_parts", 0))


def _plain(hint: Any) -> Any:
    """Return the type of a field without its None, and `str` for literals."""
    kinds = [each for each in typing.get_args(hint) or (hint,) if each is not type(None)]
    return str if str in kinds else kinds[0]


def _cell(value: Any, kind: Any) -> Any:
    if value is None or isinstance(value, str | int | datetime):
        return value
    plain = dict(value) if isinstance(value, Mapping) else value
    return json.dumps(plain, ensure_ascii=False, default=lambda each: each.to_dict())


def whole(file: Any, data: bytes) -> None:
    """Write all of it to an unbuffered file, which may take less at a time."""
    rest = memoryview(data)
    while rest:
        rest = rest[file.write(rest) :]


class Journal:
    """A JSON line for the export, then one for each chunk that is safely in the file.

    A chunk's line has its stream, the bounds of its run (`since`, `until`), the second of its last
    row (`edge`), the keys of the rows of that second, and size and rows of the file after it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = path.open("a+b", buffering=0)
        _lock(self._file, path)
        self.last: dict[str | None, Line] = {}
        self.tops: dict[str | None, str] = {}
        self.head: Line | None = None
        self.size = self.rows = 0

    def read(self, most: int) -> None:
        """Read as far as the file of this size goes; what is beyond, or torn, is removed."""
        good = 0
        for line, end in self._lines():
            if line.get("size", 0) > most:
                break
            good = end
            self._note(line)
        self._file.truncate(good)

    def _note(self, line: Line) -> None:
        if self.head is None:
            self.head = line
            return
        stream, edge = line["stream"], line["edge"]
        self.last[stream] = {name: value for name, value in line.items() if name != "keys"}
        self.size, self.rows = line["size"], line["rows"]
        if edge:
            self.tops[stream] = max(edge, self.tops.get(stream, edge))

    def add(self, line: Line) -> None:
        """Add a line."""
        whole(self._file, json.dumps(line).encode() + b"\n")
        self._note(line)

    def keys(self, stream: str | None, since: str | None, edge: str | None) -> set[str]:
        """Return the keys of the rows that the file has between two seconds, as far as noted."""
        return {
            key
            for line, _ in self._lines()
            if line.get("stream", line) == stream and (at := line["edge"])
            if (not since or at >= since) and (not edge or at <= edge)
            for key in line["keys"]
        }

    def _lines(self) -> Iterator[tuple[Line, int]]:
        self._file.seek(0)
        with self.path.open("rb") as lines:
            for line in lines:
                if not line.endswith(b"\n"):
                    return
                try:
                    yield json.loads(line), lines.tell()
                except ValueError:
                    return


def _lock(file: Any, path: Path) -> None:
    """Refuse a second export into the same file at the same time, where the system can tell."""
    try:
        import fcntl  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise click.UsageError(f"Another export is writing {path}.") from error
