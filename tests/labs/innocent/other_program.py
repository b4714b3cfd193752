"""Waits for a program that is not Python."""

import subprocess

print(subprocess.run(["sleep", "1.8"], check=False).returncode)
