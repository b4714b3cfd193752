"""What a teacher sets for a whole room: `crosstalk.toml` beside the bundle's executable, and the environment.

    language = "zh_CN"                   # of the window, until the learner chooses another one
    lessons = ["lost_updates", "manager"]  # the ids of those that are shown; all, where this is missing
    lesson_folder = "//server/lessons"   # lessons of one's own, shown with the others; relative to this file
    pick_python = false                  # every run is on the Python that Crosstalk brings

Each has its variable, which counts for more than the file: `CROSSTALK_LANGUAGE`, `CROSSTALK_LESSONS` (separated by
commas), `CROSSTALK_LESSON_FOLDER`, `CROSSTALK_PICK_PYTHON` (`true` or `false`). `CROSSTALK_PRESETS` names another file.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

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


NO_PRESETS = Presets()


def load_presets(beside: Path | None, environ: Mapping[str, str]) -> tuple[Presets, list[Problem]]:
    """The presets from the file in the folder `beside` (None: no such folder) and from the environment, and what is
    wrong with them. What is wrong changes nothing, the rest holds.

    Problems: ``presets-unreadable`` (error), ``presets-syntax`` (error), ``presets-unknown-key`` (key, known), and
    ``presets-not-language``, ``presets-not-list``, ``presets-not-folder``, ``presets-not-yes-or-no`` (key, value).
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
        problems.append(Problem(code, where, details={"key": key, "value": str(value)}))
        return presets


def _from_text(key: str, text: str) -> Any:
    """The value of a variable as the file would have it."""
    if key == "lessons":
        return [part.strip() for part in text.split(",") if part.strip()]
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


_READERS: dict[str, tuple[str, Callable[[Any, Path | None], Any]]] = {
    "language": ("presets-not-language", _language),
    "lessons": ("presets-not-list", _ids),
    "lesson_folder": ("presets-not-folder", _folder),
    "pick_python": ("presets-not-yes-or-no", _yes_or_no),
}
