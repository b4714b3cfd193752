"""Ends with a message as its exit code."""

import sys

sys.exit("no such thing")
