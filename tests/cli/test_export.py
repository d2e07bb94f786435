"""`export`: every row once, whatever interrupts it. POSTMARK_SOAK=1 interrupts it 200 times."""

from __future__ import annotations

import gzip
import itertools
import json
import os
import random
import shlex
import signal
import subprocess
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from transport_helpers import SOAK

from postmark import SyncServerClient
from postmark.testing import FakePostmark

from .conftest import COMMAND, Cli

KILLS = 200 if SOAK else 8
KEYS = {
    "outbound": ("MessageID",),
    "inbound": ("MessageID",),
    "opens": ("MessageID", "Recipient", "ReceivedAt"),
    "clicks": ("MessageID", "Recipient", "ReceivedAt", "OriginalLink", "ClickLocation"),
    "bounces": ("ID",),
}
ENDINGS = ("jsonl", "jsonl.gz", "parquet")
STREAMS = ("outbound", "broadcast")
QUIET: dict[str, Any] = {"stdout": subprocess.DEVNULL}


class Pace:
    """Tells a process by the requests it has sent, so that a slow machine changes nothing."""

    def __init__(self, fake: FakePostmark) -> None:
        self._left = 0
        self._reached = threading.Event()
        fake.on_request(self._count)

    def _count(self, _: object) -> None:
        self._left -= 1
        if self._left == 0:
            self._reached.set()

    def wait(self, process: subprocess.Popen[bytes], requests: int, seconds: float) -> bool:
        """Kill a process after so many requests and seconds; return whether it was done before."""
        self._reached.clear()
        self._left = requests
        while process.poll() is None and not self._reached.wait(0.01):
            pass
        with suppress(subprocess.TimeoutExpired):
            process.wait(seconds)
        process.kill()
        code = process.wait()
        assert code in (0, -signal.SIGKILL)
        return code == 0


def rows_of(file: Path) -> list[dict[str, Any]]:
    if file.suffix == ".parquet":
        parquet = pytest.importorskip("pyarrow.parquet")
        return list(parquet.read_table(file).to_pylist())
    content = file.read_bytes()
    if file.suffix == ".gz":
        content = gzip.decompress(content)
    return [json.loads(line) for line in content.splitlines()]


def keys_of(file: Path, kind: str) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in KEYS[kind]) for row in rows_of(file)]


def served(fake: FakePostmark, kind: str) -> list[tuple[Any, ...]]:
    """What the server has, read page by page, without the streams that the export uses."""
    client: SyncServerClient = fake.sync_server_client()
    lists: dict[str, Callable[..., Any]] = {
        "outbound": client.outbound.list,
        "inbound": client.inbound.list,
        "opens": client.outbound.list_opens,
        "clicks": client.outbound.list_clicks,
        "bounces": client.bounces.list,
    }
    found: list[dict[str, Any]] = []
    for stream in [{}] if kind == "inbound" else [{"message_stream": each} for each in STREAMS]:
        offset = 0
        while page := lists[kind](count=500, offset=offset, **stream).items:
            found += [row.to_dict() for row in page]
            offset += 500
    return [tuple(row.get(name) for name in KEYS[kind]) for row in found]


@pytest.mark.parametrize("kind", KEYS)
def test_every_row_is_in_the_file_once_and_a_second_run_adds_nothing(
    sampled_cli: Cli, tmp_path: Path, kind: str
) -> None:
    file = tmp_path / "rows.jsonl"
    first = sampled_cli("export", kind, "--to", file)
    second = sampled_cli("export", kind, "--to", file, "--json")

    assert (first.code, first.err) == (0, "")
    assert keys_of(file, kind) == served(sampled_cli.fake, kind)
    assert second.rows == [{"file": str(file), "added": 0, "rows": len(rows_of(file))}]


