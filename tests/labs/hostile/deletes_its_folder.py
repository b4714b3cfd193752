"""Deletes its working folder with all that is in it, itself included. Expected: it ended by itself, and its text is
still on the screen. It spares a folder that has anything else in it."""

import os
import shutil

here = os.getcwd()
if os.listdir(here) == [os.path.basename(__file__)]:
    shutil.rmtree(here)
print("gone:", not os.path.exists(here))
