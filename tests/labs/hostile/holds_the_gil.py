"""C code that holds the interpreter's lock and sleeps. Expected: it runs until it is stopped."""

import ctypes

print("ready", flush=True)
ctypes.PyDLL(None).sleep(3600)
