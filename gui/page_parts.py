"""The panels of a lesson's page and how they share its room. Knows widths and sizes, and nothing of runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from core.program import Program
from core.snapshot import Snapshot
from gui.code_view import CodeView
from gui.curtain import Curtain
from gui.diagnosis_card import DiagnosisCard
from gui.empty_plot import EmptyPlot
from gui.explain_card import ExplainCard
from gui.labels import ElidedLabel, fitting_size, styled
from gui.own_bar import OwnBar
from gui.question_card import QuestionCard
from gui.run_bar import RunBar
from gui.settings import Settings
from gui.story_strip import StoryStrip
from gui.theme import Look
from gui.variant import Variant
from gui.views.output import OutputView
from gui.views_panel import ViewsPanel

if TYPE_CHECKING:
    from gui.compare_panel import ComparePanel
    from gui.many_panel import ManyPanel
    from gui.step.step_mode import StepMode

_HEADER = 60
_MARGIN = 16
_GAP = 12
_TIGHT_GAP = 8
"""Between one panel and the next, and in a small window."""
_FIRST_SIZES = {"page": [520, 876], "program": [664, 88], "run": [486, 140]}
"""Of each splitter's panes, in pixels at scale 1, in a window of 1440 by 900."""
_STEP_SIZES = {"page": [460, 936], "program": [600, 152]}
"""The same in Step mode, whose right side is wider."""


