"""`make matrix`: test the wheel in empty environments, and the generator, on each Python.

Each Python gets the wheel with the lowest versions of httpx, attrs and tzdata that it allows, and
with the newest; the first one also with the lowest of the extras. The tests of the mail backend run
with each Django. A Python that is not on PATH is reported as skipped.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
PYTHONS = ("3.11", "3.12", "3.13")
DJANGOS = {"3.11": ("4.2", "5.2"), "3.12": ("6.0",), "3.13": ()}
"""The Djangos to test with each Python; 6.0 needs Python 3.12."""

TESTING = ("pytest", "pytest-asyncio", "hypothesis")
EXTRAS = ("tests/cli/test_find.py", "tests/cli/test_templates.py", "tests/http/test_json.py")
"""Tests of what the extras are for, in little time."""

SMOKE = """
import asyncio, importlib.metadata as metadata, sys
import postmark, attrs, httpx
from postmark.testing import FakePostmark

assert "site-packages" in postmark.__file__, postmark.__file__
assert postmark.__version__ == metadata.version("postmark-sdk")
fake = FakePostmark()
sent = fake.outbound.add(subject="Welcome", to="pat@example.com").delivered().opened()
fake.inbound.add(subject="Help")

with fake.sync_server_client() as client:
    message = client.outbound.get(sent.message_id)
    assert message.subject == "Welcome" and message.message_events
    assert postmark.OutboundMessageDetails.from_dict(message.to_dict()) == message
    assert [event.recipient for event in client.outbound.stream_opens()] == ["pat@example.com"]
    try:
        client.outbound.get("none")
    except postmark.MessageNotFoundError:
        pass

async def main():
    async with fake.server_client() as client:
        assert [row.subject async for row in client.inbound.stream()] == ["Help"]

asyncio.run(main())
with fake.serve() as url, postmark.SyncServerClient(fake.server_token, base_url=url) as client:
    assert client.outbound.list(status="sent").total == 1
print(*(f"{name} {metadata.version(name)}" for name in ("httpx", "attrs", "tzdata")))
"""


def run(*command: str | Path, cwd: Path = ROOT, path: Path | None = None) -> str:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    if path:
        environment["PATH"] = os.pathsep.join([str(path), environment["PATH"]])
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"failed: {' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout.strip()


def uv(*arguments: str | Path) -> None:
    run(sys.executable, "-m", "uv", *arguments)


def environment(python: str, folder: Path, *packages: str | Path) -> Path:
    """Create an environment and return its `bin` folder."""
    uv("venv", "--quiet", "--python", python, folder)
    interpreter = folder / "bin" / "python"
    uv("pip", "install", "--quiet", "--python", interpreter, *packages)
    return folder / "bin"


def found(version: str) -> str | None:
    """Return a Python that starts; a version manager's shim may exist without one."""
    python = shutil.which(f"python{version}")
    starts = (
        python and not subprocess.run([python, "-V"], check=False, capture_output=True).returncode
    )
    return python if starts else None


def lowest(wheel: Path, *, extras: bool = False) -> list[str]:
    """Return the lowest version of each dependency according to the wheel, or of its extras."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith("/METADATA"))
        text = archive.read(name).decode()
    lines = re.findall(r"^Requires-Dist: (.+)", text, re.MULTILINE)
    needs = [line for line in lines if ("extra ==" in line) == extras]
    bounds = [re.match(r"([\w.-]+).*?>=([\w.]+)", line) for line in needs]
    assert all(bounds), "a dependency has no lower bound"
    return [f"{bound[1]}=={bound[2]}" for bound in bounds if bound]


def pins(folder: Path) -> Path:
    """Write the pinned tools as constraints, which must not contain folders."""
    lines = (ROOT / "requirements" / "dev.txt").read_text("utf-8").splitlines()
    constraints = folder / "constraints.txt"
    constraints.write_text("\n".join(line for line in lines if not line.startswith("-")))
    return constraints


def main() -> None:
    """Test each Python that is installed."""
    skipped: list[str] = []
    with tempfile.TemporaryDirectory() as scratch:
        here = Path(scratch)
        uv("build", "--quiet", "--wheel", "--out-dir", here, ROOT)
        (wheel,) = here.glob("*.whl")
        for version in PYTHONS:
            python = found(version)
            if python is None:
                skipped.append(f"python{version}")
                continue
            for label, packages in (("lowest", lowest(wheel)), ("newest", [])):
                programs = environment(python, here / f"{label}-{version}", wheel, *packages)
                strict = ("-X", "dev", "-W", "error")
                said = run(programs / "python", *strict, "-c", SMOKE, cwd=here)
                print(f"{version} {label}: {said}", flush=True)
            if version == PYTHONS[0]:
                tools = [*lowest(wheel), *lowest(wheel, extras=True), *TESTING]
                programs = environment(python, here / "extras", wheel, *tools)
                run(programs / "pytest", "-q", "-p", "no:cacheprovider", *EXTRAS)
                print(f"{version} works with the lowest versions of the extras", flush=True)
            for django in DJANGOS[version]:
                tools = [f"django=={django}.*", *TESTING]
                programs = environment(python, here / f"django-{django}", wheel, *tools)
                run(programs / "pytest", "-q", "-p", "no:cacheprovider", "tests/django_mail")
                print(f"{version} sends from Django {django}", flush=True)
            tools = ["openapi-python-client", "ruff", "--constraints", str(pins(here))]
            programs = environment(python, here / f"generator-{version}", *tools)
            drift = ROOT / "generator-templates" / "drift.sh"
            run("sh", drift, ROOT / "postmark" / "_generated", path=programs)
            print(f"{version} generates the same bytes", flush=True)
    if skipped:
        print(f"skipped, not on PATH: {', '.join(skipped)}")
    if len(skipped) == len(PYTHONS):
        sys.exit("no Python was tested")


if __name__ == "__main__":
    main()