@pytest.mark.parametrize(
    ("kind", "ending"),
    [(kind, ending) for kind in KEYS for ending in ENDINGS]
    if SOAK
    else [*((kind, "jsonl") for kind in KEYS), ("outbound", "jsonl.gz"), ("outbound", "parquet")],
)
def test_a_second_run_adds_only_what_is_new(
    cli: Cli, tmp_path: Path, kind: str, ending: str
) -> None:
    now = datetime.now(UTC).replace(microsecond=0) - timedelta(minutes=1)
    file = tmp_path / f"rows.{ending}"

    def happen(number: int) -> None:
        # In one and the same second, in which the export ends and begins again.
        moment = now + timedelta(milliseconds=number)
        message = cli.fake.outbound.add(received_at=moment, message_stream=STREAMS[number % 2])
        message.opened(received_at=moment).clicked("https://x.example", received_at=moment)
        message.bounced(received_at=moment)
        cli.fake.inbound.add(received_at=moment)

    added: list[object] = []
    for number in range(6):
        happen(number)
        if number % 2:
            (row,) = cli("export", kind, "--to", file, "--json").rows
            added.append(row["added"])

    assert added == [2, 2, 2]
    if ending != "parquet":
        assert sorted(keys_of(file, kind)) == sorted(served(cli.fake, kind))
    assert len(rows_of(file)) == 6


@pytest.mark.parametrize("ending", ENDINGS)
def test_killed_at_random_moments_it_goes_on_without_a_gap_or_a_repeat(
    cli: Cli, tmp_path: Path, ending: str
) -> None:
    chance = random.Random(ending)
    cli.fake.add_samples(320)
    expected = sorted(served(cli.fake, "outbound"))
    pace = Pace(cli.fake)
    kills = exports = 0
    while kills < KILLS // len(ENDINGS) + 1:
        file = tmp_path / f"rows{exports}.{ending}"
        finished = False
        while not finished:
            process = cli.start("export", "outbound", "--details", "--to", file, **QUIET)
            finished = pace.wait(process, chance.randint(1, 250), chance.uniform(0, 0.05))
            kills += not finished
        exports += 1
        assert sorted(keys_of(file, "outbound")) == expected


