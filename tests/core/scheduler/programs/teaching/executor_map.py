import concurrent.futures


def square(n):
    return n * n


with concurrent.futures.ThreadPoolExecutor(2) as pool:
    for result in pool.map(square, range(2)):
        print(result)
