"""Whatever a person can get wrong has a title, a cause and a remedy."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from core.observation import Outcome
from core.problem import Problem
from gui.wording_problems import problem_told, start_told

ROOT = Path(__file__).parents[2]
ELSEWHERE = {
    "not-a-setting", "no-such-setting", "bad-schedule", "replay-failed", "unsupported",  # the command line's own
    "settings-damaged", "settings-unreadable", "settings-not-saved", "settings-disk-full",  # `gui.wording_settings`
    "errand-lost", "walk-lost",  # `gui.step.phrases`
}  # fmt: skip
DETAILS = dict.fromkeys(
    ("error", "version", "implementation", "asked", "key", "value", "expected", "low", "high", "reason"), "WORD"
)


def _codes() -> list[str]:
    """Every code that is written in the sources, and those that a run that did not start can have."""
    sources = [path.read_text() for folder in ("core", "gui") for path in (ROOT / folder).rglob("*.py")]
    written = {code for text in sources for code in re.findall(r'(?:Problem|_error)\(\s*"([a-z-]+)"', text)}
    ending = (ROOT / "core" / "ending.py").read_text()
    starts = set(re.findall(r'"(no-[a-z-]+|not-[a-z-]+|start-[a-z-]+|interpreter-[a-z-]+)"', ending))
    return sorted((written | starts) - ELSEWHERE)


@pytest.mark.parametrize("code", _codes())
def test_every_problem_has_a_title_a_cause_and_says_where(code: str) -> None:
    told = problem_told(Problem(code, "PLACE", 7, DETAILS))
    assert told.title
    assert told.title != "This cannot be used"
    assert told.cause.endswith(".")
    assert "{" not in told.whole()


def test_an_unknown_problem_is_told_by_its_code() -> None:
    told = problem_told(Problem("quite-new", "PLACE"))
    assert "quite new" in told.cause


def test_why_a_run_did_not_start_names_the_interpreter_and_the_systems_words() -> None:
    told = start_told(Outcome("failed-to-start", reason="interpreter-broken", detail="Exec format error"), "/x/python")
    assert told.cause == "/x/python was tried and gave no proper answer: Exec format error."
    assert told.remedy
