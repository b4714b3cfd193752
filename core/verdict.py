"""What a run turned out to be, in a few values; whether that is what was expected, or predicted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from core.amount import comparison
from core.diagnosis import STUCK
from core.lesson import Expectation, Question
from core.literal import KnobValue
from core.observation import Outcome, Stream
from core.snapshot import QueueView, Snapshot

Ending = Literal["ends", "fails", "hangs", "runs"]


@dataclass(frozen=True, slots=True)
class QueueFacts:
    """`most` is the largest size seen; `full` and `empty` are the share of the time since its first item (0 to 1)
    in which it was so."""

    size: int
    most: int
    capacity: int
    puts: int
    gets: int
    dones: int
    unfinished: int
    full: float
    empty: float


@dataclass(frozen=True, slots=True)
class Findings:
    """What is left to know of a run when it is over. `ending` is None while it goes on unhindered, and where it did
    not start; ``runs`` means that it went on by itself until it was stopped."""

    ending: Ending | None
    diagnosis: str = ""
    output: str = ""
    errors: str = ""
    watches: dict[str, int | float | str] = field(default_factory=dict)
    queues: dict[str, QueueFacts] = field(default_factory=dict)
    knobs: dict[str, KnobValue] = field(default_factory=dict)

    def result(self, what: str) -> int | float | str | None:
        """The last value of a watch; the last line printed (``output``), as a number where it is one; or how it ended
        (``outcome``). None where there is none."""
        if what == "outcome":
            return self.ending
        if what == "output":
            lines = self.output.split("\n")
            return _number(next((line for line in reversed(lines) if line), None))
        return self.watches.get(what)


def findings(
    snapshot: Snapshot, knobs: Mapping[str, KnobValue], output: str | None = None, errors: str | None = None
) -> Findings:
    """The findings of the run that `snapshot` shows, of a program whose knobs stand at `knobs`. `output` and `errors`
    are all that it wrote; where they were not kept, the lines in the snapshot have to do."""
    diagnosis = snapshot.diagnosis.code if snapshot.diagnosis else ""
    return Findings(
        _ending(snapshot.outcome, diagnosis),
        diagnosis,
        _lines(snapshot, "stdout") if output is None else output,
        _lines(snapshot, "stderr") if errors is None else errors,
        {name: summary.last for name, summary in snapshot.summaries.items()},
        {queue.state.name: _queue_facts(queue, snapshot.t) for queue in snapshot.queues},
        dict(knobs),
    )


def holds(expectation: Expectation, found: Findings) -> bool:
    """Whether the run was what `expectation` says, in every field that is set. A watch or queue that was never seen
    is not as expected."""
    return (
        (expectation.outcome is None or expectation.outcome == found.ending)
        and (expectation.diagnosis is None or expectation.diagnosis == found.diagnosis)
        and (expectation.output is None or expectation.output == found.output)
        and _matches(expectation.output_matches, found.output)
        and _matches(expectation.errors_match, found.errors)
        and _watch_holds(expectation.watch, found)
        and _queue_holds(expectation.queue, found)
    )


def is_decided(question: Question, found: Findings) -> bool:
    """Whether a run answers the question at all. One that was stopped while it went on does so only where going on is
    among the answers."""
    if found.ending == "runs":
        return any(choice.expect.outcome == "runs" for choice in question.choices)
    return found.ending is not None


def judge(question: Question, choice: int, runs: Sequence[Findings], result: str) -> bool | None:
    """Whether that choice was right, by the runs so far, oldest first; None where they do not decide it. `result` is
    what `LessonProgram.result` says."""
    decided = [found for found in runs if is_decided(question, found)]
    if not runs or not decided:
        return None
    answer = question.choices[choice]
    if answer.over == "each":
        return holds(answer.expect, runs[-1]) if runs[-1] is decided[-1] else None
    if not all(holds(answer.expect, found) for found in decided):
        return False
    if answer.over == "all-runs":
        return True
    is_varied = len({found.result(result) for found in decided}) > 1
    return is_varied == (answer.over == "varies") if len(decided) > 1 else None


# --- one thing at a time -------------------------------------------------------------------------------------------


def _ending(outcome: Outcome | None, diagnosis: str) -> Ending | None:
    is_stuck = diagnosis in STUCK
    if outcome is None:
        return "hangs" if is_stuck else None
    if outcome.kind == "finished":
        return "ends" if outcome.exit_code == 0 else "fails"
    if outcome.kind in ("stopped", "timed-out", "interrupted"):
        return "hangs" if is_stuck else "runs"
    return "fails" if outcome.kind == "limit" else None


def _lines(snapshot: Snapshot, stream: Stream) -> str:
    lines = (line for line in snapshot.output.lines if line.stream == stream)
    return "".join(line.text if line.partial else line.text + "\n" for line in lines)


def _queue_facts(queue: QueueView, now: float) -> QueueFacts:
    times, sizes = queue.occupancy.points()
    first = next((t for t, size in zip(times, sizes, strict=True) if size > 0), now)
    most = max([0, *map(int, sizes), *(mark.size for mark in queue.marks)])
    state = queue.state
    full, empty = (_share(bands, first, now) for bands in (queue.full, queue.empty))
    return QueueFacts(
        state.size, most, state.capacity, queue.puts, queue.gets, queue.dones, state.unfinished, full, empty
    )


def _share(bands: Sequence[tuple[float, float]], start: float, end: float) -> float:
    """How much of the time from `start` to `end` the bands cover."""
    if end <= start:
        return 0.0
    return sum(max(0.0, min(stop, end) - max(begin, start)) for begin, stop in bands) / (end - start)


def _matches(pattern: str | None, text: str) -> bool:
    return pattern is None or re.search(pattern, text) is not None


def _watch_holds(text: str | None, found: Findings) -> bool:
    if text is None:
        return True
    expected = comparison(text)
    try:
        return expected.holds(found.result(expected.name), found.knobs)
    except ValueError:  # an edit has removed the knob that it names
        return False


def _queue_holds(text: str | None, found: Findings) -> bool:
    if text is None:
        return True
    expected = comparison(text)
    name, _, fact = expected.name.rpartition(".")
    queue = found.queues.get(name)
    try:
        return queue is not None and expected.holds(getattr(queue, fact), found.knobs)
    except ValueError:
        return False


def _number(line: str | None) -> int | float | str | None:
    for kind in (int, float):
        try:
            return kind(line or "")
        except ValueError:
            continue
    return line
