"""Drives the real window with random events, to see that nothing breaks it, stops it, or is left of it.

    python -X faulthandler -m tests.monkey [--seed N] [--events 10000] [--cycles 1000]

Prints the seed first: the same seed does the same again, as far as the window is in the same state by then. A cycle
is a lab from its start to its outcome. In the end a summary; exit status 0 when there was no exception and no warning,
no freeze over 250 ms, nothing left, and at most 20 MB more memory than after the first hundred cycles. Freezes are
only meaningful on a quiet machine (`--no-times` leaves them out of the verdict). Everything happens in a temporary
folder, which is the home folder as well, and off screen unless QT_QPA_PLATFORM says otherwise.

`--only key,wheel,...` leaves all other kinds of events out (`--only none` all but runs), to find which one does it.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from core import interpreters, paths
from core.run import Run
from gui.application import Application, Options, load_library, qt_application
from gui.language import ENGLISH
from gui.main_window import MainWindow
from gui.settings import FILE_NAME, SettingsFile
from tests.monkey_hands import KINDS, Hands
from tests.monkey_watch import FREEZE_S, Belongings, Complaints, Freeze, Heart, Memory, left_over

_ROOT = Path(__file__).parent.parent
_UNSUITABLE = ("bomb", "forks_many", "endless_threads", "too_many_threads", "takes_memory", "writes_big_file")
"""Labs that would keep the whole machine busy: the limits have tests of their own."""
_FILES = 12
_MOST_MB = 20.0
_WEIGHED_EVERY = 100
"""Cycles from one look at the memory to the next."""
_SETTLE_MS = 100
_USUAL_SIZE = (1280, 800)
"""Of the window (pixels) while the memory is looked at."""
_REMEMBERED = 50
_PATIENCE_S = 120.0
"""When no lab has come to its end for so long, something hangs."""
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Seen:
    seconds: float
    complaints: list[str]
    freezes: list[Freeze]
    left: list[str]


class Cycles:
    """Counts the labs that were started and have come to their outcome."""

    def __init__(self) -> None:
        self.done = 0
        self._going: list[Run] = []
        begin = Run.__init__

        def note(run: Run, *arguments: Any, **named: Any) -> None:
            begin(run, *arguments, **named)
            self._going.append(run)

        Run.__init__ = note  # type: ignore[method-assign]

    def count(self) -> int:
        over = [run for run in self._going if run.outcome is not None]
        for run in over:
            self._going.remove(run)
        self.done += len(over)
        return self.done

    @property
    def going(self) -> int:
        return len(self._going)


class Monkey:
    def __init__(self, application: Application, hands: Hands, events: int, cycles: int) -> None:
        self.window, self._hands, self._lessons = application.window, hands, application.library.lessons
        self._least_events, self._least_cycles = events, cycles
        self.events, self.cycles = 0, Cycles()
        self.newest = "the start"
        self.remembered: deque[str] = deque(maxlen=_REMEMBERED)
        self.memory: dict[int, Memory] = {}
        """What the window took, by the number of cycles before."""
        self.hangs = False
        self._loop = QEventLoop()
        self._timer = QTimer(singleShot=True)  # one: `QTimer.singleShot` keeps a bit of each call
        self._timer.timeout.connect(lambda: self._next())
        self._next = self._step
        self._cycle_at = time.monotonic()
        self._to_open: list[str] = []

    def play(self) -> None:
        """Until there were enough events and cycles, or no lab ends any more."""
        self._timer.start(0)
        self._loop.exec()

    def _step(self) -> None:
        before = self.cycles.done
        if self.cycles.count() > before:
            self._cycle_at = time.monotonic()
        self.hangs = time.monotonic() - self._cycle_at > _PATIENCE_S
        if self.hangs or self._is_enough or self.cycles.done // _WEIGHED_EVERY > before // _WEIGHED_EVERY:
            self._weigh()
        else:
            self._act()

    @property
    def _is_enough(self) -> bool:
        return self.events >= self._least_events and self.cycles.done >= self._least_cycles

    def _act(self) -> None:
        # Before the event: some dialogs have an event loop of their own, in which they are answered.
        self._timer.start(self._hands.pause_ms())
        self.events += 1
        number = self.events
        self.newest = f"{number} about to act"
        words = self._hands.act()
        self.newest = f"{number} {words}"
        self.remembered.append(self.newest)

    def _weigh(self) -> None:
        """Looks at the memory in the same state each time: a window of the usual size at 100 %, every lesson opened,
        and no program of the learner's own."""
        self._to_open = [lesson.id for lesson in self._lessons]
        self.window.menus.normal.trigger()
        self.window.resize(*_USUAL_SIZE)
        self._next = self._settle
        self._settle()

    def _settle(self) -> None:
        is_tidy = not self._hands.tidy_up()
        if is_tidy and not self._to_open:
            self._note_memory()
            return
        if is_tidy:
            self.window.open_lesson(self._to_open.pop())
        self._timer.start(_SETTLE_MS)

    def _note_memory(self) -> None:
        self.memory[self.cycles.count()] = memory = Memory.now()
        print(f"{self.events} events, {self.cycles.done} cycles: {memory}", file=sys.stderr, flush=True)
        if self.hangs or self._is_enough:
            self._loop.quit()
            return
        self._cycle_at = time.monotonic()
        self._next = self._step
        self._timer.start(0)


