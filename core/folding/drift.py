"""A counter beside what it would be had no update been lost."""

from __future__ import annotations

from collections import deque
from copy import copy

from core.folding.row import Pair, Row
from core.folding.series import GrowingSeries
from core.folding.threads import Threads
from core.observation import Progress, Sample, ThreadKey, Value
from core.snapshot import LOSS_LIMIT, Drift
from core.subject import Subject

# How many looks at a thread are remembered: what two processes report arrives at most a few looks out of order.
_HISTORY = 8


class _Done:
    """The rounds of one thread of process `pid`, as far as they were seen."""

    def __init__(self, pid: int, progress: Progress) -> None:
        self.pid = pid
        self.progress = progress
        self._seen: deque[tuple[float, float]] = deque(maxlen=_HISTORY)

    def see(self, t: float, rounds: float) -> None:
        self._seen.append((t, rounds))

    @property
    def newest(self) -> float:
        return self._seen[-1][1]

    def at_least(self, t: float) -> float:
        """How many it had done for certain at time `t`: another process is seen at other times than the counter."""
        return max((rounds for seen, rounds in self._seen if seen <= t), default=0.0)

    def copy(self) -> _Done:
        done = _Done(self.pid, self.progress)
        done._seen = self._seen.copy()
        return done


class DriftFold:
    """Takes the counter from wherever it lives and the rounds from wherever they are done; a point is made whenever
    the counter is seen.

    In one process both are of the same instant, and any gap that is new is work that was just overwritten. Where the
    rounds are done in other processes than the counter's, those seen last are a lower bound, and so is the counter
    itself: then only what is missing beyond them, and was not before, is certain to be lost.
    """

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._steps = {progress.function: progress for progress in subject.watching.progress}
        self._rounds: dict[int, _Done] = {}
        """By the thread's place in `Snapshot.threads`."""
        self._before: dict[int, float] = {}
        self._base: float | None = None
        self._gap = 0.0
        self._actual, self._expected, self._writer = GrowingSeries(), GrowingSeries(), GrowingSeries()
        self._losses = Row(Pair, 2, LOSS_LIMIT, keeps_first=True)

    def copy(self) -> DriftFold:
        drift = copy(self)
        drift._rounds = {thread: done.copy() for thread, done in self._rounds.items()}
        drift._actual, drift._expected, drift._writer = (
            series.copy() for series in (self._actual, self._expected, self._writer)
        )
        drift._losses = self._losses.copy()
        return drift

    def sample(self, sample: Sample, threads: Threads, counter: Value | None) -> None:
        """Takes the rounds in `sample`, and a point if it brought the counter's value. There is none where the rounds
        of that instant are not all known: the probe did not get hold of them, or a thread is on its way out."""
        seen: set[int] = set()
        for state in sample.threads:
            progress = self._steps.get(state.function)
            thread = threads.index(ThreadKey(sample.pid, state.ident))
            if progress is not None and thread is not None and state.rounds is not None:
                self._rounds.setdefault(thread, _Done(sample.pid, progress)).see(sample.t, state.rounds)
                seen.add(thread)
        living = self._rounds.keys() - threads.ended()
        is_whole = all(thread in seen for thread in living if self._rounds[thread].pid == sample.pid)
        for thread in threads.ended() & self._rounds.keys():
            done = self._rounds[thread]
            done.see(sample.t, self._subject.totals.get(done.progress.total, done.newest))
        if counter is not None and counter.form == "number" and is_whole:
            self._point(sample, float(counter.shown))

    def _point(self, sample: Sample, actual: float) -> None:
        is_one_process = all(done.pid == sample.pid for done in self._rounds.values())
        done = sum(rounds.at_least(sample.t) * rounds.progress.step for rounds in self._rounds.values())
        if self._base is None:
            self._base = actual if not self._rounds else 0.0
        expected = self._base + done
        if not is_one_process and all(rounds.progress.step > 0 for rounds in self._rounds.values()):
            expected = max(expected, actual)  # a bound below what is there says nothing
        self._actual.append(sample.t, actual)
        self._expected.append(sample.t, expected)
        self._writer.append(sample.t, self._busiest())
        gap = actual - expected
        if not is_one_process and gap >= self._gap:
            return
        # Each thread may be in the middle of a round: that much is no loss.
        if abs(gap - self._gap) > 2 * len(self._rounds) + 1:
            self._losses.append(Pair(sample.t, gap - self._gap))
            self._gap = gap

    def _busiest(self) -> int:
        gains = {thread: done.newest - self._before.get(thread, 0.0) for thread, done in self._rounds.items()}
        self._before = {thread: done.newest for thread, done in self._rounds.items()}
        busiest = max(gains, key=lambda thread: gains[thread], default=-1)
        return busiest if busiest >= 0 and gains[busiest] > 0 else -1

    def contributions(self) -> dict[int, float]:
        """What each thread has added to the counter so far, by its place in `Snapshot.threads`."""
        return {thread: done.newest * done.progress.step for thread, done in self._rounds.items()}

    def frozen(self) -> Drift | None:
        """The three curves; None before the counter was seen."""
        if self._actual.last is None:
            return None
        return Drift(
            self._subject.drift,
            self._actual.frozen(),
            self._expected.frozen(),
            self._writer.frozen(),
            self._losses.items(),
            self._subject.expected_end,
        )
