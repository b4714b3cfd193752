"""The panel of a run that does not go on: one sentence, and who waits for what.

It is crimson where the run is stuck, and calm where it only seems to be.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QWidget

from gui.icons import pixmap
from gui.labels import styled
from gui.theme import Look
from gui.wait_chain import WaitChain
from gui.wording_chain import Link

translate = QCoreApplication.translate


class DiagnosisCard(QFrame):
    """Also shows what kept a program from starting: a title, with cause and remedy below it instead of a chain."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("role", "wrong-panel")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._icon, self._sentence, self._more = QLabel(), QLabel(), QLabel()
        for label in (self._sentence, self._more):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._chain = WaitChain(look)
        self._grid = QGridLayout(self)
        self._grid.addWidget(self._icon, 0, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(self._sentence, 0, 1)
        self._grid.addWidget(self._more, 1, 1)
        self._grid.setColumnStretch(1, 1)
        self._compact = False
        self._is_calm = False
        self._place_chain()
        self.set_look(look)
        self._retranslate()

    def show_diagnosis(self, sentence: str, links: tuple[Link, ...], *, calm: bool = False) -> None:
        """`calm`: nothing is wrong."""
        self._set_calm(calm)
        self._sentence.setText(sentence)
        self._more.hide()
        self._chain.show_chain(links)
        self._chain.setHidden(not links)

    def show_problem(self, title: str, more: str) -> None:
        self._set_calm(False)
        self._sentence.setText(title)
        self._more.setText(more)
        self._more.setHidden(not more)
        self._chain.show_chain(())
        self._chain.hide()

    def _set_calm(self, calm: bool) -> None:
        if calm == self._is_calm:
            return
        self._is_calm = calm
        self.setProperty("role", "panel" if calm else "wrong-panel")
        self.style().unpolish(self)
        self.style().polish(self)
        self.set_look(self._look)
        self._retranslate()

    def set_compact(self, compact: bool) -> None:
        """In small windows it is smaller, and says the same."""
        self._compact = compact
        self._chain.set_compact(compact)
        self._place_chain()
        self.set_look(self._look)

    def _place_chain(self) -> None:
        """Below the sentence; in small windows from the very left, for each line more costs a lane of the plot."""
        self._grid.removeWidget(self._chain)
        self._grid.addWidget(self._chain, 2, 0 if self._compact else 1, 1, 2 if self._compact else 1)

    @property
    def text(self) -> str:
        return self._sentence.text()

    def set_look(self, look: Look) -> None:
        self._look = look
        px, colours = look.px, look.palette
        side, inset = (px(16), px(8)) if self._compact else (px(20), px(14))
        self._grid.setContentsMargins(side, inset, side, inset)
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(px(2 if self._compact else 6))
        styled(self._sentence, look, size=15 if self._compact else 18, color=colours.text, weight=600)
        styled(self._more, look, size=14, color=colours.text)
        icon, color = ("hourglass", colours.muted) if self._is_calm else ("stuck", colours.wrong)
        self._icon.setPixmap(pixmap(icon, color, px(20), self.devicePixelRatioF()))
        self._icon.setContentsMargins(0, px(1 if self._compact else 3), 0, 0)
        self._chain.set_look(look)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        calm = translate("DiagnosisCard", "What the program is doing")
        self.setAccessibleName(calm if self._is_calm else translate("DiagnosisCard", "Why the program cannot go on"))
