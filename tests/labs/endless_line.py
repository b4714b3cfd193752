"""Prints one line that never ends."""

while True:
    print("more and ", end="")
