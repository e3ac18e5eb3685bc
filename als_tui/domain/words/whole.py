"""Where a name stands in the words of others: as whole words, whatever their case, accents and blanks."""

import re
from collections.abc import Iterable, Iterator

from als_tui.domain.words.naming import parts_of
from als_tui.domain.words.spelling import one_spelling, spellings
from als_tui.value import Value, replace

_LEAST, _LONG = 2, 3
"""Letters from which a part of a name is looked for, where one of so few may as well be another word; and signs up to
which a name begins with a family's of one."""
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u11ff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]"
)
"""Scripts whose words stand without blanks between them, or with endings on a name."""
_FAMILY_FIRST = re.compile(
    "[\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff][\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]*"
)
"""A name that begins with the family's, mostly one sign, and has no blank before the given one."""


class Sought(Value):
    """The ways in which one person is called."""

    names: tuple[str, ...]
    """Whole ones."""
    parts: tuple[str, ...] = ()
    """First names, and what else of a name says whose it is."""
    doubtful: tuple[str, ...] = ()
    """Names and parts that are looked for, too, and may as well be other words."""
    others: tuple[str, ...] = ()
    """Whole names of others: a part that stands in one of them is theirs."""

    @property
    def ways(self) -> tuple[str, ...]:
        """All of the person's."""
        return (*self.names, *self.parts, *self.doubtful)

    @property
    def own(self) -> tuple[str, ...]:
        """Those by which nobody else is called, and which are hardly another word."""
        theirs = {one_spelling(way) for name in self.others for way in (name, *parts_of(name))}
        sure = (way for way in (*self.names, *self.parts) if way not in self.doubtful)
        return tuple(way for way in sure if one_spelling(way) not in theirs)


def sought(names: Iterable[str], others: Iterable[str] = ()) -> Sought:
    """What to look for of somebody who was called so: the names, their first names, and the longer parts."""
    whole = tuple(dict.fromkeys(filter(None, map(str.strip, names))))
    parts = {part: doubt for name in whole for part, doubt in _telling(name) if part not in whole}
    doubtful = (
        *(name for name in whole if len(name) <= _LEAST and not _FAMILY_FIRST.fullmatch(name)),
        *filter(parts.get, parts),
    )
    sure = tuple(part for part in parts if not parts[part])
    return Sought(whole, sure, doubtful, tuple(dict.fromkeys(filter(None, others))))


def stands_in(person: Sought, text: str) -> bool:
    """True if a text speaks of somebody by name."""
    return bool(_of(person, text))


def surely_in(person: Sought, text: str) -> bool:
    """True if it does so by a name that nobody else has, and that is hardly another word."""
    return bool(_surely(person, text))


def surely_alone_in(person: Sought, text: str) -> bool:
    """True if it does so by such names alone."""
    sure = _surely(person, text)
    return bool(sure) and all(
        any(start < last and first < end for first, last in sure) for start, end in _of(person, text)
    )


def _surely(person: Sought, text: str) -> list[tuple[int, int]]:
    return _of(replace(person, names=person.own, parts=(), doubtful=()), text)


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


def _telling(name: str) -> Iterator[tuple[str, bool]]:
    """The parts of a name that are no initial and no `van` or `de`, each with whether it may be another word."""
    parts = parts_of(name)
    for place, part in enumerate(parts):
        inner = 0 < place < len(parts) - 1
        if (len(part) >= _LEAST or _UNSPACED.search(part)) and not (inner and part.islower()):
            in_signs = bool(_FAMILY_FIRST.fullmatch(part))
            yield part, len(part) <= _LEAST or in_signs or (place > 0 and part.islower())
            for cut in _cuts(part) if in_signs and len(parts) == 1 else ():
                yield part[:cut], True
                yield part[cut:], True


def _cuts(name: str) -> range:
    """Behind how many signs the family's name may end: mostly one, and two in a longer name."""
    return range(1, 3 if len(name) > _LONG else min(2, len(name)))


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
    return re.compile(
        rf"{words}(?![\u11a8-\u11ff])" if _UNSPACED.search(way) else rf"(?<!\w){words}(?=s?(?!\w))"
    )


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
