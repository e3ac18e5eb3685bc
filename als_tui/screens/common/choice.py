"""What can be chosen by a key, and the keys that people are chosen by: those of their seats."""

from string import ascii_uppercase

from als_tui.value import Value

_SEAT_KEYS = "1234567890"
"""The keys of the first ten seats."""
_MORE_KEYS = "abcdefghijkmnoprsvwxyz" + ascii_uppercase
"""The keys of further seats in a menu: no letter that leaves it, or that is a line of the menu of what to strike."""


class Choice(Value):
    """One thing to choose, with the key that chooses it."""

    key: str
    value: str
    words: str
    tells: str = ""
    """A sentence beside it."""
    named: bool = False
    """True if the words are a person's name, which gives way to the sentence beside it."""


def seat_key(seat: int) -> str:
    """The key of a seat (0-based): 1 to 9, 0 for the tenth, none beyond."""
    return _SEAT_KEYS[seat] if seat < len(_SEAT_KEYS) else ""


def choice_key(seat: int) -> str:
    """The key of a seat (0-based) in a menu of people: the seat's own, then letters; none beyond the 58th."""
    return (_SEAT_KEYS + _MORE_KEYS)[seat : seat + 1]
