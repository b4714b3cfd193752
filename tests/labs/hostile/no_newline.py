"""Writes one enormous line and never ends it. Expected: the program ends by itself, and the line is shown cut."""

import sys

MEGABYTES = 200

for _ in range(MEGABYTES):
    sys.stdout.write("x" * 1_000_000)
