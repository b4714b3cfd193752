"""Warnings: two that are shown, and one made into an error."""

import warnings

warnings.warn("that is new", UserWarning, stacklevel=1)
warnings.warn("that is old", DeprecationWarning, stacklevel=1)
warnings.simplefilter("error")
try:
    warnings.warn("not even that", RuntimeWarning, stacklevel=1)
except RuntimeWarning as error:
    print("caught", error)
