"""A process that looks like a resource tracker, and is deaf."""

import subprocess
import sys

CODE = """
# from multiprocessing.resource_tracker import main
import signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print("ready", flush=True)
time.sleep(3600)
"""
subprocess.call([sys.executable, "-I", "-S", "-c", CODE])
