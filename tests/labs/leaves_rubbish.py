"""Leaves files in its temporary folder, some of them in a folder that it has locked, and a link out of it."""

import os
import tempfile

folder = tempfile.mkdtemp()
os.makedirs(os.path.join(folder, "locked", "inside"))
open(os.path.join(folder, "locked", "inside", "file"), "w").close()
os.symlink(os.getcwd(), os.path.join(folder, "link"))
os.chmod(os.path.join(folder, "locked", "inside"), 0)
os.chmod(os.path.join(folder, "locked"), 0o500)
print(folder)
