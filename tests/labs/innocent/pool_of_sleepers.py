"""Tasks of a thread pool that are C functions."""

import time
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(2) as pool:
    print(list(pool.map(time.sleep, [1.0, 1.5])))
