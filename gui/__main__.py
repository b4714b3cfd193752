"""The way in: `python -m gui [FILE] [--lang zh_CN|en] [--theme light|dark|system] [--version]`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from gui import __version__, platform_check


def main(arguments: Sequence[str] | None = None) -> int:
    """Opens the window; returns 2, with one plain line on stderr, where none can be opened."""
    chosen = _parser().parse_args(arguments)
    complaint = platform_check.complaint(os.environ)
    if complaint is not None:
        return _give_up(complaint)
    try:
        from gui.application import Options, run  # Qt: only now, when it is known to load
    except ModuleNotFoundError:
        raise
    except ImportError as error:
        return _give_up(platform_check.about_import(os.environ, error))
    return run(Options(chosen.file, chosen.lang, chosen.theme))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="crosstalk", description="See how threads and processes communicate in Python."
    )
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="a program or a recording to open")
    parser.add_argument("--lang", choices=["en", "zh_CN"], default="", help="the language of the window")
    parser.add_argument("--theme", choices=["light", "dark", "system"], default="", help="its colours")
    parser.add_argument("--version", action="version", version=f"Crosstalk {__version__}")
    return parser


def _give_up(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
