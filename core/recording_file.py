"""Recordings as files (``.crosstalk``): a zip with ``recording.json`` (the subject and the versions), ``program.py``
(its source) and ``observations.jsonl``.

A file is read as far as it is sound, whoever made it and whatever happened to it, and what is wrong is told by
`Problem`s. Nothing in it is ever executed, unpickled or written to the disk.
"""

from __future__ import annotations

import dataclasses
import json
import re
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from core.atomic_file import replacing
from core.json_form import build
from core.observation import (
    PROTOCOL,
    Line,
    LinesSkipped,
    Observation,
    QueueState,
    Sample,
    SamplesLost,
    Standstill,
    Value,
    Waited,
    from_json,
)
from core.problem import Problem, ProblemError
from core.recording import Kept, Recording
from core.subject import Subject
from core.zip_members import Member, members

FORMAT = 1
RECORDING_SUFFIX = ".crosstalk"
HEAD, PROGRAM, OBSERVATIONS = "recording.json", "program.py", "observations.jsonl"

# What a file may hold (bytes): an hour at full rate has some 90 MB of observations, which are some 10 MB as a file.
_FILE_LIMIT = 256 << 20
_HEAD_LIMIT, _PROGRAM_LIMIT, _OBSERVATIONS_LIMIT = 1 << 20, 4 << 20, 1 << 30
_LINE_LIMIT = 1 << 18
_NAME_LIMIT = 100
# Beyond these a number is a mistake: seconds of a run, lines of a program, counts, anything.
_T_LIMIT, _SOURCE_LIMIT, _COUNT_LIMIT, _NUMBER_LIMIT = 1e7, 10_000_000, 2**62, 1e300
# Only what has one of these can have a number beyond the last.
_LONG_NUMBER = re.compile(rb"\d{300}|\d[eE]|NaN|Infinity")


# --- writing ---------------------------------------------------------------------------------------------------


def saving(kept: Kept, path: Path) -> Iterator[float]:
    """Writes what was `kept` to `path`, some hundred observations with each step, and says how far it is (0 to 1).
    Until the last step `path` is as it was, and so it stays where a step raises `OSError`, or none follows."""
    head = {"format": FORMAT, "protocol": PROTOCOL, "subject": _subject_to_json(kept.subject)}
    with replacing(path) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(HEAD, json.dumps(head, ensure_ascii=False, indent=1))
        archive.writestr(PROGRAM, kept.subject.source.encode("utf-8", "surrogatepass"))
        with archive.open(OBSERVATIONS, "w", force_zip64=True) as stream:
            for share, text in kept.chunks():
                stream.write(text.encode("utf-8", "surrogatepass") + b"\n")
                yield share


def save(recording: Recording, path: Path) -> None:
    """Writes it to `path`, whole or not at all. Raises `OSError`."""
    for _ in saving(recording.kept(), path):
        pass


def _subject_to_json(subject: Subject) -> dict[str, Any]:
    data = dataclasses.asdict(subject)
    del data["source"]
    return data


# --- reading ---------------------------------------------------------------------------------------------------


