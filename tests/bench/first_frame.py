"""How long until the first frame is painted, against a bare window of PySide6 with one pyqtgraph plot.

    python -m tests.bench first_frame [RUNS]

Each run is a fresh process, timed from just before it is started to after its window's first frame; the two kinds
alternate, so that both see the same load. With DISPLAY set the windows open there, otherwise off screen.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.bench.figures import note

ROOT = Path(__file__).parents[2]
LIMIT = 1.3

FRAME = """
import sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
class FirstFrame(QObject):
    '''A window is painted while it is told that it is exposed: what comes next is the end of its first frame.'''
    def __init__(self, window):
        super().__init__()
        assert not window.windowHandle().isExposed()
        window.windowHandle().installEventFilter(self)
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Expose:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.finish)
        return False
    def finish(self):
        print(time.monotonic(), flush=True)
        QApplication.instance().exit()
"""

BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
import pyqtgraph
application = QApplication([])
window = QMainWindow()
plot = pyqtgraph.PlotWidget()
plot.plot([0, 1, 2], [0, 1, 0])
window.setCentralWidget(plot)
window.resize(1440, 900)
window.show()
frame = FirstFrame(window)
application.exec()
"""

CROSSTALK = """
from PySide6.QtWidgets import QApplication
import gui.__main__, gui.application
class Timed(QApplication):
    def exec(self):
        frame = FirstFrame(next(it for it in self.topLevelWidgets() if it.isVisible()))
        return super().exec()
gui.application.QApplication = Timed
gui.__main__.main([])
"""


def main(arguments: Sequence[str]) -> None:
    runs = int(arguments[0]) if arguments else 15
    times: dict[str, list[float]] = {"bare": [], "crosstalk": []}
    with tempfile.TemporaryDirectory() as folder:
        for count in range(runs + 1):
            for name, code in (("bare", BARE), ("crosstalk", CROSSTALK)):
                taken = _first_frame(FRAME + code, folder)
                if count:  # the first of each warms the disk's cache
                    times[name].append(taken)
    bare, crosstalk = (statistics.median(times[name]) for name in ("bare", "crosstalk"))
    paired = statistics.median(b / a for a, b in zip(times["bare"], times["crosstalk"], strict=True))
    print(f"bare window {bare * 1000:.0f} ms, Crosstalk {crosstalk * 1000:.0f} ms (medians of {runs})")
    print(f"ratio of medians {crosstalk / bare:.2f}, median of paired ratios {paired:.2f} (at most {LIMIT})")
    note("first frame against a bare window", f"<= {LIMIT}", f"{paired:.2f}", paired <= LIMIT)


def _first_frame(code: str, folder: str) -> float:
    """Seconds from the start of a process to its first frame."""
    environment = dict(os.environ, XDG_CONFIG_HOME=folder, APPDATA=folder, HOME=folder, PYTHONPYCACHEPREFIX=folder)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # compiled once, as it is for everybody from the second start on
    if "DISPLAY" not in environment and sys.platform.startswith("linux"):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    started = time.monotonic()
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(done.stderr)
    return float(done.stdout) - started
