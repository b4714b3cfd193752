"""The pages: made when first opened, ticked while something runs, and at most one run among them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QStackedWidget, QWidget

from core.lesson import Lesson
from core.program import Program
from gui.appearance import restyled
from gui.exporting.handout import Handout
from gui.own_controls import OwnControls
from gui.theme import Look

TICK_MS = 33


class Page(Protocol):
    """What the window knows of a lesson's page (besides that it is a QWidget)."""

    run_started: SignalInstance
    run_ended: SignalInstance
    """With whether the lesson's run was seen to its end."""
    next_requested: SignalInstance

    @property
    def own(self) -> OwnControls | None:
        """The file behind it, where it has a program of the learner's own."""

    @property
    def program(self) -> Program: ...
    @property
    def handout(self) -> Handout | None:
        """The newest run, to be saved; None before there is one."""

    @property
    def has_live_run(self) -> bool: ...
    def tick(self) -> None: ...
    def run(self) -> None: ...
    def run_many(self) -> None: ...
    def compare(self) -> None: ...
    def stop(self) -> None: ...
    def toggle_step(self) -> None: ...
    def find_breaking(self) -> None: ...
    def close_run(self) -> None: ...
    def set_look(self, look: Look) -> None: ...
    def set_compact(self, compact: bool) -> None: ...


MakePage = Callable[[Lesson, Look], Page]


class PageStack(QStackedWidget):
    lesson_done = Signal(str)
    """The id of a lesson in which a run was seen to its end."""
    next_requested = Signal()
    refused = Signal(object)
    """The `Problem` of a file that could not be saved or read."""

    def __init__(self, make_page: MakePage, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make_page = make_page
        self._look = look
        self._is_compact = False
        self._pages: dict[str, Page] = {}
        self._shown_as: dict[str, tuple[Look, bool]] = {}
        """The look of each page, and whether it is compact; those that are not shown may lag behind."""
        self._open = ""
        self._timer = QTimer(self, interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)

    @property
    def page(self) -> Page | None:
        """The one that is shown."""
        return self._pages.get(self._open)

    @property
    def is_ticking(self) -> bool:
        return self._timer.isActive()

    def open_lesson(self, lesson: Lesson) -> None:
        if lesson.id not in self._pages:
            self._add(lesson)
        self._open = lesson.id
        self._refresh()
        self.setCurrentWidget(self._widget(lesson.id))

    def set_look(self, look: Look) -> None:
        """At once for the page that is shown; the others follow when they are opened."""
        self._look = look
        self._refresh()

    def set_compact(self, compact: bool) -> None:
        if compact != self._is_compact:
            self._is_compact = compact
            self._refresh()

    # --- on the page that is shown -------------------------------------------------------------------------

    def run(self) -> None:
        if self.page is not None:
            self.page.run()

    def run_many(self) -> None:
        if self.page is not None:
            self.page.run_many()

    def compare(self) -> None:
        if self.page is not None:
            self.page.compare()

    def stop(self) -> None:
        if self.page is not None:
            self.page.stop()

    def toggle_step(self) -> None:
        """Live or Step."""
        if self.page is not None:
            self.page.toggle_step()

    def find_breaking(self) -> None:
        if self.page is not None:
            self.page.find_breaking()

    # --- all pages -----------------------------------------------------------------------------------------

    def close_runs(self) -> None:
        """Ends what runs, and does not return before it is gone."""
        self._timer.stop()
        for page in self._pages.values():
            page.close_run()

    def own(self, lesson_id: str) -> OwnControls | None:
        page = self._pages.get(lesson_id)
        return page.own if page is not None else None

    def edited(self) -> list[OwnControls]:
        """The learner's own programs that have changes which are not saved."""
        return [page.own for page in self._pages.values() if page.own is not None and page.own.is_edited]

    def close_lesson(self, lesson_id: str) -> None:
        """Ends what runs there, and forgets the page."""
        page = self._pages.get(lesson_id)
        if page is not None:
            page.close_run()
            widget = self._widget(lesson_id)
            del self._pages[lesson_id]
            del self._shown_as[lesson_id]
            self.removeWidget(widget)
            widget.deleteLater()

    def _add(self, lesson: Lesson) -> None:
        page = self._make_page(lesson, self._look)
        page.run_started.connect(lambda: self._on_run_started(lesson.id))
        page.run_ended.connect(lambda seen=True: self._on_run_ended(lesson.id, seen))
        page.next_requested.connect(self.next_requested)
        if page.own is not None:
            page.own.refused.connect(self.refused)
        if self._is_compact:
            page.set_compact(True)
        self._pages[lesson.id] = page
        self._shown_as[lesson.id] = self._look, self._is_compact
        with restyled(self._look, self._widget(lesson.id)):
            self.addWidget(self._widget(lesson.id))

    def _refresh(self) -> None:
        page = self.page
        if page is None:
            return
        look, is_compact = self._shown_as[self._open]
        self._shown_as[self._open] = self._look, self._is_compact
        if look != self._look:
            with restyled(self._look, self._widget(self._open)):
                page.set_look(self._look)
        if is_compact != self._is_compact:
            page.set_compact(self._is_compact)

    def _widget(self, lesson_id: str) -> QWidget:
        page = self._pages[lesson_id]
        assert isinstance(page, QWidget)
        return page

    def _on_run_started(self, lesson_id: str) -> None:
        for other, page in self._pages.items():
            if other != lesson_id and page.has_live_run:
                page.stop()
        self._timer.start()

    def _on_run_ended(self, lesson_id: str, seen: bool) -> None:
        if seen:
            self.lesson_done.emit(lesson_id)

    def _on_tick(self) -> None:
        for lesson_id, page in self._pages.items():
            if lesson_id == self._open or page.has_live_run:
                page.tick()
        if not any(page.has_live_run for page in self._pages.values()):
            self._timer.stop()
