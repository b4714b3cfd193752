"""Ends in the middle of everything, without a farewell. Expected: it ended by itself, with its exit code."""

import os
import threading

threading.Thread(target=threading.Event().wait).start()
print("about to leave", flush=True)
os._exit(7)
