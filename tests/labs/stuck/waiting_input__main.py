"""A program that asks."""

name = input("name? ")
print("hello", name)
