"""A crash of Crosstalk itself leaves word of where it was, and the next start finds it once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from gui.crash_log import LAST, CrashLog, crash_text

ROOT = Path(__file__).parents[2]
BEGIN = """
import sys
from pathlib import Path
from gui.crash_log import CrashLog
log = CrashLog(Path(sys.argv[1]))
print(log.begin() is not None, flush=True)
"""
CRASH = BEGIN + "import ctypes\ndef lost():\n    ctypes.string_at(0)\nlost()\n"
END = BEGIN + "log.end()\n"
LIVE = BEGIN + "sys.stdin.read()\nlog.end()\n"


def start(code: str, folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=ROOT,
    )


def found(code: str, folder: Path) -> str:
    """Whether a Crosstalk that started so found word of a crash."""
    return start(code, folder).communicate()[0].strip()


def test_a_crash_is_found_at_the_next_start_and_then_no_more(tmp_path: Path) -> None:
    assert found(CRASH, tmp_path / "new") == "False"
    assert found(END, tmp_path / "new") == "True"
    assert found(END, tmp_path / "new") == "False"
    text = crash_text(tmp_path / "new" / LAST)
    assert "in lost" in text
    assert "Fatal Python error" in text or "Windows fatal exception" in text


def test_a_proper_end_leaves_nothing(tmp_path: Path) -> None:
    assert found(END, tmp_path) == "False"
    assert list(tmp_path.iterdir()) == []


def test_one_that_was_killed_has_not_crashed(tmp_path: Path) -> None:
    with start(LIVE, tmp_path) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.kill()
    assert found(END, tmp_path) == "False"
    assert list(tmp_path.iterdir()) == []


def test_two_at_once_do_not_touch_each_others_log(tmp_path: Path) -> None:
    with start(LIVE, tmp_path) as one:
        assert one.stdout is not None
        one.stdout.readline()
        assert found(CRASH, tmp_path) == "False"
        assert (tmp_path / f"crash-{one.pid}.log").exists()
        one.communicate()
    assert found(END, tmp_path) == "True"


def test_without_a_folder_to_write_to_there_is_no_log_and_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"")
    log = CrashLog(file / "below")
    assert log.begin() is None
    log.end()
