"""The row of tabs: the open chapter unfolds into its lessons, every other chapter is one tab with a count.

In a small window the other chapters go into a picker.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from core.lesson import Chapter, Lesson
from gui.chapter_picker import ChapterPicker
from gui.own_program import OWN
from gui.tab_button import GAP, HEIGHT, PADDING, ChapterTab, LessonTab, TabButton
from gui.theme import Look

translate = QCoreApplication.translate


class ChapterTabs(QWidget):
    """Announces which lesson was chosen; which one is open is told to it by `open_lesson`."""

    lesson_chosen = Signal(str)
    """The id of a lesson."""
    close_requested = Signal(str)
    """The id of one that can be closed."""

    def __init__(
        self, chapters: Sequence[Chapter], lessons: Sequence[Lesson], look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._open = ""
        self._last_open: dict[str, str] = {}
        self._language = "en"
        self._is_compact = False
        self._groups: list[tuple[Chapter, list[Lesson]]] = []
        self._heads: dict[str, QLabel] = {}
        self._chapter_tabs: dict[str, ChapterTab] = {}
        self._lesson_tabs: dict[str, LessonTab] = {}
        self._gaps: dict[str, QWidget] = {}
        self._picker = ChapterPicker(look, self)
        self._picker.chapter_chosen.connect(self._on_chapter_chosen)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._picker)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_lessons(chapters, lessons)
        self._retranslate()

    def set_lessons(self, chapters: Sequence[Chapter], lessons: Sequence[Lesson]) -> None:
        """Other lessons than before; chapters without any have no tab."""
        for widget in (*self._heads.values(), *self._tabs(), *self._gaps.values()):
            self._row.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        for parts in (self._heads, self._chapter_tabs, self._lesson_tabs, self._gaps):
            parts.clear()
        groups = [(chapter, [lesson for lesson in lessons if lesson.chapter == chapter.id]) for chapter in chapters]
        self._groups = [(chapter, found) for chapter, found in groups if found]
        here = {lesson.id for lesson in lessons}
        self._last_open = {chapter: last for chapter, last in self._last_open.items() if last in here}
        while self._row.count() > 1:
            self._row.takeAt(1)
        for chapter, found in self._groups:
            self._add_chapter(chapter, found)
        self._row.addStretch(1)
        self._style_heads()
        self.set_language(self._language)

    def set_look(self, look: Look) -> None:
        self._look = look
        for tab in (*self._tabs(), self._picker):
            tab.set_look(look)
        self._style_heads()
        self.updateGeometry()

    def set_language(self, language: str) -> None:
        """`language` picks the titles of lessons and chapters, which come from the lessons' own folders."""
        self._language = language
        for chapter, lessons in self._groups:
            title = chapter.title.get(language, chapter.id)
            self._heads[chapter.id].setText(title)
            self._chapter_tabs[chapter.id].set_title(title)
            for lesson in lessons:
                self._lesson_tabs[lesson.id].set_title(lesson.title.get(language, lesson.id))
        self._show_open()

    def set_compact(self, compact: bool) -> None:
        self._is_compact = compact
        self._show_open()

    def open_lesson(self, lesson_id: str) -> None:
        self._open = lesson_id
        self._last_open[self._open_chapter()] = lesson_id
        self._show_open()

    def set_done(self, lesson_ids: Sequence[str]) -> None:
        for lesson_id, tab in self._lesson_tabs.items():
            tab.set_done(lesson_id in lesson_ids)

    def full_width(self) -> int:
        """The width that the row needs when nothing is cut and every chapter has its tab."""
        shown: list[QWidget] = []
        for chapter, lessons in self._groups:
            if chapter.id == self._open_chapter():
                shown += [self._heads[chapter.id], *(self._lesson_tabs[lesson.id] for lesson in lessons)]
                shown.append(self._gaps[chapter.id])
            else:
                shown.append(self._chapter_tabs[chapter.id])
        return sum(widget.sizeHint().width() for widget in shown)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._look.px(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        tabs: list[QWidget] = [tab for tab in (self._picker, *self._tabs()) if tab.isVisible()]
        focused = self.focusWidget()
        if event.key() in steps and focused in tabs:
            place = (tabs.index(focused) + steps[Qt.Key(event.key())]) % len(tabs)
            tabs[place].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The short upright lines between chapters."""
        painter = QPainter(self)
        height = self._look.px(16)
        top = (self.height() - height) // 2
        tabs = [tab for tab in self._tabs() if tab.isVisible()]
        for right in tabs[1:]:
            if isinstance(right, ChapterTab):
                painter.fillRect(right.x(), top, 1, height, QColor(self._look.palette.edge))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _add_chapter(self, chapter: Chapter, lessons: list[Lesson]) -> None:
        head = self._heads[chapter.id] = QLabel()
        tab = self._chapter_tabs[chapter.id] = ChapterTab(len(lessons), self._look)
        tab.clicked.connect(lambda _checked=False, it=chapter.id: self._on_chapter_chosen(it))
        self._row.addWidget(head)
        self._row.addWidget(tab)
        for lesson in lessons:
            can_close = chapter.id == OWN
            lesson_tab = self._lesson_tabs[lesson.id] = LessonTab(lesson.number, self._look, can_close=can_close)
            lesson_tab.clicked.connect(lambda _checked=False, it=lesson.id: self.lesson_chosen.emit(it))
            lesson_tab.close_requested.connect(lambda it=lesson.id: self.close_requested.emit(it))
            self._row.addWidget(lesson_tab)
        gap = self._gaps[chapter.id] = QWidget()
        self._row.addWidget(gap)

    def _style_heads(self) -> None:
        px = self._look.px
        for gap in self._gaps.values():
            gap.setFixedWidth(px(2 * GAP))
        for head in self._heads.values():
            head.setFont(self._look.ui_font(14, 600))
            head.setContentsMargins(px(PADDING), 0, px(PADDING), 0)
            head.setStyleSheet(f"color: {self._look.palette.muted}")

    def _show_open(self) -> None:
        """Shows the tabs of the open chapter, and one for each of the others."""
        here = self._open_chapter()
        for chapter, lessons in self._groups:
            is_open = chapter.id == here
            self._heads[chapter.id].setVisible(is_open and not self._is_compact)
            self._gaps[chapter.id].setVisible(is_open and not self._is_compact)
            self._chapter_tabs[chapter.id].setVisible(not is_open and not self._is_compact)
            for lesson in lessons:
                self._lesson_tabs[lesson.id].setVisible(is_open)
                self._lesson_tabs[lesson.id].setChecked(lesson.id == self._open)
                self._lesson_tabs[lesson.id].updateGeometry()
        self._picker.setVisible(self._is_compact)
        titles = [(chapter.id, chapter.title.get(self._language, chapter.id)) for chapter, _lessons in self._groups]
        self._picker.show_chapters(titles, here)
        self.update()

    def _on_chapter_chosen(self, chapter_id: str) -> None:
        """A chapter opens where it was left."""
        lessons = next(lessons for chapter, lessons in self._groups if chapter.id == chapter_id)
        self.lesson_chosen.emit(self._last_open.get(chapter_id, lessons[0].id))

    def _open_chapter(self) -> str:
        for chapter, lessons in self._groups:
            if any(lesson.id == self._open for lesson in lessons):
                return chapter.id
        return ""

    def _tabs(self) -> list[TabButton]:
        tabs: list[TabButton] = []
        for chapter, lessons in self._groups:
            tabs.append(self._chapter_tabs[chapter.id])
            tabs.extend(self._lesson_tabs[lesson.id] for lesson in lessons)
        return tabs

    def _retranslate(self) -> None:
        self.setAccessibleName(translate("ChapterTabs", "Lessons"))
