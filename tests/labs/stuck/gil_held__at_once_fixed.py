"""A smaller number."""

print(3**1_000 % 10)
