"""Touches memory that is not its own."""

import ctypes

print("about to crash", flush=True)
ctypes.string_at(1)
