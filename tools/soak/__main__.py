"""`make soak`: everything at once against a fake Postmark that misbehaves, for MINUTES (5).

Three processes on this machine: the fake, which drops, delays, truncates and refuses, and restarts
every few seconds; a sync client in threads and an async one in tasks, which send, read, stream,
fork, cancel and take webhooks. In the end, what the clients said of each mail is compared with what
the fake accepted. It fails if a row was wrong, a mail was sent twice, a mail that was said to be
accepted was not, or the other way round, or if memory, descriptors or threads leak.
"""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
from collections import Counter, defaultdict
from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from server import serve
from work import work

ALLOWED_GROWTH = 0.15
"""How much memory may grow after the warm-up, as a part of it."""
MOST_DESCRIPTORS = 150


class Verdict:
    """What the processes printed, and what is wrong about it."""

    def __init__(self) -> None:
        self.sent: Counter[str] = Counter()
        self.claims: dict[str, str] = {}
        self.counts: dict[str, Counter[str]] = defaultdict(Counter)
        self.wrong: Counter[str] = Counter()

    def take(self, process: str, line: str) -> None:
        """Take a line."""
        word, *rest = line.rstrip("\n").split("\t")
        if word == "sent":
            self.sent[rest[0]] += 1
        elif word == "claim":
            self.claims[rest[0]] = rest[1]
        elif word == "count":
            self.counts[process][rest[0]] += int(rest[1])
        elif word == "wrong":
            self.wrong[rest[0]] += 1
            print(f"{process}: wrong: {rest[0]}", flush=True)
        elif word == "use":
            self._take_use(process, *rest)

    def _take_use(self, process: str, what: str, *numbers: str) -> None:
        print(f"{process}: {what}: {' '.join(numbers)}", flush=True)
        values = [float(number) for number in numbers]
        if what == "memory" and values[1] > values[0] * (1 + ALLOWED_GROWTH):
            self.wrong[f"{process}: memory grew from {values[0]} to {values[1]} MiB"] += 1
        elif what == "most" and values[0] > MOST_DESCRIPTORS:
            self.wrong[f"{process}: {values[0]:.0f} descriptors were open"] += 1
        elif what == "left" and values[2:] > values[:2]:
            self.wrong[f"{process}: descriptors and threads before and after: {values}"] += 1

    def compare(self) -> None:
        """Compare what was said of the mails with what was sent."""
        for mark, times in self.sent.items():
            if times > 1:
                self.wrong["a mail was sent more than once"] += 1
            if self.claims.get(mark, "unknown") in ("unsent", "refused"):
                self.wrong[f"a mail was sent that was said to be {self.claims[mark]}"] += 1
        for mark, state in self.claims.items():
            if state == "accepted" and not self.sent[mark]:
                self.wrong["a mail was said to be accepted and was not sent"] += 1


@contextmanager
def process(*arguments: object) -> Generator[subprocess.Popen[str]]:
    """Run a part of this program, which ends when its standard input does."""
    command = [sys.executable, "-W", "ignore::DeprecationWarning", str(Path(__file__).parent)]
    running = subprocess.Popen(
        [*command, *map(str, arguments)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert running.stdin
    try:
        yield running
    finally:
        running.stdin.close()
        running.wait()


def reading(running: subprocess.Popen[str], take: Callable[[str], None]) -> threading.Thread:
    """Take the lines of a process in a thread."""

    def read() -> None:
        for line in running.stdout or ():
            take(line)

    thread = threading.Thread(target=read)
    thread.start()
    return thread


def free_port() -> int:
    """Return a port that the fake can take again after each restart."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def end_of(worker: subprocess.Popen[str], seconds: float) -> str:
    """Wait for a worker; return what is wrong with its end."""
    try:
        code = worker.wait(seconds + 120)
    except subprocess.TimeoutExpired:
        worker.kill()
        return "it did not end"
    return f"it ended with {code}" if code else ""


def run(seconds: float) -> Verdict:
    """Run all for some time."""
    verdict, port, threads = Verdict(), free_port(), list[threading.Thread]()
    with process("sync", seconds) as blocking, process("async", seconds) as asyncio:
        workers = {"sync": blocking, "async": asyncio}
        receivers = [first_line(each).split()[1] for each in workers.values()]
        with process("serve", port, *receivers) as server:
            for name, each in {"server": server, **workers}.items():
                threads.append(reading(each, partial(verdict.take, name)))
            for each in workers.values():
                print(f"http://127.0.0.1:{port}", file=each.stdin, flush=True)
            for name, each in workers.items():
                if wrong := end_of(each, seconds):
                    verdict.wrong[f"{name}: {wrong}"] += 1
    if server.returncode:
        verdict.wrong[f"server: it ended with {server.returncode}"] += 1
    for thread in threads:
        thread.join()
    return verdict


def first_line(running: subprocess.Popen[str]) -> str:
    """Return the first line that a process prints."""
    assert running.stdout
    return running.stdout.readline()


def main(minutes: float) -> None:
    """Run all for some minutes; fail if anything was wrong, or nothing was done."""
    verdict = run(minutes * 60)
    verdict.compare()
    for name, counts in verdict.counts.items():
        print(f"{name}: " + ", ".join(f"{times:,} {what}" for what, times in counts.items()))
    states = Counter(verdict.claims.values())
    print(f"mails: {verdict.sent.total():,} sent; said to be: {dict(states)}")
    for what, times in verdict.wrong.items():
        print(f"WRONG, {times} times: {what}")
    if verdict.wrong or not (verdict.sent and verdict.counts["server"]):
        sys.exit("soak failed")
    print("soak passed")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["serve", port, *receivers]:
            serve(int(port), receivers)
        case [("sync" | "async") as kind, seconds]:
            work(kind, float(seconds))
        case [] | [_]:
            main(float(sys.argv[1]) if sys.argv[1:] else 5.0)
        case _:
            sys.exit(__doc__)
