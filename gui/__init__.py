"""The window. The only part of Crosstalk that imports Qt."""

__version__ = "0.1.0"
