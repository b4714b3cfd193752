"""Whatever the lab is, and whatever becomes of the window or the warden: in the end nothing is left."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import textwrap
from contextlib import ExitStack
from pathlib import Path

import psutil
import pytest

from core import interpreters
from core.lab.limits import Limits
from core.observation import Outcome
from core.run import Order, Run
from core.warden import Warden
from tests import labs
from tests.following import Follower, descriptors, is_alive, program, until
from tests.held import held

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="looks at what is left as POSIX systems show it")

linux = pytest.mark.skipif(sys.platform != "linux", reason="as Linux shows it")

ENDLESS = sorted((labs.ENDLESS | labs.IN_A_LAB_ONLY) - {"bomb", "stops_its_parent", "kills_its_parent"})
SHARED = Path("/dev/shm")
ROOT = Path(__file__).parents[2]


def follow_lab(name: str, **order: object) -> Follower:
    return Follower(Run(Order(sys.executable, path=labs.path(name), **order)))  # type: ignore[arg-type]


def has_begun(follower: Follower) -> bool:
    """Whether the lab has got to the point of it: has said so, or anything at all."""
    return bool(follower.lines() or follower.lines(partial=True)) or follower.run.outcome is not None


def left_of(tree: list[psutil.Process], follower: Follower) -> list[psutil.Process]:
    """What lives of a tree that was there, and of the processes whose pids the lab has told."""
    told = [int(word) for line in follower.lines() for word in re.findall(r"^(?:daemon|child) (\d+)", line)]
    return [*filter(is_alive, tree), *(psutil.Process(pid) for pid in told if lives(pid))]


def lives(pid: int) -> bool:
    return psutil.pid_exists(pid) and is_alive(psutil.Process(pid))


@pytest.mark.parametrize("name", ENDLESS)
def test_stop_leaves_nothing_behind(name: str, own_temporary: Path) -> None:
    before = descriptors()
    follower = follow_lab(name, limits=Limits(memory=1 << 30))
    follower.until(lambda: has_begun(follower))
    tree = follower.tree()
    follower.stop()
    assert left_of(tree, follower) == []
    assert follower.tree() == []
    assert list(own_temporary.iterdir()) == []
    assert descriptors() == before


@pytest.mark.parametrize("name", ["child", "manager", "pool", "shared_memory", "threads", "leaves_rubbish"])
def test_an_end_by_itself_leaves_nothing_behind(name: str, own_temporary: Path) -> None:
    before = descriptors()
    follower = follow_lab(name)
    assert follower.finish().killed == 0
    assert follower.tree() == []
    assert list(own_temporary.iterdir()) == []
    assert descriptors() == before


@linux
def test_stop_removes_semaphores_and_shared_memory() -> None:
    follower = follow_lab("deadlock_spawned")
    follower.until_line("ready")
    semaphore, memory = (SHARED / name for name in follower.until_line("sem").split())
    assert semaphore.exists()
    assert memory.exists()
    follower.stop()
    assert not semaphore.exists()
    assert not memory.exists()


@linux
def test_stop_removes_shared_memory_that_no_tracker_has_heard_of() -> None:
    source = """
        import time
        from multiprocessing import resource_tracker, shared_memory
        resource_tracker.register = resource_tracker.ensure_running = lambda *arguments: None
        block = shared_memory.SharedMemory(create=True, size=64)
        print("block", block.name.lstrip("/"), flush=True)
        time.sleep(3600)
    """
    follower = Follower(Run(Order(sys.executable, program(textwrap.dedent(source)))))
    memory = SHARED / follower.until_line("block").split()[1]
    assert memory.exists()
    follower.stop()
    assert not memory.exists()


def test_a_tracker_that_never_ends_is_ended() -> None:
    follower = follow_lab("poses_as_tracker")
    follower.until_line("ready")
    tree = follower.tree()
    assert follower.stop().outcome == Outcome("stopped")
    assert left_of(tree, follower) == []


def test_a_run_that_ends_by_itself_takes_a_stop_at_any_moment() -> None:
    for name in ("child", "pool", "forks", "silent", "shared_memory"):
        follower = follow_lab(name)
        tree = follower.tree()
        assert follower.stop().outcome.kind in ("stopped", "finished")
        assert left_of(tree, follower) == []


@pytest.mark.parametrize("python", [found.path for found in interpreters.find()])
def test_any_python_that_can_run_a_lab_can_be_its_warden(python: str) -> None:
    order = Order(sys.executable, path=labs.path("deadlock_spawned"))
    follower = Follower(Run(order, warden_python=python))
    follower.until_line("ready")
    tree = follower.tree()
    assert follower.stop().outcome == Outcome("stopped")
    assert left_of(tree, follower) == []


# --- the window dies -------------------------------------------------------------------------------------------

WINDOW = """
    import sys, tempfile
    from core.run import Order, Run
    from tests import labs
    from tests.following import Follower
    tempfile.tempdir = sys.argv[2]
    follower = Follower(Run(Order(sys.executable, path=labs.path(sys.argv[1]))))
    follower.until(lambda: follower.lines() or follower.lines(partial=True))
    print("running", flush=True)
    follower.finish()
