"""Facts become sentences."""

from __future__ import annotations

import signal

import pytest

from core.diagnosis import CODES, Diagnosis
from core.observation import Outcome, QueueState, ThreadKey, ThreadState, Value, Wait
from core.snapshot import Actor, QueueView, Series, Snapshot, ThreadView
from gui import wording, wording_chain, wording_stuck


@pytest.mark.parametrize(
    ("value", "text"),
    [(-2163486, "−2,163,486"), (0, "0"), (10_000_000.0, "10,000,000"), (0.05, "0.05"), (-1.5, "−1.5")],
)
def test_numbers_group_their_digits_and_have_a_true_minus(value: float, text: str) -> None:
    assert wording.number(value) == text


@pytest.mark.parametrize(("value", "text"), [(5e6, "5 M"), (-20_000, "−20 k"), (7, "7"), (-2_163_486, "−2.16 M")])
def test_the_ends_of_an_axis_are_short(value: float, text: str) -> None:
    assert wording.short_number(value) == text


@pytest.mark.parametrize(("seconds", "text"), [(1.234, "1.2 s"), (65, "1 min 05 s"), (7260, "2 h 01 min")])
def test_durations_are_as_precise_as_anyone_wants(seconds: float, text: str) -> None:
    assert wording.duration(seconds) == text


@pytest.mark.parametrize(
    ("outcome", "chip"),
    [
        (Outcome("finished", exit_code=0), "Ended after 1.2 s"),
        (Outcome("finished", exit_code=3), "Failed after 1.2 s"),
        (Outcome("finished", signal=signal.SIGSEGV), "Killed by SIGSEGV after 1.2 s"),
        (Outcome("stopped"), "Stopped at 1.2 s"),
        (Outcome("timed-out"), "Out of time at 1.2 s"),
        (Outcome("interrupted"), "Interrupted at 1.2 s"),
        (Outcome("limit", reason="memory"), "Over a limit at 1.2 s"),
        (Outcome("failed-to-start", reason="interpreter-missing"), "Did not start"),
    ],
)
def test_every_outcome_has_its_chip_and_its_result(outcome: Outcome, chip: str) -> None:
    assert wording.outcome_chip(outcome, 1.2) == chip
    assert wording.outcome_result(outcome)


def test_an_exit_code_is_told() -> None:
    assert "exit code 3" in wording.outcome_sentence(Outcome("finished", exit_code=3), 1.0)


@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGKILL, signal.SIGABRT, 63])
def test_a_signal_is_told_by_name_and_reason(number: int) -> None:
    sentence = wording.outcome_sentence(Outcome("finished", signal=number), 1.0)
    assert wording.signal_name(number) in sentence
    assert sentence.endswith(".")


@pytest.mark.parametrize("reason", ["memory", "address-space", "processes", "file-size", "disk", "a new one"])
def test_every_limit_is_told(reason: str) -> None:
    assert wording.limit_sentence(Outcome("limit", reason=reason)).endswith(".")


def test_a_limit_is_told_with_its_size() -> None:
    sentence = wording.limit_sentence
    assert "300 MiB" in sentence(Outcome("limit", reason="memory", allowed=300 << 20))
    assert "1.5 GiB" in sentence(Outcome("limit", reason="memory", allowed=3 << 29))
    assert "limit of 60 " in sentence(Outcome("limit", reason="processes", allowed=60))
    assert "64 MiB" in sentence(Outcome("limit", reason="file-size"))


@pytest.mark.parametrize("reason", ["memory", "address-space", "processes", "file-size", "disk"])
def test_every_limit_has_a_remedy(reason: str) -> None:
    assert wording.outcome_remedy(Outcome("limit", reason=reason)).endswith(".")


def test_an_end_that_nobody_has_forced_needs_no_remedy() -> None:
    for outcome in (Outcome("finished", 0), Outcome("finished", 1), Outcome("stopped"), Outcome("timed-out")):
        assert wording.outcome_remedy(outcome) == ""


def test_a_free_threaded_python_says_so() -> None:
    assert wording.python_name("3.13.0", gil=True) == "Python 3.13.0"
    assert wording.python_name("3.13.0", gil=False) == "Python 3.13.0 free-threaded"


def test_values_are_shown_in_few_characters() -> None:
    assert wording.value_text(Value("number", -5)) == "−5"
    assert wording.value_text(Value("size", 12, "list")) == "list of 12"
    assert wording.value_text(Value("repr", "{'a': 1}", "dict")) == "{'a': 1}"


# --- waiting ---------------------------------------------------------------------------------------------------


def _thread(letter: str, name: str, wait: Wait | None = None, ended: float | None = None) -> ThreadView:
    actor = Actor(letter, name, False, ThreadKey(7, ord(letter)))
    state = ThreadState(ord(letter), name, line=42, wait=wait)
    return ThreadView(actor, 0.0, ended, "ended" if ended else "blocked", state)


