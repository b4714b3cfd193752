"""What was predicted, what the run showed, and what all runs add up to: three cells in one line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from gui.evidence import EvidenceView
from gui.evidence_facts import Evidence
from gui.icons import pixmap
from gui.labels import ElidedButton, ElidedLabel, fitting_size, in_two_lines, styled
from gui.theme import Look

translate = QCoreApplication.translate

Mark = Literal["", "right", "wrong", "stuck", "again"]
_NUMBER = 18
"""Width of a cell's number and of the gap after it."""
_ICONS: dict[Mark, str] = {"right": "check", "wrong": "cross", "stuck": "stuck", "again": "reset"}


@dataclass(frozen=True, slots=True)
class Story:
    """All that the strip shows. `prediction` is None where none was made. `result` is "" while there is none; `mark`
    says how it compares with the prediction (``again``: one run does not decide)."""

    ask: str
    prediction: str | None
    above: str
    result: str = ""
    mark: Mark = ""
    is_code: bool = False
    """Whether the result is text that the program printed."""
    tooltip: str = ""
    evidence: Evidence | None = None


class StoryStrip(QFrame):
    """Shows a `Story`; the prediction can be pressed to change it."""

    prediction_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._story = Story("", None, "")
        self._styled: tuple[object, ...] = ()
        self._prediction_size = self._result_size = 14.0
        self._compact = False
        self._build()
        self._retranslate()
        self.set_look(look)

    def _build(self) -> None:
        self.setProperty("role", "panel")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._numbers = (QLabel("1"), QLabel("2"))
        self._heads = (ElidedLabel(), ElidedLabel())
        for head in self._heads:
            head.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._ask, self._above = ElidedLabel(), ElidedLabel()
        self._prediction = ElidedButton()
        self._prediction.setCursor(Qt.CursorShape.PointingHandCursor)
        self._prediction.clicked.connect(self.prediction_pressed)
        self._icon, self._result = QLabel(), ElidedLabel()
        self._evidence = EvidenceView(self._look)
        self._lines = (QFrame(), QFrame())
        self._row = QHBoxLayout(self)
        self._cells: list[QVBoxLayout] = []
        self._add_cell(0, self._ask, self._pressable(), 30)
        self._row.addWidget(self._lines[0])
        self._add_cell(1, self._above, self._result_row(), 30)
        self._row.addWidget(self._lines[1])
        self._row.addWidget(self._evidence, 40)

    def _add_cell(self, index: int, above: QLabel, below: QHBoxLayout, stretch: int) -> None:
        head = QHBoxLayout()
        head.addWidget(self._numbers[index])
        head.addWidget(self._heads[index], 1)
        cell = QWidget()
        cell.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(above)
        column.addLayout(below, 1)
        self._cells.append(column)
        self._row.addWidget(cell, stretch)

    def _pressable(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._prediction, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        return row

    def _result_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._icon)
        row.addWidget(self._result, 1)
        self._result.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        return row

    # --- what it shows -------------------------------------------------------------------------------------

    def show_story(self, story: Story) -> None:
        if story == self._story:
            return
        self._story = story
        self._fill()

    def _fill(self) -> None:
        story = self._story
        self._heads[0].setText(story.ask if self._compact else translate("StoryStrip", "Predict"))
        self._heads[1].setText(story.above if self._compact else translate("StoryStrip", "Run"))
        self._ask.setText(story.ask)
        self._above.setText(story.above)
        self._prediction.setAccessibleName(self._prediction_text())
        self._prediction.setAccessibleDescription(story.ask)
        self._result.setAccessibleName(f"{story.above} {story.result}")
        self._result.setAccessibleDescription(self._spoken(story.mark))
        self._evidence.show_evidence(story.evidence)
        self._style_parts()
        self._set_tooltips(story)

    def _set_tooltips(self, story: Story) -> None:
        again = translate("StoryStrip", "Press to predict again.")
        self._prediction.setToolTip(f"{story.prediction}\n{again}" if story.prediction else again)
        self._icon.setToolTip(story.tooltip or self._spoken(story.mark))

    def _spoken(self, mark: Mark) -> str:
        return {
            "": "",
            "right": translate("StoryStrip", "As you predicted."),
            "wrong": translate("StoryStrip", "Not what you predicted."),
            "stuck": translate("StoryStrip", "The program cannot go on."),
            "again": translate("StoryStrip", "One run does not decide: run again to see."),
        }[mark]

    def set_compact(self, compact: bool) -> None:
        """In small windows the third cell goes, and each head says what stands above its value otherwise."""
        self._compact = compact
        self._evidence.setHidden(compact)
        self._lines[1].setHidden(compact)
        self._ask.setHidden(compact)
        self._above.setHidden(compact)
        self.set_look(self._look)
        self._fill()

    # --- look and language ---------------------------------------------------------------------------------

    def set_look(self, look: Look) -> None:
        self._look = look
        px = look.px
        inset = px(6 if self._compact else 10)
        self._row.setContentsMargins(px(16), inset, px(16), inset)
        self._row.setSpacing(px(16))
        for cell in self._cells:
            cell.setSpacing(px(3))
            cell.itemAt(0).layout().setSpacing(px(8))
            cell.itemAt(2).layout().setSpacing(px(8))
        for number in self._numbers:
            styled(number, look, size=13, color=look.palette.muted, weight=600)
        for label in (self._ask, self._above):
            styled(label, look, size=13, color=look.palette.muted)
        for line in self._lines:
            line.setFixedWidth(1)
            line.setStyleSheet(f"background: {look.palette.line}; border: none;")
        self._evidence.set_look(look)
        self.setFixedHeight(px(78 if self._compact else 102))
        self._style_parts()

    def _style_parts(self) -> None:
        """What depends on the story as well as on the look; style sheets are slow, and a story changes often."""
        look, colours, story = self._look, self._look.palette, self._story
        wanted = (
            look,
            story.ask,
            story.above,
            story.prediction,
            story.result,
            story.mark,
            story.is_code,
            self._compact,
            self.width(),
        )
        if wanted == self._styled:
            return
        self._styled = wanted
        self._fit_texts()
        predicted = story.prediction is not None
        size = self._prediction_size
        fill, ink = (colours.yours_fill, colours.yours_text) if predicted else ("transparent", colours.muted)
        self._prediction.setStyleSheet(
            f"QPushButton {{ background: {fill}; color: {ink}; font-size: {look.px(size)}px;"
            f" font-weight: {600 if predicted else 400}; border: 2px solid transparent; border-radius: {look.px(5)}px;"
            f" padding: 0 {look.px(6)}px; min-height: {look.px(24)}px; text-align: left; }}"
            f" QPushButton:focus {{ border-color: {colours.ink}; }}"
        )
        color = self._result_color(story.mark)
        styled(self._result, look, size=self._result_size, color=color, weight=600, code=story.is_code)
        size = look.px(18)
        shown = _ICONS.get(story.mark)
        self._icon.setHidden(shown is None)
        if shown is not None:
            self._icon.setPixmap(pixmap(shown, color, size, self.devicePixelRatioF()))

    def _fit_texts(self) -> None:
        """Long predictions and results get smaller, and then a second line."""
        look, story, width = self._look, self._story, self._cell_width()
        predicted = self._prediction_text()
        sizes = (14,) if story.prediction is None else (18, 16, 14, 13)
        self._prediction_size = fitting_size(predicted, width - look.px(18), look, sizes)
        metrics = QFontMetrics(look.ui_font(self._prediction_size, 600))
        self._prediction.setText(in_two_lines(predicted, metrics, width - look.px(18)))
        for head in self._heads:
            size = fitting_size(head.text(), width - look.px(_NUMBER), look, (13, 12))
            styled(head, look, size=size, color=look.palette.text, weight=600)
        result = story.result or "•••"
        self._result_size = fitting_size(result, width - look.px(28), look, (20, 17, 14, 13), code=story.is_code)
        font = look.code_font(self._result_size, bold=True) if story.is_code else look.ui_font(self._result_size, 600)
        self._result.setText(in_two_lines(result, QFontMetrics(font), width - look.px(28)))

    def _prediction_text(self) -> str:
        predicted = self._story.prediction
        return translate("StoryStrip", "No prediction") if predicted is None else predicted

    def _cell_width(self) -> int:
        """Of the first two cells, in pixels."""
        room = self.width() - self._look.px(32)
        return int(room * 0.5) - self._look.px(34) if self._compact else int(room * 0.3) - self._look.px(34)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != self.width():
            self._style_parts()

    def _result_color(self, mark: Mark) -> str:
        colours = self._look.palette
        if not self._story.result:
            return colours.muted
        return {"wrong": colours.wrong, "stuck": colours.wrong, "right": colours.right}.get(mark, colours.text)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(translate("StoryStrip", "Prediction and result"))
        self._fill()
