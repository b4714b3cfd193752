"""Crosstalk without a window: `python -m core run | lessons | explore | replay`.

Exit status 0 means that the command did its work, whatever the program did; 2 that the arguments are unusable, with
one plain line on stderr. `--json` prints one object on stdout and nothing else.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from core import paths
from core.problem import ProblemError


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command that `arguments` name and returns the exit status."""
    chosen = _parser().parse_args(arguments)
    try:
        chosen.command(chosen)
    except ProblemError as error:
        print(f"python -m core {chosen.name}: {error}", file=sys.stderr)
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m core", description="Crosstalk without a window.")
    commands = parser.add_subparsers(dest="name", required=True, metavar="COMMAND")
    _add_run(commands)
    _add_explore(commands)
    _add_replay(commands)
    _add_lessons(commands)
    return parser


def _add_run(commands: Any) -> None:
    run = commands.add_parser("run", help="run a program in a lab and say what was observed")
    run.add_argument("program", type=Path, metavar="PROGRAM")
    run.add_argument("--python", metavar="EXE", default=paths.lab_python(), help="the CPython to run it on")
    run.add_argument("--start-method", metavar="M", default="", choices=["", "fork", "spawn", "forkserver"])
    run.add_argument("--set", metavar="NAME=VALUE", action="append", default=[], help="change a knob")
    run.add_argument("--watch", metavar="NAME", action="append", default=[], help="observe a global")
    run.add_argument("--timeout", metavar="S", type=_seconds, help="stop it after that many seconds")
    run.add_argument("--record", metavar="FILE", type=Path, help="save the recording")
    run.add_argument("--json", action="store_true")
    run.set_defaults(command=_run)


def _add_explore(commands: Any) -> None:
    explore = commands.add_parser("explore", help="count and search every schedule of a threaded program")
    explore.add_argument("program", type=Path, metavar="PROGRAM")
    explore.add_argument("--grain", choices=["line", "access", "opcode"], default="access")
    explore.add_argument("--model", choices=["any", "gil"], default="any", help="where a switch may happen")
    explore.add_argument("--budget", metavar="S", type=_seconds, default=10.0, help="seconds (10)")
    explore.add_argument("--set", metavar="NAME=VALUE", action="append", default=[], help="change a knob")
    explore.add_argument("--json", action="store_true")
    explore.set_defaults(command=_explore)


def _add_replay(commands: Any) -> None:
    replay = commands.add_parser("replay", help="follow one schedule, on the machine or on real threads")
    replay.add_argument("program", type=Path, metavar="PROGRAM")
    replay.add_argument("--schedule", type=Path, metavar="FILE", required=True, help="JSON, as `explore` gives it")
    replay.add_argument("--on", choices=["machine", "threads"], default="machine")
    replay.add_argument("--set", metavar="NAME=VALUE", action="append", default=[], help="change a knob")
    replay.add_argument("--json", action="store_true")
    replay.set_defaults(command=_replay)


def _add_lessons(commands: Any) -> None:
    lessons = commands.add_parser("lessons", help="list the lessons, or check what they promise")
    lessons.add_argument("--check", action="store_true", help="run every promise on every CPython that is there")
    lessons.add_argument("--json", action="store_true")
    lessons.set_defaults(command=_lessons)


def _seconds(text: str) -> float:
    seconds = float(text)
    if not 0 < seconds < float("inf"):
        raise argparse.ArgumentTypeError(f"not a time in seconds: {text}")
    return seconds


def _run(chosen: argparse.Namespace) -> None:
    # Imported here because each command is a start of its own, and should be quick.
    from core.run_command import run_program

    result = run_program(chosen)
    if chosen.json:
        _print_json(result)


def _explore(chosen: argparse.Namespace) -> None:
    from core.schedule_command import explore_program

    result = explore_program(chosen)
    if chosen.json:
        _print_json(result)


def _replay(chosen: argparse.Namespace) -> None:
    from core.schedule_command import replay_program

    result = replay_program(chosen)
    if chosen.json:
        _print_json(result)


def _lessons(chosen: argparse.Namespace) -> None:
    from core.lessons_command import check_lessons, list_lessons

    result = check_lessons(quiet=chosen.json) if chosen.check else list_lessons(quiet=chosen.json)
    if chosen.json:
        _print_json(result)


def _print_json(result: dict[str, Any]) -> None:
    print(json.dumps(result, ensure_ascii=True))


if __name__ == "__main__":
    sys.exit(main())
