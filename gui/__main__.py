"""The way in: `python -m gui [FILE] [--lang zh_CN|en] [--theme light|dark|system]`, and for those who look after many
machines `--version`, `--selftest` and `--check-lessons [FOLDER]`.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from contextlib import redirect_stdout
from pathlib import Path

from core import paths
from gui import __version__, platform_check


def main(arguments: Sequence[str] | None = None) -> int:
    """Opens the window, or does what the options ask for instead; returns 2, with one plain line on stderr, where that
    cannot be begun."""
    chosen = _parser().parse_args(arguments)
    if chosen.report is None:
        return _begin(chosen)
    try:
        report = chosen.report.open("w", encoding="utf-8")
    except OSError as error:
        return _give_up(f"The report cannot be written: {error}")
    with report, redirect_stdout(report):
        return _begin(chosen)


def _begin(chosen: argparse.Namespace) -> int:
    if chosen.check_lessons is not None:
        return _check_lessons(chosen.check_lessons)
    if chosen.selftest:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    complaint = platform_check.complaint(os.environ)
    if complaint is not None:
        return _give_up(complaint)
    gc.disable()  # `gui.collecting` takes over; until then nearly all that is made is here to stay
    try:
        from gui.application import Options, run  # Qt: only now, when it is known to load
    except ModuleNotFoundError:
        raise
    except ImportError as error:
        return _give_up(platform_check.about_import(os.environ, error))
    if chosen.selftest:
        from gui.selftest import run_selftest

        return run_selftest(chosen.picture)
    return run(Options(chosen.file, chosen.lang, chosen.theme))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="crosstalk", description="See how threads and processes communicate in Python."
    )
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="a program or a recording to open")
    parser.add_argument("--lang", choices=["en", "zh_CN"], default="", help="the language of the window")
    parser.add_argument("--theme", choices=["light", "dark", "system"], default="", help="its colours")
    parser.add_argument("--selftest", action="store_true", help="try everything off screen, and say what works")
    parser.add_argument("--picture", type=Path, metavar="FILE", help="what the self-test's window shows, as PNG")
    parser.add_argument(
        "--check-lessons",
        nargs="?",
        type=Path,
        const=paths.lessons_folder(),
        metavar="FOLDER",
        help="run all that the lessons there promise",
    )
    parser.add_argument("--report", type=Path, metavar="FILE", help="write there what would be printed")
    parser.add_argument("--version", action="version", version=f"Crosstalk {__version__}")
    return parser


def _check_lessons(folder: Path) -> int:
    """Needs no window."""
    from core.lessons_command import check_lessons

    found = check_lessons(quiet=False, folder=folder)
    return 1 if found["broken"] or found["problems"] else 0


def _give_up(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 2


if __name__ == "__main__":
    if getattr(sys, "frozen", False):  # in a bundle, a process that searches schedules begins here too
        import multiprocessing

        multiprocessing.freeze_support()
    sys.exit(main())
