"""Explain, after the run: a few sentences with the actors' badges in them, and what to do next."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication, QEvent, QRegularExpression, QSize, QUrl, Signal
from PySide6.QtGui import QResizeEvent, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextImageFormat
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from gui.badge import badge_pixmap
from gui.icons import icon
from gui.labels import ElidedLabel, styled
from gui.theme import Look
from gui.whole_lines import WholeLines

translate = QCoreApplication.translate

_BADGE = QRegularExpression(r"\[[A-Z]\]")
_BADGE_SIZE = 17
_FOLDED = 44
_ANY_HEIGHT = 16_777_215


class ExplainCard(QFrame):
    """Shows Markdown in which ``[A]`` stands for an actor's badge. Folds to one line."""

    moment_stepped = Signal(int)
    """-1 to the previous telling moment, 1 to the next one."""
    knob_pressed = Signal(str)
    next_pressed = Signal()
    compare_pressed = Signal()
    folded_changed = Signal(bool)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._markdown, self._tips = "", ()
        self._processes: frozenset[str] = frozenset()
        self._headline = ""
        self._place, self._moments = 0, 0
        self._measured = (0, 0)
        """The height of the text at a width, in pixels."""
        self._rendered: object = None
        """What the text was made from."""
        self._folded = False
        self._next_title, self._compare_label = "", ""
        self._build()
        self.set_look(look)
        self._retranslate()

    def _build(self) -> None:
        self.setProperty("role", "panel")
        self._number, self._head, self._line = QLabel("3"), QLabel(), ElidedLabel()
        self._back, self._count, self._forth, self._fold = QPushButton(), QLabel(), QPushButton(), QPushButton()
        for button in (self._back, self._forth, self._fold):
            button.setProperty("role", "icon")
        self._fold.clicked.connect(lambda: self.set_folded(not self._folded))
        self._back.clicked.connect(lambda: self.moment_stepped.emit(-1))
        self._forth.clicked.connect(lambda: self.moment_stepped.emit(1))
        self._text = WholeLines(self._look)
        self._text.setOpenLinks(False)
        self._text.anchorClicked.connect(self._on_anchor)
        self._text.setFrameShape(QFrame.Shape.NoFrame)
        self._next, self._compare = QPushButton(), QPushButton()
        self._next.clicked.connect(self.next_pressed)
        self._compare.clicked.connect(self.compare_pressed)
        self._lay_out()

    def _lay_out(self) -> None:
        self._top, self._buttons = QHBoxLayout(), QHBoxLayout()
        for widget in (self._number, self._head):
            self._top.addWidget(widget)
        self._top.addWidget(self._line, 1)
        for widget in (self._back, self._count, self._forth, self._fold):
            self._top.addWidget(widget)
        for widget in (self._next, self._compare):
            self._buttons.addWidget(widget)
        self._buttons.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._top)
        self._column.addWidget(self._text, 1)
        self._column.addLayout(self._buttons)

    # --- what it shows -------------------------------------------------------------------------------------

    def set_text(self, markdown: str, tips: tuple[tuple[str, str], ...], processes: frozenset[str]) -> None:
        """`tips` are (knob, what to try with it); `processes` the letters of actors that are processes."""
        if (markdown, tips, processes) != (self._markdown, self._tips, self._processes):
            self._markdown, self._tips, self._processes = markdown, tips, processes
            self._render()
            self._fill_line()

    def set_moment(self, place: int, moments: int, headline: str) -> None:
        """The playhead stands at moment `place` (from 0) of `moments`; `headline` says in one line what it is."""
        self._place, self._moments = place, moments
        self._headline = headline
        self._fill_line()
        self._fill_counter()

    def _fill_line(self) -> None:
        """The moment; where the card is folded also how the explanation begins, of which nothing else is to be seen."""
        parts = [self._headline, _plain(self._markdown.partition("\n\n")[0]) if self._folded else ""]
        line = " · ".join(part for part in parts if part)
        self._line.setText(line)
        self._line.setAccessibleName(line)

    def set_next(self, title: str) -> None:
        """The next lesson's title; "" for the last one."""
        self._next_title = title
        self._retranslate()

    def set_compare(self, label: str) -> None:
        """What the button that compares two interpreters says; "" hides it."""
        self._compare_label = label
        self._compare.setText(label)
        self._compare.setHidden(not label or self._folded)

    def set_folded(self, folded: bool) -> None:
        if folded != self._folded:
            self._folded = folded
            self._apply_fold()
            self.folded_changed.emit(folded)

    @property
    def is_folded(self) -> bool:
        return self._folded

    def _apply_fold(self) -> None:
        self._text.setHidden(self._folded)
        self._next.setHidden(self._folded or not self._next_title)
        self._compare.setHidden(self._folded or not self._compare_label)
        vertical = QSizePolicy.Policy.Fixed if self._folded else QSizePolicy.Policy.Preferred
        self.setSizePolicy(QSizePolicy.Policy.Preferred, vertical)
        self._fill_line()
        self._fill_counter()
        self.set_look(self._look)

    def _fill_counter(self) -> None:
        several = self._moments > 1 and not self._folded
        for widget in (self._back, self._count, self._forth):
            widget.setVisible(several)
        self._back.setEnabled(self._place > 0)
        self._forth.setEnabled(self._place + 1 < self._moments)
        self._count.setText(
            translate("ExplainCard", "{place} of {moments}").format(place=self._place + 1, moments=self._moments)
        )

    def _on_anchor(self, url: QUrl) -> None:
        if url.scheme() == "knob":
            self.knob_pressed.emit(url.path())

    # --- the text ------------------------------------------------------------------------------------------

    def _render(self) -> None:
        """Does nothing where it would come to the same: it takes milliseconds."""
        text = self._whole_text()
        wanted = text, self._processes, self._look, self.devicePixelRatioF()
        if wanted == self._rendered:
            return
        self._rendered = wanted
        document = self._text.document()
        document.setDefaultFont(self._look.ui_font(14))
        document.setMarkdown(text, QTextDocument.MarkdownFeature.MarkdownDialectCommonMark)
        self._set_badges(document)
        self._set_code_font(document)
        self._set_line_height(document)
        self._measured = (0, 0)
        self._text.moveCursor(QTextCursor.MoveOperation.Start)
        self._text.verticalScrollBar().setValue(0)

    def _whole_text(self) -> str:
        """The explanation, and below it what to try with each knob, as Markdown."""
        heading = translate("ExplainCard", "Try this")
        colon = translate("ExplainCard", ": ", "between a heading and a sentence")
        tips = (f"[**{heading}**](knob:{knob}){colon}{tip}" for knob, tip in self._tips)
        return "\n\n".join((self._markdown, *tips))

    def _set_badges(self, document: QTextDocument) -> None:
        ratio, size = self.devicePixelRatioF(), self._look.px(_BADGE_SIZE)
        exact = QTextDocument.FindFlag.FindCaseSensitively
        cursor = document.find(_BADGE, 0, exact)
        while not cursor.isNull():
            letter = cursor.selectedText()[1]
            name = f"badge:{letter}"
            image = badge_pixmap(letter, letter in self._processes, "running", self._look, _BADGE_SIZE, ratio)
            document.addResource(QTextDocument.ResourceType.ImageResource, QUrl(name), image.toImage())
            form = QTextImageFormat()
            form.setName(name)
            form.setWidth(size)
            form.setHeight(size)
            form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
            cursor.insertImage(form)
            cursor = document.find(_BADGE, cursor, exact)

    def _set_code_font(self, document: QTextDocument) -> None:
        code = QTextCharFormat()
        code.setFontFamilies(self._look.code_font().families())
        code.setProperty(QTextCharFormat.Property.FontPixelSize, self._look.px(13))
        block = document.begin()
        while block.isValid():
            for fragment in [part.fragment() for part in block]:
                if fragment.charFormat().fontFixedPitch():
                    cursor = QTextCursor(document)
                    cursor.setPosition(fragment.position())
                    cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
                    cursor.mergeCharFormat(code)
            block = block.next()

    def _set_line_height(self, document: QTextDocument) -> None:
        prose = QTextBlockFormat()
        prose.setLineHeight(float(self._look.px(23)), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        prose.setTopMargin(0)
        prose.setBottomMargin(self._look.px(4))
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(prose)

    @property
    def plain_text(self) -> str:
        return self._text.toPlainText()

    # --- look and language ---------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        px = self._look.px
        text = 0 if self._folded else self._text_height(max(px(300), self.width() - px(32))) + px(46)
        return QSize(px(600), px(12 + 26 + 8 + 12) + text)

    def _text_height(self, width: int) -> int:
        """Of the whole text at that width, in pixels."""
        if self._measured[0] != width:
            copy = self._text.document().clone(self)
            copy.setTextWidth(width)
            self._measured = (width, int(copy.size().height()))
            copy.deleteLater()
        return self._measured[1]

    def set_look(self, look: Look) -> None:
        self._look = look
        px, colours = look.px, look.palette
        self.setMaximumHeight(px(_FOLDED) if self._folded else _ANY_HEIGHT)
        margin = px(5) if self._folded else px(12)
        self._column.setContentsMargins(px(16), margin, px(16), margin)
        self._column.setSpacing(0 if self._folded else px(4))
        self._top.setSpacing(px(10))
        self._buttons.setSpacing(px(8))
        styled(self._number, look, size=13, color=colours.muted, weight=600)
        styled(self._head, look, size=13, color=colours.text, weight=600)
        styled(self._line, look, size=14, color=colours.muted)
        styled(self._count, look, size=14, color=colours.muted)
        self._text.set_look(look)
        self._text.document().setDocumentMargin(0)
        self._back.setIcon(icon("chevron-left", colours.text, colours.faint))
        self._forth.setIcon(icon("chevron-right", colours.text, colours.faint))
        self._fold.setIcon(icon("chevron-up" if self._folded else "chevron-down", colours.text))
        self._next.setIcon(icon("chevron-right", colours.text))
        self._compare.setIcon(icon("run", colours.text, colours.faint))
        for button in (self._back, self._forth, self._fold, self._next, self._compare):
            button.setIconSize(QSize(px(16), px(16)))
        self._render()
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._text.hasFocus():  # nobody has scrolled it there
            self._text.verticalScrollBar().setValue(0)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._head.setText(translate("ExplainCard", "Explain"))
        self._next.setText(translate("ExplainCard", "Next: {lesson}").format(lesson=self._next_title))
        self._next.setHidden(self._folded or not self._next_title)
        for button, name in (
            (self._back, translate("ExplainCard", "Previous moment (Ctrl+Left)")),
            (self._forth, translate("ExplainCard", "Next moment (Ctrl+Right)")),
            (self._fold, translate("ExplainCard", "Show or hide the explanation")),
        ):
            button.setAccessibleName(name)
            button.setToolTip(name)
        self._text.setAccessibleName(translate("ExplainCard", "Explanation"))
        self._next.setAccessibleDescription(translate("ExplainCard", "Opens the next lesson"))
        self._text.setAccessibleDescription(
            translate("ExplainCard", "Why the run went as it did, and what to try next. Up and Down scroll it.")
        )
        self.setAccessibleName(translate("ExplainCard", "Explain"))
        self._fill_counter()
        self._render()


def _plain(markdown: str) -> str:
    """The text alone, with the letters of badges."""
    document = QTextDocument()
    document.setMarkdown(markdown, QTextDocument.MarkdownFeature.MarkdownDialectCommonMark)
    return re.sub(r"\[([A-Z])\]", r"\1", document.toPlainText()).replace("\n", " ")
