"""What the window shows of a run can be taken out of it, whole or not at all."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core import paths
from core.problem import Problem
from core.recording_file import load
from gui.appearance import apply_look
from gui.exporting.exports import KINDS, Exports
from gui.exporting.handout import Handout
from gui.language import CHINESE, ENGLISH, Translations
from gui.recorded_program import describe_recording
from gui.theme import DARK, LIGHT, Look
from gui.wording_problems import problem_told
from tests.gui import recordings

Write = Callable[[str, Path], Path]
QUESTION, PREDICTION = "Is <it> 500 & why?", 'Yes, <script>alert("x")</script> 500'


@pytest.fixture(scope="module")
def handout() -> Handout:
    found = recordings.recording()
    snapshot = found.snapshot()
    variant = describe_recording(found.subject, snapshot)
    return Handout("Lost & found", variant, variant.program, found, snapshot, QUESTION, PREDICTION, held=False)


@pytest.fixture
def write(qtbot: QtBot, handout: Handout) -> Write:
    window = QWidget()
    qtbot.addWidget(window)
    exports = Exports(window)

    def _write(kind: str, path: Path) -> Path:
        with qtbot.waitSignal(exports.told, timeout=60_000) as told:
            exports.write(kind, handout, path, ENGLISH)
        assert str(path) in told.args[0].sentence()
        return path

    return _write


def test_the_recording_can_be_opened_again(write, handout, tmp_path):
    again, problems = load(write("recording", tmp_path / "a.crosstalk"))
    assert problems == ()
    assert list(again.observations()) == list(handout.recording.observations())


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_written_whole_and_leaves_nothing_beside_it(write, tmp_path, kind):
    path = write(kind, tmp_path / f"file{KINDS[kind].suffix}")
    assert path.stat().st_size > 200
    assert list(tmp_path.iterdir()) == [path]


def test_the_picture_shows_the_run_in_light_colours_whatever_the_window_has(qapp, write, tmp_path):
    apply_look(qapp, Look(DARK))
    try:
        image = QImage(str(write("png", tmp_path / "a.png")))
    finally:
        apply_look(qapp, Look(LIGHT))
    assert image.width() == 2000
    colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 5) for y in range(0, image.height(), 5)}
    assert QColor(LIGHT.surface).name() in colours
    assert QColor(LIGHT.actor("A")).name() in colours
    assert QColor(DARK.surface).name() not in colours


def test_the_drawing_is_one_of_lines_and_words(write, tmp_path):
    tree = ElementTree.parse(write("svg", tmp_path / "a.svg"))
    kinds = [element.tag.rpartition("}")[2] for element in tree.iter()]
    assert kinds.count("path") + kinds.count("polyline") > 20
    assert "work overwritten" in " ".join(element.text or "" for element in tree.iter())


class _Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("src", "href", "data", "action")]

    def handle_data(self, data: str) -> None:
        self.words += data


def test_the_report_has_all_of_the_run_and_needs_nothing_else(write, handout, tmp_path):
    text = write("report", tmp_path / "a.html").read_text(encoding="utf-8")
    page = _Page(text)
    for words in (
        "Lost & found", QUESTION, PREDICTION, "Not as predicted", "3.12.1", "count.py", "ended by itself",
        "<b>counter</b> & more 250", 'print("<b>counter</b> & more", counter)', "ROUNDS", "500",
    ):  # fmt: skip
        assert words in page.words, words
    assert "script" not in page.tags
    assert "b" not in page.tags
    assert [link.partition(",")[0] for link in page.links] == ["data:image/png;base64"]
    assert not re.search(r"https?:|url\(|@import", text)
    assert "default-src &#x27;none&#x27;" in text


def test_the_report_can_be_read_by_those_who_cannot_see_it(write, handout, tmp_path):
    text = write("report", tmp_path / "a.html").read_text(encoding="utf-8")
    assert '<html lang="en">' in text
    assert "<main>" in text
    assert re.search('<img alt="[^"]{20,}"', text)
    heads = re.findall("<th[^>]*>", text)
    assert heads
    assert all('scope="row"' in head or 'scope="col"' in head for head in heads)
    table = text[text.index("<details>") : text.index("</details>")]
    assert table.count("<tr>") > len(handout.snapshot.threads)


def test_the_report_speaks_the_language_of_the_window(qtbot, handout, tmp_path):
    translations = Translations(paths.resources_folder() / "i18n")
    translations.use(CHINESE)
    try:
        for _ in KINDS["report"].write(handout, tmp_path / "a.html", CHINESE):
            pass
    finally:
        translations.use(ENGLISH)
    text = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert '<html lang="zh-CN">' in text
    assert "<h2>预测</h2>" in text
    assert "Outcome" not in text


@pytest.mark.parametrize("kind", KINDS)
def test_a_place_that_cannot_be_written_to_is_a_sentence(qtbot, handout, tmp_path, kind):
    window = QWidget()
    qtbot.addWidget(window)
    exports = Exports(window)
    with qtbot.waitSignal(exports.refused, timeout=60_000) as refused:
        exports.write(kind, handout, tmp_path / "no such folder" / "file", ENGLISH)
    assert "refused to write" in problem_told(refused.args[0]).cause
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_a_sentence_and_the_old_file_stays(qtbot, handout, tmp_path):
    """A limit on the size of files stands for the full disk: the same write fails."""
    resource = pytest.importorskip("resource")
    path = tmp_path / "a.html"
    path.write_text("old")

    window = QWidget()
    qtbot.addWidget(window)
    exports = Exports(window)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (5_000, before[1]))
    try:
        with qtbot.waitSignal(exports.refused, timeout=60_000) as refused:
            exports.write("report", handout, path, ENGLISH)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert problem_told(refused.args[0]).title == "The disk is full"
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_without_a_run_there_is_a_sentence_and_no_question(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    exports = Exports(window)
    with qtbot.waitSignal(exports.refused) as refused:
        exports.ask("report", None, ENGLISH)
    assert refused.args[0] == Problem("nothing-recorded")
