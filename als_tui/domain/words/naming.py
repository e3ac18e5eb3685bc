"""Who is meant by a few typed letters, and which names are one.

Names come in every script and with accents that a facilitator's keyboard may not have. So people are found loosely, and
accents count only to tell two of them apart; but two names are one only if a reader sees no difference: Jose and
José, Müller and Mueller can both sit in a set, and a refusal would leave one of them out.
"""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

from als_tui.domain.words.spelling import one_spelling, spellings
from als_tui.domain.words.text import NAME
from als_tui.late import late


class Named(Protocol):
    """Anybody with an id and a name, so that members and people of a session are found alike."""

    @property
    def id(self) -> int:
        """The number by which everything else refers to the person."""

    @property
    def name(self) -> str:
        """The name as the set writes it."""


_Person = TypeVar("_Person", bound=Named)
_Spell = Callable[[str], Sequence[str]]
_Test = Callable[[str, str], bool]
"""Compares typed letters with a name, in one spelling of both."""

_TENTH = 10


def people_called(said: str, people: Sequence[_Person]) -> tuple[_Person, ...]:
    """Return the people that `said` can mean: one if it is clear, several if not, none if nobody.

    A whole name goes before a first name, that before the beginning of a name or any whole run of its parts, those
    before the beginning of such a run; so that Ana is reachable beside Anabel. Blanks, signs and a 's do not count; a
    last s that nobody is called by is the end of a whole name that something belongs to, as in German.
    """
    stem = _OWNED.sub("", one_spelling(said))
    meant = _first_fitting(((said, _whole), *((stem, test) for test in _TESTS)), people)
    return meant or _owner(stem, people)


def belongs(said: str, people: Sequence[_Person]) -> bool:
    """True if `said` is a name with an ending that says that something belongs to the person, such as `ana's`."""
    spelled = one_spelling(said)
    by_ending = people_called(said, people) == _owner(spelled, people) != ()
    return spelled.endswith("'s") or by_ending


def _owner(said: str, people: Sequence[_Person]) -> tuple[_Person, ...]:
    """Return the people whose whole name stands in `said` before its last s; none if it ends in no such s."""
    name = _ENDED.sub("", said)
    return _first_fitting(((name, test) for test in _WHOLE_TESTS), people) if name != said else ()


def _first_fitting(ways: Iterable[tuple[str, _Test]], people: Sequence[_Person]) -> tuple[_Person, ...]:
    """Return the people found by the first of these ways that finds any; of several, those spelled exactly so."""
    for words, test in ways:
        fitting = tuple(person for person in people if _fits(words, person.name, test, spellings))
        if len(fitting) > 1:
            exact = tuple(person for person in fitting if _fits(words, person.name, test, _strictly))
            return exact or fitting
        if fitting:
            return fitting
    return ()


def at_seat(figures: str, people: Sequence[_Person]) -> _Person | None:
    """Return who sits there, 0 being the tenth; None if nobody does."""
    seat = (int(figures) or _TENTH) if figures.isascii() and figures.isdecimal() else 0
    return people[seat - 1] if 0 < seat <= len(people) else None


def people_starting(said: str, people: Sequence[_Person]) -> tuple[_Person, ...]:
    """Return everybody with a name or a part of it that begins with `said`; everybody if nothing is typed.

    Those whom `said` means most surely come first.
    """
    first = people_called(said, people)
    begin = [
        person
        for person in people
        if not said or any(_fits(said, person.name, test, spellings) for test in _TESTS)
    ]
    return (*first, *(person for person in begin if person not in first))


def called_alike(name: str, others: Iterable[str]) -> str | None:
    """Return the first of the others that is the same name, however it is written; None if none is."""
    spelled = one_spelling(name)
    return next((other for other in others if one_spelling(other) == spelled), None)


def mistakable(name: str, others: Iterable[str]) -> str | None:
    """Return the first of the others that is another name with the same letters, so that both may mean one person.

    None if there is none.
    """
    ways = {_letters(way) for way in spellings(name)}
    near = (other for other in others if ways & {_letters(way) for way in spellings(other)})
    return next((other for other in near if called_alike(name, [other]) is None), None)


def parts_of(name: str) -> tuple[str, ...]:
    """The words of a name as they are written, the first name first."""
    return tuple(part for part in _PARTS.split(name) if part)


def name_taken(name: str) -> str:
    """Why a set cannot be called as another one is."""
    return f"Another set is called {name} already; give this one another name."


def free_name(name: str, others: Iterable[str]) -> str:
    """Return the name, or the first of `name 2`, `name 3` that is none of the others'; never longer than a name."""
    taken, number, free = [*others], 1, name
    while called_alike(free, taken):
        number += 1
        ending = f" {number}"
        free = f"{name[: NAME - len(ending)].rstrip()}{ending}"
    return free


_OWNED = late(r"'s?\Z")
_ENDED = late(r"(?<=\w\w)s\W*\Z")
_PARTS = late(r"[\s\-./,;:()\[\]\"_&+]+")
_FINER_PARTS = late(rf"(?:'|{_PARTS.pattern})+")
"""O'Hara is one first name, and found by `hara`, too."""


def _fits(said: str, name: str, test: _Test, spell: _Spell) -> bool:
    typed = [letters for way in spell(said) if (letters := _letters(way))]
    return any(test(letters, way) for letters in typed for way in spell(name))


def _strictly(text: str) -> tuple[str]:
    return (one_spelling(text),)


def _letters(text: str) -> str:
    """Return the letters and digits of a text with their marks; if it has none, all of it but the blanks."""
    kept = "".join(char for char in text if char.isalnum() or unicodedata.category(char) in ("Mn", "Mc"))
    return kept or "".join(text.split())


def _runs(name: str) -> list[list[str]]:
    """Return, for each part of a name, that part alone and joined with one, two and more of the parts behind it."""
    parts = [letters for part in _FINER_PARTS.split(name) if (letters := _letters(part))]
    return [
        ["".join(parts[first:last]) for last in range(first + 1, len(parts) + 1)]
        for first in range(len(parts))
    ]


def _whole(said: str, name: str) -> bool:
    return _letters(name) == said


def _first(said: str, name: str) -> bool:
    return said in (_letters(name.partition(" ")[0]), _letters(_PARTS.split(name.strip())[0]))


def _whole_run(said: str, name: str) -> bool:
    return _letters(name).startswith(said) or any(said in runs for runs in _runs(name))


def _whole_part(said: str, name: str) -> bool:
    return any(said in runs for runs in _runs(name))


def _run(said: str, name: str) -> bool:
    return any(runs[-1].startswith(said) for runs in _runs(name))


_WHOLE_TESTS: tuple[_Test, ...] = (_whole, _first, _whole_part)
_TESTS: tuple[_Test, ...] = (_whole, _first, _whole_run, _run)
