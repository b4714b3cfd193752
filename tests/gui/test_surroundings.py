"""Two windows at once, and screens that come and go: real windows in processes of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from PySide6.QtCore import QRect

from gui.settings import Settings, SettingsFile

ROOT = Path(__file__).parents[2]
LEFT = {"name": "left", "x": 0, "y": 0, "width": 1600, "height": 1000}
RIGHT = {"name": "right", "x": 1600, "y": 0, "width": 1600, "height": 1000}
SMALL = {"name": "small", "x": 0, "y": 0, "width": 1024, "height": 768}

WINDOW = """
    import json, sys
    from pathlib import Path
    from PySide6.QtCore import QEventLoop, QTimer
    from core import paths
    from gui.application import Application, Options, load_library, qt_application
    from gui.settings import SettingsFile

    def until(condition):
        loop, check = QEventLoop(), QTimer(interval=10)
        check.timeout.connect(lambda: loop.quit() if condition() else None)
        check.start()
        loop.exec()

    app = qt_application()
    file = SettingsFile(Path(sys.argv[1]))
    application = Application(app, load_library(paths.lessons_folder()), file, Options(), paths.resources_folder())
    window = application.window
    window.show()
    until(lambda: window.windowHandle().isExposed())
    {act}
    window.close()
"""
MOVES = """
    window.setGeometry(1800, 100, 1200, 800)
    until(lambda: window.geometry().x() == 1800)
"""
TELLS = """
    place, screen = window.geometry(), window.screen().availableGeometry()
    print(json.dumps([[*rect.getRect()] for rect in (place, screen)]))
"""
RUNS = """
    window.open_program(Path(sys.argv[2]))
    page = window.pages.page
    page.run_without_predicting()
    until(lambda: page.snapshot.output.lines)
    print("running", flush=True)
    sys.stdin.readline()
    page.stop()
    until(lambda: not page.has_live_run)
    window.menus.theme_chosen.emit(sys.argv[3]) if sys.argv[3] else window.menus.lesson_chosen.emit("manager")
    print(page.snapshot.outcome.kind)
"""


def opened(act: str, *arguments: str, screens: tuple[dict[str, object], ...] = (LEFT,)) -> subprocess.Popen[str]:
    """A window of its own on those screens that does this, and closes."""
    config = Path(arguments[0]) / f"screens-{len(screens)}-{screens[-1]['name']}.json"
    config.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    code = textwrap.dedent(WINDOW).replace("{act}", textwrap.dedent(act).strip())
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def said(window: subprocess.Popen[str], typed: str = "") -> str:
    output, _ = window.communicate(typed)
    assert window.returncode == 0
    return output


@pytest.mark.parametrize("screen", [LEFT, SMALL], ids=["as large", "smaller"])
def test_a_window_whose_screen_is_gone_opens_on_one_that_is_there(tmp_path: Path, screen: dict[str, object]) -> None:
    said(opened(MOVES, str(tmp_path), screens=(LEFT, RIGHT)))
    again = json.loads(said(opened(TELLS, str(tmp_path), screens=(LEFT, RIGHT))))
    assert QRect(*again[1]).contains(QRect(*again[0]))
    assert again[0][0] >= 1600
    place, available = (QRect(*rect) for rect in json.loads(said(opened(TELLS, str(tmp_path), screens=(screen,)))))
    assert available == QRect(0, 0, int(str(screen["width"])), int(str(screen["height"])))
    assert available.adjusted(-2, -2, 2, 2).contains(place)  # Qt sees a frame of two pixels around it


def test_two_windows_run_side_by_side_and_both_are_remembered(tmp_path: Path) -> None:
    SettingsFile(tmp_path).save(Settings(language="en", theme="light"))
    program = tmp_path / "endless.py"
    program.write_text("import time\nprint('ready')\nwhile True:\n    time.sleep(1)\n", encoding="utf-8")
    windows = [opened(RUNS, str(tmp_path), str(program), theme) for theme in ("dark", "")]
    for window in windows:
        assert window.stdout is not None
        assert window.stdout.readline() == "running\n"
    assert [said(window, "stop\n") for window in windows] == ["stopped\n"] * 2
    settings, problem = SettingsFile(tmp_path).load()
    assert (settings.theme, settings.lesson, settings.recent, problem) == ("dark", "manager", [str(program)], None)
    assert not list(tmp_path.glob(".settings*"))
