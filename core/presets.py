"""What a teacher sets for a whole room: `crosstalk.toml` beside the bundle's executable, and the environment.

    language = "zh_CN"                   # of the window, until the learner chooses another one
    lessons = ["lost_updates", "manager"]  # the ids of those that are shown; all, where this is missing
    lesson_folder = "//server/lessons"   # lessons of one's own, shown with the others; relative to this file
    pick_python = false                  # every run is on the Python that Crosstalk brings
    memory_mb = 500                      # a run may use so much memory (MiB); 2048, where this is missing
    file_mb = 10                         # each file that it writes may have so much (MiB); 64
    processes = 100                      # so many processes and threads; 300
    seconds = 60                         # and so much time; for ever, where this is missing

Each has its variable, which counts for more than the file: `CROSSTALK_LANGUAGE`, `CROSSTALK_LESSONS` (separated by
commas), `CROSSTALK_LESSON_FOLDER`, `CROSSTALK_PICK_PYTHON` (`true` or `false`), `CROSSTALK_MEMORY_MB` and so on.
`CROSSTALK_PRESETS` names another file.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from core.lab.limits import Limits
from core.lesson import LANGUAGES, Lesson
from core.problem import Problem

FILE_NAME = "crosstalk.toml"
_FILE_VARIABLE = "CROSSTALK_PRESETS"


@dataclass(frozen=True, slots=True)
class Presets:
    language: str = ""
    """"" leaves it to the system."""
    lessons: tuple[str, ...] = ()
    """Their ids; none means all."""
    lesson_folder: Path | None = None
    pick_python: bool = True
    memory_mb: int | None = None
    """In MiB; None: as it usually is. So with the other limits."""
    file_mb: int | None = None
    processes: int | None = None
    seconds: int | None = None

    @property
    def limits(self) -> Limits:
        """What a run may use. Each thread takes address space that it never touches, so a process has as much as usual
        of that, and four times as much as all may have memory."""
        usual = Limits()
        chosen = {
            "memory": self.memory_mb and self.memory_mb << 20,
            "address_space": self.memory_mb and max(usual.address_space, self.memory_mb << 22),
            "file_size": self.file_mb and self.file_mb << 20,
            "processes": self.processes,
            "seconds": self.seconds,
        }
        return usual._replace(**{name: value for name, value in chosen.items() if value is not None})


_BOUNDS = {"memory_mb": (100, 1 << 20), "file_mb": (2, 1 << 20), "processes": (20, 400), "seconds": (1, 86_400)}
"""What each limit may be. Less would not run every lesson; of more than 400 processes that start others without end
a machine may not recover."""

NO_PRESETS = Presets()


def load_presets(beside: Path | None, environ: Mapping[str, str]) -> tuple[Presets, list[Problem]]:
    """The presets from the file in the folder `beside` (None: no such folder) and from the environment, and what is
    wrong with them. What is wrong changes nothing, the rest holds.

    Problems: ``presets-unreadable`` (error), ``presets-syntax`` (error), ``presets-unknown-key`` (key, known), and
    ``presets-not-language``, ``presets-not-list``, ``presets-not-folder``, ``presets-not-yes-or-no`` (key, value),
    ``presets-not-number`` (key, value, low, high).
    Their place is the file, or the name of the variable.
    """
    named = environ.get(_FILE_VARIABLE, "")
    file = Path(named) if named else beside / FILE_NAME if beside is not None else None
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    if file is not None:
        values, problems = _read(file, must_exist=bool(named))
    presets = Presets()
    for key, value in values.items():
        presets = _with(presets, key, value, str(file), problems, file.parent if file is not None else None)
    for key in _READERS:
        variable = f"CROSSTALK_{key.upper()}"
        if environ.get(variable):
            presets = _with(presets, key, _from_text(key, environ[variable]), variable, problems, None)
    return presets, problems


def select(lessons: Iterable[Lesson], more: Iterable[Lesson], shown: Sequence[str]) -> tuple[list[Lesson], list[str]]:
    """The lessons that a room sees, and the ids in `shown` that there is no lesson for. One of `more` takes the place
    of the lesson with its id, others come last."""
    by_id = {lesson.id: lesson for lesson in (*lessons, *more)}
    missing = [name for name in shown if name not in by_id]
    return [lesson for lesson in by_id.values() if not shown or lesson.id in shown], missing


def _read(file: Path, must_exist: bool) -> tuple[dict[str, Any], list[Problem]]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig")), []
    except FileNotFoundError as error:
        return {}, [_unreadable(file, error)] if must_exist else []
    except OSError as error:
        return {}, [_unreadable(file, error)]
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return {}, [Problem("presets-syntax", str(file), details={"error": str(error)})]


def _unreadable(file: Path, error: OSError) -> Problem:
    return Problem("presets-unreadable", str(file), details={"error": error.strerror or str(error)})


def _with(presets: Presets, key: str, value: Any, where: str, problems: list[Problem], base: Path | None) -> Presets:
    """`presets` with that value, or as they are, with one more problem. Relative paths are relative to `base`."""
    if key not in _READERS:
        problems.append(Problem("presets-unknown-key", where, details={"key": key, "known": ", ".join(_READERS)}))
        return presets
    code, read = _READERS[key]
    try:
        return replace(presets, **{key: read(value, base)})
    except ValueError:
        bounds = dict(zip(("low", "high"), map(str, _BOUNDS.get(key, ())), strict=False))
        problems.append(Problem(code, where, details={"key": key, "value": str(value), **bounds}))
        return presets


def _from_text(key: str, text: str) -> Any:
    """The value of a variable as the file would have it."""
    if key == "lessons":
        return [part.strip() for part in text.split(",") if part.strip()]
    if key in _BOUNDS:
        return int(text) if text.isascii() and text.isdecimal() else text
    return {"true": True, "false": False}.get(text.lower(), text) if key == "pick_python" else text


def _language(value: Any, _base: Path | None) -> str:
    if value not in LANGUAGES:
        raise ValueError
    return str(value)


def _ids(value: Any, _base: Path | None) -> tuple[str, ...]:
    if not isinstance(value, list) or not value or not all(isinstance(part, str) for part in value):
        raise ValueError
    return tuple(value)


def _folder(value: Any, base: Path | None) -> Path:
    if not isinstance(value, str) or "\0" in value:
        raise ValueError
    folder = Path(os.path.expanduser(value))
    folder = folder if base is None else base / folder
    if not folder.is_dir():
        raise ValueError
    return folder


def _yes_or_no(value: Any, _base: Path | None) -> bool:
    if not isinstance(value, bool):
        raise ValueError
    return value


def _number(low: int, high: int) -> Callable[[Any, Path | None], int]:
    def read(value: Any, _base: Path | None) -> int:
        if type(value) is not int or not low <= value <= high:
            raise ValueError
        return value

    return read


_READERS: dict[str, tuple[str, Callable[[Any, Path | None], Any]]] = {
    "language": ("presets-not-language", _language),
    "lessons": ("presets-not-list", _ids),
    "lesson_folder": ("presets-not-folder", _folder),
    "pick_python": ("presets-not-yes-or-no", _yes_or_no),
    **{key: ("presets-not-number", _number(*bounds)) for key, bounds in _BOUNDS.items()},
}
