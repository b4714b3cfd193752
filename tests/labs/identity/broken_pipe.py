"""Its output is a pipe that nobody reads any more."""

import os
import sys

reader, writer = os.pipe()
os.dup2(writer, 1)
os.close(writer)
os.close(reader)
try:
    print("nobody hears this", flush=True)
except BrokenPipeError as error:
    print(error, file=sys.stderr)
