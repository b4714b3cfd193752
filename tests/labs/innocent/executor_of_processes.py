"""The same with an executor."""

import time
from concurrent.futures import ProcessPoolExecutor

if __name__ == "__main__":
    with ProcessPoolExecutor(2) as pool:
        print(list(pool.map(time.sleep, [1.0, 1.2])))
