"""More lines than a window keeps, and then it is over."""

for number in range(50_000):
    print("line", number)
