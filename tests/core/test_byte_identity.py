"""A program's output, errors and exit code in a lab are those that it has without one.

Compared are a plain ``python program.py`` and the same with the probe in it. A plain run whose output is a pipe
collects it in blocks, where one on a terminal writes line by line, and so does a lab. What that changes (whose line
comes first among several processes, what is lost or doubled by `os._exit` and `os.fork`) is Python's doing, not the
probe's: such programs are compared with a plain run that writes line by line.

Which start method a lab uses by default is compared with a program that chooses it itself, on its own first line.

On the interpreter that runs the tests every program is compared; on the others one of each kind, or every one with
``CROSSTALK_MATRIX=1`` in the environment (`python -m tests.bench identity` sets it).
"""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from core.lesson import LessonProgram
from core.lesson_file import load_lessons
from core.program import with_knob
from tests import labs
from tests.core.direct_lab import METHODS, Done, interpreters, run_lab, run_plain

IDENTITY = labs.FOLDER / "identity"
LESSONS = Path(__file__).parents[2] / "resources" / "lessons"
EVERYWHERE = frozenset(("children", "depth", "farewell", "forking", "interpreter", "library", "tracebacks", "writing"))
"""Compared on every interpreter, always."""

_BY_LINE = "import sys\nsys.stdout.reconfigure(line_buffering=True)\n"
_BUFFERED = re.compile(
    r"multiprocessing|subprocess|fork|_exit|line_buffering|\babort\b|\.kill\(|buffer|os\.write|SIGKILL"
)
_ROUNDS = 20_000


@dataclass(frozen=True)
class Case:
    """A program to compare. `order`: its lines come in the same order each time; `numbers`: so do its numbers."""

    name: str
    path: Path
    data: bytes
    order: bool = True
    numbers: bool = True

    @property
    def text(self) -> str:
        return self.data.decode("utf-8", "replace")


def _cases() -> list[Case]:
    own = [*sorted(IDENTITY.glob("[!_]*.py")), IDENTITY / "shadow" / "program.py"]
    ending = [labs.path(name) for name in sorted(labs.ENDING)]
    cases = [Case(path.stem, path, path.read_bytes()) for path in own + ending]
    for lesson in load_lessons(LESSONS)[0]:
        for variant in lesson.programs:
            promised = {
                promise.expect.outcome for promise in lesson.promises if promise.program == variant.program.name
            }
            if promised <= {"ends", "fails", None}:
                path = lesson.folder / variant.program.name
                numbers = variant.drift is None and "time" not in variant.program.source
                cases.append(Case(f"{lesson.id}-{path.stem}", path, _shortened(variant), False, numbers))
    return cases


def _shortened(variant: LessonProgram) -> bytes:
    program = variant.program
    for knob in program.knobs:
        if type(knob.value) is int and knob.value > _ROUNDS:
            program = with_knob(program, knob.name, _ROUNDS)
    return program.data


def _parameters() -> list[object]:
    found = []
    cases = _cases()
    for number, python in enumerate(interpreters()):
        for case in cases:
            everywhere = case.name in EVERYWHERE or os.environ.get("CROSSTALK_MATRIX")
            if python != sys.executable and not everywhere:
                continue
            if os.name != "posix" and case.name in labs.POSIX_ONLY | {"forking", "signals", "broken_pipe", "children"}:
                continue
            for method in METHODS if "multiprocessing" in case.text else ("",):
                label = "-".join(filter(None, (case.name, method, f"python{number}" if number else "")))
                found.append(pytest.param(python, case, method, id=label))
    return found


@pytest.mark.parametrize(("python", "case", "method"), _parameters())
def test_a_lab_says_what_the_plain_program_says(python: str, case: Case, method: str, tmp_path: Path) -> None:
    folder = tmp_path / "program"
    folder.mkdir()
    program = folder / case.path.name
    for beside in case.path.parent.glob("*.py") if case.path.parent.name == "shadow" else ():
        (folder / beside.name).write_bytes(beside.read_bytes())
    program.write_bytes(_choosing(case.data, method))
    by_line = _by_line(tmp_path) if method or _BUFFERED.search(case.text) else {}
    plain = run_plain(python, program, environment=by_line)
    folder.mkdir(exist_ok=True)  # one of the programs removes it
    program.write_bytes(case.data)
    watching = {
        "names": ["counter", "items", "shared", "thing"],
        "progress": [{"function": name, "variable": "i", "step": 1, "total": "ROUNDS"} for name in ("work", "plainly")],
    }
    lab = run_lab(python, program, start_method=method, watching=watching)
    assert _told(lab, case) == _told(plain, case)


def _choosing(data: bytes, method: str) -> bytes:
    """The program, with its start method chosen on its first line; no line gets another number."""
    if not method:
        return data
    return b"import multiprocessing; multiprocessing.set_start_method('%s', force=True); " % method.encode() + data


def _by_line(folder: Path) -> dict[str, str]:
    """The environment of a plain run that writes line by line; it can be seen in nothing else."""
    path = folder / "by_line"
    path.mkdir()
    (path / "sitecustomize.py").write_text(
        _BY_LINE + "import os\n"
        "sys.path.remove(os.path.dirname(__file__))\n"
        "sys.path_importer_cache.pop(os.path.dirname(__file__), None)\n"
        "os.environ._data.pop(os.environ.encodekey('PYTHONPATH'))\n"
        "del sys.modules['sitecustomize']\n"
        "import sitecustomize\n"
    )
    return {"PYTHONPATH": str(path)}


def _told(done: Done, case: Case) -> tuple[list[bytes], list[bytes], int]:
    """What `done` shows, without what is different at every run anyway."""
    lines = _masked(done.stdout).splitlines(keepends=True)
    if not case.numbers:
        lines = [re.sub(rb"-?[\d.,]+", b"N", line) for line in lines]
    return lines if case.order else sorted(lines), _masked(done.stderr).splitlines(keepends=True), done.code


def _masked(text: bytes) -> bytes:
    text = re.sub(rb"0x[0-9a-f]+|started \d{10,}", b"ADDRESS", text)
    return re.sub(rb"(process |pid=)\d+", rb"\1PID", text)
