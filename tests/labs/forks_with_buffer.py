"""Forks while there is something in the buffer: when the output is a pipe, both processes write it."""

import os

print("before")
if os.fork() == 0:
    print("child")
else:
    os.wait()
    print("parent")
