"""No program at all: an error on its last line."""

print("never printed")
return 1
