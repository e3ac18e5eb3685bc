"""A number with its noun, and several things in a row, as every sentence of ours says them."""

from collections.abc import Sequence


def counted(count: int, what: str) -> str:
    """`1 slot`, `2 slots`: how many there are of something whose plural ends in s."""
    return f"{count} {what}{'' if count == 1 else 's'}"


def are(count: int, what: str) -> str:
    """`1 slot is`, `2 slots are`: the same at the head of a sentence."""
    return f"{counted(count, what)} {'is' if count == 1 else 'are'}"


def together(names: Sequence[str]) -> str:
    """`Ana`, `Ana and Ben`, `Ana, Ben and Chi`."""
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def times(count: int) -> str:
    """`once`, `twice`, `3 times`: how often something was done."""
    return {1: "once", 2: "twice"}.get(count) or counted(count, "time")
