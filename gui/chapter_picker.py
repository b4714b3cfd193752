"""The chapters in a small window: the open one's title, and a menu of all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPoint, Signal
from PySide6.QtGui import QActionGroup, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from gui.icons import paint_icon
from gui.tab_button import GAP, PADDING, TabButton
from gui.theme import Look

translate = QCoreApplication.translate

CHEVRON = 14


class ChapterPicker(TabButton):
    chapter_chosen = Signal(str)
    """The id of a chapter."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._menu = QMenu(self)
        self._group = QActionGroup(self._menu)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)  # says where one is: never cut
        self.clicked.connect(self._on_clicked)

    def show_chapters(self, chapters: Sequence[tuple[str, str]], open_chapter: str) -> None:
        """`chapters` are pairs of id and title."""
        self._menu.clear()
        for chapter_id, title in chapters:
            action = self._menu.addAction(title)
            action.setCheckable(True)
            action.setChecked(chapter_id == open_chapter)
            action.triggered.connect(lambda _checked=False, it=chapter_id: self.chapter_chosen.emit(it))
            self._group.addAction(action)
        self.set_title(dict(chapters).get(open_chapter, ""))

    def _on_clicked(self) -> None:
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _retranslate(self) -> None:
        self.setAccessibleName(translate("ChapterPicker", "Chapter: {title}").format(title=self._title))
        self.setAccessibleDescription(translate("ChapterPicker", "Opens a list of the chapters"))

    def _font(self) -> QFont:
        return self._look.ui_font(14, 600)

    def _width(self, title_width: int) -> int:
        px = self._look.px
        return 2 * px(PADDING) + title_width + px(GAP) + px(CHEVRON)

    def paintEvent(self, _event: QPaintEvent) -> None:
        px, colours = self._look.px, self._look.palette
        painter = QPainter(self)
        end = self.width() - px(PADDING) - px(CHEVRON) - px(GAP)
        left = self._paint_title(painter, px(PADDING), end, colours.text) + px(GAP)
        paint_icon(painter, "chevron-down", self._mark_box(left, px(CHEVRON), px(CHEVRON)), colours.text)
        self._paint_focus(painter)
