"""The program panel: what the learner changes, and that nothing else changes with it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRectF, Qt, QTranslator
from PySide6.QtGui import QTextCursor, QWheelEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from core.lesson import KnobRange
from core.program import Program, from_bytes
from gui.code_editor import CodeEditor
from gui.code_view import CodeView
from gui.knob_slider import KnobSlider
from gui.panes import focus_pane
from gui.theme import Look

RACE = b"""import sys
from threading import Thread

ROUNDS = 10_000_000  # of each thread
PAUSE = 0.05
SAFE = False
counter = 0


def work():
    global counter
    for _ in range(ROUNDS):
        counter += 1


Thread(target=work).start()
print(counter)
"""
KNOBS = (
    KnobRange("ROUNDS", 1_000, 50_000_000, True, {}),
    KnobRange("PAUSE", 0.0, 1.0, False, {}),
    KnobRange("SAFE", False, True, False, {}),
)
TIPS = {"ROUNDS": "Set it to 1000.", "PAUSE": "Set it to 0."}


def race() -> Program:
    return from_bytes("race.py", RACE)


@pytest.fixture
def page(qtbot: QtBot, light: Look) -> QWidget:
    """A window with the panel, and something else that the focus can go to."""
    page = QWidget()
    qtbot.addWidget(page)
    row = QHBoxLayout(page)
    row.addWidget(CodeView(light))
    row.addWidget(QLineEdit())
    page.resize(760, 600)
    page.show()
    qtbot.waitActive(page)
    return page


@pytest.fixture
def view(page: QWidget) -> CodeView:
    view = page.findChild(CodeView)
    view.set_program(race(), KNOBS, TIPS)
    view.setFocus()
    return view


def _editor(view: CodeView) -> CodeEditor:
    return view.findChild(CodeEditor)


def _slider(view: CodeView) -> KnobSlider:
    return view.findChild(KnobSlider)


def _put_cursor(view: CodeView, line: int, column: int) -> None:
    editor = _editor(view)
    cursor = QTextCursor(editor.document().findBlockByNumber(line - 1))
    cursor.movePosition(QTextCursor.MoveOperation.Right, n=column)
    editor.setTextCursor(cursor)


def _value(view: CodeView, name: str) -> object:
    return next(knob.value for knob in view.knobs() if knob.name == name)


def _shown(view: CodeView, text: str) -> QPushButton | None:
    found = (button for button in view.findChildren(QPushButton) if button.accessibleName() == text)
    return next((button for button in found if button.isVisible()), None)


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


def _shown_label(view: CodeView, text: str) -> bool:
    return any(label.text() == text and label.isVisible() for label in view.findChildren(QLabel))


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
    _put_cursor(view, 7, len("counter = 0"))
    with qtbot.waitSignal(view.source_edited):
        qtbot.keyClicks(_editor(view), "5")
    assert view.program().data == data.replace(b"counter = 0\r", b"counter = 05\r")
    assert view.is_edited


def test_an_edited_program_can_be_reset_and_the_reset_undone(view: CodeView, qtbot: QtBot) -> None:
    assert _shown(view, "Reset to the lesson's version") is None
    _put_cursor(view, 7, 0)
    qtbot.keyClicks(_editor(view), "# ")
    edited = view.source()
    button = _shown(view, "Reset to the lesson's version")
    assert button is not None
    with qtbot.waitSignal(view.reset_requested):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    view.set_program(race(), KNOBS, TIPS)
    assert view.source() == race().source
    assert not view.is_edited
    _editor(view).undo()
    assert view.source() == edited


def test_a_program_that_was_edited_before_can_be_reset_at_once(view: CodeView) -> None:
    edited = from_bytes("race.py", RACE.replace(b"counter = 0", b"counter = 7"))
    view.set_program(edited, KNOBS, original=race())
    assert view.source() == edited.source
    assert _shown(view, "Reset to the lesson's version") is not None


def test_another_variant_leaves_nothing_to_undo(view: CodeView, qtbot: QtBot) -> None:
    qtbot.keyClicks(_editor(view), "x")
    view.set_program(from_bytes("locked.py", b"import threading\n"))
    _editor(view).undo()
    assert view.source() == "import threading\n"


def test_opening_another_variant_is_no_edit(view: CodeView, qtbot: QtBot) -> None:
    other = from_bytes("slow.py", RACE.replace(b"0.05", b"0.5"))
    with qtbot.assertNotEmitted(view.source_edited), qtbot.assertNotEmitted(view.knob_changed):
        view.set_program(other, KNOBS, TIPS)
    assert _value(view, "PAUSE") == 0.5


def test_a_program_that_runs_cannot_be_edited(view: CodeView, qtbot: QtBot) -> None:
    view.set_locked(True)
    qtbot.keyClicks(_editor(view), "x")
    qtbot.keyClick(_editor(view), Qt.Key.Key_F2)
    assert view.source() == race().source
    assert not _slider(view).isVisible()
    assert "stop it" in _editor(view).line_words(1)
    view.set_locked(False)
    assert _editor(view).line_words(1) == ""
    qtbot.keyClicks(_editor(view), "x")
    assert view.source() == "x" + race().source


# --- knobs ---------------------------------------------------------------------------------------------------------


def test_moving_a_knob_rewrites_its_literal_and_no_other_byte(view: CodeView) -> None:
    view.set_knob("ROUNDS", 2_000_000)
    assert view.program().data == RACE.replace(b"10_000_000", b"2_000_000")
    view.set_knob("PAUSE", 0.1)
    view.set_knob("SAFE", True)
    expected = RACE.replace(b"10_000_000", b"2_000_000").replace(b"0.05", b"0.1").replace(b"False", b"True")
    assert view.program().data == expected


def test_all_moves_of_one_knob_by_the_run_bar_are_undone_together(view: CodeView) -> None:
    for rounds in (5_000_000, 2_000_000, 1_000):
        view.set_knob("ROUNDS", rounds)
    view.set_knob("PAUSE", 0.5)
    _editor(view).undo()
    assert (_value(view, "ROUNDS"), _value(view, "PAUSE")) == (1_000, 0.05)
    _editor(view).undo()
    assert view.source() == race().source


def test_who_moved_a_knob_is_not_told_but_undo_is(view: CodeView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.knob_changed):
        view.set_knob("ROUNDS", 1_000)
    with qtbot.waitSignal(view.knob_changed) as told:
        _editor(view).undo()
    assert told.args == ["ROUNDS", 10_000_000]


def test_a_knob_follows_what_is_typed_into_it(view: CodeView, qtbot: QtBot) -> None:
    _put_cursor(view, 5, len("PAUSE = 0.05"))
    with qtbot.waitSignal(view.knob_changed) as told:
        qtbot.keyClicks(_editor(view), "5")
    assert told.args == ["PAUSE", 0.055]


def test_a_knob_is_found_again_after_lines_were_put_above_it(view: CodeView, qtbot: QtBot) -> None:
    _put_cursor(view, 1, 0)
    qtbot.keyClick(_editor(view), Qt.Key.Key_Return)
    view.set_knob("ROUNDS", 5_000)
    assert view.program().data == b"\n" + RACE.replace(b"10_000_000", b"5_000")


def test_f2_opens_the_slider_of_each_knob_in_turn(view: CodeView, qtbot: QtBot) -> None:
    names = []
    for key in (Qt.Key.Key_F2, Qt.Key.Key_F2, Qt.Key.Key_F2, Qt.Key.Key_F2):
        qtbot.keyClick(view.window().focusWidget(), key)
        assert _slider(view).hasFocus()
        names.append(_slider(view).accessibleName())
    assert names == ["ROUNDS = 10_000_000", "PAUSE = 0.05", "SAFE = False", "ROUNDS = 10_000_000"]
    assert _slider(view).toolTip() == "Set it to 1000."


def test_the_arrow_keys_step_the_knob_through_round_values(view: CodeView, qtbot: QtBot) -> None:
    qtbot.keyClick(_editor(view), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    values = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_End):
        qtbot.keyClick(_slider(view), key)
        values.append(_value(view, "ROUNDS"))
    assert values == [5_000_000, 2_000_000, 5_000_000, 1_000, 50_000_000]
    assert b"ROUNDS = 50_000_000  # of" in view.program().data


def test_a_switch_goes_from_one_end_to_the_other(view: CodeView, qtbot: QtBot) -> None:
    for _ in range(3):
        qtbot.keyClick(view.window().focusWidget(), Qt.Key.Key_F2)
    qtbot.keyClick(_slider(view), Qt.Key.Key_Up)
    assert _value(view, "SAFE") is True


def test_escape_closes_the_slider_and_goes_back_to_the_text(view: CodeView, qtbot: QtBot) -> None:
    qtbot.keyClick(_editor(view), Qt.Key.Key_F2)
    qtbot.keyClick(_slider(view), Qt.Key.Key_Escape)
    assert not _slider(view).isVisible()
    assert _editor(view).hasFocus()


def test_who_types_with_a_slider_open_is_back_in_the_text(view: CodeView, qtbot: QtBot) -> None:
    qtbot.keyClick(_editor(view), Qt.Key.Key_F2)
    qtbot.keyClick(_slider(view), Qt.Key.Key_0)
    assert _value(view, "ROUNDS") == 100_000_000
    assert _editor(view).hasFocus()


def test_one_drag_is_one_step_of_undo_and_ends_at_a_round_value(view: CodeView, qtbot: QtBot) -> None:
    qtbot.keyClick(_editor(view), Qt.Key.Key_F2)
    slider = _slider(view)
    middle = slider.height() // 2
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() // 2, middle))
    for x in range(slider.width() // 2, 60, -7):
        qtbot.mouseMove(slider, QPoint(x, middle))
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(60, middle))
    rounds = str(_value(view, "ROUNDS"))
    assert int(rounds) < 10_000_000
    assert set(rounds[2:]) == {"0"}
    _editor(view).undo()
    assert view.source() == race().source


def _hover(view: CodeView, qtbot: QtBot, name: str) -> QRectF:
    """Moves the mouse over a knob's literal, and returns where that is."""
    editor = _editor(view)
    literal = editor.slider.rect(editor.knobs.named(name))
    for place in (QPoint(200, 350), literal.center().toPoint()):
        qtbot.mouseMove(editor.viewport(), place)
    return literal


