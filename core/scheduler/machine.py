"""The machine: runs one thread of a program from its state to the state after its next step.

A step is what the chosen grain says. The thread stands before something that others could notice, does it, and goes on
to just before the next such thing. What others could notice is what is in `visible`; whoever searches puts there every
place that `conflicts` reports, and starts again, until none is left out (docs/scheduler.md says why nothing is missed).
"""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Iterable
from dataclasses import replace
from types import CodeType
from typing import Any, Literal

from core.scheduler.code import CodeInfo, Table
from core.scheduler.memory import Frame, Memory, Step
from core.scheduler.signals import Blocked, Cut, Late, Nested, Park, Pause, Raised, Rerun, Unsupported, Wait
from core.scheduler.store import State
from core.scheduler.values import Label, Ref, Value, ref_of

Grain = Literal["line", "access", "opcode"]
Model = Literal["any", "gil"]
Location = tuple[Ref, Any]
"""A place that threads may share: an object, and a name in it (None: all of it)."""

Place = tuple[Label, int, str | None]
"""A location as it is written down."""


def table_of_this_interpreter() -> Table:
    """Raises Unsupported where the machine does not know the interpreter's instructions."""
    from core.scheduler.instructions import table

    found = table()
    if found is None:
        raise Unsupported(f"Python {sys.version_info[0]}.{sys.version_info[1]}")
    return found


STEP_LIMIT = 20_000
"""Instructions after which a step that touches nothing shared is cut at the end of a loop's round."""
DEPTH_LIMIT = 990
_LOOK_EVERY = 16
"""Instructions between two looks at the clock: one of them may add up a million numbers."""


