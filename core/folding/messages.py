"""Messages between processes: through pipes, and to the objects of Managers."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from copy import copy

from core.folding.passages import Passages
from core.observation import Message, PipeMade, ThreadKey
from core.snapshot import PASSAGE_LIMIT, Carrier, Flow, Passage, ProcessView


class _Calls:
    """The calls of one object of a Manager."""

    def __init__(self) -> None:
        self._newest: deque[tuple[float, ThreadKey]] = deque(maxlen=PASSAGE_LIMIT)
        self._counts: dict[int, int] = {}

    def called(self, message: Message) -> None:
        self._counts[message.pid] = message.count
        self._newest.append((message.t, ThreadKey(message.pid, message.ident)))

    def carrier(self, name: str, server: ThreadKey) -> Carrier:
        passages = tuple(Passage(t, key, t, server) for t, key in self._newest)
        flows = tuple(Flow(pid, server.pid, count) for pid, count in self._counts.items())
        return Carrier("manager", name, passages, flows)

    def copy(self) -> _Calls:
        calls = copy(self)
        calls._newest, calls._counts = self._newest.copy(), self._counts.copy()
        return calls


class Messages:
    """All of a run. What goes through a pipe that the program has not asked for is left out."""

    def __init__(self) -> None:
        self._peers: dict[str, str] = {}
        self._ways: dict[str, Passages] = {}
        """By the end that sends."""
        self._calls: dict[str, _Calls] = {}

    def made(self, pipe: PipeMade) -> None:
        for one, other in ((pipe.one, pipe.other), (pipe.other, pipe.one)):
            self._peers[one] = other
            self._ways[one] = Passages()

    def operate(self, message: Message) -> None:
        key = ThreadKey(message.pid, message.ident)
        if message.action == "call":
            self._calls.setdefault(message.channel, _Calls()).called(message)
        elif message.channel in self._peers:
            if message.action == "send":
                self._ways[message.channel].put(message.t, key)
            else:
                self._ways[self._peers[message.channel]].got(message.t, key)

    def carriers(self, processes: Iterable[ProcessView], heads: dict[int, ThreadKey]) -> tuple[Carrier, ...]:
        """`heads` are the main threads of the processes by pid."""
        return (*self._pipes(), *self._objects(list(processes), heads))

    def _pipes(self) -> Iterator[Carrier]:
        for way in self._ways.values():
            if way.flows():
                yield Carrier("pipe", "", way.newest(), way.flows())

    def _objects(self, processes: list[ProcessView], heads: dict[int, ThreadKey]) -> Iterator[Carrier]:
        servers = [process for process in processes if process.role == "manager" and process.pid in heads]
        names = {
            str(value.shown): name
            for process in reversed(processes)  # the main process's name counts
            for name, value in process.values.items()
            if value.form == "proxy"
        }
        for ident, calls in self._calls.items():
            hosts = [server for server in servers if ident in server.hosted]
            if hosts or len(servers) == 1:
                yield calls.carrier(names.get(ident, ""), heads[(hosts or servers)[0].pid])

    def copy(self) -> Messages:
        messages = copy(self)
        messages._peers = self._peers.copy()
        messages._ways = {end: way.copy() for end, way in self._ways.items()}
        messages._calls = {ident: calls.copy() for ident, calls in self._calls.items()}
        return messages
