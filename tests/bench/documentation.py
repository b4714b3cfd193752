"""The examples of Python's own documentation: output and exit code of a plain run against those in a lab.

    python -m tests.bench documentation FOLDER [--only TEXT] [--python EXE] [--patience S]

FOLDER is the library part of an installed documentation, such as ``/usr/share/doc/python3.11/html/library`` of
Debian's ``python3.11-doc``. Every complete example on the pages of threading, queue, concurrent.futures and
multiprocessing (`tests.examples` says what complete is) runs plainly and by ``python -m core run``, with the default
start method and, where it starts processes, with every other under which the plain run succeeds.

Compared are stdout, stderr and exit code. What is another in every run is masked on both sides: addresses,
pids, ports and names of temporary files. Where plain runs, repeated, still differ from each other, lines are compared
without their order, then with their digits as N and without the dots at their ends (of one example they show how time
passes): the table says so. A program that goes on for ever is given
`--patience` seconds on both sides and compared by what it has written till then; the diagnosis that it got stands
beside it. Requests to the network are answered by a server here, and an example that talks to another one gets it as
a partner.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import psutil

from tests.bench.figures import note
from tests.core.direct_lab import METHODS, plain_environment
from tests.examples import Example, examples

ROOT = Path(__file__).parents[2]
# At most: more than one where they are to show that a difference is none. What a manager that is told to end says to
# one that has gone is seen in one plain run of twelve.
_PLAIN_RUNS, _LONG_RUNS = 60, 8  # the second of a program that goes on for ever: each takes all its patience
_POLITE = 4
_PROCESSES = re.compile(r"multiprocessing|ProcessPoolExecutor")
_CHOOSES = re.compile(r"set_start_method|get_context")
_SERVES, _CALLS = "with Listener(", "with Client("
_BY_LINE = "import sys\nsys.stdout.reconfigure(line_buffering=True)\n"
_VARYING = re.compile(
    r"0x[0-9a-f]+|(?<=started )\d{9,}|(?<=pid=)\d+|(?<=parent=)\d+|(?<=process id: )\d+|(?<=parent process: )\d+"
    r"|(?<='127.0.0.1', )\d+|(?:pymp|listener|psm|wnsm)[-_]\w+|/[\w./-]*/(?=pymp-)"
)
_MASKS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("", lambda text: text),
    ("order", lambda text: "\n".join(sorted(text.splitlines()))),
    (
        "order, digits, dots",
        lambda text: "\n".join(sorted(re.sub(r"\d+", "N", re.sub(r"[ .]+$", "", text, flags=re.M)).splitlines())),
    ),
)


@dataclass(frozen=True)
class Told:
    """What a run showed. `code` is None where it went on until it was ended; `diagnosis` is only a lab's."""

    out: str
    err: str
    code: int | None
    diagnosis: str = ""

    def masked(self, mask: Callable[[str], str]) -> tuple[str, str, int | None]:
        return mask(_VARYING.sub("#", self.out)), mask(_VARYING.sub("#", self.err)), self.code


class Bench:
    """Runs one program file after the other, from a folder of its own."""

    def __init__(self, folder: Path, python: str, patience: float, proxy: str) -> None:
        self._folder, self._python, self._patience = folder, python, patience
        by_line = folder / "by_line"
        by_line.mkdir()
        (by_line / "sitecustomize.py").write_text(_BY_LINE)
        self._network = {"http_proxy": proxy, "no_proxy": "localhost,127.0.0.1"}
        self._plain = {**plain_environment(), **self._network, "PYTHONPATH": str(by_line)}

    def plain(self, source: str, method: str) -> Told:
        """With `method` chosen on a line of its own, if any; it writes line by line, as in a lab or on a terminal."""
        chosen = f"import multiprocessing; multiprocessing.set_start_method({method!r}, force=True); " if method else ""
        program = self._file("program.py", chosen + "pass\n" + source)
        with subprocess.Popen(
            [self._python, program.name],
            cwd=program.parent,
            env=self._plain,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        ) as child:
            try:
                out, err = child.communicate(timeout=self._patience)
                code: int | None = child.returncode
            except subprocess.TimeoutExpired:
                os.killpg(child.pid, signal.SIGKILL)
                out, err = child.communicate()
                code = None
        return Told(out.decode(), err.decode(), code)

    def lab(self, source: str, method: str, goes_on: bool) -> Told:
        """A lab is polite (nice), and so slower on a busy machine: it has more time unless it `goes_on` for ever."""
        patience = self._patience * (1 if goes_on else _POLITE)
        program = self._file("program.py", "pass\n" + source)
        command = [sys.executable, "-m", "core", "run", program.name, "--json", "--python", self._python]
        command += ["--timeout", str(patience), *(["--start-method", method] if method else [])]
        environment = {**plain_environment(), **self._network, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            command, cwd=program.parent, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=True
        )
        report = json.loads(done.stdout)
        outcome, diagnosis = report["outcome"], report["diagnosis"]
        code = -outcome["signal"] if outcome["signal"] else outcome["exit_code"]
        ended = outcome["kind"] == "finished"
        told = diagnosis["code"] if diagnosis else "" if ended else outcome["kind"]
        return Told(report["output"], report["errors"], code if ended else None, told)

    def partner(self, source: str) -> subprocess.Popen[bytes]:
        program = self._file("partner.py", source)
        nowhere = subprocess.DEVNULL
        command = [self._python, program.name]
        return subprocess.Popen(command, cwd=program.parent, stdin=nowhere, stdout=nowhere, stderr=nowhere)

    def _file(self, name: str, source: str) -> Path:
        program = self._folder / name
        program.write_text(source, encoding="utf-8")
        return program


