"""The same core without a window, as graders and scripts use it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from core.recording_file import load

ROOT = Path(__file__).parents[2]

COUNTING = """\
import threading

ROUNDS = 300_000
counter = 0


def add():
    global counter
    for i in range(ROUNDS):
        counter = counter + 1


thread = threading.Thread(target=add)
thread.start()
thread.join()
print(counter)
"""

STUCK = """\
import queue

q = queue.Queue()
q.put(1)
q.join()
"""


def core(*arguments: object, typed: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "core", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, input=typed, capture_output=True, text=True, timeout=60)


def report(*arguments: object, typed: str = "") -> dict:
    done = core("run", *arguments, "--json", typed=typed)
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


@pytest.fixture
def program(tmp_path):
    def write(source: str, name: str = "program.py") -> Path:
        path = tmp_path / name
        path.write_text(source, encoding="utf-8")
        return path

    return write


def test_a_run_is_reported_as_one_object(program):
    told = report(program(COUNTING), "--watch", "counter")
    assert told["outcome"] == {"kind": "finished", "exit_code": 0, "signal": None}
    assert (told["output"], told["errors"]) == ("300000\n", "")
    assert told["watches"]["counter"]["last"] == 300000
    assert [process["role"] for process in told["processes"]] == ["main"]
    assert told["diagnosis"] is None
    assert set(told) == {
        *("outcome", "interpreter", "start_method", "output", "errors", "processes", "watches", "queues"),
        *("sample_rate", "lost", "diagnosis", "elapsed", "stop_ms"),
    }


def test_a_hang_is_diagnosed_before_the_time_out_ends_it(program):
    told = report(program(STUCK), "--timeout", "2")
    assert told["outcome"]["kind"] == "timed-out"
    assert told["diagnosis"]["code"] == "unfinished-tasks"
    assert told["diagnosis"]["unfinished"] == 1
    assert told["stop_ms"] is not None


def test_a_knob_that_is_set_is_the_one_that_runs(program):
    assert report(program(COUNTING), "--set", "ROUNDS=5")["output"] == "5\n"


def test_the_program_reads_the_command_s_own_input(program):
    assert report(program("print(input()[::-1])\n"), typed="abc\n")["output"] == "cba\n"


def test_a_crash_is_the_program_s_business_and_not_the_command_s(program):
    told = report(program("import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)\n"))
    assert told["outcome"] == {"kind": "finished", "exit_code": None, "signal": 11}


def test_without_json_the_output_streams_through_and_a_summary_follows(program):
    done = core("run", program(COUNTING), "--watch", "counter")
    assert done.returncode == 0
    assert done.stdout == "300000\n"
    assert "finished, exit code 0" in done.stderr
    assert all(line.startswith("crosstalk: ") for line in done.stderr.splitlines())


def test_a_recording_is_saved(program, tmp_path):
    report(program(COUNTING), "--watch", "counter", "--record", tmp_path / "run.crosstalk")
    assert load(tmp_path / "run.crosstalk")[0].snapshot().values["counter"].shown == 300000


@pytest.mark.parametrize(
    "unusable",
    [
        ["run", "nowhere.py"],
        ["run"],
        ["run", "README.md", "--python", "/nowhere/python"],
        ["run", "README.md", "--timeout", "soon"],
        ["run", "README.md", "--set", "ROUNDS"],
        ["dance"],
    ],
    ids=" ".join,
)
def test_unusable_arguments_are_told_in_one_plain_line(unusable):
    done = core(*unusable)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1


def test_a_knob_must_be_there_and_take_a_literal_of_its_kind(program):
    for setting in ("SPEED=1", "ROUNDS=__import__('os')", "ROUNDS='many'"):
        done = core("run", program(COUNTING), "--set", setting)
        assert done.returncode == 2, setting
        assert done.stderr.count("\n") == 1


RACE = """\
from threading import Thread

ROUNDS = 10
a = 0


def incr():
    global a
    for i in range(ROUNDS):
        a += 1


def dncr():
    global a
    for i in range(ROUNDS):
        a -= 1


t1 = Thread(target=incr)
t2 = Thread(target=dncr)
t1.start()
t2.start()
t1.join()
t2.join()
print(a)
"""


def test_every_schedule_is_counted_and_any_of_them_followed_on_real_threads(program, tmp_path):
    done = core("explore", program(RACE), "--set", "ROUNDS=1", "--json")
    found = json.loads(done.stdout)
    assert (found["complete"], found["schedules"]) == (True, "19")
    assert {outcome["output"]: outcome["schedules"] for outcome in found["outcomes"]} == {
        "0\n": "10",
        "-1\n": "6",
        "1\n": "3",
    }
    for outcome in found["outcomes"]:
        (tmp_path / "schedule.json").write_text(json.dumps(outcome["shortest"]))
        arguments = ("replay", program(RACE), "--set", "ROUNDS=1", "--schedule", tmp_path / "schedule.json")
        followed = json.loads(core(*arguments, "--on", "threads", "--json").stdout)
        assert (followed["diverged"], followed["output"]) == (None, outcome["output"])


def test_what_the_machine_does_not_support_is_sampled_on_real_threads(program, tmp_path):
    text = "import os\n" + RACE
    found = json.loads(core("explore", program(text), "--set", "ROUNDS=1", "--budget", "8", "--json").stdout)
    assert (found["complete"], found["sampled"], found["schedules"]) == (False, True, None)
    assert found["unsupported"] == [{"line": 1, "construct": "import os"}]
    assert found["runs"] >= sum(outcome["runs"] for outcome in found["outcomes"]) > 0
    first = found["outcomes"][0]
    (tmp_path / "schedule.json").write_text(json.dumps(first["shortest"]))
    arguments = ("replay", program(text), "--set", "ROUNDS=1", "--schedule", tmp_path / "schedule.json", "--json")
    followed = json.loads(core(*arguments).stdout)
    assert (followed["diverged"], followed["output"]) == (None, first["output"])


def test_a_file_that_is_no_schedule_is_told_in_one_line(program, tmp_path):
    (tmp_path / "schedule.json").write_text("{")
    done = core("replay", program(RACE), "--schedule", tmp_path / "schedule.json")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
