"""Ends without the interpreter's farewell: what is still in the buffer is never written."""

import os

print("written", flush=True)
print("still in the buffer?")
os._exit(3)
