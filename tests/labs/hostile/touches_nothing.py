"""Reads at address zero. Expected: it was killed by SIGSEGV."""

import ctypes

print("about to crash", flush=True)
ctypes.string_at(0)
