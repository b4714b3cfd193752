"""Instructions as a learner reads them: what each took from the stack, what it made, whether others could notice."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from core.scheduler.code import CodeInfo
from core.scheduler.machine import Machine
from core.scheduler.objects import HeapObject
from core.scheduler.outcome import name_of
from core.scheduler.shown import place_name, short
from core.scheduler.signals import Unsupported, Wait
from core.scheduler.stepping import Hand, Traced, traced
from core.scheduler.store import GLOBALS, PROCESS, Heap
from core.scheduler.threads import THREAD
from core.scheduler.values import Bound, Native, NativeClass, RangeIter, Ref, Value

_SILENT = {"LOAD_METHOD", "PUSH_NULL", "POP_TOP", "END_FOR", "POP_ITER", "SWAP", "COPY"}
"""Of no interest beside what happens around them."""
_STEPS_AHEAD = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One instruction. `name` and `argument` are those of `dis`; `line` counts from 1 (0: none).

    `operands` are the two topmost values on the stack before it, the top last ("" for what cannot be shown); `result`
    is what it left on top ("" for nothing); rows beyond the next step have neither. `callee` is what a call calls
    (``Thread.start``, ``Queue.get``, ``plus``) and `on` the name of the object whose method that is.
    """

    name: str
    argument: str
    line: int
    operands: tuple[str, ...] = ()
    result: str = ""
    callee: str = ""
    on: str = ""
    shared: bool = False
    """Whether it touches something that another thread could notice."""
    step: int = 0
    """How many steps ahead: 0 for what is done with the next one."""


def rows_of(
    m: Machine,
    executed: tuple[tuple[CodeInfo, int], ...],
    hands: tuple[Hand, ...],
    shared: set[int],
    after: Hand | None,
    heap: Heap,
    step: int,
    most: int,
    last: bool = False,
) -> list[Row]:
    """The rows of a step's instructions: `most` of them, the first or the `last` ones. `after` is the thread's hand
    behind the step."""
    found: list[Row] = []
    places = range(len(executed))
    for place in reversed(places) if last else places:
        info, pc = executed[place]
        instruction = info.instructions[pc]
        if info.quiet[pc] or instruction.name in _SILENT or "NULL|self" in instruction.argument:
            continue
        following = hands[place + 1] if place + 1 < len(hands) else after
        depth, stack = hands[place]
        result = following[1][-1] if following is not None and following[0] == depth and following[1] else None
        is_sure = not step  # what comes later may read what others have changed by then
        callee, on = _called(heap, instruction.name, _count(info, pc), stack)
        found.append(
            Row(
                instruction.name,
                instruction.argument,
                instruction.line,
                tuple(short(heap, value) for value in stack[-2:]) if is_sure else (),
                short(heap, result) if is_sure and result is not None else "",
                callee,
                on,
                place in shared,
                step,
            )
        )
        if len(found) == most:
            break
    return found[::-1] if last else found


@lru_cache(maxsize=4096)
def _count(info: CodeInfo, pc: int) -> int:
    """How many arguments a call takes from the stack."""
    operand = info.ops[pc][1]
    if isinstance(operand, tuple):
        return operand[0] if type(operand[0]) is int else 0
    return operand if type(operand) is int else 0


def _called(heap: Heap, name: str, count: int, stack: tuple[Value, ...]) -> tuple[str, str]:
    if name == "BEFORE_WITH":
        return "with", short(heap, stack[-1]) if stack else ""
    if name not in ("CALL", "CALL_KW", "CALL_FUNCTION_EX"):
        return "", ""
    below = stack[-count - 3 if name == "CALL_KW" else -count - 2 :][:2] if name != "CALL_FUNCTION_EX" else stack[-3:]
    for value in below:
        if type(value) is Bound:
            inner, owner = value
            return _callee(heap, inner), _owner(heap, owner)
        if isinstance(value, Native | NativeClass):
            others = [one for one in below if isinstance(one, Ref)]
            return _callee(heap, value), _owner(heap, others[0]) if others else ""
    refs = [value for value in below if isinstance(value, Ref)]
    return (name_of(heap, refs[0]), "") if refs else ("", "")


def _callee(heap: Heap, value: Value) -> str:
    return str(value.name) if isinstance(value, Native | NativeClass) else short(heap, value)


