"""Lessons made for tests: one question, and programs of a few lines."""

from __future__ import annotations

from pathlib import Path

from core.interpreters import Interpreter
from core.lesson import Choice, DriftOf, Expectation, KnobRange, Lesson, LessonProgram, Question, ViewName
from core.observation import Progress, Watching
from core.program import from_bytes

HELLO = 'import threading\n\nROUNDS = 5\nprint("hello", ROUNDS)\n'
SLOW = 'import time\n\nprint("begun", flush=True)\nwhile True:\n    time.sleep(0.01)\n'
STUCK = "import queue\n\nq = queue.Queue()\nq.put(1)\nq.join()\n"
FAILS = "def work():\n    return 1 / 0\n\n\nwork()\n"
ASKS = 'name = input()\nprint("hello", name)\n'
FLOODS = 'while True:\n    print("x" * 70)\n'

ENDS = Choice(
    {"en": "It prints hello 5", "zh_CN": "输出 hello 5"}, {"en": "It says so."}, Expectation("ends", output="hello 5\n")
)
FAILING = Choice({"en": "It fails"}, {"en": ""}, Expectation("fails"))
HANGING = Choice({"en": "It never ends"}, {"en": ""}, Expectation("hangs"))
QUESTION = Question(
    {"en": "A short program. What does it do?", "zh_CN": "一个短程序。它做什么？"},
    {"en": "it printed"},
    (ENDS, FAILING, HANGING),
)
ROUNDS = KnobRange("ROUNDS", 1, 1_000_000, True, {"en": "Set `ROUNDS` to 7."})


def variant(
    source: str,
    name: str = "program.py",
    *,
    views: tuple[ViewName, ...] = ("timeline",),
    watching: Watching | None = None,
    drift: DriftOf | None = None,
    result: str = "output",
    uses_processes: bool = False,
    compare: bool = False,
) -> LessonProgram:
    """A program of a lesson; it has the knob ROUNDS where its text has one."""
    program = from_bytes(name, source.encode())
    return LessonProgram(
        program=program,
        title={"en": name},
        views=views,
        watching=watching or Watching(),
        knobs=(ROUNDS,) if program.knob("ROUNDS") else (),
        drift=drift,
        capacity="",
        result=result,
        uses_processes=uses_processes,
        compare=compare,
        question=QUESTION,
        explanation={"en": "[M] does it.", "zh_CN": "[M] 做的。"},
    )


def lesson(*programs: LessonProgram, number: int = 1) -> Lesson:
    return Lesson(
        id=f"sample_{number}",
        folder=Path(),
        number=number,
        chapter="threads",
        title={"en": f"Sample {number}", "zh_CN": f"样例 {number}"},
        headline={"en": "What does it do?", "zh_CN": "它做什么？"},
        programs=programs,
        promises=(),
    )


COUNTING = """\
import threading

ROUNDS = 300_000
counter = 0


def add():
    global counter
    for i in range(ROUNDS):
        counter += 1


thread = threading.Thread(target=add)
thread.start()
thread.join()
print(counter)
"""


def counting() -> LessonProgram:
    """Counts to ROUNDS, watched as a drift."""
    watching = Watching(("counter",), (Progress("add", "i", 1, "ROUNDS"),))
    return variant(COUNTING, views=("drift", "timeline"), watching=watching, drift=DriftOf("counter", "ROUNDS"))


def gone() -> Interpreter:
    """A Python that was there once."""
    return Interpreter("/nowhere/python3", (3, 9, 18), "cpython", True, ("fork", "spawn"))
