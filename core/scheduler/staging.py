"""From a state of the machine to a scene: threads, shared values, locks, what was printed."""

from __future__ import annotations

from core.scheduler.loading import is_over
from core.scheduler.machine import Machine
from core.scheduler.objects import Instance
from core.scheduler.outcome import class_name, name_of, process_of, thread_name
from core.scheduler.rows import Foresight, hand_of, rounds_left
from core.scheduler.scene import (
    Beat,
    FrameView,
    LockView,
    Refusal,
    Scene,
    SharedValue,
    Stale,
    ThreadScene,
    WaitsFor,
)
from core.scheduler.schedule import Schedule
from core.scheduler.shown import place_name, short, value_at
from core.scheduler.signals import Unsupported, Wait
from core.scheduler.stepping import Stepper
from core.scheduler.store import GLOBALS, PROCESS, Heap, ThreadState
from core.scheduler.trail import Trail
from core.scheduler.values import UNBOUND, RangeIter, Ref, Value

Cast = dict[int, str]
"""The names of the threads that the program starts, by number, as far as they are known."""

ROWS_AHEAD = 6
_BEATS = 400
_LOCALS = 12


def stage(
    stepper: Stepper, trail: Trail, beats: list[Beat], foresight: Foresight, cast: Cast, refusal: Refusal | None
) -> Scene:
    """The scene at the stepper's place."""
    at = stepper.at
    first = max(0, at - _BEATS)
    waits: dict[int, Wait] = {}
    threads = _threads(stepper, trail, foresight, cast, waits)
    over = not any(thread.state == "ready" for thread in threads)
    m = stepper.machine
    return Scene(
        at,
        len(stepper.whole),
        first,
        tuple(beats[first : at + _BEATS]),
        threads,
        _shared(stepper, trail),
        _locks(stepper, waits),
        process_of(stepper.heap)["#output"],
        stepper.outcome() if over and refusal is None else None,
        Schedule(m.grain, m.model, stepper.schedule, m.visible_places()),
        refusal,
        trail.switches,
        trail.goal_at,
    )


# --- threads -----------------------------------------------------------------------------------------------------


def _threads(
    stepper: Stepper, trail: Trail, foresight: Foresight, cast: Cast, waits: dict[int, Wait]
) -> tuple[ThreadScene, ...]:
    m, state, heap = stepper.machine, stepper.state, stepper.heap
    known = m.store.threads
    over = is_over(m, state)
    found: dict[int, ThreadScene] = {}
    for thread in state[1:]:
        label = known[thread].label
        number = stepper.number_of(label)
        cast.setdefault(number, thread_name(heap, label))
        if over:
            continue
        found[number] = _thread(stepper, trail, foresight, thread, number, waits)
    begun = stepper.begun
    for number, name in cast.items():
        if number not in found:
            found[number] = ThreadScene(
                number, name, "ended" if number < begun else "new", done=trail.done.get(number, ())
            )
    return tuple(found[number] for number in sorted(found))


def _thread(
    stepper: Stepper, trail: Trail, foresight: Foresight, thread: int, number: int, waits: dict[int, Wait]
) -> ThreadScene:
    m, heap_id, heap = stepper.machine, stepper.state[0], stepper.heap
    state = m.store.threads[thread]
    coming = foresight.of(thread, heap_id, ROWS_AHEAD)
    try:
        done = m.attempt(thread, heap_id)
    except Unsupported:
        done = None
    wait = done if isinstance(done, Wait) else None
    if wait is not None:
        waits[number] = wait
    frame = next((frame for frame in reversed(state.frames) if not frame.info.own), None)
    hand = hand_of(m, thread)
    line = wait.line if wait is not None else frame.info.instructions[frame.pc].line if frame else 0
    return ThreadScene(
        number,
        thread_name(heap, state.label),
        "waiting" if wait is not None else "ready",
        line or (coming[0].line if coming else 0),
        trail.done.get(number, ()),
        coming,
        _in_hand(heap, hand[1]) if hand is not None else "",
        _stale(m, trail, foresight, thread, heap_id, number),
        _waits_for(stepper, wait) if wait is not None else None,
        rounds_left(hand[1]) if hand is not None else None,
        _frames(heap, state),
    )


