"""What is seen of queues, on every interpreter that is there."""

from __future__ import annotations

from pathlib import Path

from core.observation import QueueOp, Sample
from tests.core.direct_lab import (
    every_method,
    every_python,
    last_sample,
    run_text,
)


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
    done = run_text(python, text, tmp_path)
    states = {state.name: state for state in last_sample(done).queues}
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
    done = run_text(python, SHARED, tmp_path, start_method=method)
    main, child = (int(word) for word in done.stdout.split())
    names = {state.name: state.queue for state in last_sample(done, main).queues}
    operations = [(op.pid, op.action, op.queue, op.size) for op in done.of(QueueOp)]
    assert sorted(operations[:2]) == sorted([(main, "put", names["given"], 1), (child, "get", names["given"], 0)])
    assert sorted(operations[2:]) == sorted(
        [
            (child, "put", names["back"], 1),
            (child, "task_done", names["given"], 0),
            (main, "get", names["back"], 0),
        ]
    )
    given = next(state for state in last_sample(done, main).queues if state.name == "given")
    assert (given.capacity, given.size, given.unfinished, given.shared) == (5, 0, 0, True)
    assert (given.puts, given.gets) == (1, 0)
    there = next(state for state in last_sample(done, child).queues if state.queue == names["given"])
    assert (there.puts, there.gets, there.dones) == (0, 1, 1)
