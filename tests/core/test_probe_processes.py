"""What is seen of processes, on every interpreter that is there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from core.observation import ProcessEnded, ProcessStarted, Sample, Value, Wait, Waited
from tests.core.direct_lab import (
    METHODS,
    every_method,
    every_python,
    last_sample,
    run_text,
)

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
def test_a_server_is_not_where_its_parent_was_when_it_was_made(python: str, method: str, tmp_path: Path) -> None:
    done = run_text(python, ROLES, tmp_path, start_method=method)
    server = next(event for event in done.of(ProcessStarted) if event.role == "manager")
    samples = [sample for sample in done.of(Sample) if sample.pid == server.pid]
    states = [thread for sample in samples for thread in sample.threads if thread.ident == server.ident]
    assert Wait("message", "serve") in [state.wait for state in states]
    assert all(state.line == 0 and "start" not in str(state.wait) for state in states) or method != "fork"


@every_python
def test_a_process_that_forks_by_itself_is_seen_while_it_runs(python: str, tmp_path: Path) -> None:
    text = """
import multiprocessing, os, time
def work():
    if os.fork() == 0:
        time.sleep(0.2)
        os._exit(0)
    os.wait()
if __name__ == "__main__":
    child = multiprocessing.Process(target=work)
    child.start()
    child.join()
"""
    done = run_text(python, text, tmp_path, start_method="fork")
    *_, forked = done.of(ProcessStarted)
    states = [thread for sample in done.of(Sample) if sample.pid == forked.pid for thread in sample.threads]
    assert (forked.name, {state.line for state in states if state.wait}) == ("child", {5})


@every_python
@every_method
def test_every_process_is_seen_with_its_role_its_last_value_and_its_end(
    python: str, method: str, tmp_path: Path
) -> None:
    done = run_text(python, ROLES, tmp_path, start_method=method, watching={"names": ["value", "d"]})
    *words, chosen = done.stdout.decode().split()
    main, child, server = (int(word) for word in words[:3])
    assert chosen == method
    started = {event.pid: event for event in done.of(ProcessStarted)}
    assert len(started) == len(done.of(ProcessStarted))
    facts = {pid: (event.role, event.name, event.parent, event.start_method) for pid, event in started.items()}
    assert facts[main][0] == "main"
    assert facts[child] == ("child", "worker", main, method)
    assert facts[server] == ("manager", "SyncManager-1", main, method)
    assert (started[main].number, started[server].number, started[child].number) == (0, 1, 2)
    others = {event.role for pid, event in started.items() if pid not in (main, child, server)}
    assert others == {"fork": set(), "spawn": {"tracker"}, "forkserver": {"tracker", "forkserver"}}[method]
    assert {(event.pid, event.exit_code) for event in done.of(ProcessEnded)} == {(child, 3), (server, 0)}
    assert last_sample(done, child).values["value"].shown == "done"
    first, second = (wait for wait in done.of(Waited) if wait.wait.target == f"process:{child}" and wait.pid == main)
    assert (first.line, first.wait.reason, first.wait.timed) == (15, "process", False)
    assert (second.line, second.wait.timed) == (16, True)
    assert first.since <= first.t <= second.since <= second.t
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
    done = run_text(python, text, tmp_path, start_method=METHODS[0])
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
    done = run_text(python, text, tmp_path, watching={"names": ["value"]})
    child, code = (int(word) for word in done.stdout.split())
    assert code == 5
    main = next(event.pid for event in done.of(ProcessStarted) if event.role == "main")
    assert (last_sample(done, child).values["value"].shown, last_sample(done, main).values["value"].shown) == (7, 9)


@every_python
def test_an_interpreter_that_the_program_starts_itself_is_a_child(python: str, tmp_path: Path) -> None:
    text = "import subprocess, sys; print(subprocess.run([sys.executable, '-c', 'pass']).returncode)"
    done = run_text(python, text, tmp_path)
    assert [event.role for event in done.of(ProcessStarted)] == ["main", "child"]
    assert [event.exit_code for event in done.of(ProcessEnded)] == [0]
