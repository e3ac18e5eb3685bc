"""How a sign looks, as the numbers of SGR that Textual gives it, and the shortest way from one look to another."""

from functools import lru_cache
from typing import NamedTuple

_OFF = {"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "7": "27", "9": "29"}
"""What ends an attribute; all others are ended only together."""
_OF_LETTERS = frozenset("123")
"""Bold, dim and italic, which no blank shows."""
_NUMBERS = {"2": 5, "5": 3}
"""How many numbers make a colour that begins with 38 or 48, by its second."""


class _Look(NamedTuple):
    attributes: frozenset[str] = frozenset()
    letters: str = ""
    """Their colour; empty where it is the terminal's own."""
    ground: str = ""

    def told(self) -> str:
        return ";".join(filter(None, (*sorted(self.attributes), self.letters, self.ground)))

    @property
    def on_blank(self) -> "_Look":
        """All that a blank shows of it."""
        return _Look(ground=self.ground) if self.attributes <= _OF_LETTERS else self


@lru_cache(1024)
def on_blank(look: str) -> str:
    """Return all that a blank shows of a look."""
    return _read(look).on_blank.told()


@lru_cache(4096)
def turn(now: str | None, wanted: str, *, blank: bool = False) -> tuple[str, str]:
    """Return what makes signs look as wanted, and the look that the next one would have.

    `now` is None if nobody knows; a blank takes whatever look has its ground.
    """
    if now is None:
        return (f"\x1b[0;{wanted}m" if wanted else "\x1b[m"), wanted
    before, after = _read(now), _read(wanted)
    if blank and before.attributes | after.attributes <= _OF_LETTERS:
        after = before._replace(ground=after.ground)
    if before == after:
        return "", now
    anew = ";".join(filter(None, ("0", after.told()))) if after != _Look() else ""
    return f"\x1b[{min((anew, *_steps(before, after)), key=len)}m", after.told()


def _steps(before: _Look, after: _Look) -> tuple[str, ...]:
    """What leads there without starting anew, if anything does."""
    gone = before.attributes - after.attributes
    if not gone <= _OFF.keys():
        return ()
    new = after.attributes - before.attributes
    if gone & {"1", "2"}:  # one number ends both
        new |= after.attributes & {"1", "2"}
    numbers = [*sorted({_OFF[one] for one in gone}), *sorted(new)]
    if before.letters != after.letters:
        numbers.append(after.letters or "39")
    if before.ground != after.ground:
        numbers.append(after.ground or "49")
    return (";".join(numbers),)


@lru_cache(1024)
def _read(look: str) -> _Look:
    numbers, attributes, letters, ground = look.split(";") if look else [], set(), "", ""
    while numbers:
        many = _NUMBERS[numbers[1]] if numbers[0] in ("38", "48") else 1
        told, numbers = ";".join(numbers[:many]), numbers[many:]
        if told.startswith(("3", "9")) and len(told) > 1:
            letters = "" if told == "39" else told
        elif told.startswith(("4", "10")) and len(told) > 1:
            ground = "" if told == "49" else told
        else:
            attributes.add(told)
    return _Look(frozenset(attributes), letters, ground)
