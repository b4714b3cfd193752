"""What the runs so far add up to: as values, in words, and in rows of a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication

from gui.wording import number

translate = QCoreApplication.translate

Judged = Literal["", "right", "wrong", "stuck"]

SPOKEN_LIMIT = 20
"""So many results, the newest, are said in a tooltip: of many runs the histogram has them all."""


@dataclass(frozen=True, slots=True)
class RunsRow:
    """The results of the runs that belong together (one interpreter), oldest first."""

    label: str
    results: tuple[float, ...]
    has_newest: bool = False


@dataclass(frozen=True, slots=True)
class RunsEvidence:
    """Every result as a dot on one axis. `target` is what it would be had nothing gone wrong (None: unknown)."""

    title: str
    caption: str
    rows: tuple[RunsRow, ...]
    target: float | None


@dataclass(frozen=True, slots=True)
class CountsEvidence:
    """A few large numbers: how many, of what, and whether that is what went wrong."""

    title: str
    counts: tuple[tuple[int, str, bool], ...]


@dataclass(frozen=True, slots=True)
class MarksEvidence:
    """One box each for things that were or can be tried, with how they turned out: (name, judged, is newest)."""

    title: str
    caption: str
    marks: tuple[tuple[str, Judged, bool], ...]


@dataclass(frozen=True, slots=True)
class ListEvidence:
    """Results that are text: (where, what)."""

    title: str
    caption: str
    lines: tuple[tuple[str, str], ...]


Evidence = RunsEvidence | CountsEvidence | MarksEvidence | ListEvidence


def described(evidence: Evidence | None) -> str:
    """The same in words, for a tooltip and a screen reader."""
    return _described(evidence) or translate("Evidence", "Nothing yet")


def _described(evidence: Evidence | None) -> str:
    match evidence:
        case RunsEvidence(_, caption, rows, _):
            return "\n".join((caption, *(f"{row.label}: {_newest(row.results)}" for row in rows))).strip()
        case CountsEvidence(_, counts):
            return "\n".join(f"{label}: {number(count)}" for count, label, _ in counts)
        case MarksEvidence(_, caption, marks):
            signs = {"right": "✓", "wrong": "×", "stuck": "⊖", "": "–"}
            return "\n".join((caption, *(f"{name} {signs[judged]}" for name, judged, _ in marks))).strip()
        case ListEvidence(_, caption, lines):
            return "\n".join((caption, *(f"{where}: {what}" for where, what in lines[-SPOKEN_LIMIT:]))).strip()
    return ""


def _newest(results: tuple[float, ...]) -> str:
    shown = "  ".join(map(number, results[-SPOKEN_LIMIT:]))
    return shown if len(results) <= SPOKEN_LIMIT else f"…  {shown}"


def evidence_headings(evidence: Evidence | None) -> tuple[str, ...]:
    match evidence:
        case RunsEvidence():
            return translate("Evidence", "Run"), translate("Evidence", "On"), translate("Evidence", "Result")
        case CountsEvidence():
            return translate("Evidence", "What"), translate("Evidence", "Count")
        case MarksEvidence():
            return translate("Evidence", "What"), translate("Evidence", "How it turned out")
        case ListEvidence():
            return translate("Evidence", "Where"), translate("Evidence", "Result")
    return ()


def evidence_rows(evidence: Evidence | None) -> Iterator[tuple[str, ...]]:
    match evidence:
        case RunsEvidence(_, _, rows, _):
            for row in rows:
                for place, result in enumerate(row.results, 1):
                    yield number(place), row.label, number(result)
        case CountsEvidence(_, counts):
            for count, label, _ in counts:
                yield label, number(count)
        case MarksEvidence(_, _, marks):
            for name, judged, _ in marks:
                yield name, _judged_words(judged)
        case ListEvidence(_, _, lines):
            yield from lines


def _judged_words(judged: Judged) -> str:
    return {
        "": translate("Evidence", "not tried yet"),
        "right": translate("Evidence", "as it should"),
        "wrong": translate("Evidence", "wrong"),
        "stuck": translate("Evidence", "stuck"),
    }[judged]