def prepare(root: Path, seed: int) -> Path:
    """Makes `root` the home folder, with temporary files, settings and some programs and a recording in it; returns
    the folder of these. Nothing else is written to from now on."""
    found = interpreters.find()  # those of the real home
    for name in ("home", "tmp", "files", "runtime"):
        (root / name).mkdir(mode=0o700)
    for variable in [name for name in os.environ if name.startswith(("XDG_", "CROSSTALK"))]:
        del os.environ[variable]
    os.environ |= {"HOME": str(root / "home"), "TMPDIR": str(root / "tmp"), "XDG_RUNTIME_DIR": str(root / "runtime")}
    tempfile.tempdir = None  # it is looked up again
    settings = {"pythons": [each.path for each in found if each.path != paths.lab_python()], "theme": "light"}
    paths.config_folder().mkdir(parents=True)
    (paths.config_folder() / FILE_NAME).write_text(json.dumps(settings), encoding="utf-8")
    files = root / "files"
    labs = sorted((_ROOT / "tests" / "labs").glob("[a-z]*.py"))
    for path in random.Random(seed).sample([each for each in labs if each.stem not in _UNSUITABLE], _FILES):
        shutil.copy(path, files)
    record = [sys.executable, "-m", "core", "run", str(_ROOT / "tests/labs/threads.py"), "--timeout", "2"]
    subprocess.run([*record, "--record", str(files / "run.crosstalk")], cwd=_ROOT, capture_output=True, check=True)
    os.chdir(files)
    return files


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns 1 where something is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.monkey")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1_000_000))
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--cycles", type=int, default=1_000)
    parser.add_argument("--only", type=lambda text: text.split(","), default=KINDS, help=f"of {', '.join(KINDS)}")
    parser.add_argument("--no-times", dest="times", action="store_false", help="do not judge freezes and memory")
    chosen = parser.parse_args(arguments)
    print(f"seed {chosen.seed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="monkey-", ignore_cleanup_errors=True) as root:
        return _run(chosen, Path(root))


def _run(chosen: argparse.Namespace, root: Path) -> int:
    files = prepare(root, chosen.seed)
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    app = qt_application()
    options = Options(language=ENGLISH)
    file = SettingsFile(paths.config_folder())
    application = Application(app, load_library(paths.lessons_folder()), file, options, paths.resources_folder())
    application.window.menus.quit.setEnabled(False)  # the one thing that ends it all
    monkey = Monkey(
        application, Hands(application.window, chosen.seed, files, chosen.only), chosen.events, chosen.cycles
    )
    complaints = Complaints(lambda: monkey.newest)
    complaints.install()
    application.window.show()
    while not application.window.pages.page.is_prepared:  # how long a start takes is measured elsewhere
        app.processEvents()
    before = Belongings.now(root / "tmp")
    heart = Heart(lambda: monkey.newest)
    application.when_shown()
    heart.start()
    began = time.monotonic()
    monkey.play()
    heart.stop()
    seconds = time.monotonic() - began
    _leave(app, application.window)
    left = left_over(before, root / "tmp", lambda: _pump(app))
    return _report(chosen, monkey, Seen(seconds, complaints.heard, heart.freezes, left))


def _leave(app: QApplication, window: MainWindow) -> None:
    window.close()
    _pump(app)


def _pump(app: QApplication) -> None:
    app.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _report(chosen: argparse.Namespace, monkey: Monkey, seen: Seen) -> int:
    """Says what was seen; 0 when all is well."""
    frozen = [freeze for freeze in seen.freezes if freeze.seconds > FREEZE_S]
    weighed = list(monkey.memory.values())
    print(f"{monkey.events} events, {monkey.cycles.done} cycles in {seen.seconds:.0f} s")
    print(f"{len(seen.complaints)} exceptions and warnings")
    for complaint in seen.complaints:
        print(f"  {complaint}")
    print(f"{len(frozen)} freezes over {FREEZE_S * 1000:.0f} ms; the longest:")
    for freeze in sorted(seen.freezes, key=lambda each: -each.seconds)[:_SHOWN]:
        print(freeze)
    print(f"left over: {seen.left or 'nothing'}")
    print("memory, after so many cycles:")
    for cycles, memory in monkey.memory.items():
        print(f"  {cycles}: {memory}")
    is_bad = bool(seen.complaints or seen.left or monkey.hangs or monkey.window.isVisible())
    if chosen.times:
        is_bad = is_bad or bool(frozen) or weighed[-1].all_mb - weighed[0].all_mb > _MOST_MB
    if is_bad:
        print("the last events:", *monkey.remembered, sep="\n  ")
    if monkey.hangs:
        print(f"no lab has ended for {_PATIENCE_S:.0f} s")
    print("something is wrong" if is_bad else "all is well")
    return 1 if is_bad else 0


if __name__ == "__main__":
    sys.exit(main())
