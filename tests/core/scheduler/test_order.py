"""Conflicts are accesses that nothing orders: no lock, queue, event, semaphore, barrier, start or join."""

from __future__ import annotations

import pytest

from core.scheduler.machine import Grain
from core.scheduler.scene import Clash
from core.scheduler.schedule import Schedule
from core.scheduler.walk import Walk
from tests.core.scheduler.sources import source

_DUET = """
from queue import Queue
from threading import Barrier, Condition, Event, Lock, RLock, Semaphore, Thread
n = 0
{shared}
def first():
    global n
{first}
def then():
    global n
{then}
one, other = Thread(target=first), Thread(target=then)
one.start()
{between}
other.start()
one.join()
other.join()
print(n)
"""
ORDERED = {
    "lock": ("m = Lock()", "with m:\n    n += 1", "with m:\n    n += 1", ""),
    "lock in one line": ("m = Lock()", "with m: n += 1", "with m: n += 1", ""),
    "lock taken twice": ("m = RLock()", "with m, m:\n    n += 1", "with m, m:\n    n += 1", ""),
    "semaphore": ("m = Semaphore()", "with m:\n    n += 1", "with m:\n    n += 1", ""),
    "queue": ("q = Queue()", "n += 1\nq.put(1)", "q.get()\nn += 1", ""),
    "tasks done": ("q = Queue()\nq.put(1)", "n += 1\nq.task_done()", "q.join()\nn += 1", ""),
    "event": ("e = Event()", "n += 1\ne.set()", "e.wait()\nn += 1", ""),
    "condition": (
        "c = Condition()",
        "with c:\n    n += 1\n    c.notify()",
        "with c:\n    c.wait_for(lambda: n)\n    n += 1",
        "",
    ),
    "barrier": ("b = Barrier(2)", "n += 1\nb.wait()", "b.wait()\nn += 1", ""),
    "join": ("", "n += 1", "n += 1", "one.join()"),
    "join by the other": ("", "n += 1", "one.join()\nn += 1", ""),
}
UNORDERED = {
    "nothing": ("", "n += 1", "n += 1", ""),
    "locks of their own": ("m, o = Lock(), Lock()", "with m:\n    n += 1", "with o:\n    n += 1", ""),
    "a lock that was not got": (
        "m = Lock()",
        "n += 1\nm.acquire(blocking=False)",
        "m.acquire(blocking=False)\nn += 1",
        "",
    ),
    "behind the put": ("q = Queue()", "q.put(1)\nn += 1", "q.get()\nn += 1", ""),
    "before the event": ("e = Event()", "n += 1\ne.set()", "n += 1\ne.wait()", ""),
    "main between": ("", "n += 1", "", "n += 1"),
}


def clashes(text: str, grain: Grain = "access", seeds: int = 12) -> list[Clash]:
    """Of some runs to the end, each with other switches."""
    found: list[Clash] = []
    for seed in range(seeds):
        walk = Walk(text, "program.py", Schedule(grain, "any", ()))
        walk.run_to_end("random", seed)
        found += [beat.clash for beat in walk.scene().beats if beat.clash is not None]
    return found


def duet(shared: str, first: str, then: str, between: str) -> str:
    bodies = ["\n".join(f"    {line}" for line in (body or "pass").split("\n")) for body in (first, then)]
    return _DUET.format(shared=shared, first=bodies[0], then=bodies[1], between=between)


@pytest.mark.parametrize("grain", ["access", "opcode", "line"])
@pytest.mark.parametrize("name", ORDERED)
def test_what_is_ordered_is_not_in_conflict(name: str, grain: Grain) -> None:
    assert clashes(duet(*ORDERED[name]), grain) == []


@pytest.mark.parametrize("grain", ["access", "opcode", "line"])
@pytest.mark.parametrize("name", UNORDERED)
def test_what_nothing_orders_is_in_conflict(name: str, grain: Grain) -> None:
    assert {clash.object for clash in clashes(duet(*UNORDERED[name]), grain)} == {"n"}


def test_both_accesses_are_named() -> None:
    walk = Walk(source("race"), "race.py", Schedule("access", "any", ()))
    for number in (0, 0, 1, 1, 2):
        walk.step(number)
    scene = walk.scene()
    line = next(place for place, text in enumerate(source("race").split("\n"), 1) if "-= 1" in text)
    written = next(place for place, text in enumerate(source("race").split("\n"), 1) if "+= 1" in text)
    assert [beat.clash for beat in scene.beats[:4]] == [None] * 4
    assert scene.beats[4].clash == Clash("counter", line, False, 3, 1, written, True)


def test_undo_forgets_what_was_ordered() -> None:
    walk = Walk(source("race_locked"), "race.py", Schedule("access", "any", ()))
    walk.run_to_end("fair")
    walk.go(3)
    walk.run_to_end("random", 1)
    assert all(beat.clash is None for beat in walk.scene().beats)
