"""Asks for more memory in one piece than any process may have. Expected: the limit of address space is told."""

GIGABYTES = 10

taken = bytearray(GIGABYTES << 30)
print(len(taken))