def _snapshot(*threads: ThreadView) -> Snapshot:
    from array import array

    steps = Series(array("d"), array("d"), 0)
    return Snapshot(threads=threads, queues=(QueueView(QueueState("5", "q", unfinished=3), steps),))


def test_a_wait_is_told_by_the_call_that_the_program_writes() -> None:
    wait = Wait("queue", "join", "queue:5")
    assert wording.waits(wait, _snapshot(), "    q.join()  # all done?") == "waits in q.join()"


def test_a_server_is_not_said_to_wait_while_its_other_threads_serve() -> None:
    assert wording.waits(Wait("message", "serve"), Snapshot(1.0)) == "its main thread waits"


def test_a_wait_for_a_queue_is_told_by_its_name_where_the_line_is_unknown() -> None:
    assert wording.waits(Wait("queue", "get", "queue:5"), _snapshot()) == "waits for an item in q"
    assert wording.waits(Wait("queue", "put", "queue:5"), _snapshot()) == "waits for room in q"


def test_who_waits_for_whom_is_told_by_letter() -> None:
    main = _thread("M", "main", Wait("join", "join", f"thread:{ord('A')}"))
    assert wording.waiting_note(main, _snapshot(main, _thread("A", "incr")), "t1.join()") == "main waits for A"


@pytest.mark.parametrize("reason", ["lock", "queue", "join", "sleep", "input", "io", "condition", "message", "process"])
def test_every_reason_to_wait_has_words(reason: str) -> None:
    assert wording.waits(Wait(reason), _snapshot())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "call", "text"),
    [
        ("    item = self.queue.get(timeout=1)", "get", "self.queue.get()"),
        ("workers[0].join()", "join", "workers[0].join()"),
        ("for worker in workers:", "join", ""),
        ("time.sleep(1)", "", ""),
    ],
)
def test_the_call_is_read_from_the_line(line: str, call: str, text: str) -> None:
    assert wording.call_text(line, call) == text


# --- stuck -----------------------------------------------------------------------------------------------------

FACTS = {"waiter": "M", "line": 42, "via": [], "queue": "q", "unfinished": 3, "capacity": 5, "ended": ["A", "B"]}
ENDED = (_thread("M", "main"), _thread("A", "producer", ended=1.0), _thread("B", "consumer", ended=1.0))


def test_unfinished_tasks_are_told_with_the_numbers_observed() -> None:
    sentence = wording_stuck.diagnosis_sentence(Diagnosis("unfinished-tasks", 1.0, FACTS), _snapshot(*ENDED))
    assert sentence == "main waits in q.join() for 3 unfinished tasks; no thread is left to call task_done()."


def test_one_unfinished_task_is_not_several() -> None:
    diagnosis = Diagnosis("unfinished-tasks", 1.0, {**FACTS, "unfinished": 1})
    assert "1 unfinished task;" in wording_stuck.diagnosis_sentence(diagnosis, _snapshot(*ENDED))
    assert wording_stuck.diagnosis_note(diagnosis) == "1 task not done"


@pytest.mark.parametrize("code", [*sorted(CODES), "a new one"])
def test_every_diagnosis_has_a_sentence_a_result_and_a_note(code: str) -> None:
    diagnosis = Diagnosis(code, 1.0, FACTS)
    assert wording_stuck.diagnosis_sentence(diagnosis, _snapshot(*ENDED)).endswith(".")
    assert wording_stuck.diagnosis_result(diagnosis)
    assert wording_stuck.diagnosis_note(diagnosis)


THREADS = (_thread("M", "main"), _thread("A", "ann"), _thread("B", "bob"), _thread("C", "bob"))


def _member(letter: str, thing: str = "", line: int = 0, taken: int = 0) -> dict[str, object]:
    wants = "lock" if thing else "end"
    return {"who": letter, "line": line, "wants": wants, "thing": thing, "holds_line": taken}


