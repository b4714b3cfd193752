"""What a lab waits for in the end when nothing in it goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.diagnosis.cycles import follow
from core.diagnosis.result import Diagnosis

if TYPE_CHECKING:
    from core.diagnosis.lab import LabView
    from core.observation import Thing
    from core.snapshot import ProcessView, QueueView, ThreadView

_QUEUE_CODES = {"join": "unfinished-tasks", "get": "empty-queue", "put": "full-queue"}


def cause(lab: LabView) -> Diagnosis | None:
    """The reason of the main thread, or else of the first thread that has one."""
    for thread in sorted(lab.living, key=lambda each: each.actor.letter != "M"):
        path, _ = follow(lab, thread)
        last = path[-1][1].to if path else thread
        found = _reason(lab, last) if last.actor.letter != "S" else None
        if found is not None:
            code, facts = found
            own = {
                "waiter": last.actor.letter,
                "line": last.state.line,
                "via": [earlier.actor.letter for earlier, _ in path],
                "ended": lab.ended(),
            }
            return Diagnosis(code, lab.snapshot.changed, own | facts)
    return None


def _reason(lab: LabView, thread: ThreadView) -> tuple[str, dict[str, Any]] | None:
    wait, thing = thread.state.wait, lab.thing(thread)
    if wait is None:
        return None
    queue = lab.queue(thread)
    if queue is not None and wait.call in _QUEUE_CODES:
        return _of_queue(lab, queue, wait.call)
    if thing is not None and thing.kind == "feeder":
        return _of_feeder(lab, thread)
    if wait.reason == "message" or (thing is not None and thing.kind in ("message", "result")):
        return _of_message(lab, thing)
    if wait.reason == "lock" and (thing is None or thing.kind in ("lock", "rlock", "proxy")):
        return _of_lock(lab, thing)
    if thing is not None and thing.kind in ("lock", "rlock"):  # of a condition that has been notified
        return _of_lock(lab, thing)
    if wait.reason in ("condition", "lock"):
        return "never-notified", _named(lab, thing, "condition")
    return None


def _of_queue(lab: LabView, queue: QueueView, call: str) -> tuple[str, dict[str, Any]] | None:
    state = queue.state
    facts = {
        "queue": state.name,
        "unfinished": state.unfinished,
        "puts": queue.puts,
        "gets": queue.gets,
        "dones": queue.dones,
        "capacity": state.capacity,
    }
    crashed = [process for process in lab.dead() if process.exit_code not in (0, None)]
    if call == "get" and state.shared and (crashed or (state.size > 0 and lab.dead())):
        return "child-died", facts | {"kind": "queue", "dead": _told(lab, crashed or lab.dead())}
    if (call == "join" and state.unfinished <= 0) or (call == "get" and state.size > 0):
        return None
    if call == "put" and 0 <= state.size < state.capacity:
        return None
    return _QUEUE_CODES[call], facts


def _of_feeder(lab: LabView, thread: ThreadView) -> tuple[str, dict[str, Any]]:
    """A process at its end, which waits until what it has put has been taken."""
    pid = thread.actor.key.pid
    queues = (queue for queue in lab.snapshot.queues if queue.state.shared and pid in queue.pids and queue.puts)
    return "join-waits", {"queue": next((queue.state.name for queue in queues), "")}


def _of_message(lab: LabView, thing: Thing | None) -> tuple[str, dict[str, Any]] | None:
    dead = lab.dead()
    if thing is not None and thing.kind == "result":
        dead = [process for process in dead if process.exit_code != 0]
    facts = _named(lab, thing, "message")
    return ("child-died", facts | {"dead": _told(lab, dead)}) if dead else ("never-notified", facts)


def _of_lock(lab: LabView, thing: Thing | None) -> tuple[str, dict[str, Any]]:
    facts = _named(lab, thing, "lock")
    dead = [process for process in lab.dead() if thing is not None and thing.id and thing.id in process.held]
    return ("child-died", facts | {"dead": _told(lab, dead)}) if dead else ("never-released", facts)


def _named(lab: LabView, thing: Thing | None, kind: str) -> dict[str, Any]:
    if thing is None:
        return {"kind": kind, "thing": ""}
    facts: dict[str, Any] = {"kind": thing.kind, "thing": thing.name}
    if thing.kind == "barrier":
        things = (lab.thing(other) for other in lab.living)
        facts["missing"] = min(other.missing for other in things if other is not None and other.id == thing.id)
    return facts


def _told(lab: LabView, processes: list[ProcessView]) -> list[dict[str, Any]]:
    return [{"who": lab.letter(process.pid), "exit_code": process.exit_code} for process in processes]
