"""Sends itself SIGSTOP. Expected: it hangs until it is stopped for good."""

import os
import signal

print("ready", flush=True)
os.kill(os.getpid(), signal.SIGSTOP)
