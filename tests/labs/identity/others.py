"""Starts other interpreters in various ways."""

import os
import subprocess
import sys

code = "import os, sys; print(sys.path, 'PYTHONPATH' in os.environ, sorted(os.environ) == sys.argv[1:]); sys.exit(4)"
names = sorted(os.environ)
for environment in (None, dict(os.environ), {"PATH": "/bin"}):
    done = subprocess.run([sys.executable, "-c", code, *names], env=environment, capture_output=True, text=True)
    print(done)
for flags in (["-s", "-B"], ["-X", "dev"], ["-O"], ["-W", "error"]):
    done = subprocess.run([sys.executable, *flags, "-c", code, *names], capture_output=True, text=True)
    print(done)
print(subprocess.call([sys.executable, "-c", "print('straight')"]))
os.environ["PYTHONPATH"] = "/nowhere"
print(subprocess.check_output([sys.executable, "-c", "import sys; print('/nowhere' in sys.path)"]))
