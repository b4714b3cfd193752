"""A program that does not ask."""

name = "you"
print("hello", name)
