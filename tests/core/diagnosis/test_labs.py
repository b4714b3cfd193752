"""Programs that are stuck get the reason that is theirs; repaired ones, and patient ones, get none.

The programs are in `tests/labs/stuck`, each named after its code and with a twin that is repaired, and in
`tests/labs/innocent`. They run as `python -m core run` does, several at a time.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from core.diagnosis import CODES
from core.recording import Recording
from core.run import Order, Run
from core.subject import Subject
from tests.core.direct_lab import interpreters
from tests.following import until

LABS = Path(__file__).parents[2] / "labs"
STUCK = sorted(path.stem for path in (LABS / "stuck").glob("*__*.py") if not path.stem.endswith("_fixed"))
TWINS = [f"{name}_fixed" for name in STUCK]
INNOCENT = sorted(path.stem for path in (LABS / "innocent").glob("*.py") if path.stem != "__init__")
PYTHONS = os.environ.get("CROSSTALK_DIAGNOSE_ON", "first")
"""``all``: on every interpreter that is there."""
AT_ONCE = 6
SLOW = {"busy"}
"""What may be said, and truly, of any program on a machine that is slow enough."""


def _reason(name: str) -> str:
    """The code after which a stuck program is named."""
    return name.partition("__")[0].replace("_", "-")


class Lab:
    """One program on its way, and the diagnoses that it gets."""

    def __init__(self, path: Path, python: str, is_stuck: bool) -> None:
        self._run = Run(Order(python, path=path, directory=path.parent))
        self._recording = Recording(Subject(path.name))
        self._enough = CODES - SLOW | {_reason(path.stem)} if is_stuck else frozenset()
        self.codes: list[str] = []

    def is_over(self) -> bool:
        """Takes in what is new; whether all that is wanted has been seen."""
        self._recording.append(self._run.drain())
        snapshot = self._recording.snapshot(self._run.elapsed)
        if snapshot.diagnosis is not None and snapshot.diagnosis.code not in self.codes:
            self.codes.append(snapshot.diagnosis.code)
        return self._run.outcome is not None or not self._enough.isdisjoint(self.codes)

    def close(self) -> int | None:
        """Ends it; the exit code where it has ended by itself."""
        outcome = self._run.outcome
        self._run.close()
        return outcome.exit_code if outcome is not None else None


def _over(labs: dict[str, Lab]) -> list[str]:
    """Takes in what is new of each; those of which all has been seen."""
    return [name for name, lab in labs.items() if lab.is_over()]


def observe(paths: Iterable[Path], python: str, are_stuck: bool) -> dict[str, tuple[list[str], int | None]]:
    """The codes that each program gets, and its exit code; up to the first that says why, if they are stuck."""
    waiting, found = list(paths), {}
    running: dict[str, Lab] = {}
    try:
        while waiting or running:
            while waiting and len(running) < AT_ONCE:
                path = waiting.pop()
                running[path.stem] = Lab(path, python, are_stuck)
            until(lambda: bool(_over(running)), f"one of {', '.join(running)}")
            for name in _over(running):
                lab = running.pop(name)
                found[name] = (lab.codes, lab.close())
    finally:
        for lab in running.values():
            lab.close()
    return found


@pytest.fixture(scope="module", params=interpreters() if PYTHONS == "all" else interpreters()[:1])
def found(request: pytest.FixtureRequest) -> dict[str, tuple[list[str], int | None]]:
    """What became of every program on one interpreter."""
    stuck = observe((LABS / "stuck" / f"{name}.py" for name in STUCK), request.param, True)
    repaired = [LABS / "stuck" / f"{name}.py" for name in TWINS]
    patient = [LABS / "innocent" / f"{name}.py" for name in INNOCENT]
    return stuck | observe(repaired + patient, request.param, False)


@pytest.mark.parametrize("name", STUCK)
def test_a_stuck_program_gets_its_reason(name: str, found: dict[str, tuple[list[str], int | None]]) -> None:
    assert found[name][0][-1] == _reason(name)
    assert set(found[name][0]) <= SLOW | {_reason(name)}


@pytest.mark.parametrize("name", TWINS)
def test_its_repaired_twin_gets_none(name: str, found: dict[str, tuple[list[str], int | None]]) -> None:
    codes, exit_code = found[name]
    assert set(codes) <= SLOW
    assert exit_code == 0


@pytest.mark.parametrize("name", INNOCENT)
def test_a_program_that_goes_on_by_itself_gets_none(name: str, found: dict[str, tuple[list[str], int | None]]) -> None:
    codes, exit_code = found[name]
    assert set(codes) <= SLOW
    assert exit_code == 0


def test_there_are_two_programs_for_each_reason() -> None:
    codes = list(map(_reason, STUCK))
    assert set(codes) == CODES
    assert all(codes.count(code) >= 2 for code in CODES)
    assert len(INNOCENT) >= 20
