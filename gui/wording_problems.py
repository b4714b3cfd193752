"""What is wrong with something that a person supplied: a title, the cause, and what to do about it."""

from __future__ import annotations

from collections import defaultdict

from PySide6.QtCore import QCoreApplication

from core.observation import Outcome
from core.problem import Problem
from gui.wording import Told

translate = QCoreApplication.translate


def problem_told(problem: Problem) -> Told:
    """The problem as sentences, with its place and its values in them. Its code is all there is where nothing more is
    known."""
    templates = _templates().get(problem.code) or Told(_unknown_title(), "{problem}.")
    facts = defaultdict(str, problem.details, where=problem.where, problem=str(problem))
    facts["line"] = str(problem.line or "")
    return Told(*(part.format_map(facts) for part in (templates.title, templates.cause, templates.remedy)))


def start_told(outcome: Outcome, python: str) -> Told:
    """Why a run did not start; `python` is the path of the interpreter."""
    details = {"error": outcome.detail, "version": outcome.detail, "implementation": outcome.detail}
    return problem_told(Problem(outcome.reason, python, details=details))


def _unknown_title() -> str:
    return translate("Problems", "This cannot be used")


def _templates() -> dict[str, Told]:
    return {
        **_of_interpreters(),
        **_of_runs(),
        **_of_programs(),
        **_of_knobs(),
        **_of_lessons(),
        **_of_files(),
        **_of_presets(),
    }


def _another_python() -> str:
    return translate("Problems", "Choose another Python at the top right.")


def _of_interpreters() -> dict[str, Told]:
    return {
        "no-python": Told(
            translate("Problems", "No Python was found"),
            translate("Problems", "Programs run here on a Python of this computer, 3.9 or newer."),
            translate("Problems", "Install one from python.org, or add one at the top right."),
        ),
        "interpreter-gone": Told(
            translate("Problems", "This Python is not there"),
            translate("Problems", "There is no program at {where}: it may have been removed, or moved."),
            _another_python(),
        ),
        "interpreter-too-old": Told(
            translate("Problems", "This Python is too old"),
            translate("Problems", "{where} is Python {version}; programs run here on Python 3.9 or newer."),
            _another_python(),
        ),
        "not-cpython": Told(
            translate("Problems", "This is not the usual Python"),
            translate("Problems", "{where} is {implementation}; what happens inside can only be seen in CPython."),
            _another_python(),
        ),
        "interpreter-broken": Told(
            translate("Problems", "This Python does not start"),
            translate("Problems", "{where} was tried and gave no proper answer: {error}."),
            _another_python(),
        ),
        "no-such-start-method": Told(
            translate("Problems", "This Python has no start method {asked}"),
            translate("Problems", "{where} offers others on this system."),
            translate("Problems", "Choose another start method at the top right."),
        ),
    }


def _of_runs() -> dict[str, Told]:
    return {
        "no-such-folder": Told(
            translate("Problems", "The program's folder is not there"),
            translate("Problems", "The folder that the program should run in may have been removed: {error}."),
            translate("Problems", "Put it back, or open the program where it is now."),
        ),
        "not-writable": Told(
            translate("Problems", "A folder cannot be written to"),
            translate("Problems", "Each run needs a temporary folder of its own, and the system refused it: {error}."),
            translate("Problems", "Set TMPDIR (TEMP on Windows) to a folder that is yours, and start again."),
        ),
        "no-space": Told(
            translate("Problems", "The disk is full"),
            translate("Problems", "There is no room for the temporary folder of the run: {error}."),
            translate("Problems", "Free some space and run again."),
        ),
        "start-failed": Told(
            translate("Problems", "The program could not be started"),
            translate("Problems", "The system refused it: {error}."),
            translate("Problems", "Close some programs and run again; if that does not help, choose another Python."),
        ),
    }


