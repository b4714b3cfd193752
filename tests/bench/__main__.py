"""`python -m tests.bench NAME [ARGUMENT]…`; without a name it lists what there is."""

from __future__ import annotations

import importlib
import pkgutil
import sys

import tests.bench


def main() -> int:
    names = sorted(module.name for module in pkgutil.iter_modules(tests.bench.__path__) if module.name != "__main__")
    if len(sys.argv) < 2 or sys.argv[1] not in names:
        for name in names:
            words = importlib.import_module(f"tests.bench.{name}").__doc__ or ""
            print(f"{name:20} {words.splitlines()[0]}")
        return 2
    importlib.import_module(f"tests.bench.{sys.argv[1]}").main(sys.argv[2:])
    return 0


if __name__ == "__main__":
    sys.exit(main())
