"""Everything Crosstalk knows without a window: lessons, labs, runs, recordings.

Nothing here imports Qt or numpy; `tests/test_boundaries.py` proves it.
"""
