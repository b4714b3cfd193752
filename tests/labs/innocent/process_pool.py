"""Tasks of a process pool that take their time."""

import multiprocessing
import time

if __name__ == "__main__":
    with multiprocessing.Pool(2) as pool:
        print(pool.map(time.sleep, [1.0, 1.2, 0.5]))
