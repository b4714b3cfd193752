"""Forks by hand; the child says goodbye in its own way."""

import os
import sys

print("before")
sys.stdout.flush()
child = os.fork()
if child == 0:
    print("child")
    sys.exit(5)
print("child ended with", os.WEXITSTATUS(os.waitpid(child, 0)[1]))