def _of_programs() -> dict[str, Told]:
    return {
        "syntax-error": Told(
            translate("Problems", "This is not Python yet"),
            translate("Problems", "Line {line}: {error}."),
            translate("Problems", "Correct that line, or go back to the lesson's version."),
        ),
        "undecodable": Told(
            translate("Problems", "This file cannot be read as text"),
            translate("Problems", "{where} is not in the encoding that it claims: {error}."),
            translate("Problems", "Save it as UTF-8 in an editor and open it again."),
        ),
        "unencodable": Told(
            translate("Problems", "This text cannot be saved in its own encoding"),
            translate("Problems", "The first lines of {where} name an encoding that lacks some characters: {error}."),
            translate("Problems", 'Remove the line with "coding", or those characters.'),
        ),
        "program-unreadable": Told(
            translate("Problems", "This program cannot be opened"),
            translate("Problems", "The system refused to read {where}: {error}."),
            translate("Problems", "Make the file readable for you, and open it again."),
        ),
        "program-is-folder": Told(
            translate("Problems", "This is a folder, not a program"),
            translate("Problems", "{where} is a folder."),
            translate("Problems", "Open the file in it that you would start with python."),
        ),
        "program-too-large": Told(
            translate("Problems", "This file is too large"),
            translate("Problems", "{where} has {megabytes} MB; programs of up to 1 MB can be opened."),
            translate("Problems", "A program that long is mostly data: move the data to a file beside it."),
        ),
        "program-not-text": Told(
            translate("Problems", "This file is not a Python program"),
            translate("Problems", "{where} has bytes in it that no text has in an encoding that Python reads."),
            translate("Problems", "If it is text, save it as UTF-8 in an editor and open it again."),
        ),
        "not-saved": Told(
            translate("Problems", "The program is not saved"),
            translate("Problems", "The system refused to write {where}: {error}."),
            translate("Problems", "Save it as another file, or in another folder; the text is still here."),
        ),
        "no-such-program": Told(
            translate("Problems", "There is no such program"),
            translate("Problems", "{where} is not there, or is not a file."),
        ),
    }


def _of_knobs() -> dict[str, Told]:
    return {
        "knob-out-of-range": Told(
            translate("Problems", "{where} is out of range"),
            translate("Problems", "{where} has to be between {low} and {high}."),
            translate("Problems", "Change the value, or go back to the lesson's version."),
        ),
        "knob-not-literal": Told(
            translate("Problems", "{where} is no longer a plain value"),
            translate("Problems", "Only a number or a text that stands there as it is can be moved by a slider."),
            translate("Problems", "The program runs as it is; with the lesson's version it can be moved again."),
        ),
        "no-such-knob": Told(
            translate("Problems", "There is no {where} in this program"),
            translate("Problems", "A value that can be changed is set once, at the top level, as in NAME = 5."),
        ),
    }


def _correct_it() -> str:
    return translate("Problems", "Correct it; the other lessons work.")


def _of_lessons() -> dict[str, Told]:
    return {
        "lesson-file-missing": Told(
            translate("Problems", "A lesson lacks a file"),
            translate("Problems", "{where} is not there."),
            translate("Problems", "Put it back; the other lessons work."),
        ),
        "lesson-unknown-key": Told(
            translate("Problems", "A lesson has a word that nobody knows"),
            translate("Problems", "{where}, line {line}: {key} means nothing here."),
            _correct_it(),
        ),
        "lesson-missing-key": Told(
            translate("Problems", "Something is missing in a lesson"),
            translate("Problems", "{where}, line {line}: {key} has to be there."),
            _correct_it(),
        ),
        "lesson-bad-value": Told(
            translate("Problems", "A lesson has a value that cannot be"),
            translate("Problems", "{where}, line {line}: {key} is {value}; expected is {expected}."),
            _correct_it(),
        ),
        "lesson-syntax": Told(
            translate("Problems", "A lesson cannot be read"),
            translate("Problems", "{where}, line {line}: {error}."),
            _correct_it(),
        ),
    }


