"""Why a run is stuck, as a chain: who waits for what, who has it, and who could have brought it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import QCoreApplication

from core.diagnosis import Diagnosis
from core.snapshot import Actor, Snapshot
from gui.wording import actor_name, number
from gui.wording_stuck import kind_name

translate = QCoreApplication.translate

_LONGEST = 6
"""Of a longer circle only so many members are drawn."""


@dataclass(frozen=True, slots=True)
class Link:
    """One piece of a wait chain, read from left to right: someone (`actor`), something (an `icon` and a name), or
    the ``arrow`` between two of them, with what it says."""

    kind: Literal["actor", "thing", "arrow"]
    text: str
    actor: Actor | None = None
    note: str = ""
    icon: str = ""


def wait_chain(diagnosis: Diagnosis, snapshot: Snapshot) -> tuple[Link, ...]:
    """Who waits for whom, to the thing that will not come, and those who could have brought it."""
    facts = diagnosis.facts
    if diagnosis.code in ("busy", "gil-held"):
        return ()
    if "cycle" in facts:
        return _circle(facts["cycle"], snapshot)
    waits_for = _arrow(translate("Wording", "waits for"))
    links: list[Link] = []
    for letter in facts.get("via", []):
        links += [*_someone(snapshot, letter), waits_for]
    links += _someone(snapshot, facts.get("waiter", ""))
    if diagnosis.code == "waiting-input":
        return (*links, waits_for, Link("thing", translate("Wording", "your input")))
    thing = _thing(diagnosis)
    return (*links, waits_for, thing, *_helpers(diagnosis, snapshot)) if thing is not None else tuple(links)


def chain_text(links: tuple[Link, ...]) -> str:
    """The chain for a screen reader."""
    return " ".join(f"{link.text} ({link.note})" if link.note else link.text for link in links)


def _circle(cycle: list[dict[str, Any]], snapshot: Snapshot) -> tuple[Link, ...]:
    links: list[Link] = []
    for member in cycle[:_LONGEST]:
        links += _someone(snapshot, member["who"])
        if member["wants"] == "end":
            links.append(_arrow(translate("Wording", "waits for the end of")))
        else:
            links += [
                _arrow(translate("Wording", "wants")),
                Link("thing", member["thing"] or kind_name("lock"), icon="lock"),
                _arrow(translate("Wording", "held by")),
            ]
    if len(cycle) > _LONGEST:
        return (*links, Link("thing", "…"))
    return (*links, *_someone(snapshot, cycle[0]["who"]))


def _thing(diagnosis: Diagnosis) -> Link | None:
    facts = diagnosis.facts
    kind = facts.get("kind", "")
    if diagnosis.code == "join-waits":
        return Link("thing", translate("Wording", "{queue}: not taken").format(queue=facts.get("queue", "")))
    if "queue" in facts:
        return Link("thing", _queue_state(diagnosis))
    if not kind:
        return None
    return Link("thing", facts.get("thing") or kind_name(kind), icon="lock" if kind in ("lock", "rlock") else "")


def _queue_state(diagnosis: Diagnosis) -> str:
    facts = diagnosis.facts
    template = {
        "unfinished-tasks": translate("Wording", "{queue}: {unfinished} not done"),
        "empty-queue": translate("Wording", "{queue}: empty"),
        "full-queue": translate("Wording", "{queue}: {capacity} of {capacity}"),
    }.get(diagnosis.code, "{queue}")
    return template.format(
        queue=facts.get("queue", ""),
        unfinished=number(facts.get("unfinished", 0)),
        capacity=number(facts.get("capacity", 0)),
    )


def _helpers(diagnosis: Diagnosis, snapshot: Snapshot) -> list[Link]:
    """Those who could have brought it, and what they would have to do."""
    facts = diagnosis.facts
    gone = facts.get("ended", [])
    arrow = _needed(diagnosis)
    if diagnosis.code == "child-died":
        gone = [process["who"] for process in facts["dead"]]
        arrow = translate("Wording", "held by") if facts.get("kind") in ("lock", "rlock") else arrow
    ended = [link for letter in gone for link in _someone(snapshot, letter, ended=True)]
    return [_arrow(arrow), *ended] if ended and arrow else []


def _needed(diagnosis: Diagnosis) -> str:
    kind = diagnosis.facts.get("kind", "")
    call = {"unfinished-tasks": "task_done()", "empty-queue": "put()", "full-queue": "get()"}.get(diagnosis.code)
    call = call or {
        "queue": "put()",
        "lock": "release()",
        "rlock": "release()",
        "proxy": "release()",
        "condition": "notify()",
        "event": "set()",
        "barrier": "wait()",
        "semaphore": "release()",
        "message": "send()",
    }.get(kind)
    if call is None:
        return translate("Wording", "needs someone to work on it") if kind in ("future", "result") else ""
    return translate("Wording", "needs {call}").format(call=call)


def _arrow(text: str) -> Link:
    return Link("arrow", text)


def _someone(snapshot: Snapshot, letter: str, *, ended: bool = False) -> list[Link]:
    actor = next((thread.actor for thread in snapshot.threads if thread.actor.letter == letter), None)
    if actor is None:
        return []
    return [Link("actor", actor_name(actor), actor, translate("Wording", "ended") if ended else "")]
