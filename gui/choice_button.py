"""One answer of the question card: a radio button across the card, with the reason that people give for it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from gui.labels import in_lines
from gui.theme import Look, mix

_TEXT_LEFT = 44
_KEY_ROOM = 40
_PADDING = 9
_RADIO = 8
_WIDTHS = 8


class ChoiceButton(QRadioButton):
    """Wraps its text; yellow while it is the learner's prediction. `key` is the digit that chooses it."""

    def __init__(self, text: str, reason: str, key: int, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._reason, self._key, self._look = reason, key, look
        self._laid_out: dict[int, tuple[QRect, str, QRect, str]] = {}
        # Not a fixed height: that would be the one that is hinted at, however narrow the card is.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)
        self.setAccessibleName(text)
        self.setAccessibleDescription(reason)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        self._look = look
        self._laid_out.clear()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(240), self.heightForWidth(self._look.px(600)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(240), self._look.px(40))  # it is `heightForWidth` that counts

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        answer, _, reason, _ = self._texts(width)
        return max(self._look.px(40), answer.height() + reason.height() + 2 * self._look.px(_PADDING))

    def hitButton(self, _position: object) -> bool:
        return True

    def _texts(self, width: int) -> tuple[QRect, str, QRect, str]:
        """A layout asks for the same few widths again and again, until the window has another size."""
        if width not in self._laid_out:
            if len(self._laid_out) == _WIDTHS:
                del self._laid_out[next(iter(self._laid_out))]
            self._laid_out[width] = self._in_card(width)
        return self._laid_out[width]

    def _in_card(self, width: int) -> tuple[QRect, str, QRect, str]:
        """The answer and its reason in lines, each after the place where it stands in a card of that width, without the
        space above and below. The answer has its lines as it is when it is chosen, which takes the most room."""
        px = self._look.px
        room = QRect(px(_TEXT_LEFT), 0, max(px(60), width - px(_TEXT_LEFT) - px(_KEY_ROOM)), 10_000)
        bold, small = (QFontMetrics(self._look.ui_font(*font)) for font in ((15, 600), (13, 400)))
        answer = in_lines(self.text(), bold, room.width())
        place = bold.boundingRect(room, 0, answer)
        if not self._reason:
            return place, answer, QRect(), ""
        reason = in_lines(self._reason, small, room.width())
        return place, answer, small.boundingRect(room.translated(0, place.height() + px(1)), 0, reason), reason

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_box(painter)
        self._paint_radio(painter)
        self._paint_text(painter)

    def _paint_box(self, painter: QPainter) -> None:
        colours, radius = self._look.palette, self._look.px(6)
        fill = colours.yours_fill if self.isChecked() else colours.surface
        if self.underMouse() and not self.isChecked():
            fill = mix(colours.ink, colours.surface, 0.05)
        edge = colours.yours_line if self.isChecked() else colours.line
        painter.setBrush(QColor(fill))
        painter.setPen(QPen(QColor(edge), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.ink), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)

    def _paint_radio(self, painter: QPainter) -> None:
        colours, radius = self._look.palette, self._look.px(_RADIO)
        centre = QPointF(self._look.px(24), self.height() / 2)
        painter.setBrush(QColor(colours.surface))
        painter.setPen(QPen(QColor(colours.ink if self.isChecked() else colours.faint), self._look.stroke(1.5)))
        painter.drawEllipse(centre, radius, radius)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.ink))
            painter.drawEllipse(centre, radius * 0.55, radius * 0.55)

    def _paint_text(self, painter: QPainter) -> None:
        colours, look = self._look.palette, self._look
        answer, text, reason, because = self._texts(self.width())
        top = (self.height() - answer.height() - reason.height()) // 2
        painter.setFont(look.ui_font(15, 600 if self.isChecked() else 400))
        painter.setPen(QColor(colours.yours_text if self.isChecked() else colours.text))
        painter.drawText(answer.translated(0, top), 0, text)
        if self._reason:
            painter.setFont(look.ui_font(13))
            painter.setPen(QColor(colours.yours_text if self.isChecked() else colours.muted))
            painter.drawText(reason.translated(0, top), 0, because)
        painter.setFont(look.code_font(12))
        painter.setPen(QColor(colours.yours_text if self.isChecked() else colours.muted))
        keys = QRect(0, 0, self.width() - look.px(14), self.height())
        painter.drawText(keys, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, str(self._key))
