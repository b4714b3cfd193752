"""A pattern that takes years."""

import re

print(re.match("(a+)+b", "a" * 40))
