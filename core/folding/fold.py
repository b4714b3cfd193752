"""One observation after the other, into the state of the run."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable
from copy import copy
from dataclasses import replace

from core.diagnosis import Diagnosis, diagnose
from core.folding.drift import DriftFold
from core.folding.messages import Messages
from core.folding.queues import Queues
from core.folding.series import GrowingSeries
from core.folding.threads import Threads
from core.observation import (
    Ended,
    Line,
    LinesSkipped,
    Message,
    Observation,
    PipeMade,
    ProcessEnded,
    ProcessStarted,
    QueueOp,
    RunStarted,
    Sample,
    SamplesLost,
    Silence,
    Standstill,
    StopAsked,
    ThreadEnded,
    ThreadKey,
    ThreadStarted,
    Value,
    Waited,
)
from core.snapshot import LINE_LIMIT, Output, ProcessView, Snapshot, Summary
from core.subject import Subject


class Fold:
    """What is known of a run so far. `apply` takes the observations in the order in which they arrive."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._threads = Threads()
        self._queues = Queues()
        self._messages = Messages()
        self._drift = DriftFold(subject)
        self._series: dict[str, GrowingSeries] = {}
        self._summaries: dict[str, Summary] = {}
        self._processes: dict[int, ProcessView] = {}
        self._early: dict[int, ProcessEnded] = {}
        """Ends that were heard of before the start: a parent may tell sooner than the child's last words are read."""
        self._silences: dict[int, Silence] = {}
        self._agreeing: Counter[int] = Counter()
        """By pid, the samples since anything has moved."""
        self._main = 0
        self._is_settled = False
        self._asked: float | None = None
        self._lines: deque[Line] = deque()
        self._skipped = 0
        self._origin: RunStarted | None = None
        self._ended: Ended | None = None
        self._diagnosis: Diagnosis | None = None
        self._t = self._changed = self._shown = 0.0
        self._first_sample: float | None = None
        self._last_sample = 0.0
        self._samples = self._lost = 0

    @property
    def t(self) -> float:
        """The latest time that it knows of (seconds)."""
        return self._t

    def copy(self, lines: Iterable[Line | LinesSkipped] = ()) -> Fold:
        """One that goes on by itself from here. Its output is `lines`, since a recording keeps only the newest of
        them."""
        fold = copy(self)
        fold._threads, fold._queues, fold._drift = self._threads.copy(), self._queues.copy(), self._drift.copy()
        fold._series = {name: series.copy() for name, series in self._series.items()}
        fold._summaries, fold._processes = self._summaries.copy(), self._processes.copy()
        fold._messages = self._messages.copy()
        fold._early, fold._silences = self._early.copy(), self._silences.copy()
        fold._agreeing = self._agreeing.copy()
        fold._lines, fold._skipped = deque(), 0
        for line in lines:
            if isinstance(line, Line):
                fold._line(line)
            else:
                fold._skipped += line.lines
        return fold

    def apply(self, observation: Observation) -> None:
        self._t = max(self._t, observation.t)
        match observation:
            case Sample():
                if self._sample(observation):
                    self._change(observation.t)
                self._agreeing[observation.pid] += 1
            case Line():
                self._line(observation)
                self._threads.act(observation.t, ThreadKey(observation.pid, observation.ident))
                self._moved(observation.t)
            case QueueOp():
                self._queues.operate(observation)
                self._threads.act(observation.t, ThreadKey(observation.pid, observation.ident))
                self._moved(observation.t)
            case Standstill():
                self._threads.look(observation)
            case Silence():
                self._silences[observation.pid] = observation
            case PipeMade():
                self._messages.made(observation)
            case Message():
                self._messages.operate(observation)
                self._threads.act(observation.t, ThreadKey(observation.pid, observation.ident))
                self._moved(observation.t)
            case LinesSkipped():
                self._skipped += observation.lines
                self._moved(observation.t)
            case StopAsked():
                self._asked = observation.t if self._asked is None else self._asked
                self._settle(observation.t)
            case SamplesLost():
                self._lost += observation.count
            case Ended():
                self._end(observation)
            case _:
                self._life(observation)
                self._moved(observation.t)

    def _moved(self, t: float) -> None:
        """Something has moved, for all to see."""
        self._change(t)
        self._shown = max(self._shown, t)

    def _change(self, t: float) -> None:
        self._changed = max(self._changed, t)
        self._agreeing.clear()

    def _life(self, observation: Observation) -> None:
        match observation:
            case RunStarted():
                self._origin = observation
            case ProcessStarted():
                self._process_started(observation)
            case ProcessEnded():
                self._process_ended(observation)
            case ThreadStarted():
                self._threads.thread_started(observation)
            case ThreadEnded():
                self._threads.thread_ended(observation)
            case Waited():
                self._threads.waited(observation)

    def _process_started(self, started: ProcessStarted) -> None:
        if started.role == "main" and not self._main:
            self._main = started.pid
        self._processes[started.pid] = ProcessView(
            started.pid, started.parent, started.role, started.name, started.start_method, started.t
        )
        self._threads.process_started(started)
        early = self._early.pop(started.pid, None)
        if early is not None and early.t >= started.t:  # otherwise it is another's, which had that pid before
            self._process_ended(early)

    def _process_ended(self, ended: ProcessEnded) -> None:
        if ended.pid == self._main:
            self._settle(ended.t)
        process = self._processes.get(ended.pid)
        if process is not None:
            code = process.exit_code if ended.exit_code is None else ended.exit_code
            when = ended.t if process.ended is None else process.ended
            self._processes[ended.pid] = replace(process, ended=when, exit_code=code)
            self._silences.pop(ended.pid, None)
            self._threads.process_ended(ended.t, ended.pid)
        else:
            self._early[ended.pid] = ended

    def _line(self, line: Line) -> None:
        # An unfinished line stands last until the rest of it comes.
        if self._lines and self._lines[-1].partial and self._lines[-1].stream == line.stream:
            self._lines.pop()
        self._lines.append(line)
        if len(self._lines) > LINE_LIMIT:
            self._lines.popleft()
            self._skipped += 1

    def _sample(self, sample: Sample) -> bool:
        process = self._processes.get(sample.pid)
        if process is None or process.ended is not None:
            return False
        self._silences.pop(sample.pid, None)
        if sample.pid == self._main:
            self._samples += 1
            self._last_sample = sample.t
            if self._first_sample is None:
                self._first_sample = sample.t
        moved = process.values != sample.values or process.hosted != sample.hosted
        self._processes[sample.pid] = replace(
            process, values=sample.values, hosted=sample.hosted, children=sample.children, held=sample.held
        )
        moved |= self._queues.sample(sample)
        if moved:
            self._moved(sample.t)
        moved |= self._threads.sample(sample)
        found = self._watched(sample)
        for name, value in found.items():
            self._summaries[name] = _summarise(self._summaries.get(name), value)
            if value.form in ("number", "size"):
                self._series.setdefault(name, GrowingSeries()).append(sample.t, float(value.shown))
        if self._subject.drift:
            self._drift.sample(sample, self._threads, found.get(self._subject.drift))
        return moved

    def _watched(self, sample: Sample) -> dict[str, Value]:
        """The watched values that this sample brings: the main process's globals, and what a Manager's server holds
        for the proxies among them."""
        if sample.pid == self._main:
            return sample.values
        main = self._processes.get(self._main)
        if main is None or not sample.hosted:
            return {}
        return _resolve(main.values, sample.hosted)

    def _end(self, ended: Ended) -> None:
        self._settle(ended.t)
        self._ended = ended
        for pid in self._processes:
            self._threads.process_ended(ended.t, pid)
        if ended.outcome.kind == "finished":
            self._diagnosis = None

    def _settle(self, t: float) -> None:
        """What the run came to is not changed by its being ended."""
        if not self._is_settled:
            self._diagnose(t)
        self._is_settled = True

    def _diagnose(self, t: float) -> None:
        self._t = max(self._t, t)
        self._diagnosis = diagnose(self._state())

    def snapshot(self, t: float | None = None) -> Snapshot:
        """The state now; `t` is how late it is where nothing has been observed for a while (seconds)."""
        self._t = max(self._t, t or 0.0)
        state = self._state()
        if self._ended is None and not self._is_settled:
            self._diagnosis = diagnose(state)
            return replace(state, diagnosis=self._diagnosis)
        return state

    def _ends(self) -> dict[int, float]:
        """When those processes ended that did so before the run, by pid."""
        ended = {pid: process.ended for pid, process in self._processes.items() if pid != self._main}
        return {pid: t for pid, t in ended.items() if t is not None}

    def _state(self) -> Snapshot:
        ended = self._ended
        span = self._last_sample - (self._first_sample or 0.0)
        return Snapshot(
            t=self._t,
            origin=self._origin,
            processes=tuple(map(self._process, self._processes.values())),
            threads=self._threads.views(self._drift.contributions()),
            values=self._values(),
            series={name: series.frozen() for name, series in self._series.items()},
            summaries=dict(self._summaries),
            drift=self._drift.frozen() if self._subject.drift else None,
            queues=self._queues.views(self._t, ended is not None, self._ends()),
            messages=self._messages.carriers(self._processes.values(), self._threads.heads()),
            output=Output(tuple(self._lines), self._skipped),
            diagnosis=self._diagnosis,
            outcome=ended.outcome if ended else None,
            stop_ms=ended.stop_ms if ended else None,
            stop_asked=self._asked,
            changed=self._changed,
            shown=max(self._shown, self._threads.shown),
            samples=self._samples,
            samples_lost=self._lost,
            sample_rate=(self._samples - 1) / span if span > 0 else 0.0,
        )

    def _process(self, process: ProcessView) -> ProcessView:
        pid = process.pid
        restless, silence = self._threads.is_restless(self._t, pid), self._silences.get(pid)
        return replace(process, is_restless=restless, silence=silence, agreeing=self._agreeing[pid])

    def _values(self) -> dict[str, Value]:
        main = self._processes.get(self._main)
        if main is None:
            return {}
        values = dict(main.values)
        for process in self._processes.values():
            values |= _resolve(main.values, process.hosted)
        return values


def _summarise(before: Summary | None, value: Value) -> Summary:
    number = float(value.shown) if value.form in ("number", "size") else None
    if before is None:
        return Summary(1, value.shown, value.shown, number, number)
    low = before.low if number is None else number if before.low is None else min(before.low, number)
    high = before.high if number is None else number if before.high is None else max(before.high, number)
    return Summary(before.samples + 1, before.first, value.shown, low, high)


def _resolve(values: dict[str, Value], hosted: dict[str, Value]) -> dict[str, Value]:
    """What a Manager's server holds, under the names that the main process has for it: ``IDENT[KEY]`` becomes
    ``NAME[KEY]`` for each proxy among `values`."""
    names = {str(value.shown): name for name, value in values.items() if value.form == "proxy"}
    found = {}
    for place, value in hosted.items():
        ident, bracket, key = place.partition("[")
        if ident in names and bracket:
            found[f"{names[ident]}[{key}"] = value
    return found
