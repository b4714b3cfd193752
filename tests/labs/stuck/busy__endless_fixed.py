"""A loop with an end."""


def follow(number):
    while number != 9:
        number = number * 3 % 10_007
    return number


print(follow(1))
