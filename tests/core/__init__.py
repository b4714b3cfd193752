"""Promises of the part without a window."""
