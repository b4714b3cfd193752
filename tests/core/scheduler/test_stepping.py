"""A learner takes the steps, sees what each one does, and can take all of them back."""

from __future__ import annotations

from core.scheduler import Schedule, Stepper, prepared
from tests.core.scheduler.sources import source


def begun(name: str, grain: str = "access") -> Stepper:
    stepper = prepared(source(name), "program.py", Schedule(grain, "any", ()))  # type: ignore[arg-type]
    stepper.step(0)
    stepper.step(0)
    return stepper


def test_the_read_and_the_write_come_apart() -> None:
    stepper = begun("race")
    read = stepper.step(1)
    write = stepper.step(1)
    assert read is not None
    assert write is not None
    seen = [(one.object, one.written, one.old, one.new) for one in (*read.accesses, *write.accesses)]
    assert [one for one in seen if one[0] == "counter"] == [("counter", False, "0", "0"), ("counter", True, "0", "1")]


def test_an_instruction_is_a_step_at_instruction_grain() -> None:
    stepper = begun("race", "opcode")
    names = []
    while (taken := stepper.step(1)) is not None:
        names.append(taken.instructions[-1].name)
    assert names.count("STORE_GLOBAL") == 1
    assert names.index("BINARY_OP") < names.index("STORE_GLOBAL")


def test_undo_goes_back_to_the_very_same_state() -> None:
    stepper = begun("creation")
    before = stepper.state
    for number in (1, 2, 1, 1, 2):
        stepper.step(number)
    for _ in range(5):
        assert stepper.undo()
    assert stepper.state == before
    assert stepper.schedule == (0, 0)


def test_nothing_can_be_undone_at_the_beginning() -> None:
    assert not prepared(source("race"), "race.py", Schedule("access", "any", ())).undo()


def test_a_thread_that_waits_cannot_step_and_says_for_what() -> None:
    stepper = begun("deadlock")
    stepper.step(1)
    stepper.step(2)
    assert stepper.step(1) is None
    assert stepper.enabled() == ()
    waits = {one.thread: (one.wait.operation, one.line) for one in stepper.standings() if one.wait is not None}
    assert waits[1][0] == waits[2][0] == "acquire"
    outcome = stepper.outcome()
    assert outcome is not None
    assert outcome.kind == "deadlock"


def test_the_outcome_is_known_only_at_the_end() -> None:
    stepper = begun("race")
    assert stepper.outcome() is None
    while choices := stepper.enabled():
        stepper.step(choices[0])
    outcome = stepper.outcome()
    assert outcome is not None
    assert outcome.kind == "finished"