def compare(bench: Bench, example: Example, method: str, beside: Callable[[Callable[[], Told]], Told]) -> str:
    """One line of the table: ``same``, and what had to be masked, or how the lab differs."""
    plain = [beside(lambda: bench.plain(example.source, method))]
    if method and (plain[0].code != 0 or "Traceback" in plain[0].err):
        failed = ", a child fails" if plain[0].code == 0 else ""
        return f"- plainly: {_ending(plain[0])}{failed}"
    goes_on = plain[0].code is None
    most = _LONG_RUNS if goes_on else _PLAIN_RUNS
    lab = beside(lambda: bench.lab(example.source, method, goes_on))
    for label, mask in _MASKS:
        seen = [told.masked(mask) for told in plain]
        while lab.masked(mask) not in seen and len(plain) < most:
            plain.append(beside(lambda: bench.plain(example.source, method)))
            seen.append(plain[-1].masked(mask))
        if lab.masked(mask) in seen:
            without = f" (without {label})" if label else ""
            return f"same{without}: {_ending(lab)}"
        if len(set(seen)) == 1:
            break
    return f"DIFFERS\n   plain {plain[0]}\n   lab   {lab}"


def _ending(told: Told) -> str:
    if told.code is None:
        return f"goes on{', ' + told.diagnosis if told.diagnosis else ''}"
    return f"exit code {told.code}"


@contextmanager
def network() -> Iterator[str]:
    """A proxy that answers every request itself: with the name that was asked for, or that there is none."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(404 if "made-up" in self.path else 200)
            self.end_headers()
            self.wfile.write(self.path.encode())

        def log_message(self, format: str, *args: object) -> None:
            """Nothing: stderr is the table's."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def companions(bench: Bench, example: Example, others: list[Example]) -> Callable[[Callable[[], Told]], Told]:
    """Runs something while the example on the other end of its connection runs as well, plainly."""
    wanted = _CALLS if _SERVES in example.source else _SERVES if _CALLS in example.source else ""
    other = next((one for one in others if wanted and wanted in one.source), None)

    def alone(run: Callable[[], Told]) -> Told:
        return run()

    def called(run: Callable[[], Told]) -> Told:
        assert other is not None
        found: list[Told] = []
        runner = threading.Thread(target=lambda: found.append(run()))
        runner.start()
        while not _listens() and runner.is_alive():
            runner.join(0.02)
        bench.partner(other.source).wait()
        runner.join()
        return found[0]

    def served(run: Callable[[], Told]) -> Told:
        assert other is not None
        with bench.partner(other.source) as server:
            while not _listens() and server.poll() is None:
                server.poll()
            return run()

    return alone if other is None else called if wanted == _CALLS else served


def _listens() -> bool:
    """Whether somebody waits for a connection to the port that the examples use."""
    return any(c.status == psutil.CONN_LISTEN and c.laddr.port == 6000 for c in psutil.net_connections("tcp"))


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench documentation")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", help="examples whose page and number contain this text")
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--patience", type=float, default=40.0, help="seconds that a run is given (40)")
    chosen = parser.parse_args(arguments)
    found = examples(chosen.folder)
    complete = [example for example in found if example.is_complete]
    same = runs = 0
    with tempfile.TemporaryDirectory(prefix="crosstalk-bench-") as folder, network() as proxy:
        bench = Bench(Path(folder), chosen.python, chosen.patience, proxy)
        for example in (example for example in complete if chosen.only in example.name):
            for method in _methods(example):
                verdict = compare(bench, example, method, companions(bench, example, complete))
                runs += not verdict.startswith("-")
                same += verdict.startswith("same")
                print(f"{example.name:32} {method or 'default':10} {verdict}", flush=True)
    note("examples of Python's documentation, as plainly run", "all", f"{same} of {runs} runs", same == runs)
    print(f"{len(found)} blocks, {len(complete)} complete examples; {same} of {runs} runs are the same")


def _methods(example: Example) -> tuple[str, ...]:
    """The default, and every other under which it can run; one that chooses for itself is not asked."""
    is_free = _PROCESSES.search(example.source) and not _CHOOSES.search(example.source)
    return ("", *METHODS) if is_free else ("",)


if __name__ == "__main__":
    main(sys.argv[1:])
