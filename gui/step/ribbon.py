"""The schedule as a ribbon: who took each step. It is the slider of the replay as well; runs of one thread are folded
where there is no room for each step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from core.scheduler.scene import Beat, Scene
from gui.step.conflicts import conflict_words, conflicts_of, paint_mark
from gui.step.names import letter_of
from gui.step.phrases import beat_words, position_words
from gui.step.tables import beat_headings, beat_rows, overwrite_words
from gui.theme import Look, mix
from gui.views.table import TableAction

translate = QCoreApplication.translate

_CELL = 29
_LEAST_CELL = 15
_HEIGHT = 24
_TOP = 10
_BELOW = 20
_KNOB = 11
_TOLD = 3
"""Conflicts that are told at once."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Steps `start` to `end` (behind the last one), all of one thread."""

    thread: int
    start: int
    end: int


def cells_of(threads: list[int], first: int, room: int) -> list[Cell]:
    """A cell for each step where `room` cells suffice; else one for each run of a thread."""
    single = [Cell(thread, first + place, first + place + 1) for place, thread in enumerate(threads)]
    if len(single) <= room:
        return single
    folded: list[Cell] = []
    for cell in single:
        if folded and folded[-1].thread == cell.thread:
            folded[-1] = Cell(cell.thread, folded[-1].start, cell.end)
        else:
            folded.append(cell)
    return folded


