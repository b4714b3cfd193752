"""Which Python the next run uses, with the real interpreters of this machine."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.interpreters import Interpreter
from gui.interpreter_picker import InterpreterPicker
from gui.pythons import Pythons
from gui.settings import Settings

OLD = Interpreter("/old/python", (3, 9, 18), "cpython", True, ("fork", "spawn"))
NEW = Interpreter("/new/python", (3, 13, 0), "cpython", False, ("fork", "spawn", "forkserver"))


@pytest.fixture
def pythons(qapp: object) -> Pythons:
    pythons = Pythons()
    pythons.found = (NEW, OLD)
    return pythons


def test_the_remembered_python_is_chosen_while_it_is_there(pythons: Pythons) -> None:
    settings = Settings(python=OLD.path)
    picker = InterpreterPicker(pythons, settings)
    assert picker.chosen == OLD
    pythons.found = (NEW,)
    assert picker.chosen == NEW
    assert settings.python == OLD.path


def test_a_choice_is_remembered_and_announced(pythons: Pythons, qtbot: QtBot) -> None:
    settings = Settings()
    picker = InterpreterPicker(pythons, settings)
    with qtbot.waitSignal(picker.changed):
        picker.choose(OLD.path)
    assert settings.python == OLD.path


def test_a_start_method_that_the_python_has_not_is_its_default(pythons: Pythons) -> None:
    picker = InterpreterPicker(pythons, Settings(python=OLD.path, start_method="forkserver"))
    assert picker.start_method_for(OLD) == ""
    assert picker.shown_start_method() == "fork"
    picker.choose(NEW.path)
    assert picker.start_method_for(NEW) == "forkserver"


def test_options_say_version_and_whether_it_is_free_threaded(pythons: Pythons) -> None:
    labels = [option.label for option in InterpreterPicker(pythons, Settings()).python_options()]
    assert labels == ["Python 3.9.18", "Python 3.13.0 free-threaded"]


def test_the_two_to_compare_are_the_oldest_and_the_newest(pythons: Pythons) -> None:
    picker = InterpreterPicker(pythons, Settings())
    assert picker.oldest_and_newest() == (OLD, NEW)
    pythons.found = (NEW,)
    assert picker.oldest_and_newest() is None


def test_a_python_that_is_added_is_vetted_and_picked(pythons: Pythons, qtbot: QtBot) -> None:
    pythons.found = ()
    picker = InterpreterPicker(pythons, Settings())
    with qtbot.waitSignal(picker.changed):
        picker.add(sys.executable)
    assert picker.chosen is not None
    assert picker.chosen.version == sys.version_info[:3]


def test_what_is_not_a_python_is_refused_with_its_reason(pythons: Pythons, qtbot: QtBot, tmp_path: Path) -> None:
    picker = InterpreterPicker(pythons, Settings())
    with qtbot.waitSignal(picker.refused) as refused:
        picker.add(str(tmp_path / "python"))
    assert refused.args[0].code == "interpreter-gone"
    assert not picker.is_vetting


def test_what_was_added_is_remembered_and_can_be_removed(qapp: object, qtbot: QtBot, tmp_path: Path) -> None:
    link = tmp_path / "python"
    link.symlink_to(sys.executable)
    settings, pythons = Settings(), Pythons()
    picker = InterpreterPicker(pythons, settings)
    assert not picker.can_remove
    with qtbot.waitSignal(picker.changed):
        picker.add(str(link))
    assert picker.chosen is not None
    assert settings.pythons == [picker.chosen.path]
    picker.remove()
    assert (settings.pythons, settings.python) == ([], "")
    assert picker.chosen == Pythons().found[0]


def test_two_of_one_version_are_told_apart(pythons: Pythons) -> None:
    twin = Interpreter("/home/learner/project/.venv/bin/python", OLD.version, "cpython", True, OLD.start_methods)
    pythons.found = (OLD, twin)
    labels = [option.label for option in InterpreterPicker(pythons, Settings()).python_options()]
    assert labels == ["Python 3.9.18  /old/python", "Python 3.9.18  …/project/.venv/bin/python"]


def test_the_search_finds_what_is_remembered_and_says_what_is_gone(qapp: object, qtbot: QtBot, tmp_path: Path) -> None:
    link, gone = tmp_path / "python", str(tmp_path / "gone")
    link.symlink_to(sys.executable)
    pythons = Pythons()
    with qtbot.waitSignal(pythons.lost, timeout=60_000) as lost:
        pythons.search([str(link), gone])
    assert (lost.args[0].code, lost.args[0].where) == ("interpreter-gone", gone)
    assert str(link) in [python.path for python in pythons.found]
