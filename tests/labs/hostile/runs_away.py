"""One process that is another one each moment, each in a session of its own. Expected: it runs until it is stopped,
and nothing gets away."""

import os

print("ready", flush=True)
while True:
    if os.fork():
        os._exit(0)
    os.setsid()
