"""Writes to both streams, the last line without an end."""

import sys

print("one")
print("deux, zwei, 二", file=sys.stderr)
print("three", end="")
