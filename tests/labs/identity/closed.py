"""Closes its standard output, and then ends with an error."""

import os
import sys

print("first")
sys.stdout.close()
try:
    print("second")
except ValueError as error:
    print(error, file=sys.stderr)
reader, writer = os.pipe()
os.close(reader)
sys.stdout = os.fdopen(writer, "w")
print("nobody hears this")