@pytest.mark.usefixtures("interruptible")
def test_ctrl_c_is_one_line_and_the_same_command_goes_on(sampled_cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    arguments = ("export", "outbound", "--details", "--to", file)
    process = sampled_cli.start(*arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    while process.poll() is None and not (file.exists() and file.stat().st_size):
        pass
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate()

    assert (process.returncode, errors.decode().strip()) == (130, "postmark-sdk: Interrupted.")
    assert sampled_cli(*arguments).code == 0
    assert sorted(keys_of(file, "outbound")) == sorted(served(sampled_cli.fake, "outbound"))


@pytest.mark.parametrize("ending", ["jsonl", "jsonl.gz"])
@pytest.mark.parametrize("harm", ["cut", "torn", "state cut", "gone"])
def test_a_file_that_was_damaged_at_its_end_is_mended(
    sampled_cli: Cli, tmp_path: Path, ending: str, harm: str
) -> None:
    file = tmp_path / f"rows.{ending}"
    state = tmp_path / f"rows.{ending}.state"
    sampled_cli("export", "outbound", "--to", file)
    if harm == "cut":
        os.truncate(file, file.stat().st_size - 10)
    elif harm == "torn":
        with file.open("ab") as rows:
            rows.write(b'{"MessageID": "torn')
    elif harm == "state cut":
        os.truncate(state, state.stat().st_size - 10)
    else:
        file.unlink()

    done = sampled_cli("export", "outbound", "--to", file)

    assert (done.code, done.err) == (0, "")
    assert sorted(keys_of(file, "outbound")) == sorted(served(sampled_cli.fake, "outbound"))


def test_a_full_disk_is_one_line_and_the_same_command_goes_on(
    sampled_cli: Cli, tmp_path: Path
) -> None:
    file = tmp_path / "rows.jsonl"
    command = [*COMMAND, "export", "outbound", "--details", "--to", str(file)]
    limited = f"ulimit -f 500; exec {shlex.join(command)}"  # at most 250 or 500 KB a file

    full = subprocess.run(
        ["sh", "-c", limited],
        env=sampled_cli.environment, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert full.returncode == 2
    assert "The same command goes on" in full.stderr
    assert full.stderr.count("\n") == 1
    assert sampled_cli("export", "outbound", "--details", "--to", file).code == 0
    assert sorted(keys_of(file, "outbound")) == sorted(served(sampled_cli.fake, "outbound"))


def test_a_dead_network_is_code_4_and_the_same_command_goes_on(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    cli.fake.add_samples(400)
    answered = itertools.count()
    alive = False

    @cli.fake.on_request
    def break_down(_: object) -> None:
        if not alive and next(answered) > 150:
            cli.fake.drop_connection()

    dead = cli("export", "outbound", "--details", "--to", file)
    alive = True

    assert (dead.code, dead.err.count("\n")) == (4, 1)
    assert 0 < len(rows_of(file)) < 400
    assert cli("export", "outbound", "--details", "--to", file).code == 0
    assert sorted(keys_of(file, "outbound")) == sorted(served(cli.fake, "outbound"))


def test_opens_beyond_the_cap_of_a_query_are_in_the_file(cli: Cli, tmp_path: Path) -> None:
    start = datetime.now(UTC) - timedelta(days=3)
    for number in range(10_700):
        moment = start + timedelta(seconds=number // 3, milliseconds=number % 1000)
        cli.fake.outbound.add(received_at=start).opened(received_at=moment)
    file = tmp_path / "opens.jsonl"

    (row,) = cli("export", "opens", "--to", file, "--json").rows

    assert row["added"] == len({*keys_of(file, "opens")}) == 10_700


def test_dates_narrow_the_export(cli: Cli, tmp_path: Path) -> None:
    for day in (1, 2, 3):
        cli.fake.outbound.add(subject=str(day), received_at=datetime(2026, 7, day, 12, tzinfo=UTC))
    dates = ("--since", "2026-07-02", "--until", "2026-07-02")

    cli("export", "outbound", *dates, "--to", tmp_path / "rows.jsonl")

    assert [row["Subject"] for row in rows_of(tmp_path / "rows.jsonl")] == ["2"]


def test_another_export_into_the_same_file_is_refused(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    cli.fake.outbound.add()
    cli("export", "outbound", "--since", "7d", "--to", file)
    before = file.read_bytes()

    for arguments in (["opens"], ["outbound", "--details"], ["outbound", "--since", "30d"]):
        done = cli("export", *arguments, "--to", file)
        assert (done.code, done.err.count("\n")) == (2, 1)

    assert file.read_bytes() == before


def test_a_file_that_is_no_export_is_never_touched(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text("mine")

    done = cli("export", "outbound", "--to", file)

    assert (done.code, file.read_text()) == (2, "mine")


def test_parquet_has_columns_of_fixed_types(sampled_cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "rows.parquet"

    assert sampled_cli("export", "bounces", "--to", file).code == 0

    row = rows_of(file)[0]
    assert {type(row[name]) for name in ("ID", "BouncedAt", "Inactive", "Email")} == {
        int, datetime, bool, str,
    }  # fmt: skip


def test_a_parquet_file_that_an_interrupted_command_left_behind_is_made_again(
    cli: Cli, tmp_path: Path
) -> None:
    file = tmp_path / "rows.parquet"
    cli.fake.outbound.add()
    cli("export", "outbound", "--to", file)
    before = file.read_bytes()
    cli.fake.outbound.add()
    cli("export", "outbound", "--to", file)
    file.write_bytes(before)  # as if killed before the file was replaced

    cli("export", "outbound", "--to", file)

    assert sorted(keys_of(file, "outbound")) == sorted(served(cli.fake, "outbound"))


def test_inbound_rows_stay_single_whatever_dates_a_later_command_has(
    cli: Cli, tmp_path: Path
) -> None:
    file = tmp_path / "rows.jsonl"
    cli.fake.inbound.add(received_at=datetime.now(UTC) - timedelta(hours=30))
    cli("export", "inbound", "--to", file)

    done = cli("export", "inbound", "--until", "24h", "--to", file, "--json")

    assert done.rows == [{"file": str(file), "added": 0, "rows": 1}]


def test_a_second_export_into_one_file_at_a_time_is_refused(cli: Cli, tmp_path: Path) -> None:
    pytest.importorskip("fcntl")
    file = tmp_path / "rows.jsonl"
    cli.fake.add_samples(20)
    second: list[Any] = []

    @cli.fake.on_request
    def export_as_well(_: object) -> None:
        if not second:
            second.append(None)
            second[0] = cli("export", "outbound", "--to", file)

    first = cli("export", "outbound", "--stream", "outbound", "--to", file)

    assert first.code == 0
    assert second[0].code == 2
    assert "Another export" in second[0].err


def test_a_terminal_shows_the_progress_and_the_speed(sampled_cli: Cli, tmp_path: Path) -> None:
    done = sampled_cli.on_a_terminal("export", "outbound", "--to", tmp_path / "rows.jsonl")

    assert done.code == 0
    assert "1500/1500" in done.out
    assert "rows/s" in done.out
