"""One call of C code that holds the interpreter's lock and takes days."""

print("ready", flush=True)
10**10**9
