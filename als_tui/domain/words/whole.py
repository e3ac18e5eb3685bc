"""Where a name stands in the words of others: as whole words, whatever their case, accents and blanks."""

import re
from collections.abc import Iterable, Iterator

from als_tui.domain.words.naming import parts_of
from als_tui.domain.words.spelling import one_spelling, spellings
from als_tui.value import Value, replace

_FIRST, _OTHER = 2, 3
"""Letters from which the first part of a name, and any other, tells a person."""
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
"""Scripts whose words stand without blanks between them."""


class Sought(Value):
    """The ways in which one person is called."""

    names: tuple[str, ...]
    """Whole ones."""
    parts: tuple[str, ...] = ()
    """First names, and what else of a name says whose it is."""
    others: tuple[str, ...] = ()
    """Whole names of others: a part that stands in one of them is theirs."""

    @property
    def ways(self) -> tuple[str, ...]:
        """All of the person's."""
        return (*self.names, *self.parts)

    @property
    def own(self) -> tuple[str, ...]:
        """Those by which nobody else is called."""
        theirs = {one_spelling(way) for name in self.others for way in (name, *parts_of(name))}
        return tuple(way for way in self.ways if one_spelling(way) not in theirs)


def sought(names: Iterable[str], others: Iterable[str] = ()) -> Sought:
    """What to look for of somebody who was called so: the names, their first names, and the longer parts."""
    whole = tuple(dict.fromkeys(filter(None, map(str.strip, names))))
    parts = dict.fromkeys(part for name in whole for part in _telling(name) if part not in whole)
    return Sought(whole, tuple(parts), tuple(dict.fromkeys(filter(None, others))))


def stands_in(person: Sought, text: str) -> bool:
    """True if a text speaks of somebody by name."""
    return bool(_of(person, text))


def surely_in(person: Sought, text: str) -> bool:
    """True if it does so by a name that nobody else has."""
    return bool(_of(replace(person, names=person.own, parts=()), text))


def blanked(person: Sought, text: str, instead: str) -> str:
    """The text with `instead` for each of a person's names that stands in it."""
    ends, kept = 0, ""
    for start, end in _of(person, text):
        kept, ends = f"{kept}{text[ends:start]}{instead}", end
    return kept + text[ends:]


def _of(person: Sought, text: str) -> list[tuple[int, int]]:
    """Where they begin and end in a text, in order; what is part of another's longer name is not theirs."""
    found = _joined(_places(person.ways, text))
    others = _joined(_places(person.others, text)) if found else []
    return [
        (start, end)
        for start, end in found
        if not any(first <= start and end <= last and last - first > end - start for first, last in others)
    ]


def _telling(name: str) -> Iterator[str]:
    """The first part of a name, and those others that are long enough and no `van` or `de`."""
    for place, part in enumerate(parts_of(name)):
        long = len(part) >= (_OTHER if place else _FIRST) or _UNSPACED.search(part)
        if long and (place == 0 or not part.islower()):
            yield part


def _places(ways: Iterable[str], text: str) -> Iterator[tuple[int, int]]:
    """Where these names stand in a text; most texts hold none, which is seen at once."""
    spelled = spellings(text)
    wanted = [way for name in ways for way in spellings(name) if way]
    near = [way for way in wanted if any(way.split()[0] in place for place in spelled)]
    for which in (0, -1) if near else ():
        letters, at = _folded(text, which)
        for pattern in map(_pattern, near):
            for found in pattern.finditer(letters):
                yield at[found.start()], at[found.end()]


def _pattern(way: str) -> re.Pattern[str]:
    """The words of a name one behind the other, with the s by which German says that something is theirs."""
    words = r"\W+?".join(map(re.escape, way.split()))
    return re.compile(words if _UNSPACED.search(way) else rf"(?<!\w){words}(?=s?(?!\w))")


def _folded(text: str, which: int) -> tuple[str, list[int]]:
    """A text in one of its spellings, and the place from which each letter of it comes, the end last."""
    letters: list[str] = []
    at: list[int] = []
    for place, sign in enumerate(text):
        for letter in " " if sign.isspace() else spellings(sign)[which]:
            letters.append(letter)
            at.append(place)
    return "".join(letters), [*at, len(text)]


def _joined(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Places in order, those that share letters as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    return joined
