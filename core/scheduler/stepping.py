"""Following a schedule step by step, with everything that each step does: what Step mode shows.

States are values: going back is putting an earlier one in place again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from core.scheduler.code import CodeInfo, Instruction
from core.scheduler.loading import is_over
from core.scheduler.machine import Location, Machine
from core.scheduler.objects import Cell, Instance, Namespace
from core.scheduler.outcome import Outcome, name_of, outcome_of, thread_name
from core.scheduler.schedule import Numbering
from core.scheduler.signals import Unsupported, Wait
from core.scheduler.store import GLOBALS, PROCESS, Heap, State
from core.scheduler.values import Ref


@dataclass(frozen=True, slots=True)
class Access:
    """A touch of something shared. `object` is its name (``counter``, ``box.v``, ``q``); `old` and `new` are its
    values in short, before and after the step ("" where there is none to show)."""

    line: int
    instruction: str
    object: str
    written: bool
    old: str
    new: str

    def to_json(self) -> dict[str, Any]:
        return {
            "line": self.line,
            "instruction": self.instruction,
            "object": self.object,
            "written": self.written,
            "old": self.old,
            "new": self.new,
        }


@dataclass(frozen=True, slots=True)
class StepTaken:
    """One step: the thread's number and name, the instructions of the program that were executed, and the accesses.

    `pauses` says that the last instruction has done its first half only (Condition.wait).
    """

    thread: int
    name: str
    executed: tuple[tuple[CodeInfo, int], ...]
    accesses: tuple[Access, ...]
    pauses: bool
    resumes: bool
    """Whether the step begins with the second half of an instruction that paused before."""
    repeats: bool
    """Whether the first of the executed instructions is that one, noted a second time."""
    ends: bool
    """Whether the thread has ended."""

    @property
    def line(self) -> int:
        """Of the last instruction (0: none was executed)."""
        return self.instructions[-1].line if self.executed else 0

    @property
    def instructions(self) -> tuple[Instruction, ...]:
        return tuple(info.instructions[pc] for info, pc in self.executed)

    def to_json(self) -> dict[str, Any]:
        return {
            "thread": self.thread,
            "name": self.name,
            "line": self.line,
            "accesses": [access.to_json() for access in self.accesses],
        }


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a thread stands: its number, name, next line and instruction, and what it waits for (None: it can go)."""

    thread: int
    name: str
    line: int
    instruction: Instruction | None
    wait: Wait | None


class Stepper:
    """A program under the learner's hand. Raises Unsupported where the machine cannot go on."""

    def __init__(self, machine: Machine, start: State) -> None:
        self._m = machine
        self._states = [start]
        self._taken: list[StepTaken] = []
        numbering = Numbering()
        numbering.see(machine, start)
        self._numberings = [numbering]
        """Of the threads, for each of the states."""

    @property
    def machine(self) -> Machine:
        return self._m

    @property
    def state(self) -> State:
        return self._states[-1]

    @property
    def heap(self) -> Heap:
        """The shared objects of the present state."""
        return self._m.store.heaps[self.state[0]]

    @property
    def taken(self) -> tuple[StepTaken, ...]:
        return tuple(self._taken)

    @property
    def schedule(self) -> tuple[int, ...]:
        """The numbers of the threads that moved."""
        return tuple(step.thread for step in self._taken)

    def enabled(self) -> tuple[int, ...]:
        """The numbers of the threads that can take a step."""
        return tuple(standing.thread for standing in self.standings() if standing.wait is None)

    def standings(self) -> tuple[Standing, ...]:
        """All threads that have started and not ended, in the order of their start."""
        if is_over(self._m, self.state):
            return ()
        numbering = self._numberings[-1]
        store = self._m.store
        heap = store.heaps[self.state[0]]
        found = []
        for thread in self.state[1:]:
            state = store.threads[thread]
            done = self._m.attempt(thread, self.state[0])
            frame = next((frame for frame in reversed(state.frames) if not frame.info.own), None)
            instruction = frame.info.instructions[frame.pc] if frame is not None else None
            wait = done if isinstance(done, Wait) else None
            line = wait.line if wait is not None else instruction.line if instruction is not None else 0
            number = numbering.number(state.label)
            found.append(Standing(number, thread_name(heap, state.label), line, instruction, wait))
        return tuple(sorted(found, key=lambda standing: standing.thread))

    def outcome(self) -> Outcome | None:
        """How it has ended; None while some thread can go on."""
        return None if self.enabled() else outcome_of(self._m, self.state)

    def step(self, number: int) -> StepTaken | None:
        """Let a thread take its next step; None, and nothing changed, when it cannot."""
        m = self._m
        slot = self._numberings[-1].slot(m, self.state, number)
        if not slot or is_over(m, self.state) or isinstance(m.attempt(self.state[slot], self.state[0]), Wait):
            return None
        m.trace, m.accesses = [], []
        try:
            done = m.execute(self.state[slot], self.state[0])
            executed, touched = tuple(m.trace), list(m.accesses)
        finally:
            m.trace = m.accesses = None
        assert not isinstance(done, Wait)
        before = m.store.heaps[self.state[0]]
        label = m.store.threads[self.state[slot]].label
        after = m.joined(self.state, slot, done)
        accesses = _accesses(executed, touched, before, m.store.heaps[done.heap])
        resumes = m.store.threads[self.state[slot]].phase is not None
        frames = m.store.threads[self.state[slot]].frames
        repeats = resumes and not frames[-1].info.own
        taken = StepTaken(
            number, thread_name(before, label), executed, accesses, m.paused, resumes, repeats, done.thread is None
        )
        self._states.append(after)
        self._taken.append(taken)
        self._number_threads()
        return taken

    def undo(self) -> bool:
        """Take the last step back; False at the beginning."""
        if not self._taken:
            return False
        self._states.pop()
        self._taken.pop()
        self._numberings.pop()
        return True

    def _number_threads(self) -> None:
        """The last state's numbering: the one before it, where no thread has begun or ended."""
        before, after = self._states[-2:]
        threads = self._m.store.threads
        labels = [[threads[thread].label for thread in state[1:]] for state in (before, after)]
        numbering = self._numberings[-1]
        if labels[0] != labels[1]:
            numbering = numbering.copy()
            label = numbering.label(self._taken[-1].thread)
            if label and label not in labels[1]:
                numbering.forget(label)
            numbering.see(self._m, after)
        self._numberings.append(numbering)


