"""A run as one JSON object: what `python -m core run --json` prints."""

from __future__ import annotations

from typing import Any

from core.diagnosis import Diagnosis
from core.snapshot import ProcessView, QueueView, Snapshot, Summary


def report(snapshot: Snapshot, output: str, errors: str) -> dict[str, Any]:
    """The whole of an ended run; `output` and `errors` are what it wrote."""
    origin, outcome = snapshot.origin, snapshot.outcome
    return {
        "outcome": {
            "kind": outcome.kind,
            "exit_code": outcome.exit_code,
            "signal": outcome.signal,
            **({"reason": outcome.reason, "detail": outcome.detail} if outcome.reason else {}),
            **({"allowed": outcome.allowed} if outcome.allowed is not None else {}),
        }
        if outcome
        else None,
        "interpreter": {"version": origin.python, "path": origin.path, "gil": origin.gil} if origin else None,
        "start_method": origin.start_method if origin else None,
        "output": output,
        "errors": errors,
        "processes": [_process(process) for process in snapshot.processes],
        "watches": {name: _watch(summary) for name, summary in snapshot.summaries.items()},
        "queues": [_queue(queue) for queue in snapshot.queues],
        "sample_rate": round(snapshot.sample_rate, 1),
        "lost": snapshot.samples_lost,
        "diagnosis": _diagnosis(snapshot.diagnosis),
        "elapsed": round(snapshot.t, 4),
        "stop_ms": snapshot.stop_ms,
    }


def _process(process: ProcessView) -> dict[str, Any]:
    return {
        "pid": process.pid,
        "parent": process.parent,
        "role": process.role,
        "name": process.name,
        "exit_code": process.exit_code,
    }


def _watch(summary: Summary) -> dict[str, Any]:
    return {
        "samples": summary.samples,
        "first": summary.first,
        "last": summary.last,
        "min": summary.low,
        "max": summary.high,
    }


def _queue(queue: QueueView) -> dict[str, Any]:
    return {
        "name": queue.state.name,
        "capacity": queue.state.capacity,
        "size": queue.state.size,
        "unfinished": queue.state.unfinished,
        "puts": queue.puts,
        "gets": queue.gets,
        "dones": queue.dones,
        "shared": queue.state.shared,
    }


def _diagnosis(diagnosis: Diagnosis | None) -> dict[str, Any] | None:
    if diagnosis is None:
        return None
    return {"code": diagnosis.code, "since": round(diagnosis.since, 3), **diagnosis.facts}
