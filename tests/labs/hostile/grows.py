"""Takes memory piece by piece, and writes to all of it. Expected: the limit of memory ends it."""

MEGABYTES = 10_000

taken = [b"x" * (8 << 20) for _ in range(MEGABYTES // 8)]
print(len(taken))
