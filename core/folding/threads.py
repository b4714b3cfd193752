"""Threads: who they are, and what each did when."""

from __future__ import annotations

import re
from copy import copy
from dataclasses import replace
from itertools import cycle

from core.folding.row import Row
from core.observation import (
    ProcessStarted,
    Sample,
    Standstill,
    ThreadEnded,
    ThreadKey,
    ThreadStarted,
    ThreadState,
    Wait,
    Waited,
)
from core.snapshot import SPAN_LIMIT, Activity, Actor, Span, ThreadView

# Threads that the standard library starts for itself; a learner has not asked for them.
_INTERNAL = re.compile(
    r"QueueFeederThread|QueueManagerThread|ExecutorManagerThread|Dummy-\d+"
    r"|Thread-\d+ \((_handle_workers|_handle_tasks|_handle_results|serve_forever|accepter|handle_request)\)"
)
# So many threads of a process are observed at most (`LIMIT` in the probe): others may do anything.
_OBSERVED = 250
# For how long after it was seen (seconds) an alarm that the system will send is reckoned with: until the next look.
_ALARM_S = 7.0
# For how long (seconds) an unseen thread's last movement counts.
_RESTLESS_S = 0.4
_TARGET_IN_NAME = re.compile(r"Thread-\d+ \((.+)\)")
_WAITS_LIMIT = 1_000
_LETTERS = "ABCDEFGHIJKLNOPQRTUVWXYZ"
"""M and S have their own meaning."""


class _Life:
    """One thread, from when it was first seen."""

    def __init__(
        self, index: int, actor: Actor, is_head: bool, started: float, state: ThreadState, waits: dict[Wait, Wait]
    ) -> None:
        """`index` is its place in `Snapshot.threads`; of a process's main thread `is_head`."""
        self.index = index
        self.actor = actor
        self.is_head = is_head
        self.started = started
        self.ended: float | None = None
        self.state = state
        self.activity: Activity = "ready"
        self._closed: Row[Span] = Row(Span, 2, SPAN_LIMIT)
        self._open: Span | None = None
        self._waits = waits
        self._acted = started
        self._agreeing = self._samples = 0
        self._standstill: Standstill | None = None

    def see(self, t: float, state: ThreadState) -> bool:
        """Takes the state at time `t`; returns whether anything about it moved."""
        activity = _activity(state, self.state)
        before, self.state = self.state, state
        if self.activity == "ended":
            return False
        self._extend(t, activity, state)
        moved = activity != self.activity or (state.line, state.wait) != (before.line, before.wait)
        self.activity = activity
        self._agreeing += 1
        self._samples += 1
        if moved:
            self._standstill = None
        if moved or state.running:
            self.act(t)
        return moved or state.running or activity == "ready"

    def look(self, standstill: Standstill) -> None:
        """Takes a closer look, if it is at what the thread is still doing."""
        if self.activity == "blocked" and self.state.line in (standstill.line, 0):
            self._standstill = standstill

    def act(self, t: float) -> None:
        """It has done something, for which it had to move."""
        self._acted = max(self._acted, t)
        self._agreeing = 0

    def _still(self) -> float | None:
        span = self._open
        return max(span.start, self._acted) if span is not None and self.activity in ("blocked", "sleeping") else None

    def _extend(self, t: float, activity: Activity, state: ThreadState) -> None:
        still = activity in ("sleeping", "blocked")
        line, wait = (state.line, state.wait) if still else (0, None)
        span = self._open
        if span is not None and (span.activity, span.line, span.wait) == (activity, line, wait):
            self._open = Span(span.start, max(t, span.start), activity, line, wait)
            return
        start = self.started if span is None else span.end
        if span is not None:
            self._closed.append(span)
        if wait is not None:
            wait = self._waits.setdefault(wait, wait)
        self._open = Span(start, max(t, start), activity, line, wait)

    def waited(self, done: Waited) -> None:
        """Takes a wait that is over in the place of what samples made of that time."""
        if self.ended is not None:
            return
        since, kept = max(done.since, self.started), self._before_wait(done)
        if kept is not None:
            self._closed.append(replace(kept, end=since))
        elif since > self.started:
            self._closed.append(Span(self.started, since, "running"))
        wait = self._waits.setdefault(done.wait, done.wait)
        self._closed.append(Span(since, max(since, done.t), "blocked", done.line, wait))
        self._open = Span(max(since, done.t), max(since, done.t), "running")
        self.activity, self.state = "running", replace(self.state, running=True, wait=None)
        self._standstill = None
        self.act(done.t)

    def _before_wait(self, done: Waited) -> Span | None:
        """The span during which the wait began, taken off together with all later ones. That in which it was sampled
        is one of those: its beginning is only that of the sample before."""
        span = self._open
        while span is not None and (
            span.start >= done.since or (span.end > done.since and (span.line, span.wait) == (done.line, done.wait))
        ):
            span = self._closed.pop() if self._closed.last is not None else None
        return span

    def end(self, t: float) -> None:
        if self.ended is not None:
            return
        self.ended = max(t, self.started)
        if self._open is None:
            self._open = Span(self.started, self.ended, "running")
        elif self._open.end < self.ended:
            self._open = Span(self._open.start, self.ended, self._open.activity, self._open.line, self._open.wait)
        self.activity = "ended"

    def view(self, actor: Actor, place: int, contribution: float | None) -> ThreadView:
        spans = (*self._closed.items(), self._open) if self._open else self._closed.items()
        return ThreadView(
            actor,
            self.started,
            self.ended,
            self.activity,
            self.state,
            spans,
            contribution,
            self._still(),
            self._agreeing,
            self._samples,
            self._standstill,
            place,
        )

    def copy(self) -> _Life:
        life = copy(self)
        life._closed = self._closed.copy()
        return life


