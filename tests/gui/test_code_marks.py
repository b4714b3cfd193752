"""What a run says about the lines of its program, in the gutter and beside the text."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtGui import QColor, QFontMetricsF, QImage
from pytestqt.qtbot import QtBot

from core.diagnosis import Diagnosis
from core.observation import RunStarted, ThreadKey, ThreadState, Wait
from core.program import from_bytes
from core.snapshot import Activity, Actor, Snapshot, ThreadView
from gui.code_marks import LineMark, Note, line_marks
from gui.code_paint import note_rect
from gui.code_view import CodeView
from gui.theme import Look

SOURCE = b"".join(b"step(%d)  # %d\n" % (number, number) for number in range(1, 41))
JOIN = Wait("join", "join", "thread:2")
ORIGIN = RunStarted(0.0, "3.12.1", "/python", True, "fork")


def thread(
    letter: str, activity: Activity, line: int, wait: Wait | None = None, *, is_process: bool = False
) -> ThreadView:
    ident = ord(letter)
    state = ThreadState(ident, letter.lower(), line, running=activity == "running", wait=wait)
    return ThreadView(Actor(letter, letter.lower(), is_process, ThreadKey(1, ident)), 0.0, None, activity, state)


def snapshot(*threads: ThreadView, stuck: str = "", t: float = 0.1) -> Snapshot:
    diagnosis = Diagnosis("unfinished-tasks", t, {"waiter": stuck, "line": 0}) if stuck else None
    return Snapshot(t=t, origin=ORIGIN, threads=threads, sample_rate=59.7, diagnosis=diagnosis)


LIVE = snapshot(thread("M", "blocked", 5, JOIN), thread("A", "running", 3), thread("B", "ready", 2))


@pytest.fixture
def view(qtbot: QtBot, look: Look) -> CodeView:
    view = CodeView(look)
    qtbot.addWidget(view)
    view.resize(520, 420)
    view.set_program(from_bytes("steps.py", SOURCE))
    view.show()
    qtbot.waitExposed(view)
    return view


def _picture(view: CodeView) -> QImage:
    return view.editor.grab().toImage()


def _colours_of(view: CodeView, line: int) -> set[str]:
    """All colours on a line, gutter included."""
    row = view.editor.lines.line_rect(line)
    image, top = _picture(view), view.editor.viewport().y()
    ys = range(int(row.top()) + top + 1, int(row.bottom()) + top - 1)
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in ys}


def _behind(view: CodeView, line: int) -> QColor:
    """The colour of a line where there is no text."""
    editor = view.editor
    place = editor.lines.line_rect(line).center().toPoint() + editor.viewport().geometry().topLeft()
    return _picture(view).pixelColor(editor.width() - 40, place.y())


def _has(colours: set[str], colour: str) -> bool:
    return QColor(colour).name() in colours


def test_each_thread_stands_at_its_line_those_that_act_first() -> None:
    marks = line_marks(snapshot(thread("M", "blocked", 5, JOIN), thread("B", "ready", 5), thread("A", "running", 5)))
    assert [t.actor.letter for t in marks[5].threads] == ["A", "B", "M"]
    assert marks[5].acting == ("A",)


def test_a_thread_that_has_ended_or_is_in_no_line_is_nowhere() -> None:
    assert line_marks(snapshot(thread("A", "ended", 3), thread("S", "blocked", 0, JOIN))) == {}


@pytest.mark.parametrize(("reason", "icon"), [("join", "hourglass"), ("sleep", "hourglass"), ("lock", "lock")])
def test_who_waits_has_an_icon_that_says_for_what(reason: str, icon: str) -> None:
    activity: Activity = "sleeping" if reason == "sleep" else "blocked"
    marks = line_marks(snapshot(thread("A", activity, 3, Wait(reason, "call"))))  # type: ignore[arg-type]
    assert marks[3].waits == icon


def test_only_the_line_that_is_stuck_is_crimson() -> None:
    marks = line_marks(snapshot(thread("M", "blocked", 5, JOIN), thread("A", "blocked", 9, JOIN), stuck="M"))
    assert marks[5].is_stuck
    assert not marks[9].is_stuck


def test_marks_that_look_alike_are_not_drawn_again() -> None:
    view_of = line_marks(LIVE)
    later = line_marks(snapshot(*LIVE.threads, t=0.2))
    assert view_of[3].looks_like(later[3])
    assert not view_of[3].looks_like(LineMark())


def test_the_line_of_who_acts_is_tinted_and_has_their_badge(view: CodeView, look: Look) -> None:
    view.show_snapshot(LIVE)
    assert _behind(view, 3) == QColor(look.palette.actor_tint("A"))
    assert _has(_colours_of(view, 3), look.palette.actor("A"))


def test_no_other_line_is_tinted(view: CodeView, look: Look) -> None:
    plain = _colours_of(view, 7)
    view.show_snapshot(LIVE)
    assert _colours_of(view, 7) == plain
    for line in (2, 5, 7):
        assert _behind(view, line) == QColor(look.palette.surface)


def test_a_stuck_line_is_crimson_and_comes_into_view(view: CodeView, look: Look) -> None:
    view.show_snapshot(snapshot(thread("M", "blocked", 40, JOIN), stuck="M"))
    row = view.editor.lines.line_rect(40)
    assert 0 <= row.top() < row.bottom() <= view.editor.viewport().height()
    assert _has(_colours_of(view, 40), look.palette.wrong)


def test_the_marks_go_when_lines_come_or_go(view: CodeView) -> None:
    view.show_snapshot(LIVE)
    view.editor.insertPlainText("\n")
    assert view.editor.annotations.marks == {}
    view.editor.undo()
    assert set(view.editor.annotations.marks) == {2, 3, 5}


def test_words_say_all_that_the_gutter_draws(view: CodeView) -> None:
    view.show_snapshot(LIVE)
    assert view.editor.line_words(3) == "A a: runs\nsampled, about 60 a second"
    assert view.editor.line_words(2) == "B b: ready, waits for its turn\nsampled, about 60 a second"
    assert view.editor.line_words(5).startswith("M m: waits")
    assert "sampled" not in view.editor.line_words(5)
    assert view.editor.line_words(7) == ""


def test_a_screen_reader_finds_the_threads(view: CodeView) -> None:
    view.show_snapshot(LIVE)
    description = view.editor.accessibleDescription()
    assert "Line 3: A a: runs" in description
    view.clear()
    assert "Line 3" not in view.editor.accessibleDescription()


def test_a_note_stands_within_the_view_and_its_whole_text_in_the_tooltip(view: CodeView, look: Look) -> None:
    text = "main waits for A, which waits for B, which waits for a lock that nobody gives back"
    plain = _colours_of(view, 5)
    view.set_notes({5: Note(text, "wrong", "hourglass")})
    assert _has(_colours_of(view, 5), look.palette.wrong)
    assert view.editor.line_words(5) == text
    view.set_notes({})
    assert _colours_of(view, 5) == plain


def test_the_feet_of_a_notes_letters_are_not_cut_off(view: CodeView, look: Look) -> None:
    text = "(gjpqy)"
    view.set_notes({5: Note(text, "plain", "hourglass")})
    block = view.editor.document().findBlockByNumber(4)
    row = view.editor.lines.line_rect(5)
    note = note_rect(view.editor, block, row.top(), Note(text, "plain", "hourglass"))
    image, top, left = _picture(view), view.editor.viewport().y(), view.editor.viewport().x()
    columns = range(int(note.left()) + left + look.px(22), int(note.right()) + left - look.px(4))
    inked = [
        y
        for y in range(int(row.top()) + top - 2, int(row.bottom()) + top + 3)
        if any(_is_like(image.pixelColor(x, y), QColor(look.palette.text)) for x in columns)
    ]
    ink = QFontMetricsF(look.ui_font(13)).tightBoundingRect(text)
    assert inked[-1] - inked[0] + 1 >= ink.height() - 2


def _is_like(one: QColor, other: QColor) -> bool:
    return abs(one.lightness() - other.lightness()) < 70


def test_in_a_small_window_a_note_is_only_its_icon(view: CodeView) -> None:
    view.set_notes({5: Note("main waits for A", "M", "hourglass")})
    whole = _picture(view)
    view.set_compact(True)
    assert _picture(view) != whole
    assert view.editor.line_words(5) == "main waits for A"


def test_an_error_is_shown_on_its_line_until_the_text_is_edited(view: CodeView, look: Look) -> None:
    view.show_error(30, "ZeroDivisionError: division by zero")
    row = view.editor.lines.line_rect(30)
    assert 0 <= row.top() < view.editor.viewport().height()
    assert _has(_colours_of(view, 30), look.palette.wrong)
    assert view.editor.line_words(30) == "ZeroDivisionError: division by zero"
    view.editor.insertPlainText("x")
    assert view.editor.line_words(30) == ""


def test_clear_takes_everything_away(view: CodeView) -> None:
    plain = _picture(view)
    view.show_snapshot(LIVE)
    view.set_notes({5: Note("main waits for A", "M", "hourglass")})
    view.show_error(3, "ValueError")
    assert _picture(view) != plain
    view.clear()
    assert _picture(view) == plain


def test_a_comment_on_a_tinted_line_is_dark_enough_to_read(view: CodeView, look: Look) -> None:
    view.show_snapshot(LIVE)
    selections = view.editor.extraSelections()
    assert [each.cursor.selectedText() for each in selections] == ["# 3"]
    assert selections[0].format.foreground().color() == QColor(look.palette.muted)


def test_many_threads_on_one_line_are_counted(view: CodeView) -> None:
    crowd = [thread(letter, "ready", 3) for letter in "ABCDE"]
    view.show_snapshot(snapshot(*crowd))
    assert len(view.editor.line_words(3).splitlines()) == 6


def test_every_line_is_equally_high_whatever_is_in_it(view: CodeView) -> None:
    view.set_program(from_bytes("wide.py", "x = 1\n# 中文，日本語\ny = '😀'\n\nz\n".encode()))
    editor = view.editor
    tops = [editor.blockBoundingGeometry(editor.document().findBlockByNumber(n)).top() for n in range(5)]
    assert {below - above for above, below in pairwise(tops)} == {20.0}
    lines = [editor.document().findBlockByNumber(n).layout().lineAt(0) for n in range(5)]
    assert len({line.y() + round(line.ascent()) for line in lines}) == 1  # the text of all on the same height


def test_a_wrong_note_comes_into_view(view: CodeView) -> None:
    view.set_notes({38: Note("writes an old value", "wrong", "warning")})
    row = view.editor.lines.line_rect(38)
    assert 0 <= row.top() < row.bottom() <= view.editor.viewport().height()


def test_a_larger_look_scales_lines_and_gutter(view: CodeView, look: Look) -> None:
    width = view.editor.gutter.width()
    view.set_look(replace(look, scale=1.5))
    assert view.editor.lines.line_rect(2).height() == 30
    assert view.editor.gutter.width() == width * 1.5
    assert view.editor.blockBoundingGeometry(view.editor.document().firstBlock()).height() == 30
