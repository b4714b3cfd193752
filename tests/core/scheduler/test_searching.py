"""A search runs in its own process, tells how far it is, and ends when told to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from core.problem import Problem
from core.scheduler import CanHappen, Exploration, Progress, Search
from core.scheduler.searching import Message
from tests.core.scheduler.sources import source

PATIENCE_S = 60.0


def arriving(search: Search) -> Iterator[Message]:
    """The messages of a search as they come, until it is silent for too long."""
    while search.wait(PATIENCE_S):
        yield from search.messages()


@pytest.fixture
def race() -> Iterator[Search]:
    search = Search(source("race"), "race.py")
    yield search
    search.close()


def test_the_result_arrives_from_another_process(race: Search) -> None:
    result = next(message for message in arriving(race) if isinstance(message, Exploration))
    assert result.schedules == 19


def test_it_says_what_can_still_happen_from_any_point(race: Search) -> None:
    result = next(message for message in arriving(race) if isinstance(message, Exploration))
    outputs = [found.outcome.output for found in result.outcomes]
    expected = {
        (): {"0\n", "1\n", "-1\n"},
        (0, 0, 1, 2): {"1\n", "-1\n"},  # both have read 0
        (0, 0, 1, 2, 2): {"1\n"},  # and the other one has written -1, which is lost
        (0, 0, 1, 1): {"0\n"},
    }
    for steps, can_happen in expected.items():
        race.ask(steps)
        answer = next(message for message in arriving(race) if isinstance(message, CanHappen))
        assert answer.steps == steps
        assert {outputs[place] for place in answer.outcomes or ()} == can_happen


def test_steps_that_cannot_be_taken_have_no_answer(race: Search) -> None:
    race.ask((5,))
    answer = next(message for message in arriving(race) if isinstance(message, CanHappen))
    assert answer.outcomes is None


def test_a_long_search_reports_progress_and_can_be_closed_at_once() -> None:
    search = Search(source("race", ROUNDS=400), "race.py", budget_s=60)
    progress = next(message for message in arriving(search) if isinstance(message, Progress) and message.states > 1000)
    assert progress.seconds > 0
    search.close()
    with pytest.raises(ValueError, match="closed"):
        _ = search.is_alive


def test_a_syntax_error_arrives_as_a_problem() -> None:
    search = Search("def f(:\n", "broken.py")
    problem = next(message for message in arriving(search) if isinstance(message, Problem))
    search.close()
    assert (problem.code, problem.line) == ("syntax-error", 1)
