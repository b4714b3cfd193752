"""How large a bundle is, and how long it takes to its first painted frame, against the source run.

    python -m tests.bench bundle FOLDER [RUNS]

FOLDER is the bundle (`dist/crosstalk`). Each run is the beginning of a self-test in a fresh process, with an empty
home; bundle and source alternate, so that both see the same load. With QT_QPA_PLATFORM=xcb the windows open on the
screen, otherwise off screen.
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
LIMIT, MOST_UNPACKED = 1.2, 230_000_000
_PAINTED = re.compile(r"^ok +window: .*painted ([\d.]+) s")


def main(arguments: Sequence[str]) -> None:
    folder = Path(arguments[0]).resolve()
    runs = int(arguments[1]) if len(arguments) > 1 else 10
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    size = sum(path.stat().st_size for path in files)
    print(f"{len(files)} files, {size / 1e6:.0f} MB unpacked (at most {MOST_UNPACKED / 1e6:.0f})")
    commands = {"source": [sys.executable, "-m", "gui"], "bundle": [str(folder / "crosstalk")]}
    times: dict[str, list[float]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as home:
        for count in range(runs + 1):
            for name, command in commands.items():
                taken = _first_frame(command, home)
                if count:  # the first of each warms the disk's cache
                    times[name].append(taken)
    source, bundle = (statistics.median(times[name]) for name in commands)
    paired = statistics.median(b / a for a, b in zip(times["source"], times["bundle"], strict=True))
    print(f"first frame: source {source:.2f} s, bundle {bundle:.2f} s (medians of {runs})")
    print(f"median of paired ratios {paired:.2f} (at most {LIMIT})")


def _first_frame(command: Sequence[str], home: str) -> float:
    """Seconds from the start of the process, as it says itself; it is ended there."""
    environment = dict(os.environ, HOME=home, XDG_CONFIG_HOME=home, TMPDIR=home, PYTHONPYCACHEPREFIX=home)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # compiled once, as it is from the second start on
    with subprocess.Popen(
        [*command, "--selftest"],
        cwd=ROOT,
        env=environment,
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
