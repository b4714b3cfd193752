"""Other programs: an interpreter, and one that is none."""

import os
import subprocess
import sys

print(subprocess.run([sys.executable, "-c", "print(6 * 7)"], capture_output=True, text=True))
print(subprocess.run([sys.executable, "-S", "-c", "import sys; sys.exit('no site')"], capture_output=True, text=True))
print(subprocess.call(["sh", "-c", "echo from a shell; exit 3"]))
sys.stdout.flush()
os.execv(sys.executable, [sys.executable, "-c", "print('another program, the same process')"])
