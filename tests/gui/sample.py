"""A library of four small lessons in two chapters, and the plainest page, for tests of the window around them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from core.lesson import Chapter, Lesson
from gui.main_window import Library
from gui.theme import Look

CHAPTERS = (
    Chapter("threads", {"en": "Threads", "zh_CN": "线程"}),
    Chapter("processes", {"en": "Processes & memory", "zh_CN": "进程"}),
    Chapter("nothing", {"en": "Without lessons", "zh_CN": "没有课程"}),
)


def lesson(number: int, lesson_id: str, chapter: str, title: str, chinese: str) -> Lesson:
    texts = {"en": title, "zh_CN": chinese}
    return Lesson(lesson_id, Path(lesson_id), number, chapter, texts, texts, programs=(), promises=())


LESSONS = (
    lesson(1, "race", "threads", "Lost updates", "丢失的更新"),
    lesson(2, "lock", "threads", "A lock", "加锁"),
    lesson(3, "memory", "processes", "Separate memory", "各自的内存"),
    lesson(4, "manager", "processes", "Manager", "管理器"),
)


def library(**changes: object) -> Library:
    return Library(**{"folder": Path("lessons"), "chapters": CHAPTERS, "lessons": LESSONS, **changes})  # type: ignore[arg-type]


class PlainPage(QWidget):
    """A page whose run lasts until it is told to end; it writes down what it was asked to do."""

    run_started = Signal()
    run_ended = Signal(bool)
    next_requested = Signal()

    def __init__(self, lesson: Lesson, look: Look) -> None:
        super().__init__()
        self.lesson, self.look = lesson, look
        self.asked: list[str] = []
        self.is_compact = False
        self.has_live_run = False
        self.own = None
        self.ticks = 0
        column = QVBoxLayout(self)
        self.fields = [QLineEdit(), QLineEdit()]
        for field in self.fields:
            panel = QFrame()
            panel.setProperty("role", "panel")
            QVBoxLayout(panel).addWidget(field)
            column.addWidget(panel)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def tick(self) -> None:
        self.ticks += 1

    def run(self) -> None:
        self.asked.append("run")
        self.has_live_run = True
        self.run_started.emit()

    def run_many(self) -> None:
        self.asked.append("run many")

    def compare(self) -> None:
        self.asked.append("compare")

    def stop(self) -> None:
        self.asked.append("stop")
        self.end(seen=False)

    def toggle_step(self) -> None:
        self.asked.append("step")

    def find_breaking(self) -> None:
        self.asked.append("find")

    def end(self, *, seen: bool) -> None:
        self.has_live_run = False
        self.run_ended.emit(seen)

    def close_run(self) -> None:
        self.asked.append("close")
        self.has_live_run = False

    def set_look(self, look: Look) -> None:
        self.look = look

    def set_compact(self, compact: bool) -> None:
        self.is_compact = compact