def _activity(state: ThreadState, before: ThreadState) -> Activity:
    """Between two threads that share the GIL the CPU clock sees both at work; whose rounds advanced had the turn."""
    if state.wait is not None:
        return "sleeping" if state.wait.reason == "sleep" else "blocked"
    if not state.running:
        return "ready"
    if state.rounds is not None and state.rounds == before.rounds:
        return "ready"
    return "running"


def _is_restless(state: ThreadState) -> bool:
    wait = state.wait
    return wait is None or state.running or wait.timed or wait.reason in ("sleep", "io")


class Threads:
    """All threads of a run in the order in which they were first seen."""

    def __init__(self) -> None:
        self._all: list[_Life] = []
        self._lives: dict[ThreadKey, _Life] = {}
        """The newest by key: the system gives an ended thread's ident to a new one."""
        self._processes: dict[int, ProcessStarted] = {}
        self._restless: dict[int, float] = {}
        """By pid, when a thread that is not shown was last seen at work."""
        self.shown = 0.0
        """When a thread last began or ended to wait."""
        self._named: tuple[tuple[int, Actor], ...] = ()
        """Of each thread its place in the order of start, and who it is."""
        self._waits: dict[Wait, Wait] = {}
        """One object for those that are equal: thousands of spans of a thread wait for the same."""

    def copy(self) -> Threads:
        threads = Threads()
        lives = {id(life): life.copy() for life in self._all}
        threads._all = list(lives.values())
        threads._lives = {key: lives[id(life)] for key, life in self._lives.items()}
        threads._processes, threads._named = self._processes.copy(), self._named
        threads._restless, threads.shown = self._restless.copy(), self.shown
        return threads

    def process_started(self, process: ProcessStarted) -> None:
        self._processes[process.pid] = process
        if process.role not in ("forkserver", "tracker"):
            state = ThreadState(process.ident, "MainThread", running=True)
            self._life(ThreadKey(process.pid, process.ident), process.t, state, True)

    def process_ended(self, t: float, pid: int) -> None:
        for key, life in self._lives.items():
            if key.pid == pid:
                life.end(t)

    def thread_started(self, event: ThreadStarted) -> None:
        if not _INTERNAL.search(event.name):
            self._life(ThreadKey(event.pid, event.ident), event.t, ThreadState(event.ident, event.name), True)

    def thread_ended(self, event: ThreadEnded) -> None:
        life = self._lives.get(ThreadKey(event.pid, event.ident))
        if life is not None:
            life.end(event.t)

    def sample(self, sample: Sample) -> bool:
        """Takes a sample of one process; returns whether any of its threads moved."""
        moved = False
        seen = set()
        if len(self._waits) > _WAITS_LIMIT:
            self._waits.clear()
        for state in sample.threads:
            seen.add(state.ident)
            life = self._life(ThreadKey(sample.pid, state.ident), sample.t, state, False)
            if life is not None:
                waited = life.state.wait
                moved |= life.see(sample.t, state)
                if waited != state.wait:
                    self.shown = max(self.shown, sample.t)
            elif _is_restless(state):
                self._restless[sample.pid] = sample.t
        if len(sample.threads) >= _OBSERVED:
            self._restless[sample.pid] = sample.t
        head = self._processes.get(sample.pid)
        for key, life in self._lives.items():
            # A process's first thread runs no code before the program begins and after it ends, and is not seen then.
            if key.pid != sample.pid or key.ident in seen or (head is not None and key.ident == head.ident):
                continue
            if life.ended is None and life.started < sample.t:
                life.end(sample.t)
                moved = True
        return moved

    def waited(self, done: Waited) -> None:
        """A thread has waited, and goes on."""
        life = self._lives.get(ThreadKey(done.pid, done.ident))
        if life is not None:
            life.waited(done)
            self.shown = max(self.shown, done.t)

    def look(self, standstill: Standstill) -> None:
        """Takes a closer look at one thread."""
        life = self._lives.get(ThreadKey(standstill.pid, standstill.ident))
        if standstill.alarm:
            self._restless[standstill.pid] = standstill.t + _ALARM_S
        if life is not None:
            life.look(standstill)

    def act(self, t: float, key: ThreadKey) -> None:
        """A thread has done something at time `t`."""
        life = self._lives.get(key)
        if life is not None:
            life.act(t)

    def is_restless(self, t: float, pid: int) -> bool:
        """Whether a thread of that process that is not shown has been doing something of late."""
        return t - self._restless.get(pid, -_RESTLESS_S) < _RESTLESS_S

    def _life(self, key: ThreadKey, t: float, state: ThreadState, announced: bool) -> _Life | None:
        life = self._lives.get(key)
        if life is not None and (life.ended is None or not announced):
            return life
        process = self._processes.get(key.pid)
        if process is None or process.role in ("forkserver", "tracker") or _INTERNAL.search(state.name):
            return None
        is_head = key.ident == process.ident
        if not is_head and (process.role == "manager" or not (announced or state.line)):
            return None
        actor = _unnamed(key, process, state, is_head)
        life = self._lives[key] = _Life(len(self._all), actor, is_head, t, state, self._waits)
        self._all.append(life)
        return life

    def _name(self) -> tuple[tuple[int, Actor], ...]:
        """Who each thread is, by the order of start: what several processes tell arrives in any order."""
        if len(self._named) == len(self._all):
            return self._named
        ranked = sorted(zip(self._starts(), self._all, strict=True), key=lambda pair: pair[0])
        named = [(0, life.actor) for life in self._all]
        letters = cycle(_LETTERS)
        several = sum(life.is_head for life in self._all) > 1
        for place, (_, life) in enumerate(ranked):
            actor = life.actor
            if actor.letter == "M":
                actor = replace(actor, is_process=several)
            elif not actor.letter:
                actor = replace(actor, letter=next(letters))
            named[life.index] = (place, actor)
        self._named = tuple(named)
        return self._named

    def _starts(self) -> list[tuple[float, int]]:
        """When each began, and when it was heard of; children of one parent in the order in which it made them,
        whichever of them was the first to run."""
        starts = [(life.started, life.index) for life in self._all]
        siblings: dict[int, list[tuple[int, _Life]]] = {}
        for life in self._all:
            process = self._processes[life.actor.key.pid]
            if life.is_head and process.number:
                siblings.setdefault(process.parent, []).append((process.number, life))
        for group in siblings.values():
            begun = sorted(starts[life.index] for _, life in group)
            for start, (_, life) in zip(begun, sorted(group, key=lambda pair: pair[0]), strict=True):
                starts[life.index] = start
        return starts

    def heads(self) -> dict[int, ThreadKey]:
        """The main thread of each process, by pid."""
        return {pid: ThreadKey(pid, process.ident) for pid, process in self._processes.items()}

    def index(self, key: ThreadKey) -> int | None:
        """Where in `Snapshot.threads` the one is that has that key now, or had it last."""
        life = self._lives.get(key)
        return life.index if life else None

    def ended(self) -> set[int]:
        """Where in `Snapshot.threads` those are that have ended."""
        return {life.index for life in self._all if life.ended is not None}

    def views(self, contributions: dict[int, float]) -> tuple[ThreadView, ...]:
        """All of them; what each has added to the counter is given by its place among them."""
        return tuple(
            life.view(actor, place, contributions.get(life.index))
            for life, (place, actor) in zip(self._all, self._name(), strict=True)
        )


def _unnamed(key: ThreadKey, process: ProcessStarted, state: ThreadState, is_head: bool) -> Actor:
    """Without its letter, where that depends on the others."""
    if is_head:
        name = "main" if process.role == "main" else process.name
        return Actor({"main": "M", "manager": "S"}.get(process.role, ""), name, process.role != "main", key)
    target = _TARGET_IN_NAME.fullmatch(state.name)
    return Actor("", target[1] if target else state.name, False, key)
