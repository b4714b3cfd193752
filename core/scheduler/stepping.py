"""Following a schedule step by step, with everything that each step does: what Step mode shows.

States are values: going back is putting an earlier one in place again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from core.scheduler.code import CodeInfo, Instruction
from core.scheduler.loading import is_over
from core.scheduler.machine import Location, Machine
from core.scheduler.memory import Step
from core.scheduler.order import Act, acts_of, end_of
from core.scheduler.outcome import Outcome, outcome_of, thread_name
from core.scheduler.schedule import Numbering
from core.scheduler.shown import holds_one, place_name, value_at
from core.scheduler.signals import Unsupported, Wait
from core.scheduler.store import Heap, State
from core.scheduler.values import Label, Ref, ref_of


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
    shared: bool = True
    """Whether another thread could notice."""
    place: int = 0
    """Which of the executed instructions it was."""
    single: bool = True
    """Whether a write there replaces the value that is read there; see `holds_one`."""

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
    hands: tuple[tuple[int, tuple[Any, ...]], ...] = ()
    """For each of the executed instructions how deep its frame was, and what lay on its stack before it."""

    acts: tuple[Act, ...] = ()
    """What the step did that orders threads, or that has to be ordered."""

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
    """A program under the learner's hand. Raises Unsupported where the machine cannot go on.

    What was undone is kept until another step is taken in its place.
    """

    def __init__(self, machine: Machine, start: State) -> None:
        self._m = machine
        numbering = Numbering()
        numbering.see(machine, start)
        self._states = [start]
        self._taken: list[StepTaken] = []
        self._movers: list[int] = []
        self._numberings = [numbering]
        self._at = 0

    @property
    def machine(self) -> Machine:
        return self._m

    @property
    def at(self) -> int:
        """How many steps have been taken and not undone."""
        return self._at

    @property
    def state(self) -> State:
        return self._states[self._at]

    @property
    def heap(self) -> Heap:
        """The shared objects of the present state."""
        return self._m.store.heaps[self.state[0]]

    @property
    def taken(self) -> tuple[StepTaken, ...]:
        return tuple(self._taken[: self._at])

    @property
    def schedule(self) -> tuple[int, ...]:
        """The numbers of the threads that moved."""
        return tuple(self._movers[: self._at])

    @property
    def whole(self) -> list[StepTaken]:
        """All steps, those that were undone included."""
        return self._taken

    def enabled(self) -> tuple[int, ...]:
        """The numbers of the threads that can take a step."""
        return tuple(standing.thread for standing in self.standings() if standing.wait is None)

    def standings(self) -> tuple[Standing, ...]:
        """All threads that have started and not ended, in the order of their start."""
        if is_over(self._m, self.state):
            return ()
        numbering = self._numberings[self._at]
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

    def slot(self, number: int) -> int:
        """Where the thread is in the present state; 0 when it is not there."""
        return self._numberings[self._at].slot(self._m, self.state, number)

    @property
    def begun(self) -> int:
        """How many threads have begun, main included, those that have ended as well."""
        return self._numberings[self._at].count

    def number_of(self, label: Label) -> int:
        """The number of a thread that has started."""
        return self._numberings[self._at].number(label)

    def outcome(self) -> Outcome | None:
        """How it has ended; None while some thread can go on."""
        return None if self.enabled() else outcome_of(self._m, self.state)

    def step(self, number: int) -> StepTaken | None:
        """Let a thread take its next step; None, and nothing changed, when it cannot."""
        if self._at < len(self._taken) and self._taken[self._at].thread == number:
            self._at += 1
            return self._taken[self._at - 1]
        m = self._m
        slot = self.slot(number)
        if not slot or is_over(m, self.state):
            return None
        thread = m.store.threads[self.state[slot]]
        step = traced(m, self.state[slot], self.state[0])
        if isinstance(step.done, Wait):
            return None
        before = m.store.heaps[self.state[0]]
        after = m.joined(self.state, slot, step.done)
        resumes = thread.phase is not None
        taken = StepTaken(
            number,
            thread_name(before, thread.label),
            step.executed,
            _accesses(step, before, m.store.heaps[step.done.heap]),
            step.paused,
            resumes,
            resumes and not thread.frames[-1].info.own,
            step.done.thread is None,
            step.hands,
            _acts(step, thread.label, before, m.store.heaps[step.done.heap]),
        )
        self._append(taken, thread.label, after)
        return taken

    def cut(self) -> None:
        """Forget the steps that were undone."""
        del (
            self._taken[self._at :],
            self._movers[self._at :],
            self._states[self._at + 1 :],
            self._numberings[self._at + 1 :],
        )

    def _append(self, taken: StepTaken, label: Label, after: State) -> None:
        self.cut()
        self._taken.append(taken)
        self._movers.append(taken.thread)
        self._states.append(after)
        self._numberings.append(self._numberings[self._at].following(self._m, label, after))
        self._at += 1

    def undo(self) -> bool:
        """Take the last step back; False at the beginning."""
        return self.go(self._at - 1)

    def redo(self) -> bool:
        """Take again what was undone last; False where nothing was."""
        return self.go(self._at + 1)

    def go(self, at: int) -> bool:
        """To where `at` of all steps are taken; False, and nothing changed, where there are not so many."""
        if not 0 <= at <= len(self._taken):
            return False
        self._at = at
        return True


Touch = tuple[int, Location, bool, bool]
Hand = tuple[int, tuple[Any, ...]]
"""How deep the frame was, and what lay on its stack before an instruction."""


@dataclass(frozen=True, slots=True)
class Traced:
    """A thread's next step, the instructions that it executes, what lies on the stack before each of them, and what
    they touch. `refused` is the instruction before which it stops, how deep its frame is, and its stack. `looked` are
    the objects that decide about all that, beside the thread's own."""

    done: Step | Wait
    executed: tuple[tuple[CodeInfo, int], ...]
    hands: tuple[Hand, ...]
    touched: tuple[Touch, ...]
    paused: bool
    refused: tuple[CodeInfo, int, int, tuple[Any, ...]] | None
    looked: frozenset[Ref]


