"""How large a bundle is, and how long it takes to its first frame, against the source run and a bare bundled window.

    python -m tests.bench bundle FOLDER [RUNS]

FOLDER is the bundle (`dist/crosstalk`). The bare window, one of PySide6 with one pyqtgraph plot, is bundled first, by
the same PyInstaller (extra `build`). Each run is a fresh process with an empty home, and the three kinds alternate, so
that all see the same load; Crosstalk is timed by the beginning of its self-test. With QT_QPA_PLATFORM=xcb the windows
open on the screen, otherwise off screen.
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.bench.figures import note
from tests.bench.first_frame import BARE, FRAME, ROOT

LIMIT, LIMIT_BARE, MOST_UNPACKED = 1.2, 2.0, 230_000_000
_PAINTED = re.compile(r"^ok +window: .*painted ([\d.]+) s")


def main(arguments: Sequence[str]) -> None:
    folder = Path(arguments[0]).resolve()
    runs = int(arguments[1]) if len(arguments) > 1 else 10
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    size = sum(path.stat().st_size for path in files)
    what = "the bundle unpacked, its CPython included"
    note(what, f"<= {MOST_UNPACKED / 1e6:.0f} MB", f"{size / 1e6:.0f} MB", size <= MOST_UNPACKED)
    print(f"{len(files)} files, {size / 1e6:.0f} MB unpacked (at most {MOST_UNPACKED / 1e6:.0f})")
    with tempfile.TemporaryDirectory() as home:
        bare = _bundle_bare(Path(home))
        kinds: dict[str, Callable[[], float]] = {
            "source": lambda: _of_selftest([sys.executable, "-m", "gui"], home),
            "bundle": lambda: _of_selftest([str(folder / "crosstalk")], home),
            "bare": lambda: _of_bare(bare, home),
        }
        times: dict[str, list[float]] = {name: [] for name in kinds}
        for count in range(runs + 1):
            for name, first_frame in kinds.items():
                taken = first_frame()
                if count:  # the first of each warms the disk's cache
                    times[name].append(taken)
    print("first frame: " + ", ".join(f"{name} {statistics.median(times[name]):.2f} s" for name in kinds))
    for name, limit in (("source", LIMIT), ("bare", LIMIT_BARE)):
        ratio = statistics.median(b / a for a, b in zip(times[name], times["bundle"], strict=True))
        note(f"first frame of the bundle against {name}", f"<= {limit}", f"{ratio:.2f}", ratio <= limit)
        print(f"bundle against {name}: median of {runs} paired ratios {ratio:.2f} (at most {limit})")


def _bundle_bare(folder: Path) -> Path:
    """The program that opens the bare window, in a folder of its own."""
    script = folder / "bare.py"
    script.write_text(FRAME + BARE, encoding="utf-8")
    imports = [f"--hidden-import=PySide6.{name}" for name in ("QtOpenGL", "QtOpenGLWidgets")]  # as in build.spec
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=ERROR", *imports, str(script)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"the bare window cannot be bundled: {done.stderr}")
    return folder / "dist" / "bare" / "bare"


def _environment(home: str) -> dict[str, str]:
    environment = dict(os.environ, HOME=home, XDG_CONFIG_HOME=home, TMPDIR=home, PYTHONPYCACHEPREFIX=home)
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # compiled once, as it is from the second start on
    return environment


def _of_bare(program: Path, home: str) -> float:
    """Seconds from the start of the process."""
    started = time.monotonic()
    done = subprocess.run([program], env=_environment(home), capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(done.stderr)
    return float(done.stdout) - started


def _of_selftest(command: Sequence[str], home: str) -> float:
    """Seconds from the start of the process, as it says itself; it is ended there."""
    with subprocess.Popen(
        [*command, "--selftest"],
        cwd=ROOT,
        env=_environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            painted = _PAINTED.match(line)
            if painted:
                process.kill()
                return float(painted[1])
    sys.exit(f"{command[0]} never painted its window")
