"""A process that looks like a resource tracker, and would wait for ever: it holds the other end of its own pipe."""

import os
import subprocess
import sys

reading, writing = os.pipe()
code = f"from multiprocessing.resource_tracker import main;main({reading})"
subprocess.Popen([sys.executable, "-c", code], pass_fds=(reading, writing))
print("ready", flush=True)
os.wait()
