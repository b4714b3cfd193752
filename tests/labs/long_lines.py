"""Lines of every length up to far more than anybody shows."""

for size in (0, 1, 499, 500, 501, 2_000, 70_000, 200_000):
    print("x" * size)
print("é" * 3_000)
