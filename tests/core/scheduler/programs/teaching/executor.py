from concurrent.futures import ThreadPoolExecutor

total = 0


def add(n):
    global total
    total += n
    return n * n


with ThreadPoolExecutor(max_workers=2) as pool:
    futures = [pool.submit(add, n) for n in (1, 2)]
    print([future.result() for future in futures])
print(total)
