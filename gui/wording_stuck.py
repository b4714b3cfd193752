"""Why a run is stuck, or only seems to be: the sentence of a `Diagnosis`, and a few words of it for narrower places."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from core.diagnosis import Diagnosis
from core.snapshot import Snapshot
from gui.wording import actor_name, closed_up, listed, number, signal_name

translate = QCoreApplication.translate


def stuck_chip(seconds: float) -> str:
    return translate("Wording", "Stuck for {seconds} s").format(seconds=f"{max(0.0, seconds):.1f}")


def is_stuck(diagnosis: Diagnosis | None) -> bool:
    """Whether the program, or some of its threads, cannot go on, and nobody is expected to help."""
    return diagnosis is not None and diagnosis.is_stuck


def stuck_letters(diagnosis: Diagnosis | None) -> list[str]:
    """Of those that it is about; none where nothing is stuck."""
    if diagnosis is None or not diagnosis.is_stuck:
        return []
    members = [str(member["who"]) for member in diagnosis.facts.get("cycle", [])]
    return members or [str(diagnosis.facts.get("waiter", ""))]


def who(snapshot: Snapshot, letter: str) -> str:
    """The name of an actor; with its letter where another one has that name too."""
    actors = [thread.actor for thread in snapshot.threads]
    actor = next((actor for actor in actors if actor.letter == letter), None)
    if actor is None:
        return letter
    name = actor_name(actor)
    shared = sum(actor_name(other) == name for other in actors) > 1
    return translate("Wording", "{name} ({letter})").format(name=name, letter=letter) if shared else name


# --- the sentence ----------------------------------------------------------------------------------------------


def diagnosis_sentence(diagnosis: Diagnosis, snapshot: Snapshot) -> str:
    """One sentence that says what is waited for, and why that will not come."""
    return closed_up(_sentence(diagnosis, snapshot))


def _sentence(diagnosis: Diagnosis, snapshot: Snapshot) -> str:
    facts = diagnosis.facts
    if "cycle" in facts:
        return _of_cycle(diagnosis, snapshot)
    via = facts.get("via", [])
    named = {
        "waiter": who(snapshot, facts.get("waiter", "")),
        "before": who(snapshot, via[-1]) if via else "",
        "thing": facts.get("thing") or kind_name(facts.get("kind", "")),
        "queue": facts.get("queue", ""),
        "unfinished": number(facts.get("unfinished", 0)),
        "capacity": number(facts.get("capacity", 0)),
        "missing": number(facts.get("missing", 0)),
        "function": facts.get("function", ""),
        "dead": dead_names(facts.get("dead", []), snapshot),
    }
    return _template(diagnosis).format(**named)


def _of_cycle(diagnosis: Diagnosis, snapshot: Snapshot) -> str:
    facts = diagnosis.facts
    cycle, others = facts["cycle"], [who(snapshot, letter) for letter in facts.get("others", [])]
    named = {
        "waiter": who(snapshot, facts.get("waiter", "")),
        "clauses": _clauses(cycle, snapshot),
        "others": listed(others),
        "all": listed([who(snapshot, member["who"]) for member in cycle]),
        "thing": cycle[0]["thing"] or kind_name("lock"),
        "taken": facts.get("taken", 0),
    }
    template = _self_deadlock(facts) if diagnosis.code == "self-deadlock" else _circle(cycle)
    if others:
        template = translate("Wording", "{sentence} The rest of the program goes on: {others}.").replace(
            "{sentence}", template
        )
    return template.format(**named)


def _self_deadlock(facts: dict[str, Any]) -> str:
    if not facts.get("taken"):
        return translate(
            "Wording", "{waiter} waits for {thing}, which it has taken itself and cannot release while it waits."
        )
    return translate(
        "Wording",
        "{waiter} waits for {thing}, which it has taken itself on line {taken} and cannot release while it waits.",
    )


def _circle(cycle: list[dict[str, Any]]) -> str:
    wants = {member["wants"] for member in cycle}
    if wants == {"end"}:
        return translate("Wording", "{all} wait for each other to end.")
    if "end" in wants:
        return translate("Wording", "{clauses}; none of them can go on.")
    if len(cycle) == 2:
        return translate("Wording", "{clauses}; each holds what the other needs.")
    return translate("Wording", "{clauses}; each holds what another one needs.")


def _clauses(cycle: list[dict[str, Any]], snapshot: Snapshot) -> str:
    """What each of a circle waits for."""
    has_ends = any(member["wants"] == "end" for member in cycle)
    parts = []
    for place, member in enumerate(cycle):
        following = cycle[(place + 1) % len(cycle)]["who"]
        if member["wants"] == "end":
            template = translate("Wording", "{who} waits for {other} to end")
        elif has_ends:
            template = translate("Wording", "{who} waits for {thing}, which {other} holds")
        else:
            template = translate("Wording", "{who} waits for {thing}")
        parts.append(
            template.format(
                who=who(snapshot, member["who"]),
                other=who(snapshot, following),
                thing=member["thing"] or kind_name("lock"),
            )
        )
    return listed(parts)


def _template(diagnosis: Diagnosis) -> str:
    code, facts = diagnosis.code, diagnosis.facts
    if code == "unfinished-tasks":
        return _unfinished(facts.get("unfinished", 0))
    if code == "never-notified":
        return _never_notified(facts)
    if code == "child-died":
        return _child_died(facts)
    if code == "join-waits":
        return _not_taken(facts)
    if code == "busy":
        return _busy(facts)
    if code == "gil-held":
        return _gil_held(facts)
    return {
        "empty-queue": translate(
            "Wording", "{waiter} waits in {queue}.get(), but {queue} is empty and nothing is left that could put."
        ),
        "full-queue": translate(
            "Wording",
            "{waiter} waits in {queue}.put(), but {queue} is full ({capacity}) and nothing is left that could get.",
        ),
        "never-released": translate(
            "Wording", "{waiter} waits for {thing}, which was taken and not released; nobody is left to release it."
        ),
        "waiting-input": translate("Wording", "{waiter} waits for you to type something."),
    }.get(code, translate("Wording", "Nothing in this program can go on."))


def _gil_held(facts: dict[str, Any]) -> str:
    if not facts.get("waiter"):  # it began with that call, before any thread of it had been seen
        return translate(
            "Wording", "One long call computes and lets no thread run; nothing can be seen until it returns."
        )
    return translate(
        "Wording",
        "One long call in process {waiter} computes and lets no thread run; nothing can be seen until it returns.",
    )


def _unfinished(count: int) -> str:
    if count == 1:
        return translate(
            "Wording", "{waiter} waits in {queue}.join() for 1 unfinished task; no thread is left to call task_done()."
        )
    return translate(
        "Wording",
        "{waiter} waits in {queue}.join() for {unfinished} unfinished tasks; no thread is left to call task_done().",
    )


def _never_notified(facts: dict[str, Any]) -> str:
    kind, name = facts.get("kind", ""), facts.get("thing", "")
    if kind == "barrier":
        if facts.get("missing", 1) == 1:
            return translate("Wording", "{waiter} waits at {thing} for one more to come, but nobody is left who could.")
        return translate(
            "Wording", "{waiter} waits at {thing} for {missing} more to come, but nobody is left who could."
        )
    if kind in ("condition", "event", "message") and not name:
        kind += " without a name"
    return {
        "condition": translate("Wording", "{waiter} waits in {thing}.wait(), but nobody is left to call notify()."),
        "event": translate("Wording", "{waiter} waits in {thing}.wait(), but nobody is left to call set()."),
        "semaphore": translate("Wording", "{waiter} waits for a place in {thing}, but nobody is left to release one."),
        "future": translate("Wording", "{waiter} waits for the result of a task, but nobody is left to work on it."),
        "result": translate("Wording", "{waiter} waits for the result of a task, but nobody is left to work on it."),
        "message": translate("Wording", "{waiter} waits in {thing}.recv(), but nobody is left to send anything."),
        "message without a name": translate(
            "Wording", "{waiter} waits for a message, but nobody is left to send anything."
        ),
    }.get(kind, translate("Wording", "{waiter} waits to be notified, but nobody is left to do that."))


def _child_died(facts: dict[str, Any]) -> str:
    kind = facts.get("kind", "")
    if kind in ("lock", "rlock"):
        return translate("Wording", "{waiter} waits for {thing}, but the process that holds it is gone: {dead}.")
    if kind == "queue":
        return translate(
            "Wording", "{waiter} waits in {queue}.get(), but who could have put something is gone: {dead}."
        )
    if kind == "result":
        return translate("Wording", "{waiter} waits for the result of a task, but a process at work is gone: {dead}.")
    return translate("Wording", "{waiter} waits for {thing}, but who could have sent it is gone: {dead}.")


def _not_taken(facts: dict[str, Any]) -> str:
    if facts.get("via"):
        return translate(
            "Wording",
            "{before} waits for {waiter} to end, which cannot end before somebody gets what it put into {queue}.",
        )
    return translate("Wording", "{waiter} cannot end before somebody gets what it put into {queue}.")


def _busy(facts: dict[str, Any]) -> str:
    if facts.get("function", "").isidentifier():
        return translate("Wording", "{waiter} is still computing in {function}(): the program is busy, not stuck.")
    return translate("Wording", "{waiter} is still computing: the program is busy, not stuck.")


# --- parts -----------------------------------------------------------------------------------------------------


def kind_name(kind: str) -> str:
    """What stands for something that has no name."""
    return {
        "lock": translate("Wording", "a lock"),
        "rlock": translate("Wording", "a lock"),
        "proxy": translate("Wording", "a lock"),
        "condition": translate("Wording", "a condition"),
        "event": translate("Wording", "an event"),
        "barrier": translate("Wording", "a barrier"),
        "semaphore": translate("Wording", "a semaphore"),
        "future": translate("Wording", "a result"),
        "result": translate("Wording", "a result"),
        "message": translate("Wording", "a message"),
    }.get(kind, "")


def dead_names(dead: list[dict[str, Any]], snapshot: Snapshot) -> str:
    """The processes that are gone, and how they ended."""
    return listed([_dead_name(who(snapshot, process["who"]), process["exit_code"]) for process in dead])


def _dead_name(name: str, exit_code: int | None) -> str:
    if exit_code is None:
        return name
    if exit_code < 0:
        killed = translate("Wording", "{name} (killed by {signal})")
        return killed.format(name=name, signal=signal_name(-exit_code))
    return translate("Wording", "{name} (exit code {code})").format(name=name, code=exit_code)


def diagnosis_result(diagnosis: Diagnosis) -> str:
    """In the story strip, where the result would stand."""
    if diagnosis.code == "waiting-input":
        return translate("Wording", "It waits for input")
    if not diagnosis.is_stuck:
        return translate("Wording", "It is still computing")
    if not diagnosis.is_whole:
        return translate("Wording", "Some threads never end")
    return translate("Wording", "It never ended")


def diagnosis_notes(diagnosis: Diagnosis) -> dict[int, str]:
    """By line of the program, a few words about who is stuck there."""
    facts = diagnosis.facts
    if "cycle" in facts and diagnosis.code != "self-deadlock":
        cycle = facts["cycle"]
        following = [*cycle[1:], cycle[0]]
        wanted: dict[int, list[str]] = {}
        for member, other in zip(cycle, following, strict=True):
            name = other["who"] if member["wants"] == "end" else member["thing"] or kind_name("lock")
            wanted.setdefault(int(member["line"]), []).append(name)
        template = translate("Wording", "waits for {name}")
        return {line: template.format(name=listed(names)) for line, names in wanted.items() if line}
    return {int(facts["line"]): diagnosis_note(diagnosis)} if facts.get("line") else {}


def diagnosis_note(diagnosis: Diagnosis) -> str:
    """Beside the line on which the program is stuck."""
    facts = diagnosis.facts
    if diagnosis.code == "unfinished-tasks":
        if facts.get("unfinished") == 1:
            return translate("Wording", "1 task not done")
        return translate("Wording", "{count} tasks not done").format(count=number(facts.get("unfinished", 0)))
    if diagnosis.code == "child-died":
        return translate("Wording", "a process is gone")
    return {
        "empty-queue": translate("Wording", "nothing will come"),
        "full-queue": translate("Wording", "no room will come"),
        "waiting-input": translate("Wording", "waits for input"),
        "self-deadlock": translate("Wording", "has it already"),
        "never-released": translate("Wording", "never released"),
        "never-notified": translate("Wording", "nobody is left"),
        "join-waits": translate("Wording", "cannot end"),
    }.get(diagnosis.code, translate("Wording", "stuck here"))
