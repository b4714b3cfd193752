"""Asks for a name. Without an answer that is an EOFError."""

name = input("Name? ")
print("Hello", name)
