"""Repeats what it is told, until there is no more."""

import sys

for line in sys.stdin:
    print("heard", line.rstrip("\n"), flush=True)
print("no more")
