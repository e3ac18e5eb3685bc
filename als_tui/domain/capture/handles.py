"""How a person is named in a captured line: the shortest word after `@` that means nobody else, and Tab's answer."""

from collections.abc import Sequence

from als_tui.domain.days.words import bare, narrow
from als_tui.domain.words.naming import Named, people_called, people_starting
from als_tui.late import late

_BEGUN = late(r"(?<!\S)([@+])(\S*)\Z")


def handle(person: Named, people: Sequence[Named]) -> str:
    """Return a word without blanks that means this person alone; the seat's number if no part of the name does."""
    names = person.name.split()
    for word in (*names[:1], ".".join(names)):
        if word[:1].isalpha() and people_called(bare(word), people) == (person,):
            return word
    return str([other.id for other in people].index(person.id) + 1)


def completed(before: str, people: Sequence[Named], turn: int = 0) -> str | None:
    """Return the words up to the cursor with the name at their end written out; None if no name is begun.

    If several people are meant, each further `turn` takes the next of them, and then the first again.
    """
    begun = _BEGUN.search(narrow(before))
    meant = people_starting(begun[2], people) if begun else ()
    if begun is None or not meant:
        return None
    return f"{before[: begun.start(2)]}{handle(meant[turn % len(meant)], people)} "
