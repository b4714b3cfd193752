"""The window: menus and tabs above, the page of the open lesson below, and what is remembered of both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, QSize, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from core.lesson import Chapter, Lesson
from core.problem import Problem
from gui.appearance import next_scale, restyled
from gui.chapter_tabs import ChapterTabs
from gui.corner_controls import CornerControls
from gui.dialogs import details_dialog, open_about, open_keys_sheet
from gui.empty_state import EmptyState
from gui.focus_ring import FocusRing
from gui.menus import Menus
from gui.notice_bar import Notice, NoticeBar
from gui.own_program import CHAPTER, OWN
from gui.own_programs import OwnPrograms
from gui.page_stack import MakePage, PageStack
from gui.panes import focus_pane
from gui.saving import Saver
from gui.settings import Settings, SettingsFile
from gui.theme import Look
from gui.top_bar import TopBar
from gui.wording_problems import problem_told
from gui.wording_settings import settings_told

if TYPE_CHECKING:
    from gui.exporting.exports import Exports

translate = QCoreApplication.translate

FIRST_SIZE = QSize(1440, 900)
SMALLEST_SIZE = QSize(880, 560)
_DROPPED_LIMIT = 10
"""So many files are opened at once, should somebody drop a whole folder's content."""


@dataclass(frozen=True, slots=True)
class Library:
    """What there is to learn, and what is wrong with the folders that could not be loaded."""

    folder: Path
    chapters: Sequence[Chapter]
    lessons: Sequence[Lesson]
    broken: Sequence[Problem] = ()