def _in_hand(heap: Heap, stack: tuple[Value, ...]) -> str:
    """The value on top of the stack that the thread works with."""
    top = stack[-1] if stack else UNBOUND
    if top is None or type(top) is RangeIter or isinstance(top, Ref):
        return ""
    return short(heap, top)


def _stale(m: Machine, trail: Trail, foresight: Foresight, thread: int, heap: int, number: int) -> Stale | None:
    """What the thread has read is another by now, and its next touch of that is a write."""
    for (reader, name), read in trail.read.items():
        last = trail.written.get(name)
        if reader != number or last is None or last.thread == number or last.step < read.step or not last.replaces:
            continue
        now = _named_value(m.store.heaps[heap], m, name)
        if now != read.value and foresight.writes_next(thread, heap, ROWS_AHEAD, name):
            return Stale(name, read.value, now, last.thread)
    return None


def _named_value(heap: Heap, m: Machine, name: str) -> str:
    return next((value_at(heap, place) for place in m.in_order if place_name(heap, place) == name), "")


def _waits_for(stepper: Stepper, wait: Wait) -> WaitsFor:
    heap = stepper.heap
    place = heap.layout.index.get(wait.ref)
    thing = heap.objects[place] if place is not None else None
    holders = tuple(stepper.number_of(label) for label in wait.holders)
    kind = class_name(heap, thing.cls) if isinstance(thing, Instance) else ""
    return WaitsFor(wait.operation, name_of(heap, wait.ref) if place is not None else "", kind, holders)


def _frames(heap: Heap, state: ThreadState) -> tuple[FrameView, ...]:
    """The functions of the program that are on the stack, the innermost first."""
    found = []
    for frame in reversed(state.frames):
        if frame.info.own:
            continue
        pairs = zip(frame.info.fast_names, frame.locals, strict=False)
        shown = [(name, short(heap, value)) for name, value in pairs if value is not UNBOUND]
        line = frame.info.instructions[frame.pc].line
        found.append(FrameView(frame.info.code.co_name, line, tuple(shown[:_LOCALS])))
    return tuple(found)


# --- what they share ---------------------------------------------------------------------------------------------


def _shared(stepper: Stepper, trail: Trail) -> tuple[SharedValue, ...]:
    heap = stepper.heap
    found: dict[str, SharedValue] = {}
    for place in stepper.machine.in_order:
        ref, inner = place
        if ref is PROCESS or (inner is None and _is_lock(heap, ref)):
            continue
        if ref is GLOBALS and inner not in heap.objects[heap.layout.index[GLOBALS]].names:  # type: ignore[attr-defined]
            continue
        name = place_name(heap, place)
        if name and name not in found:
            last = trail.written.get(name)
            value = value_at(heap, place)
            found[name] = SharedValue(name, value, last.old if last else "", last.thread if last else None)
    return tuple(found.values())


def _is_lock(heap: Heap, ref: Ref) -> bool:
    place = heap.layout.index.get(ref)
    thing = heap.objects[place] if place is not None else None
    return isinstance(thing, Instance) and _state_of(thing) is not None


_STATES = ("#count", "#items", "#set", "#value", "#waiters", "#inside")


def _state_of(thing: Instance) -> str | None:
    """Which attribute says how a lock, queue, event, semaphore, condition or barrier stands; None for all else."""
    return next((key for key in _STATES if key in thing.attrs), None)


def _locks(stepper: Stepper, waits: dict[int, Wait]) -> tuple[LockView, ...]:
    heap = stepper.heap
    found = []
    for ref, thing in zip(heap.layout.refs, heap.objects, strict=True):
        key = _state_of(thing) if isinstance(thing, Instance) else None
        if key is None or not isinstance(thing, Instance):
            continue
        name = name_of(heap, ref)
        waiters = tuple(number for number, wait in waits.items() if wait.ref is ref)
        owners: tuple[int, ...] = ()
        value = "" if key in ("#count", "#waiters", "#inside") else _in_short(heap, thing.attrs[key])
        if key == "#count" and thing.attrs["#count"]:
            owners = (stepper.number_of(thing.attrs["#owner"]),)
        if name or owners or waiters:
            found.append(LockView(name, class_name(heap, thing.cls), owners, waiters, value))
    return tuple(found)


def _in_short(heap: Heap, value: Value) -> str:
    """What is queued as a list, anything else as it is."""
    return f"[{short(heap, value)[1:-1]}]" if type(value) is tuple else short(heap, value)
