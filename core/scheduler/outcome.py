"""How a schedule ends, as facts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from core.scheduler.loading import MAIN_THREAD, is_over
from core.scheduler.machine import Machine
from core.scheduler.objects import Instance, Namespace
from core.scheduler.signals import Wait
from core.scheduler.store import GLOBALS, PROCESS, Heap, State
from core.scheduler.values import Label, Ref, ref_of

Kind = Literal["finished", "exception", "deadlock"]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A thread that waits for ever. `operation`: acquire, join, get, put, queue-join, wait, barrier.

    `thread` is its name; `line` counts from 1; `object` is the global or attribute that names what it waits for
    ("" where nothing does), `kind` its class; `held_by` are the names of the threads that have it.
    """

    thread: str
    line: int
    operation: str
    object: str
    kind: str
    held_by: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        return {
            "thread": self.thread,
            "line": self.line,
            "operation": self.operation,
            "object": self.object,
            "kind": self.kind,
            "held_by": list(self.held_by),
        }


@dataclass(frozen=True, slots=True)
class Uncaught:
    """An exception that nobody caught: the thread's name, ``ValueError: text``, and the line (0: unknown)."""

    thread: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What people would see. A deadlock keeps the exceptions that came before it."""

    kind: Kind
    output: str
    uncaught: tuple[Uncaught, ...]
    waiting: tuple[Waiting, ...]


def process_of(heap: Heap) -> dict[str, Any]:
    """The attributes of the process object."""
    found = heap.objects[heap.layout.index[PROCESS]]
    assert isinstance(found, Instance)
    return found.attrs


def outcome_of(m: Machine, state: State) -> Outcome:
    """The outcome of a state after which no thread does anything."""
    heap = m.store.heaps[state[0]]
    process = process_of(heap)
    uncaught = tuple(Uncaught(thread_name(heap, label), text, line) for label, text, line in process["#errors"])
    waiting: tuple[Waiting, ...] = ()
    if not is_over(m, state):
        waits = [(m.store.threads[thread].label, m.attempt(thread, state[0])) for thread in state[1:]]
        waiting = tuple(_waiting(heap, label, wait) for label, wait in waits if isinstance(wait, Wait))
    kind: Kind = "deadlock" if waiting else "exception" if uncaught else "finished"
    return Outcome(kind, process["#output"], uncaught, waiting)


def _waiting(heap: Heap, label: Label, wait: Wait) -> Waiting:
    holders = tuple(thread_name(heap, holder) for holder in wait.holders)
    thing = heap.objects[heap.layout.index[wait.ref]] if wait.ref in heap.layout.index else None
    cls = thing.cls if isinstance(thing, Instance) else None
    kind = class_name(heap, cls)
    return Waiting(thread_name(heap, label), wait.line, wait.operation, name_of(heap, wait.ref), kind, holders)


def class_name(heap: Heap, cls: Any) -> str:
    """Of a class of the program or of the machine."""
    if isinstance(cls, Ref):
        return str(getattr(heap.objects[heap.layout.index[cls]], "name", ""))
    return str(getattr(cls, "name", ""))


def thread_name(heap: Heap, label: Label) -> str:
    """What ``threading.current_thread().name`` is."""
    ref = ref_of(label[:-1], label[-1]) if label else MAIN_THREAD
    found = heap.objects[heap.layout.index[ref]]
    assert isinstance(found, Instance)
    return str(found.attrs["#name"])


@lru_cache(maxsize=2_048)
def name_of(heap: Heap, ref: Ref) -> str:
    """The global that names this object, or ``name.attribute`` or ``name[0]`` one step further; else ""."""
    names = heap.objects[heap.layout.index[GLOBALS]]
    assert isinstance(names, Namespace)
    for name, value in names.names.items():
        if value is ref:
            return name
    for name, value in names.names.items():
        place = heap.layout.index.get(value) if isinstance(value, Ref) else None
        thing: Any = heap.objects[place] if place is not None else None
        if isinstance(thing, Instance):
            for attr, inner in thing.attrs.items():
                if inner is ref and not attr.startswith("#"):
                    return f"{name}.{attr}"
        items = value if isinstance(value, tuple) else getattr(thing, "items", ())
        if not isinstance(items, dict):
            for i, inner in enumerate(items):
                if inner is ref:
                    return f"{name}[{i}]"
    return ""
