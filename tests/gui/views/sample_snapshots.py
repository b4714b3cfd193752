"""Snapshots made by hand, with round numbers and no chance in them, to test views with."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence

from core.diagnosis import Diagnosis
from core.observation import Line, Outcome, QueueState, RunStarted, ThreadKey, ThreadState, Value, Wait
from core.snapshot import (
    Activity,
    Actor,
    Drift,
    Flow,
    Mark,
    Output,
    Passage,
    ProcessView,
    QueueView,
    Series,
    Snapshot,
    Span,
    ThreadView,
)

PID = 4312
ORIGIN = RunStarted(0.0, "3.12.1", "/usr/bin/python3", True, "fork")
FINISHED = Outcome("finished", 0)

RACE_SOURCE = """\
from threading import Thread

ROUNDS = 10_000_000
counter = 0

def add():
    global counter
    for i in range(ROUNDS):
        counter = plus(counter)

t1 = Thread(target=add)
t1.start()
t1.join()
print(counter)
""".splitlines()

STUCK_SOURCE = [""] * 37 + ["    p1.start()", "    c1.start()", "    p1.join()", "    c1.join()", "    q.join()"]


def series(points: Iterable[tuple[float, float]]) -> Series:
    points = list(points)
    return Series(array("d", (t for t, _ in points)), array("d", (value for _, value in points)), len(points))


def thread(
    letter: str,
    name: str,
    spans: Sequence[Span],
    *,
    pid: int = PID,
    is_process: bool = False,
    ended: bool = False,
    contribution: float | None = None,
) -> ThreadView:
    ident = 100 + ord(letter)
    last = spans[-1] if spans else Span(0.0, 0.0, "ready")
    state = ThreadState(ident, name, line=last.line, running=last.activity == "running", wait=last.wait)
    return ThreadView(
        Actor(letter, name, is_process, ThreadKey(pid, ident)),
        spans[0].start if spans else 0.0,
        last.end if ended else None,
        "ended" if ended else last.activity,
        state,
        tuple(spans),
        contribution,
    )


def main_process(ended: float | None = None, **values: Value) -> ProcessView:
    return ProcessView(PID, 1, "main", "main", "", 0.0, ended, None if ended is None else 0, dict(values))


def turns(t: float, turn: float, mine: int, of: int = 2) -> list[Span]:
    """Runs when it is its turn, otherwise is ready, from 5 ms to `t`."""
    spans: list[Span] = []
    start, index = 0.005, 0
    while start < t:
        end = min(start + turn, t)
        activity: Activity = "running" if index % of == mine else "ready"
        spans.append(Span(start, end, activity))
        start, index = end, index + 1
    return spans


# --- a counter that drifts -------------------------------------------------------------------------------------


def race(t: float = 1.167, *, running: bool = False, turn: float = 0.052, lossy: bool = True) -> Snapshot:
    """Two threads take turns on a counter, seen every 16 ms; every fourth turn ends with a loss."""
    ends = t if not running else None
    spans = [turns(t, turn, mine) for mine in (0, 1)]
    waits = Wait("join", "join", f"thread:{100 + ord('A')}")
    main = [Span(0.0, 0.005, "running"), Span(0.005, t, "blocked", 13, waits)]
    return Snapshot(
        t=t,
        origin=ORIGIN,
        processes=(main_process(ends),),
        threads=(
            thread("M", "main", main, ended=not running),
            thread("A", "incr", spans[0], ended=not running, contribution=10_000_000),
            thread("B", "dncr", spans[1], ended=not running, contribution=-10_000_000),
        ),
        drift=_drift(t, turn, lossy),
        outcome=None if running else FINISHED,
        changed=t,
        samples=int(t / 0.016),
        sample_rate=60.0,
    )


def _drift(t: float, turn: float, lossy: bool) -> Drift:
    actual, expected, writers, losses = [], [], [], []
    value = wanted = 0.0
    before = 0
    for index in range(int(t / 0.016) + 1):
        now = index * 0.016
        place = int(max(0.0, now - 0.005) / turn)
        step = 17_000.0 * 16 * (1 if place % 2 == 0 else -1)
        value, wanted = value + step, wanted + step
        if lossy and place != before and place % 4 in (1, 2):
            lost = 860_000.0 if (place * 7) % 3 else -1_700_000.0
            value += lost
            losses.append((now, lost))
        before = place
        actual.append((now, value))
        expected.append((now, wanted))
        writers.append((now, 1.0 + place % 2))
    return Drift("counter", series(actual), series(expected), series(writers), tuple(losses), 0.0)


def long_race(points: int = 10_000, *, running: bool = True) -> Snapshot:
    """As many points as a series can have, the writer changing at nearly every one, half of them with a loss."""
    t = points * 0.016
    actual, expected, writers, losses = [], [], [], []
    value = wanted = 0.0
    for index in range(points):
        step = 200_000.0 if (index * 7919) % 13 < 6 else -190_000.0
        lost = ((index * 104_729) % 101 - 50) * 20_000.0 if index % 2 else 0.0
        value, wanted = value + step + lost, wanted + step
        actual.append((index * 0.016, value))
        expected.append((index * 0.016, wanted))
        writers.append((index * 0.016, 1.0 + (index * 31) % 2))
        if lost:
            losses.append((index * 0.016, lost))
    drift = Drift("counter", series(actual), series(expected), series(writers), tuple(losses), 0.0)
    threads = (
        thread("M", "main", [Span(0.0, t, "blocked", 13, Wait("join", "join"))]),
        *(
            thread(letter, name, turns(t, 0.05, mine)[-2000:], contribution=amount)
            for letter, name, mine, amount in (("A", "incr", 0, 3.1e8), ("B", "dncr", 1, -3.1e8))
        ),
    )
    outcome = None if running else FINISHED
    return Snapshot(t, ORIGIN, (main_process(),), threads, drift=drift, outcome=outcome, changed=t)


# --- queues ----------------------------------------------------------------------------------------------------


def stuck_queue(t: float = 8.4, *, stopped: bool = False) -> Snapshot:
    """Lesson 8: three items, nobody gets one, and main waits in `q.join()` from 1.02 s on."""
    sleep = Wait("sleep", "sleep")
    producer, consumer = [], []
    for index in range(10):
        for spans, shift in ((producer, 0.0), (consumer, 0.008)):
            start = index * 0.1 + shift
            spans += [Span(start, start + 0.002, "running"), Span(start + 0.002, start + 0.1, "sleeping", 20, sleep)]
    joins, waits = Wait("join", "join", f"thread:{100 + ord('A')}"), Wait("queue", "join", "queue:77")
    main = [
        Span(0.0, 0.01, "running"),
        Span(0.01, 1.0, "blocked", 40, joins),
        Span(1.0, 1.02, "blocked", 41, joins),
        Span(1.02, t, "blocked", 42, waits),
    ]
    threads = (
        thread("M", "main", main),
        thread("A", "producer", producer, ended=True),
        thread("B", "consumer", consumer, ended=True),
    )
    puts = tuple(Mark(0.1 * index, threads[1].actor.key, "put", index + 1) for index in range(3))
    queue = QueueView(
        QueueState("77", "q", size=3, unfinished=3, puts=3),
        series([(0.0, 0), *((mark.t, mark.size) for mark in puts)]),
        puts,
        puts=3,
        empty=((0.0, 0.0),),
        pids=frozenset({PID}),
    )
    facts = {"waiter": "M", "line": 42, "via": [], "queue": "q", "unfinished": 3, "puts": 3, "ended": ["A", "B"]}
    lines = tuple(Line(0.1 * index, "stdout", f"put {7 - index}", PID, 100 + ord("A")) for index in range(3))
    return Snapshot(
        t=t,
        origin=ORIGIN,
        processes=(main_process(),),
        threads=threads,
        queues=(queue,),
        output=Output(lines),
        diagnosis=Diagnosis("unfinished-tasks", 1.02, facts),
        outcome=Outcome("stopped") if stopped else None,
        changed=1.02,
    )


def bounded_queue(t: float = 4.0, *, pace: float = 0.05, running: bool = True, capacity: int = 5) -> Snapshot:
    """Lesson 9: two producers put every `pace` seconds, in bursts faster than the consumer gets."""
    steps: list[tuple[float, float]] = [(0.0, 0)]
    marks: list[Mark] = []
    full: list[tuple[float, float]] = []
    empty: list[tuple[float, float]] = []
    size, since, puts, gets = 0, 0.0, 0, 0
    keys = {letter: ThreadKey(PID, 100 + ord(letter)) for letter in "ABC"}
    for index in range(int(t / pace * 2)):
        now = index * pace / 2
        wants_put = (index // 24) % 2 == 0 or index % 3 == 0
        if wants_put and size < capacity:
            size, puts = size + 1, puts + 1
            marks.append(Mark(now, keys["AB"[index % 2]], "put", size))
        elif not wants_put and size > 0:
            size, gets = size - 1, gets + 1
            marks.append(Mark(now, keys["C"], "get", size))
        else:
            continue
        _note_bands(full, empty, now, since, steps[-1][1], capacity)
        since = now
        steps.append((now, size))
    _note_bands(full, empty, t, since, size, capacity)
    ready = [turns(t, pace, mine, 3)[-2000:] for mine in range(3)]
    threads = (
        thread("M", "main", [Span(0.0, t, "sleeping", 30, Wait("sleep", "sleep"))]),
        thread("A", "producer 1", ready[0]),
        thread("B", "producer 2", ready[1]),
        thread("C", "consumer", ready[2]),
    )
    state = QueueState("78", "buffer", capacity=capacity, size=size, unfinished=puts)
    queue = QueueView(
        state, series(steps), tuple(marks[-2000:]), puts, gets, 0, tuple(full), tuple(empty), frozenset({PID})
    )
    outcome = None if running else Outcome("stopped")
    return Snapshot(t, ORIGIN, (main_process(),), threads, queues=(queue,), outcome=outcome, changed=t)


def _note_bands(
    full: list[tuple[float, float]],
    empty: list[tuple[float, float]],
    now: float,
    since: float,
    size: float,
    capacity: int,
) -> None:
    if size >= capacity:
        full.append((since, now))
    elif size == 0 and now > since:
        empty.append((since, now))


def copied_queue() -> Snapshot:
    """Lesson 7 under fork: two processes, each with its own copy of what was one `queue.Queue`."""
    child = 4318
    keys = {"M": ThreadKey(PID, 100 + ord("M")), "A": ThreadKey(child, 100 + ord("A"))}
    threads = (
        thread("M", "main", [Span(0.0, 0.3, "running")], ended=True),
        thread("A", "Process-1", [Span(0.1, 0.25, "running")], pid=child, is_process=True, ended=True),
    )
    queues = tuple(
        QueueView(
            QueueState("140001", "q", size=0, unfinished=1),
            series(steps),
            tuple(Mark(t, keys[letter], action, size) for t, action, size in marks),
            puts=1,
            gets=1,
            empty=empty,
            pids=frozenset({pid}),
        )
        for pid, letter, steps, marks, empty in (
            (
                PID,
                "M",
                [(0.0, 0), (0.05, 1), (0.28, 0)],
                [(0.05, "put", 1), (0.28, "get", 0)],
                ((0.0, 0.05), (0.28, 0.3)),
            ),
            (child, "A", [(0.1, 1), (0.15, 0), (0.2, 1)], [(0.15, "get", 0), (0.2, "put", 1)], ((0.15, 0.2),)),
        )
    )
    processes = (main_process(0.3), ProcessView(child, PID, "child", "Process-1", "fork", 0.1, 0.25, 0))
    return Snapshot(0.3, ORIGIN, processes, threads, queues=queues, outcome=FINISHED, changed=0.3)


# --- processes -------------------------------------------------------------------------------------------------


def number(value: float) -> Value:
    return Value("number", value, "int", 140_001)


def text(shown: str, kind: str = "dict") -> Value:
    return Value("repr", shown, kind, 140_002)


def manager(*, ended: bool = True) -> Snapshot:
    """Lesson 4: a dictionary in a Manager's server, and a plain one that was copied into the child."""
    server, child = 4315, 4318
    processes = (
        main_process(0.55 if ended else None, shared=Value("proxy", "7f01", "DictProxy"), plain=text("{}")),
        ProcessView(
            server, PID, "manager", "SyncManager-1", "spawn", 0.14, 0.53 if ended else None, None,
            {}, {"7f01": Value("repr", "{'a': 'a'}", "dict"), "7f01['a']": Value("text", "a", "str")},
        ),
        ProcessView(
            child, PID, "child", "Process-2", "spawn", 0.31, 0.48 if ended else None, 0 if ended else None,
            {"shared": Value("proxy", "7f01", "DictProxy"), "plain": text("{'a': 'a'}")},
        ),
    )  # fmt: skip
    message = Wait("message", "recv")
    threads = (
        thread(
            "M",
            "main",
            [
                Span(0.0, 0.05, "running"),
                Span(0.05, 0.19, "blocked", 10, message),
                Span(0.19, 0.24, "running"),
                Span(0.24, 0.48, "blocked", 15, Wait("process", "join", f"process:{child}")),
                Span(0.48, 0.55, "running"),
            ],
            ended=ended,
        ),
        thread(
            "S",
            "SyncManager-1",
            [Span(0.14, 0.19, "running"), Span(0.19, 0.36, "blocked", 0, message), Span(0.36, 0.53, "running")],
            pid=server,
            is_process=True,
            ended=ended,
        ),
        thread(
            "A",
            "Process-2",
            [
                Span(0.31, 0.36, "running"),
                Span(0.36, 0.37, "blocked", 4, message),
                Span(0.37, 0.48, "running"),
            ],
            pid=child,
            is_process=True,
            ended=ended,
        ),
    )
    lines = (
        Line(0.45, "stdout", "child  {'a': 'a'} {'a': 'a'}", child, 100 + ord("A")),
        Line(0.5, "stdout", "parent {'a': 'a'} {}", PID, 100 + ord("M")),
    )
    return Snapshot(
        0.6, ORIGIN, processes, threads, output=Output(lines), outcome=FINISHED if ended else None, changed=0.6
    )


