"""A full disk: what cannot be written is said with its cause and a remedy, in both languages, and nothing is lost."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core import document, paths
from core.atomic_file import replacing
from core.observation import Outcome, Sample
from core.problem import Problem, ProblemError
from core.run import Order, Run
from core.scheduler.schedule import Schedule
from gui.exporting.exports import KINDS, Exports
from gui.exporting.handout import Handout
from gui.language import CHINESE, ENGLISH, Translations
from gui.recorded_program import describe_recording
from gui.settings import Settings, SettingsFile
from gui.step import files
from gui.step.phrases import problem_words
from gui.wording import Told, outcome_remedy, outcome_sentence
from gui.wording_problems import problem_told, start_told
from gui.wording_settings import settings_told
from tests.following import Follower, program
from tests.full_disk import fill, small_disk
from tests.gui import recordings

OLD = b"what was there before"


@pytest.fixture
def disk(own_temporary: Path) -> Iterator[Path]:
    with small_disk(own_temporary / "disk") as folder:
        yield folder


@pytest.fixture
def in_chinese(qapp: QApplication) -> Iterator[Callable[[Callable[[], Told]], Told]]:
    """Says the same in Chinese."""
    translations = Translations(paths.resources_folder() / "i18n")

    def say(tell: Callable[[], Told]) -> Told:
        translations.use(CHINESE)
        told = tell()
        translations.use(ENGLISH)
        return told

    yield say
    translations.use(ENGLISH)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_settings_stay_as_they_were_saved(disk: Path, in_chinese) -> None:
    file = SettingsFile(disk / "config")
    assert file.save(Settings(lesson="a_lock")) is None
    fill(disk)
    problem = file.save(Settings(lesson="race", watches={str(number): ["n"] for number in range(500)}))
    assert problem is not None
    assert (problem.code, file.load()[0].lesson) == ("settings-disk-full", "a_lock")
    assert names(disk / "config") == {"settings.json"}
    assert "The disk is full" in settings_told(problem).cause
    assert "Free some space" in settings_told(problem).remedy
    told = in_chinese(lambda: settings_told(problem))
    assert ("磁盘已满" in told.cause, "腾出一些空间" in told.remedy) == (True, True)
    (disk / "filler").unlink()
    assert file.save(Settings(lesson="race")) is None
    assert file.load()[0].lesson == "race"


def test_a_program_stays_as_it_was_saved(disk: Path, in_chinese) -> None:
    path = disk / "mine.py"
    path.write_bytes(OLD)
    fill(disk)
    with pytest.raises(ProblemError) as raised:
        document.write(path, bytes(100_000))
    assert (path.read_bytes(), names(disk)) == (OLD, {"mine.py", "filler"})
    problem = raised.value.problem
    assert problem_told(problem).title == "The disk is full"
    assert "nothing is lost here" in problem_told(problem).remedy
    assert in_chinese(lambda: problem_told(problem)).title == "磁盘已满"


def test_a_schedule_stays_as_it_was_saved(disk: Path) -> None:
    path = disk / "race.schedule.json"
    assert files.save(path, Schedule("line", "any", (0, 1, 0))) is None
    fill(disk)
    problem = files.save(path, Schedule("line", "any", (0, 1) * 50_000))
    assert problem == Problem("disk-full", str(path))
    assert problem_words(problem)[0] == "The disk is full"
    assert files.load(path) == Schedule("line", "any", (0, 1, 0))
    assert names(disk) == {path.name, "filler"}


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_exported_replaces_the_old_file_whole_or_not_at_all(qtbot: QtBot, disk: Path, kind: str) -> None:
    found = recordings.recording()
    snapshot = found.snapshot()
    variant = describe_recording(found.subject, snapshot)
    handout = Handout("Lost", variant, variant.program, found, snapshot, "How many?", "500", held=False)
    window = QWidget()
    qtbot.addWidget(window)
    exports = Exports(window)
    path = disk / f"old{KINDS[kind].suffix}"
    path.write_bytes(OLD)
    fill(disk)
    with qtbot.waitSignal(exports.refused, timeout=60_000) as refused:
        exports.write(kind, handout, path, ENGLISH)
    assert refused.args == [Problem("disk-full", str(path))]
    assert (path.read_bytes(), names(disk)) == (OLD, {path.name, "filler"})


def test_a_file_that_is_written_as_far_as_it_fits_is_not_kept(disk: Path) -> None:
    (disk / "old").write_bytes(OLD)
    fill(disk, leave=40_000)
    with pytest.raises(OSError, match="No space left"), replacing(disk / "old") as file:
        file.write(bytes(100_000))
    assert ((disk / "old").read_bytes(), names(disk)) == (OLD, {"old", "filler"})


def test_a_run_without_room_for_its_folder_does_not_start_and_says_why(
    disk: Path, monkeypatch: pytest.MonkeyPatch, in_chinese
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(disk))
    outcome = Follower(Run(Order(sys.executable, program("print(1)")))).finish().outcome
    assert (outcome.kind, outcome.reason) == ("failed-to-start", "no-space")
    assert names(disk) == set()
    assert start_told(outcome, "python").remedy == "Free some space and run again."
    assert in_chinese(lambda: start_told(outcome, "python")).title == "磁盘已满"


def test_a_program_that_fills_the_disk_is_told_what_happened(disk: Path, in_chinese) -> None:
    source = f"with open({str(disk / 'mine')!r}, 'wb', 0) as file:\n    while True:\n        file.write(bytes(4096))\n"
    outcome = Follower(Run(Order(sys.executable, program(source)))).finish().outcome
    assert outcome == Outcome("limit", 1, reason="disk")
    assert outcome_sentence(outcome, 1.0) == "The program wrote to a disk that is full, and ended of it."
    assert outcome_remedy(outcome).startswith("Free some space")
    said = in_chinese(lambda: Told(outcome_sentence(outcome, 1.0), outcome_remedy(outcome)))
    assert (said.title, "腾出" in said.cause) == ("程序写入的磁盘已满，因此结束了。", True)


def test_a_disk_that_gets_full_while_it_runs_does_not_kill_the_program(
    own_temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What observes it has its room from the beginning; a process for which there is none goes unobserved."""
    with small_disk(own_temporary / "disk", "6m") as disk:
        monkeypatch.setattr(tempfile, "tempdir", str(disk))
        source = f"""
import multiprocessing, sys
from tests.full_disk import fill
from pathlib import Path

def work():
    print("child", sum(range(100_000)))

if __name__ == "__main__":
    fill(Path({str(disk)!r}))
    for method in ("fork", "spawn"):
        process = multiprocessing.get_context(method).Process(target=work)
        process.start()
        process.join()
        print(method, process.exitcode, flush=True)
"""
        monkeypatch.setenv("PYTHONPATH", str(paths.resources_folder().parent))
        follower = Follower(Run(Order(sys.executable, program(source))))
        ended = follower.finish()
        assert (follower.lines(), follower.lines("stderr")) == (
            ["child 4999950000", "fork 0", "child 4999950000", "spawn 0"],
            [],
        )
        assert ended.outcome == Outcome("finished", 0)
        assert any(isinstance(item, Sample) for item in follower.seen)
        assert names(disk) == {"filler"}
