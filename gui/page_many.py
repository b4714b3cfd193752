"""Many runs of a page's program: started in a thread of their own, looked at on each tick, shown as a histogram."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QGuiApplication

from core.lab.limits import Limits
from core.lesson import Choice
from core.many import Many, OneRun
from core.program import Program
from gui import many_words
from gui.attempts import Attempt
from gui.interpreter_picker import Setting
from gui.page_parts import PageParts
from gui.run_bar import Chip
from gui.told_story import said
from gui.variant import Variant
from gui.wording import python_name

if TYPE_CHECKING:
    from gui.many_panel import ManyPanel

translate = QCoreApplication.translate

_JOIN_S = 2.0
"""What `close` waits for the thread: it ends its run within a tenth of a second."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """What is run, and on what."""

    variant: Variant
    program: Program
    setting: Setting
    limits: Limits


class PageMany(QObject):
    started = Signal()
    ended = Signal(object)
    """With the `Variant`: all its runs are over, or were stopped, and count as its attempts."""
    close_requested = Signal()

    def __init__(self, parts: PageParts, occasion: Callable[[], Occasion | None], parent: QObject) -> None:
        """`occasion` gives what would run now, or says why nothing can."""
        super().__init__(parent)
        self._parts, self._bar = parts, parts.run_bar
        self._find_occasion = occasion
        self._occasion: Occasion | None = None
        self._many: Many | None = None
        self._thread: Thread | None = None
        self._seen = -1
        self._which = ""
        self.language = "en"

    @cached_property
    def _panel(self) -> ManyPanel:
        panel = self._parts.many
        panel.start_requested.connect(self.start)
        panel.result_chosen.connect(self._on_result_chosen)
        panel.copy_requested.connect(self._on_copy)
        panel.stop_requested.connect(self.stop)
        panel.close_requested.connect(self.close_requested)
        return panel

    @property
    def is_live(self) -> bool:
        """Until what the runs have left is shown as well."""
        return self._thread is not None

    @property
    def results(self) -> tuple[OneRun, ...]:
        return self._many.results if self._many is not None else ()

    def open(self, variant: Variant) -> None:
        """Shows the panel: what was seen of `variant` before, and how often to run it."""
        if self._occasion is not None and self._occasion.variant is not variant:
            self._occasion = self._many = None
        self._show()
        self._parts.show_many()
        self._panel.ask()

    def start(self, count: int, seconds: float) -> None:
        """Keeps the answer that is chosen as the prediction."""
        occasion = None if self.is_live else self._find_occasion()
        if occasion is None:
            return
        variant = occasion.variant
        variant.kept = variant.choice is not None
        self._occasion, self._seen = occasion, -1
        self._which = variant.lesson_program.result
        many = Many(
            variant.lesson_program,
            occasion.program,
            occasion.setting.python,
            occasion.setting.start_method,
            count,
            seconds,
            occasion.limits,
        )
        self._many, self._thread = many, Thread(target=many.go, name="many runs", daemon=True)
        self._thread.start()
        self._parts.code.set_locked(True)
        self._bar.set_busy()
        self._show()
        self.started.emit()

    def tick(self) -> None:
        """Shows how far it has come; takes the attempts when it is over."""
        if self._thread is None:
            return
        if len(self.results) != self._seen:
            self._show()
        if not self._thread.is_alive():
            self._thread = None
            assert self._occasion is not None
            variant = self._occasion.variant
            self._parts.code.set_locked(False)
            ran = [one for one in self.results if one.outcome.kind != "failed-to-start"]
            variant.attempts += [_attempt(one, self._occasion) for one in ran]
            self._show()
            self.ended.emit(variant)

    def stop(self) -> None:
        if self._many is not None:
            self._many.stop()

    def close(self) -> None:
        """Ends what runs, and does not return before it is gone."""
        self.stop()
        if self._thread is not None:
            self._thread.join(_JOIN_S)
            self._thread = None

    # --- what is shown -------------------------------------------------------------------------------------

    def set_language(self, language: str) -> None:
        self.language = language
        if self._occasion is not None:
            self._show()

    def _show(self) -> None:
        """The results so far."""
        results, occasion = self.results, self._occasion
        self._seen = len(results)
        count = self._many.count if self._many is not None else 0
        self._panel.show_progress(len(results), count, self.is_live)
        if self.is_live:
            chip = translate("Many", "Run {number} of {count}").format(number=min(len(results) + 1, count), count=count)
            self._bar.set_chip(Chip(chip, "dot"))
        if occasion is None or not results:
            self._panel.show_results("", (), (), "")
            return
        variant = occasion.variant.lesson_program
        rows = many_words.rows(results, self._which, self._choice(occasion))
        options = many_words.result_options(variant)
        self._panel.show_results(self._about(results, occasion), rows, options, self._which)

    def _about(self, results: tuple[OneRun, ...], occasion: Occasion) -> str:
        where = python_name(occasion.setting.python.version_text, occasion.setting.python.gil)
        about = many_words.summary(results, self._which, where)
        variant, place = occasion.variant.lesson_program, occasion.variant.prediction
        if place is None:
            return about
        answer = said(variant.question.choices[place].text, self.language)
        return f"{about}\n{many_words.judged(results, variant, place, answer)}"

    def _choice(self, occasion: Occasion) -> Choice | None:
        place = occasion.variant.prediction
        return None if place is None else occasion.variant.lesson_program.question.choices[place]

    def _on_result_chosen(self, which: str) -> None:
        self._which = which
        self._show()

    def _on_copy(self) -> None:
        occasion = self._occasion
        assert occasion is not None, "there is nothing to copy before there was a run"
        where = python_name(occasion.setting.python.version_text, occasion.setting.python.gil, short=True)
        method = occasion.setting.start_method
        text = many_words.as_csv(self.results, self._which, where, method, self._choice(occasion))
        QGuiApplication.clipboard().setText(text)


def _attempt(one: OneRun, occasion: Occasion) -> Attempt:
    python, result = occasion.setting.python, one.findings.result(occasion.variant.lesson_program.result)
    method = occasion.setting.start_method or python.start_methods[0]
    return Attempt(python.version_text, python.gil, method, one.findings, one.outcome, result)
