"""What a process map draws: a box per process, a row per name, and what joins or does not join the boxes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from core.observation import Role, Value
from core.snapshot import Actor, ProcessView, Snapshot

CellKind = Literal["value", "proxy", "hosted"]

_HIDDEN_ROLES = ("tracker",)
"""Processes that Python starts for itself, and that have no part in the program."""
_COPIED = ("number", "text", "size", "repr")
"""Forms of values that a process has for itself."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One name in one process. `row` is its place among all rows of the map. `differs` says that another process has
    another value under that name; `is_copy` that another process has one too, of its own."""

    row: int
    name: str
    kind: CellKind
    value: Value
    is_copy: bool = False
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """`failure` is the exit code of one that failed; `parent` and `method` say who started it, and how."""

    pid: int
    role: Role
    actor: Actor | None
    name: str
    ended: bool
    failure: int | None
    cells: tuple[Cell, ...]
    parent: int = 0
    method: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Between the boxes at two places: ``proxy`` from a stand-in to the real thing, ``apart`` between two copies of
    the same name, ``start`` from a parent to its child (`word` is the start method)."""

    kind: Literal["proxy", "apart", "start"]
    source: int
    target: int
    row: int = 0
    differs: bool = False
    word: str = ""


@dataclass(frozen=True, slots=True)
class Stream:
    """What has gone through one carrier to or from the box at `hub`: by place of the other box, how often.
    `is_newest`: the last that went anywhere went here."""

    kind: Literal["queue", "pipe", "manager"]
    name: str
    hub: int
    inward: bool
    counts: tuple[tuple[int, int], ...]
    is_newest: bool = False

    @property
    def total(self) -> int:
        return sum(count for _, count in self.counts)


@dataclass(frozen=True, slots=True)
class ProcessFacts:
    boxes: tuple[Box, ...] = ()
    links: tuple[Link, ...] = ()
    streams: tuple[Stream, ...] = ()


def process_facts(snapshot: Snapshot) -> ProcessFacts:
    """The main process first, then Managers' servers and the server that forks, then the children in the order in
    which they started."""
    rank: dict[Role, int] = {"main": 0, "manager": 1, "forkserver": 2, "child": 3}
    shown = [process for process in snapshot.processes if process.role not in _HIDDEN_ROLES]
    places = {thread.actor.key.pid: thread.place for thread in reversed(snapshot.threads)}
    shown.sort(key=lambda process: (rank[process.role], places.get(process.pid, 0)))
    names = _names(shown)
    boxes = tuple(_box(process, shown, names, snapshot) for process in shown)
    links = (*_starts(shown), *_proxies(boxes), *_copies(boxes, len(names)))
    streams = sorted(_streams(shown, snapshot), key=lambda stream: stream.kind != "manager")  # these end in between
    return ProcessFacts(boxes, links, tuple(streams))


def _names(processes: list[ProcessView]) -> list[str]:
    """The names in the order of their rows: stand-ins first, so that the real things can stand beside them."""
    names: dict[str, bool] = {}
    for process in processes:
        for name, value in process.values.items():
            names[name] = names.get(name, False) or value.form == "proxy"
    return sorted(names, key=lambda name: not names[name])


def _box(process: ProcessView, shown: list[ProcessView], names: list[str], snapshot: Snapshot) -> Box:
    if process.role == "manager":
        cells = _hosted(process, shown, names)
    else:
        cells = tuple(
            _cell(row, name, process, shown) for row, name in enumerate(names) if name in process.values
        )  # fmt: skip
    return Box(
        process.pid,
        process.role,
        _actor(process, snapshot),
        process.name,
        process.ended is not None,
        snapshot.failure(process),
        cells,
        process.parent,
        process.start_method,
    )


def _actor(process: ProcessView, snapshot: Snapshot) -> Actor | None:
    """The thread that stands for the process: the first one seen in it."""
    return next((thread.actor for thread in snapshot.threads if thread.actor.key.pid == process.pid), None)


def _cell(row: int, name: str, process: ProcessView, shown: list[ProcessView]) -> Cell:
    value = process.values[name]
    if value.form == "proxy":
        return Cell(row, name, "proxy", value)
    others = [other.values[name] for other in shown if other is not process and name in other.values]
    copies = [other for other in others if other.form in _COPIED and value.form in _COPIED]
    return Cell(row, name, "value", value, bool(copies), any(_differ(value, other) for other in copies))


def _differ(one: Value, other: Value) -> bool:
    return (one.form, one.shown) != (other.form, other.shown)


def _hosted(server: ProcessView, shown: list[ProcessView], names: list[str]) -> tuple[Cell, ...]:
    """The server's objects that somebody has a stand-in for, each in the row of its stand-ins."""
    cells: dict[int, Cell] = {}
    for process in shown:
        for name, value in process.values.items():
            ident = str(value.shown)
            if value.form == "proxy" and ident in server.hosted:
                cells.setdefault(names.index(name), Cell(names.index(name), name, "hosted", server.hosted[ident]))
    return tuple(cells[row] for row in sorted(cells))


def _starts(shown: list[ProcessView]) -> list[Link]:
    """Who started whom."""
    places = {process.pid: place for place, process in enumerate(shown)}
    return [
        Link("start", places.get(process.parent, 0), place, word=process.start_method)
        for place, process in enumerate(shown)
        if process.role in ("child", "forkserver", "manager")
    ]


def _streams(shown: list[ProcessView], snapshot: Snapshot) -> Iterator[Stream]:
    """Of each carrier: what came to one process from all, or, where one gives and many take, what it gave to all."""
    places = {process.pid: place for place, process in enumerate(shown)}
    passages = [passage for carrier in snapshot.carriers() for passage in carrier.passages]
    newest = max(passages, key=lambda passage: passage.got, default=None)
    for carrier in snapshot.carriers():
        flows = [flow for flow in carrier.flows if flow.source in places and flow.target in places]
        inward = len({flow.source for flow in flows}) > 1 or len({flow.target for flow in flows}) == 1
        groups: dict[int, dict[int, int]] = {}
        for flow in flows:
            hub, other = (flow.target, flow.source) if inward else (flow.source, flow.target)
            groups.setdefault(places[hub], {})[places[other]] = flow.count
        for hub, counts in groups.items():
            ways = [
                (shown[other].pid, shown[hub].pid) if inward else (shown[hub].pid, shown[other].pid) for other in counts
            ]
            is_newest = newest in carrier.passages and (newest.sender.pid, newest.receiver.pid) in ways
            yield Stream(carrier.kind, carrier.name, hub, inward, tuple(sorted(counts.items())), is_newest)


def _proxies(boxes: tuple[Box, ...]) -> list[Link]:
    links = []
    for target, server in enumerate(boxes):
        hosted = {cell.row for cell in server.cells if cell.kind == "hosted"}
        for source, box in enumerate(boxes):
            links += [
                Link("proxy", source, target, cell.row)
                for cell in box.cells
                if cell.kind == "proxy" and cell.row in hosted
            ]
    return links


def _copies(boxes: tuple[Box, ...], rows: int) -> list[Link]:
    """Between each two neighbours among the boxes that have a copy."""
    links = []
    for row in range(rows):
        holders = [
            (place, cell) for place, box in enumerate(boxes) for cell in box.cells if cell.row == row and cell.is_copy
        ]
        for (source, one), (target, other) in pairwise(holders):
            links.append(Link("apart", source, target, row, _differ(one.value, other.value)))
    return links
