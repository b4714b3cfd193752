"""Bytes that are no text, half a character, and control characters."""

import sys

sys.stdout.buffer.write(b"latin \xe9\n\xff\xfe\x00\x01\n\xe4\xba\n\x1b[31mred\x1b[0m\rback\ttab\r\n")
sys.stdout.buffer.write("二".encode()[:2])