def results() -> Snapshot:
    """Two children put results into a queue, and the parent gets them; one of the children was killed."""
    one, other = 4318, 4319
    processes = (
        main_process(counter=number(0)),
        ProcessView(one, PID, "child", "Process-1", "fork", 0.1, values={"counter": number(3)}),
        ProcessView(other, PID, "child", "Process-2", "fork", 0.12, 0.5, -9, values={"counter": number(1)}),
    )
    threads = (
        thread("M", "main", [Span(0.0, 0.1, "running"), Span(0.1, 1.0, "blocked", 9, Wait("queue", "get"))]),
        thread("A", "Process-1", [Span(0.1, 1.0, "running")], pid=one, is_process=True),
        thread("B", "Process-2", [Span(0.12, 0.5, "running")], pid=other, is_process=True, ended=True),
    )
    main, first, second = (thread.actor.key for thread in threads)
    passages = tuple(
        Passage(t, sender, t + 0.02, main) for t, sender in ((0.2, first), (0.3, second), (0.6, first), (0.8, first))
    )
    marks = tuple(
        mark
        for passage in passages
        for mark in (
            Mark(passage.put, passage.sender, "put", 1),
            Mark(passage.got, passage.receiver, "get", 0),
        )
    )
    queue = QueueView(
        QueueState("pipe:7", "results", shared=True), series([(0, 0)]), marks, 4, 4, pids=frozenset((PID, one, other)),
        passages=passages, flows=(Flow(one, PID, 3), Flow(other, PID, 1)),
    )  # fmt: skip
    return Snapshot(1.0, ORIGIN, processes, threads, queues=(queue,), changed=1.0)


def crowd(count: int = 24, t: float = 2.0) -> Snapshot:
    """Many threads that take turns, in two processes."""
    threads = [thread("M", "main", [Span(0.0, t, "blocked", 13, Wait("join", "join"))])]
    for index in range(count):
        letter = [chr(c) for c in range(ord("A"), ord("Z") + 1) if chr(c) not in "MS"][index % 24]
        pid = PID if index < count // 2 else 4400
        threads.append(thread(letter, f"worker-{index}", turns(t, 0.03, index % 4, 4), pid=pid))
    processes = (main_process(), ProcessView(4400, PID, "child", "Process-1", "fork", 0.1))
    return Snapshot(t, ORIGIN, processes, tuple(threads), changed=t)
