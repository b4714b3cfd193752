"""Byte identity of every program on every interpreter and with every start method.

    python -m tests.bench identity [PYTEST ARGUMENT]…

The test suite compares all programs on one interpreter, and some on the others; this compares all on all.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.bench.figures import note

ROOT = Path(__file__).parents[2]


def main(arguments: list[str]) -> None:
    command = [sys.executable, "-m", "pytest", "tests/core/test_byte_identity.py", "-n", "2", *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "CROSSTALK_MATRIX": "1"}, check=False, stdout=subprocess.PIPE, text=True
    )
    print(done.stdout)
    said = done.stdout.splitlines()[-1]
    note("byte identity of every program with its plain run", "all", said.strip("= "), done.returncode == 0)
    sys.exit(done.returncode)


if __name__ == "__main__":
    main(sys.argv[1:])
