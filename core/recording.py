"""The observations of a run, in order: live, and as a file.

In memory, observations are kept as compressed JSON in blocks (about 30 bytes a sample), lines of output only as many
as are shown. In a file (``.crosstalk``, a zip) there are ``recording.json`` (the subject and the versions),
``program.py`` (its source) and ``observations.jsonl``. Nothing in it is ever executed or unpickled.
"""

from __future__ import annotations

import dataclasses
import json
import zipfile
import zlib
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from core.folding import Fold
from core.observation import PROTOCOL, Line, LinesSkipped, Observation, Progress, Watching, from_json, to_json
from core.problem import Problem, ProblemError
from core.snapshot import LINE_LIMIT, Snapshot
from core.subject import Subject

FORMAT = 1
_BLOCK = 512


class Recording:
    """Grows by `append`; `snapshot` is the newest state, `snapshot_at` any earlier one."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self._live = Fold(subject)
        self._blocks: list[bytes] = []
        self._open: list[str] = []
        self._lines: deque[tuple[int, Line | LinesSkipped]] = deque()
        self._count = 0
        self._evicted = 0
        self._replay: _Replay | None = None

    def append(self, observations: Iterable[Observation]) -> None:
        """Takes what was observed since the last time; put in order of time, since each process reports for
        itself."""
        self._replay = None
        for observation in sorted(observations, key=lambda observed: observed.t):
            self._live.apply(observation)
            if isinstance(observation, (Line, LinesSkipped)):
                self._keep_line(observation)
                continue
            self._count += 1
            self._open.append(json.dumps(to_json(observation), separators=(",", ":"), ensure_ascii=False))
            if len(self._open) == _BLOCK:
                self._blocks.append(zlib.compress("\n".join(self._open).encode("utf-8", "surrogatepass"), 1))
                self._open = []

    def _keep_line(self, line: Line | LinesSkipped) -> None:
        if len(self._lines) == LINE_LIMIT:
            _, oldest = self._lines.popleft()
            self._evicted += oldest.lines if isinstance(oldest, LinesSkipped) else 1
        self._lines.append((self._count, line))

    def snapshot(self, t: float | None = None) -> Snapshot:
        """The newest state; `t` is the time of the run now, which goes on where nothing is observed (seconds)."""
        return self._live.snapshot(t)

    def snapshot_at(self, t: float) -> Snapshot:
        """The state as it was `t` seconds into the run. Going forward is cheap; going back starts from the first
        observation."""
        if self._replay is None or self._replay.t > t:
            self._replay = _Replay(Fold(self.subject), self.observations())
        return self._replay.until(t)

    def observations(self) -> Iterator[Observation]:
        """All that is kept, in order."""
        lines = deque(self._lines)
        if self._evicted:
            yield LinesSkipped(0.0, "stdout", self._evicted, 0)
        for index, text in enumerate(self._texts()):
            while lines and lines[0][0] <= index:
                yield lines.popleft()[1]
            yield from_json(json.loads(text))
        for _, line in lines:
            yield line

    def _texts(self) -> Iterator[str]:
        for block in self._blocks:
            yield from zlib.decompress(block).decode("utf-8", "surrogatepass").split("\n")
        yield from self._open

    def save(self, path: Path) -> None:
        """Writes it to `path`, whole or not at all. Raises `OSError`."""
        partial = path.with_name(path.name + ".part")
        head = {"format": FORMAT, "protocol": PROTOCOL, "subject": _subject_to_json(self.subject)}
        try:
            with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.writestr("recording.json", json.dumps(head, ensure_ascii=False, indent=1))
                archive.writestr("program.py", self.subject.source.encode("utf-8", "surrogatepass"))
                with archive.open("observations.jsonl", "w") as stream:
                    for observation in self.observations():
                        stream.write(json.dumps(to_json(observation)).encode() + b"\n")
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)


class _Replay:
    """The same observations folded once more, up to some earlier time."""

    def __init__(self, fold: Fold, observations: Iterator[Observation]) -> None:
        self.t = 0.0
        self._fold = fold
        self._observations = observations
        self._next = next(observations, None)

    def until(self, t: float) -> Snapshot:
        while self._next is not None and self._next.t <= t:
            self._fold.apply(self._next)
            self._next = next(self._observations, None)
        self.t = t
        return self._fold.snapshot(t)


def load(path: Path) -> Recording:
    """The recording in the file at `path`. Raises `OSError`, and `ProblemError` (``recording-damaged``) where it is
    not one, or not whole."""
    try:
        with zipfile.ZipFile(path) as archive:
            head = json.loads(archive.read("recording.json"))
            source = archive.read("program.py").decode("utf-8", "surrogatepass")
            recording = Recording(_subject_from_json(head["subject"], source))
            lines = archive.read("observations.jsonl").splitlines()
        recording.append(from_json(json.loads(line)) for line in lines)
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, TypeError, ValueError, NotImplementedError) as error:
        raise ProblemError(Problem("recording-damaged", str(path), details={"error": str(error)})) from error
    return recording


def _subject_to_json(subject: Subject) -> dict[str, Any]:
    data = dataclasses.asdict(subject)
    del data["source"]
    return data


def _subject_from_json(data: dict[str, Any], source: str) -> Subject:
    watching = data["watching"]
    return Subject(
        str(data["name"]),
        source,
        Watching(tuple(map(str, watching["names"])), tuple(Progress(**part) for part in watching["progress"])),
        str(data["drift"]),
        None if data["expected_end"] is None else float(data["expected_end"]),
        {str(name): float(total) for name, total in data["totals"].items()},
    )
