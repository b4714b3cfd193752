"""A run does what a terminal does, hears everything, and never waits."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from core import interpreters
from core.lab.limits import Limits
from core.observation import Ended, Line, LinesSkipped, Outcome, ProcessEnded, RunStarted
from core.run import Order, Run
from tests import labs
from tests.following import Follower, descriptors, program, until

ROOT = Path(__file__).parents[2]

posix = pytest.mark.skipif(sys.platform == "win32", reason="not on Windows")


def follow(source: str, *arguments: str, **order: object) -> Follower:
    """A run of a program with that source."""
    return Follower(Run(Order(sys.executable, program(source), arguments=arguments, **order)))  # type: ignore[arg-type]


def follow_lab(name: str, **order: object) -> Follower:
    return Follower(Run(Order(sys.executable, path=labs.path(name), **order)))  # type: ignore[arg-type]


# --- where and how the program runs ----------------------------------------------------------------------------


def test_a_program_runs_byte_for_byte_as_python_program_py_in_a_folder_of_its_own() -> None:
    source = "# é\nimport os, sys\nprint(sys.argv, os.listdir(), open(sys.argv[0], 'rb').read(), __name__)\r\n"
    follower = follow(source, "one", "two words")
    follower.finish()
    assert follower.lines() == [f"{['program.py', 'one', 'two words']} {['program.py']} {source.encode()!r} __main__"]


def test_a_file_runs_where_it_is_in_the_folder_asked_for(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "file.py").write_text("import os, sys\nprint(os.getcwd(), sys.argv[0], sys.path[0])\n")
    order = Order(sys.executable, path=Path("sub", "file.py"), directory=tmp_path)
    follower = Follower(Run(order))
    follower.finish()
    here = os.path.realpath(tmp_path)
    assert follower.lines() == [f"{here} {Path('sub', 'file.py')} {Path(here, 'sub')}"]


def test_the_program_finds_the_environment_that_crosstalk_was_started_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "somewhere")
    monkeypatch.setenv("A_NAME", "its value")
    follower = follow("import json, os\nfor item in os.environ.items(): print(json.dumps(item))")
    follower.finish()
    there = dict(map(json.loads, follower.lines()))
    own = {"TEMP", "TMP"} if sys.platform == "win32" else {"TMPDIR"}
    assert {name for name in os.environ if os.environ[name] != there.get(name)} <= {"PYTHONPATH", *own}
    assert there.keys() - os.environ.keys() <= {"CROSSTALK_LAB", "CROSSTALK_T0", *own}
    assert there["PYTHONPATH"].split(os.pathsep)[-1] == "somewhere"
    assert there["A_NAME"] == "its value"


def test_temporary_files_land_in_a_folder_short_enough_for_sockets(own_temporary: Path) -> None:
    follower = follow("from multiprocessing.util import get_temp_dir\nprint(get_temp_dir())")
    follower.finish()
    (folder,) = follower.lines()
    assert Path(folder).is_relative_to(own_temporary.resolve())
    assert len(folder + "/listener-12345678") < 104


@posix
def test_signals_and_limits_are_those_of_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as under nohup
    try:
        follower = follow(
            "import os, resource, signal\n"
            "print(signal.getsignal(signal.SIGHUP).name, signal.pthread_sigmask(signal.SIG_BLOCK, []))\n"
            "print(os.getpid() == os.getsid(0) == os.getpgrp(), os.nice(0) - NICE)\n"
            "print(*(resource.getrlimit(kind)[0] for kind in (resource.RLIMIT_FSIZE, resource.RLIMIT_CORE)))\n"
            "links = [(fd, os.path.realpath(f'/proc/self/fd/{fd}')) for fd in sorted(os.listdir('/proc/self/fd'))]\n"
            "print(*(fd for fd, link in links if 'pipe:' in link))\n".replace("NICE", str(os.nice(0)))
        )
        follower.finish()
    finally:
        signal.signal(signal.SIGHUP, before)
    assert follower.lines() == ["SIG_DFL set()", "True 10", f"{64 << 20} 0", "0 1 2"]


# --- how it ends -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        ("silent", Outcome("finished", 0)),
        ("fails", Outcome("finished", 7)),
        ("raises", Outcome("finished", 1)),
        ("leaves_at_once", Outcome("finished", 3)),
        ("not_python", Outcome("finished", 1)),
        pytest.param("kills_itself", Outcome("finished", None, signal=15), marks=posix),
        pytest.param("crashes", Outcome("finished", None, signal=11), marks=posix),
    ],
)
def test_the_outcome_says_how_the_program_ended(name: str, outcome: Outcome) -> None:
    follower = follow_lab(name)
    assert follower.finish().outcome == outcome == follower.run.outcome
    assert follower.run.drain() == []


def test_a_run_begins_with_its_interpreter_and_ends_with_its_end() -> None:
    follower = follow_lab("fails")
    ended = follower.finish()
    started = follower.seen[0]
    assert isinstance(started, RunStarted)
    assert started.python == ".".join(map(str, sys.version_info[:3]))
    assert [type(item) for item in follower.seen].count(Ended) == 1
    (main,) = [item for item in follower.seen if isinstance(item, ProcessEnded)]
    assert main.exit_code == 7
    assert 0 < main.t <= ended.t == follower.run.elapsed
    assert ended.stop_ms is None
    assert ended.killed == 0


def test_stop_says_how_long_it_took_and_the_first_kind_asked_for_counts() -> None:
    follower = follow_lab("endless_sleep")
    follower.until_line("ready")
    follower.run.stop("timed-out")
    follower.run.stop("stopped")
    ended = follower.finish()
    assert ended.outcome == Outcome("timed-out")
    assert ended.stop_ms is not None
    assert ended.stop_ms > 0
    assert ended.killed == 1


def test_a_stop_that_comes_too_late_does_not_change_the_outcome(tmp_path: Path) -> None:
    follower = follow("import sys\nopen(sys.argv[1], 'w').close()", str(tmp_path / "was here"))
    until((tmp_path / "was here").exists)
    until(lambda: len(follower.tree()) == 1)  # the warden alone; nobody here has heard of that yet
    follower.run.stop()
    assert follower.finish().outcome == follower.run.outcome == Outcome("finished", 0)


@posix
def test_a_run_lasts_as_long_as_what_its_program_leaves_behind() -> None:
    follower = follow_lab("daemon")
    daemon = int(follower.until_line("daemon").split()[1])
    follower.until(lambda: any(isinstance(item, ProcessEnded) and item.exit_code == 0 for item in follower.seen))
    assert follower.run.outcome is None
    assert daemon in [process.pid for process in follower.tree()]
    ended = follower.stop()
    assert ended.outcome == Outcome("stopped", 0)
    assert ended.killed == 1


def test_interrupt_is_ctrl_c() -> None:
    follower = follow_lab("endless_sleep")
    follower.until_line("ready")
    follower.run.interrupt()
    assert follower.finish().outcome.kind == "interrupted"
    assert "KeyboardInterrupt" in follower.lines("stderr")


def test_a_program_may_take_an_interrupt_as_it_likes() -> None:
    source = (
        "import time\nprint('ready', flush=True)\ntry: time.sleep(99)\nexcept KeyboardInterrupt: print('so what')\n"
    )
    follower = follow(source)
    follower.until_line("ready")
    follower.run.interrupt()
    assert follower.finish().outcome == Outcome("finished", 0)
    assert follower.lines() == ["ready", "so what"]


def test_an_interrupt_reaches_the_children_too() -> None:
    follower = follow_lab("deadlock")
    follower.until_line("ready")
    follower.run.interrupt()
    assert follower.finish().outcome.kind == "interrupted"
    assert follower.lines("stderr").count("KeyboardInterrupt") == 9


# --- what prevents the start -----------------------------------------------------------------------------------


def failure(run: Run) -> Outcome:
    follower = Follower(run)
    outcome = follower.finish().outcome
    assert outcome.kind == "failed-to-start"
    assert outcome.detail
    assert [type(item) for item in follower.seen] == [Ended]
    return outcome


def test_an_interpreter_that_is_gone_is_said() -> None:
    assert failure(Run(Order("/nowhere/python3", program("")))).reason == "interpreter-gone"


@posix
def test_an_interpreter_that_goes_after_it_was_vetted_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vetted = interpreters.vet(sys.executable)
    for reason, mode in (("interpreter-gone", None), ("interpreter-broken", 0o600), ("interpreter-broken", 0o700)):
        monkeypatch.setattr(interpreters, "vet", lambda _: replace(vetted, path=str(tmp_path / "python")))
        if mode:
            (tmp_path / "python").write_bytes(b"\0no program")
            (tmp_path / "python").chmod(mode)
        assert failure(Run(Order("python", program("")))).reason == reason


def test_a_working_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    order = Order(sys.executable, path=labs.path("silent"), directory=tmp_path / "gone")
    assert failure(Run(order)).reason == "no-such-folder"


@pytest.mark.skipif(sys.platform != "linux", reason="needs a folder in which nobody may write")
def test_a_temporary_folder_where_nobody_may_write_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", "/sys")
    assert failure(Run(Order(sys.executable, program("")))).reason == "not-writable"


def test_a_warden_that_cannot_be_started_is_said(own_temporary: Path) -> None:
    before = descriptors() if sys.platform == "linux" else set()
    assert failure(Run(Order(sys.executable, program("")), warden_python="/nowhere/python3")).reason == "start-failed"
    assert list(own_temporary.iterdir()) == []
    assert before == (descriptors() if sys.platform == "linux" else set())


@posix
def test_a_warden_that_dies_at_once_is_said_in_its_own_words(tmp_path: Path, own_temporary: Path) -> None:
    (tmp_path / "python").write_text("#!/bin/sh\necho Fatal Python error\nexit 1\n")
    (tmp_path / "python").chmod(0o700)
    outcome = failure(Run(Order(sys.executable, program("")), warden_python=str(tmp_path / "python")))
    assert (outcome.reason, outcome.detail) == ("start-failed", "Fatal Python error")
    assert list(own_temporary.iterdir()) == []


def test_a_run_that_did_not_start_takes_every_call() -> None:
    run = Run(Order("/nowhere/python3", program("")))
    run.type("text")
    run.end_input()
    run.interrupt()
    run.stop()
    run.wait(0)
    assert run.elapsed == 0
    run.close()
    assert run.outcome is not None


# --- input and output ------------------------------------------------------------------------------------------


def test_both_streams_arrive_as_lines_the_unfinished_one_as_partial() -> None:
    follower = follow_lab("speaks")
    follower.finish()
    assert follower.lines() == ["one"]
    assert follower.lines("stderr") == ["deux, zwei, 二"]
    assert follower.lines(partial=True)[-1] == "three"


def test_what_is_typed_is_read_however_much_it_is() -> None:
    follower = follow_lab("reads_input")
    follower.run.type("first\nüber\n")
    follower.until_line("heard über")
    long = "x" * 400_000
    follower.run.type(f"{long}\n")
    follower.run.end_input()
    follower.run.type("too late\n")
    follower.finish()
    assert [line[:20] for line in follower.lines()] == [
        "heard first",
        "heard über",
        "heard " + "x" * 14,
        "no more",
    ]


def test_typing_to_a_program_that_does_not_listen_any_more_is_no_mistake() -> None:
    follower = follow("import os, time\nos.close(0)\nprint('closed', flush=True)\ntime.sleep(99)\n")
    follower.until_line("closed")
    follower.run.type("hello?\n")
    follower.seen += follower.run.drain()
    follower.run.end_input()
    assert follower.stop().outcome.kind == "stopped"


def test_a_program_can_read_the_input_of_this_process_itself() -> None:
    script = (
        "import sys\nfrom core.run import Order, Run\nfrom tests import labs\nfrom tests.following import Follower\n"
        "follower = Follower(Run(Order(sys.executable, path=labs.path('reads_input'), inherit_input=True)))\n"
        "follower.finish()\nprint(follower.lines())\n"
    )
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=ROOT, input="from outside\n", capture_output=True, text=True)
    assert done.stderr == ""
    assert done.stdout == f"{['heard from outside', 'no more']}\n"


@pytest.mark.parametrize("name", ["long_lines", "not_utf8", "many_lines"])
def test_a_copy_has_every_byte_whatever_is_shown(name: str) -> None:
    copy = (io.BytesIO(), io.BytesIO())
    follower = Follower(Run(Order(sys.executable, path=labs.path(name)), copy=copy))
    follower.finish()
    plain = subprocess.run([sys.executable, labs.path(name)], capture_output=True)
    assert (copy[0].getvalue(), copy[1].getvalue()) == (plain.stdout, plain.stderr)


def test_every_line_is_shown_or_counted() -> None:
    follower = follow_lab("many_lines")
    follower.finish()
    skipped = [item for item in follower.seen if isinstance(item, LinesSkipped)]
    shown = follower.lines()
    assert len(shown) + sum(item.lines for item in skipped) == 50_000
    everything = sum(len(f"line {number}\n") for number in range(50_000))
    assert sum(len(text) + 1 for text in shown) + sum(item.bytes for item in skipped) == everything
    assert shown[-1] == "line 49999"


@pytest.mark.parametrize("name", ["endless_lines", "endless_line"])
def test_a_flood_gives_little_at_a_time_and_stops_like_anything_else(name: str) -> None:
    follower = follow_lab(name)
    follower.until(lambda: any(isinstance(item, Line | LinesSkipped) for item in follower.seen))
    for _ in range(40):
        follower.run.wait(0.05)
        drained = [item for item in follower.run.drain() if isinstance(item, Line | LinesSkipped)]
        assert len(drained) <= 2 * 202
        assert all(len(item.text) <= 500 for item in drained if isinstance(item, Line))
    assert follower.stop().outcome == Outcome("stopped")


def test_what_a_resource_tracker_says_about_a_stop_is_not_the_programs_output() -> None:
    follower = follow_lab("deadlock_spawned")
    follower.until_line("ready")
    follower.stop()
    assert follower.lines("stderr") == []


# --- limits ----------------------------------------------------------------------------------------------------


@posix
@pytest.mark.parametrize(
    ("name", "reason"),
    [("takes_address_space", "address-space"), ("writes_big_file", "file-size")],
)
def test_what_the_system_refuses_is_an_outcome(name: str, reason: str) -> None:
    ended = follow_lab(name).finish()
    assert ended.outcome == Outcome("limit", 1, reason=reason, allowed=getattr(Limits(), reason.replace("-", "_")))


@posix
@pytest.mark.parametrize(
    ("name", "limits", "reason"),
    [
        ("takes_memory", Limits(memory=300 << 20), "memory"),
        ("forks_many", Limits(processes=60), "processes"),
        ("too_many_threads", Limits(processes=60), "processes"),
    ],
)
def test_a_tree_that_grows_too_big_is_ended(name: str, limits: Limits, reason: str) -> None:
    ended = follow_lab(name, limits=limits).finish()
    allowed = getattr(limits, reason)
    assert (ended.outcome.kind, ended.outcome.reason, ended.outcome.allowed) == ("limit", reason, allowed)


def test_a_run_ends_when_its_time_is_over() -> None:
    ended = follow_lab("deaf", limits=Limits(seconds=1)).finish()
    assert ended.outcome == Outcome("timed-out", reason="seconds", allowed=1)
    assert ended.t > 1
    assert ended.stop_ms is None


@pytest.mark.skipif(sys.platform != "linux", reason="where root may have any number of processes")
def test_a_limit_that_the_system_does_not_impose_is_told() -> None:
    follower = follow_lab("silent")
    follower.finish()
    assert follower.run.unenforced == (("processes",) if os.geteuid() == 0 else ())
