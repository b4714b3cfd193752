"""Why a run does not go on: a fact with a code, read from a snapshot. The sentences are in `gui/wording_stuck.py`.

A diagnosis is only made of what cannot be otherwise. Either everything in the lab waits, without a time limit and for
nothing outside, and has done so for half a second: then whatever is waited for will not come. Or some threads wait for
each other in a circle of locks that only their holders can give back, and of threads that join each other: these are
stuck whatever the others do, and `others` says who goes on. A thread that computes, sleeps, reads or writes, or waits
with a time limit is never stuck, and a process that has not been heard of yet may do anything.

Codes of runs that are stuck:

- ``lock-cycle``: each of several threads holds a lock that another one of them wants;
- ``self-deadlock``: a thread wants a lock that it has itself, and that cannot be taken twice;
- ``join-waits``: threads or processes wait for each other to end, or for a lock of the one that waits for their end
  (`cycle`), or for a process that cannot end before somebody gets what it has put into `queue`;
- ``unfinished-tasks``, ``empty-queue``, ``full-queue``: in a queue's `join`, `get` or `put`, with no one left to call
  `task_done`, `put` or `get`;
- ``child-died``: what is waited for (`kind`, `thing` or `queue`) was to come from, or is held by, a process that is
  gone (`dead`);
- ``never-released``: a lock that is taken, by whom is not known, with no one left to release it;
- ``never-notified``: a condition, an event, a barrier, a semaphore, a future, a pool's result or a message (`kind`),
  with no one left to bring it about.

Codes of runs that are not stuck (`Diagnosis.is_stuck` is false):

- ``waiting-input``: everything waits, in the end for what the user types;
- ``busy``: nothing has been seen to happen for `BUSY_S`, as the program computes;
- ``gil-held``: one call holds the interpreter, so that no other thread can run and nothing can be seen, and computes.

Facts, as far as they apply:

- ``waiter``: letter of the thread that it is about, ``line``: where in the program that is (0 unknown);
- ``via``: letters of those that wait for it, the main thread first;
- ``cycle``: a list of ``{"who", "line", "wants", "thing", "holds_line"}``: `who` wants (``lock`` or ``end``) what the
  next one has or is, the last what the first has; `thing` is the lock's name, `holds_line` where `who` took what the
  one before wants (0 unknown or nothing);
- ``kind``, ``thing``: what is waited for, as in `core.observation.Thing`, and its name in the program; ``missing``: of
  a barrier, how many have not come;
- ``queue``: a queue's name, ``unfinished``, ``puts``, ``gets``, ``dones``, ``capacity``: its numbers;
- ``dead``: ``[{"who", "exit_code"}]``, processes that are gone (`exit_code` None where it is not known);
- ``ended``: letters of the threads that are no more, ``others``: letters of those that go on;
- ``running``: letters of the threads that compute, ``function``: in which one the first does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.diagnosis.active import busy, gil_held
from core.diagnosis.causes import cause
from core.diagnosis.cycles import cycle
from core.diagnosis.lab import LabView
from core.diagnosis.result import CODES as CODES
from core.diagnosis.result import STUCK as STUCK
from core.diagnosis.result import Diagnosis as Diagnosis

if TYPE_CHECKING:
    from core.snapshot import Snapshot

# After so long (seconds) a stillness is explained as well as can be, although not every thread has been looked at.
_PATIENCE_S = 2.0


def diagnose(snapshot: Snapshot) -> Diagnosis | None:
    """Why `snapshot` does not move; None where it does, or where that cannot be told."""
    lab = LabView(snapshot)
    return cycle(lab) or _still(lab) or gil_held(lab) or busy(lab)


def _still(lab: LabView) -> Diagnosis | None:
    """What everything waits for in the end, if everything does."""
    if not lab.living or not lab.is_still or not lab.is_agreed:
        return None
    if lab.typed is not None:
        facts = {"waiter": lab.typed.actor.letter, "line": lab.typed.state.line}
        return Diagnosis("waiting-input", lab.snapshot.changed, facts)
    return cause(lab) if lab.is_known or lab.snapshot.t - lab.snapshot.changed > _PATIENCE_S else None