def test_the_mouse_over_a_literal_opens_its_slider_right_of_it(view: CodeView, qtbot: QtBot) -> None:
    editor = _editor(view)
    literal = _hover(view, qtbot, "PAUSE")
    slider = _slider(view)
    assert slider.isVisible()
    assert slider.geometry().left() >= literal.right()
    assert slider.geometry().top() <= literal.center().y() <= slider.geometry().bottom()
    assert slider.geometry().right() <= editor.viewport().width()
    assert slider.accessibleName() == "PAUSE = 0.05"


def test_the_slider_closes_when_the_mouse_has_gone(view: CodeView, qtbot: QtBot) -> None:
    editor = _editor(view)
    _hover(view, qtbot, "PAUSE")
    assert _slider(view).isVisible()
    qtbot.mouseMove(editor.viewport(), QPoint(200, 300))
    qtbot.waitUntil(lambda: not _slider(view).isVisible())


def test_the_wheel_moves_no_knob_that_the_mouse_only_passes(view: CodeView, qtbot: QtBot) -> None:
    _hover(view, qtbot, "PAUSE")
    slider = _slider(view)
    _turn_wheel(slider)
    assert _value(view, "PAUSE") == 0.05
    slider.setFocus()
    _turn_wheel(slider)
    assert _value(view, "PAUSE") == 0.06


