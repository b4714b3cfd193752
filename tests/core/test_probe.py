"""What the probe promises to see, on every interpreter that is there; that it alters nothing is in
`test_byte_identity`."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path
from typing import Any

import pytest

from core.observation import ProcessEnded, ProcessStarted, QueueOp, Sample, ThreadEnded, ThreadStarted, Value, Wait
from tests.core.direct_lab import Done, interpreters, lab_environment, plain_environment, read_rings, run_lab, run_plain

METHODS = ("fork", "spawn", "forkserver") if sys.platform.startswith("linux") else ("spawn",)
every_python = pytest.mark.parametrize("python", interpreters())
every_method = pytest.mark.parametrize("method", METHODS)

STUCK = """
import multiprocessing, queue, sys, threading, time
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
]


def _run(python: str, text: str, tmp_path: Path, **options: Any) -> Done:
    program = tmp_path / "program.py"
    program.write_text(text, encoding="utf-8")
    return run_lab(python, program, **options)


def _last_state(done: Done, name: str) -> Any:
    states = [state for sample in done.of(Sample) for state in sample.threads if state.name == name]
    return states[-1]


def _last(done: Done, pid: int | None = None) -> Sample:
    samples = [sample for sample in done.of(Sample) if pid in (None, sample.pid)]
    return samples[-1]


# --- threads ---------------------------------------------------------------------------------------------------


@every_python
def test_what_a_thread_waits_for_is_seen(python: str, tmp_path: Path) -> None:
    reader, writer = os.pipe()  # nobody types
    try:
        for line, reason, call, target, timed in WAITS:
            done = _run(python, STUCK.format(line=line), tmp_path, stdin=reader, input=None)
            ids = done.stdout.decode().splitlines()[-1].split()
            state = _last_state(done, "stuck")
            assert (state.line, state.function, state.running) == (26, "stuck", False), line
            expected = state.wait.target if target is None else target.format(*ids)
            assert state.wait == Wait(reason, call, expected, timed), line
    finally:
        os.close(reader)
        os.close(writer)


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
    done = _run(python, text, tmp_path)
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
    done = _run(python, COUNTERS.format(rounds=2_000_000), tmp_path, watching=watching)
    values = [sample.values["counter"].shown for sample in done.of(Sample) if "counter" in sample.values]
    assert values[-1] == int(done.stdout)
    for name in ("add", "subtract"):
        states = [state for sample in done.of(Sample) for state in sample.threads if state.name == name]
        rounds = [state.rounds for state in states if state.rounds is not None]
        assert rounds == sorted(rounds)
        assert len(set(rounds)) > 2
        assert all(state.function == name for state in states if state.rounds is not None)
        assert any(state.running and state.wait is None for state in states)
    main = [state for sample in done.of(Sample) for state in sample.threads if state.name == "MainThread"]
    assert any(state.wait is not None and state.wait.reason == "join" for state in main)


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
    few = _run(python, text.format(count=16), tmp_path)
    most = max(few.of(Sample), key=lambda sample: len(sample.threads))
    assert {state.name for state in most.threads} == {"MainThread", *(f"waiting {n}" for n in range(16))}
    assert len(few.of(ThreadStarted)) == len(few.of(ThreadEnded)) == 16
    many = _run(python, text.format(count=1_000), tmp_path)
    assert (many.stdout, many.stderr, many.code) == (b"done\n", b"", 0)
    assert max(len(sample.threads) for sample in many.of(Sample)) <= 256


# --- values ----------------------------------------------------------------------------------------------------


VALUES = """
import collections, math, multiprocessing
class Loud:
    def __getattribute__(self, name): print("asked for", name)
    def __repr__(self): print("repr")
    def __len__(self): print("len")
    def __eq__(self, other): print("eq")
    def __hash__(self): print("hash"); return 0
    def __bool__(self): print("bool")
class Meta(type):
    def __eq__(self, other): print("meta eq")
    def __hash__(self): return 1
    @property
    def __name__(self): print("meta name")
    @property
    def __mro__(self): print("meta mro")
class Odd(metaclass=Meta): pass
class Number(int):
    def __repr__(self): print("number")
loud, odd, number = Loud(), Odd(), Number(3)
whole, huge, part, infinite, truth, nothing = 5, 10**400, 0.5, math.inf, True, None
text = "a" * 300
small, big, mixed = [1, "two", None], list(range(50)), [Loud()]
table, tail, raw = {"n": 1}, collections.deque([1, 2]), b"123"
shared = multiprocessing.Value("i", 42)
"""
VALUE_NAMES = (
    *("loud", "odd", "number", "whole", "huge", "part", "infinite", "truth", "nothing"),
    *("text", "small", "big", "mixed", "table", "tail", "raw", "shared"),
)


