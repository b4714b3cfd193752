"""Which locks a waiting thread is said to have: never one that it has not, on every interpreter that is there."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from core.observation import Standstill, ThreadStarted
from tests.core.direct_lab import interpreters, run_text

LAB = """
import threading, time
a, b, c = threading.Lock(), threading.Lock(), threading.Lock()
again, held_again = threading.RLock(), threading.RLock()
condition, odd = threading.Condition(), threading.Condition(threading.Lock())
wanted = threading.Lock()
wanted.acquire()
locks = [a, b, c]
places = threading.Semaphore(3)
class Box:
    def __init__(self):
        self.lock = threading.Lock()
box = Box()
def give_back(lock):
    lock.release()
def give_all_back():
    for each in locks:
        if each.locked():
            each.release()
def take(lock):
    lock.acquire()
def harmless():
    return 1
def wait_inside():
    with b:
        wanted.acquire()
def release_and_wait():
    a.release()
    wanted.acquire()
def stuck():
{body}
thread = threading.Thread(target=stuck, name="stuck", daemon=True)
thread.start()
thread.join(0.5)
"""

HOLDS = {
    "a with": ("with a:\n    wanted.acquire()", ["a"]),
    "two in one with": ("with a, b:\n    wanted.acquire()", ["a", "b"]),
    "the first of one with": ("with a, wanted:\n    pass", ["a"]),
    "one with in another": ("with a:\n    with b:\n        with wanted:\n            pass", ["a", "b"]),
    "by hand": ("a.acquire()\nwanted.acquire()", ["a"]),
    "by hand and a try": ("a.acquire()\ntry:\n    wanted.acquire()\nfinally:\n    a.release()", ["a"]),
    "of an object": ("with box.lock:\n    wanted.acquire()", ["box.lock"]),
    "of a list": ("place = 0\nwith locks[(place + 1) % 2]:\n    wanted.acquire()", ["b"]),
    "around a call": ("with a:\n    wait_inside()", ["a", "b"]),
    "reentrant": ("with again:\n    with again:\n        wanted.acquire()", ["again"]),
    "a condition's": ("with condition:\n    wanted.acquire()", ["condition"]),
    "a condition's and another": ("with a:\n    with condition:\n        condition.wait()", ["a"]),
    "after something harmless": ("a.acquire()\nharmless()\ntime.sleep(0)\nwanted.acquire()", ["a"]),
    "while another is given back": ("a.acquire()\nb.acquire()\nb.release()\nwanted.acquire()", ["a"]),
    "in a loop": ("for lock in locks[:1]:\n    with lock:\n        wanted.acquire()", ["a"]),
    "a semaphore is no lock": ("with places:\n    wanted.acquire()", []),
    "given back": ("a.acquire()\na.release()\nwanted.acquire()", []),
    "given back in its with": ("with a:\n    a.release()\n    wanted.acquire()", []),
    "given back by another name": ("lock = a\nlock.acquire()\ngive_back(a)\nwanted.acquire()", []),
    "given back nobody knows where": ("with a:\n    give_all_back()\n    wanted.acquire()", []),
    "given back further in": ("with a:\n    release_and_wait()", []),
    "a with that is over": ("with a:\n    pass\nwanted.acquire()", []),
    "taken in a function that is over": ("take(a)\nwanted.acquire()", []),
    "perhaps not taken": ("a.acquire(False)\nwanted.acquire()", []),
    "taken in the other branch": ("if not locks:\n    a.acquire()\nwanted.acquire()", []),
    "another by now": ("lock = a\nlock.acquire()\nlock = b\nwanted.acquire()", []),
    "given back in a loop": (
        "a.acquire()\nfor each in range(2):\n    if each:\n        wanted.acquire()\n    a.release()",
        [],
    ),
    "a waiting condition's": ("with condition:\n    condition.wait()", []),
    "a waiting condition's plain lock": ("with odd:\n    odd.wait()", []),
}


def seen_of(python: str, body: str, folder: Path) -> list[str]:
    """Names of the locks that the thread is found to have."""
    folder.mkdir()
    done = run_text(python, LAB.replace("{body}", textwrap.indent(body, "    ")), folder)
    assert done.stderr == b""
    ident = next(started.ident for started in done.of(ThreadStarted))
    looks = [look for look in done.of(Standstill) if look.ident == ident]
    assert looks, "nobody has looked"
    return [hold.thing.name for hold in looks[-1].holds]


@pytest.fixture(scope="module", params=sorted({interpreters()[0], interpreters()[min(1, len(interpreters()) - 1)]}))
def found(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """All cases on one interpreter, several at a time: on this one, and on another, which is the oldest there is."""
    folder = tmp_path_factory.mktemp("holding")
    with ThreadPoolExecutor(6) as pool:
        asked = {
            case: pool.submit(seen_of, request.param, body, folder / str(number))
            for number, (case, (body, _)) in enumerate(HOLDS.items())
        }
        yield {case: future.result() for case, future in asked.items()}


LOUD = """
import threading
class Loud:
    def __getattribute__(self, name):
        print("asked for", name)
        return object.__getattribute__(self, name)
    def __eq__(self, other):
        print("compared")
        return False
    def __hash__(self):
        return 1
    def __bool__(self):
        print("asked whether")
        return True
    def __len__(self):
        print("measured")
        return 1
    def __iter__(self):
        print("gone through")
        return iter(())
    def __repr__(self):
        print("shown")
        return "loud"
class LoudList(list, Loud):
    pass
class LoudLock:
    def __init__(self):
        self._lock = threading.Lock()
    @property
    def lock(self):
        print("asked for the lock")
        return self._lock
    def __enter__(self):
        self._lock.acquire()
    def __exit__(self, *error):
        self._lock.release()
loud, wanted, lock = Loud(), threading.Lock(), LoudLock()
many = [loud, {"key": loud}, {object.__hash__(loud): loud}, LoudList()]
wanted.acquire()
def stuck(given, other):
    with lock:
        other.wait_for
        wanted.acquire()
thread = threading.Thread(target=stuck, args=(loud, threading.Condition()), daemon=True)
thread.start()
thread.join(0.6)
"""


def test_nothing_of_the_program_is_asked_for_anything(tmp_path: Path) -> None:
    done = run_text(interpreters()[0], LOUD, tmp_path)
    assert done.of(Standstill)
    assert done.stdout == b""


@pytest.mark.parametrize("case", HOLDS)
def test_what_a_waiting_thread_has_and_what_not(case: str, found: dict[str, Any]) -> None:
    assert found[case] == HOLDS[case][1]
