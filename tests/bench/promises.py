"""Every lesson's promises, on every CPython of this machine and with every start method that they name.

python -m tests.bench promises
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.bench.figures import note

ROOT = Path(__file__).parents[2]


def main(_arguments: Sequence[str]) -> None:
    command = [sys.executable, "-m", "core", "lessons", "--check", "--json"]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    found = json.loads(done.stdout)
    for check in found["checks"]:
        if not check["kept"]:
            print(json.dumps(check))
    said = f"{found['kept']} of {len(found['checks'])} kept on {len({check['python'] for check in found['checks']})}"
    print(f"{said} interpreters")
    note("promises of the lessons", "all", f"{said} interpreters", done.returncode == 0)
