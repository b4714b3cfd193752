"""Why a run is stuck: the sentence of a `Diagnosis`, and its chain of who waits for what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication

from core.diagnosis import Diagnosis
from core.snapshot import Actor, Snapshot
from gui.wording import actor_name, number

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Link:
    """One piece of a wait chain, read from left to right: someone (`actor`), something (an `icon` and a name), or
    the ``arrow`` between two of them, with what it says."""

    kind: Literal["actor", "thing", "arrow"]
    text: str
    actor: Actor | None = None
    note: str = ""
    icon: str = ""


def stuck_chip(seconds: float) -> str:
    return translate("Wording", "Stuck for {seconds} s").format(seconds=f"{max(0.0, seconds):.1f}")


def diagnosis_sentence(diagnosis: Diagnosis, snapshot: Snapshot) -> str:
    """One sentence that says what is waited for, and why that will not come."""
    facts = diagnosis.facts
    named = {
        "waiter": _name(snapshot, facts.get("waiter", "")),
        "queue": facts.get("queue", ""),
        "unfinished": number(facts.get("unfinished", 0)),
        "capacity": number(facts.get("capacity", 0)),
    }
    return _template(diagnosis).format(**named)


def _template(diagnosis: Diagnosis) -> str:
    code, facts = diagnosis.code, diagnosis.facts
    if code == "unfinished-tasks":
        return _unfinished(facts.get("unfinished", 0))
    if code == "empty-queue":
        return translate(
            "Wording", "{waiter} waits in {queue}.get(), but {queue} is empty and nothing is left that could put."
        )
    if code == "full-queue":
        return translate(
            "Wording",
            "{waiter} waits in {queue}.put(), but {queue} is full ({capacity}) and nothing is left that could get.",
        )
    if code == "waiting-input":
        return translate("Wording", "{waiter} waits for you to type something.")
    return translate("Wording", "Nothing in this program can go on.")


def _unfinished(count: int) -> str:
    if count == 1:
        return translate(
            "Wording", "{waiter} waits in {queue}.join() for 1 unfinished task; no thread is left to call task_done()."
        )
    return translate(
        "Wording",
        "{waiter} waits in {queue}.join() for {unfinished} unfinished tasks; no thread is left to call task_done().",
    )


def diagnosis_result(diagnosis: Diagnosis) -> str:
    """In the story strip, where the result would stand."""
    if diagnosis.code == "waiting-input":
        return translate("Wording", "It waits for input")
    return translate("Wording", "It never ended")


def diagnosis_note(diagnosis: Diagnosis) -> str:
    """Beside the line on which the program is stuck."""
    facts = diagnosis.facts
    if diagnosis.code == "unfinished-tasks":
        if facts.get("unfinished") == 1:
            return translate("Wording", "1 task not done")
        return translate("Wording", "{count} tasks not done").format(count=number(facts.get("unfinished", 0)))
    return {
        "empty-queue": translate("Wording", "nothing will come"),
        "full-queue": translate("Wording", "no room will come"),
        "waiting-input": translate("Wording", "waits for input"),
    }.get(diagnosis.code, translate("Wording", "stuck here"))


def wait_chain(diagnosis: Diagnosis, snapshot: Snapshot) -> tuple[Link, ...]:
    """Who waits for whom, to the thing that will not come, and those who could have brought it."""
    facts = diagnosis.facts
    waiter = facts.get("waiter", "")
    links: list[Link] = []
    for letter in facts.get("via", []):
        links += [*_someone(snapshot, letter), _arrow(translate("Wording", "waits for"))]
    links += _someone(snapshot, waiter)
    if diagnosis.code == "waiting-input":
        return (*links, _arrow(translate("Wording", "waits for")), Link("thing", translate("Wording", "your input")))
    if "queue" not in facts:
        return tuple(links)
    links += [_arrow(translate("Wording", "waits for")), Link("thing", _queue_state(diagnosis))]
    ended = [link for letter in facts.get("ended", []) for link in _someone(snapshot, letter, ended=True)]
    if ended:
        links += [_arrow(_needed(diagnosis)), *ended]
    return tuple(links)


def chain_text(links: tuple[Link, ...]) -> str:
    """The chain for a screen reader."""
    return " ".join(f"{link.text} ({link.note})" if link.note else link.text for link in links)


def _arrow(text: str) -> Link:
    return Link("arrow", text)


def _someone(snapshot: Snapshot, letter: str, *, ended: bool = False) -> list[Link]:
    actor = _actor(snapshot, letter)
    if actor is None:
        return []
    return [Link("actor", actor_name(actor), actor, translate("Wording", "ended") if ended else "")]


def _queue_state(diagnosis: Diagnosis) -> str:
    facts = diagnosis.facts
    template = {
        "unfinished-tasks": translate("Wording", "{queue}: {unfinished} not done"),
        "empty-queue": translate("Wording", "{queue}: empty"),
        "full-queue": translate("Wording", "{queue}: {capacity} of {capacity}"),
    }[diagnosis.code]
    return template.format(
        queue=facts.get("queue", ""),
        unfinished=number(facts.get("unfinished", 0)),
        capacity=number(facts.get("capacity", 0)),
    )


def _needed(diagnosis: Diagnosis) -> str:
    call = {"unfinished-tasks": "task_done()", "empty-queue": "put()", "full-queue": "get()"}[diagnosis.code]
    return translate("Wording", "needs someone to call {call}").format(call=call)


def _actor(snapshot: Snapshot, letter: str) -> Actor | None:
    return next((thread.actor for thread in snapshot.threads if thread.actor.letter == letter), None)


def _name(snapshot: Snapshot, letter: str) -> str:
    actor = _actor(snapshot, letter)
    return actor_name(actor) if actor else letter


def is_stuck(diagnosis: Diagnosis | None) -> bool:
    """Whether the program cannot go on by itself, and nobody is expected to help it on."""
    return diagnosis is not None and diagnosis.code != "waiting-input"
