"""Ends without the interpreter's farewell: what is still in the buffer is never written."""

import os

print("written", flush=True)
print("never written")
os._exit(3)
