"""Promises are kept or broken by real runs."""

from __future__ import annotations

import dataclasses
import json
import sys
from pathlib import Path

import pytest

from core import interpreters
from core.check import check, check_promise
from core.interpreters import Interpreter
from core.lesson import Expectation, Lesson, LessonProgram, Promise, Question
from core.observation import Watching
from core.program import from_bytes

NOTHING = {"en": "", "zh_CN": ""}
PROGRAMS = {
    "ends.py": "N = 1\nn = N\nprint(n)\n",
    "fails.py": "raise SystemExit('no')\n",
    "hangs.py": "import queue\nq = queue.Queue()\nprint('now')\nq.get()\n",
    "runs.py": "import time\nwhile True:\n    time.sleep(0.01)\n",
    "counts.py": "import pathlib\np = pathlib.Path({place!r})\np.write_text(p.read_text() + 'x')\nprint(p.read_text())",
    "children.py": (
        "import multiprocessing\nif __name__ == '__main__':\n    print(multiprocessing.get_start_method())\n"
    ),
}


@pytest.fixture(scope="module")
def python() -> Interpreter:
    return interpreters.vet(sys.executable)


def lesson(*promises: Promise, place: str = "") -> Lesson:
    programs = tuple(
        LessonProgram(
            program=from_bytes(name, source.replace("{place!r}", repr(place)).encode()),
            title=NOTHING,
            views=(),
            watching=Watching(("n",)),
            knobs=(),
            drift=None,
            capacity="",
            result="output",
            uses_processes=False,
            compare=False,
            question=Question(NOTHING, NOTHING, ()),
            explanation=NOTHING,
        )
        for name, source in PROGRAMS.items()
    )
    return Lesson("small", Path(), 1, "threads", NOTHING, NOTHING, programs, promises)


def promise(program: str, expect: Expectation, **fields: object) -> Promise:
    return dataclasses.replace(Promise(program, expect), **fields)


@pytest.mark.parametrize(
    ("program", "expect", "seconds"),
    [
        ("ends.py", Expectation("ends", output="1\n"), 20.0),
        ("fails.py", Expectation("fails", errors_match="no"), 20.0),
        ("hangs.py", Expectation("hangs", diagnosis="empty-queue", output="now\n"), 20.0),
        ("runs.py", Expectation("runs"), 0.5),
    ],
)
def test_a_promise_is_kept_by_a_run_that_is_as_expected(
    program: str, expect: Expectation, seconds: float, python: Interpreter
) -> None:
    (result,) = check_promise(lesson(promise(program, expect, seconds=seconds)), 0, python)
    assert result.kept, result.to_json()
    assert result.runs == 1


def test_a_broken_promise_comes_with_its_evidence(python: Interpreter) -> None:
    (result,) = check_promise(lesson(promise("ends.py", Expectation("ends", output="2\n"), runs=3)), 0, python)
    assert not result.kept
    assert result.runs == 1
    shown = json.loads(json.dumps(result.to_json()))
    assert (shown["ending"], shown["output"], shown["expect"]) == ("ends", "1\n", {"outcome": "ends", "output": "2\n"})
    assert (shown["python"], shown["kept"]) == (python.version_text, False)


def test_knobs_are_moved_as_the_promise_says(python: Interpreter) -> None:
    moved = promise("ends.py", Expectation("ends", output="5\n", watch="output == N"), knobs={"N": 5})
    assert [result.kept for result in check_promise(lesson(moved), 0, python)] == [True]


@pytest.mark.parametrize(
    ("holds", "expect", "kept", "runs"),
    [
        ("always", Expectation(output_matches="x"), True, 3),
        ("always", Expectation(output_matches="^x$"), False, 2),
        ("sometimes", Expectation(output_matches="xx"), True, 2),
        ("sometimes", Expectation(output_matches="y"), False, 3),
    ],
)
def test_always_needs_every_run_and_sometimes_one(
    holds: str, expect: Expectation, kept: bool, runs: int, python: Interpreter, tmp_path: Path
) -> None:
    place = tmp_path / "count"
    place.write_text("")
    tried = promise("counts.py", expect, holds=holds, runs=3)
    (result,) = check_promise(lesson(tried, place=str(place)), 0, python)
    assert (result.kept, result.runs) == (kept, runs)


def test_a_promise_is_tried_under_each_start_method_that_it_names_and_that_is_there(python: Interpreter) -> None:
    named = promise("children.py", Expectation("ends"), start_methods=("fork", "spawn", "forkserver"))
    results = list(check_promise(lesson(named), 0, python))
    assert [result.start_method for result in results] == [
        method for method in ("fork", "spawn", "forkserver") if method in python.start_methods
    ]
    assert [result.evidence.output.strip() for result in results] == [result.start_method for result in results]
    assert list(check_promise(lesson(named), 0, dataclasses.replace(python, start_methods=()))) == []


def test_a_promise_about_other_pythons_is_not_tried(python: Interpreter) -> None:
    others = lesson(
        promise("ends.py", Expectation("fails"), python="<3.9"),
        promise("ends.py", Expectation("fails"), gil=not python.gil),
    )
    assert list(check([others], [python])) == []
