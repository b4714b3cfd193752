"""Calls itself until the interpreter has had enough."""


def deeper(depth):
    return deeper(depth + 1)


deeper(0)
