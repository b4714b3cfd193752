"""A snapshot as a diagnosis looks at it: who waits for whom."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from core.observation import Hold, Thing

if TYPE_CHECKING:
    from core.snapshot import ProcessView, QueueView, Snapshot, ThreadView

# A thread has to have waited in one place for this long (seconds) before it is taken to be stuck there: long enough
# for thirty samples to agree, short enough for the sentence to appear within a second of the hang.
STILL_S = 0.5
# So many samples have to agree on it: on a machine that is so busy that they come late, it takes longer.
AGREEING = 20
# For how long (seconds) a thread is taken to be where it was when it was sampled last.
_FRESH_S = 0.25
# A process that cannot be sampled and has used more processor time than this (seconds) is at work.
_AT_WORK_S = 0.005
_OUTSIDE = frozenset(("accept", "Client", "connect"))


class Edge(NamedTuple):
    """That a thread waits for `to`: for its end, or for a lock that it has. `firm`: nothing else could help."""

    to: ThreadView
    wants: Literal["end", "lock"]
    thing: str = ""
    taken: int = 0
    """The line on which `to` took the lock."""
    firm: bool = True


class LabView:
    """What `snapshot` says about waiting."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.living = [thread for thread in snapshot.threads if thread.ended is None]
        self.processes = {process.pid: process for process in snapshot.processes}
        self.typed = next((thread for thread in self.living if _reason(thread) == "input"), None)
        self._threads = {(thread.actor.key.pid, str(thread.actor.key.ident)): thread for thread in self.living}
        self._holders: dict[tuple[int, str], tuple[ThreadView, Hold]] = {}
        """By pid (0 for what processes share) and id of the lock."""
        for thread in self.living:
            for hold in thread.standstill.holds if thread.standstill is not None else ():
                pid = 0 if hold.thing.shared else thread.actor.key.pid
                self._holders[pid, hold.thing.id] = (thread, hold)

    def waits(self, thread: ThreadView) -> bool:
        """Whether `thread` has stood still for a while, and will do so until another thread changes that."""
        if thread.agreeing < AGREEING:
            return False
        seen = thread.spans[-1].end + _FRESH_S if thread.spans else 0.0
        if thread.still is None or min(self.snapshot.t, seen) - thread.still < STILL_S:
            return False
        wait = thread.state.wait
        if wait is None or wait.timed or wait.reason in ("sleep", "io", "input"):
            return False
        if wait.reason == "process" and not wait.target:
            return False
        return not (wait.reason == "message" and thread.state.line and wait.call in (*_OUTSIDE, "wait"))

    @cached_property
    def is_still(self) -> bool:
        """Whether nothing in the lab goes on by itself, but for what is typed."""
        alive = filter(self.is_sampled, self.snapshot.processes)
        if any(map(_is_at_work, alive)) or not self._all_heard():
            return False
        return all(
            self.waits(thread) or thread is self.typed or thread.actor.letter == "S"  # a server only answers
            for thread in self.living
        )

    @property
    def is_agreed(self) -> bool:
        """Whether nothing at all has moved for a while, and enough samples of every process say so."""
        alive = [process for process in self.snapshot.processes if self.is_sampled(process)]
        agree = all(process.agreeing >= AGREEING for process in alive if process.role != "manager")
        return agree and self.snapshot.t - self.snapshot.changed >= STILL_S

    @property
    def is_known(self) -> bool:
        """Whether every thread that waits has been looked at closely, where that may matter: it takes a few samples."""
        if not any(_reason(thread) in ("lock", "condition", "message") for thread in self.living):
            return True
        return all(thread.standstill is not None or thread.actor.letter == "S" for thread in self.living)

    def is_sampled(self, process: ProcessView) -> bool:
        """Whether it is there, and runs something of the program."""
        return process.ended is None and process.role not in ("forkserver", "tracker")

    def _all_heard(self) -> bool:
        processes = self.snapshot.processes
        heard = {thread.actor.key.pid for thread in self.living}
        running = {process.pid for process in processes if process.ended is None and process.role == "child"}
        targets = (thread.state.wait.target.partition(":") for thread in self.living if thread.state.wait)
        waited = {int(ident) for kind, _, ident in targets if kind == "process"}
        launched = {pid for process in processes if process.ended is None for pid in process.children}
        return running <= heard and waited | launched <= self.processes.keys()

    # --- what is waited for ------------------------------------------------------------------------------------

    def thing(self, thread: ThreadView) -> Thing | None:
        """What a closer look has found `thread` to wait for."""
        return thread.standstill.thing if thread.standstill is not None else None

    def edge(self, thread: ThreadView) -> Edge | None:
        """For whom `thread` waits; None where that is not one other thread, or not known."""
        wait, thing = thread.state.wait, self.thing(thread)
        if wait is None:
            return None
        if thing is not None and thing.kind in ("lock", "rlock"):
            return self._holder(thread, thing)
        if thing is not None and thing.kind == "thread":
            return self._end(thread.actor.key.pid, thing.id)
        kind, _, ident = wait.target.partition(":")
        if kind == "thread":
            return self._end(thread.actor.key.pid, ident)
        if kind == "process":
            head = next((other for other in self.living if _is_head(other, int(ident))), None)
            return Edge(head, "end", firm=False) if head is not None else None
        return None

    def _end(self, pid: int, ident: str) -> Edge | None:
        found = self._threads.get((pid, ident))
        return Edge(found, "end") if found is not None else None

    def _holder(self, waiter: ThreadView, thing: Thing) -> Edge | None:
        found = self._holders.get((0 if thing.shared else waiter.actor.key.pid, thing.id)) if thing.id else None
        if found is not None:
            thread, hold = found
            return Edge(thread, "lock", thing.name or hold.thing.name, hold.line, hold.firm and not thing.shared)
        return self._named_holder(waiter, thing)

    def _named_holder(self, waiter: ThreadView, thing: Thing) -> Edge | None:
        """As the lock itself says, or its process."""
        if thing.shared:
            keepers = [each for each in self.living if thing.id in self.process(each).held]
            return Edge(keepers[0], "lock", thing.name, firm=False) if thing.id and len(keepers) == 1 else None
        owner = self._threads.get((waiter.actor.key.pid, str(thing.owner)))
        # What was seen of the lock holds to this moment if the owner has not moved since.
        if owner is None or owner.still is None or waiter.standstill is None or waiter.standstill.t < owner.still:
            return None
        return Edge(owner, "lock", thing.name)

    def queue(self, thread: ThreadView) -> QueueView | None:
        """The queue that `thread` waits in."""
        kind, _, token = thread.state.wait.target.partition(":") if thread.state.wait else ("", "", "")
        pid = thread.actor.key.pid
        for queue in self.snapshot.queues if kind == "queue" else ():
            if queue.state.queue == token and (queue.state.shared or pid in queue.pids):
                return queue
        return None

    def process(self, thread: ThreadView) -> ProcessView:
        return self.processes[thread.actor.key.pid]

    # --- letters -----------------------------------------------------------------------------------------------

    def ended(self) -> list[str]:
        """Of those that are no more."""
        return [thread.actor.letter for thread in self.snapshot.threads if thread.ended is not None]

    def dead(self) -> list[ProcessView]:
        """The processes of the program that are gone, but for the first."""
        return [each for each in self.snapshot.processes if each.ended is not None and each.role == "child"]

    def letter(self, pid: int) -> str:
        """Of a process."""
        heads = (thread.actor.letter for thread in self.snapshot.threads if _is_head(thread, pid))
        return next(heads, "")


def _is_head(thread: ThreadView, pid: int) -> bool:
    actor = thread.actor
    return actor.key.pid == pid and (actor.is_process or actor.letter == "M")


def _is_at_work(process: ProcessView) -> bool:
    """Whether something in it that is not seen is doing something."""
    return process.is_restless or (process.silence is not None and process.silence.most > _AT_WORK_S)


def _reason(thread: ThreadView) -> str:
    return thread.state.wait.reason if thread.state.wait is not None else ""
