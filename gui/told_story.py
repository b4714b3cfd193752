"""What the story strip and the state chip say of a variant: facts in, sentences out."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

from core.lesson import LessonProgram, Text, subject
from core.observation import Outcome
from core.snapshot import Snapshot
from core.verdict import judge
from gui.attempts import Attempt
from gui.error_place import error_place
from gui.evidence_facts import CountsEvidence, Evidence, Judged, ListEvidence, MarksEvidence, RunsEvidence, RunsRow
from gui.run_bar import Chip
from gui.story_strip import Mark, Story
from gui.variant import Variant
from gui.wording import (
    duration,
    number,
    outcome_chip,
    outcome_result,
    outcome_sentence,
    short_number,
)
from gui.wording_stuck import diagnosis_result, is_stuck, stuck_chip

translate = QCoreApplication.translate


def chip(variant: Variant) -> Chip:
    """How it goes, in the run bar."""
    snapshot = variant.snapshot
    match variant.state:
        case "before":
            return Chip(translate("Story", "Predict first"), "pencil", brief=translate("Story", "Predict"))
        case "predicted":
            return Chip(translate("Story", "Ready to run"), "pencil", brief=translate("Story", "Ready"))
        case "hung":
            assert snapshot.diagnosis is not None
            stuck = snapshot.t - snapshot.diagnosis.since
            return Chip(stuck_chip(stuck), "stuck", "wrong", duration(stuck))
        case "running":
            if snapshot.diagnosis is not None and snapshot.diagnosis.code == "waiting-input":
                return Chip(diagnosis_result(snapshot.diagnosis), "terminal")
            time = duration(snapshot.t)
            return Chip(translate("Story", "Running {time}").format(time=time), "dot", brief=time)
        case "error":
            return Chip(translate("Story", "Did not start"), "warning", "wrong")
    assert snapshot.outcome is not None
    outcome, t = snapshot.outcome, snapshot.t
    return Chip(outcome_chip(outcome, t), _outcome_icon(outcome), brief=duration(t), tip=outcome_sentence(outcome, t))


def _outcome_icon(outcome: Outcome) -> str:
    if outcome.kind == "finished" and not outcome.exit_code and not outcome.signal:
        return "check"
    return "stop" if outcome.kind == "stopped" else "warning"


# --- the strip -------------------------------------------------------------------------------------------------


def story(variant: Variant, language: str, methods: tuple[str, ...]) -> Story:
    """`methods` are the start methods of the interpreter."""
    question = variant.lesson_program.question
    prediction = None if variant.prediction is None else said(question.choices[variant.prediction].text, language)
    result, is_code = _result(variant)
    outcome = variant.snapshot.outcome
    return Story(
        ask=short_ask(said(question.ask, language)),
        prediction=prediction,
        above=_above(variant, language),
        result=result,
        mark=_mark(variant) if result else "",
        is_code=is_code,
        tooltip=outcome_sentence(outcome, variant.snapshot.t) if outcome else "",
        evidence=evidence(variant, methods),
    )


def said(text: Text, language: str) -> str:
    return text.get(language) or text.get("en", "")


def short_ask(question: str) -> str:
    """The last sentence of a question, which is the question."""
    sentences = [part for part in re.split(r"(?<=[.!?])\s+|(?<=[。！？])", question.strip()) if part]
    return sentences[-1] if sentences else ""


def _above(variant: Variant, language: str) -> str:
    snapshot = variant.snapshot
    if variant.state == "running":
        return _progress(variant.lesson_program, snapshot) or said(variant.lesson_program.question.result, language)
    if variant.state == "hung" and snapshot.diagnosis is not None:
        return translate("Story", "After {time}").format(time=duration(snapshot.diagnosis.since))
    return said(variant.lesson_program.question.result, language)


def _progress(lesson_program: LessonProgram, snapshot: Snapshot) -> str:
    """How far the loops have come, where the lesson says which they are."""
    done = [thread.state.rounds for thread in snapshot.threads if thread.state.rounds is not None]
    if not done:
        return ""
    totals = {knob.name: knob.value for knob in lesson_program.program.knobs}
    total = next((totals.get(part.total) for part in lesson_program.watching.progress), None)
    mean = sum(done) / len(done)
    if not isinstance(total, int | float):
        return translate("Story", "{done} rounds on average so far").format(done=short_number(mean))
    return translate("Story", "{done} of {total} rounds on average").format(
        done=short_number(min(mean, total)), total=short_number(total)
    )


def _result(variant: Variant) -> tuple[str, bool]:
    """What the run showed, and whether it is the program's own text."""
    snapshot, outcome = variant.snapshot, variant.snapshot.outcome
    if is_stuck(snapshot.diagnosis) and (outcome is None or outcome.kind == "stopped"):
        assert snapshot.diagnosis is not None
        return diagnosis_result(snapshot.diagnosis), False
    if variant.is_live:
        return "", False
    if outcome is None or outcome.kind == "failed-to-start" or not variant.attempts:
        return translate("Story", "Did not start") if outcome is None else outcome_result(outcome), False
    if outcome.kind == "finished" and outcome.exit_code == 0:
        return _shown(variant.attempts[-1])
    if variant.attempts[-1].findings.ending == "runs" and variant.was_seen:
        return translate("Story", "It ran on"), False
    place = error_place(snapshot.output.lines, variant.program.name)
    if place is not None and outcome.kind == "finished":
        return place.text, True
    return outcome_result(outcome), False


