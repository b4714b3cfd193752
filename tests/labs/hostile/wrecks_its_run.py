"""Spoils what observes it: puts pipes, rubbish and thousands of files among its records, and deletes the rest.
Expected: it runs until it is stopped."""

import os
import shutil
import struct

FILES = 2_000

folder = os.path.dirname(os.environ["TMPDIR"])
rings = os.path.join(folder, "rings")
new = os.path.join(rings, "new")
os.mkfifo(new)
os.rename(new, os.path.join(rings, "1-pipe.ring"))
rubbish = struct.pack("<8sIIII", b"XTLKRING", 1, 512, 2048, 1).ljust(2048) + os.urandom(2048 * 512)
with open(os.path.join(folder, "rubbish"), "wb") as file:
    file.write(rubbish)
for number in range(FILES):
    os.link(os.path.join(folder, "rubbish"), new)
    os.rename(new, os.path.join(rings, f"1-{number}.ring"))
shutil.rmtree(os.path.join(folder, "tmp"))
os.remove(os.path.join(folder, "lab.json"))
print("ready", flush=True)
while True:
    pass
