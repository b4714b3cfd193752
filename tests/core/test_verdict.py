"""A run is judged by what it did: against an expectation, and against a prediction."""

from __future__ import annotations

import dataclasses
from array import array

import pytest

from core.diagnosis import Diagnosis
from core.lesson import Choice, Expectation, Question
from core.observation import Line, Outcome, QueueState
from core.snapshot import Output, QueueView, Series, Snapshot, Summary
from core.verdict import Findings, findings, holds, is_decided, judge

NOTHING = {"en": "", "zh_CN": ""}
ENDED = Snapshot(t=2.0, outcome=Outcome("finished", 0))
STUCK = Diagnosis("unfinished-tasks", 1.0)


def asking(*choices: Choice) -> Question:
    return Question(NOTHING, NOTHING, choices)


def choice(over: str = "each", **expected: str) -> Choice:
    return Choice(NOTHING, NOTHING, Expectation(**expected), over)


# --- findings ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("outcome", "diagnosis", "ending"),
    [
        (None, None, None),
        (None, STUCK, "hangs"),
        (None, Diagnosis("waiting-input", 1.0), None),
        (Outcome("finished", 0), None, "ends"),
        (Outcome("finished", 1), None, "fails"),
        (Outcome("finished", -11, 11), None, "fails"),
        (Outcome("stopped"), None, "runs"),
        (Outcome("stopped"), STUCK, "hangs"),
        (Outcome("timed-out"), Diagnosis("waiting-input", 1.0), "runs"),
        (Outcome("interrupted"), None, "runs"),
        (Outcome("limit", reason="memory"), None, "fails"),
        (Outcome("failed-to-start"), None, None),
    ],
)
def test_how_a_run_ended_in_one_word(outcome: Outcome | None, diagnosis: Diagnosis | None, ending: str | None) -> None:
    assert findings(Snapshot(outcome=outcome, diagnosis=diagnosis), {}).ending == ending


def test_the_output_is_put_together_from_its_lines_where_it_was_not_kept() -> None:
    lines = (Line(0.1, "stdout", "a"), Line(0.2, "stderr", "oh"), Line(0.3, "stdout", "b", partial=True))
    found = findings(dataclasses.replace(ENDED, output=Output(lines)), {})
    assert (found.output, found.errors) == ("a\nb", "oh\n")
    assert findings(dataclasses.replace(ENDED, output=Output(lines)), {}, "all\n", "").output == "all\n"


@pytest.mark.parametrize(
    ("output", "result"),
    [("a\n-5\n", -5), ("2.5\n\n", 2.5), ("a b\n", "a b"), ("", None), ("\n", None), ("x\n7", 7)],
)
def test_the_result_is_the_last_line_printed_as_a_number_where_it_is_one(output: str, result: object) -> None:
    assert Findings("ends", output=output).result("output") == result


def test_the_result_may_be_a_watch_or_the_ending() -> None:
    snapshot = dataclasses.replace(ENDED, summaries={"d[n]": Summary(3, 0, 7, 0.0, 7.0)})
    found = findings(snapshot, {})
    assert (found.result("d[n]"), found.result("outcome"), found.result("other")) == (7, "ends", None)


def queue(times: list[float], sizes: list[float], **bands: tuple[tuple[float, float], ...]) -> QueueView:
    series = Series(array("d", times), array("d", sizes), len(times))
    return QueueView(QueueState("5", "q", 5, 2, 4), series, puts=9, gets=7, **bands)


def test_shares_of_time_begin_with_the_first_item() -> None:
    view = queue([0.0, 1.0, 2.0], [0, 5, 2], full=((1.0, 2.0),), empty=((0.0, 1.0), (4.5, 5.0)))
    facts = findings(Snapshot(t=5.0, queues=(view,)), {}).queues["q"]
    assert (facts.full, facts.empty) == (0.25, 0.125)
    assert (facts.size, facts.most, facts.capacity, facts.puts, facts.gets, facts.unfinished) == (2, 5, 5, 9, 7, 4)


def test_a_queue_that_never_held_anything_was_neither_full_nor_empty() -> None:
    facts = findings(Snapshot(t=5.0, queues=(queue([0.0], [0], empty=((0.0, 5.0),)),)), {}).queues["q"]
    assert (facts.full, facts.empty, facts.most) == (0.0, 0.0, 0)


# --- expectations --------------------------------------------------------------------------------------------------

