"""What is seen of threads, on every interpreter that is there."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from core.observation import QueueOp, Sample, ThreadEnded, ThreadStarted, Wait
from tests.core.direct_lab import (
    Done,
    every_python,
    run_text,
)

STUCK = """
import multiprocessing, os, queue, select, socket, sys, threading, time
from multiprocessing import synchronize
lock, other = threading.Lock(), threading.Lock()
again = threading.RLock()
other.acquire()
locks = [lock, other]
class Holder:
    def __init__(self):
        self.lock = other
holder = Holder()
q, full, simple = queue.Queue(), queue.Queue(1), queue.SimpleQueue()
full.put(1)
unfinished = queue.Queue()
unfinished.put(1)
event, condition = threading.Event(), threading.Condition()
barrier, semaphore = threading.Barrier(2), threading.Semaphore(0)
def forever():
    event.wait()
living = threading.Thread(target=forever, daemon=True)
living.start()
reader, writer = multiprocessing.Pipe()
shared, shared_lock = multiprocessing.Queue(), multiprocessing.Lock()
shared_lock.acquire()
(ours, theirs), (end, other_end) = socket.socketpair(), os.pipe(); pipe = open(end)
def stuck():
    {line}
thread = threading.Thread(target=stuck, name="stuck", daemon=True)
thread.start()
thread.join(0.25)
print(id(other), id(q), id(full), id(unfinished), id(simple), living.ident)
"""

WAITS = [
    ("lock.acquire(); other.acquire()", "lock", "acquire", "lock:{0}", False),
    ("other.acquire(timeout=9)", "lock", "acquire", "lock:{0}", True),
    ("with other: pass", "lock", "acquire", "lock:{0}", False),
    ("with lock, other: pass", "lock", "acquire", "lock:{0}", False),
    ("with (other): pass", "lock", "acquire", "lock:{0}", False),
    ("with holder.lock: pass", "lock", "acquire", "lock:{0}", False),
    ("locks[1].acquire()", "lock", "acquire", "lock:{0}", False),
    ("print(lock.locked(), other.acquire())", "lock", "acquire", "lock:{0}", False),
    ("semaphore.acquire()", "lock", "acquire", None, False),
    ("shared_lock.acquire()", "lock", "acquire", None, False),
    ("with shared_lock: pass", "lock", "acquire", None, False),
    ("q.get()", "queue", "get", "queue:{1}", False),
    ("q.get(timeout=9)", "queue", "get", "queue:{1}", True),
    ("full.put(2)", "queue", "put", "queue:{2}", False),
    ("unfinished.join()", "queue", "join", "queue:{3}", False),
    ("simple.get()", "queue", "get", "queue:{4}", False),
    ("shared.get()", "queue", "get", None, False),
    ("living.join()", "join", "join", "thread:{5}", False),
    ("living.join(9)", "join", "join", "thread:{5}", True),
    ("event.wait()", "condition", "wait", "", False),
    ("barrier.wait()", "condition", "wait", "", False),
    ("with condition: condition.wait(9)", "condition", "wait", "", True),
    ("time.sleep(9)", "sleep", "sleep", "", False),
    ("input()", "input", "input", "", False),
    ("sys.stdin.readline()", "input", "readline", "", False),
    ("reader.recv()", "message", "recv", "", False),
    ("ours.recv(1)", "io", "recv", "", False),
    ("ours.makefile().readline()", "io", "readinto", "", False),
    ("pipe.read()", "io", "read", "", False),
    ("select.select([ours], [], [])", "io", "select", "", False),
]


def _last_state(done: Done, name: str) -> Any:
    states = [state for sample in done.of(Sample) for state in sample.threads if state.name == name]
    return states[-1]


@every_python
def test_what_a_thread_waits_for_is_seen(python: str, tmp_path: Path) -> None:
    reader, writer = os.pipe()  # nobody types
    try:
        for line, reason, call, target, timed in WAITS:
            done = run_text(python, STUCK.format(line=line), tmp_path, stdin=reader, input=None)
            ids = done.stdout.decode().splitlines()[-1].split()
            state = _last_state(done, "stuck")
            assert (state.line, state.function, state.running) == (27, "stuck", False), line
            expected = state.wait.target if target is None else target.format(*ids)
            assert state.wait == Wait(reason, call, expected, timed), line
    finally:
        os.close(reader)
        os.close(writer)


@every_python
def test_a_thread_without_a_name_of_its_own_is_called_after_what_runs_in_it(python: str, tmp_path: Path) -> None:
    text = """
import threading
class Producer(threading.Thread):
    def run(self): pass
def add(): pass
for thread in (threading.Thread(target=add), Producer(), Producer(name="mine"), threading.Thread()):
    thread.start()
    thread.join()
