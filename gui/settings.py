"""What the window remembers between starts: one JSON file in the user's configuration folder.

The file is the learner's own and may be damaged, unreadable or unwritable; none of that stops the window. What is
wrong comes back as a `Problem`, to be said once. Several windows may be open at once, each a process of its own: each
writes what has changed in it, and leaves the rest as the others have written it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from copy import deepcopy
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from core.atomic_file import not_written, replacing
from core.problem import Problem
from gui.language import system_language

VERSION = 1
FILE_NAME = "settings.json"
DAMAGED_NAME = "settings.damaged.json"

THEMES = ("system", "light", "dark")
LANGUAGES = ("", "en", "zh_CN")


@dataclass(slots=True)
class Settings:
    """What is remembered. Widgets change it in place; `SettingsFile.save` writes it."""

    version: int = VERSION
    language: str = ""
    """``en``, ``zh_CN``, or "" where the learner has chosen none."""
    room_language: str = ""
    """What is spoken here then, as long as this window is open: it is not saved. "" for the system's."""
    theme: str = "system"
    scale: float = 1.0
    projector: bool = False
    reduced_motion: bool = False
    lesson: str = ""
    """The id of the lesson that was open."""
    done: list[str] = field(default_factory=list)
    """The ids of the lessons in which a run has been seen to its end."""
    geometry: str = ""
    """The window's size and place, as Qt saves it, in hexadecimal digits."""
    splitters: dict[str, list[int]] = field(default_factory=dict)
    """The sizes of each splitter's panes in pixels at scale 1, by the splitter's name."""
    python: str = ""
    """The path of the interpreter that was picked; "" for the one that Crosstalk picks."""
    start_method: str = ""
    pythons: list[str] = field(default_factory=list)
    """The paths of interpreters that the learner has added."""
    recent: list[str] = field(default_factory=list)
    """The paths of the programs opened last, the newest first."""
    watches: dict[str, list[str]] = field(default_factory=dict)
    """What the learner watches in programs of their own, by path; a program that is not here has what is suggested."""
    unknown: dict[str, Any] = field(default_factory=dict)
    """Keys of the file that this version does not know: kept for the one that does."""

    @property
    def spoken_language(self) -> str:
        return self.language or self.room_language or system_language()


class SettingsFile:
    """`settings.json` in a folder that need not exist yet."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME
        self._unreadable: Problem | None = None
        self._known = Settings()
        """As they were here when they were read or written last."""

    def load(self) -> tuple[Settings, Problem | None]:
        """The settings, and what was wrong with the file. A damaged one is kept beside it under another name, and
        what can be understood of it is used."""
        settings, problem = self._load()
        self._known = deepcopy(settings)
        return settings, problem

    def _load(self) -> tuple[Settings, Problem | None]:
        try:
            text = self.path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return Settings(), None
        except OSError as error:
            reason = error.strerror or str(error)
            self._unreadable = Problem("settings-unreadable", str(self.path), details={"error": reason})
            return Settings(), self._unreadable
        except UnicodeDecodeError:
            return Settings(), self._set_aside()
        try:
            found = json.loads(text)
        except ValueError:
            found = None
        if not isinstance(found, dict):
            return Settings(), self._set_aside()
        settings, is_whole = _settings_from(found)
        return settings, None if is_whole else self._set_aside()

    def save(self, settings: Settings) -> Problem | None:
        """Writes what is another than when it was read or written last, so that the file is at every moment either the
        old one or the new one; one that could not be read is not replaced."""
        if self._unreadable is not None:
            return self._unreadable
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            written = _as_json(merged(self._known, settings, self._there(settings)))
            text = json.dumps(written, indent=2, ensure_ascii=False) + "\n"
            with replacing(self.path) as file:
                file.write(text.encode("utf-8", "backslashreplace"))  # the path of a file may have half a character
        except OSError as error:
            return not_written(self.path, error, "settings-not-saved", "settings-disk-full")
        self._known = deepcopy(settings)
        return None

    def _there(self, otherwise: Settings) -> Settings:
        """What is in the file now; `otherwise` where there is none that can be read."""
        try:
            found = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return otherwise
        return _settings_from(found)[0] if isinstance(found, dict) else otherwise

    def _set_aside(self) -> Problem:
        kept = self.path.with_name(DAMAGED_NAME)
        try:
            os.replace(self.path, kept)
        except OSError:  # a folder that may be read only: the file stays where it is
            kept = self.path
        return Problem("settings-damaged", str(self.path), details={"kept": str(kept)})


def merged(known: Settings, ours: Settings, theirs: Settings) -> Settings:
    """`theirs`, with what is another in `ours` than it was in `known`: one value each, but lists by their items and
    dictionaries by their keys."""
    values = {each.name: (getattr(known, each.name), getattr(ours, each.name)) for each in fields(Settings)}
    return Settings(**{name: _merged(*pair, getattr(theirs, name)) for name, pair in values.items()})


def _merged(known: Any, ours: Any, theirs: Any) -> Any:
    if ours == known:
        return theirs
    if isinstance(ours, list):
        mine = [item for item in ours if item in theirs or item not in known]
        return mine + [item for item in theirs if item not in ours and item not in known]
    if isinstance(ours, dict):
        latest = {key: theirs if ours.get(key) == known.get(key) else ours for key in {**theirs, **ours}}
        return {key: values[key] for key, values in latest.items() if key in values}
    return ours


def _settings_from(found: dict[str, Any]) -> tuple[Settings, bool]:
    """Settings from the object in a file, and whether each value was one that can be."""
    settings, is_whole = Settings(), True
    for name, value in found.items():
        if name not in _CHECKS:
            settings.unknown[name] = value
        elif _CHECKS[name](value):
            setattr(settings, name, value)
        else:
            is_whole = False
    settings.version = VERSION
    return settings, is_whole


def _as_json(settings: Settings) -> dict[str, Any]:
    values = asdict(settings)
    unknown = values.pop("unknown")
    del values["room_language"]
    return {**values, **unknown}


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_sizes(value: object) -> bool:
    return isinstance(value, list) and all(type(item) is int and 0 <= item < 100_000 for item in value)


_CHECKS: dict[str, Callable[[Any], bool]] = {
    "version": lambda value: type(value) is int and value > 0,
    "language": lambda value: value in LANGUAGES,
    "theme": lambda value: value in THEMES,
    "scale": lambda value: type(value) in (int, float) and 0.5 <= value <= 4,
    "projector": lambda value: type(value) is bool,
    "reduced_motion": lambda value: type(value) is bool,
    "lesson": _is_text,
    "done": _is_texts,
    "geometry": lambda value: _is_text(value) and all(digit in "0123456789abcdef" for digit in value),
    "splitters": lambda value: isinstance(value, dict) and all(map(_is_sizes, value.values())),
    "python": _is_text,
    "start_method": lambda value: value in ("", "fork", "spawn", "forkserver"),
    "pythons": _is_texts,
    "recent": _is_texts,
    "watches": lambda value: isinstance(value, dict) and all(map(_is_texts, value.values())),
}
assert set(_CHECKS) | {"unknown", "room_language"} == {each.name for each in fields(Settings)}
