"""How a run on real threads has ended: what people would see, as far as it does not change from run to run."""

from __future__ import annotations

import sys
import threading
from types import CodeType, FrameType, TracebackType
from typing import Any

_OPERATIONS = {"get": "get", "put": "put", "acquire": "acquire", "__enter__": "acquire", "join": "join"}
_KINDS = {"_RLock": "RLock", "_PySimpleQueue": "SimpleQueue"}


def uncaught_text(error: BaseException) -> str:
    """As the last line of a traceback."""
    cls = type(error)
    name = cls.__qualname__ if cls.__module__ in ("builtins", "__main__") else f"{cls.__module__}.{cls.__qualname__}"
    text = str(error)
    return f"{name}: {text}" if text else name


def uncaught_line(trace: TracebackType | None, codes: set[CodeType]) -> int:
    """The innermost line of the program (0: none)."""
    line = 0
    while trace is not None:
        if trace.tb_frame.f_code in codes:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def waiting_of(
    threads: dict[int, threading.Thread], alive: list[int], codes: set[CodeType], names: dict[str, Any]
) -> list[dict[str, Any]]:
    """What each thread that is stuck waits for."""
    frames = sys._current_frames()
    found = []
    for number in alive:
        thread = threads[number]
        frame = frames.get(thread.ident or 0)
        found.append(_waiting(thread, frame, codes, names, threads))
    return found


def _waiting(
    thread: threading.Thread,
    frame: FrameType | None,
    codes: set[CodeType],
    names: dict[str, Any],
    threads: dict[int, threading.Thread],
) -> dict[str, Any]:
    called: list[FrameType] = []
    while frame is not None and frame.f_code not in codes:
        called.append(frame)
        frame = frame.f_back
    operation, thing = _operation(called[::-1])
    holder = _holder(thing, threads) if operation == "acquire" else None
    if operation == "join" and isinstance(thing, threading.Thread):
        holder = thing
    return {
        "thread": thread.name,
        "line": frame.f_lineno if frame is not None else 0,
        "operation": operation,
        "object": _name_of(thing, names),
        "kind": _KINDS.get(type(thing).__name__, type(thing).__name__) if thing is not None else "",
        "held_by": [holder.name] if holder is not None else [],
    }


def _operation(called: list[FrameType]) -> tuple[str, Any]:
    """The library's function that the program has called, and on what."""
    for frame in called:
        thing = frame.f_locals.get("self")
        name = frame.f_code.co_name
        if thing is not None and not (isinstance(thing, threading.Thread) and name != "join"):
            if name == "join" and not isinstance(thing, threading.Thread):
                return "queue-join", thing
            if isinstance(thing, threading.Barrier):
                return "barrier", thing
            return _OPERATIONS.get(name, "wait"), thing
    return "wait", None


def _holder(thing: Any, threads: dict[int, threading.Thread]) -> threading.Thread | None:
    lock = getattr(thing, "_lock", thing)  # of a condition
    lock = getattr(lock, "_block", lock)  # of a re-entrant one
    return threads.get(getattr(lock, "holder", None) if hasattr(lock, "holder") else -1)  # type: ignore[arg-type]


def _name_of(thing: Any, names: dict[str, Any]) -> str:
    """The global that names it, or ``name.attribute`` or ``name[0]`` one step further; else ""."""
    if thing is None:
        return ""
    for name, value in names.items():
        if value is thing:
            return name
    for name, value in names.items():
        for attribute, inner in list(getattr(value, "__dict__", {}).items()):
            if inner is thing and not isinstance(value, type(sys)):
                return f"{name}.{attribute}"
        if isinstance(value, (list, tuple)):
            for i, inner in enumerate(value):
                if inner is thing:
                    return f"{name}[{i}]"
    return ""
