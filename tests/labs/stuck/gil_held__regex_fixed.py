"""A pattern that means the same."""

import re

print(re.match("a+b", "a" * 40))
