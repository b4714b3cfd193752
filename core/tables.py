"""What was recorded as tables: comma-separated values that any spreadsheet or statistics program reads.

`saving_samples` has a row for each look at a process, `saving_events` one for everything else. Both write UTF-8 with a
byte order mark (without it spreadsheets take Chinese for something else), some hundred rows with each step, and
say how far they are (0 to 1). A text that a spreadsheet would take for a formula gets an apostrophe before it.
"""

from __future__ import annotations

import csv
import io
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from core.atomic_file import replacing
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
    ThreadStarted,
    ThreadState,
    Waited,
)
from core.recording import Kept

Cell = str | int | float | None
Row = Sequence[Cell]

EVENT_HEAD = ("time_s", "event", "pid", "thread", "name", "detail", "number")
_STEP = 200
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def saving_samples(kept: Kept, path: Path) -> Iterator[float]:
    """Columns: time, when it was due, process, each watched name, the queues' sizes, and what each thread did. Until
    the last step `path` is as it was; a step raises `OSError` where it cannot be written."""
    names = kept.subject.watching.names
    head = ("time_s", "due_s", "pid", *names, "queues", "threads")
    return _saving(kept, path, head, lambda observation: _sample_row(observation, names))


def saving_events(kept: Kept, path: Path) -> Iterator[float]:
    """Columns: `EVENT_HEAD`. As `saving_samples`."""
    return _saving(kept, path, EVENT_HEAD, _event_row)


def _saving(kept: Kept, path: Path, head: Row, row: Callable[[Observation], Row | None]) -> Iterator[float]:
    whole = kept.count or 1
    with replacing(path) as file:
        file.write(BOM_UTF8 + _lines([head]))
        rows: list[Row] = []
        for number, observation in enumerate(kept.observations(), 1):
            cells = row(observation)
            if cells is not None:
                rows.append(cells)
            if number % _STEP == 0:
                file.write(_lines(rows))
                rows = []
                yield min(1.0, number / whole)
        file.write(_lines(rows))
    yield 1.0


def _lines(rows: Iterable[Row]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([_plain(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8", "replace")


def _plain(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _sample_row(observation: Observation, names: Sequence[str]) -> Row | None:
    if not isinstance(observation, Sample):
        return None
    values = (observation.values[name].shown if name in observation.values else None for name in names)
    queues = "; ".join(f"{queue.name or queue.queue}: {queue.size}" for queue in observation.queues)
    threads = "; ".join(map(_thread, observation.threads))
    return observation.t, observation.due, observation.pid, *values, queues, threads


def _thread(state: ThreadState) -> str:
    does = f"waits ({state.wait.reason})" if state.wait else "runs" if state.running else "is ready"
    return f"{state.name} {does}" + (f" in line {state.line}" if state.line else "")


def _event_row(observation: Observation) -> Row | None:
    """Time and kind, then what there is: process, thread, name, detail, number."""
    return (
        None
        if isinstance(observation, Sample)
        else (round(observation.t, 6), type(observation).__name__, *_facts(observation))
    )


def _facts(event: Observation) -> Row:
    match event:
        case RunStarted():
            return None, None, f"Python {event.python}", event.start_method, None
        case ProcessStarted():
            return event.pid, event.ident, event.name, event.role, event.parent
        case ProcessEnded():
            return event.pid, None, None, "exit code", event.exit_code
        case ThreadStarted():
            return event.pid, event.ident, event.name, None, None
        case ThreadEnded():
            return event.pid, event.ident, None, None, None
        case QueueOp():
            return event.pid, event.ident, event.queue, event.action, event.size
        case PipeMade():
            return event.pid, None, event.one, event.other, None
        case Message():
            return event.pid, event.ident, event.channel, event.action, event.count
        case Line():
            kind = f"{event.stream}, not ended" if event.partial else event.stream
            return event.pid or None, event.ident or None, event.text, kind, None
        case LinesSkipped():
            return None, None, None, event.stream, event.lines
        case SamplesLost():
            return event.pid, None, None, None, event.count
        case Ended():
            return None, None, event.outcome.reason or None, event.outcome.kind, event.outcome.exit_code
        case Waited():
            return event.pid, event.ident, event.wait.call, event.wait.reason, event.since
        case Standstill() | Silence():
            return event.pid, None, None, None, None
        case StopAsked() | Sample():
            return None, None, None, None, None
