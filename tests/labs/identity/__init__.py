"""Small programs that look closely at the interpreter that they run on: what they print must be the same in a lab.

Each prints the same at every run, and ends by itself.
"""
