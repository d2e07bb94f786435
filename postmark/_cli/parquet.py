"""Parquet files of an export's lines, made by a process of its own.

That process has neither the client nor what the command line needs: pyarrow is large enough. It is
`python -m postmark._cli.parquet MODEL LINES > FILE`. What is nested stays JSON.
"""

import gzip
import json
import subprocess
import sys
from datetime import datetime
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any, get_type_hints

from postmark import models

BYTES = 250_000
"""Of lines, that are Python objects at a time: these need the most memory."""
GROUP = 4
"""So many of them are one row group: the file ends with facts of each, kept until then."""


def make(model: str, lines: Path, path: Path) -> None:
    """Replace a file by one that has all lines."""
    unfinished = path.with_name(f"{path.name}.unfinished")
    unfinished.unlink(missing_ok=True)  # of a process that was killed, and may still write it
    command = (sys.executable, "-m", __name__, model, str(lines))
    with unfinished.open("wb") as file:
        made = subprocess.run(command, stdout=file, stderr=-1, text=True)  # noqa: PLW1510, S603
    if made.returncode:
        error = (made.stderr.splitlines() or ["its process was ended"])[-1]
        raise OSError(f"{path} was not made: {error}")
    unfinished.replace(path)


def main(name: str, path: str) -> None:
    """Write a Parquet file of all lines; the columns have the types of a model."""
    sys.modules["numpy"] = None  # type: ignore[assignment]  # pyarrow can do without its 12 MiB
    pa, files = map(import_module, ("pyarrow", "pyarrow.parquet"))
    model, time = getattr(models, name), pa.timestamp("us", "UTC")
    kinds = {datetime | None: time, bool | None: pa.bool_(), int | None: pa.int64()}
    hints, columns = get_type_hints(model), {"extra": pa.string()}
    for field, key in model.WIRE_NAMES.items():
        columns[key] = kinds.get(hints[field] | None, pa.string())
    schema = pa.schema(columns)

    def table(batch: list[bytes]) -> Any:
        return pa.Table.from_pylist([_cells(model, json.loads(line)) for line in batch], schema)

    with gzip.open(path) as lines, files.ParquetWriter(sys.stdout.buffer, schema) as writer:
        tables = map(table, iter(lambda: lines.readlines(BYTES), []))
        while group := [*islice(tables, GROUP)]:
            writer.write_table(pa.concat_tables(group))


def _cells(model: Any, wire: dict[str, Any]) -> dict[str, Any]:
    row = model.from_dict(wire)  # what a column cannot hold is in `extra` then
    cells = {key: getattr(row, name) for name, key in model.WIRE_NAMES.items()}
    for key, value in cells.items():
        if not isinstance(value, str | int | datetime | None):
            cells[key] = json.dumps(wire.get(key), ensure_ascii=False)
    return cells | {"extra": json.dumps({**row.extra}) if row.extra else None}


if __name__ == "__main__":
    main(*sys.argv[1:])
