"""What a state of a walk owes to the steps before it: who wrote what last, and what each thread has read since."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from core.scheduler.order import Order
from core.scheduler.rows import Row
from core.scheduler.scene import Beat
from core.scheduler.stepping import Access, StepTaken

DONE_ROWS = 4


@dataclass(frozen=True, slots=True)
class Written:
    """The last write of something shared: by which thread, in which step (from 0), and what was there before.
    `replaces`: that is no more (what is put into a queue joins what is there)."""

    thread: int
    step: int
    old: str
    replaces: bool


@dataclass(frozen=True, slots=True)
class Read:
    """What a thread read, in which step, and has not written since."""

    step: int
    value: str


@dataclass(frozen=True, slots=True)
class Trail:
    """Beside each state of a walk. `done` are the last rows of each thread; `mover` moved last, after so many
    `switches` from one thread to another."""

    written: dict[str, Written] = field(default_factory=dict)
    read: dict[tuple[int, str], Read] = field(default_factory=dict)
    done: dict[int, tuple[Row, ...]] = field(default_factory=dict)
    goal_at: int | None = None
    mover: int | None = None
    switches: int = 0
    order: Order = field(default_factory=Order)

    def after(self, step: int, taken: StepTaken, rows: list[Row], started: range) -> tuple[Trail, Beat]:
        """The trail behind step number `step`, in which the threads `started` have begun, and the beat of that step."""
        thread = taken.thread
        written, read = dict(self.written), dict(self.read)
        overwrites = None
        for access in taken.accesses:
            key = (thread, access.object)
            if not access.written:
                if access.single:
                    read[key] = Read(step, access.old)
                continue
            before, other = read.pop(key, None) if access.single else None, written.get(access.object)
            if before is not None and other is not None and other.thread != thread and other.step > before.step:
                overwrites = before.step
            written[access.object] = Written(thread, step, access.old, access.single)
        done = {**self.done, thread: (*self.done.get(thread, ()), *rows)[-DONE_ROWS:]}
        switches = self.switches + (self.mover not in (None, thread))
        order, clash = self.order.after(step, thread, started, taken.acts)
        later = replace(self, written=written, read=read, done=done, mover=thread, switches=switches, order=order)
        return later, replace(_beat(taken, overwrites), clash=clash)


def _beat(taken: StepTaken, overwrites: int | None) -> Beat:
    shared: Access | None = next((access for access in taken.accesses if access.shared), None)
    if shared is None:
        return Beat(taken.thread, taken.line)
    return Beat(taken.thread, shared.line, shared.object, shared.written, shared.old, shared.new, overwrites)
