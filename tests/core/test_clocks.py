"""Time that jumps: the system's clock is set, the machine sleeps. Order, durations and diagnoses are as they were."""

from __future__ import annotations

import ast
import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import psutil
import pytest

from core.observation import Outcome, Sample
from core.recording import Recording
from core.run import Order, Run
from core.snapshot import Snapshot
from core.subject import Subject
from tests.following import Follower, is_alive, program, until

ROOT = Path(__file__).parents[2]
CALENDAR = {"time.time", "time.time_ns", "time.localtime", "time.gmtime", "datetime.now", "datetime.today"} | {
    f"{name}.currentDateTime{utc}" for name in ("QDateTime", "QDate", "QTime") for utc in ("", "Utc")
}
"""What asks for the clock that can be set."""
ALLOWED = {
    "core/lab/linux.py",  # the age of a folder, as the file system has it
    "core/lab/turns/stand_ins.py",  # a program's own `time.time`
    "gui/exporting/report.py",  # says when it was made
    "gui/selftest.py",  # when the process started, as the system has it
}
BUSY = """
    import threading, time
    counter = 0
    lock = threading.Lock()
    def add():
        global counter
        while True:
            with lock:
                counter += 1
            time.sleep(0.001)
    threads = [threading.Thread(target=add) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
"""


def calls(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    return {ast.unparse(function) for function in found}


def test_nothing_is_ordered_or_timed_by_a_clock_that_can_be_set() -> None:
    files = [path for room in ("core", "gui") for path in (ROOT / room).rglob("*.py")]
    assert len(files) > 100
    using = {str(path.relative_to(ROOT)) for path in files if calls(path) & CALENDAR}
    assert using <= ALLOWED


def test_a_clock_that_is_set_back_in_the_middle_of_a_run_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    start, moved = time.time(), []

    def earlier() -> float:
        moved.append(1)
        return start - 3600.0 * len(moved)

    monkeypatch.setattr(time, "time", earlier)
    source = (
        "import time\ntime.time = lambda: 0.0\nfor n in range(20):\n    print(n, flush=True)\n    time.sleep(0.02)\n"
    )
    follower = Follower(Run(Order(sys.executable, program(source))))
    ended = follower.finish()
    times = [item.t for item in follower.seen if isinstance(item, Sample)]
    assert ended.outcome == Outcome("finished", 0)
    assert follower.lines() == [str(number) for number in range(20)]
    assert times == sorted(times)
    assert 0 <= times[0] <= times[-1] <= ended.t


# --- suspend and resume ----------------------------------------------------------------------------------------

FOR_S = 1.5
"""How long they sleep: three times what a diagnosis takes."""


class Watched:
    """A run of the busy program, with all diagnoses that it got."""

    def __init__(self) -> None:
        source = textwrap.dedent(BUSY)
        self.follower = Follower(Run(Order(sys.executable, program(source))))
        self.recording = Recording(Subject("program.py", source))
        self.snapshot = Snapshot()
        self.diagnoses: set[str] = set()

    def drain_until(self, condition: object) -> None:
        def look() -> bool:
            known = len(self.follower.seen)
            self.follower.run.wait(0.02)
            self.follower.seen += self.follower.run.drain()
            self.recording.append(self.follower.seen[known:])
            self.snapshot = self.recording.snapshot(self.follower.run.elapsed)
            if self.snapshot.diagnosis is not None:
                self.diagnoses.add(self.snapshot.diagnosis.code)
            return bool(condition())  # type: ignore[operator]

        until(look)


@pytest.mark.skipif(sys.platform == "win32", reason="stops processes by signals")
@pytest.mark.parametrize("whom", ["the lab", "the lab and its warden"])
def test_a_lab_that_sleeps_is_not_called_stuck_and_goes_on(whom: str) -> None:
    watched = Watched()
    watched.drain_until(lambda: watched.snapshot.samples > 20)
    below = watched.follower.tree()
    stopped = [each for each in below if whom != "the lab" or "lab/warden.py" not in " ".join(each.cmdline())]
    for process in stopped:
        process.send_signal(signal.SIGSTOP)
    asleep_at = watched.snapshot.t
    watched.drain_until(lambda: watched.follower.run.elapsed > asleep_at + FOR_S)
    for process in stopped:
        process.send_signal(signal.SIGCONT)
    seen = watched.snapshot.samples
    watched.drain_until(lambda: watched.snapshot.samples > seen + 40)
    assert watched.diagnoses == set()
    samples = [item for item in watched.follower.seen if isinstance(item, Sample)]
    assert [sample.t for sample in samples] == sorted(sample.t for sample in samples)
    assert watched.follower.stop().outcome == Outcome("stopped")


WINDOW = """
    from tests.core.test_clocks import Watched
    watched = Watched()
    watched.drain_until(lambda: watched.snapshot.samples > 20)
    print("running", flush=True)
    seen = watched.snapshot.samples
    watched.drain_until(lambda: watched.snapshot.samples > seen + 60)
    print(sorted(watched.diagnoses), watched.follower.run.outcome, flush=True)
    print(watched.follower.stop().outcome.kind)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="stops processes by signals")
def test_a_machine_that_sleeps_and_wakes_up_finds_everything_as_it_was() -> None:
    command = [sys.executable, "-c", textwrap.dedent(WINDOW)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as window:
        assert window.stdout is not None
        assert window.stdout.readline() == "running\n"
        tree = [psutil.Process(window.pid), *psutil.Process(window.pid).children(recursive=True)]
        for process in tree:
            process.send_signal(signal.SIGSTOP)
        end = time.monotonic() + FOR_S
        until(lambda: time.monotonic() > end)
        for process in reversed(tree):
            process.send_signal(signal.SIGCONT)
        assert window.stdout.read() == "[] None\nstopped\n"
    assert not any(map(is_alive, tree))


@pytest.mark.skipif(sys.platform != "linux", reason="as Linux shows it")
def test_what_was_shared_before_a_run_is_another_programs_whatever_the_clock_says() -> None:
    """A block of memory from before, which the lab uses as well, stays; one of its own goes, unknown to any tracker."""
    theirs = Path("/dev/shm") / f"psm_crosstalk_{os.getpid()}"
    theirs.write_bytes(bytes(64))
    source = f"""
        import time
        from multiprocessing import resource_tracker, shared_memory
        resource_tracker.register = resource_tracker.ensure_running = lambda *arguments: None
        theirs = shared_memory.SharedMemory({theirs.name!r})
        mine = shared_memory.SharedMemory(create=True, size=64)
        print("mine", mine.name.lstrip("/"), flush=True)
        time.sleep(3600)
    """
    try:
        follower = Follower(Run(Order(sys.executable, program(textwrap.dedent(source)))))
        mine = theirs.with_name(follower.until_line("mine").split()[1])
        assert mine.exists()
        os.utime(theirs)  # as if the clock had been set back: it looks newer than the run
        follower.stop()
        assert (theirs.exists(), mine.exists()) == (True, False)
    finally:
        theirs.unlink()
