"""Sentences of Step mode: why a thread waits, how a program ends, what the machine cannot do."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from core.problem import Problem
from core.scheduler.endings import Ending
from core.scheduler.order import Clash
from core.scheduler.outcome import Outcome, Waiting
from core.scheduler.scene import Beat, Refusal, Scene, Stale, WaitsFor
from gui.step.constructs import construct_words
from gui.step.names import letter_of, thread_title
from gui.step.words import short_value
from gui.wording import listed, number
from gui.wording_problems import problem_told

translate = QCoreApplication.translate


def waits_words(waits: WaitsFor) -> str:
    """Beside or on a thread that cannot go: ``waits for A``, ``waits for lock (A has it)``."""
    holders = listed([letter_of(holder) for holder in waits.holders])
    if waits.operation == "join":
        return translate("Step", "waits for {who}").format(who=holders or waits.object)
    what = _what(waits.operation, waits.object or waits.kind)
    if holders:
        return translate("Step", "{waits} ({who} has it)").format(waits=what, who=holders)
    return what


def _what(operation: str, name: str) -> str:
    return {
        "acquire": translate("Step", "waits for {name}"),
        "get": translate("Step", "waits for an item in {name}"),
        "put": translate("Step", "waits for room in {name}"),
        "queue-join": translate("Step", "waits for the tasks of {name}"),
        "wait": translate("Step", "waits for {name}"),
        "barrier": translate("Step", "waits at {name}"),
        "join": translate("Step", "waits for {name}"),
    }[operation].format(name=name)


def stale_words(stale: Stale) -> str:
    return translate("Step", "read {name} = {read}; {name} is {now} now").format(
        name=stale.object, read=short_value(stale.read), now=short_value(stale.now)
    )


def beat_words(beat: Beat) -> str:
    """What a step does to what threads share; "" where it touches nothing of that."""
    if not beat.object:
        return ""
    if not beat.old and not beat.new:  # a thread, a lock: it has no value that could be said
        words = translate("Ribbon", "touches {name}")
    elif beat.written:
        words = translate("Ribbon", "{name}: {old} becomes {new}")
    else:
        words = translate("Ribbon", "reads {name}: {old}")
    return words.format(name=beat.object, old=short_value(beat.old), new=short_value(beat.new))


def overwrites_words(beat: Beat, by: str) -> str:
    """Under the ribbon, from the read to the write that knows nothing of what came between."""
    return translate("Step", "{who} read {name}, {other} changed it, {who} overwrote that").format(
        who=letter_of(beat.thread), name=beat.object, other=by
    )


def clash_words(clash: Clash, thread: int) -> str:
    """Two accesses that nothing orders, the earlier one first; `thread` made the later one."""
    if clash.other_written and clash.written:
        words = translate(
            "Step", "{first} writes {name} in line {line}, {then} writes it in line {later}, and nothing orders the two"
        )
    elif clash.other_written:
        words = translate(
            "Step", "{first} writes {name} in line {line}, {then} reads it in line {later}, and nothing orders the two"
        )
    else:
        words = translate(
            "Step", "{first} reads {name} in line {line}, {then} writes it in line {later}, and nothing orders the two"
        )
    return words.format(
        first=letter_of(clash.other), name=clash.object, line=clash.other_line, then=letter_of(thread), later=clash.line
    )


def outcome_words(outcome: Outcome) -> str:
    """How one schedule ends."""
    lines = outcome.output.rstrip("\n").split("\n") if outcome.output else []
    if outcome.kind == "exception":
        errors = [f"{thread_title(one.thread)}: {one.text}" for one in outcome.uncaught]
        return translate("Step", "an error: {errors}").format(errors=listed(errors))
    if outcome.kind == "deadlock":
        return translate("Step", "stuck for ever: {waits}").format(waits=waiting_words(outcome.waiting))
    if not lines:
        return translate("Step", "ends and prints nothing")
    if len(lines) == 1:
        return translate("Step", "prints {value}").format(value=short_value(lines[0]))
    return translate("Step", "ends; the last line is {value}").format(value=short_value(lines[-1]))


def waiting_words(waiting: tuple[Waiting, ...]) -> str:
    return listed([f"{thread_title(one.thread)} {_waiting(one)}" for one in waiting])


def _waiting(one: Waiting) -> str:
    name = one.object or one.kind
    if one.operation == "join" and one.held_by:
        name = listed([thread_title(holder) for holder in one.held_by])
    return _what(one.operation, name)


def ending_words(ending: Ending) -> str:
    """An ending in a list."""
    if ending.is_joined and ending.outcome.kind == "finished":
        return translate("Step", "ends by itself")
    return outcome_words(ending.outcome)


def ending_label(ending: Ending) -> str:
    """Under its bar, where every ending is a number."""
    assert ending.number is not None
    text = number(ending.number)
    return f"+{text}" if ending.number > 0 else text


def share_words(share: float) -> str:
    """``10.7 %``; never 0 % or 100 % of what is only nearly so."""
    percent = share * 100
    if 0 < percent < 0.1:
        return translate("Step", "under 0.1 %")
    if 99.9 < percent < 100:
        return translate("Step", "over 99.9 %")
    return f"{percent:.0f} %" if percent in (0, 100) else f"{percent:.1f} %"


def refusal_words(refusal: Refusal) -> tuple[str, str]:
    """Title and more: the machine cannot take this step."""
    return unsupported_words(refusal.construct, refusal.line)


def unsupported_words(construct: str, line: int) -> tuple[str, str]:
    construct = construct_words(construct)
    title = translate("Step", "Step mode cannot do this: {construct}").format(construct=construct)
    if line:
        title = translate("Step", "Line {line}: Step mode cannot do {construct}").format(line=line, construct=construct)
    more = translate(
        "Step", "Step mode interprets the program itself, so that it can go back. Live mode runs all of Python."
    )
    return title, more


def problem_words(problem: Problem) -> tuple[str, str]:
    """Why Step mode cannot begin."""
    if problem.code == "unsupported":
        return unsupported_words(str(problem.details.get("construct", "")), problem.line or 0)
    if problem.code == "bad-schedule":
        title = translate("Step", "This schedule does not fit this program")
        return title, str(problem.details.get("reason", ""))
    if problem.code in ("errand-lost", "walk-lost"):
        return translate("Step", "The process that did this has ended"), translate("Step", "Start again.")
    if problem.code == "replay-failed":
        return translate("Step", "The real threads could not be run"), str(problem.details.get("error", ""))
    told = problem_told(problem)
    return told.title, f"{told.cause} {told.remedy}".strip()


def position_words(scene: Scene) -> str:
    """Above the ribbon: how many steps, how many switches."""
    if scene.at == 1:
        steps = translate("Step", "1 step")
    else:
        steps = translate("Step", "{count} steps").format(count=number(scene.at))
    words = translate("Step", "{steps}, 1 switch").format(steps=steps)
    if scene.switches != 1:
        words = translate("Step", "{steps}, {count} switches").format(steps=steps, count=number(scene.switches))
    if scene.outcome is None:
        return words
    return translate("Step", "{steps}: {outcome}").format(steps=words, outcome=outcome_words(scene.outcome))
