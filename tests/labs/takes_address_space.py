"""Asks for more than any process may have."""

taken = bytearray(9 << 30)
print(len(taken))