class MainWindow(QMainWindow):
    appearance_changed = Signal()
    """A setting that `look_for` reads is another one."""
    language_changed = Signal(str)

    def __init__(
        self, library: Library, make_page: MakePage, settings: Settings, file: SettingsFile, language: str, look: Look
    ) -> None:
        super().__init__()
        self._library, self._settings, self.saver = library, settings, Saver(file, self)
        self._language, self._look = language, look
        self._lessons = {lesson.id: lesson for lesson in library.lessons}
        self._open = ""
        self._may_lose = False
        self.menus = Menus(library.chapters, library.lessons, self)
        self._tabs = ChapterTabs(library.chapters, library.lessons, look)
        self._corner = CornerControls(look)
        self._top = TopBar(self.menus.bar, self.menus.all, self._tabs, self._corner, look)
        self.notices = NoticeBar(look)
        self.pages = PageStack(make_page, look)
        self.own = OwnPrograms(library.lessons, self.pages, settings, self._top)
        self._empty = EmptyState(library.folder, look)
        self._ring = FocusRing(look, self)
        self._styled = (self._top, self.notices, self._empty)
        """The parts that have the style sheet, which their menus and dialogs take from them; pages have their own."""
        with restyled(look, *self._styled):
            self._build()
            self._connect()
            self.set_language(language)
            self._show_settings()
        self._tabs.set_done(settings.done)
        self.menus.set_recent(settings.recent)
        self.setAcceptDrops(True)
        self._restore_geometry()
        self._open_first()
        self.setFocus()  # not the first tab: nobody has asked for the keyboard yet

    @cached_property
    def exports(self) -> Exports:
        """Made when something is first to be written."""
        from gui.exporting.exports import Exports

        exports = Exports(self._top)
        exports.told.connect(self.notices.add)
        exports.refused.connect(self.tell)
        return exports

    # --- what the application tells it -----------------------------------------------------------------------

    def set_look(self, look: Look) -> None:
        self._look = look
        with restyled(look, *self._styled):
            for part in (*self._styled, self._ring):
                part.set_look(look)
        self.pages.set_look(look)
        self._show_settings()
        self._fit()

    def set_language(self, language: str) -> None:
        self._language = language
        self._tabs.set_language(language)
        self._corner.set_language(language)
        self.menus.set_language(language)
        self._retranslate()
        self._fit()

    def open_lesson(self, lesson_id: str) -> None:
        """Opens the lesson's page; makes it if this is the first time."""
        self._open = lesson_id
        if self._lessons[lesson_id].chapter != OWN:
            self._settings.lesson = lesson_id
        self._tabs.open_lesson(lesson_id)
        self.menus.set_lesson(lesson_id)
        self.menus.set_own(self._lessons[lesson_id].chapter == OWN, lesson_id in self.own.recordings)
        self.pages.open_lesson(self._lessons[lesson_id])
        self._retranslate()
        self._fit()

    def open_program(self, path: Path) -> None:
        """Opens a program of the learner's own beside the lessons; one that is open already is shown as it is."""
        self.own.open(path)

    def tell(self, problem: Problem) -> None:
        """Something that the learner wants cannot be done."""
        self.notices.add(Notice(lambda: problem_told(problem).whole()))

    # --- Qt's events -----------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def closeEvent(self, event: QCloseEvent) -> None:
        edited = self.pages.edited()
        if edited and not self._may_lose:
            event.ignore()
            self.own.ask_about(edited, self._close_for_good)
            return
        self.pages.close_runs()
        self._settings.geometry = bytes(self.saveGeometry().toHex().data()).decode("ascii")
        self._save()
        self.saver.finish()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for path in _dropped(event)[:_DROPPED_LIMIT]:
            self.open_program(path)
        event.acceptProposedAction()

    # --- parts -----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._middle = QStackedWidget()
        self._middle.addWidget(self._empty)
        self._middle.addWidget(self.pages)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top)
        column.addWidget(self.notices)
        column.addWidget(self._middle, 1)
        self.setCentralWidget(whole)
        self.setMinimumSize(SMALLEST_SIZE)
        if self._library.broken:
            self.notices.add(Notice(self._about_broken_lessons, self._on_broken_lessons))

    def _connect(self) -> None:
        menus, corner = self.menus, self._corner
        for source in (self._tabs, menus):
            source.lesson_chosen.connect(self._on_lesson_chosen)
        for source in (corner, menus):
            source.language_chosen.connect(self._on_language_chosen)
        menus.theme_chosen.connect(self._on_theme_chosen)
        corner.dark_requested.connect(lambda dark: self._on_theme_chosen("dark" if dark else "light"))
        corner.projector_requested.connect(self._on_projector)
        menus.projector.toggled.connect(self._on_projector)
        menus.reduced_motion.toggled.connect(self._on_reduced_motion)
        menus.larger.triggered.connect(lambda: self._on_scale(next_scale(self._settings.scale, 1)))
        menus.smaller.triggered.connect(lambda: self._on_scale(next_scale(self._settings.scale, -1)))
        menus.normal.triggered.connect(lambda: self._on_scale(1.0))
        menus.next_lesson.triggered.connect(lambda: self._on_lesson_stepped(1))
        menus.previous_lesson.triggered.connect(lambda: self._on_lesson_stepped(-1))
        menus.next_pane.triggered.connect(lambda: self._on_pane_stepped(1))
        menus.previous_pane.triggered.connect(lambda: self._on_pane_stepped(-1))
        menus.run.triggered.connect(self.pages.run)
        menus.stop.triggered.connect(self.pages.stop)
        menus.step_mode.triggered.connect(self.pages.toggle_step)
        menus.find_breaking.triggered.connect(self.pages.find_breaking)
        menus.run_many.triggered.connect(self.pages.run_many)
        menus.compare.triggered.connect(self.pages.compare)
        menus.open.triggered.connect(self.own.ask_what_to_open)
        menus.recent_chosen.connect(lambda path: self.open_program(Path(path)))
        menus.clear_recent.triggered.connect(self.own.clear_recent)
        menus.save.triggered.connect(lambda: self.own.save(self._open))
        menus.save_as.triggered.connect(lambda: self.own.save_as(self._open))
        menus.close_program.triggered.connect(lambda: self.own.close(self._open))
        self._tabs.close_requested.connect(self.own.close)
        self.own.changed.connect(self._on_own_changed)
        self.own.opened.connect(self._on_own_opened)
        self.own.closed.connect(self._on_own_closed)
        self.own.remembered.connect(self._on_remembered)
        for source in (self.own, self.pages):
            source.refused.connect(self.tell)
        menus.export_chosen.connect(self._on_export)
        menus.quit.triggered.connect(self.close)
        menus.keys.triggered.connect(lambda: open_keys_sheet(self._look, self._top))
        menus.about.triggered.connect(lambda: open_about(self._look, self._top))
        QShortcut(QKeySequence("F10"), self, self._top.open_menu)
        self.saver.failed.connect(self.add_problem)
        self.pages.lesson_done.connect(self._on_lesson_done)
        self.pages.next_requested.connect(lambda: self._on_lesson_stepped(1))

    def _open_first(self) -> None:
        """The lesson that was open last, if it is still there; the first one otherwise."""
        if self._lessons:
            first = self._settings.lesson if self._settings.lesson in self._lessons else next(iter(self._lessons))
            self._middle.setCurrentWidget(self.pages)
            self.open_lesson(first)

    def _restore_geometry(self) -> None:
        saved = QByteArray.fromHex(self._settings.geometry.encode("ascii"))
        if not saved or not self.restoreGeometry(saved):
            room = self.screen().availableSize()
            self.resize(FIRST_SIZE.boundedTo(room))

    def _fit(self) -> None:
        self.pages.set_compact(self._top.set_size(self.width(), self.height()))

    def _show_settings(self) -> None:
        """Menus and corner as the settings have them, without these being taken for a learner's choice."""
        for action, value in (
            (self.menus.projector, self._settings.projector),
            (self.menus.reduced_motion, self._settings.reduced_motion),
        ):
            action.blockSignals(True)
            action.setChecked(value)
            action.blockSignals(False)
        self.menus.set_theme(self._settings.theme)

    def _save(self) -> None:
        self.saver.save(self._settings)

    # --- what the learner wants ------------------------------------------------------------------------------

    def _on_lesson_chosen(self, lesson_id: str) -> None:
        self.open_lesson(lesson_id)
        self._save()

    def _on_lesson_stepped(self, step: int) -> None:
        order = list(self._lessons)
        if order:
            here = order.index(self._open)
            self._on_lesson_chosen(order[(here + step) % len(order)])

    def _on_lesson_done(self, lesson_id: str) -> None:
        if lesson_id not in self._settings.done and self._lessons[lesson_id].chapter != OWN:
            self._settings.done.append(lesson_id)
            self._tabs.set_done(self._settings.done)
            self._fit()
            self._save()

    def _on_language_chosen(self, language: str) -> None:
        if language != self._language:
            self._settings.language = language
            self.language_changed.emit(language)
            self._save()

    def _on_theme_chosen(self, theme: str) -> None:
        self._settings.theme = theme
        self._on_appearance()

    def _on_scale(self, scale: float) -> None:
        self._settings.scale = scale
        self._on_appearance()

    def _on_projector(self, on: bool) -> None:
        self._settings.projector = on
        self._on_appearance()

    def _on_reduced_motion(self, on: bool) -> None:
        self._settings.reduced_motion = on
        self._on_appearance()

    def _on_appearance(self) -> None:
        self.appearance_changed.emit()
        self._save()

    def _on_own_changed(self) -> None:
        """Other programs of the learner's own are open than before."""
        self._lessons = {lesson.id: lesson for lesson in (*self._library.lessons, *self.own.lessons)}
        self._tabs.set_lessons((*self._library.chapters, CHAPTER), list(self._lessons.values()))
        self._tabs.set_done(self._settings.done)
        self._fit()

    def _on_own_opened(self, lesson_id: str) -> None:
        self._middle.setCurrentWidget(self.pages)
        self.open_lesson(lesson_id)
        self._save()

    def _on_own_closed(self, lesson_id: str) -> None:
        """Its neighbour is shown, or the lesson that was open last."""
        if self._open == lesson_id:
            others = [lesson.id for lesson in self.own.lessons] or [*self._lessons][:1]
            if not self.own.lessons and self._settings.lesson in self._lessons:
                others = [self._settings.lesson]
            if others:
                self.open_lesson(others[-1])
            else:
                self._open = ""
                self._middle.setCurrentWidget(self._empty)
                self._retranslate()
        self.pages.close_lesson(lesson_id)

    def _on_export(self, kind: str) -> None:
        page = self.pages.page
        self.exports.ask(kind, page.handout if page is not None else None, self._language)

    def _on_pane_stepped(self, step: int) -> None:
        focus_pane(self.pages, step)

    def _on_remembered(self) -> None:
        self.menus.set_recent(self._settings.recent)
        self._save()

    def _close_for_good(self) -> None:
        self._may_lose = True
        self.close()

    # --- words -----------------------------------------------------------------------------------------------

    def add_problem(self, problem: Problem) -> None:
        """Of the settings file: said in the bar, where it bothers nobody."""
        self.notices.add(Notice(lambda: settings_told(problem).whole()))

    def _about_broken_lessons(self) -> str:
        count = len(self._library.broken)
        if count == 1:
            return translate("MainWindow", "1 lesson could not be loaded. The others are not affected.")
        return translate("MainWindow", "{count} lessons could not be loaded. The others are not affected.").format(
            count=count
        )

    def _on_broken_lessons(self) -> None:
        details = "\n\n".join(map(_problem_text, self._library.broken))
        details_dialog(self._broken_words, details, self._look, self._top).open()

    def _broken_words(self) -> tuple[str, str]:
        return translate("MainWindow", "Lessons with mistakes"), self._about_broken_lessons()

    def _retranslate(self) -> None:
        lesson = self._lessons.get(self._open)
        title = lesson.title.get(self._language, lesson.id) if lesson else ""
        self.setWindowTitle(f"{title} – Crosstalk" if title else "Crosstalk")


def _dropped(event: QDropEvent) -> list[Path]:
    """The files that are dragged here."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


def _problem_text(problem: Problem) -> str:
    """Where it is, then what it is."""
    place = f"{problem.where}:{problem.line}" if problem.line is not None else problem.where
    return f"{place}\n{problem_told(problem).whole()}"
