"""What goes through pipes and to Managers is seen, on every interpreter and with every start method."""

from __future__ import annotations

from pathlib import Path

from core.observation import Message, PipeMade, ProcessStarted
from tests.core.direct_lab import every_method, every_python, run_text

TEXT = """
from multiprocessing import Manager, Pipe, Process, Queue
def work(shared, there, q):
    shared["n"] = there.recv()
    there.send_bytes(b"done")
    there.close()
    q.put(1)
if __name__ == "__main__":
    with Manager() as manager:
        shared, (here, there), q = manager.dict(), Pipe(), Queue()
        child = Process(target=work, args=(shared, there, q), name="child")
        child.start()
        here.send(7)
        print(here.recv_bytes(), q.get(), shared["n"])
        child.join()
"""
MANY = """
from multiprocessing import Pipe
reader, writer = Pipe(duplex=False)
for number in range(1_000):
    writer.send(number)
    reader.recv()
"""


@every_python
@every_method
def test_messages_are_told_by_both_ends(python: str, method: str, tmp_path: Path) -> None:
    done = run_text(python, TEXT, tmp_path, start_method=method)
    assert done.stdout == b"b'done' 1 7\n"
    (pipe,) = done.of(PipeMade)
    main, child = (next(p.pid for p in done.of(ProcessStarted) if p.name == name) for name in ("main", "child"))
    told = done.of(Message)
    through = [(m.pid, m.channel, m.action) for m in told if m.channel in (pipe.one, pipe.other)]
    assert sorted(through) == sorted(
        [
            (main, pipe.one, "send"),
            (child, pipe.other, "receive"),
            (child, pipe.other, "send"),
            (main, pipe.one, "receive"),
        ]
    )
    calls = [(m.pid, m.count) for m in told if m.action == "call"]
    assert (main, 1) in calls
    assert (child, 1) in calls
    assert pipe.pid == main


@every_python
def test_of_many_messages_the_newest_say_how_many_there_were(python: str, tmp_path: Path) -> None:
    told = run_text(python, MANY, tmp_path).of(Message)
    assert {action: max(m.count for m in told if m.action == action) for action in ("send", "receive")} == {
        "send": 1_000,
        "receive": 1_000,
    }
