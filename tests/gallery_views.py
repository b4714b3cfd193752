"""The scenes of `python -m tests.gallery FOLDER --views`: real states of the real window that no lesson comes to."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QMenu,
    QPushButton,
    QSpinBox,
    QToolButton,
    QWidget,
)

from core.diagnosis import CODES
from core.recording_file import saving
from gui.diagnosis_card import DiagnosisCard
from gui.lesson_page import LessonPage
from gui.many_panel import ManyPanel
from gui.picker import Picker
from gui.recording_page import RecordingPage
from gui.views.input_line import InputLine
from gui.views.process_map import ProcessMap
from gui.views.table import TableAction
from gui.views.timeline import Timeline
from tests.damage import rewritten

if TYPE_CHECKING:
    from tests.gallery import Gallery

_LABS = Path(__file__).parent / "labs"
_NO_MODIFIER = Qt.KeyboardModifier.NoModifier
_RUNS_S = 2.5
"""How long an endless program is watched."""
_STUCK_S = 2.5
_RAN_S = 6.0
"""After that a lesson's run is stopped."""
_STUCK_CHOICE, _ENDLESS_CHOICE = 2, 3
"""Of the question about an own program."""


def show_views(gallery: Gallery, names: Sequence[str]) -> None:
    """All scenes, or those that are named."""
    with tempfile.TemporaryDirectory(prefix="crosstalk-") as folder:
        scenes = Scenes(gallery, Path(folder))
        gallery.wait(lambda: not gallery.application.pythons.is_searching, "other Pythons")
        for name, show in scenes.all().items():
            if not names or name in names:
                show()
                scenes.clear()


