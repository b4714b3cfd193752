"""What the panels of a lesson's page say: the lesson's own texts, and sentences about the run, in one language."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from core.lesson import Lesson, Text
from core.problem import Problem
from core.snapshot import Snapshot
from gui.code_notes import code_notes
from gui.error_place import error_place
from gui.interpreter_picker import InterpreterPicker
from gui.moments import headline, sentence
from gui.page_parts import PageParts
from gui.playhead import Playhead
from gui.told_story import chip, said, story
from gui.variant import Variant
from gui.wording import outcome_remedy, outcome_sentence, python_name
from gui.wording_chain import wait_chain
from gui.wording_problems import problem_told, start_told
from gui.wording_stuck import diagnosis_sentence, is_stuck

translate = QCoreApplication.translate


class PageTexts:
    """Fills the panels from facts. `language` is that of the window."""

    def __init__(self, lesson: Lesson, following: Lesson | None, parts: PageParts, picker: InterpreterPicker) -> None:
        self._lesson, self._following = lesson, following
        self._parts, self._picker = parts, picker
        self.language = "en"

    def said(self, text: Text) -> str:
        """In the language of the window."""
        return said(text, self.language)

    # --- the lesson ----------------------------------------------------------------------------------------

    def show_variant(self, variant: Variant, index: int) -> None:
        """All texts of the lesson, and of the program that is open."""
        parts, programs = self._parts, self._lesson.programs
        parts.set_headline(self.said(self._lesson.headline))
        files = tuple(each.program.name for each in programs)
        parts.code.set_variants(files, tuple(self.said(each.title) for each in programs), index)
        parts.code.set_tips(self.tips(variant))
        question = variant.lesson_program.question
        answers = tuple((self.said(choice.text), self.said(choice.because)) for choice in question.choices)
        parts.question.set_question(self.said(question.ask), answers, variant.choice)
        parts.explain.set_next(self.said(self._following.title) if self._following else "")
        parts.run_bar.mode.setHidden(variant.lesson_program.uses_processes)
        self.show_pickers(variant)
        self.show_knobs(variant)
        self.show_state(variant)
        if not variant.asks:
            self.show_run(variant, variant.snapshot)
            self.show_end(variant, variant.snapshot)

    def tips(self, variant: Variant) -> dict[str, str]:
        """Per knob what to try with it."""
        return {reach.name: self.said(reach.try_this) for reach in variant.lesson_program.knobs}

    def show_knobs(self, variant: Variant) -> None:
        """The knobs in the run bar, as they stand in the program now."""
        tips = self.tips(variant)
        knobs = {knob.name: knob for knob in self._parts.code.knobs()}
        rows = (
            (knobs[reach.name], reach, tips[reach.name])
            for reach in variant.lesson_program.knobs
            if reach.name in knobs
        )
        self._parts.run_bar.set_knobs(tuple(rows))

    def show_pickers(self, variant: Variant) -> None:
        """Interpreters and start methods, and what can be compared."""
        bar, picker = self._parts.run_bar, self._picker
        path = picker.chosen.path if picker.chosen else ""
        bar.set_pythons(picker.python_options(), path, can_remove=picker.can_remove)
        bar.set_can_pick(picker.can_pick)
        methods = picker.start_method_options() if variant.lesson_program.uses_processes else ()
        bar.set_start_methods(methods, picker.shown_start_method())
        pair = picker.oldest_and_newest() if variant.lesson_program.compare else None
        label = ""
        if pair is not None:
            first, second = (python_name(python.version_text, python.gil, short=True) for python in pair)
            label = translate("LessonPage", "Run on {first} and on {second}").format(first=first, second=second)
        bar.set_compare(label)
        self._parts.explain.set_compare(label)

    # --- the run -------------------------------------------------------------------------------------------

    def show_state(self, variant: Variant) -> None:
        """What can be done now, and how it goes."""
        bar, running = self._parts.run_bar, variant.is_live
        answered = not variant.asks or variant.choice is not None
        has_python = self._picker.chosen is not None
        why_not = "" if answered else translate("LessonPage", "Choose an answer first, or run without predicting.")
        if not has_python:
            why_not = problem_told(Problem("no-python")).whole()
        self._parts.question.set_can_run(has_python, "" if has_python else why_not)
        bar.set_run(
            can_run=answered and has_python and not running,
            is_primary=not (variant.asks and answered),
            ran=variant.live is not None and not running,
            why_not=why_not,
        )
        bar.set_can_stop(running)
        bar.set_locked(running)
        self._show_story(variant)

    def show_run(self, variant: Variant, snapshot: Snapshot) -> None:
        """What a snapshot says in words: chip, story, explanation, and why it is stuck."""
        for show in self.steps(variant):
            show(snapshot)

    def steps(self, variant: Variant) -> tuple[Callable[[Snapshot], None], ...]:
        """What `show_run` does, in pieces."""
        return (
            lambda _snapshot: self._show_story(variant),
            lambda snapshot: self.explain(variant, snapshot),  # not to be seen yet: ready for the moment when it is
            self._show_diagnosis,
        )

    def show_notes(self, variant: Variant, snapshot: Snapshot) -> None:
        """The notes beside the lines of the program."""
        self._parts.code.set_notes(code_notes(snapshot, variant.source_lines))

    def _show_story(self, variant: Variant) -> None:
        self._parts.run_bar.set_chip(chip(variant))
        if not variant.asks:
            python = self._picker.chosen
            self._parts.story.show_story(story(variant, self.language, python.start_methods if python else ()))

    def _show_diagnosis(self, snapshot: Snapshot) -> None:
        diagnosis = snapshot.diagnosis
        if diagnosis is None or diagnosis.code == "waiting-input" or (not diagnosis.is_stuck and snapshot.outcome):
            self._parts.show_diagnosis(False)
            return
        calm = not is_stuck(diagnosis)
        links = wait_chain(diagnosis, snapshot)
        self._parts.diagnosis.show_diagnosis(diagnosis_sentence(diagnosis, snapshot), links, calm=calm)
        if self._parts.diagnosis.isHidden():
            self._parts.hold_run()
            self._parts.curtain.open()
        if self._parts.show_diagnosis(True) and not calm:
            self._parts.show_explain(True)
            self._parts.fit_explain()

    def show_end(self, variant: Variant, snapshot: Snapshot) -> None:
        """How the run ended, where it failed, and the explanation."""
        outcome = snapshot.outcome
        if outcome is None:
            return
        if outcome.kind == "failed-to-start":
            told = start_told(outcome, variant.live.python.path if variant.live else "")
            self._show_told(told.title, f"{told.cause} {told.remedy}")
        elif remedy := outcome_remedy(outcome):
            self._show_told(outcome_sentence(outcome, snapshot.t), remedy)
        place = error_place(snapshot.output.lines, variant.program.name)
        if place is not None:
            self._parts.code.show_error(place.line, place.text)

    def show_problem(self, problem: Problem) -> None:
        """Something that the learner chose cannot be used."""
        told = problem_told(problem)
        self._show_told(told.title, f"{told.cause} {told.remedy}")

    def _show_told(self, title: str, more: str) -> None:
        self._parts.diagnosis.show_problem(title, more)
        self._parts.show_diagnosis(True)

    def show_moment(self, variant: Variant, past: Snapshot, playhead: Playhead) -> None:
        """The words about the moment at which the playhead stands."""
        moment = playhead.moment
        self._parts.code.set_notes(code_notes(past, variant.source_lines, moment))
        self.explain(variant, variant.snapshot, sentence(moment) if moment is not None else "")
        line = headline(moment) if moment is not None else ""
        self._parts.explain.set_moment(playhead.place, len(playhead.moments), line)

    def explain(self, variant: Variant, snapshot: Snapshot, first: str = "") -> None:
        """The lesson's explanation, after the sentence `first`."""
        processes = frozenset(thread.actor.letter for thread in snapshot.threads if thread.actor.is_process)
        explanation = self.said(variant.lesson_program.explanation)
        text = f"{first}\n\n{explanation}" if first else explanation
        self._parts.explain.set_text(text, tuple(self.tips(variant).items()), processes)
