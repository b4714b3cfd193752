"""Closes every descriptor that it has, and then some."""

import os

os.write(1, b"the last word\n")
os.closerange(0, 1_000)
os._exit(0)