@pytest.mark.parametrize(
    ("code", "facts", "sentence"),
    [
        (
            "lock-cycle",
            {"cycle": [_member("M", "right"), _member("A", "left")]},
            "main waits for right, ann waits for left; each holds what the other needs.",
        ),
        (
            "lock-cycle",
            {"cycle": [_member("M", "b"), _member("A", "c"), _member("B", "a")], "others": []},
            "main waits for b, ann waits for c, bob (B) waits for a; each holds what another one needs.",
        ),
        (
            "lock-cycle",
            {"cycle": [_member("B", "right"), _member("A", "left")], "others": ["M"]},
            "bob (B) waits for right, ann waits for left; each holds what the other needs."
            " The rest of the program goes on: main.",
        ),
        (
            "self-deadlock",
            {"waiter": "A", "thing": "lock", "taken": 7, "cycle": [_member("A", "lock")]},
            "ann waits for lock, which it has taken itself on line 7 and cannot release while it waits.",
        ),
        ("join-waits", {"cycle": [_member("M"), _member("A")]}, "main, ann wait for each other to end."),
        (
            "join-waits",
            {"cycle": [_member("M"), _member("A", "lock")]},
            "main waits for ann to end, ann waits for lock, which main holds; none of them can go on.",
        ),
        (
            "join-waits",
            {"waiter": "A", "via": ["M"], "queue": "q"},
            "main waits for ann to end, which cannot end before somebody gets what it put into q.",
        ),
        (
            "never-released",
            {"waiter": "A", "kind": "lock", "thing": ""},
            "ann waits for a lock, which was taken and not released; nobody is left to release it.",
        ),
        (
            "never-notified",
            {"waiter": "A", "kind": "event", "thing": "ready"},
            "ann waits in ready.wait(), but nobody is left to call set().",
        ),
        (
            "never-notified",
            {"waiter": "A", "kind": "barrier", "thing": "b", "missing": 2},
            "ann waits at b for 2 more to come, but nobody is left who could.",
        ),
        (
            "never-notified",
            {"waiter": "A", "kind": "message", "thing": ""},
            "ann waits for a message, but nobody is left to send anything.",
        ),
        (
            "child-died",
            {"waiter": "M", "kind": "lock", "thing": "lock", "dead": [{"who": "A", "exit_code": -9}]},
            "main waits for lock, but the process that holds it is gone: ann (killed by SIGKILL).",
        ),
        (
            "child-died",
            {"waiter": "M", "kind": "queue", "queue": "q", "dead": [{"who": "A", "exit_code": 3}]},
            "main waits in q.get(), but who could have put something is gone: ann (exit code 3).",
        ),
        (
            "busy",
            {"waiter": "A", "function": "<module>"},
            "ann is still computing: the program is busy, not stuck.",
        ),
        (
            "gil-held",
            {"waiter": "M", "line": 0},
            "One long call in process main computes and lets no thread run; nothing can be seen until it returns.",
        ),
        (
            "gil-held",
            {"waiter": "", "line": 0},
            "One long call computes and lets no thread run; nothing can be seen until it returns.",
        ),
    ],
)
def test_each_reason_is_told_in_its_own_words(code: str, facts: dict[str, object], sentence: str) -> None:
    assert wording_stuck.diagnosis_sentence(Diagnosis(code, 1.0, facts), _snapshot(*THREADS)) == sentence


def test_a_circle_is_drawn_as_one() -> None:
    facts = {"cycle": [_member("A", "right", 13, 11), _member("B", "left", 20, 18)], "waiter": "A"}
    diagnosis = Diagnosis("lock-cycle", 1.0, facts)
    chain = wording_chain.wait_chain(diagnosis, _snapshot(*THREADS))
    assert wording_chain.chain_text(chain) == "ann wants right held by bob wants left held by ann"
    assert wording_stuck.diagnosis_notes(diagnosis) == {13: "waits for right", 20: "waits for left"}
    assert wording_stuck.stuck_letters(diagnosis) == ["A", "B"]


def test_those_who_wait_on_one_line_share_its_note() -> None:
    facts = {"cycle": [_member("A", "right", 13, 11), _member("B", "left", 13, 11)], "waiter": "A"}
    assert wording_stuck.diagnosis_notes(Diagnosis("lock-cycle", 1.0, facts)) == {13: "waits for right, left"}


def test_a_program_that_computes_is_not_called_stuck() -> None:
    diagnosis = Diagnosis("busy", 1.0, {"waiter": "M"})
    assert not wording_stuck.is_stuck(diagnosis)
    assert wording_stuck.stuck_letters(diagnosis) == []
    assert wording_chain.wait_chain(diagnosis, _snapshot(*THREADS)) == ()


def test_the_chain_goes_from_who_waits_to_those_who_could_have_helped() -> None:
    chain = wording_chain.wait_chain(Diagnosis("unfinished-tasks", 1.0, FACTS), _snapshot(*ENDED))
    assert [link.text for link in chain if link.kind != "arrow"] == ["main", "q: 3 not done", "producer", "consumer"]
    assert [link.note for link in chain if link.actor] == ["", "ended", "ended"]


def test_the_chain_shows_those_who_wait_for_the_waiter() -> None:
    facts = {**FACTS, "waiter": "B", "via": ["M"], "ended": ["A"]}
    chain = wording_chain.wait_chain(Diagnosis("empty-queue", 1.0, facts), _snapshot(*ENDED))
    assert [link.actor.letter for link in chain if link.actor] == ["M", "B", "A"]


def test_after_a_full_width_bracket_there_is_no_more_room() -> None:
    assert wording.closed_up("work（A） 互相等待 lock，work（B） 也是") == "work（A）互相等待 lock，work（B）也是"
