"""Who is meant by a few typed letters: people found by the beginning of a name.

Names come in every script and with accents that a facilitator's keyboard may not have, so comparing folds
case and accents away first and looks at them only to tell two people apart.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar


class Named(Protocol):
    """Anybody with an id and a name, so that members and people of a session are found alike."""

    @property
    def id(self) -> int:
        """The number by which everything else refers to the person."""

    @property
    def name(self) -> str:
        """The name as the set writes it."""


_Person = TypeVar("_Person", bound=Named)
_Fold = Callable[[str], str]
_Test = Callable[[str, str, _Fold], bool]

_UNDECOMPOSED = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "\u0131": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
"""Letters that Unicode does not take apart into a base letter and a mark."""


_TENTH = 10


def people_called(said: str, people: Sequence[_Person]) -> tuple[_Person, ...]:
    """Return the people that `said` can mean: one if it is clear, several if not, none if nobody.

    A whole name goes before a first name, that before the beginning of a name, that before the beginning
    of any later name in it; so that Ana is reachable beside Anabel. Spaces and signs do not count.
    """
    for test in _TESTS:
        found = tuple(person for person in people if _fold(said) and test(_fold(said), person.name, _fold))
        if len(found) > 1:
            exact = tuple(person for person in found if test(_close(said), person.name, _close))
            return exact or found
        if found:
            return found
    return ()


def at_seat(figures: str, people: Sequence[_Person]) -> _Person | None:
    """Return who sits there, 0 being the tenth; None where nobody does."""
    seat = (int(figures) or _TENTH) if figures.isascii() and figures.isdecimal() else 0
    return people[seat - 1] if 0 < seat <= len(people) else None


def people_starting(said: str, people: Sequence[_Person]) -> tuple[_Person, ...]:
    """Return everybody one of whose names begins with `said`, whoever is meant most surely first; all for nothing."""
    first, folded = people_called(said, people), _fold(said)
    begin = [person for person in people if any(test(folded, person.name, _fold) for test in _TESTS)]
    return (*first, *(person for person in begin if person not in first))


def _close(text: str) -> str:
    """Return letters and digits with their accents, in lower case and one spelling of each."""
    lower = unicodedata.normalize("NFKC", text).casefold()
    kept = "".join(char for char in lower if char.isalnum() or unicodedata.category(char) in ("Mn", "Mc"))
    return kept or "".join(lower.split())


def _fold(text: str) -> str:
    """Return letters and digits alone, accents gone; of a name without any, whatever it is made of."""
    lower = plain_letters(text)
    return "".join(char for char in lower if char.isalnum()) or "".join(lower.split())


def one_name(text: str) -> str:
    """A name as names are compared: two keyboards may spell one letter in two ways, and a space is as good as two."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def name_taken(name: str) -> str:
    """Why a set cannot be called as another one is."""
    return f"Another set is called {name} already; give this one another name."


def plain_letters(text: str) -> str:
    """Return a text as it is compared: in lower case, each letter without its marks."""
    lower = unicodedata.normalize("NFKD", text).casefold().translate(_UNDECOMPOSED)
    return "".join(char for char in lower if unicodedata.category(char) != "Mn")


def _names(name: str, fold: _Fold) -> list[str]:
    """Return the single names in a name, double names taken apart."""
    return [fold(part) for part in re.split(r"[\s\-\u2010]+", name) if part]


_TESTS: tuple[_Test, ...] = (
    lambda said, name, fold: fold(name) == said,
    lambda said, name, fold: _names(name, fold)[:1] == [said],
    lambda said, name, fold: fold(name).startswith(said),
    lambda said, name, fold: any(part.startswith(said) for part in _names(name, fold)),
)
