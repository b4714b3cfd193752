"""Removes the file that it is, and its working folder if there is nothing else in that."""

import os
import sys

if os.listdir() == [os.path.basename(__file__)] and not os.path.islink(__file__):
    os.remove(__file__)
    os.rmdir(os.getcwd())
try:
    print("empty" if not os.listdir() else "others live here")
except FileNotFoundError:
    print("no folder any more")
print(os.path.basename(sys.argv[0]))
