"""Writes bytes that are no text, and control characters. Expected: it ended by itself, and every line is shown."""

import sys

sys.stdout.buffer.write(b"latin \xe9\n\xff\xfe\x00\x01\n\x1b[31mred\x1b[0m\rback\ttab\r\n\xed\xa0\x80 half a pair\n")
sys.stdout.buffer.write("\u202eright to left\u202c \U0010ffff\n".encode())
sys.stdout.buffer.write(bytes(range(256)) * 40)