class Ribbon(QWidget):
    place_chosen = Signal(int)
    """So many steps are to be taken."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._scene: Scene | None = None
        self._conflicts: dict[int, list[Beat]] = {}
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # so that nothing is drawn below it
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.table_action = TableAction(self)

    def show_scene(self, scene: Scene | None) -> None:
        self._scene = scene
        self._conflicts = conflicts_of(scene) if scene is not None else {}
        self._describe()
        self.update()

    def set_look(self, look: Look) -> None:
        self._look = look
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(300), self._look.px(_TOP + _HEIGHT + _BELOW))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(120), self.sizeHint().height())

    def _describe(self) -> None:
        scene = self._scene
        if scene is None or not scene.at:
            nothing = translate("SchedulePanel", "Each step that you let a thread take appears here.")
            self.setAccessibleDescription(nothing)
            return
        letters = " ".join(letter_of(beat.thread) for beat in scene.beats[: scene.at - scene.first])
        lost = self._overwrite_words()
        said = conflict_words(list(scene.beats[: scene.at - scene.first]))[-_TOLD:]
        parts = (f"{position_words(scene)}. {letters}", *([lost] if lost else []), *said)
        self.setAccessibleDescription("\n".join(parts))

    # --- in words ------------------------------------------------------------------------------------------

    def headings(self) -> tuple[str, ...]:
        return beat_headings()

    def rows(self) -> Iterator[tuple[str, ...]]:
        return beat_rows(self._scene)

    def table_title(self) -> str:
        return translate("Ribbon", "Schedule")

    def table_source(self) -> object:
        return self._scene

    # --- where things are ----------------------------------------------------------------------------------

    def _cells(self) -> tuple[list[Cell], float]:
        """What is drawn, and how wide a cell is: the part around the learner's place where not all of it fits."""
        scene = self._scene
        if scene is None or not scene.beats:
            return [], float(self._look.px(_CELL))
        width = self.width() - self._look.px(_KNOB)
        cells = cells_of([beat.thread for beat in scene.beats], scene.first, int(width / self._look.px(_LEAST_CELL)))
        most = int(width / self._look.px(_LEAST_CELL))
        if len(cells) > most:
            here = next((place for place, cell in enumerate(cells) if cell.end >= scene.at), 0)
            left = min(max(here - most // 2, 0), len(cells) - most)
            cells = cells[left : left + most]
        return cells, min(float(self._look.px(_CELL)), width / len(cells))

    def _x(self, at: int) -> float:
        """Where the border behind step number `at` is."""
        cells, width = self._cells()
        edge = self._look.px(_KNOB) / 2
        for place, cell in enumerate(cells):
            if at <= cell.start:
                return edge + place * width
            if at < cell.end:
                return edge + (place + (at - cell.start) / (cell.end - cell.start)) * width
        return edge + len(cells) * width

    def _at(self, x: float) -> int:
        """The number of steps taken at a place of the ribbon."""
        cells, width = self._cells()
        if not cells:
            return 0
        place, rest = divmod(max(x - self._look.px(_KNOB) / 2, 0) / width, 1)
        if place >= len(cells):
            return cells[-1].end
        cell = cells[int(place)]
        return cell.start + round(rest * (cell.end - cell.start))

    # --- drawing -------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self._look.palette.surface))
        px, colours = self._look.px, self._look.palette
        middle = px(_TOP) + px(_HEIGHT) / 2
        end = self._x(self._scene.length if self._scene else 0)
        painter.setPen(QPen(QColor(colours.edge), self._look.stroke(1), Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(end + px(4), middle), QPointF(self.width(), middle))
        if self._scene is None:
            return
        self._paint_cells(painter)
        self._paint_overwrites(painter)
        self._paint_words(painter)
        self._paint_head(painter)

    def _paint_cells(self, painter: QPainter) -> None:
        assert self._scene is not None
        px, colours = self._look.px, self._look.palette
        cells, width = self._cells()
        painter.setFont(self._look.ui_font(12, 600))
        metrics = QFontMetrics(painter.font())
        for place, cell in enumerate(cells):
            letter = letter_of(cell.thread)
            room = QRectF(px(_KNOB) / 2 + place * width, px(_TOP), width - 1, px(_HEIGHT))
            is_taken = cell.end <= self._scene.at
            hue = colours.actor(letter)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(hue if is_taken else mix(hue, colours.surface, 0.22)))
            painter.drawRect(room)
            count = cell.end - cell.start
            text = f"{letter}×{count}" if count > 1 else letter
            text = text if metrics.horizontalAdvance(text) <= width - 2 else letter
            painter.setPen(QColor(colours.actor_text if is_taken else colours.text))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)
            if any(step in self._conflicts for step in range(cell.start, cell.end)):
                paint_mark(painter, QPointF(room.center().x(), px(_TOP) / 2), self._look)

    def _overwrite(self) -> tuple[int, Beat] | None:
        """The newest write that knew nothing of what another thread had written, and its step."""
        scene = self._scene
        taken = scene.beats[: scene.at - scene.first] if scene is not None else ()
        places = reversed(range(len(taken)))
        return next(((place, taken[place]) for place in places if taken[place].overwrites is not None), None)

    def _overwrite_words(self) -> str:
        scene, found = self._scene, self._overwrite()
        return overwrite_words(scene, found[0]) if scene is not None and found is not None else ""

    def _paint_overwrites(self, painter: QPainter) -> None:
        scene = self._scene
        assert scene is not None
        top = self._look.px(_TOP + _HEIGHT) + 3
        painter.setPen(QPen(QColor(self._look.palette.wrong), self._look.stroke(2)))
        for place, beat in enumerate(scene.beats[: scene.at - scene.first]):
            if beat.overwrites is not None and beat.overwrites >= scene.first:
                left, right = self._x(beat.overwrites), self._x(scene.first + place + 1)
                painter.drawLine(QPointF(left, top), QPointF(right - 1, top))

    def _paint_words(self, painter: QPainter) -> None:
        """Below the steps: the newest update that was lost, or else the newest conflict."""
        found, words = self._overwrite(), self._overwrite_words()
        at = found[1].overwrites if found is not None else None
        if not words and self._conflicts:
            at = max(self._conflicts)
            beat = self._conflicts[at][-1]
            words, at = f"◇ {conflict_words([beat])[0]}", beat.clash.step if beat.clash is not None else at
        if not words or at is None:
            return
        px, font = self._look.px, self._look.ui_font(12)
        width = QFontMetrics(font).horizontalAdvance(words)
        left = min(max(self._x(at), 0), max(self.width() - width - 2, 0))
        painter.setFont(font)
        painter.setPen(QColor(self._look.palette.wrong))
        room = QRectF(left, px(_TOP + _HEIGHT) + 5, self.width() - left, px(_BELOW) - 6)
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_head(self, painter: QPainter) -> None:
        """The learner's place: a line with a knob on top."""
        assert self._scene is not None
        px, colours = self._look.px, self._look.palette
        x = self._x(self._scene.at)
        ink = QColor(colours.ink)
        painter.setPen(QPen(ink, self._look.stroke(2)))
        painter.drawLine(QPointF(x, px(4)), QPointF(x, px(_TOP + _HEIGHT + 3)))
        painter.setPen(QPen(QColor(colours.surface), 1))
        painter.setBrush(ink)
        side = px(_KNOB)
        painter.drawRoundedRect(QRectF(x - side / 2, 0.5, side, side), px(3), px(3))
        if self.hasFocus():
            painter.setPen(QPen(ink, px(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(4), px(4))

    # --- the learner ---------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose(self._at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._at(event.position().x())
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._choose(at)
        elif self._scene is not None:
            QToolTip.showText(event.globalPosition().toPoint(), self._tip(at), self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        scene = self._scene
        places = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: scene.length if scene else 0}
        moves = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -10, Qt.Key.Key_PageDown: 10}
        if scene is not None and event.key() in moves:
            self._choose(scene.at + moves[Qt.Key(event.key())])
        elif event.key() in places:
            self._choose(places[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _choose(self, at: int) -> None:
        if self._scene is not None and at != self._scene.at and 0 <= at <= self._scene.length:
            self.place_chosen.emit(at)

    def _tip(self, at: int) -> str:
        """About the step before that place."""
        scene = self._scene
        place = at - 1 - scene.first if scene is not None else -1
        if scene is None or not 0 <= place < len(scene.beats):
            return ""
        beat = scene.beats[place]
        who = translate("Ribbon", "Step {number}: {who}, line {line}").format(
            number=at, who=letter_of(beat.thread), line=beat.line
        )
        said = conflict_words(self._conflicts.get(at - 1, []))[-_TOLD:]
        if said:
            more = translate(
                "Ribbon",
                "No lock, queue, start or join comes between: the one could as well have been after the other.",
            )
            said = [*(f"◇ {words}" for words in said), more]
        touched = beat_words(beat)
        return "\n".join([who, *([touched] if touched else []), *said])

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
            self.update()
        super().changeEvent(event)
