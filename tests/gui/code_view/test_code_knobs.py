"""Knobs in the program: yellow literals, each with a slider."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.code_view import CodeView
from gui.knob_slider import KnobSlider
from tests.gui.code_view.code_page import RACE, editor_of, put_cursor, race, slider_of, value_of

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
    editor_of(view).undo()
    assert (value_of(view, "ROUNDS"), value_of(view, "PAUSE")) == (1_000, 0.05)
    editor_of(view).undo()
    assert view.source() == race().source


def test_who_moved_a_knob_is_not_told_but_undo_is(view: CodeView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.knob_changed):
        view.set_knob("ROUNDS", 1_000)
    with qtbot.waitSignal(view.knob_changed) as told:
        editor_of(view).undo()
    assert told.args == ["ROUNDS", 10_000_000]


def test_a_knob_follows_what_is_typed_into_it(view: CodeView, qtbot: QtBot) -> None:
    put_cursor(view, 5, len("PAUSE = 0.05"))
    with qtbot.waitSignal(view.knob_changed) as told:
        qtbot.keyClicks(editor_of(view), "5")
    assert told.args == ["PAUSE", 0.055]


def test_a_knob_is_found_again_after_lines_were_put_above_it(view: CodeView, qtbot: QtBot) -> None:
    put_cursor(view, 1, 0)
    qtbot.keyClick(editor_of(view), Qt.Key.Key_Return)
    view.set_knob("ROUNDS", 5_000)
    assert view.program().data == b"\n" + RACE.replace(b"10_000_000", b"5_000")


def test_f2_opens_the_slider_of_each_knob_in_turn(view: CodeView, qtbot: QtBot) -> None:
    names = []
    for key in (Qt.Key.Key_F2, Qt.Key.Key_F2, Qt.Key.Key_F2, Qt.Key.Key_F2):
        qtbot.keyClick(view.window().focusWidget(), key)
        assert slider_of(view).hasFocus()
        names.append(slider_of(view).accessibleName())
    assert names == ["ROUNDS = 10_000_000", "PAUSE = 0.05", "SAFE = False", "ROUNDS = 10_000_000"]
    assert slider_of(view).toolTip() == "Set it to 1000."


def test_the_arrow_keys_step_the_knob_through_round_values(view: CodeView, qtbot: QtBot) -> None:
    qtbot.keyClick(editor_of(view), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    values = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_End):
        qtbot.keyClick(slider_of(view), key)
        values.append(value_of(view, "ROUNDS"))
    assert values == [5_000_000, 2_000_000, 5_000_000, 1_000, 50_000_000]
    assert b"ROUNDS = 50_000_000  # of" in view.program().data


def test_a_switch_goes_from_one_end_to_the_other(view: CodeView, qtbot: QtBot) -> None:
    for _ in range(3):
        qtbot.keyClick(view.window().focusWidget(), Qt.Key.Key_F2)
    qtbot.keyClick(slider_of(view), Qt.Key.Key_Up)
    assert value_of(view, "SAFE") is True


def test_escape_closes_the_slider_and_goes_back_to_the_text(view: CodeView, qtbot: QtBot) -> None:
    qtbot.keyClick(editor_of(view), Qt.Key.Key_F2)
    qtbot.keyClick(slider_of(view), Qt.Key.Key_Escape)
    assert not slider_of(view).isVisible()
    assert editor_of(view).hasFocus()


def test_who_types_with_a_slider_open_is_back_in_the_text(view: CodeView, qtbot: QtBot) -> None:
    qtbot.keyClick(editor_of(view), Qt.Key.Key_F2)
    qtbot.keyClick(slider_of(view), Qt.Key.Key_0)
    assert value_of(view, "ROUNDS") == 100_000_000
    assert editor_of(view).hasFocus()


def test_one_drag_is_one_step_of_undo_and_ends_at_a_round_value(view: CodeView, qtbot: QtBot) -> None:
    qtbot.keyClick(editor_of(view), Qt.Key.Key_F2)
    slider = slider_of(view)
    middle = slider.height() // 2
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() // 2, middle))
    for x in range(slider.width() // 2, 60, -7):
        qtbot.mouseMove(slider, QPoint(x, middle))
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(60, middle))
    rounds = str(value_of(view, "ROUNDS"))
    assert int(rounds) < 10_000_000
    assert set(rounds[2:]) == {"0"}
    editor_of(view).undo()
    assert view.source() == race().source


def _hover(view: CodeView, qtbot: QtBot, name: str) -> QRectF:
    """Moves the mouse over a knob's literal, and returns where that is."""
    editor = editor_of(view)
    literal = editor.slider.rect(editor.knobs.named(name))
    for place in (QPoint(200, 350), literal.center().toPoint()):
        qtbot.mouseMove(editor.viewport(), place)
    return literal


def test_the_mouse_over_a_literal_opens_its_slider_right_of_it(view: CodeView, qtbot: QtBot) -> None:
    editor = editor_of(view)
    literal = _hover(view, qtbot, "PAUSE")
    slider = slider_of(view)
    assert slider.isVisible()
    assert slider.geometry().left() >= literal.right()
    assert slider.geometry().top() <= literal.center().y() <= slider.geometry().bottom()
    assert slider.geometry().right() <= editor.viewport().width()
    assert slider.accessibleName() == "PAUSE = 0.05"


def test_the_slider_closes_when_the_mouse_has_gone(view: CodeView, qtbot: QtBot) -> None:
    editor = editor_of(view)
    _hover(view, qtbot, "PAUSE")
    assert slider_of(view).isVisible()
    qtbot.mouseMove(editor.viewport(), QPoint(200, 300))
    qtbot.waitUntil(lambda: not slider_of(view).isVisible())


def test_the_wheel_moves_no_knob_that_the_mouse_only_passes(view: CodeView, qtbot: QtBot) -> None:
    _hover(view, qtbot, "PAUSE")
    slider = slider_of(view)
    _turn_wheel(slider)
    assert value_of(view, "PAUSE") == 0.05
    slider.setFocus()
    _turn_wheel(slider)
    assert value_of(view, "PAUSE") == 0.06


def _turn_wheel(slider: KnobSlider) -> None:
    middle = QPointF(slider.rect().center())
    buttons, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(middle, slider.mapToGlobal(middle), QPoint(), QPoint(0, 120), buttons, keys, phase, False)
    QApplication.sendEvent(slider, event)


def test_a_click_on_a_literal_keeps_its_slider_open(view: CodeView, qtbot: QtBot) -> None:
    editor = editor_of(view)
    literal = editor.slider.rect(editor.knobs.named("PAUSE"))
    qtbot.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=literal.center().toPoint())
    assert slider_of(view).isVisible()
    assert editor.hasFocus()
    qtbot.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 200))
    assert not slider_of(view).isVisible()
