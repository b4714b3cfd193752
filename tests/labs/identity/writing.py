"""Writes in every way that there is, from several threads."""

import os
import sys
import threading

print("text", "and", 1, sep="\t", end="!\n")
sys.stdout.write("no end")
sys.stdout.flush()
sys.stdout.write("\n\n\r\n")
print(sys.stdout.write("counted\n"))
sys.stdout.writelines(["one\n", "two\n"])
print("ü€𝄞 " * 3000)
print("x" * 100_000)
sys.stdout.buffer.write(b"bytes \xff\xfe\n")
print(sys.stdout.buffer.raw.write(b"raw\n"))
os.write(1, b"below\n")
print("to stderr", file=sys.stderr)
sys.stderr.write("unfinished")
threads = [threading.Thread(target=print, args=("thread", number)) for number in range(5)]
for thread in threads:
    thread.start()
    thread.join()
try:
    print("\udc80")
except UnicodeEncodeError as error:
    print(error)
sys.stdout.reconfigure(encoding="latin-1", errors="replace", newline="\r\n")
print("é€")
print("the end, without an end", end="")