class Opening:
    """A recording on its way from a file: it grows with `take`, until that returns False."""

    def __init__(self, path: Path) -> None:
        """Raises `ProblemError`: ``recording-unreadable`` (details: error, the system's words) or
        ``not-a-recording``, where there is nothing in it that could be shown."""
        self._problems: list[Problem] = []
        self._where = str(path)
        found = members(_bytes(path))
        if not found.keys() & {PROGRAM, OBSERVATIONS}:
            raise ProblemError(Problem("not-a-recording", str(path)))
        source = self._source(found.get(PROGRAM))
        self.recording = Recording(self._subject(found.get(HEAD), source, path))
        self._observations = found.get(OBSERVATIONS)
        self._lost = 0
        self._steps = self._reading()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the file, as far as it has been read: ``recording-newer`` (details: format),
        ``recording-without-head``, ``recording-without-program``, ``recording-without-observations``,
        ``recording-altered``, ``recording-damaged`` and ``recording-cut`` (details: seconds, up to which it is
        shown), ``recording-too-large``, ``recording-lost`` (details: count, of observations that make no sense)."""
        lost = [self._problem("recording-lost", count=str(self._lost))] if self._lost else []
        return (*self._problems, *lost)

    @property
    def progress(self) -> float:
        """From 0 to 1."""
        return self._observations.progress if self._observations else 1.0

    def take(self, seconds: float) -> bool:
        """Reads on for about that long. Returns whether there is more."""
        until = time.monotonic() + seconds
        return any(time.monotonic() >= until for _ in self._steps)

    def _problem(self, code: str, **details: str) -> Problem:
        return Problem(code, self._where, details=details)

    def _source(self, member: Member | None) -> str:
        data = member.read(_PROGRAM_LIMIT) if member else b""
        if member is None or member.ending != "whole":
            self._problems.append(self._problem("recording-without-program"))
        try:
            return data.decode("utf-8", "surrogatepass")
        except UnicodeDecodeError:
            return data.decode("utf-8", "replace")

    def _subject(self, member: Member | None, source: str, path: Path) -> Subject:
        try:
            head = json.loads(member.read(_HEAD_LIMIT)) if member else None
            if not isinstance(head, dict):
                raise ValueError("no head")
            if _version(head, "format") > FORMAT or _version(head, "protocol") > PROTOCOL:
                self._problems.append(self._problem("recording-newer", format=str(_version(head, "format"))))
            if not _is_sound(head):
                raise ValueError("numbers that cannot be")
            subject: Subject = build(Subject, {**head["subject"], "source": source})
            return dataclasses.replace(subject, name=_file_name(subject.name, path))
        except (ValueError, TypeError, KeyError, RecursionError):
            self._problems.append(self._problem("recording-without-head"))
            return Subject(_file_name("", path), source)

    def _reading(self) -> Iterator[None]:
        member = self._observations
        if member is None:
            self._problems.append(self._problem("recording-without-observations"))
            return
        for line in _lines(member.chunks(_OBSERVATIONS_LIMIT)):
            self._take_line(line, member)
            yield
        if member.ending in ("altered", "damaged", "cut", "too-large"):
            seconds = f"{self.recording.snapshot().t:.1f}"
            self._problems.append(self._problem(f"recording-{member.ending}", seconds=seconds))

    def _take_line(self, line: bytes, member: Member) -> None:
        observation = _observation(line)
        if observation is not None:
            self.recording.restore(observation, line.decode("utf-8", "surrogatepass"))
        elif line and member.ending in ("", "whole", "altered"):  # otherwise it is the last one, and cut in two
            self._lost += 1


def load(path: Path) -> tuple[Recording, tuple[Problem, ...]]:
    """The recording in the file at `path`, as far as it is sound, and what is wrong with it. Raises `ProblemError` as
    `Opening` does."""
    opening = Opening(path)
    while opening.take(60.0):
        pass
    return opening.recording, opening.problems


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > _FILE_LIMIT:
            raise ProblemError(Problem("not-a-recording", str(path)))
        return path.read_bytes()
    except OSError as error:
        details = {"error": error.strerror or str(error)}
        raise ProblemError(Problem("recording-unreadable", str(path), details=details)) from error


def _version(head: dict[str, Any], name: str) -> int:
    version = head.get(name)
    return version if isinstance(version, int) else 0


def _file_name(name: str, path: Path) -> str:
    """A name to show and to suggest, never a way to somewhere else."""
    plain = PurePosixPath(name.replace("\\", "/")).name
    plain = "".join(letter for letter in plain if letter.isprintable())[-_NAME_LIMIT:]
    return plain or f"{path.stem}.py"


def _lines(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The lines of a file that comes in pieces; of one that is far too long, only its beginning."""
    rest = b""
    for chunk in chunks:
        *lines, rest = (rest + chunk).split(b"\n")
        yield from lines
        rest = rest[:_LINE_LIMIT]
    yield rest


# --- soundness -------------------------------------------------------------------------------------------------


def _observation(line: bytes) -> Observation | None:
    """The observation in a line of the file; None where there is none that can be."""
    try:
        data = json.loads(line.decode("utf-8", "surrogatepass"))
        if not isinstance(data, dict) or (_LONG_NUMBER.search(line) and not _is_sound(data)):
            return None
        observation = from_json(data)
    except (ValueError, TypeError, RecursionError):
        return None
    return observation if _can_be(observation) else None


def _is_sound(data: Any) -> bool:
    """Whether every number in it is one that can be reckoned with."""
    if isinstance(data, dict):
        return all(map(_is_sound, data.values()))
    if isinstance(data, list):
        return all(map(_is_sound, data))
    return not isinstance(data, int | float) or -_NUMBER_LIMIT < data < _NUMBER_LIMIT


def _can_be(observation: Observation) -> bool:
    """Whether its types being right, its values are such as a run has."""
    if not 0 <= observation.t < _T_LIMIT:
        return False
    match observation:
        case Sample():
            values = (*observation.values.values(), *observation.hosted.values())
            return (
                all(map(_is_value, values))
                and all(0 <= thread.line < _SOURCE_LIMIT for thread in observation.threads)
                and all(max(map(abs, _counts(queue))) < _COUNT_LIMIT for queue in observation.queues)
            )
        case Standstill():
            return 0 <= observation.line < _SOURCE_LIMIT
        case Waited():
            return 0 <= observation.since <= observation.t and 0 <= observation.line < _SOURCE_LIMIT
        case LinesSkipped():
            return 0 <= observation.lines < _COUNT_LIMIT
        case SamplesLost():
            return 0 <= observation.count < _COUNT_LIMIT
        case Line():
            return len(observation.text) < _LINE_LIMIT
    return True


def _is_value(value: Value) -> bool:
    return value.form not in ("number", "size") or isinstance(value.shown, int | float)


def _counts(queue: QueueState) -> tuple[int, ...]:
    return queue.capacity, queue.size, queue.unfinished, queue.puts, queue.gets, queue.dones