def _turn_wheel(slider: KnobSlider) -> None:
    middle = QPointF(slider.rect().center())
    buttons, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(middle, slider.mapToGlobal(middle), QPoint(), QPoint(0, 120), buttons, keys, phase, False)
    QApplication.sendEvent(slider, event)


def test_a_click_on_a_literal_keeps_its_slider_open(view: CodeView, qtbot: QtBot) -> None:
    editor = _editor(view)
    literal = editor.slider.rect(editor.knobs.named("PAUSE"))
    qtbot.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=literal.center().toPoint())
    assert _slider(view).isVisible()
    assert editor.hasFocus()
    qtbot.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 200))
    assert not _slider(view).isVisible()


# --- a program that cannot be read ---------------------------------------------------------------------------------


def test_a_syntax_error_is_shown_on_its_line_and_goes_when_it_is_mended(view: CodeView, qtbot: QtBot) -> None:
    editor = _editor(view)
    _put_cursor(view, 17, len("print("))
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
    _put_cursor(view, 7, 0)
    qtbot.keyClicks(_editor(view), "(")
    broken = view.source()
    view.set_knob("ROUNDS", 5)
    qtbot.keyClick(_editor(view), Qt.Key.Key_F2)
    assert view.source() == broken
    assert not _slider(view).isVisible()


def test_a_program_that_comes_broken_says_so_at_once(view: CodeView) -> None:
    view.set_program(from_bytes("broken.py", b"x = 1\nif x\n    pass\n"))
    assert list(_editor(view).annotations.errors) == [2]


# --- the keyboard --------------------------------------------------------------------------------------------------


def test_escape_leaves_the_editor_and_back_tab_returns(view: CodeView, page: QWidget, qtbot: QtBot) -> None:
    qtbot.keyClick(_editor(view), Qt.Key.Key_Tab)
    assert _editor(view).hasFocus()
    assert view.source() == "    " + race().source
    qtbot.keyClick(_editor(view), Qt.Key.Key_Escape)
    assert page.findChild(QLineEdit).hasFocus()
    qtbot.keyClick(page.findChild(QLineEdit), Qt.Key.Key_Backtab)
    assert _editor(view).hasFocus()
    assert "Escape" in _editor(view).accessibleDescription()


def test_f6_finds_the_text(view: CodeView, page: QWidget) -> None:
    view.set_variants(("race.py", "locked.py"), ("", ""), 0)
    page.findChild(QLineEdit).setFocus()
    focus_pane(page, 1)
    assert _editor(view).hasFocus()


def test_the_words_follow_the_language(view: CodeView, qtbot: QtBot) -> None:
    view.set_time(0.105)
    words = _Words()
    QCoreApplication.installTranslator(words)
    try:
        qtbot.waitUntil(lambda: _shown_label(view, "在 0.105 s"))
        assert "退出" in _editor(view).accessibleDescription()
    finally:
        QCoreApplication.removeTranslator(words)


def test_tab_leaves_a_program_that_is_locked(view: CodeView, page: QWidget, qtbot: QtBot) -> None:
    view.set_locked(True)
    qtbot.keyClick(_editor(view), Qt.Key.Key_Tab)
    assert not _editor(view).hasFocus()


def test_the_variants_are_chosen_from_a_menu(view: CodeView, qtbot: QtBot) -> None:
    view.set_variants(("race.py", "locked.py"), ("As everybody writes it", "With a lock"), 0)
    button = _shown(view, "Program race.py   As everybody writes it")
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
    button = _shown(view, "Program race.py")
    assert button is not None
    assert not button.isEnabled()
