"""Prints for ever, as fast as it can. Expected: it runs until it is stopped."""

while True:
    print("all work and no play", 12345)
