"""Ends with an exception that has a cause, some calls deep."""


def inner():
    return {}["key"]


def outer():
    try:
        inner()
    except KeyError as error:
        raise ValueError("nothing under that key") from error


outer()
