"""What is typed or pasted of people who join a set, and what it comes to: pure, so that each complaint is tested."""

from als_tui.domain.book import Book, active_members
from als_tui.domain.members.name_lists import Listed
from als_tui.domain.members.pasting import read_people
from als_tui.domain.moves.joining import Taking, taking, wrong_words
from als_tui.domain.words.counting import counted
from als_tui.domain.words.text import A_NOTE, NAME, NAMES, Allowed
from als_tui.screens.set.size_words import unusual
from als_tui.value import Value

QUALITIES = "Look for people who listen actively, are open-minded, and will take part fully."
"""Three qualities, to choose by; nobody is ever scored on them."""


class Joining(Value):
    """What the form of those who join means so far."""

    people: tuple[Listed, ...]
    found: Taking
    note: str
    """What was understood, and what was left out."""
    wrong: str
    """Why it cannot be kept; empty if it can."""


def read_joining(text: str, book: Book) -> Joining:
    """Return what a text of names, rows or addresses would come to in a set."""
    pasted = read_people(text)
    found = taking(book, pasted.people)
    told = (*pasted.wrong, *found.wrong)
    after = len(active_members(book)) + len(found.new)
    who = [_told(person) for person in found.new]
    who += [f"{book.members[id].name}: {_beside(fills)}" for id, fills in found.filled.items()]
    notes = (
        *who,
        found.counts if pasted.people else "",
        f"then {counted(after, 'member')}{unusual(after)}" if found.new else "",
        *found.remarks,
        pasted.taken_words,
        pasted.left_words,
    )
    wrong = wrong_words(told) if told else ""
    return Joining(pasted.people, found, " · ".join(filter(None, notes)), wrong)


def people_allowed(text: str) -> Allowed:
    """What a field of people takes: rows of a table may be longer than the names that are read from them."""
    return NAMES if any(len(person.name) > NAME for person in read_people(text).people) else A_NOTE


def _told(person: Listed) -> str:
    beside = _beside(person)
    return f"{person.name} ({beside})" if beside else person.name


def _beside(person: Listed) -> str:
    return ", ".join(filter(None, (person.mail, person.role)))