RUN = Findings("ends", "", "a\n8\n", "Traceback\nTypeError: x\n", {"n": 8}, knobs={"ROUNDS": 4})


@pytest.mark.parametrize(
    ("expected", "held"),
    [
        ({}, True),
        ({"outcome": "ends"}, True),
        ({"outcome": "fails"}, False),
        ({"diagnosis": "empty-queue"}, False),
        ({"output": "a\n8\n"}, True),
        ({"output": "8\n"}, False),
        ({"output_matches": "^a"}, True),
        ({"output_matches": "b"}, False),
        ({"errors_match": "TypeError"}, True),
        ({"errors_match": r"\A\Z"}, False),
        ({"watch": "n == 2 * ROUNDS"}, True),
        ({"watch": "output == 2 * ROUNDS"}, True),
        ({"watch": "n < ROUNDS"}, False),
        ({"watch": "m == 0"}, False),
        ({"watch": "m != 0"}, False),
        ({"watch": "n == OTHER"}, False),
        ({"watch": "n != 'text'"}, True),
        ({"queue": "q.most == 5"}, False),
        ({"outcome": "ends", "watch": "n == 9"}, False),
    ],
)
def test_every_field_of_an_expectation_has_to_hold(expected: dict[str, str], held: bool) -> None:
    assert holds(Expectation(**expected), RUN) is held


def test_a_queue_is_compared_by_its_facts() -> None:
    found = findings(Snapshot(t=5.0, queues=(queue([0.0], [5], full=((0.0, 4.0),)),)), {"CAPACITY": 5})
    assert holds(Expectation(queue="q.most <= CAPACITY"), found)
    assert holds(Expectation(queue="q.full > 0.5"), found)
    assert not holds(Expectation(queue="q.full > OTHER"), found)
    assert not holds(Expectation(queue="other.most == 5"), found)


# --- predictions ---------------------------------------------------------------------------------------------------

ZERO, SEVEN = Findings("ends", output="0\n"), Findings("ends", output="7\n")
STOPPED, GOING, HUNG = Findings("runs"), Findings(None), Findings("hangs", "empty-queue")


@pytest.mark.parametrize(
    ("over", "expected", "runs", "verdict"),
    [
        ("each", {"watch": "output == 0"}, [], None),
        ("each", {"watch": "output == 0"}, [ZERO], True),
        ("each", {"watch": "output == 0"}, [ZERO, SEVEN], False),
        ("each", {"watch": "output == 0"}, [SEVEN, ZERO], True),
        ("each", {"watch": "output == 0"}, [ZERO, GOING], None),
        ("each", {"watch": "output == 0"}, [ZERO, STOPPED], None),
        ("each", {"outcome": "hangs"}, [HUNG], True),
        ("each", {"outcome": "ends"}, [HUNG], False),
        ("all-runs", {"watch": "output == 0"}, [ZERO, ZERO], True),
        ("all-runs", {"watch": "output == 0"}, [ZERO, SEVEN], False),
        ("all-runs", {"watch": "output == 0"}, [ZERO, STOPPED], True),
        ("all-runs", {"watch": "output == 0"}, [STOPPED], None),
        ("varies", {"outcome": "ends"}, [ZERO], None),
        ("varies", {"outcome": "ends"}, [ZERO, ZERO], False),
        ("varies", {"outcome": "ends"}, [ZERO, ZERO, SEVEN], True),
        ("varies", {"outcome": "ends"}, [ZERO, SEVEN, HUNG], False),
        ("same", {"watch": "output != 0"}, [SEVEN], None),
        ("same", {"watch": "output != 0"}, [ZERO], False),
        ("same", {"watch": "output != 0"}, [SEVEN, SEVEN], True),
        ("same", {"outcome": "ends"}, [SEVEN, ZERO], False),
    ],
)
def test_a_prediction_is_judged_by_the_runs(
    over: str, expected: dict[str, str], runs: list[Findings], verdict: bool | None
) -> None:
    assert judge(asking(choice(over, **expected)), 0, runs, "output") is verdict


def test_a_stopped_run_answers_only_a_question_about_going_on() -> None:
    endless = asking(choice(outcome="runs"), choice(outcome="fails"))
    assert not is_decided(asking(choice(outcome="ends")), STOPPED)
    assert is_decided(endless, STOPPED)
    assert judge(endless, 0, [STOPPED], "output") is True
    assert judge(endless, 1, [STOPPED], "output") is False
