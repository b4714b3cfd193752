"""Who wrote what, on every interpreter that is there."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import zlib
from functools import partial
from pathlib import Path

import pytest

from tests.core.direct_lab import (
    every_python,
    lab_environment,
    run_text,
)


@every_python
def test_every_line_is_attributed_to_the_thread_that_wrote_it(python: str, tmp_path: Path) -> None:
    text = """
import sys, threading
def say():
    print("from", threading.get_ident())
    print("to the other", threading.get_ident(), file=sys.stderr)
    sys.stdout.write("half ")
    sys.stdout.flush()
    print("line", threading.get_ident())
for _ in range(3):
    thread = threading.Thread(target=say)
    thread.start()
    thread.join()
print("ü" * 900, threading.get_ident(), "\\n", threading.get_ident(), flush=True)
sys.stdout.buffer.write(b"bytes %d\\n" % threading.get_ident())
"""
    done = run_text(python, text, tmp_path)
    for stream, written in (("stdout", done.stdout), ("stderr", done.stderr)):
        told = [tuple(line) for item in done.wrote if item["stream"] == stream for line in item["lines"]]
        expected = [(_ident(line), zlib.crc32(line)) for line in written.splitlines()]
        assert told == expected


def _ident(line: bytes) -> int:
    return int(line.split()[-1])


@every_python
def test_what_a_hanging_program_has_printed_can_be_read(python: str, tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text("import threading\nprint('before')\nthreading.Event().wait()\n")
    with tempfile.TemporaryDirectory() as folder:
        environment = lab_environment(Path(folder), program, "", {})
        with subprocess.Popen([python, str(program)], env=environment, stdout=subprocess.PIPE) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == b"before\n"
            child.kill()


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize(
    "line", ["print(counter)", "q.put(1); q.get(); q.task_done()", "threading.Thread(target=int).start()"]
)
@every_python
def test_an_interrupt_shows_nothing_of_the_probe(python: str, line: str, tmp_path: Path) -> None:
    text = f"""
import queue, sys, threading
q, counter = queue.Queue(), 0
print("ready", file=sys.stderr, flush=True)
while True:
    counter += 1
    {line}
"""
    program = tmp_path / "program.py"
    program.write_text(text, encoding="utf-8")
    for _ in range(4):
        with tempfile.TemporaryDirectory() as folder:
            environment = lab_environment(Path(folder), program, "", {"names": ["counter"]})
            with subprocess.Popen(
                [python, str(program)],
                env=environment,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # who runs the tests may ignore it
            ) as child:
                assert child.stderr is not None
                assert child.stderr.readline() == b"ready\n"
                child.send_signal(signal.SIGINT)
                errors = child.stderr.read().decode()
        assert errors.rstrip().endswith("KeyboardInterrupt")
        assert "probe" not in errors
        assert child.returncode == -signal.SIGINT