def _accesses(
    executed: tuple[tuple[CodeInfo, int], ...], touched: list[tuple[int, Location, bool]], before: Heap, after: Heap
) -> tuple[Access, ...]:
    found = []
    for place, location, written in touched:
        name = _place_name(after, location) or _place_name(before, location)
        if not name or place >= len(executed):
            continue
        info, pc = executed[place]
        instruction = info.instructions[pc]
        old, new = _value(before, location), _value(after, location)
        found.append(Access(instruction.line, instruction.name, name, written, old, new))
    return tuple(found)


def _place_name(heap: Heap, location: Location) -> str:
    ref, name = location
    if ref is GLOBALS:
        return str(name)
    if ref is PROCESS:
        return "output" if name == "#output" else ""
    owner = name_of(heap, ref) if ref in heap.layout.index else ""
    if not owner or name is None or str(name).startswith("#"):
        return owner
    return f"{owner}.{name}"


def _value(heap: Heap, location: Location) -> str:
    ref, name = location
    place = heap.layout.index.get(ref)
    if place is None:
        return ""
    thing = heap.objects[place]
    if isinstance(thing, Namespace):
        return _short(heap, thing.names.get(name, ""))
    if isinstance(thing, Cell):
        return _short(heap, thing.value)
    if isinstance(thing, Instance):
        return _short(heap, thing.attrs[name]) if name in thing.attrs else _inside(heap, thing)
    items = getattr(thing, "items", None)
    if isinstance(items, dict):
        return "{" + ", ".join(f"{_short(heap, k)}: {_short(heap, v)}" for k, v in list(items.items())[:9]) + "}"
    return "[" + ", ".join(_short(heap, item) for item in list(items)[:9]) + "]" if items is not None else ""


_SHOWN = ("#items", "#set", "#value", "#waiters")


def _inside(heap: Heap, thing: Instance) -> str:
    if "#count" in thing.attrs:
        return thread_name(heap, thing.attrs["#owner"]) if thing.attrs["#count"] else ""
    shown = next((thing.attrs[key] for key in _SHOWN if key in thing.attrs), "")
    return _short(heap, shown)


def _short(heap: Heap, value: Any) -> str:
    if isinstance(value, Ref):
        return name_of(heap, value) or "…"
    if type(value) is tuple:
        return f"({', '.join(_short(heap, item) for item in value[:9])})"
    return repr(value)[:60] if value != "" else ""


__all__ = ["Access", "Standing", "StepTaken", "Stepper", "Unsupported"]
