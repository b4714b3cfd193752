"""Many runs of one program: each is counted, none is left, and all can be stopped at any time."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

import psutil
import pytest

from core.interpreters import Interpreter, own
from core.many import Many
from core.observation import Watching
from core.run import Run
from tests.following import until
from tests.gui import samples


def many(source: str, count: int, *, seconds: float = 60.0, python: Interpreter | None = None, **more: object) -> Many:
    variant = samples.variant(source, **more)  # type: ignore[arg-type]
    return Many(variant, variant.program, python or own(), "", count, seconds)


def test_each_run_has_its_result(runs: list[Run]) -> None:
    several = many("import os\nprint(len(os.listdir()))\nopen('left.txt', 'w').close()\n", 3)
    several.go()
    assert [one.findings.result("output") for one in several.results] == [1, 1, 1]
    assert [one.outcome.kind for one in several.results] == ["finished"] * 3
    assert (several.is_over, len(runs)) == (True, 3)


def test_a_watched_value_is_a_result_too() -> None:
    several = many("total = 41\ntotal += 1\nimport time; time.sleep(0.1)\n", 2, watching=Watching(("total",)))
    several.go()
    assert [one.findings.result("total") for one in several.results] == [42, 42]


@pytest.mark.parametrize(
    ("source", "ending"),
    [(samples.HELLO, "ends"), (samples.FAILS, "fails"), (samples.STUCK, "hangs"), (samples.ASKS, "runs")],
)
def test_however_it_ends_the_next_run_begins(source: str, ending: str) -> None:
    several = many(source, 2, seconds=3.0)
    several.go()
    assert [one.findings.ending for one in several.results] == [ending] * 2


def test_a_run_without_an_end_is_stopped_after_its_time() -> None:
    several = many(samples.SLOW, 1, seconds=0.5)
    several.go()
    assert (several.results[0].findings.ending, several.results[0].outcome.kind) == ("runs", "timed-out")


def test_stop_ends_the_run_that_goes_on_and_starts_no_other(runs: list[Run]) -> None:
    several = many(samples.SLOW, 200)
    thread = Thread(target=several.go)
    thread.start()
    until(lambda: bool(runs) and runs[0].elapsed > 0, "the first run")
    several.stop()
    thread.join()
    assert (several.results, len(runs), several.is_over) == ((), 1, True)
    assert runs[0].outcome is not None
    until(lambda: psutil.Process().children(recursive=True) == [], "nothing left")


def test_what_cannot_be_started_is_not_tried_again(runs: list[Run], tmp_path: Path) -> None:
    gone = Interpreter(str(tmp_path / "python"), (3, 12, 0), "cpython", True, ("fork",))
    several = many(samples.HELLO, 50, python=gone)
    several.go()
    assert [one.outcome.reason for one in several.results] == ["interpreter-gone"]
    assert len(runs) == 1
