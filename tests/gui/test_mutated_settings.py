"""Settings in which bytes are others than were written: what can be understood is used, the rest is told."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from core import paths
from core.problem import Problem
from gui.appearance import look_for
from gui.application import Application, Options, load_library
from gui.language import ENGLISH
from gui.settings import FILE_NAME, Settings, SettingsFile
from gui.wording_settings import settings_told
from tests.damage import mutated, nothing_runs


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> bytes:
    """What a window that was used a while leaves behind."""
    window = QMainWindow()
    window.resize(1200, 800)
    geometry = bytes(window.saveGeometry().toHex().data()).decode("ascii")
    window.deleteLater()
    file = SettingsFile(tmp_path_factory.mktemp("settings"))
    settings = Settings(
        language="zh_CN", theme="dark", scale=1.25, projector=True, lesson="lost_updates", geometry=geometry,
        done=["lost_updates", "a_lock"], splitters={"page": [520, 876], "run": [486, 140]}, python="/usr/bin/python3",
    )  # fmt: skip
    assert file.save(settings) is None
    return file.path.read_bytes()


def load(folder: Path, written: bytes, seed: int) -> tuple[Settings, Problem | None]:
    (folder / FILE_NAME).write_bytes(mutated(written, random.Random(seed)))
    with nothing_runs():
        return SettingsFile(folder).load()


@pytest.mark.parametrize("seed", range(200))
def test_a_byte_that_is_another_costs_a_sentence_or_nothing(qapp, tmp_path, written, seed):
    load(tmp_path, written, 0)
    settings, problem = load(tmp_path, written, seed)
    assert problem is None or settings_told(problem).whole()
    assert look_for(settings).scale > 0
    window = QMainWindow()
    window.restoreGeometry(QByteArray.fromHex(settings.geometry.encode("ascii")))
    window.deleteLater()
    assert SettingsFile(tmp_path / "new").save(settings) is None
    assert json.loads((tmp_path / "new" / FILE_NAME).read_bytes())["version"] == settings.version


@pytest.fixture
def opened(qapp: QApplication, no_common_sheet: None) -> Iterator[list[Application]]:
    applications: list[Application] = []
    yield applications
    for application in applications:
        application.window.language_changed.emit(ENGLISH)
        application.window.close()
        application.window.deleteLater()


@pytest.mark.parametrize("seed", range(0, 200, 17))
def test_the_window_opens_with_what_is_left_of_them(qapp, qtbot: QtBot, tmp_path, written, opened, seed):
    (tmp_path / FILE_NAME).write_bytes(mutated(written, random.Random(seed)))
    library = load_library(paths.lessons_folder())
    application = Application(qapp, library, SettingsFile(tmp_path), Options(), paths.resources_folder())
    opened.append(application)
    with qtbot.waitExposed(application.window):
        application.window.show()
    assert application.window.pages.page is not None