@dataclass(slots=True)
class Scenes:
    """`folder` is where the programs and recordings of the learner's own are."""

    gallery: Gallery
    folder: Path

    def all(self) -> dict[str, Callable[[], None]]:
        stuck = {code: lambda code=code: self.stuck(code) for code in sorted(CODES)}
        others = (
            self.marks, self.crowd, self.own, self.broken_program, self.zoomed, self.messages, self.many, self.compare,
            self.recording, self.damaged, self.exporting, self.menus, self.dialogs, self.notices, self.projector,
        )  # fmt: skip
        return {show.__name__.replace("_", "-"): show for show in others} | stuck

    # --- programs of the learner's own ---------------------------------------------------------------------

    def marks(self) -> None:
        """Every way to wait, beside what computes."""
        page = self._open_lab("waits.py")
        self._run(page, _ENDLESS_CHOICE, lambda: page.snapshot.t > _RUNS_S)
        self.gallery.grab("marks-running")
        self._table(page, Timeline, "marks-table")
        self._stop(page)
        self.gallery.grab("marks-stopped")

    def crowd(self) -> None:
        page = self._open_lab("crowd.py")
        self._run(page, _ENDLESS_CHOICE, lambda: page.snapshot.t > _RUNS_S and len(page.snapshot.threads) > 20)
        self.gallery.grab("crowd-running")
        self._stop(page)
        self.gallery.grab("crowd-stopped")

    def stuck(self, code: str) -> None:
        path = min((_LABS / "stuck").glob(f"{code.replace('-', '_')}__*.py"))
        page = self._open_lab(f"stuck/{path.name}")
        self._run(page, _STUCK_CHOICE, lambda: _is_told(page, code))
        self.gallery.grab(f"stuck-{code}")
        self._stop(page)
        self.gallery.grab(f"stuck-{code}-stopped")

    def own(self) -> None:
        """Opened, watches chosen, edited, changed elsewhere, waiting for input, answered."""
        page = self._open_lab("asks.py")
        self.gallery.grab("own-opened")
        _press(page, Qt.Key.Key_1)
        page.run()
        self._wait(lambda: page.snapshot.diagnosis is not None or not page.has_live_run, "own: waits for input")
        line = page.findChild(InputLine)
        line.findChild(QLineEdit).setText("Ada")
        self.gallery.grab("own-typing")
        line.findChild(QLineEdit).returnPressed.emit()
        self._wait(lambda: not page.has_live_run, "own: answered")
        self.gallery.grab("own-answered")
        page = self._open_lab("waits.py")
        assert page.own is not None
        page.own.ask_for_watches(self.gallery.application.look)
        self._grab_dialogs("own-watches")
        path = page.own.path
        path.write_text(path.read_text().replace("0.5", "0.25"))
        page.own.look()
        self.gallery.grab("own-reloaded")

    def broken_program(self) -> None:
        page = self._open_lab("not_python.py")
        self.gallery.grab("broken-opened")
        _press(page, Qt.Key.Key_1)
        page.run()
        self._wait(lambda: not page.has_live_run, "broken: end")
        self.gallery.grab("broken-ended")
        page = self._open_lab("raises.py")
        _press(page, Qt.Key.Key_1)
        page.run()
        self._wait(lambda: not page.has_live_run, "raises: end")
        self.gallery.grab("raises-ended")

    # --- lessons, otherwise than straight on ---------------------------------------------------------------

    def zoomed(self) -> None:
        page = self._lesson("bounded_queue")
        self._ran(page)
        timeline = _visible(page, Timeline)
        for _ in range(5):
            _press(timeline, Qt.Key.Key_Plus)
        self.gallery.grab("zoomed")
        _press(timeline, Qt.Key.Key_PageDown)
        self.gallery.grab("zoomed-panned")
        self._table(page, Timeline, "zoomed-table")

    def messages(self) -> None:
        page = self._lesson("manager")
        self._ran(page)
        self.gallery.grab("messages")
        self._table(page, ProcessMap, "messages-table")

    def many(self) -> None:
        page = self._lesson("lost_updates")
        _press(page, Qt.Key.Key_1)
        page.run_many()
        self.gallery.grab("many-asked")
        panel = page.findChild(ManyPanel)
        runs, seconds = panel.findChildren(QSpinBox)
        runs.setValue(8)
        seconds.setValue(60)
        panel.start_requested.emit(runs.value(), 60.0)
        self._wait(lambda: len(panel.histogram.rows()) > 0 and page.has_live_run, "many: first results")
        self.gallery.grab("many-running")
        self._wait(lambda: not page.has_live_run, "many: end")
        self.gallery.grab("many-ended")
        panel.histogram.table_action.trigger()
        self._grab_dialogs("many-table")

    def compare(self) -> None:
        page = self._lesson("lost_updates")
        page.compare()
        self._wait(lambda: bool(_dialogs()), "compare: its dialog")
        self.gallery.grab("compare-asked")
        _dialogs()[0].findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok).click()
        self._wait(lambda: page.has_live_run and page.snapshot.samples > 20, "compare: first run")
        self.gallery.grab("compare-running")
        self._wait(lambda: not page.has_live_run, "compare: end")
        self.gallery.grab("compare-ended")

    # --- recordings ----------------------------------------------------------------------------------------

    def recording(self) -> None:
        page = self._open_recording(self._recorded("recorded.crosstalk"))
        self.gallery.grab("recording-opened")
        middle = page.snapshot.t / 2
        page.findChild(Timeline).moment_chosen.emit(middle)
        self.gallery.grab("recording-middle")
        page.run()
        self._wait(lambda: (page.playhead or 0) > middle, "recording: plays")
        self.gallery.grab("recording-playing")
        page.stop()

    def damaged(self) -> None:
        path = self._recorded("damaged.crosstalk")

        def halve(content: dict[str, bytes]) -> None:
            name = max(content, key=lambda each: len(content[each]))
            data = bytearray(content[name])
            data[len(data) // 2 : len(data) // 2 + 40] = b"\xff" * 40
            content[name] = bytes(data)

        rewritten(path, halve)
        self._open_recording(path)
        self.gallery.grab("damaged-opened")
        nothing = self.folder / "nothing.crosstalk"
        nothing.write_bytes(b"no zip at all")
        self._window.open_program(nothing)
        self.gallery.grab("damaged-refused")

    def exporting(self) -> None:
        page = self._lesson("lost_updates")
        self._ran(page)
        self._while_modal("export-asked", lambda: self._window.menus.exports["report"].trigger())
        for kind, suffix in {"report": ".html", "png": ".png", "svg": ".svg"}.items():
            path = self.gallery.folder / f"exported{suffix}"
            path.unlink(missing_ok=True)
            self._window.exports.write(kind, page.handout, path, self.gallery.application.settings.spoken_language)
            self._wait(path.exists, f"export: {kind}")
        self.gallery.grab("export-written")

    # --- the window itself ---------------------------------------------------------------------------------

    def menus(self) -> None:
        page = self._lesson("separate_memory")
        menus = self._window.menus
        for name in ("file", "lesson", "run_menu", "view", "help"):
            self._popup(getattr(menus, name), f"menu-{name}")
        self._popup(menus.export, "menu-export")
        self._popup(menus.all, "menu-all")
        for number, picker in enumerate(each for each in page.findChildren(Picker) if each.isVisible()):
            picker.open_menu()
            self._grab_popup(f"picker-{number}")

    def dialogs(self) -> None:
        self._lesson("a_lock")
        self._window.menus.keys.trigger()
        self._grab_dialogs("dialog-keys")
        self._window.menus.about.trigger()
        self._grab_dialogs("dialog-about")
        try:
            raise ValueError("as if")
        except ValueError as error:
            last_resort = self.gallery.application.last_resort
            last_resort.show(ValueError, error, error.__traceback__)
        self._grab_dialogs("dialog-last-resort")
        self._window.own.ask_about([self._edited()], lambda: None)
        self._grab_dialogs("dialog-unsaved")

    def notices(self) -> None:
        """What has crashed, an interpreter that is gone, a file that is none."""
        self._lesson("a_lock")
        log = self.folder / "last-crash.log"
        log.write_text("Fatal Python error: Segmentation fault\n\nCurrent thread 0x00007f (most recent call first):\n")
        self.gallery.application.offer_crash_log(log)
        pythons = self.gallery.application.pythons
        pythons.search([str(self.folder / "gone" / "python3.9")])
        self._wait(lambda: not pythons.is_searching, "an interpreter that is gone")
        self._window.open_program(self.folder / "gone.py")
        self.gallery.grab("notices")
        for button in self._window.notices.findChildren(QPushButton):
            if button.isVisible():
                button.click()
        self._grab_dialogs("dialog-crash")

    def projector(self) -> None:
        self._window.menus.projector.trigger()
        page = self._lesson("lost_updates")
        self._ran(page)
        self.gallery.grab("projector")
        self._window.menus.projector.trigger()

    def clear(self) -> None:
        """The next scene begins as a new window does."""
        for lesson in list(self._window.own.lessons):
            self._window.own.forget(lesson.id)
        for close in self._window.notices.findChildren(QToolButton):
            close.click()

    # --- hands ---------------------------------------------------------------------------------------------

    @property
    def _window(self) -> Any:
        return self.gallery.application.window

    def _wait(self, condition: Callable[[], bool], what: str) -> None:
        self.gallery.wait(condition, what)

    def _open_lab(self, name: str) -> LessonPage:
        """A copy of it: the learner's folder is not the tests'."""
        path = self.folder / Path(name).name
        shutil.copy(_LABS / name, path)
        self._window.open_program(path)
        return self._page()

    def _lesson(self, lesson_id: str) -> LessonPage:
        self._window.open_lesson(lesson_id)
        return self._page()

    def _page(self) -> LessonPage:
        page = self._window.pages.page
        assert isinstance(page, LessonPage)
        self._wait(lambda: page.isVisible() and page.is_prepared, "plots")
        return page

    def _run(self, page: LessonPage, choice: int, until: Callable[[], bool]) -> None:
        """Keeps that answer, runs, and waits."""
        _press(page, Qt.Key(Qt.Key.Key_1 + choice))
        page.run()
        self._wait(until, f"{page.program.name}: what was to be seen")

    def _ran(self, page: LessonPage) -> None:
        """To its end, or to that of patience."""
        self._run(page, 0, lambda: not page.has_live_run or page.snapshot.t > _RAN_S)
        self._stop(page)

    def _stop(self, page: LessonPage) -> None:
        page.stop()
        self._wait(lambda: not page.has_live_run, "stop")

    def _edited(self) -> Any:
        page = self._open_lab("asks.py")
        return page.own

    def _recorded(self, name: str) -> Path:
        """A run of a lesson, saved."""
        page = self._lesson("bounded_queue")
        self._ran(page)
        assert page.handout is not None
        path = self.folder / name
        for _share in saving(page.handout.recording.kept(), path):
            pass
        return path

    def _open_recording(self, path: Path) -> RecordingPage:
        self._window.open_program(path)
        page = self._window.pages.page
        assert isinstance(page, RecordingPage)
        self._wait(lambda: page.is_open, "recording: read")
        return page

    def _table(self, page: QWidget, kind: type[QWidget], name: str) -> None:
        view = _visible(page, kind)
        view.findChild(TableAction).trigger()
        self._grab_dialogs(name)

    def _grab_dialogs(self, name: str) -> None:
        """With what is open over the window, which is closed then."""
        self._wait(lambda: bool(_dialogs()), name)
        self.gallery.grab(name)
        for dialog in _dialogs():
            dialog.reject()

    def _popup(self, menu: QMenu, name: str) -> None:
        menu.popup(self._window.mapToGlobal(self._window.rect().topLeft()))
        self._grab_popup(name)

    def _grab_popup(self, name: str) -> None:
        self._wait(lambda: QApplication.activePopupWidget() is not None, name)
        self.gallery.grab(name)
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()

    def _while_modal(self, name: str, ask: Callable[[], object]) -> None:
        """`ask` returns when its dialog is closed."""
        look = QTimer(interval=50)
        look.timeout.connect(lambda: _dialogs() and (look.stop(), self._grab_dialogs(name)))
        look.start()
        ask()


def _is_told(page: LessonPage, code: str) -> bool:
    """Long enough for the axis of time to have stopped."""
    found = page.snapshot.diagnosis
    if found is None or found.code != code or page.snapshot.t - found.since < _STUCK_S:
        return False
    return code == "waiting-input" or page.findChild(DiagnosisCard).isVisible()


def _dialogs() -> list[QDialog]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]


def _visible(page: QWidget, kind: type[QWidget]) -> Any:
    return next(view for view in page.findChildren(kind) if view.isVisible())


def _press(widget: QWidget, key: Qt.Key) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, _NO_MODIFIER))
