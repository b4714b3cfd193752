"""A recording is shown by the panels of a lesson, and can be walked through in every way."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSlider
from pytestqt.qtbot import QtBot

from core.problem import Problem, ProblemError
from core.recording import Recording
from core.recording_file import Opening, save
from gui.code_view import CodeView
from gui.explain_card import ExplainCard
from gui.notice_bar import NoticeBar
from gui.page_parts import PageParts
from gui.playhead import Playhead
from gui.recorded_program import lesson_of_recording
from gui.recording_page import RecordingPage
from gui.replay_bar import ReplayBar
from gui.settings import Settings
from gui.theme import Look
from gui.views.output import OutputView
from gui.views.timeline import Timeline
from gui.wording_problems import problem_told
from tests.damage import damage
from tests.gui import recordings

Open = Callable[[Path], RecordingPage]


@pytest.fixture
def open_page(qtbot: QtBot, light: Look) -> Iterator[Open]:
    pages = []

    def _open(path: Path) -> RecordingPage:
        opening = Opening(path)
        page = RecordingPage(lesson_of_recording(path, opening, 10), opening, light, Settings(language="en"))
        qtbot.addWidget(page)
        page.resize(1440, 860)
        page.show()
        qtbot.waitUntil(lambda: page.is_open, timeout=20_000)
        pages.append(page)
        return page

    yield _open
    for page in pages:
        page.close_run()


@pytest.fixture
def page(open_page: Open, tmp_path: Path, qtbot: QtBot) -> RecordingPage:
    opened = open_page(recordings.saved(tmp_path))
    with qtbot.waitActive(opened):
        opened.activateWindow()
    return opened


def lanes(page: RecordingPage) -> Timeline:
    """Those of the recording: run many times, a program has others."""
    return page.findChild(PageParts).views.findChild(Timeline)


def test_it_stands_at_the_first_telling_moment_with_its_own_program(page):
    assert 3.9 < page.playhead < 4.3  # the first loss
    assert page.program.source == recordings.SOURCE
    explain = page.findChild(ExplainCard)
    assert "3.12.1" in explain.plain_text
    assert "ended by itself" in explain.plain_text


def test_the_program_can_be_read_and_not_changed(page, qtbot):
    code = page.findChild(CodeView)
    qtbot.keyClicks(code.editor, "print")
    assert code.source() == recordings.SOURCE
    assert [knob.name for knob in code.knobs()] == ["ROUNDS"]


def test_the_views_are_those_of_a_lesson_and_have_something_to_show(page):
    views = page.findChild(PageParts).views
    assert views.is_prepared
    assert len(views.findChildren(Timeline)) == 1
    assert any("add" in row[1] for row in lanes(page).rows())
    assert page.snapshot.drift is not None
    assert page.findChild(OutputView) is not None


def test_the_keys_walk_through_the_run(page, qtbot):
    start = page.playhead
    qtbot.keyClick(page, Qt.Key.Key_Right)
    assert page.playhead == pytest.approx(start + 0.01 * recordings.SECONDS)
    qtbot.keyClick(page, Qt.Key.Key_Left)
    qtbot.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert page.playhead > start
    qtbot.keyClick(page, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert page.playhead == pytest.approx(start)


def test_the_slider_goes_to_any_moment(page):
    slider = page.findChild(ReplayBar).findChild(QSlider)
    slider.setValue(slider.maximum() // 4)
    assert page.playhead == pytest.approx(recordings.SECONDS / 4, abs=0.01)
    slider.setValue(slider.maximum())
    assert page.playhead == pytest.approx(recordings.SECONDS)


def test_a_click_on_the_lanes_goes_to_that_moment_and_moves_the_slider(page):
    lanes(page).moment_chosen.emit(2.0)
    slider = page.findChild(ReplayBar).findChild(QSlider)
    assert page.playhead == 2.0
    assert slider.value() == slider.maximum() // 4


def test_space_plays_at_the_chosen_speed_to_the_end(page, qtbot):
    bar, slider = page.findChild(ReplayBar), page.findChild(ReplayBar).findChild(QSlider)
    slider.setValue(slider.maximum() * 3 // 4)
    bar.speed_chosen.emit(16.0)
    qtbot.keyClick(page, Qt.Key.Key_Space)
    assert page.findChild(Playhead).is_playing
    qtbot.waitUntil(lambda: not page.findChild(Playhead).is_playing, timeout=20_000)
    assert page.playhead == recordings.SECONDS


def test_a_zoomed_view_follows_the_playhead(page):
    timeline = lanes(page)
    timeline.set_time_range(1.0, 2.0)
    timeline.time_range_chosen.emit(1.0, 2.0)
    for t in (2.5, 6.0, 0.2):
        timeline.moment_chosen.emit(t)
        axis = timeline.time_axis()
        assert axis.start <= t <= axis.end
        assert axis.span == pytest.approx(1.0)


def test_f5_replays_and_runs_nothing(page):
    page.run()
    assert page.findChild(Playhead).is_playing
    assert not page.has_live_run
    page.stop()
    assert not page.findChild(Playhead).is_playing


def test_what_is_wrong_with_a_file_is_said_above_what_could_be_read(open_page, tmp_path):
    path = recordings.saved(tmp_path)
    path.write_bytes(path.read_bytes()[:-900])
    page = open_page(path)
    sentences = page.findChild(NoticeBar).sentences()
    assert len(sentences) == 1
    assert "not whole" in sentences[0]
    assert page.snapshot.samples > 0


@pytest.mark.parametrize("seed", range(40))
def test_a_file_with_other_bytes_is_shown_or_told(open_page, tmp_path, seed):
    """The rest of two hundred is in tests/core: here the window shows what could be read."""
    path = recordings.saved(tmp_path)
    damage(path, seed)
    try:
        page = open_page(path)
    except ProblemError as error:
        told = problem_told(error.problem)
    else:
        told = None
        for t in (0.0, 4.0, 1e6):
            lanes(page).moment_chosen.emit(t)
        assert all(page.findChild(NoticeBar).sentences())
    assert told is None or told.cause


@pytest.mark.parametrize("code", [
    "newer", "without-head", "without-program", "without-observations", "altered", "damaged", "cut", "too-large",
    "lost", "unreadable",
])  # fmt: skip
def test_whatever_is_wrong_has_its_sentence(code):
    told = problem_told(Problem(f"recording-{code}", "PLACE", details={"seconds": "3", "count": "7", "format": "9"}))
    assert told.title != "This cannot be used"
    assert "{" not in told.whole()


def test_a_recording_that_ends_before_its_run_is_shown_whole(open_page, tmp_path):
    whole = recordings.recording(samples=4_000)
    unended = Recording(whole.subject)
    unended.append(dataclasses.replace(each, t=each.t * 10) for each in whole.observations() if each.t < 7.0)
    save(unended, tmp_path / "going on.crosstalk")
    page = open_page(tmp_path / "going on.crosstalk")
    axis = lanes(page).time_axis()
    assert axis.start <= 0
    assert axis.end > 65
    assert "ends before the run does" in page.findChild(ExplainCard).plain_text
