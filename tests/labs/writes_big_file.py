"""Writes a file of 65 MiB."""

import tempfile

with tempfile.TemporaryFile() as file:
    for _ in range(65):
        file.write(bytes(1 << 20))
print("written")