def _shown(attempt: Attempt) -> tuple[str, bool]:
    """The result of a run that ended well."""
    if attempt.number is not None:
        return number(attempt.number), False
    if isinstance(attempt.result, str) and attempt.result != attempt.findings.ending:
        return attempt.result, True
    return outcome_result(attempt.outcome) if attempt.outcome else "", False


def verdict(variant: Variant) -> bool | None:
    """Whether the prediction holds, judged by the runs so far; None while they do not decide it, and of a run that
    was stopped while it went on."""
    snapshot = variant.snapshot
    was_stopped = snapshot.outcome is not None and snapshot.outcome.kind == "stopped"
    if variant.prediction is None or (was_stopped and not is_stuck(snapshot.diagnosis)):
        return None
    lesson_program = variant.lesson_program
    runs = [attempt.findings for attempt in variant.results()]
    return judge(lesson_program.question, variant.prediction, runs, lesson_program.result)


def _mark(variant: Variant) -> Mark:
    stuck = is_stuck(variant.snapshot.diagnosis)
    held = verdict(variant)
    if held is not None:
        return "right" if held else ("stuck" if stuck else "wrong")
    if stuck:
        return "stuck"
    return "again" if variant.prediction is not None and variant.state == "ended" else ""


# --- evidence --------------------------------------------------------------------------------------------------


def evidence(variant: Variant, methods: tuple[str, ...]) -> Evidence | None:
    """What all runs of this session add up to."""
    lesson_program, attempts = variant.lesson_program, variant.attempts
    has_numbers = any(attempt.number is not None for attempt in attempts)
    if has_numbers or (lesson_program.drift is not None and not attempts):
        return _runs(variant)
    if lesson_program.uses_processes and len(methods) > 1:
        return _methods(variant, methods)
    if "occupancy" in lesson_program.views:
        return _counts(variant.snapshot)
    return _list(attempts)


def _runs(variant: Variant) -> Evidence:
    numbered = [attempt for attempt in variant.attempts if attempt.number is not None]
    target = subject(variant.lesson_program, variant.program).expected_end
    rows: dict[str, list[float]] = {}
    for attempt in numbered:
        rows.setdefault(attempt.where, []).append(attempt.number or 0.0)
    newest = numbered[-1].where if numbered else ""
    runs = tuple(RunsRow(where, tuple(results), where == newest) for where, results in rows.items())
    return RunsEvidence(translate("Story", "All your runs"), _caption(numbered, target), runs, target)


def _caption(numbered: list[Attempt], target: float | None) -> str:
    if target is None or not numbered:
        return ""
    hits = sum(attempt.number == target for attempt in numbered)
    return translate("Story", "{hits} of {runs} gave {target}").format(
        hits=hits, runs=len(numbered), target=number(target)
    )


def _counts(snapshot: Snapshot) -> Evidence | None:
    if not snapshot.queues:
        return None
    queue = max(snapshot.queues, key=lambda queue: queue.puts)
    missing = is_stuck(snapshot.diagnosis) and queue.dones < queue.puts
    counts = [(queue.puts, "put", False), (queue.gets, "get", False)]
    if not queue.state.shared:
        counts.append((queue.dones, "task_done", missing))
    return CountsEvidence(translate("Story", "Items in {queue}").format(queue=queue.state.name), tuple(counts))


def _methods(variant: Variant, methods: tuple[str, ...]) -> Evidence:
    newest = {attempt.start_method: attempt for attempt in variant.results()}
    current = next(reversed(newest)) if newest else ""
    marks = tuple((method, _method_mark(variant, newest.get(method)), method == current) for method in methods)
    caption = translate("Story", "Try the others as well") if newest else ""
    if len(newest) > 1:
        endings = {(attempt.findings.ending, attempt.findings.output) for attempt in newest.values()}
        same = translate("Story", "The same result with each")
        caption = same if len(endings) == 1 else translate("Story", "Not the same result with each")
    return MarksEvidence(translate("Story", "Start methods"), caption, marks)


def _method_mark(variant: Variant, attempt: Attempt | None) -> Judged:
    """As predicted or not; without a prediction, whether it ended well."""
    if attempt is None:
        return ""
    if variant.prediction is not None:
        lesson_program = variant.lesson_program
        held = judge(lesson_program.question, variant.prediction, [attempt.findings], lesson_program.result)
        return "" if held is None else ("right" if held else "wrong")
    return {"ends": "right", "hangs": "stuck", "fails": "wrong", "runs": "right", None: ""}[attempt.findings.ending]


def _list(attempts: list[Attempt]) -> Evidence | None:
    if not attempts:
        return None
    lines = tuple((attempt.where, _shown(attempt)[0]) for attempt in attempts)
    return ListEvidence(translate("Story", "All your runs"), "", lines)
