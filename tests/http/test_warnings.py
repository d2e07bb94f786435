"""Under `python -X dev -W error`, with clients and streams left as they are: not a word."""

from __future__ import annotations

import gc

import pytest
from misbehaving import HANG, Received, Step, authority_file, echo, serving
from transport_helpers import SOAK, descriptors, run_python, waits_for

from postmark import SyncServerClient

PROGRAMS = {
    "a blocking client left open": """
from postmark import SyncServerClient
client = SyncServerClient("a-server-token", base_url=URL)
client.request("GET", "/")
""",
    "a blocking client dropped": """
import gc
from postmark import SyncServerClient
SyncServerClient("a-server-token", base_url=URL).request("GET", "/")
gc.collect()
""",
    "an asyncio client left open": """
import asyncio
from postmark import ServerClient
client = ServerClient("a-server-token", base_url=URL)
async def main():
    await asyncio.gather(*(client.request("GET", "/") for _ in range(10)))
asyncio.run(main())
asyncio.run(main())
""",
    "an asyncio client dropped": """
import asyncio, gc
from postmark import ServerClient
async def main():
    await ServerClient("a-server-token", base_url=URL).request("GET", "/")
    gc.collect()
asyncio.run(main())
gc.collect()
""",
    "a loop that ends with calls under way": """
import asyncio
from postmark import ServerClient
client = ServerClient("a-server-token", base_url=URL)
async def main():
    await client.request("GET", "/")
    tasks = [asyncio.create_task(client.request("GET", "/hang")) for _ in range(10)]
    await asyncio.sleep(0.1)
asyncio.run(main())
""",
    "calls whose client is closed under them": """
import asyncio
from postmark import ServerClient
async def main():
    client = ServerClient("a-server-token", base_url=URL)
    tasks = [asyncio.create_task(client.request("GET", f"/{n}")) for n in range(10)]
    await asyncio.sleep(0)
    await client.close()
    await asyncio.gather(*tasks, return_exceptions=True)
asyncio.run(main())
""",
    "a program that ends within a blocking call of another thread": """
import threading, time
from postmark import SyncServerClient
client = SyncServerClient("a-server-token", base_url=URL, retries=0)
threading.Thread(target=lambda: client.request("GET", "/hang"), daemon=True).start()
time.sleep(0.3)
""",
    "an exception within the client's context": """
import asyncio
from postmark import ServerClient
async def main():
    async with ServerClient("a-server-token", base_url=URL) as client:
        await client.request("GET", "/")
        raise ValueError
try:
    asyncio.run(main())
except ValueError:
    pass
""",
}


@pytest.mark.parametrize("secured", [True, False] if SOAK else [True])
@pytest.mark.parametrize("program", PROGRAMS)
def test_no_word_of(program: str, secured: bool) -> None:
    def script(received: Received) -> list[Step]:
        return [HANG] if received.target == "/hang" else echo(received)

    with serving(script, secured=secured) as server:
        source = f"URL = {server.url!r}\n{PROGRAMS[program]}"

        ended = run_python(source, SSL_CERT_FILE=authority_file())

        assert ended.stderr == ""
        assert (ended.returncode, ended.stdout) == (0, "")
        assert server.requests


def test_a_dropped_client_gives_its_connections_back_at_once() -> None:
    with serving(echo) as server:
        before = descriptors()
        client = SyncServerClient("a-server-token", base_url=server.url)
        client.request("GET", "/")
        assert descriptors() > before

        del client
        gc.collect()

        waits_for(lambda: server.open == 0 and descriptors() <= before)
