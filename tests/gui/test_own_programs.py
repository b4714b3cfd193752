"""Programs of the learner's own in the real window: opened, run, changed, saved, closed; nothing lost unasked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from core.run import Run
from gui import own_dialogs
from gui.lesson_page import LessonPage
from gui.main_window import MainWindow
from gui.page_parts import PageParts
from gui.pythons import Pythons
from gui.settings import Settings, SettingsFile
from gui.tab_button import LessonTab
from gui.theme import Look
from gui.watch_dialog import WatchDialog
from tests.gui.sample import library

PATIENCE_MS = 60_000
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def settings() -> Settings:
    return Settings(language="en")


@pytest.fixture
def window(qtbot: QtBot, light: Look, settings: Settings, tmp_path: Path) -> Iterator[MainWindow]:
    pythons = Pythons()

    def make_page(lesson: object, look: Look) -> LessonPage:
        return LessonPage(lesson, look, settings, pythons)  # type: ignore[arg-type]

    window = MainWindow(library(lessons=()), make_page, settings, SettingsFile(tmp_path / "config"), "en", light)
    qtbot.addWidget(window, before_close_func=lambda window: window._close_for_good())
    window.resize(1440, 900)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield window
    window.pages.close_runs()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    (folder / "beside.py").write_text("NAME = 'beside'\n")
    (folder / "mine.py").write_text("import beside\n\nprint(beside.NAME)\n")
    return folder


def page(window: MainWindow) -> LessonPage:
    assert isinstance(window.pages.page, LessonPage)
    return window.pages.page


def parts(window: MainWindow) -> PageParts:
    return page(window).findChild(PageParts)


def bar(window: MainWindow) -> str:
    return parts(window).own.accessibleName()


def buttons(window: MainWindow) -> list[str]:
    found = parts(window).own.findChildren(QPushButton)
    return [button.text() for button in found if button.isVisible()]


def write(window: MainWindow, text: str) -> None:
    """As if the learner had typed it over everything."""
    parts(window).code.editor.replace_source(text)


def run_to_end(qtbot: QtBot, window: MainWindow) -> str:
    """What the program printed."""
    page(window).run_without_predicting()
    qtbot.waitUntil(lambda: not page(window).has_live_run, timeout=PATIENCE_MS)
    return "\n".join(line.text for line in page(window).snapshot.output.lines)


def tabs(window: MainWindow) -> list[str]:
    return [tab.title for tab in window.findChildren(LessonTab) if tab.isVisible()]


# --- opening ---------------------------------------------------------------------------------------------------


def test_opening_runs_nothing(window: MainWindow, home: Path, runs: list[Run]) -> None:
    window.open_program(home / "mine.py")
    assert (runs, page(window).state) == ([], "before")
    assert bar(window) == "As saved"


def test_it_runs_with_the_modules_beside_it(window: MainWindow, home: Path, qtbot: QtBot) -> None:
    window.open_program(home / "mine.py")
    assert run_to_end(qtbot, window) == "beside"


@pytest.mark.parametrize(
    ("name", "data", "title"),
    [
        ("gone.py", None, "There is no such program"),
        ("", None, "This is a folder, not a program"),
        ("large.py", b"#" * 1_000_001, "This file is too large"),
        ("binary.py", b"\x7fELF\0\0", "This file is not a Python program"),
    ],
)
def test_what_cannot_be_opened_is_said(
    window: MainWindow, tmp_path: Path, name: str, data: bytes | None, title: str
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    window.open_program(tmp_path / name)
    assert window.notices.sentences()[0].startswith(title)
    assert window.pages.page is None


@pytest.mark.parametrize("data", [b"def f(:\n", b"name = '\xff'\n"])
def test_a_program_with_a_mistake_opens_and_fails_as_python_says(
    window: MainWindow, home: Path, qtbot: QtBot, data: bytes
) -> None:
    (home / "mine.py").write_bytes(data)
    window.open_program(home / "mine.py")
    assert "SyntaxError" in run_to_end(qtbot, window)


def test_files_that_are_dropped_on_the_window_are_opened(window: MainWindow, home: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(home / name)) for name in ("mine.py", "beside.py")])
    place, copy, left = QPoint(300, 300), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(place, copy, data, left, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    drop = QDropEvent(QPointF(place), copy, data, left, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, drop)
    assert tabs(window) == ["mine", "beside"]


def test_the_editor_leaves_files_that_are_dragged_over_it_to_the_window(window: MainWindow, home: Path) -> None:
    window.open_program(home / "mine.py")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(home / "beside.py"))])
    viewport = parts(window).code.editor.viewport()
    place, copy, left = QPoint(20, 20), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(place, copy, data, left, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(viewport, enter)
    assert not parts(window).code.editor.canInsertFromMimeData(data)
    assert enter.isAccepted()  # by the window, to which Qt goes on


def test_a_text_that_its_encoding_lacks_is_neither_run_nor_saved(window: MainWindow, home: Path) -> None:
    (home / "mine.py").write_bytes(b"# coding: latin-1\nx = 1\n")
    window.open_program(home / "mine.py")
    write(window, "# coding: latin-1\nx = '\u4e2d'\n")
    page(window).run_without_predicting()
    assert not page(window).has_live_run
    window.menus.save.trigger()
    assert window.notices.sentences()[0].startswith("This text cannot be saved in its own encoding")
    assert (home / "mine.py").read_bytes() == b"# coding: latin-1\nx = 1\n"


def test_what_is_not_in_its_encoding_is_not_saved_with_characters_missing(window: MainWindow, home: Path) -> None:
    (home / "mine.py").write_bytes(b"name = '\xff'\n")
    window.open_program(home / "mine.py")
    write(window, "name = 'x'\n")
    window.menus.save.trigger()
    assert (home / "mine.py").read_bytes() == b"name = '\xff'\n"


def test_what_was_open_is_offered_again_until_it_is_cleared(window: MainWindow, home: Path, settings: Settings) -> None:
    window.open_program(home / "mine.py")
    window.open_program(home / "beside.py")
    window.open_program(home / "gone.py")
    assert settings.recent == [str(home / "beside.py"), str(home / "mine.py")]
    assert [action.text() for action in window.menus.recent.actions()][:2] == settings.recent
    window.menus.clear_recent.trigger()
    assert (settings.recent, window.menus.recent.isEnabled()) == ([], False)


# --- changing and saving ---------------------------------------------------------------------------------------


def test_a_changed_text_runs_and_the_file_stays(window: MainWindow, home: Path, qtbot: QtBot) -> None:
    window.open_program(home / "mine.py")
    write(window, "import beside\n\nprint(beside.NAME, 'changed')\n")
    assert (bar(window), buttons(window)[0]) == ("Not saved yet", "Save")
    assert run_to_end(qtbot, window) == "beside changed"
    assert (home / "mine.py").read_text() == "import beside\n\nprint(beside.NAME)\n"


def test_ctrl_s_saves_with_the_line_ends_that_the_file_has(window: MainWindow, home: Path, qtbot: QtBot) -> None:
    (home / "mine.py").write_bytes(b"x = 1\r\n")
    window.open_program(home / "mine.py")
    write(window, "x = 1\ny = 2\n")
    qtbot.keyClick(window, Qt.Key.Key_S, CTRL)
    assert (home / "mine.py").read_bytes() == b"x = 1\r\ny = 2\r\n"
    assert bar(window) == "As saved"
    assert not parts(window).code.is_edited


def test_save_as_goes_on_under_the_new_name(window: MainWindow, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window.open_program(home / "mine.py")
    write(window, "x = 3\n")
    monkeypatch.setattr(own_dialogs, "ask_where_to_save", lambda _window, _suggested: home / "other.py")
    window.menus.save_as.trigger()
    assert (home / "other.py").read_text() == "x = 3\n"
    assert tabs(window) == ["other"]


def test_a_file_that_cannot_be_written_keeps_the_changes(window: MainWindow, home: Path) -> None:
    window.open_program(home / "mine.py")
    write(window, "x = 3\n")
    for name in ("mine.py", "beside.py"):
        (home / name).unlink()
    home.rmdir()
    window.menus.save.trigger()
    assert page(window).own.is_edited
    assert window.notices.sentences()[0].startswith("The program is not saved")


# --- on the disk -----------------------------------------------------------------------------------------------


def test_a_file_that_changes_on_the_disk_is_read_again(window: MainWindow, home: Path) -> None:
    window.open_program(home / "mine.py")
    (home / "mine.py").write_text("print('new')\n")
    page(window).own.look()
    assert parts(window).code.source() == "print('new')\n"
    assert bar(window) == "As saved"


def test_with_changes_on_both_sides_the_learner_decides(window: MainWindow, home: Path) -> None:
    window.open_program(home / "mine.py")
    write(window, "x = 'mine'\n")
    (home / "mine.py").write_text("x = 'theirs'\n")
    page(window).own.look()
    assert (bar(window), buttons(window)) == ("Changed on the disk", ["Reload", "Keep mine"])
    parts(window).own.keep_requested.emit()
    assert (bar(window), parts(window).code.source()) == ("Not saved yet", "x = 'mine'\n")
    (home / "mine.py").write_text("x = 'theirs again'\n")
    page(window).own.look()
    parts(window).own.reload_requested.emit()
    assert (bar(window), parts(window).code.source()) == ("As saved", "x = 'theirs again'\n")


def test_saving_does_not_write_over_what_was_changed_elsewhere(window: MainWindow, home: Path) -> None:
    window.open_program(home / "mine.py")
    write(window, "x = 'mine'\n")
    (home / "mine.py").write_text("x = 'theirs'\n")
    window.menus.save.trigger()
    assert (home / "mine.py").read_text() == "x = 'theirs'\n"
    assert buttons(window) == ["Reload", "Keep mine"]
    parts(window).own.keep_requested.emit()
    window.menus.save.trigger()
    assert (home / "mine.py").read_text() == "x = 'mine'\n"


def test_closing_a_program_whose_file_is_gone_asks(window: MainWindow, home: Path, qtbot: QtBot) -> None:
    window.open_program(home / "mine.py")
    (home / "mine.py").unlink()
    page(window).own.look()
    qtbot.keyClick(window, Qt.Key.Key_W, CTRL)
    _press(window, "Save")
    assert ((home / "mine.py").exists(), tabs(window)) == (True, [])


def test_a_file_that_is_deleted_can_be_saved_again(window: MainWindow, home: Path, qtbot: QtBot) -> None:
    window.open_program(home / "mine.py")
    (home / "mine.py").unlink()
    page(window).own.look()
    assert bar(window) == "No longer on the disk"
    assert run_to_end(qtbot, window) == "beside"
    parts(window).own.save_requested.emit()
    assert (home / "mine.py").exists()
    assert bar(window) == "As saved"


def test_while_it_runs_the_text_stays_what_runs(window: MainWindow, home: Path, qtbot: QtBot) -> None:
    (home / "mine.py").write_text("input()\n")
    window.open_program(home / "mine.py")
    page(window).run_without_predicting()
    (home / "mine.py").write_text("print('new')\n")
    page(window).own.look()
    assert parts(window).code.source() == "input()\n"
    page(window).stop()
    qtbot.waitUntil(lambda: not page(window).has_live_run, timeout=PATIENCE_MS)
    page(window).own.look()
    assert parts(window).code.source() == "print('new')\n"


# --- input, watches --------------------------------------------------------------------------------------------


def test_what_is_typed_goes_to_its_standard_input(window: MainWindow, home: Path, qtbot: QtBot) -> None:
    (home / "mine.py").write_text("print('hello', input())\n")
    window.open_program(home / "mine.py")
    page(window).run_without_predicting()
    field = parts(window).output.findChild(QLineEdit)
    qtbot.waitUntil(field.isVisible, timeout=PATIENCE_MS)
    qtbot.keyClicks(field, "you")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not page(window).has_live_run, timeout=PATIENCE_MS)
    assert [line.text for line in page(window).snapshot.output.lines] == ["hello you"]


def test_watches_are_suggested_and_can_be_changed(
    window: MainWindow, home: Path, qtbot: QtBot, settings: Settings
) -> None:
    source = "import time\n\nn = 0\nother = 7\n\n\ndef f():\n    global n\n    n += 1\n\n\nf()\ntime.sleep(0.3)\n"
    (home / "mine.py").write_text(source)
    window.open_program(home / "mine.py")
    assert buttons(window) == ["Watching n"]
    parts(window).own.watches_requested.emit()
    dialog = window.findChild(WatchDialog)
    assert dialog.names() == ("n",)
    dialog.findChild(QLineEdit).setText("other")
    dialog.accept = lambda: None  # type: ignore[method-assign]
    dialog._on_accepted()
    dialog.close()
    assert settings.watches == {str(home / "mine.py"): ["n", "other"]}
    run_to_end(qtbot, window)
    assert {name: summary.last for name, summary in page(window).snapshot.summaries.items()} == {"n": 1, "other": 7}


# --- closing ---------------------------------------------------------------------------------------------------


def _question(window: MainWindow) -> QMessageBox:
    return next(box for box in window.findChildren(QMessageBox) if box.isVisible())


def _press(window: MainWindow, text: str) -> None:
    next(button for button in _question(window).buttons() if button.text() == text).click()


def test_ctrl_w_closes_a_program_and_shows_its_neighbour(window: MainWindow, home: Path, qtbot: QtBot) -> None:
    window.open_program(home / "mine.py")
    window.open_program(home / "beside.py")
    qtbot.keyClick(window, Qt.Key.Key_W, CTRL)
    assert tabs(window) == ["mine"]
    qtbot.keyClick(window, Qt.Key.Key_W, CTRL)
    assert (tabs(window), window.pages.page) == ([], None)


def test_the_cross_on_its_tab_closes_a_program_that_is_not_open(window: MainWindow, home: Path, qtbot: QtBot) -> None:
    window.open_program(home / "mine.py")
    window.open_program(home / "beside.py")
    tab = next(tab for tab in window.findChildren(LessonTab) if tab.title == "mine" and tab.isVisible())
    qtbot.mouseClick(tab, Qt.MouseButton.LeftButton, pos=tab._cross().center().toPoint())
    assert tabs(window) == ["beside"]


def test_closing_ends_what_runs(window: MainWindow, home: Path, runs: list[Run]) -> None:
    (home / "mine.py").write_text("input()\n")
    window.open_program(home / "mine.py")
    page(window).run_without_predicting()
    window.own.close(f"own:{home / 'mine.py'}")
    assert [run.outcome is not None for run in runs] == [True]


def test_closing_with_changes_asks(window: MainWindow, home: Path, qtbot: QtBot) -> None:
    window.open_program(home / "mine.py")
    write(window, "x = 1\n")
    qtbot.keyClick(window, Qt.Key.Key_W, CTRL)
    _press(window, "Cancel")
    assert tabs(window) == ["mine"]
    window.close()
    assert window.isVisible()
    _press(window, "Save")
    assert (home / "mine.py").read_text() == "x = 1\n"
    assert not window.isVisible()


def test_closing_without_saving_leaves_the_file(window: MainWindow, home: Path, qtbot: QtBot) -> None:
    window.open_program(home / "mine.py")
    write(window, "x = 1\n")
    qtbot.keyClick(window, Qt.Key.Key_W, CTRL)
    _press(window, "Do not save")
    assert tabs(window) == []
    assert "beside" in (home / "mine.py").read_text()
