"""A number with its noun, and several things in a row, as every sentence of ours says them."""

from collections.abc import Iterable, Sequence
from math import floor

_HALF = 0.5 + 1e-9
"""A little more than half, as a mean such as 1.15 is a little less than it says."""


def counted(count: int, what: str) -> str:
    """`1 slot`, `2 slots`: how many there are of something whose plural ends in s."""
    return f"{count} {what}{'' if count == 1 else 's'}"


def are(count: int, what: str) -> str:
    """`1 slot is`, `2 slots are`: the same at the head of a sentence."""
    return f"{counted(count, what)} {'is' if count == 1 else 'are'}"


def together(names: Sequence[str]) -> str:
    """`Ana`, `Ana and Ben`, `Ana, Ben and Chi`."""
    *others, last = map(one_of, names)
    return f"{', '.join(others)} and {last}" if others else last


def listed(names: Iterable[str]) -> str:
    """`Ana, Ben, Chi`."""
    return ", ".join(map(one_of, names))


def one_of(name: str) -> str:
    """A name as one of a list, quoted if it holds a comma itself: `“Weiß, Bo”`."""
    return f"“{name}”" if "," in name else name


def tenths(mean: float | None) -> str:
    """`2.3`: a mean to one place, halves up, as people round who check it by hand; a dash for none."""
    return "–" if mean is None else f"{floor(mean * 10 + _HALF) / 10:.1f}"


def percent(part: int, of: int) -> str:
    """`56 %`: a share in whole hundredths, halves up."""
    return f"{(200 * part + of) // (2 * of)} %"


def times(count: int) -> str:
    """`once`, `twice`, `3 times`: how often something was done."""
    return {1: "once", 2: "twice"}.get(count) or counted(count, "time")
