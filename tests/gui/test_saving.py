"""Settings are written beside the window's thread: in order, and all that was asked for last."""

from __future__ import annotations

import threading
from pathlib import Path

from pytestqt.qtbot import QtBot

from core.problem import Problem
from gui.saving import Saver
from gui.settings import Settings, SettingsFile


class SlowFile(SettingsFile):
    """A disk that takes its time: until it is `let`."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.let = threading.Event()
        self.written: list[tuple[str, bool]] = []

    def save(self, settings: Settings) -> Problem | None:
        self.let.wait()
        self.written.append((settings.lesson, threading.current_thread() is threading.main_thread()))
        return super().save(settings)


def test_the_window_does_not_wait_for_the_disk(qtbot: QtBot, tmp_path: Path) -> None:
    file, settings = SlowFile(tmp_path), Settings()
    saver = Saver(file)
    for lesson in ("one", "two", "three"):
        settings.lesson = lesson
        saver.save(settings)
    settings.lesson = "not asked to be saved"
    assert file.written == []
    file.let.set()
    saver.finish()
    assert file.load()[0].lesson == "three"
    lessons = [lesson for lesson, _ in file.written]
    assert lessons in (["one", "three"], ["two", "three"], ["three"])  # by when the thread first looked
    assert not any(in_window for _, in_window in file.written)


def test_what_is_saved_after_a_pause_is_written_too(qtbot: QtBot, tmp_path: Path) -> None:
    file = SettingsFile(tmp_path)
    saver = Saver(file)
    for lesson in ("one", "two"):
        saver.save(Settings(lesson=lesson))
        saver.finish()
        assert file.load()[0].lesson == lesson


def test_what_cannot_be_written_is_told_once(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "in the way").write_text("", encoding="utf-8")
    saver = Saver(SettingsFile(tmp_path / "in the way"))
    told: list[Problem] = []
    saver.failed.connect(told.append)
    saver.save(Settings())
    qtbot.waitUntil(lambda: bool(told))
    saver.save(Settings(lesson="another"))
    saver.finish()
    assert [problem.code for problem in told] == ["settings-not-saved"]
