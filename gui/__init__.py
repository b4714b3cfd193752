"""The window. The only part of Crosstalk that imports Qt."""