"""


@pytest.mark.parametrize(
    "name", ["deadlock", "deaf", "daemon", "scatters", "endless_call", "deadlock_spawned", "stops_itself"]
)
def test_a_window_that_is_killed_takes_its_lab_along(name: str, own_temporary: Path) -> None:
    script = textwrap.dedent(WINDOW)
    command = [sys.executable, "-c", script, name, own_temporary]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as window:
        assert window.stdout is not None
        assert window.stdout.readline() == b"running\n"
        tree = psutil.Process(window.pid).children(recursive=True)
        assert len(tree) >= 2
        window.kill()
    until(lambda: not any(map(is_alive, tree)), "the end of the lab")
    until(lambda: not list(own_temporary.iterdir()), "the end of its folder")


# --- the warden dies -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["deadlock", "deadlock_spawned", "scatters", "daemon", "endless_call"])
def test_a_warden_that_is_killed_takes_its_lab_along(name: str, own_temporary: Path) -> None:
    follower = follow_lab(name)
    follower.until(lambda: has_begun(follower))
    tree = follower.tree()
    (warden,) = psutil.Process().children()
    warden.kill()
    ended = follower.finish()
    assert (ended.outcome.kind, ended.outcome.reason) == ("stopped", "warden-lost")
    assert left_of(tree, follower) == []
    assert list(own_temporary.iterdir()) == []


def test_a_warden_that_is_killed_on_its_way_out_leaves_no_folder_behind(
    own_temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave = Warden.leave

    def leave_killed(warden: Warden) -> None:
        for child in psutil.Process().children():
            child.kill()
            child.wait()
        leave(warden)

    monkeypatch.setattr(Warden, "leave", leave_killed)
    assert follow_lab("silent").finish().outcome.kind == "finished"
    assert list(own_temporary.iterdir()) == []


@linux
def test_a_warden_that_is_killed_leaves_no_shared_memory_behind() -> None:
    follower = follow_lab("deadlock_spawned")
    names = follower.until_line("sem").split()
    follower.until_line("ready")
    (warden,) = psutil.Process().children()
    warden.kill()
    follower.finish()
    assert not [name for name in names if (SHARED / name).exists()]


def test_a_program_that_kills_its_parent_ends_itself(own_temporary: Path) -> None:
    follower = follow_lab("kills_its_parent")
    follower.until_line("child")
    ended = follower.finish()
    assert ended.outcome.reason == "warden-lost"
    assert left_of([], follower) == []
    assert list(own_temporary.iterdir()) == []


def test_a_program_that_keeps_its_parent_stopped_is_stopped_all_the_same(own_temporary: Path) -> None:
    follower = follow_lab("stops_its_parent")
    follower.until_line("ready")
    tree = follower.tree()
    ended = follower.stop()
    assert ended.outcome == Outcome("stopped")
    assert left_of(tree, follower) == []
    assert list(own_temporary.iterdir()) == []


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_warden_that_is_asked_to_end_ends_its_lab(name: str) -> None:
    follower = follow_lab("scatters")
    follower.until(lambda: len(follower.lines()) == 4)
    tree = follower.tree()
    (warden,) = psutil.Process().children()
    warden.send_signal(getattr(signal, name))
    assert follower.finish().outcome.reason == "warden-lost"
    assert left_of(tree, follower) == []


# --- bombs -----------------------------------------------------------------------------------------------------


@linux
def test_a_fork_bomb_is_ended() -> None:
    with ExitStack() as stack:
        try:
            stack.enter_context(held(400))
        except OSError as error:
            pytest.skip(f"root needs a control group that holds the bomb: {error}")
        follower = follow_lab("bomb")
        assert follower.finish().outcome.reason == "processes"
        assert follower.tree() == []
