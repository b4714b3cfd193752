"""What comes before what: accesses of two threads to one place are in conflict where nothing orders them.

Each thread has a clock, which says how much of each other thread it can know of. A start hands it to the new thread; a
join, a lock, a queue, an event, a semaphore or a barrier takes it from who gave it there. Two accesses, one of them a
write, conflict when the later thread's clock does not reach the earlier access: then the one could as well have come
after the other. (Vector clocks: Fidge 1988, Mattern 1989.)
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from core.scheduler.machine import Location
from core.scheduler.objects import Instance
from core.scheduler.shown import place_name
from core.scheduler.store import Heap
from core.scheduler.values import Ref

Clock = dict[int, int]
"""By thread, the number of its last stretch that is known of."""
Touched = tuple[int, Location, bool]
"""The line, the place, and whether it was written, of a touch that others could notice."""
What = Literal["read", "write", "take", "give", "both"]


@dataclass(frozen=True, slots=True)
class Act:
    """An access, or what orders threads: `take` learns what was given at that place, `give` leaves it there."""

    line: int
    place: Location
    what: What
    name: str


@dataclass(frozen=True, slots=True)
class Clash:
    """An access to `object` that nothing orders with one by the thread `other`, in step number `step` (from 0)."""

    object: str
    line: int
    written: bool
    step: int
    other: int
    other_line: int
    other_written: bool


@dataclass(frozen=True, slots=True)
class _Seen:
    """An access: by whom, in which stretch of that thread, and in which step."""

    thread: int
    stretch: int
    step: int
    line: int
    written: bool


@dataclass(frozen=True, slots=True)
class Order:
    """After some steps: every thread's clock, what was given where, and for each place the last write and who has read
    since."""

    clocks: dict[int, Clock] = field(default_factory=dict)
    given: dict[Location, Clock] = field(default_factory=dict)
    seen: dict[Location, tuple[_Seen, ...]] = field(default_factory=dict)

    def after(self, step: int, thread: int, started: range, acts: tuple[Act, ...]) -> tuple[Order, Clash | None]:
        """The order behind a step of `thread`, in which the threads `started` have begun, and the newest access that
        it conflicts with."""
        if not acts and not started:
            return self, None
        later = Order(dict(self.clocks), dict(self.given), dict(self.seen))
        later.clocks[thread] = dict(self.clocks.get(thread, {thread: 1}))
        clash = None
        for act in acts:
            if act.what in ("read", "write"):
                clash = later._access(step, thread, act) or clash
            else:
                later._pass_on(thread, act)
        for number in started:
            later.clocks[number] = {**later.clocks[thread], number: 1}
        if started:
            later.clocks[thread][thread] += 1
        return later, clash

    def _pass_on(self, thread: int, act: Act) -> None:
        mine = self.clocks[thread]
        if act.what in ("take", "both"):
            _join(mine, self.given.get(act.place, {}))
        if act.what in ("give", "both"):
            self.given[act.place] = given = dict(self.given.get(act.place, {}))
            _join(given, mine)
            mine[thread] += 1

    def _access(self, step: int, thread: int, act: Act) -> Clash | None:
        mine, written = self.clocks[thread], act.what == "write"
        before = self.seen.get(act.place, ())
        new = _Seen(thread, mine[thread], step, act.line, written)
        kept = () if written else tuple(one for one in before if one.written or one.thread != thread)
        self.seen[act.place] = (*kept, new)
        unordered = [
            one
            for one in before
            if one.thread != thread and (written or one.written) and one.stretch > mine.get(one.thread, 0)
        ]
        if not unordered:
            return None
        last = max(unordered, key=lambda one: one.step)
        return Clash(act.name, act.line, written, last.step, last.thread, last.line, last.written)


def _join(mine: Clock, other: Clock) -> None:
    for thread, stretch in other.items():
        mine[thread] = max(stretch, mine.get(thread, 0))


# --- what a step does ---------------------------------------------------------------------------------------------


def acts_of(touched: list[Touched], before: Heap, after: Heap) -> tuple[Act, ...]:
    """What a step's touches mean for the order; `before` and `after` are the heaps around it."""
    places = [place for _, place, _ in touched]
    found: list[Act] = []
    for at, (line, place, written) in enumerate(touched):
        ref, name = place
        what: What | None
        if str(name).startswith("#"):
            what = "take" if name in ("#join", "#end") and not written else None
            place = (ref, "#end")
        elif not _orders(place, after):
            what = "write" if written else "read"
        else:
            what = _meaning(_attributes(ref, before), _attributes(ref, after), written)
            if what is None and written and places.count(place) > 1:
                what = "take" if places.index(place) == at else "give"  # taken and given back within the step
        if what is not None:
            found.append(Act(line, place, what, place_name(after, place) or place_name(before, place)))
    return tuple(found)


def end_of(ref: Ref) -> Act:
    """The thread whose object this is has ended, for those that join it."""
    return Act(0, (ref, "#end"), "give", "")


_ORDERING = ("#count", "#items", "#set", "#value", "#inside", "#waiters")
"""The attribute that tells a lock, queue, event, semaphore, barrier or condition."""


def _orders(place: Location, heap: Heap) -> bool:
    """Whether the place is no data, but what threads wait for each other with."""
    attrs = _attributes(place[0], heap)
    return place[1] is None and any(key in attrs for key in _ORDERING)


def _meaning(was: dict[str, object], now: dict[str, object], written: bool) -> What | None:
    if not was or not now:
        return None
    if "#inside" in now:
        return "both"
    if "#set" in now:
        return ("give" if now["#set"] else None) if written else "take" if now["#set"] else None
    if "#unfinished" in now and not written:
        return None if now["#unfinished"] else "take"
    return _by_change(was, now)


def _by_change(was: dict[str, object], now: dict[str, object]) -> What | None:
    """Locks are taken when their count rises, semaphores when their value falls, queues when they get shorter."""
    for key, rising in (("#count", "take"), ("#value", "give"), ("#items", "give")):
        if key in now and was.get(key) != now[key]:
            is_more = _size(now[key]) > _size(was.get(key))
            return "give" if is_more == (rising == "give") else "take"
    return "give" if was.get("#unfinished") != now.get("#unfinished") else None


def _size(value: object) -> int:
    return len(value) if isinstance(value, tuple) else value if isinstance(value, int) else 0


def _attributes(ref: Ref, heap: Heap) -> dict[str, object]:
    place = heap.layout.index.get(ref)
    thing = heap.objects[place] if place is not None else None
    return thing.attrs if isinstance(thing, Instance) else {}
