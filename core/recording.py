"""The observations of a run, in order, and any moment of it.

Observations are kept as compressed JSON in blocks (about 30 bytes a sample), lines of output only as many as are
shown. Every so many blocks a copy of the fold is kept (a keyframe), from which any later moment is a few hundred
observations away. `core.recording_file` writes and reads the file (``.crosstalk``).

What an hour needs, at 62.5 samples a second, and how fast a moment of it is reached, is measured by
``python -m tests.bench recording``; `docs/decisions.md` has the figures.
"""

from __future__ import annotations

import bisect
import json
import math
import time
import zlib
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from core.folding import Fold
from core.observation import Line, LinesSkipped, Observation, from_known_json, to_json
from core.snapshot import LINE_LIMIT, Snapshot
from core.subject import Subject

_BLOCK = 256
KEYFRAME_LIMIT = 1_024
"""More than that many, and every second one is given up."""
_STRIDE = 1
"""So many blocks lie between two keyframes of a run of less than an hour or so."""


@dataclass(frozen=True, slots=True)
class _Keyframe:
    """The fold after the first `blocks` blocks, and the time `t` that it had come to."""

    t: float
    blocks: int
    fold: Fold


@dataclass(frozen=True, slots=True)
class Kept:
    """All that a recording has kept at one moment, as a value: the recording may go on."""

    subject: Subject
    blocks: Sequence[bytes]
    open: Sequence[str]
    """JSON of the observations that fill no block yet."""
    lines: Sequence[tuple[int, Line | LinesSkipped]]
    """Output, each with the number of observations before it."""
    evicted: int
    """Lines of output that came before those."""

    @property
    def count(self) -> int:
        """How many observations that is."""
        return len(self.blocks) * _BLOCK + len(self.open) + len(self.lines)

    def observations(self, first_block: int = 0) -> Iterator[Observation]:
        """In order, from that block on."""
        index = first_block * _BLOCK
        lines = deque(line for line in self.lines if line[0] >= index)
        if self.evicted and first_block == 0:
            yield self.skipped()
        for text in self._texts(first_block):
            while lines and lines[0][0] <= index:
                yield lines.popleft()[1]
            yield from_known_json(text)
            index += 1
        for _, line in lines:
            yield line

    def chunks(self) -> Iterator[tuple[float, str]]:
        """The same as lines of JSON, some hundred at a time; and what share of all that is, from 0 to 1."""
        lines = deque(self.lines)
        if self.evicted:
            yield 0.0, _json(self.skipped())
        for block in range(len(self.blocks) + 1):
            texts, first = self._block(block), block * _BLOCK
            if lines and lines[0][0] < first + len(texts):
                texts = list(_merged(texts, first, lines))
            if texts:
                yield (block + 1) / (len(self.blocks) + 1), "\n".join(texts)
        if lines:
            yield 1.0, "\n".join(_json(line) for _, line in lines)

    def lines_before(self, block: int) -> Iterator[Line | LinesSkipped]:
        """The output up to where that block begins."""
        if self.evicted:
            yield self.skipped()
        for before, line in self.lines:
            if before < block * _BLOCK:
                yield line

    def skipped(self) -> LinesSkipped:
        return LinesSkipped(0.0, "stdout", self.evicted, 0)

    def _texts(self, first_block: int) -> Iterator[str]:
        for block in range(first_block, len(self.blocks) + 1):
            yield from self._block(block)

    def _block(self, block: int) -> Sequence[str]:
        if block == len(self.blocks):
            return self.open
        return zlib.decompress(self.blocks[block]).decode("utf-8", "surrogatepass").split("\n")


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
        self._keyframes: list[_Keyframe] = []
        self._stride = _STRIDE
        self._replay: _Replay | None = None

    def append(self, observations: Iterable[Observation]) -> None:
        """Takes what was observed since the last time; put in order of time, since each process reports for
        itself."""
        for observation in sorted(observations, key=lambda observed: observed.t):
            self.restore(observation)

    def restore(self, observation: Observation, text: str = "") -> None:
        """Takes the next observation as a file has it, in its order; `text` is its JSON where that is at hand."""
        self._replay = None
        self._live.apply(observation)
        if isinstance(observation, (Line, LinesSkipped)):
            self._keep_line(observation)
        else:
            self._keep(text or _json(observation))

    def _keep(self, text: str) -> None:
        self._count += 1
        self._open.append(text)
        if len(self._open) == _BLOCK:
            self._blocks.append(zlib.compress("\n".join(self._open).encode("utf-8", "surrogatepass"), 1))
            self._open = []
            if len(self._blocks) % self._stride == 0:
                self._keep_fold()

    def _keep_fold(self) -> None:
        if len(self._keyframes) == KEYFRAME_LIMIT:
            self._keyframes = self._keyframes[1::2]
            self._stride *= 2
        if len(self._blocks) % self._stride == 0:
            self._keyframes.append(_Keyframe(self._live.t, len(self._blocks), self._live.copy()))

    def _keep_line(self, line: Line | LinesSkipped) -> None:
        if len(self._lines) == LINE_LIMIT:
            _, oldest = self._lines.popleft()
            self._evicted += oldest.lines if isinstance(oldest, LinesSkipped) else 1
        self._lines.append((self._count, line))

    def snapshot(self, t: float | None = None) -> Snapshot:
        """The newest state; `t` is the time of the run now, which goes on where nothing is observed (seconds)."""
        return self._live.snapshot(t)

    def snapshot_at(self, t: float) -> Snapshot:
        """The state as it was `t` seconds into the run. Going forward a little is cheapest; otherwise it starts from
        the keyframe before. Of what each thread did and of the marks of a queue it has at least the newest 250: the
        newest snapshot has the rest."""
        return self._replay_for(t).snapshot(t)

    def approach(self, t: float, seconds: float) -> bool:
        """Works on what `snapshot_at(t)` will need, for about so much processor time. Returns whether all that is
        done."""
        return self._replay_for(t).advance(t, time.thread_time() + seconds)

    def _replay_for(self, t: float) -> _Replay:
        place = bisect.bisect_right(self._keyframes, t, key=lambda keyframe: keyframe.t)
        keyframe = self._keyframes[place - 1] if place else None
        replay = self._replay
        if replay is None or replay.t > t or (keyframe is not None and keyframe.t > replay.t):
            self._replay = replay = self._replay_from(keyframe)
        return replay

    def _replay_from(self, keyframe: _Keyframe | None) -> _Replay:
        kept = self.kept()
        if keyframe is None:
            return _Replay(Fold(self.subject), kept.observations())
        fold = keyframe.fold.copy(kept.lines_before(keyframe.blocks))
        return _Replay(fold, kept.observations(keyframe.blocks))

    def kept(self) -> Kept:
        """What there is now. It costs a copy of a few lists."""
        return Kept(self.subject, tuple(self._blocks), tuple(self._open), tuple(self._lines), self._evicted)

    def observations(self) -> Iterator[Observation]:
        """All that is kept, in order."""
        return self.kept().observations()


class _Replay:
    """The same observations folded once more, up to some earlier time."""

    def __init__(self, fold: Fold, observations: Iterator[Observation]) -> None:
        self.t = fold.t
        self._fold = fold
        self._observations = observations
        self._next = next(observations, None)

    def snapshot(self, t: float) -> Snapshot:
        self.advance(t)
        return self._fold.snapshot(t)

    def advance(self, t: float, until: float = math.inf) -> bool:
        """Folds what was observed up to `t`, at least one observation, and then as long as this thread has not used
        more processor time than `until`; whether that is all."""
        while self._next is not None and self._next.t <= t:
            self._fold.apply(self._next)
            self.t = self._next.t
            self._next = next(self._observations, None)
            if time.thread_time() > until:
                return False
        self.t = t
        return True


def _json(observation: Observation) -> str:
    return json.dumps(to_json(observation), separators=(",", ":"), ensure_ascii=False)


def _merged(texts: Sequence[str], first: int, lines: deque[tuple[int, Line | LinesSkipped]]) -> Iterator[str]:
    """The observations from number `first` on, with the output that came between them."""
    for index, text in enumerate(texts, first):
        while lines and lines[0][0] <= index:
            yield _json(lines.popleft()[1])
        yield text
