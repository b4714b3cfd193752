"""Forks with something in the buffer: what is still there then is written by both processes."""

import os

print("before")
if os.fork() == 0:
    print("child")
else:
    os.wait()
    print("parent")
