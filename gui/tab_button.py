"""The two kinds of tabs: a lesson of the open chapter, and another chapter as a whole."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from gui.icons import paint_icon
from gui.theme import Look, mix

translate = QCoreApplication.translate

HEIGHT = 40
PADDING = 12
GAP = 6
CHECK = 14
TOP = 4
SHORTEST_TITLE = 36


class TabButton(QAbstractButton):
    """What both kinds share: focus, hover, a title that is cut where there is no room (the tooltip has it whole)."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._title = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)  # shrinks to its least and no further
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_look(self, look: Look) -> None:
        self._look = look
        self.updateGeometry()
        self.update()

    @property
    def title(self) -> str:
        return self._title

    def set_title(self, title: str) -> None:
        self._title = title
        self._retranslate()
        self.updateGeometry()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def sizeHint(self) -> QSize:
        return QSize(self._width(self._text_width(self._title)), self._look.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        shortest = min(self._text_width(self._title), self._look.px(SHORTEST_TITLE))
        return QSize(self._width(shortest), self._look.px(HEIGHT))

    def _retranslate(self) -> None:
        raise NotImplementedError

    def _width(self, title_width: int) -> int:
        raise NotImplementedError

    def _font(self) -> QFont:
        return self._look.ui_font(14, 400)

    def _text_width(self, text: str) -> int:
        """In whole pixels, and one to spare: a width rounded down would cut the last letters."""
        return QFontMetrics(self._font()).horizontalAdvance(text) + 1

    def _paint_title(self, painter: QPainter, left: int, right: int, color: str) -> int:
        """Draws the title between the two, cut if need be; returns where it ends."""
        metrics = QFontMetrics(self._font())
        shown = metrics.elidedText(self._title, Qt.TextElideMode.ElideRight, right - left)
        self.setToolTip(self._title if shown != self._title else "")
        painter.setFont(self._font())
        painter.setPen(QColor(color))
        painter.drawText(self._text_box(left), Qt.AlignmentFlag.AlignVCenter, shown)
        return left + metrics.horizontalAdvance(shown)

    def _text_box(self, left: int) -> QRect:
        return QRect(left, 0, self.width() - left, self.height())

    def _mark_box(self, left: int, width: int, height: int) -> QRectF:
        """For a mark beside the text: centred on it."""
        return QRectF(left, (self.height() - height) / 2, width, height)

    def _paint_focus(self, painter: QPainter) -> None:
        if self.hasFocus():
            inset = self._look.px(4)
            painter.setPen(QPen(QColor(self._look.palette.ink), self._look.px(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = QRectF(self.rect()).adjusted(inset, inset + self._look.px(TOP), -inset, -inset)
            painter.drawRoundedRect(ring, self._look.px(4), self._look.px(4))


class LessonTab(TabButton):
    """A number, a title, and a check mark once the lesson has been run to its end; or a cross that closes it."""

    close_requested = Signal()

    def __init__(self, number: int, look: Look, *, can_close: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._number = str(number)
        self._can_close = can_close
        self._is_done = False
        self.setCheckable(True)
        self.setAutoExclusive(False)

    def set_done(self, is_done: bool) -> None:
        self._is_done = is_done
        self._retranslate()
        self.updateGeometry()
        self.update()

    def _retranslate(self) -> None:
        name = translate("LessonTab", "Lesson {number}: {title}").format(number=self._number, title=self._title)
        if self._is_done:
            name = translate("LessonTab", "{lesson} (done)").format(lesson=name)
        self.setAccessibleName(name)
        opens = translate("LessonTab", "Opens this lesson")
        own = translate("LessonTab", "Opens this program; Ctrl+W closes it when it is open")
        self.setAccessibleDescription(own if self._can_close else opens)

    def nextCheckState(self) -> None:
        """A click opens the lesson; which one is open is decided elsewhere."""

    def _font(self) -> QFont:
        return self._look.ui_font(14, 600 if self.isChecked() else 400)

    def minimumSizeHint(self) -> QSize:
        """The open lesson's title is never cut."""
        return self.sizeHint() if self.isChecked() else super().minimumSizeHint()

    def _width(self, title_width: int) -> int:
        px = self._look.px
        check = px(CHECK + GAP) if self._has_mark else 0
        return 2 * px(PADDING) + self._text_width(self._number) + px(GAP) + title_width + check

    def paintEvent(self, _event: QPaintEvent) -> None:
        px, colours = self._look.px, self._look.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked():
            self._paint_open(painter)
        text = colours.text if self.isChecked() or self.underMouse() else colours.muted
        painter.setFont(self._font())
        painter.setPen(QColor(text if self.isChecked() else colours.faint))
        left = px(PADDING)
        painter.drawText(self._text_box(left), Qt.AlignmentFlag.AlignVCenter, self._number)
        left += self._text_width(self._number) + px(GAP)
        end = self.width() - px(PADDING) - (px(CHECK + GAP) if self._has_mark else 0)
        left = self._paint_title(painter, left, end, text) + px(GAP)
        if self._is_done:
            paint_icon(painter, "check", self._mark_box(left, px(CHECK), px(CHECK)), colours.right)
        if self._can_close:
            paint_icon(painter, "close", self._cross(), text)
        self._paint_focus(painter)

    @property
    def _has_mark(self) -> bool:
        return self._is_done or self._can_close

    def _cross(self) -> QRectF:
        side = self._look.px(CHECK)
        return self._mark_box(self.width() - self._look.px(PADDING) - side, side, side)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """On the cross, or with the middle button, it closes; anywhere else it opens."""
        inside = self._look.px(GAP)
        on_cross = self._cross().adjusted(-inside, -inside, inside, inside).contains(event.position())
        is_middle = event.button() == Qt.MouseButton.MiddleButton and self.rect().contains(event.position().toPoint())
        if self._can_close and ((on_cross and self.isDown()) or is_middle):
            self.setDown(False)
            self.close_requested.emit()
        else:
            super().mouseReleaseEvent(event)

    def _paint_open(self, painter: QPainter) -> None:
        """The open tab lies on the page: surface, a line round it that is open below, an ink bar on top."""
        px, colours = self._look.px, self._look.palette
        outline = QPainterPath()
        top, corner, right, bottom = px(TOP) + 0.5, 2 * px(6), self.width() - 0.5, self.height() + 1.0
        outline.moveTo(0.5, bottom)
        outline.lineTo(0.5, top + corner / 2)
        outline.arcTo(QRectF(0.5, top, corner, corner), 180, -90)
        outline.arcTo(QRectF(right - corner, top, corner, corner), 90, -90)
        outline.lineTo(right, bottom)
        painter.fillPath(outline, QColor(colours.surface))
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawPath(outline)
        bar = QRectF(px(PADDING), px(TOP), self.width() - 2 * px(PADDING), px(2))
        painter.fillRect(bar, QColor(colours.ink))


class ChapterTab(TabButton):
    """A chapter that is not open: its title, and how many lessons are in it."""

    def __init__(self, count: int, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._count = count

    def _retranslate(self) -> None:
        name = translate("ChapterTab", "Chapter {title}, {count} lessons")
        self.setAccessibleName(name.format(title=self._title, count=self._count))
        self.setAccessibleDescription(translate("ChapterTab", "Unfolds this chapter into its lessons"))

    def _width(self, title_width: int) -> int:
        px = self._look.px
        return 2 * px(PADDING) + title_width + px(GAP) + self._pill_width()

    def _pill_width(self) -> int:
        metrics = QFontMetrics(self._look.ui_font(12))
        return max(metrics.horizontalAdvance(str(self._count)) + self._look.px(10), self._look.px(18))

    def paintEvent(self, _event: QPaintEvent) -> None:
        px, colours = self._look.px, self._look.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        end = self.width() - px(PADDING) - self._pill_width() - px(GAP)
        text = colours.text if self.underMouse() else colours.muted
        left = self._paint_title(painter, px(PADDING), end, text) + px(GAP)
        pill = self._mark_box(left, self._pill_width(), px(18))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(mix(colours.ink, colours.bg, 0.11)))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setPen(QColor(colours.muted))
        painter.setFont(self._look.ui_font(12))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, str(self._count))
        self._paint_focus(painter)
