"""Waits for input for ever."""

print("ready", flush=True)
while True:
    input()
