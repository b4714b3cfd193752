"""Nothing has been seen of it when it begins to compute."""

print(3**60_000_000 % 10)
