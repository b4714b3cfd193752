"""Switching at shared accesses misses nothing that switching at every instruction finds."""

from __future__ import annotations

import pytest

from core.scheduler import explore
from tests.core.scheduler.pairs import PAIRS, program
from tests.core.scheduler.sources import ends


@pytest.mark.parametrize("name", PAIRS)
def test_access_grain_finds_all_outcomes_of_instruction_grain(name: str) -> None:
    by_access, by_instruction = explore(program(name)), explore(program(name), grain="opcode", budget_s=60)
    assert by_access.unsupported == by_instruction.unsupported == ()
    assert by_access.complete
    assert by_instruction.complete
    assert ends(by_access) == ends(by_instruction)


@pytest.mark.parametrize("name", PAIRS)
def test_lines_and_the_interpreters_switch_points_find_no_other_outcomes(name: str) -> None:
    everything = ends(explore(program(name)))
    assert ends(explore(program(name), grain="line")) <= everything
    assert ends(explore(program(name), model="gil")) <= everything
