"""Threads that wait for each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.diagnosis.result import Diagnosis

if TYPE_CHECKING:
    from core.diagnosis.lab import Edge, LabView
    from core.snapshot import ThreadView

    Path = list[tuple[ThreadView, Edge]]


def cycle(lab: LabView) -> Diagnosis | None:
    """A circle of threads that wait for each other, and so for ever; None where none is certain."""
    is_whole = bool(lab.living) and lab.is_still and lab.is_agreed
    for thread in sorted(lab.living, key=lambda each: each.actor.letter != "M"):
        before, circle = follow(lab, thread)
        if circle and (is_whole or all(edge.firm for _, edge in circle)):
            return _diagnosis(lab, before, circle)
    return None


def follow(lab: LabView, thread: ThreadView) -> tuple[Path, Path]:
    """Who waits for whom from `thread` on: what comes before a circle, and the circle (empty where there is none)."""
    path: Path = []
    current = thread
    while lab.waits(current) and all(current is not earlier for earlier, _ in path):
        edge = lab.edge(current)
        if edge is None:
            return path, []
        path.append((current, edge))
        current = edge.to
    start = next((place for place, (earlier, _) in enumerate(path) if earlier is current), len(path))
    return path[:start], path[start:]


def _diagnosis(lab: LabView, before: Path, circle: Path) -> Diagnosis:
    wants = {edge.wants for _, edge in circle}
    code = "join-waits" if "end" in wants else "lock-cycle" if len(circle) > 1 else "self-deadlock"
    first, edge = circle[0]
    stuck = {thread.actor.key for thread, _ in (*before, *circle)}
    facts: dict[str, Any] = {
        "waiter": first.actor.letter,
        "line": first.state.line,
        "via": [thread.actor.letter for thread, _ in before],
        "cycle": [_member(thread, edge, circle[place - 1][1].taken) for place, (thread, edge) in enumerate(circle)],
        "others": [
            thread.actor.letter
            for thread in lab.living
            if thread.actor.key not in stuck and not lab.waits(thread) and thread.actor.letter != "S"
        ],
    }
    if code == "self-deadlock":
        facts |= {"thing": edge.thing, "taken": edge.taken}
    return Diagnosis(code, max(thread.still or 0.0 for thread, _ in circle), facts)


def _member(thread: ThreadView, edge: Edge, taken: int) -> dict[str, Any]:
    """One of the circle; on the line `taken` it took what the one before it wants."""
    return {
        "who": thread.actor.letter,
        "line": thread.state.line,
        "wants": edge.wants,
        "thing": edge.thing,
        "holds_line": taken,
    }
