"""One call of C code that holds the interpreter's lock and computes for days. Expected: it runs until it is
stopped."""

print("ready", flush=True)
10**10**9