"""
    names = [event.name for event in run_text(python, text, tmp_path).of(ThreadStarted)]
    assert names == ["Thread-1 (add)", "Thread-2 (Producer)", "mine", "Thread-3"]


@every_python
def test_a_thread_that_lives_shorter_than_a_sample_is_seen_with_all_that_it_did(python: str, tmp_path: Path) -> None:
    text = """
import queue, threading, time
q = queue.Queue()
def produce():
    for number in range(3):
        q.put(number)
    q.get()
    q.task_done()
thread = threading.Thread(target=produce, name="brief")
thread.start()
thread.join()
print(thread.ident, id(q))
"""
    done = run_text(python, text, tmp_path)
    ident, queue = (int(word) for word in done.stdout.split())
    (started,) = [event for event in done.of(ThreadStarted) if event.ident == ident]
    (ended,) = [event for event in done.of(ThreadEnded) if event.ident == ident]
    operations = done.of(QueueOp)
    assert started.name == "brief"
    assert [(op.action, op.size, op.ident, op.queue) for op in operations] == [
        (action, size, ident, str(queue))
        for action, size in (("put", 1), ("put", 2), ("put", 3), ("get", 2), ("task_done", 2))
    ]
    times = [started.t, *(op.t for op in operations), ended.t]
    assert times == sorted(times)


COUNTERS = """
import threading
ROUNDS = {rounds}
counter = 0
def plus(number):
    return number + 1
def add():
    global counter
    for i in range(ROUNDS):
        counter = plus(counter)
def subtract():
    global counter
    for i in range(ROUNDS):
        counter -= 1
threads = [threading.Thread(target=add, name="add"), threading.Thread(target=subtract, name="subtract")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counter)
"""
PROGRESS = [
    {"function": "add", "variable": "i", "step": 1, "total": "ROUNDS"},
    {"function": "subtract", "variable": "i", "step": -1, "total": "ROUNDS"},
]


@every_python
def test_rounds_rise_and_the_last_value_is_the_one_printed(python: str, tmp_path: Path) -> None:
    watching = {"names": ["counter", "ROUNDS"], "progress": PROGRESS}
    done = run_text(python, COUNTERS.format(rounds=4_000_000), tmp_path, watching=watching)
    values = [sample.values["counter"].shown for sample in done.of(Sample) if "counter" in sample.values]
    assert values[-1] == int(done.stdout)
    for name in ("add", "subtract"):
        states = [state for sample in done.of(Sample) for state in sample.threads if state.name == name]
        rounds = [state.rounds for state in states if state.rounds is not None]
        assert rounds == sorted(rounds)
        assert len(set(rounds)) > 1
        assert all(state.function == name for state in states if state.rounds is not None)
        assert any(state.running and state.wait is None for state in states)
    main = [state for sample in done.of(Sample) for state in sample.threads if state.name == "MainThread"]
    assert any(state.wait is not None and state.wait.reason == "join" for state in main)


HURRIED = """
import sys, threading
sys.setswitchinterval(2e-4)
ROUNDS = 200_000
counter = 0
lock = threading.Lock()
def add():
    global counter
    for i in range(ROUNDS):
        with lock:
            counter += 1
def subtract():
    global counter
    for i in range(ROUNDS):
        with lock:
            counter -= 1
threads = [threading.Thread(target=work, name=work.__name__) for work in (add, subtract)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
"""


@every_python
def test_rounds_are_told_only_with_the_counter_of_that_instant(python: str, tmp_path: Path) -> None:
    """Others get the interpreter's lock all the time here, as they do where the system keeps the probe from running."""
    done = run_text(python, HURRIED, tmp_path, watching={"names": ["counter"], "progress": PROGRESS})
    seen = 0
    for sample in done.of(Sample):
        rounds = {state.name: state.rounds for state in sample.threads if state.rounds is not None}
        if rounds.keys() == {"add", "subtract"}:
            seen += 1
            assert abs(sample.values["counter"].shown - rounds["add"] + rounds["subtract"]) <= 2
    assert seen > 0


@every_python
def test_many_threads_come_whole_and_thousands_do_no_harm(python: str, tmp_path: Path) -> None:
    text = """
import threading
stop = threading.Event()
threads = [threading.Thread(target=stop.wait, name="waiting %d" % n) for n in range({count})]
for thread in threads:
    thread.start()
threads[0].join(0.3)
stop.set()
for thread in threads:
    thread.join()
print("done")
"""
    few = run_text(python, text.format(count=16), tmp_path)
    most = max(few.of(Sample), key=lambda sample: len(sample.threads))
    assert {state.name for state in most.threads} == {"MainThread", *(f"waiting {n}" for n in range(16))}
    assert len(few.of(ThreadStarted)) == len(few.of(ThreadEnded)) == 16
    many = run_text(python, text.format(count=1_000), tmp_path)
    assert (many.stdout, many.stderr, many.code) == (b"done\n", b"", 0)
    assert max(len(sample.threads) for sample in many.of(Sample)) <= 256
