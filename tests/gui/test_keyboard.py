"""By keyboard alone one comes everywhere, sees where one is, and comes away again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from core import paths
from gui.application import Application, Options, load_library
from gui.code_editor import CodeEditor
from gui.language import ENGLISH
from gui.settings import SettingsFile
from gui.theme import LIGHT, Look
from tests.gui.reachable import controls, dialogs, takes_tab
from tests.gui.walk import Walk

_FAR = 200
"""More presses of Tab than a page has places."""
_AROUND = 6
"""The ring around a button is drawn outside of it."""
_SEEN = 40
"""So many pixels at least have to be others where the focus is."""


@pytest.fixture(params=["light", "dark"])
def walk(
    request: pytest.FixtureRequest, qapp: QApplication, qtbot: QtBot, tmp_path: Path, no_common_sheet: None
) -> Iterator[Walk]:
    library = load_library(paths.lessons_folder())
    options = Options(language=ENGLISH, theme=request.param)
    settings = SettingsFile(tmp_path / "config")
    opened = Application(qapp, library, settings, options, paths.resources_folder())
    opened.window.resize(1440, 900)
    with qtbot.waitActive(opened.window):
        opened.window.show()
        opened.window.activateWindow()
    yield Walk(opened, qtbot, tmp_path)
    opened.window._close_for_good()
    opened.window.deleteLater()


def focused() -> QWidget | None:
    return QApplication.focusWidget()


def step(window: QWidget, *, back: bool = False) -> QWidget | None:
    """Presses Tab, or Shift+Tab; out of the editor, which takes both, goes Escape, on in the same direction."""
    here = focused()
    if isinstance(here, CodeEditor) and not here.isReadOnly():
        QTest.keyClick(here, Qt.Key.Key_Escape)
    elif back:
        QTest.keyClick(here or window, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    else:
        QTest.keyClick(here or window, Qt.Key.Key_Tab)
    QApplication.processEvents()
    return focused()


def around(window: QWidget, *, back: bool = False) -> list[QWidget]:
    """The places that Tab comes to, from where one is until one is back at the first of them."""
    found: list[QWidget] = []
    for _ in range(_FAR):
        here = step(window, back=back)
        assert here is not None
        if here in found[-1:] and isinstance(here, QTextBrowser):
            continue  # from one link to the next
        if here in found:
            assert here is found[0], f"from {_name(found[-1])} back to {_name(here)}: a trap"
            return found
        found.append(here)
    raise AssertionError(f"no way round: {[_name(each) for each in found[-10:]]}")


def _name(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName()!r}"


def stops(window: QWidget) -> set[QWidget]:
    """Where Tab has to come to. Of buttons that exclude each other it comes to one; the arrow keys go on from there."""
    found = {widget for widget in controls(window) if takes_tab(widget) and widget.isEnabled()}
    return {widget for widget in found if not (isinstance(widget, QAbstractButton) and widget.group() is not None)}


def check(walk: Walk) -> None:
    check_window(walk, walk.window)


def check_window(walk: Walk, window: QWidget) -> None:
    """Tab and Shift+Tab go round all of it, and everywhere one sees where one is."""
    window.activateWindow()
    walk.until(window.isActiveWindow)
    forth = around(window)
    assert [_name(each) for each in stops(window) - set(forth)] == []
    assert {*forth} == {*around(window, back=True)}
    assert unseen(window) == []


def unseen(window: QWidget) -> list[str]:
    """The places at which the focus makes no difference to what is seen."""
    found = []
    for here in around(window):
        here.setFocus(Qt.FocusReason.ShortcutFocusReason)
        QApplication.processEvents()
        area = _area(here, window)
        with_focus = _picture(window, area)
        here.clearFocus()
        QApplication.processEvents()
        if _differing(with_focus, _picture(window, area)) < _SEEN:
            found.append(_name(here))
    return found


def _area(widget: QWidget, window: QWidget) -> QRect:
    """Where it lies, with the ring around it; of an editor also its frame."""
    shown = widget.parentWidget() if isinstance(widget, CodeEditor) else widget
    corner = shown.mapTo(window, QPoint(0, 0))
    return QRect(corner, shown.size()).adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND) & window.rect()


def _picture(window: QWidget, area: QRect) -> QImage:
    return window.grab(area).toImage().convertToFormat(QImage.Format.Format_RGB32)


def _differing(one: QImage, other: QImage) -> int:
    some, others = (bytes(image.constBits()) for image in (one, other))
    pixels = zip(
        (some[at : at + 4] for at in range(0, len(some), 4)),
        (others[at : at + 4] for at in range(0, len(others), 4)),
        strict=True,
    )
    return sum(here != there for here, there in pixels)


def test_from_anywhere_on_a_page_before_its_run(walk: Walk) -> None:
    walk.open("lost_updates")
    check(walk)
    walk.open("manager")
    check(walk)


def test_from_anywhere_while_it_hangs_and_afterwards(walk: Walk) -> None:
    walk.open("it_never_ends")
    walk.hang()
    assert stops(walk.window) <= {*around(walk.window)}
    walk.end()
    check(walk)


def test_from_anywhere_in_step_mode(walk: Walk) -> None:
    walk.open("lost_updates")
    with walk.step():
        check(walk)


def test_from_anywhere_among_many_runs(walk: Walk) -> None:
    walk.open("separate_memory")
    panel = walk.ask_for_many()
    walk.run_many(panel)
    walk.page.run_many()
    check(walk)


def test_from_anywhere_in_a_recording(walk: Walk) -> None:
    walk.open_recording()
    check(walk)


def test_from_anywhere_in_a_dialog(walk: Walk) -> None:
    walk.open("separate_memory")
    menus = walk.window.menus
    for opened_by in (menus.keys.trigger, menus.about.trigger, walk.page.compare):
        with walk.dialog(opened_by):
            check_window(walk, dialogs()[-1])
    walk.open_own()
    with walk.dialog(lambda: walk.page.own.ask_for_watches(Look(LIGHT))):
        check_window(walk, dialogs()[-1])
    walk.run()
    walk.end()
    with walk.dialog(lambda: walk.press(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)):
        check_window(walk, dialogs()[-1])


def test_the_editor_says_how_to_leave_it_and_lets_go(walk: Walk) -> None:
    walk.open("lost_updates")
    editor = walk.page.findChild(CodeEditor)
    before = editor.toPlainText()
    editor.setFocus(Qt.FocusReason.TabFocusReason)
    assert "Escape" in editor.accessibleDescription()
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.hasFocus()
    assert editor.toPlainText() != before
    editor.undo()
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert not editor.hasFocus()
    assert focused() is not None