class PageParts(QWidget):
    """Left: program and output. Right: the question, or story, plots and explanation."""

    def __init__(self, look: Look, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._settings = look, settings
        self._compact = self._is_border_moved = False
        self._head: QWidget | None = None
        self._step: StepMode | None = None
        self._many: ManyPanel | None = None
        self._compare: ComparePanel | None = None
        self._is_stepping = False
        self.headline = ElidedLabel()
        self.run_bar = RunBar(look)
        self.own = OwnBar(look)
        self.code, self.output = CodeView(look), OutputView(look)
        self.question, self.empty = QuestionCard(look), EmptyPlot(look)
        self.diagnosis, self.story = DiagnosisCard(look), StoryStrip(look)
        self.views, self.explain = ViewsPanel(look), ExplainCard(look)
        self.curtain = Curtain(self)
        self._build()
        self._restore()
        self._dress()

    def _build(self) -> None:
        self._program_split = self._splitter("program", Qt.Orientation.Vertical, self.code, self.output)
        self._run_split = self._splitter("run", Qt.Orientation.Vertical, self.views, self.explain)
        self._asking, self._asking_column = _column(self.question, self.empty)
        self._running, self._running_column = _column(self.diagnosis, self.story, self._run_split)
        self._asking_column.setStretch(1, 1)
        self._running_column.setStretch(2, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._asking)
        self._stack.addWidget(self._running)
        left, self._left_column = _column(self.headline, self.own, self._program_split)
        right, self._right_column = _column(self.run_bar, self._stack)
        self._left_column.setStretch(2, 1)
        self._right_column.setStretch(1, 1)
        self.page_split = self._splitter("page", Qt.Orientation.Horizontal, left, right)
        self.page_split.setStretchFactor(0, 0)
        self.page_split.setStretchFactor(1, 1)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.page_split)
        for part in (self.own, self.diagnosis, self.explain):
            part.hide()

    def _splitter(self, name: str, way: Qt.Orientation, first: QWidget, second: QWidget) -> QSplitter:
        splitter = QSplitter(way)
        splitter.setObjectName(name)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(first)
        splitter.addWidget(second)
        splitter.splitterMoved.connect(lambda _place, _index: self._remember(splitter))
        return splitter

    def set_head(self, bar: QWidget) -> None:
        """`bar` in place of the one that starts runs, for a page that has none; and no story of predictions."""
        self._right_column.insertWidget(0, bar)
        self.run_bar.hide()
        self.story.hide()
        self._head = bar
        self.set_look(self._look)

    # --- what few need, made when it is asked for ----------------------------------------------------------

    @property
    def many(self) -> ManyPanel:
        if self._many is None:
            from gui.many_panel import ManyPanel

            self._many = ManyPanel(self._look)
            self._stack.addWidget(self._many)
        return self._many

    @property
    def compare(self) -> ComparePanel:
        if self._compare is None:
            from gui.compare_panel import ComparePanel

            self._compare = ComparePanel(self._look)
            self._compare.set_compact(self._compact)
            self._stack.addWidget(self._compare)
        return self._compare

    # --- Step mode -----------------------------------------------------------------------------------------

    @property
    def look(self) -> Look:
        return self._look

    def add_step(self, step: StepMode) -> None:
        """Its panels take the places of the run's, whenever `show_step` says so."""
        self._step = step
        self._program_split.addWidget(step.shared)
        self._right_column.insertWidget(1, step.bar)
        self._stack.addWidget(step.board)
        step.set_compact(self._compact)
        self.set_look(self._look)

    def show_step(self, shown: bool) -> None:
        """Shows Step mode in the place of the run, or the run again: which of its pages is then for the caller."""
        assert self._step is not None
        self._is_stepping = shown
        for part in (self.run_bar, self.output):
            part.setHidden(shown)
        for part in (self._step.bar, self._step.shared):
            part.setVisible(shown)
        if shown:
            self._stack.setCurrentWidget(self._step.board)
        self._restore()

    # --- what is to be seen --------------------------------------------------------------------------------

    @property
    def is_asking(self) -> bool:
        return self._stack.currentWidget() is self._asking

    def show_asking(self) -> None:
        self._stack.setCurrentWidget(self._asking)

    def show_run(self) -> None:
        self._stack.setCurrentWidget(self._running)

    def show_many(self) -> None:
        self._stack.setCurrentWidget(self.many)

    def show_compare(self) -> None:
        self._stack.setCurrentWidget(self.compare)

    def show_diagnosis(self, shown: bool) -> bool:
        """Returns whether that is a change."""
        changed = shown == self.diagnosis.isHidden()
        self.diagnosis.setVisible(shown)
        return changed

    def show_explain(self, shown: bool) -> None:
        self.explain.setVisible(shown)

    def fit_explain(self) -> None:
        """As high as its text wants to be, up to two fifths of the room, unless the learner has moved the border."""
        if "run" not in self._settings.splitters:
            room = sum(self._run_split.sizes())
            height = min(self.explain.sizeHint().height(), room * 2 // 5)
            self._run_split.handle(1).show()  # or it takes its room a moment later, and all is laid out twice
            self._run_split.setSizes([room - height, height])

    def hold_run(self) -> None:
        """From here to `curtain.open` the side of the run is laid out and not painted."""
        self.curtain.hide((self.diagnosis, self.story, *self.views.panels(), self.explain))

    def open_variant(self, variant: Variant) -> None:
        """The program, and the views that it has; nothing of any run."""
        lesson_program = variant.lesson_program
        self.code.set_program(variant.program, lesson_program.knobs, original=lesson_program.program)
        self.empty.set_program(lesson_program)
        self.views.set_program(lesson_program)
        self.code.clear()
        self.output.clear()
        self.show_diagnosis(False)
        self.show_explain(False)

    def begin_run(self, program: Program) -> None:
        """Of that very program, which cannot be changed while it runs. Nearly all of the page is another one then."""
        self.curtain.hide((self.code, self.output))
        self.hold_run()
        self.code.clear()
        self.code.set_locked(True)
        self.output.clear()
        self.views.clear()
        self.views.set_source(program)
        self.show_diagnosis(False)
        self.show_explain(False)
        self.show_run()
        self.curtain.open()

    def show_ended(self, variant: Variant) -> None:
        """The newest run of a program that is opened again."""
        assert variant.live is not None
        self.views.clear()
        self.views.set_source(variant.live.program)
        self.show_snapshot(variant.snapshot)
        self.show_run()

    def end_run(self) -> None:
        self.code.set_locked(False)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """The newest state of the run."""
        self.views.show_snapshot(snapshot)
        self.show_rest(snapshot)

    def show_rest(self, snapshot: Snapshot) -> None:
        """The same, in everything but the views."""
        self.code.show_snapshot(snapshot)
        self.output.show_snapshot(snapshot)

    def show_moment(self, past: Snapshot, t: float) -> None:
        """The state at an earlier moment, `t`; the output stays whole."""
        self.code.show_snapshot(past)
        self.code.set_time(t)
        self.views.show_moment(past, t)

    # --- room ----------------------------------------------------------------------------------------------

    def _remember(self, splitter: QSplitter) -> None:
        if self._is_stepping:
            return
        if self._compact:
            self._is_border_moved = self._is_border_moved or splitter is self.page_split
        else:
            sizes = [round(size / self._look.scale) for size in splitter.sizes()]
            self._settings.splitters[splitter.objectName()] = sizes[:2]

    def _restore(self) -> None:
        px = self._look.px
        if self._is_stepping:
            code, shared = _STEP_SIZES["program"]
            self._program_split.setSizes([px(code), 0, px(shared)])
        if self._compact:
            self._share_width()
        elif self._is_stepping:
            self.page_split.setSizes([px(size) for size in _STEP_SIZES["page"]])
        else:
            for splitter in (self.page_split, self._program_split, self._run_split):
                name = splitter.objectName()
                sizes = self._settings.splitters.get(name, _FIRST_SIZES[name])
                splitter.setSizes([px(size) for size in sizes])

    def _share_width(self) -> None:
        """In a small window two fifths are the program's, unless the learner has moved the border."""
        if not self._is_border_moved:
            width = self.width()
            left = width // 3 if self._is_stepping else width * 2 // 5
            self.page_split.setSizes([left, width - left])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._compact:
            self._share_width()
        self._style_headline()

    def set_headline(self, text: str) -> None:
        self.headline.setText(text)
        self._style_headline()

    def _style_headline(self) -> None:
        """A long question is written smaller rather than cut."""
        sizes = (17, 16, 15, 14) if self._compact else (20, 18, 17, 16)
        size = fitting_size(self.headline.text(), self.page_split.sizes()[0], self._look, sizes)
        styled(self.headline, self._look, size=size, color=self._look.palette.text, weight=600)

    def set_compact(self, compact: bool) -> None:
        self._compact = compact
        for part in (self.code, self.run_bar, self.story, self.diagnosis):
            part.set_compact(compact)
        for late in (self._compare, self._step):
            if late is not None:
                late.set_compact(compact)
        self.output.set_folded(compact)
        self.explain.set_folded(compact)
        self._restore()
        self.set_look(self._look)

    def set_look(self, look: Look) -> None:
        rescaled = look.scale != self._look.scale
        self._look = look
        self._dress()
        for part in (
            self.run_bar, self.own, self.code, self.output, self.question, self.empty, self.diagnosis, self.story,
            self.views, self.explain, self._many, self._compare, self._step,
        ):  # fmt: skip
            if part is not None:
                part.set_look(look)
        if rescaled:
            self._restore()

    def _dress(self) -> None:
        """Margins and heights; the parts are dressed when they are made, and by `set_look`."""
        px = self._look.px
        margin = px(12) if self._compact else px(_MARGIN)
        self._row.setContentsMargins(margin, 0, margin, margin)
        gap = px(_TIGHT_GAP if self._compact else _GAP)
        for column in (self._asking_column, self._running_column):
            column.setSpacing(gap)
        self._left_column.setSpacing(0)
        self._right_column.setSpacing(0)
        header = px(50 if self._compact else _HEADER)
        self.headline.setFixedHeight(header)
        for bar in (self.run_bar, self._head, self._step and self._step.bar):
            if bar is not None:
                bar.setFixedHeight(header)
        self._style_headline()
        for splitter in (self.page_split, self._program_split, self._run_split):
            splitter.setHandleWidth(gap)


def _column(*widgets: QWidget) -> tuple[QWidget, QVBoxLayout]:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        column.addWidget(widget)
    return whole, column
