# type: ignore  # noqa: PGH003 - it misuses what only test_drift.py adds to the spec; that checks it
"""Misuses additions to the spec: type checkers must report every marked line."""

from postmark import SyncServerClient

server = SyncServerClient("token").server
server.find_gadgets(nickname=5)  # E
server.find_gadgets(urgency="Low ")  # E
server.find_gadgets(big="yes")  # E
server.find_gadgets(weight="7")  # E
server.find_gadgets(seen="today")  # E
server.find_gadgets(born=7)  # E
server.find_gadgets(nicknam="Bob")  # E
server.make_gadget()  # E
server.make_gadget(name="a", main={"Size": 1})  # E
server.make_gadget(name="a", parts=[1])  # E
server.make_gadget(name="a", labels={"a": 1})  # E
server.drop_gadget("7")  # E
print(server.drop_gadget(7))  # E
server.list_copies(1.5)  # E
server.get_gadget().nickname.upper()  # E
server.count_gadgets().counts["a"].upper()  # E
