"""One call of C code that holds the interpreter's lock for a while."""

print((3**4_000_000).bit_length())