class Machine(Memory):
    """Interprets one program. Between steps it holds nothing but interned states."""

    def __init__(self, grain: Grain, model: Model) -> None:
        super().__init__()
        self.grain = grain
        self.model = model
        self.every = model == "any" and grain != "line"
        self.by_line = model == "any" and grain == "line"
        self.by_opcode = model == "any" and grain == "opcode"
        self.visible: set[Location] = set()
        self.in_order: tuple[Location, ...] = ()
        """What is visible, by owner, number and name."""
        self.conflicts: set[Location] = set()
        self._readers: dict[Location, set[Label]] = {}
        self._writers: dict[Location, set[Label]] = {}
        self.rows: dict[int, dict[int, Step | Wait]] = {}
        """By heap and thread: what the thread's next step does, as far as it has been needed."""
        self.traces: dict[tuple[int, int], Any] = {}
        """By thread and heap: `Traced` steps, as far as they are kept (stepping.py)."""
        self.trace: list[tuple[CodeInfo, int]] | None = None
        """When a list: the program's own instructions are noted in it as they are executed."""
        self.hands: list[tuple[int, tuple[Any, ...]]] = []
        """Beside the trace: how deep the frame was, and what lay on its stack before the instruction."""
        self.refused: tuple[CodeInfo, int, int, tuple[Any, ...]] | None = None
        """Beside the trace: the instruction before which the step has stopped, how deep its frame is, and its stack."""
        self.accesses: list[tuple[int, Location, bool, bool]] | None = None
        """When a list: (index in the trace, place, written, whether others could notice) of each touch; the index is -1
        before the first of the program's own instructions."""
        self.looked: set[Ref] = set()
        """Beside the trace: the objects that were touched, those included before which the step has stopped."""
        self._touched_before = 0
        """How many touches there were before the present instruction."""
        self.reads: set[Location] = set()
        self.writes: set[Location] = set()
        self.solo = True
        self.serial = self.spent = self.point = 0
        self.until = math.inf
        """When a step raises Late instead of going on, by `time.perf_counter`."""
        self._next_look = 0
        self.nesting = 0
        self.outer = 0
        self.paused = False
        """Whether the last step ended in the middle of an instruction (Condition.wait)."""
        self._codes: dict[CodeType, CodeInfo] = {}
        self._table = table_of_this_interpreter()

    # Steps -----------------------------------------------------------------------------------------------------

    def attempt(self, thread: int, heap: int) -> Step | Wait:
        """What the thread's next step does in this heap, or what it waits for. Looked up if done before."""
        row = self.rows.get(heap)
        if row is None:
            row = self.rows[heap] = {}
        known = row.get(thread)
        if known is None:
            known = row[thread] = self.execute(thread, heap)
        return known

    def after(self, state: State, slot: int) -> State | Wait:
        """The state after a step of the thread in this slot (from 1) of the state."""
        done = self.attempt(state[slot], state[0])
        return done if isinstance(done, Wait) else self.joined(state, slot, done)

    def joined(self, state: State, slot: int, step: Step) -> State:
        """The state that a step of the thread in this slot leads to."""
        threads = [*state[1:slot], *state[slot + 1 :], *step.spawned]
        if step.thread is not None:
            threads.insert(slot - 1, step.thread)
        if step.spawned:
            known = self.store.threads
            threads.sort(key=lambda number: known[number].label)
        return self.store.collected((step.heap, *threads))

    def execute(self, thread: int, heap: int) -> Step | Wait:
        """Run the step without looking it up. Raises Unsupported."""
        before = 0
        while True:
            self._begin(thread, heap)
            try:
                wait = self._loop(before)
            except Rerun as again:
                before = again.before
                continue
            except Unsupported as reason:
                raise Unsupported(reason.construct, reason.line or self.line()) from reason
            self._note()  # of a thread that has to wait as well: it has looked at what it waits for
            return self.freeze() if wait is None else wait

    def _begin(self, thread: int, heap: int) -> None:
        self.thaw(thread, heap)
        self.solo = self.heap.unjoined == (self.label,)
        self.reads, self.writes = set(), set()
        self.serial = self.spent = self.nesting = self._counted = self._next_look = 0
        self.paused = False
        self.point = 1
        if self.trace is not None:
            self.trace.clear()
            self.hands.clear()
        if self.accesses is not None:
            self.accesses.clear()
            self.looked = set()

    def _loop(self, before: int) -> Wait | None:
        """Interpret until the step ends. `before`: stop before that instruction of the step (0: where it ends)."""
        while self.live:
            frame = self.frame
            serial = self.serial = self.serial + 1
            if serial == before:
                return None
            pc = frame.pc
            if self.every:
                if self.by_opcode and self._is_next_opcode(frame, pc):
                    return None
                self.point = serial
            elif self.by_line and not self.nesting and not frame.info.own and frame.info.starts_line[pc]:
                self.point = serial
            if not self.nesting:
                self.outer = serial
            if self.trace is not None and self.accesses is not None:
                self._touched_before = len(self.accesses)
                if not frame.info.own:
                    self.trace.append((frame.info, pc))
                    self.hands.append((len(self.frozen) + len(self.live), tuple(frame.stack)))
            handler, operand = frame.ops[pc]
            frame.pc = pc + 1
            try:
                handler(self, frame, operand)
            except Raised as raised:
                self.unwind(raised.value)
            except (Park, Pause, Blocked, Cut) as stop:
                return self._stopped(stop, frame, pc)
            if self._unsettled:
                self.settle()
        return None

    def _is_next_opcode(self, frame: Frame, pc: int) -> bool:
        """At instruction grain: whether a step ends before this instruction."""
        info = frame.info
        if self.nesting or info.own or info.quiet[pc]:
            return False
        if info.ended_by[pc] and len(self.frozen) + len(self.live) == (2 if self.label else 1):
            return False
        if self._counted and not self.solo:
            return True
        self._counted = 0 if self.solo else 1
        return False

    def _stopped(self, stop: Exception, frame: Frame, pc: int) -> Wait | None:
        if self.nesting and isinstance(stop, Park) and self.spent < self.outer:
            raise Rerun(self.outer) from None
        if self.nesting and not isinstance(stop, Cut):
            raise Unsupported("shared data touched by a function that a built-in calls") from stop
        if isinstance(stop, Cut):
            return None
        frame.pc = pc
        self.paused = isinstance(stop, Pause)
        if self.trace is not None and self.accesses is not None and not isinstance(stop, Pause):
            del self.accesses[self._touched_before :]
            if not frame.info.own:
                self.refused = (*self.trace.pop(), *self.hands.pop())
        if isinstance(stop, Park) and self.point != self.serial:
            raise Rerun(self.point) from None
        if isinstance(stop, Blocked) and self.spent in (0, self.serial) and not self.changed_shared():
            return replace(stop.wait, line=self.line())
        if self._unsettled:
            self.settle()
        return None

    def line(self) -> int:
        """The innermost line of the program where the running thread is (0: none)."""
        for frame in reversed(self.live):
            if not frame.info.own:
                return frame.info.instructions[max(frame.pc - 1, 0)].line
        for below in reversed(self.frozen):
            if not below.info.own:
                return below.info.instructions[max(below.pc - 1, 0)].line
        return 0

    # Sharing ---------------------------------------------------------------------------------------------------

    def touch(self, ref: Ref, name: Any, write: bool, always: bool = False) -> None:
        """Say that the instruction is about to read or write this place. Raises Park where a step has to end.

        Must be called before the instruction has any effect. An instruction touches all its places at once.
        """
        if self.accesses is not None and self.trace is not None:
            self.looked.add(ref)
            noticed = not self.solo and ref not in self.local_refs and (always or (ref, name) in self.visible)
            self.accesses.append((len(self.trace) - 1, (ref, name), write, noticed))
        if self.solo or ref in self.local_refs:
            return
        if always or (ref, name) in self.visible:
            if not self.spent:
                self.spent = self.serial
            elif self.spent < self.point or (self.nesting and self.outer <= self.spent < self.serial):
                raise Park
        elif write:
            self.writes.add((ref, name))
        else:
            self.reads.add((ref, name))

    def _note(self) -> None:
        """Remember who touched what is not visible; two threads at one place, one of them writing, is a conflict."""
        me = self.label
        for place in self.reads:
            self._readers.setdefault(place, set()).add(me)
            if self._writers.get(place, set()) - {me}:
                self.conflicts.add(place)
        for place in self.writes:
            self._writers.setdefault(place, set()).add(me)
            if (self._writers[place] | self._readers.get(place, set())) - {me}:
                self.conflicts.add(place)

    def visible_places(self) -> tuple[Place, ...]:
        """What is visible, for a schedule's file: refs are named alike in every machine that loads the program."""
        return tuple((ref.owner, ref.number, name) for ref, name in self.in_order)

    def show(self, places: Iterable[Place]) -> None:
        """Make these places visible, as they were when a schedule was found."""
        self._see({(ref_of(owner, number), name) for owner, number, name in places})

    def reveal(self) -> None:
        """Make what is in conflict visible. All that was looked up under the old view is forgotten."""
        if not self.conflicts:
            return
        self._see(self.visible | self.conflicts)
        self.conflicts = set()
        self._readers, self._writers = {}, {}
        self.rows, self.traces = {}, {}

    def _see(self, places: set[Location]) -> None:
        self.visible = places
        self.in_order = tuple(sorted(places, key=lambda one: (one[0].owner, one[0].number, str(one[1]))))

    def decode(self, code: CodeType, own: bool) -> CodeInfo:
        """A code object ready to be interpreted; `own` for the machine's own code."""
        known = self._codes.get(code)
        if known is None:
            known = self._codes[code] = CodeInfo(code, self._table, own)
        return known

    def unwind(self, raised: Ref) -> None:
        """Find who handles the exception; frames without a handler are left. Ends the thread if there is none."""
        if "#line" not in self.get(raised).attrs:
            self.own(raised).attrs["#line"] = self.line()
        while self.live:
            frame = self.frame
            handler = frame.info.handler_for(frame.pc - 1)
            if handler is not None:
                target, depth, push = handler
                del frame.stack[depth:]
                if push:
                    frame.stack.append(frame.pc - 1)
                frame.stack.append(raised)
                frame.pc = target
                return
            self._touch_leaving(frame)
            self.pop()
            if frame.on_return is not None:
                if frame.on_return[0] == "generator":
                    self.own(frame.on_return[1]).state = "ended"
                if frame.on_return[-1] == "now":
                    raise Raised(raised)
        from core.scheduler.ending import main_failed

        main_failed(self, raised)

    def _touch_leaving(self, frame: Frame) -> None:
        from core.scheduler.ending import touch_leaving

        try:
            touch_leaving(self, frame)
        except Park:
            raise Rerun(self.serial) from None

    def nested(self) -> tuple[str, Value]:
        """Run the frame just pushed, whose `on_return` ends with "now", within the present instruction.

        Gives ("return" | "yield", value); raises Raised if it ends with an exception.
        """
        self.nesting += 1
        try:
            wait = self._loop(0)
        except Nested as done:
            return (done.how, done.value)
        finally:
            self.nesting -= 1
        raise Unsupported(
            "a call within a built-in that does not come back" if wait is None else "waiting in a built-in"
        )

    def may_switch(self) -> None:
        """Behind this instruction the interpreter looks whether another thread wants to run."""
        if self.model == "gil" and not self.nesting:
            self.point = self.serial + 1

    def jumped_back(self) -> None:
        """A loop has finished a round: where the interpreter may switch, and where a step may be cut."""
        self.may_switch()
        if self.serial >= self._next_look:
            self._next_look = self.serial + _LOOK_EVERY
            if time.perf_counter() > self.until:
                raise Late
        if self.serial > STEP_LIMIT and not self.nesting:
            raise Cut
        if self.serial > 50 * STEP_LIMIT:
            raise Unsupported("a loop without end within a built-in")
