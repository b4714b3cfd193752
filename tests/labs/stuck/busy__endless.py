"""A loop whose end is never reached."""


def follow(number):
    while number != 0.5:
        number = number * 3 % 10_007
    return number


print(follow(1))