@every_python
def test_values_are_shown_without_running_any_code_of_the_program(python: str, tmp_path: Path) -> None:
    done = _run(python, VALUES, tmp_path, watching={"names": [*VALUE_NAMES, "absent"]})
    assert (done.stdout, done.stderr) == (b"", b"")
    shown = {name: (value.form, value.shown) for name, value in _last(done).values.items()}
    assert shown == {
        "loud": ("type", "Loud"),
        "odd": ("type", "Odd"),
        "number": ("type", "Number"),
        "whole": ("number", 5),
        "huge": ("type", "int"),
        "part": ("number", 0.5),
        "infinite": ("repr", "inf"),
        "truth": ("repr", "True"),
        "nothing": ("repr", "None"),
        "text": ("text", "a" * 200),
        "small": ("repr", "[1, 'two', None]"),
        "big": ("size", 50),
        "mixed": ("size", 1),
        "table": ("repr", "{'n': 1}"),
        "tail": ("repr", "deque([1, 2])"),
        "raw": ("size", 3),
        "shared": ("number", 42),
    }


# --- queues ----------------------------------------------------------------------------------------------------


@every_python
def test_counts_of_a_fast_queue_are_exact_though_not_every_operation_is_noted(python: str, tmp_path: Path) -> None:
    text = """
import queue
def work(mine):
    for number in range(20_000):
        mine.put(number)
        if number % 2:
            mine.get()
            mine.task_done()
bounded = queue.PriorityQueue(maxsize=50_000)
def make():
    local = queue.LifoQueue()
    work(local)
    return [local]
work(bounded)
kept = make()
"""
    done = _run(python, text, tmp_path)
    states = {state.name: state for state in _last(done).queues}
    for name, capacity in (("bounded", 50_000), ("local", 0)):
        state = states[name]
        assert (state.puts, state.gets, state.dones) == (20_000, 10_000, 10_000)
        assert (state.size, state.unfinished, state.capacity, state.shared) == (10_000, 10_000, capacity, False)
    assert 0 < len(done.of(QueueOp)) <= 64 * len(done.of(Sample))


SHARED = """
import multiprocessing, os
def work(given, back):
    given.get()
    back.put(2)
    given.task_done()
if __name__ == "__main__":
    given, back = multiprocessing.JoinableQueue(5), multiprocessing.Queue()
    child = multiprocessing.Process(target=work, args=(given, back), name="worker")
    child.start()
    given.put(1)
    back.get()
    given.join()
    child.join()
    print(os.getpid(), child.pid)
"""


@every_python
@every_method
def test_all_processes_agree_on_a_shared_queue(python: str, method: str, tmp_path: Path) -> None:
    done = _run(python, SHARED, tmp_path, start_method=method)
    main, child = (int(word) for word in done.stdout.split())
    names = {state.name: state.queue for state in _last(done, main).queues}
    operations = [(op.pid, op.action, op.queue, op.size) for op in done.of(QueueOp)]
    assert sorted(operations[:2]) == sorted([(main, "put", names["given"], 1), (child, "get", names["given"], 0)])
    assert sorted(operations[2:]) == sorted(
        [
            (child, "put", names["back"], 1),
            (child, "task_done", names["given"], 0),
            (main, "get", names["back"], 0),
        ]
    )
    given = next(state for state in _last(done, main).queues if state.name == "given")
    assert (given.capacity, given.size, given.unfinished, given.shared) == (5, 0, 0, True)
    assert (given.puts, given.gets) == (1, 0)
    there = next(state for state in _last(done, child).queues if state.queue == names["given"])
    assert (there.puts, there.gets, there.dones) == (0, 1, 1)


# --- processes -------------------------------------------------------------------------------------------------


