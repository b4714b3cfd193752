"""Typical programs of courses and tutorials: what real threads do with them is what the machine says."""

from __future__ import annotations

import random

import pytest

from core.scheduler import Schedule, explore, prepared
from core.scheduler.replay import on_threads
from tests.core.scheduler.sources import TEACHING, ends, sampled, source

REFUSED = {
    "context_timer": (2, "import contextlib"),
    "dataclass_stock": (2, "import dataclasses"),
    "elapsed": (4, "the clock, which differs from run to run"),
    "executor": (1, "import concurrent.futures"),
    "executor_map": (1, "import concurrent.futures"),
    "names_and_idents": (2, "import enum"),
}


@pytest.mark.parametrize("name", [name for name in TEACHING if name not in REFUSED])
def test_what_real_threads_do_is_among_what_the_machine_says(name: str) -> None:
    text = source(f"teaching/{name}")
    found, tried = explore(text), sampled(text, 30)
    assert found.complete
    assert ends(tried) <= ends(found)


@pytest.mark.parametrize("name", [name for name in TEACHING if name not in REFUSED])
def test_access_grain_finds_all_that_instruction_grain_finds(name: str) -> None:
    text = source(f"teaching/{name}")
    found, finer = explore(text), explore(text, grain="opcode", budget_s=60)
    assert ends(finer) <= ends(found)
    assert ends(finer) == ends(found) or not finer.complete


@pytest.mark.parametrize("name", [name for name in TEACHING if name not in {*REFUSED, "timer"}])
def test_a_random_schedule_happens_on_real_threads(name: str) -> None:
    text = source(f"teaching/{name}")
    chooser = random.Random(name)
    stepper = prepared(text, "program.py", Schedule("opcode", "any", ()))
    while choices := stepper.enabled():
        stepper.step(chooser.choice(choices))
    real = on_threads(text, "program.py", stepper)
    assert (real.diverged, real.difference) == (None, "")


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_is_named_and_runs_on_real_threads(name: str) -> None:
    text = source(f"teaching/{name}")
    assert [(one.line, one.construct) for one in explore(text).unsupported] == [REFUSED[name]]
    assert {one.outcome.kind for one in sampled(text, 5).outcomes} == {"finished"}
