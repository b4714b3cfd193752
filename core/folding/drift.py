"""A counter beside what it would be had no update been lost."""

from __future__ import annotations

from core.folding.series import GrowingSeries
from core.folding.threads import Threads
from core.observation import Progress, Sample, ThreadKey, Value
from core.snapshot import Actor, Drift
from core.subject import Subject


class DriftFold:
    """Takes the counter from wherever it lives and the rounds from wherever they are done; a point is made whenever
    the counter is seen, with the rounds as last seen (in one process both are of the same instant)."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._steps = {progress.function: progress for progress in subject.watching.progress}
        self._rounds: dict[Actor, tuple[float, Progress]] = {}
        """Per thread the rounds done so far, and what they are rounds of."""
        self._before: dict[Actor, float] = {}
        self._base: float | None = None
        self._gap = 0.0
        self._actual, self._expected, self._writer = GrowingSeries(), GrowingSeries(), GrowingSeries()
        self._losses: list[tuple[float, float]] = []

    def sample(self, sample: Sample, threads: Threads, counter: Value | None) -> None:
        """Takes the rounds in `sample`, and a point if it brought the counter's value."""
        for state in sample.threads:
            progress = self._steps.get(state.function)
            actor = threads.actor(ThreadKey(sample.pid, state.ident))
            if progress is not None and state.rounds is not None and actor is not None:
                self._rounds[actor] = (state.rounds, progress)
        self._finish_ended(threads)
        if counter is not None and counter.form == "number":
            self._point(sample.t, float(counter.shown), threads)

    def _finish_ended(self, threads: Threads) -> None:
        for actor in threads.ended() & self._rounds.keys():
            seen, progress = self._rounds[actor]
            self._rounds[actor] = (self._subject.totals.get(progress.total, seen), progress)

    def _point(self, t: float, actual: float, threads: Threads) -> None:
        done = sum(rounds * progress.step for rounds, progress in self._rounds.values())
        if self._base is None:
            self._base = actual if not self._rounds else 0.0
        expected = self._base + done
        self._actual.append(t, actual)
        self._expected.append(t, expected)
        self._writer.append(t, self._busiest(threads))
        gap = actual - expected
        # Each thread may be in the middle of a round: that much is no loss.
        if abs(gap - self._gap) > 2 * len(self._rounds) + 1:
            self._losses.append((t, gap - self._gap))
            self._gap = gap

    def _busiest(self, threads: Threads) -> int:
        gains = {actor: rounds - self._before.get(actor, 0.0) for actor, (rounds, _) in self._rounds.items()}
        self._before = {actor: rounds for actor, (rounds, _) in self._rounds.items()}
        busiest = max(gains, key=lambda actor: gains[actor], default=None)
        if busiest is None or gains[busiest] <= 0:
            return -1
        return threads.actors().index(busiest)

    def contributions(self) -> dict[Actor, float]:
        """What each thread has added to the counter so far."""
        return {actor: rounds * progress.step for actor, (rounds, progress) in self._rounds.items()}

    def frozen(self) -> Drift | None:
        """The three curves; None before the counter was seen."""
        if self._actual.last is None:
            return None
        return Drift(
            self._subject.drift,
            self._actual.frozen(),
            self._expected.frozen(),
            self._writer.frozen(),
            tuple(self._losses),
            self._subject.expected_end,
        )
