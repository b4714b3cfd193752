"""The program panel: what the learner changes, and that nothing else changes with it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from core.program import from_bytes
from gui.code_scroll_bar import CodeScrollBar
from gui.code_view import CodeView
from gui.panes import focus_pane
from gui.theme import Look
from tests.gui.code_view.code_page import (
    KNOBS,
    RACE,
    TIPS,
    editor_of,
    put_cursor,
    race,
    shown,
    shown_label,
    slider_of,
    value_of,
)


class _Words(QTranslator):
    """Another language, of two sentences."""

    def translate(self, context: str, source: str, *_more: object) -> str:
        known = {
            ("CodeHeader", "at {time} of the run"): "在 {time}",
            ("CodeView", _KEYS): "按 Esc 退出",
        }
        return known.get((context, source), source)

    def isEmpty(self) -> bool:
        return False


_KEYS = "Tab inserts spaces; Escape or F6 leaves the editor. F2 opens the slider of the next knob."


# --- the text ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [RACE, RACE.replace(b"\n", b"\r\n"), b"", b"x = 1", "s = 'a\u00a0b'  # 中文 😀\n".encode(), b"\tx = 1\n\n\n"],
    ids=["plain", "crlf", "empty", "no-end", "wide", "blank"],
)
def test_an_unedited_program_comes_back_byte_for_byte(view: CodeView, data: bytes) -> None:
    view.set_program(from_bytes("race.py", data))
    assert view.program().data == data
    assert view.source() == from_bytes("race.py", data).source
    assert not view.is_edited


def test_an_edit_changes_its_own_line_and_no_other_byte(view: CodeView, qtbot: QtBot) -> None:
    data = RACE.replace(b"\n", b"\r\n")
    view.set_program(from_bytes("race.py", data), KNOBS)
    put_cursor(view, 7, len("counter = 0"))
    with qtbot.waitSignal(view.source_edited):
        qtbot.keyClicks(editor_of(view), "5")
    assert view.program().data == data.replace(b"counter = 0\r", b"counter = 05\r")
    assert view.is_edited


def test_an_edited_program_can_be_reset_and_the_reset_undone(view: CodeView, qtbot: QtBot) -> None:
    assert shown(view, "Reset to the lesson's version") is None
    put_cursor(view, 7, 0)
    qtbot.keyClicks(editor_of(view), "# ")
    edited = view.source()
    button = shown(view, "Reset to the lesson's version")
    assert button is not None
    with qtbot.waitSignal(view.reset_requested):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    view.set_program(race(), KNOBS, TIPS)
    assert view.source() == race().source
    assert not view.is_edited
    editor_of(view).undo()
    assert view.source() == edited


def test_a_program_that_was_edited_before_can_be_reset_at_once(view: CodeView) -> None:
    edited = from_bytes("race.py", RACE.replace(b"counter = 0", b"counter = 7"))
    view.set_program(edited, KNOBS, original=race())
    assert view.source() == edited.source
    assert shown(view, "Reset to the lesson's version") is not None


def test_another_variant_leaves_nothing_to_undo(view: CodeView, qtbot: QtBot) -> None:
    qtbot.keyClicks(editor_of(view), "x")
    view.set_program(from_bytes("locked.py", b"import threading\n"))
    editor_of(view).undo()
    assert view.source() == "import threading\n"


def test_opening_another_variant_is_no_edit(view: CodeView, qtbot: QtBot) -> None:
    other = from_bytes("slow.py", RACE.replace(b"0.05", b"0.5"))
    with qtbot.assertNotEmitted(view.source_edited), qtbot.assertNotEmitted(view.knob_changed):
        view.set_program(other, KNOBS, TIPS)
    assert value_of(view, "PAUSE") == 0.5


def test_a_program_that_runs_cannot_be_edited(view: CodeView, qtbot: QtBot) -> None:
    view.set_locked(True)
    qtbot.keyClicks(editor_of(view), "x")
    qtbot.keyClick(editor_of(view), Qt.Key.Key_F2)
    assert view.source() == race().source
    assert not slider_of(view).isVisible()
    assert "stop it" in editor_of(view).line_words(1)
    view.set_locked(False)
    assert editor_of(view).line_words(1) == ""
    qtbot.keyClicks(editor_of(view), "x")
    assert view.source() == "x" + race().source


# --- a program that cannot be read ---------------------------------------------------------------------------------


def test_a_syntax_error_is_shown_on_its_line_and_goes_when_it_is_mended(view: CodeView, qtbot: QtBot) -> None:
    editor = editor_of(view)
    put_cursor(view, 17, len("print("))
    qtbot.keyClicks(editor, "(")
    qtbot.waitUntil(lambda: bool(editor.annotations.errors))
    (line,) = editor.annotations.errors
    assert line == 17
    assert "never closed" in editor.line_words(17)
    assert "Traceback" not in editor.line_words(17)
    assert view.knobs() == ()
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert not editor.annotations.errors
    assert len(view.knobs()) == 3


def test_knobs_cannot_be_moved_while_the_program_cannot_be_read(view: CodeView, qtbot: QtBot) -> None:
    put_cursor(view, 7, 0)
    qtbot.keyClicks(editor_of(view), "(")
    broken = view.source()
    view.set_knob("ROUNDS", 5)
    qtbot.keyClick(editor_of(view), Qt.Key.Key_F2)
    assert view.source() == broken
    assert not slider_of(view).isVisible()


def test_a_program_that_comes_broken_says_so_at_once(view: CodeView) -> None:
    view.set_program(from_bytes("broken.py", b"x = 1\nif x\n    pass\n"))
    assert list(editor_of(view).annotations.errors) == [2]


# --- the keyboard --------------------------------------------------------------------------------------------------


def test_escape_leaves_the_editor_and_back_tab_returns(view: CodeView, page: QWidget, qtbot: QtBot) -> None:
    qtbot.keyClick(editor_of(view), Qt.Key.Key_Tab)
    assert editor_of(view).hasFocus()
    assert view.source() == "    " + race().source
    qtbot.keyClick(editor_of(view), Qt.Key.Key_Escape)
    assert page.findChild(QLineEdit).hasFocus()
    qtbot.keyClick(page.findChild(QLineEdit), Qt.Key.Key_Backtab)
    assert editor_of(view).hasFocus()
    assert "Escape" in editor_of(view).accessibleDescription()


def test_f6_finds_the_text(view: CodeView, page: QWidget) -> None:
    view.set_variants(("race.py", "locked.py"), ("", ""), 0)
    page.findChild(QLineEdit).setFocus()
    focus_pane(page, 1)
    assert editor_of(view).hasFocus()


def test_the_words_follow_the_language(view: CodeView, qtbot: QtBot) -> None:
    view.set_time(0.105)
    words = _Words()
    QCoreApplication.installTranslator(words)
    try:
        qtbot.waitUntil(lambda: shown_label(view, "在 0.105 s"))
        assert "退出" in editor_of(view).accessibleDescription()
    finally:
        QCoreApplication.removeTranslator(words)


def test_tab_leaves_a_program_that_is_locked(view: CodeView, page: QWidget, qtbot: QtBot) -> None:
    view.set_locked(True)
    qtbot.keyClick(editor_of(view), Qt.Key.Key_Tab)
    assert not editor_of(view).hasFocus()


def test_the_variants_are_chosen_from_a_menu(view: CodeView, qtbot: QtBot) -> None:
    view.set_variants(("race.py", "locked.py"), ("As everybody writes it", "With a lock"), 0)
    button = shown(view, "Program race.py   As everybody writes it")
    assert button is not None
    menu = button.make_menu()  # type: ignore[attr-defined]
    assert [action.text() for action in menu.actions()] == [
        "race.py   As everybody writes it",
        "locked.py   With a lock",
    ]
    with qtbot.waitSignal(view.variant_chosen) as chosen:
        menu.actions()[1].trigger()
    assert chosen.args == [1]
    menu.deleteLater()


def test_a_single_program_offers_no_menu(view: CodeView) -> None:
    view.set_variants(("race.py",), ("",), 0)
    button = shown(view, "Program race.py")
    assert button is not None
    assert not button.isEnabled()


def test_a_program_opens_at_its_left_edge_before_the_panel_has_its_size(qtbot: QtBot, light: Look) -> None:
    fresh = CodeView(replace(light, scale=1.5))
    qtbot.addWidget(fresh)
    fresh.set_program(race(), KNOBS, TIPS)
    fresh.resize(500, 400)
    fresh.show()
    assert editor_of(fresh).horizontalScrollBar().maximum() > 0
    assert editor_of(fresh).horizontalScrollBar().value() == 0


def test_scroll_bars_lie_beside_the_text_and_not_over_it(view: CodeView, page: QWidget) -> None:
    page.resize(500, 260)
    editor = editor_of(view)
    bars = [bar for bar in editor.findChildren(CodeScrollBar) if bar.isVisible()]
    assert len(bars) == 2
    assert not any(bar.geometry().intersects(editor.viewport().geometry()) for bar in bars)
    assert all(editor.contentsRect().contains(bar.geometry()) for bar in bars)


@pytest.mark.parametrize("height", range(200, 230, 5))
def test_no_line_is_shown_by_half(view: CodeView, page: QWidget, height: int) -> None:
    page.resize(900, height)
    editor = editor_of(view)
    editor.clearFocus()
    end, room = round(editor.lines.end_of_whole), editor.viewport().height()
    assert room - editor.lines.line_height < end <= room
    picture = editor.grab().toImage()
    below = [picture.pixel(x, y) for y in range(end, room) for x in range(editor.viewport().x(), room)]
    assert len(set(below)) <= 1