ROLES = """
import multiprocessing, os, sys
value = 0
def work(shared):
    global value
    shared["n"] = 41
    for value in range(1000): pass
    value = "done"
    sys.exit(3)
if __name__ == "__main__":
    with multiprocessing.Manager() as manager:
        d = manager.dict(a="x")
        child = multiprocessing.Process(target=work, args=(d,), name="worker")
        child.start()
        child.join()
        child.join(0.1)
        print(os.getpid(), child.pid, manager._process.pid, d._token.id, multiprocessing.get_start_method())
        multiprocessing.Event().wait(0.1)
"""


@every_python
@every_method
def test_every_process_is_seen_with_its_role_its_last_value_and_its_end(
    python: str, method: str, tmp_path: Path
) -> None:
    done = _run(python, ROLES, tmp_path, start_method=method, watching={"names": ["value", "d"]})
    *words, chosen = done.stdout.decode().split()
    main, child, server = (int(word) for word in words[:3])
    assert chosen == method
    started = {event.pid: event for event in done.of(ProcessStarted)}
    assert len(started) == len(done.of(ProcessStarted))
    facts = {pid: (event.role, event.name, event.parent, event.start_method) for pid, event in started.items()}
    assert facts[main][0] == "main"
    assert facts[child] == ("child", "worker", main, method)
    assert facts[server] == ("manager", "SyncManager-1", main, method)
    others = {event.role for pid, event in started.items() if pid not in (main, child, server)}
    assert others == {"fork": set(), "spawn": {"tracker"}, "forkserver": {"tracker", "forkserver"}}[method]
    assert {(event.pid, event.exit_code) for event in done.of(ProcessEnded)} == {(child, 3), (server, 0)}
    assert _last(done, child).values["value"].shown == "done"
    proxy = next(sample.values["d"] for sample in done.of(Sample) if sample.pid == main and "d" in sample.values)
    assert (proxy.form, proxy.shown, proxy.type) == ("proxy", words[3], "DictProxy")
    hosted = [sample.hosted for sample in done.of(Sample) if sample.pid == server and sample.hosted]
    assert any(there.get(f"{words[3]}[n]", Value("type", "")).shown == 41 for there in hosted)


@every_python
def test_the_programs_own_choice_of_a_start_method_wins(python: str, tmp_path: Path) -> None:
    text = """
import multiprocessing
if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    print(multiprocessing.get_start_method(), multiprocessing.get_context("spawn").get_start_method())
"""
    done = _run(python, text, tmp_path, start_method=METHODS[0])
    assert (done.stdout, done.stderr) == (b"spawn spawn\n", b"")


@pytest.mark.skipif(os.name != "posix", reason="forks")
@every_python
def test_the_last_value_is_recorded_also_when_a_process_leaves_at_once(python: str, tmp_path: Path) -> None:
    text = """
import os
value = 0
child = os.fork()
if child == 0:
    value = 7
    os._exit(5)
value = 8
print(child, os.WEXITSTATUS(os.waitpid(child, 0)[1]))
value = 9
"""
    done = _run(python, text, tmp_path, watching={"names": ["value"]})
    child, code = (int(word) for word in done.stdout.split())
    assert code == 5
    main = next(event.pid for event in done.of(ProcessStarted) if event.role == "main")
    assert (_last(done, child).values["value"].shown, _last(done, main).values["value"].shown) == (7, 9)


@every_python
def test_an_interpreter_that_the_program_starts_itself_is_a_child(python: str, tmp_path: Path) -> None:
    text = "import subprocess, sys; print(subprocess.run([sys.executable, '-c', 'pass']).returncode)"
    done = _run(python, text, tmp_path)
    assert [event.role for event in done.of(ProcessStarted)] == ["main", "child"]
    assert [event.exit_code for event in done.of(ProcessEnded)] == [0]


# --- output ----------------------------------------------------------------------------------------------------


@every_python
def test_every_line_is_attributed_to_the_thread_that_wrote_it(python: str, tmp_path: Path) -> None:
    text = """
import sys, threading
def say():
    print("from", threading.get_ident())
    print("to the other", threading.get_ident(), file=sys.stderr)
    sys.stdout.write("half ")
    sys.stdout.flush()
    print("line", threading.get_ident())
for _ in range(3):
    thread = threading.Thread(target=say)
    thread.start()
    thread.join()
print("ü" * 900, threading.get_ident(), "\\n", threading.get_ident(), flush=True)
sys.stdout.buffer.write(b"bytes %d\\n" % threading.get_ident())
"""
    done = _run(python, text, tmp_path)
    for stream, written in (("stdout", done.stdout), ("stderr", done.stderr)):
        told = [tuple(line) for item in done.wrote if item["stream"] == stream for line in item["lines"]]
        expected = [(_ident(line), zlib.crc32(line)) for line in written.splitlines()]
        assert told == expected