def _owner(heap: Heap, value: Value) -> str:
    """A thread by its name, anything else by what names it."""
    place = heap.layout.index.get(value) if isinstance(value, Ref) else None
    thing = heap.objects[place] if place is not None else None
    if getattr(thing, "cls", None) is THREAD:
        return str(thing.attrs["#name"])  # type: ignore[union-attr]
    return short(heap, value)


Touches = tuple[tuple[str, bool], ...]
"""The names of what is touched and shared, and whether it is written."""


@dataclass(frozen=True, slots=True)
class _Ahead:
    """What was seen ahead of a thread, and the objects that decide about it, as they were."""

    rows: tuple[Row, ...]
    touches: Touches
    looked: tuple[Ref, ...]
    found: list[HeapObject | None]


class Foresight:
    """What a thread would do next if it went on alone. Looked up where it was asked before, or where what others have
    done since makes no difference to it."""

    def __init__(self, m: Machine) -> None:
        self._m = m
        self._known: dict[tuple[int, int], _Ahead] = {}
        self._newest: dict[int, _Ahead] = {}
        """By thread."""

    def of(self, thread: int, heap: int, count: int) -> tuple[Row, ...]:
        """At least `count` rows, where there are so many; those of the next step all belong to step 0."""
        return self._look(thread, heap, count).rows

    def writes_next(self, thread: int, heap: int, count: int, name: str) -> bool:
        """Whether the next touch of this shared place, by the thread alone, would be a write."""
        touches = self._look(thread, heap, count).touches
        return next((written for one, written in touches if one == name), False)

    def _look(self, thread: int, heap: int, count: int) -> _Ahead:
        key = (thread, heap)
        found = self._known.get(key)
        if found is None:
            found = self._newest.get(thread)
            if found is None or _objects(self._m.store.heaps[heap], found.looked) != found.found:
                found = self._newest[thread] = self._ahead(thread, heap, count)
            self._known[key] = found
        return found

    def _ahead(self, thread: int, first: int, count: int) -> _Ahead:
        m = self._m
        rows: list[Row] = []
        touches: list[tuple[str, bool]] = []
        looked = _naming(m.store.heaps[first])
        at: int | None = thread
        heap = first
        for step in range(_STEPS_AHEAD):
            if at is None or len(rows) >= count:
                break
            try:
                one = traced(m, at, heap)
            except Unsupported:
                looked |= m.looked
                break
            looked |= one.looked
            done = one.done
            if isinstance(done, Wait):
                rows += self._waiting(one, heap, step)
                break
            shared = {place for place, _, _, noticed in one.touched if noticed}
            now = m.store.heaps[done.heap]
            rows += rows_of(m, one.executed, one.hands, shared, hand_of(m, done.thread), now, step, count + 1)
            touches += [(place_name(now, where), written) for _, where, written, noticed in one.touched if noticed]
            at, heap = done.thread, done.heap
        order = tuple(looked)
        return _Ahead(tuple(rows[: count + 1]), tuple(touches), order, _objects(m.store.heaps[first], order))

    def _waiting(self, one: Traced, heap: int, step: int) -> list[Row]:
        """The instruction at which the thread waits."""
        if one.refused is None:
            return []
        info, pc, depth, stack = one.refused
        return rows_of(self._m, ((info, pc),), ((depth, stack),), {0}, None, self._m.store.heaps[heap], step, 1)


def _naming(heap: Heap) -> set[Ref]:
    """The objects that say what others are called, who has been started, and what was printed."""
    return {GLOBALS, PROCESS, *heap.objects[heap.layout.index[GLOBALS]].inner}


def _objects(heap: Heap, refs: tuple[Ref, ...]) -> list[HeapObject | None]:
    """Equal ones are the same: they are interned."""
    index, objects = heap.layout.index, heap.objects
    return [objects[index[ref]] if ref in index else None for ref in refs]


def hand_of(m: Machine, thread: int | None) -> Hand | None:
    """How deep the innermost frame of the program is, and what lies on its stack."""
    if thread is None:
        return None
    frames = m.store.threads[thread].frames
    for depth in range(len(frames), 0, -1):
        if not frames[depth - 1].info.own:
            return depth, frames[depth - 1].stack
    return None


def rounds_left(stack: tuple[Value, ...]) -> int | None:
    """Of the innermost loop over a range whose iterator is on the stack."""
    counter = next((value for value in reversed(stack) if type(value) is RangeIter), None)
    return len(range(*counter)) if counter is not None else None