def _of_files() -> dict[str, Told]:
    return {
        "nothing-recorded": Told(
            translate("Problems", "There is no run here yet"),
            translate("Problems", "What can be saved is the newest run of the page that is open."),
            translate("Problems", "Run the program first; it may still be running when it is saved."),
        ),
        "not-written": Told(
            translate("Problems", "The file is not written"),
            translate("Problems", "The system refused to write {where}: {error}."),
            translate(
                "Problems", "Choose another folder; nothing is lost here, and what was there before is as it was."
            ),
        ),
        "disk-full": Told(
            translate("Problems", "The disk is full"),
            translate("Problems", "There is no room for {where}."),
            translate("Problems", "Free some space or choose another disk; nothing is lost here."),
        ),
        "recording-unreadable": Told(
            translate("Problems", "This recording cannot be opened"),
            translate("Problems", "The system refused to read {where}: {error}."),
            translate("Problems", "Make the file readable for you, and open it again."),
        ),
        "not-a-recording": Told(
            translate("Problems", "There is no recording in this file"),
            translate("Problems", "{where} has nothing in it that could be shown: it is something else, or damaged."),
            translate("Problems", 'Choose a file that was saved with "Save the recording".'),
        ),
        "recording-newer": Told(
            translate("Problems", "This recording is from a newer Crosstalk"),
            translate("Problems", "What this version knows of format {format} is shown; the rest is left out."),
            translate("Problems", "To see all of it, open it in a newer version."),
        ),
        **_of_damaged_recordings(),
    }


def _of_damaged_recordings() -> dict[str, Told]:
    again = translate("Problems", "If you can, save or copy it again from where it came.")
    return {
        "recording-without-head": Told(
            translate("Problems", "The recording lacks its description"),
            translate("Problems", "What it is called and what was watched for losses is not known; the rest is shown."),
            again,
        ),
        "recording-without-program": Told(
            translate("Problems", "The recording lacks its program"),
            translate("Problems", "The text of the program is missing or damaged; what was observed is shown."),
            again,
        ),
        "recording-without-observations": Told(
            translate("Problems", "The recording lacks its observations"),
            translate("Problems", "Only the program is there; nothing is known of its run."),
            again,
        ),
        "recording-altered": Told(
            translate("Problems", "This recording was altered"),
            translate("Problems", "Its checksum is another one: some of what is shown may be wrong."),
            again,
        ),
        "recording-damaged": Told(
            translate("Problems", "This recording is damaged"),
            translate("Problems", "It could be read, and is shown, up to {seconds} s of the run."),
            again,
        ),
        "recording-cut": Told(
            translate("Problems", "This recording is not whole"),
            translate("Problems", "The file ends too early: the run is shown up to {seconds} s."),
            again,
        ),
        "recording-too-large": Told(
            translate("Problems", "This recording is too large"),
            translate("Problems", "The run is shown up to {seconds} s; what comes after is left out."),
        ),
        "recording-lost": Told(
            translate("Problems", "Parts of this recording make no sense"),
            translate("Problems", "{count} of its observations were left out; the others are shown."),
            again,
        ),
    }


def _of_presets() -> dict[str, Told]:
    title = translate("Problems", "A preset of this room does not hold")
    told = {
        "presets-unreadable": translate("Problems", "{where} cannot be read: {error}."),
        "presets-syntax": translate("Problems", "{where} is not TOML: {error}."),
        "presets-unknown-key": translate("Problems", "{where}: nobody knows {key}. There are {known}."),
        "presets-not-language": translate("Problems", "{where}: {key} is {value}; it has to be en or zh_CN."),
        "presets-not-list": translate("Problems", "{where}: {key} is {value}; it has to be a list of lessons' ids."),
        "presets-not-folder": translate("Problems", "{where}: {key} is {value}; there is no such folder."),
        "presets-not-yes-or-no": translate("Problems", "{where}: {key} is {value}; it has to be true or false."),
        "presets-not-number": translate(
            "Problems", "{where}: {key} is {value}; it has to be a whole number from {low} to {high}."
        ),
        "presets-no-such-lesson": translate("Problems", "There is no lesson {lesson}."),
    }
    remedy = translate("Problems", "Whoever looks after this room can correct it; everything else works.")
    return {code: Told(title, cause, remedy) for code, cause in told.items()}