def _ident(line: bytes) -> int:
    return int(line.split()[-1])


@every_python
def test_what_a_hanging_program_has_printed_can_be_read(python: str, tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text("import threading\nprint('before')\nthreading.Event().wait()\n")
    with tempfile.TemporaryDirectory() as folder:
        environment = lab_environment(Path(folder), program, "", {})
        with subprocess.Popen([python, str(program)], env=environment, stdout=subprocess.PIPE) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == b"before\n"
            child.kill()


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize(
    "line", ["print(counter)", "q.put(1); q.get(); q.task_done()", "threading.Thread(target=int).start()"]
)
@every_python
def test_an_interrupt_shows_nothing_of_the_probe(python: str, line: str, tmp_path: Path) -> None:
    text = f"""
import queue, sys, threading
q, counter = queue.Queue(), 0
print("ready", file=sys.stderr, flush=True)
while True:
    counter += 1
    {line}
"""
    program = tmp_path / "program.py"
    program.write_text(text, encoding="utf-8")
    for _ in range(4):
        with tempfile.TemporaryDirectory() as folder:
            environment = lab_environment(Path(folder), program, "", {"names": ["counter"]})
            with subprocess.Popen(
                [python, str(program)], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
            ) as child:
                assert child.stderr is not None
                assert child.stderr.readline() == b"ready\n"
                child.send_signal(signal.SIGINT)
                errors = child.stderr.read().decode()
        assert errors.rstrip().endswith("KeyboardInterrupt")
        assert "probe" not in errors
        assert child.returncode == -signal.SIGINT


# --- start -----------------------------------------------------------------------------------------------------


@every_python
def test_a_probe_that_cannot_start_leaves_the_program_alone_and_says_so(python: str, tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text("import os; print('PYTHONPATH' in os.environ, 'ran')")
    for damage in ("rings", "json", "protocol"):
        folder = tmp_path / damage
        folder.mkdir()
        environment = lab_environment(folder, program, "", {})
        if damage == "rings":
            (folder / "rings").rmdir()
        else:
            text = (folder / "lab.json").read_text()
            (folder / "lab.json").write_text(
                text[1:] if damage == "json" else text.replace('"protocol": 1', '"protocol": 0')
            )
        done = subprocess.run([python, str(program)], env=environment, capture_output=True, check=False)
        assert (done.stdout, done.stderr, done.returncode) == (b"False ran\n", b"", 0)
        assert list(folder.rglob("*.error"))


@every_python
def test_the_environments_own_sitecustomize_and_path_stay_in_force(python: str, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    program = tmp_path / "program.py"
    program.write_text("import os, sys; print(sys.path, os.environ['PYTHONPATH'], 'sitecustomize' in sys.modules)")
    for content in ("import sys; print('own', __name__, __file__)", "import nothing_of_that_name", "1 / 0", ""):
        (own / "sitecustomize.py").write_text(content)
        plain = run_plain(python, program, environment={"PYTHONPATH": str(own)})
        with tempfile.TemporaryDirectory() as folder:
            environment = lab_environment(Path(folder), program, "", {})
            environment["PYTHONPATH"] += os.pathsep + str(own)
            lab = subprocess.run(
                [python, str(program)], env=environment, cwd=tmp_path, capture_output=True, check=False
            )
            assert read_rings(Path(folder) / "rings")[0]
        assert (lab.stdout, lab.stderr, lab.returncode) == (plain.stdout, plain.stderr, plain.code)


def test_without_a_lab_nothing_is_observed_and_nothing_fails(tmp_path: Path) -> None:
    environment = lab_environment(tmp_path, tmp_path / "program.py", "", {})
    del environment["CROSSTALK_LAB"]
    done = subprocess.run([sys.executable, "-c", "print(1)"], env=environment, capture_output=True, check=False)
    assert (done.stdout, done.stderr, done.returncode) == (b"1\n", b"", 0)
    assert plain_environment().keys() <= environment.keys()
    assert not list((tmp_path / "rings").iterdir())
