"""A recording's page: the same panels as a lesson's, fed from a file instead of a run."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.lesson import Lesson
from core.observation import Outcome
from core.program import Program
from core.recording import Recording
from core.recording_file import Opening
from core.snapshot import Snapshot
from gui.code_notes import code_notes
from gui.error_place import error_place
from gui.exporting.handout import Handout
from gui.moments import headline, sentence
from gui.notice_bar import Notice, NoticeBar
from gui.page_keys import page_key
from gui.page_parts import PageParts
from gui.playhead import Playhead
from gui.recorded_program import describe_recording
from gui.replay_bar import ReplayBar
from gui.settings import Settings
from gui.theme import Look
from gui.told_story import said
from gui.wording import outcome_sentence, python_name, space
from gui.wording_chain import wait_chain
from gui.wording_problems import problem_told
from gui.wording_stuck import diagnosis_sentence, is_stuck

translate = QCoreApplication.translate

_SLICE_S = 0.012
"""How long the file is read at once; in between the window answers."""
_SHOW_MS = 400
"""How often what has been read so far is shown."""


class RecordingPage(QWidget):
    """Reads the file in slices while it is on the screen, then stands at a moment of the run."""

    run_started = Signal()
    run_ended = Signal(bool)
    next_requested = Signal()
    own = None
    """There is no program's file behind it."""
    has_live_run = False

    def __init__(
        self, lesson: Lesson, opening: Opening, look: Look, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lesson, self._opening, self._settings = lesson, opening, settings
        self._variant = lesson.programs[0]
        self._lines = self._variant.program.source.split("\n")
        self._snapshot = Snapshot()
        self._is_open = False
        self._parts, self._bar, self._notices = PageParts(look, settings), ReplayBar(look), NoticeBar(look)
        self._playhead = Playhead(lambda: self._parts.look.reduced_motion, self)
        self._reading, self._showing = QTimer(self, interval=0), QTimer(self, interval=_SHOW_MS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._notices)
        column.addWidget(self._parts, 1)
        self._parts.set_head(self._bar)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._connect()
        self._show_program()
        self._retranslate()

    def _connect(self) -> None:
        parts, bar, head = self._parts, self._bar, self._playhead
        self._reading.timeout.connect(self._on_read)
        self._showing.timeout.connect(self._show_newest)
        bar.play_pressed.connect(head.toggle)
        bar.time_chosen.connect(head.choose)
        bar.speed_chosen.connect(head.set_speed)
        for source in (bar, parts.explain):
            source.moment_stepped.connect(head.step)
        parts.views.moment_chosen.connect(head.choose)
        head.moved.connect(self._on_moved)
        head.state_changed.connect(self._show_replay)

    # --- what the window asks ------------------------------------------------------------------------------

    @property
    def program(self) -> Program:
        return self._variant.program

    @property
    def handout(self) -> Handout | None:
        """As far as it has been read."""
        if self._snapshot.origin is None:
            return None
        title = said(self._lesson.headline, self._settings.spoken_language)
        return Handout(title, self._variant, self.program, self.recording, self._snapshot)

    @property
    def recording(self) -> Recording:
        return self._opening.recording

    @property
    def snapshot(self) -> Snapshot:
        """The newest state that has been read."""
        return self._snapshot

    @property
    def playhead(self) -> float | None:
        """Where in the run the page stands (seconds); None while it is being read."""
        return self._playhead.t

    @property
    def is_open(self) -> bool:
        """Whether the file has been read to its end."""
        return self._is_open

    def tick(self) -> None:
        """Nothing runs here."""

    def run(self) -> None:
        """F5 replays: this program is not run."""
        self._playhead.toggle()

    def toggle_step(self) -> None:
        """What was recorded has no other schedules."""

    def find_breaking(self) -> None:
        """As above."""

    def run_many(self) -> None:
        """This program is not run."""

    def compare(self) -> None:
        """This program is not run."""

    def stop(self) -> None:
        if self._playhead.is_playing:
            self._playhead.toggle()

    def close_run(self) -> None:
        for timer in (self._reading, self._showing):
            timer.stop()
        self._playhead.leave()

    def set_look(self, look: Look) -> None:
        for part in (self._parts, self._bar, self._notices):
            part.set_look(look)

    def set_compact(self, compact: bool) -> None:
        self._parts.set_compact(compact)
        self._bar.set_compact(compact)

    # --- reading -------------------------------------------------------------------------------------------

    def _show_program(self) -> None:
        parts, variant = self._parts, self._variant
        parts.code.set_program(variant.program, variant.knobs)
        parts.code.set_recorded()
        parts.views.set_program(variant)
        parts.explain.set_next("")
        parts.explain.set_compare("")
        parts.show_run()

    def _on_read(self) -> None:
        if self._opening.take(_SLICE_S):
            self._bar.show_opening(self._opening.progress)
            return
        for timer in (self._reading, self._showing):
            timer.stop()
        self._is_open = True
        self._show_newest()
        for problem in self._opening.problems:
            self._notices.add(Notice(lambda problem=problem: problem_told(problem).whole()))
        self._show_end()
        self._playhead.park(self._snapshot)
        self._playhead.tell()

    def _show_newest(self) -> None:
        self._snapshot = snapshot = self.recording.snapshot()
        described = describe_recording(self.recording.subject, snapshot)
        if described.views != self._variant.views or not self._parts.views.is_prepared:
            self._variant = described
            self._parts.views.set_program(described)
            self._parts.views.set_source(described.program)
        self._parts.show_snapshot(_over(snapshot) if self._is_open else snapshot)

    def _show_end(self) -> None:
        """What came of the run: why it was stuck, where it failed."""
        snapshot, parts = self._snapshot, self._parts
        stuck = is_stuck(snapshot.diagnosis)
        if stuck:
            assert snapshot.diagnosis is not None
            parts.diagnosis.show_diagnosis(
                diagnosis_sentence(snapshot.diagnosis, snapshot), wait_chain(snapshot.diagnosis, snapshot)
            )
        parts.show_diagnosis(stuck)
        place = error_place(snapshot.output.lines, self.program.name)
        if place is not None:
            parts.code.show_error(place.line, place.text)
        parts.show_explain(True)
        self._explain()
        parts.fit_explain()

    # --- the playhead --------------------------------------------------------------------------------------

    def _on_moved(self, t: float) -> None:
        past = self.recording.snapshot_at(t)
        moment = self._playhead.moment
        self._parts.show_moment(past, t)
        self._parts.code.set_notes(code_notes(past, self._lines, moment))
        self._explain()
        self._show_replay()

    def _show_replay(self) -> None:
        if self._is_open:
            self._bar.show_playhead(self._playhead)
        self._parts.views.set_replay(can_play=False, is_playing=False, speed=1.0)

    # --- words -----------------------------------------------------------------------------------------------

    def _explain(self) -> None:
        head = self._playhead
        moment = head.moment
        first = sentence(moment) if moment is not None else ""
        processes = frozenset(thread.actor.letter for thread in self._snapshot.threads if thread.actor.is_process)
        text = "\n\n".join(part for part in (first, _about(self._snapshot)) if part)
        self._parts.explain.set_text(text, (), processes)
        self._parts.explain.set_moment(head.place, len(head.moments), headline(moment) if moment else "")

    def _retranslate(self) -> None:
        language = self._settings.spoken_language
        self._parts.set_headline(said(self._lesson.headline, language))
        self._parts.code.set_variants((self.program.name,), ("",), 0)
        if self._is_open:
            self._show_end()
            self._playhead.tell()

    # --- Qt's events -----------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not page_key(event, self._parts, self._playhead):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self._is_open:
            self._bar.show_opening(self._opening.progress)
            self._reading.start()
            self._showing.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        for timer in (self._reading, self._showing):
            timer.stop()
        self.stop()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)


def _over(snapshot: Snapshot) -> Snapshot:
    """For the views, of a recording that ends before its run: nothing more will come, so they show the whole of it
    and not the newest half minute."""
    return snapshot if snapshot.outcome else dataclasses.replace(snapshot, outcome=Outcome("stopped"))


def _about(snapshot: Snapshot) -> str:
    """With what it was run, and how it ended, as Markdown."""
    origin, parts = snapshot.origin, []
    if origin is not None:
        python = python_name(origin.python, origin.gil)
        run = translate("RecordingPage", "This is a recorded run of {python}; nothing runs now.").format(python=python)
        parts = [run, translate("RecordingPage", "Start method: {method}.").format(method=origin.start_method)]
    if snapshot.outcome is not None:
        parts.append(outcome_sentence(snapshot.outcome, snapshot.t))
    elif origin is not None:
        parts.append(translate("RecordingPage", "The recording ends before the run does."))
    return space().join(part for part in parts if part)
