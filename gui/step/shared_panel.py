"""What the threads share: values with their last writer, locks with owner and waiters, what was printed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from core.scheduler.scene import LockView, Scene, SharedValue
from gui.labels import ElidedLabel, styled
from gui.step.names import letter_of
from gui.step.value_row import ValueRow
from gui.step.words import short_value
from gui.theme import Look
from gui.wording import listed

translate = QCoreApplication.translate


class SharedPanel(QFrame):
    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._scene: Scene | None = None
        self.setProperty("role", "panel")
        self._title, self._empty = QLabel(), QLabel()
        self._empty.setWordWrap(True)
        self._values: dict[str, ValueRow] = {}
        self._inside = QWidget()
        self._list = QVBoxLayout(self._inside)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._facts = QGridLayout()
        self._facts.setColumnStretch(1, 1)
        self._labels: list[tuple[QLabel, ElidedLabel]] = []
        self._list.addWidget(self._empty)
        self._list.addLayout(self._facts)
        self._list.addStretch(1)
        area = QScrollArea()
        area.setWidget(self._inside)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._title)
        self._column.addWidget(area, 1)
        self.set_look(look)
        self._retranslate()

    def show_scene(self, scene: Scene | None) -> None:
        """None: nothing is known yet."""
        self._scene = scene
        shared = scene.shared if scene is not None else ()
        names = [value.name for value in shared]
        for name in [name for name in self._values if name not in names]:
            self._values.pop(name).deleteLater()
        for place, value in enumerate(shared):
            self._row_of(value, place).show_value(value)
        self._empty.setHidden(bool(shared) or bool(scene is not None and scene.locks))
        self._show_facts(scene)
        self.setAccessibleDescription("\n".join(self.words()))

    def words(self) -> list[str]:
        """All of it as text."""
        facts = [f"{head.text()}: {words.text()}" for head, words in self._labels if not head.isHidden()]
        return [*(row.words() for row in self._values.values()), *facts]

    def _row_of(self, value: SharedValue, place: int) -> ValueRow:
        row = self._values.get(value.name)
        if row is None:
            row = self._values[value.name] = ValueRow(self._look)
            self._list.insertWidget(place, row)
        return row

    def _show_facts(self, scene: Scene | None) -> None:
        facts = _facts(scene) if scene is not None else []
        while len(self._labels) < len(facts):
            pair = QLabel(), ElidedLabel()
            pair[1].setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            for column, label in enumerate(pair):
                self._facts.addWidget(label, len(self._labels), column)
            self._labels.append(pair)
            self._style_fact(pair)
        for place, (head, words) in enumerate(self._labels):
            has_fact = place < len(facts)
            head.setVisible(has_fact)
            words.setVisible(has_fact)
            if has_fact:
                head.setText(facts[place][0])
                words.setText(facts[place][1])

    # --- look and language ---------------------------------------------------------------------------------

    def set_look(self, look: Look) -> None:
        self._look = look
        px, colours = look.px, look.palette
        self._column.setContentsMargins(px(14), px(10), px(14), px(10))
        self._column.setSpacing(px(6))
        self._list.setSpacing(px(6))
        self._facts.setVerticalSpacing(px(4))
        self._facts.setHorizontalSpacing(px(12))
        styled(self._title, look, size=13, color=colours.text, weight=600)
        styled(self._empty, look, size=13, color=colours.muted)
        for row in self._values.values():
            row.set_look(look)
        for pair in self._labels:
            self._style_fact(pair)

    def _style_fact(self, pair: tuple[QLabel, ElidedLabel]) -> None:
        styled(pair[0], self._look, size=13, color=self._look.palette.muted)
        styled(pair[1], self._look, size=13, color=self._look.palette.text)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._title.setText(translate("SharedPanel", "Shared state"))
        self.setAccessibleName(translate("SharedPanel", "Shared state"))
        self._empty.setText(translate("SharedPanel", "What threads share appears here as soon as it exists."))
        self.show_scene(self._scene)


def _facts(scene: Scene) -> list[tuple[str, str]]:
    """Head and words: the locks, and the newest line printed."""
    facts = [(_lock_head(lock), _lock_words(lock)) for lock in scene.locks]
    if not any(lock.kind in ("Lock", "RLock") for lock in scene.locks):
        facts.append((translate("SharedPanel", "Locks"), translate("SharedPanel", "none in use")))
    printed = scene.output.rstrip("\n").split("\n")[-1] if scene.output else ""
    words = short_value(printed) if printed else translate("SharedPanel", "nothing yet")
    return [*facts, (translate("SharedPanel", "Printed last"), words)]


def _lock_head(lock: LockView) -> str:
    return f"{lock.kind} {lock.name}" if lock.name else lock.kind


def _lock_words(lock: LockView) -> str:
    """Who has it, who waits for it."""
    parts = []
    if lock.owners:
        owners = listed([letter_of(owner) for owner in lock.owners])
        parts.append(translate("SharedPanel", "{who} has it").format(who=owners))
    elif lock.kind in ("Lock", "RLock"):
        parts.append(translate("SharedPanel", "free"))
    if lock.value:
        parts.append(lock.value)
    if lock.waiters:
        waiters = listed([letter_of(waiter) for waiter in lock.waiters])
        verb = translate("SharedPanel", "{who} waits") if len(lock.waiters) == 1 else ""
        parts.append((verb or translate("SharedPanel", "{who} wait")).format(who=waiters))
    return listed(parts) if parts else translate("SharedPanel", "nobody waits")
