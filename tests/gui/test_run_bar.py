"""The run bar, its knobs and its pickers: intent goes out by signals, state comes in by setters."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QSlider, QWidget
from pytestqt.qtbot import QtBot

from core.lesson import KnobRange
from core.program import Knob
from gui.knob_field import KnobField
from gui.knob_panel import KnobPanel
from gui.knob_row import KnobRow
from gui.knob_scale import KnobScale
from gui.picker import Option, Picker
from gui.run_bar import Chip, RunBar
from gui.theme import Look

ROUNDS = (
    Knob("ROUNDS", 1_000_000, "1_000_000", 3, 9, 18),
    KnobRange("ROUNDS", 1_000, 50_000_000, True, {}),
    "Set it to 1000.",
)
PAUSE = (Knob("PAUSE", 0.05, "0.05", 4, 8, 12), KnobRange("PAUSE", 0.0, 1.0, False, {}), "")
PYTHONS = (Option("/a/python", "Python 3.9.18"), Option("/b/python", "Python 3.13.0 free-threaded", "3.13.0t"))


@pytest.fixture
def bar(qtbot: QtBot, light: Look) -> RunBar:
    bar = RunBar(light)
    qtbot.addWidget(bar)
    bar.resize(1000, 200)
    bar.set_run(can_run=True, is_primary=True, ran=False)
    bar.set_knobs((ROUNDS, PAUSE))
    bar.set_pythons(PYTHONS, "/a/python")
    bar.set_start_methods((), "")
    bar.show()
    qtbot.waitActive(bar)
    return bar


def _button(bar: RunBar, name: str) -> QPushButton:
    return next(button for button in bar.findChildren(QPushButton) if button.accessibleName() == name)


def _field(bar: RunBar, name: str) -> QLineEdit:
    return next(edit for edit in bar.findChildren(QLineEdit) if edit.accessibleName() == f"Knob {name}")


def _enter(qtbot: QtBot, edit: QLineEdit, text: str) -> None:
    edit.setFocus()
    edit.clear()
    qtbot.keyClicks(edit, text)
    qtbot.keyClick(edit, Qt.Key.Key_Return)


@pytest.mark.parametrize("width", [382, 539, 560])
@pytest.mark.parametrize("methods", [(), (Option("fork", "fork"),)])
def test_in_a_small_window_nothing_in_it_is_cut(bar: RunBar, width: int, methods: tuple[Option, ...]) -> None:
    bar.set_compact(True)
    bar.set_start_methods(methods, "fork")
    bar.mode.setHidden(bool(methods))
    bar.resize(width, 60)
    QApplication.processEvents()
    parts = [part for part in bar.children() if isinstance(part, QWidget) and part.isVisible()]
    parts.sort(key=lambda part: part.x())
    cut = [
        type(part).__name__ for part in parts if part.width() < (part.minimumWidth() or part.minimumSizeHint().width())
    ]
    assert cut == []
    assert all(before.geometry().right() < after.geometry().left() for before, after in pairwise(parts))
    assert _button(bar, "Run").toolTip() == "Run (F5)"


def test_run_and_stop_are_announced(bar: RunBar, qtbot: QtBot) -> None:
    bar.set_can_stop(True)
    with qtbot.waitSignal(bar.run_requested):
        qtbot.mouseClick(_button(bar, "Run"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(bar.stop_requested):
        qtbot.mouseClick(_button(bar, "Stop"), Qt.MouseButton.LeftButton)


def test_after_a_run_the_button_says_run_again(bar: RunBar) -> None:
    bar.set_run(can_run=True, is_primary=True, ran=True)
    assert _button(bar, "Run again").isEnabled()


def test_stop_does_nothing_while_nothing_runs(bar: RunBar) -> None:
    bar.set_can_stop(False)
    assert not _button(bar, "Stop").isEnabled()


def test_a_run_that_cannot_start_says_why(bar: RunBar) -> None:
    bar.set_run(can_run=False, is_primary=False, ran=False, why_not="No Python was found.")
    assert _button(bar, "Run").toolTip() == "No Python was found."


def test_the_chip_shows_how_it_goes(bar: RunBar) -> None:
    bar.set_chip(Chip("Stuck for 7.4 s", "stuck", "wrong"))
    assert bar.chip.text == "Stuck for 7.4 s"


# --- knobs -----------------------------------------------------------------------------------------------------


def test_a_value_typed_into_a_knob_is_announced(bar: RunBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.knob_changed) as changed:
        _enter(qtbot, _field(bar, "ROUNDS"), "20_000")
    assert changed.args == ["ROUNDS", 20_000]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("5", "ROUNDS has to be between 1,000 and 50,000,000."),
        ("many", "ROUNDS has to be a whole number, such as 1000 or 10_000."),
        ("__import__('os')", "ROUNDS has to be a whole number, such as 1000 or 10_000."),
        ("1.5", "ROUNDS has to be a whole number, such as 1000 or 10_000."),
        ("", "ROUNDS has to be a whole number, such as 1000 or 10_000."),
    ],
)
def test_what_a_knob_cannot_be_is_told_and_not_announced(bar: RunBar, qtbot: QtBot, text: str, sentence: str) -> None:
    with qtbot.assertNotEmitted(bar.knob_changed):
        _enter(qtbot, _field(bar, "ROUNDS"), text)
    assert _field(bar, "ROUNDS").accessibleDescription() == sentence
    assert _field(bar, "ROUNDS").text() == text


def test_a_whole_number_will_do_for_a_knob_with_a_fraction(bar: RunBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.knob_changed) as changed:
        _enter(qtbot, _field(bar, "PAUSE"), "1")
    assert changed.args == ["PAUSE", 1.0]


def test_arrow_keys_step_a_knob(bar: RunBar, qtbot: QtBot) -> None:
    edit = _field(bar, "ROUNDS")
    with qtbot.waitSignal(bar.knob_changed) as up:
        qtbot.keyClick(edit, Qt.Key.Key_Up)
    with qtbot.waitSignal(bar.knob_changed) as down:
        qtbot.keyClick(edit, Qt.Key.Key_Down)
    assert (up.args[1], down.args[1]) == (2_000_000, 500_000)


def test_a_knob_moved_in_the_code_moves_here(bar: RunBar) -> None:
    bar.set_knobs(((Knob("ROUNDS", 7_000, "7_000", 3, 9, 14), *ROUNDS[1:]), PAUSE))
    assert _field(bar, "ROUNDS").text() == "7_000"


def test_a_knob_with_the_focus_opens_its_slider(bar: RunBar, qtbot: QtBot) -> None:
    bar.focus_knob("ROUNDS")
    slider = next(slider for slider in bar.window().findChildren(QSlider) if slider.isVisible())
    with qtbot.waitSignal(bar.knob_changed) as changed:
        slider.setValue(slider.maximum())
    assert changed.args == ["ROUNDS", 50_000_000]


def test_knobs_that_do_not_fit_move_behind_one_button(bar: RunBar, qtbot: QtBot) -> None:
    bar.resize(680, 200)
    button = next(button for button in bar.findChildren(QPushButton) if button.accessibleName() == "Knobs")
    assert button.isVisible()
    assert not _field(bar, "ROUNDS").isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    fields = bar.window().findChildren(KnobField)
    assert all(field.isVisible() for field in fields)
    with qtbot.waitSignal(bar.knob_changed):
        _enter(qtbot, fields[0].findChild(QLineEdit), "3_000")


@pytest.mark.parametrize("scale", [KnobScale(1_000, 50_000_000, True, True), KnobScale(0, 1, False, False)])
def test_a_slider_reaches_both_ends_and_keeps_its_place(scale: KnobScale) -> None:
    assert (scale.value(0.0), scale.value(1.0)) == (scale.low, scale.high)
    for share in (0.1, 0.37, 0.5, 0.9):
        assert abs(scale.share(scale.value(share)) - share) < 0.05


def test_steps_stay_within_the_range() -> None:
    scale = KnobScale(1, 10, False, True)
    assert scale.stepped(10, 1) == 10
    assert scale.stepped(1, -1) == 1
    assert scale.stepped(4, 1) == 5


# --- pickers ---------------------------------------------------------------------------------------------------


def test_another_python_can_be_picked(bar: RunBar, qtbot: QtBot) -> None:
    picker = next(picker for picker in bar.findChildren(Picker) if picker.text() == "Python 3.9.18")
    menu = picker.make_menu()
    with qtbot.waitSignal(bar.python_chosen) as chosen:
        next(action for action in menu.actions() if "free-threaded" in action.text()).trigger()
    assert chosen.args == ["/b/python"]
    menu.close()


def test_a_path_can_be_added(bar: RunBar, qtbot: QtBot) -> None:
    picker = next(picker for picker in bar.findChildren(Picker) if picker.text() == "Python 3.9.18")
    menu = picker.make_menu()
    with qtbot.waitSignal(bar.add_python_requested):
        menu.actions()[-1].trigger()
    menu.close()


def test_only_a_python_that_was_added_can_be_taken_off_the_list(bar: RunBar, qtbot: QtBot) -> None:
    picker = next(picker for picker in bar.findChildren(Picker) if picker.text() == "Python 3.9.18")
    words = "Take this Python off the list"
    assert words not in [action.text() for action in picker.menu_actions]
    bar.set_pythons((Option("/a/python", "Python 3.9.18"),), "/a/python", can_remove=True)
    action = next(action for action in picker.menu_actions if action.text() == words)
    with qtbot.waitSignal(bar.remove_python_requested):
        action.trigger()


def test_start_methods_are_shown_only_where_there_are_some(bar: RunBar) -> None:
    methods = next(picker for picker in bar.findChildren(Picker) if not picker.isVisible())
    bar.set_start_methods((Option("fork", "fork"), Option("spawn", "spawn")), "spawn")
    assert methods.isVisible()
    assert methods.accessibleName() == "start method spawn"


def test_knobs_and_pickers_rest_while_a_run_goes_on(bar: RunBar) -> None:
    bar.set_locked(True)
    assert not any(picker.isEnabled() for picker in bar.findChildren(Picker))
    assert not _field(bar, "ROUNDS").isEnabled()


def test_without_any_python_the_picker_says_so(bar: RunBar) -> None:
    bar.set_pythons((), "")
    assert any(picker.text() == "No Python found" for picker in bar.findChildren(Picker))


def test_a_field_whose_knob_has_gone_from_the_text_opens_nothing(bar: RunBar) -> None:
    field = bar.findChildren(KnobField)[0]
    bar.set_knobs((PAUSE,))
    field.entered.emit(field.name)
    assert not any(panel.isVisible() for panel in bar.window().findChildren(KnobPanel))


@pytest.mark.parametrize("compact", [True, False])
@pytest.mark.parametrize("width", range(460, 1000, 60))
def test_the_knobs_keep_their_form_from_one_state_of_the_run_to_the_next(
    bar: RunBar, width: int, compact: bool
) -> None:
    bar.set_compact(compact)
    bar.setFixedWidth(width)
    forms = set()
    for ran, chip in (
        (False, Chip("Ready to run", "pencil", brief="Ready")),
        (False, Chip("Running 0.1 s", "dot", brief="0.1 s")),
        (False, Chip("Running 12.3 s", "dot", brief="12.3 s")),
        (True, Chip("Ended after 12.3 s", "check", brief="12.3 s")),
    ):
        bar.set_run(can_run=True, is_primary=True, ran=ran)
        bar.set_chip(chip)
        bar.layout().activate()
        knobs = bar.findChild(KnobRow)
        shown = [part for part in knobs.children() if isinstance(part, QWidget) and not part.isHidden()]
        forms.add(tuple((type(part), part.geometry().getRect(), getattr(part, "text", str)()) for part in shown))
        forms.add(knobs.geometry().getRect())
    assert len(forms) == 2
