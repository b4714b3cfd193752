"""Prints lines for ever, as fast as it can, to both streams."""

import sys

while True:
    print("the same again")
    print("and a complaint", file=sys.stderr)
