"""Replaces its standard output in each of the ways there are."""

import contextlib
import io
import os
import sys

with contextlib.redirect_stdout(io.StringIO()) as kept:
    print("kept inside")
print(len(kept.getvalue()))
sys.stdout.flush()
sys.stdout = open(os.dup(1), "w", encoding="utf-16-le")
print("wide")
sys.stdout.close()
sys.stdout = sys.__stdout__
print("detached", sys.stdout.encoding, sys.stdout.line_buffering, sys.stdout.isatty(), sys.stdout.fileno())
plain = sys.stdout.detach()
plain.write(b"the end\n")
plain.flush()
sys.stdout = None