_KEPT = 4_096


def traced(m: Machine, thread: int, heap: int) -> Traced:
    """What a thread does next in this heap. What was looked at ahead is looked up when the step is taken."""
    known: Traced | None = m.traces.get((thread, heap))
    if known is not None:
        return known
    m.trace, m.accesses, m.refused = [], [], None
    try:
        done = m.execute(thread, heap)
        m.rows.setdefault(heap, {})[thread] = done  # so that `attempt` need not do it again
        found = Traced(
            done, tuple(m.trace), tuple(m.hands), tuple(m.accesses), m.paused, m.refused, frozenset(m.looked)
        )
    finally:
        m.trace = m.accesses = None
    if len(m.traces) >= _KEPT:
        m.traces.clear()
    m.traces[thread, heap] = found
    return found


def _acts(step: Traced, label: Label, before: Heap, after: Heap) -> tuple[Act, ...]:
    touched = []
    for place, location, written, shared in step.touched:
        if shared:
            info, pc = step.executed[place] if place >= 0 else (None, 0)
            touched.append((info.instructions[pc].line if info is not None else 0, location, written))
    acts = acts_of(touched, before, after)
    has_ended = isinstance(step.done, Step) and step.done.thread is None
    return (*acts, end_of(ref_of(label[:-1], label[-1]))) if has_ended and label else acts


def _accesses(step: Traced, before: Heap, after: Heap) -> tuple[Access, ...]:
    found = []
    for place, location, written, shared in step.touched:
        name = place_name(after, location) or place_name(before, location)
        if not name or place < 0:
            continue
        info, pc = step.executed[place]
        instruction = info.instructions[pc]
        old, new = value_at(before, location), value_at(after, location)
        single = holds_one(after, location)
        found.append(Access(instruction.line, instruction.name, name, written, old, new, shared, place, single))
    return tuple(found)


__all__ = ["Access", "Standing", "StepTaken", "Stepper", "Unsupported"]
