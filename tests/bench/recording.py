"""An hour of recording at full rate: memory, the file, the way to any moment, and what it costs a tick.

The observations are those of a real run of lesson 1 (two threads that lose updates), over and over, each time later
and with the counter further on, through the same `append` in batches of 33 ms as in the window.
"""

from __future__ import annotations

import argparse
import dataclasses
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import psutil
from PySide6.QtCore import QCoreApplication

from core import interpreters, paths
from core.lesson import subject
from core.lesson_file import load_lessons
from core.observation import Ended, Observation, Outcome, Sample, ThreadEnded, Value
from core.program import with_knob
from core.recording import Recording
from core.recording_file import Opening, save
from core.run import Order, Run
from gui.collecting import Collector
from tests.bench.figures import note

_MOMENT_MS, _FILE_MB = 50.0, 20.0
_TICK_S = 0.033
_RATE = 62.5
_REAL_S = 20.0
_MOMENTS = 300
_DRAG = 200


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench recording")
    parser.add_argument("--minutes", type=float, default=60.0)
    seconds = parser.parse_args(arguments).minutes * 60
    app = QCoreApplication([])
    collector = Collector(app)
    recording, ticks = _grown(seconds, collector)
    end = recording.snapshot().t
    print(f"{end / 60:.0f} minutes, {recording.snapshot().samples} samples of one process with 3 threads")
    _say("append and snapshot, per tick of 33 ms", ticks)
    moments = random.Random(1)

    def timed(t: float) -> Taken:
        begun = _now()
        recording.snapshot_at(t)
        collector.look()
        return _since(begun)

    _say("snapshot_at, any moment", [timed(moments.uniform(0, end)) for _ in range(_MOMENTS)], _MOMENT_MS)
    _say("snapshot_at, dragged back", [timed(end * (1 - step / 5000)) for step in range(_DRAG)])
    _say("snapshot_at, played at 16 times", [timed(end / 2 + step * 0.528) for step in range(_DRAG)])
    with tempfile.TemporaryDirectory() as folder:
        _file(recording, Path(folder) / "hour.crosstalk")


def _file(recording: Recording, path: Path) -> None:
    begun = time.perf_counter()
    save(recording, path)
    size = path.stat().st_size / 1e6
    note("a recording: its file", f"<= {_FILE_MB:.0f} MB", f"{size:.1f} MB", size <= _FILE_MB)
    print(f"saved in {time.perf_counter() - begun:.1f} s: {size:.1f} MB")
    begun = time.perf_counter()
    opening, slices = Opening(path), []
    more = True
    while more:
        slice_begun = _now()
        more = opening.take(0.012)
        slices.append(_since(slice_begun))
    print(f"opened in {time.perf_counter() - begun:.1f} s of slices; {opening.problems or 'whole'}")
    _say("a slice of it", slices)


Taken = tuple[float, float]
"""By the clock on the wall, and of the processor (seconds): on a busy machine only the second says anything."""


def _now() -> Taken:
    return time.perf_counter(), time.process_time()


def _since(begun: Taken) -> Taken:
    wall, used = _now()
    return wall - begun[0], used - begun[1]


def _say(what: str, times: list[Taken], most_ms: float | None = None) -> None:
    """With `most_ms` the p99 by the clock is one of the figures asked for."""
    for name, column in zip(("", "  of the processor"), zip(*times, strict=True), strict=True):
        ordered = sorted(column)
        p50, p99 = (ordered[int(len(ordered) * share)] * 1000 for share in (0.5, 0.99))
        print(f"{name or what:40} p50 {p50:6.1f} ms  p99 {p99:6.1f} ms  most {ordered[-1] * 1000:6.1f} ms")
        if most_ms is not None and not name:
            note(f"a recording: {what}", f"<= {most_ms:.0f} ms", f"p99 {p99:.1f} ms", p99 <= most_ms)


def _grown(seconds: float, collector: Collector) -> tuple[Recording, list[Taken]]:
    head, body, what = _real_run()
    before = psutil.Process().memory_info().rss
    recording, ticks = Recording(what), []
    recording.append(head)
    batch: list[Observation] = []
    due = head[-1].t + _TICK_S
    for observation in _repeated(body, seconds):
        batch.append(observation)
        if observation.t >= due:
            due = observation.t + _TICK_S
            begun = _now()
            recording.append(batch)
            recording.snapshot(observation.t)
            collector.look()  # as the window's timer does
            ticks.append(_since(begun))
            batch = []
    recording.append([*batch, Ended(seconds, Outcome("finished", 0))])
    grown = (psutil.Process().memory_info().rss - before) / 1e6
    note("a recording: memory", "bounded and stated", f"+{grown:.0f} MB", None)
    print(f"the process has grown by {grown:.0f} MB")
    return recording, ticks


def _real_run() -> tuple[list[Observation], list[Observation], object]:
    """What is observed until both threads run, and the samples while they do: some 20 s, far more than a compressor
    looks back."""
    lessons, _ = load_lessons(paths.lessons_folder())
    variant = lessons[0].programs[-1]
    program = with_knob(variant.program, "ROUNDS", 100_000_000)
    run, seen = Run(Order(interpreters.vet(sys.executable).path, program, watching=variant.watching)), []
    while run.outcome is None:
        run.wait(0.05)
        seen += run.drain()
        if run.elapsed > _REAL_S:
            run.stop()
    run.close()
    body = [each for each in seen if isinstance(each, Sample) and len(each.threads) == 3]
    first = seen.index(body[0])
    return [each for each in seen[:first] if not isinstance(each, ThreadEnded)], body, subject(variant, variant.program)


def _repeated(body: list[Observation], seconds: float) -> Iterator[Observation]:
    """At the full rate, until `seconds` of the run; the counter and the rounds go on from where they were."""
    number, begun = 0, body[0].t
    while (t := begun + number / _RATE) < seconds:
        lap, place = divmod(number, len(body))
        yield _later(body[place], t, lap)
        number += 1


def _later(sample: Observation, t: float, lap: int) -> Sample:
    assert isinstance(sample, Sample)
    values = {name: _further(value, lap) for name, value in sample.values.items()}
    threads = tuple(
        dataclasses.replace(state, rounds=state.rounds + lap * 1_000_000) if state.rounds is not None else state
        for state in sample.threads
    )
    return dataclasses.replace(sample, t=round(t + (sample.t - sample.due), 6), due=t, values=values, threads=threads)


def _further(value: Value, lap: int) -> Value:
    if value.form != "number" or isinstance(value.shown, str):
        return value
    return dataclasses.replace(value, shown=value.shown + lap * 997)
