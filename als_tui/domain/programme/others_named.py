"""Who else is named in what goes to one person alone: own words may name others, which is looked at before it goes."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from als_tui.domain.book import NOBODY, Book
from als_tui.domain.programme.own_data import Own, own_data
from als_tui.domain.programme.papers import Paper, name_of, own_words, words_of_action
from als_tui.domain.sealing.member_forgotten import names_of
from als_tui.domain.words.counting import together
from als_tui.domain.words.naming import called_alike
from als_tui.domain.words.whole import Sought, sought, stands_in
from als_tui.value import Value

_MANY = 3
"""People from which on it is said how many they are."""


class _KnownPerson(Value):
    """Somebody whom a set knows."""

    name: str
    called: Sought
    member: int = NOBODY


def names_in(book: Book, papers: Iterable[Paper]) -> Mapping[str, tuple[str, ...]]:
    """Whom the words of papers for one person name beside that person, by the key of each paper that names anybody."""
    named = _people_in(book)
    found = {
        paper.key: _names(named, paper.person, name_of(book, paper), own_words(book, paper))
        for paper in papers
        if paper.person
    }
    return {key: names for key, names in found.items() if names}


def named_by(book: Book, member: int, texts: Iterable[str]) -> tuple[str, ...]:
    """Whom some words name beside this member, by seat, then guests."""
    return _names(_people_in(book), member, book.members[member].name, texts)


def words_on_page(book: Book, member: int) -> Iterator[str]:
    """What a member said that stands on their page: goal, issues, and what they promised and told."""
    yield book.members[member].goal
    for record in book.sessions.values():
        yield from (slot.issue for slot in record.presented if slot.person == member)
    for action in book.actions.values():
        if action.owner == member:
            yield from words_of_action(action)


def words_kept(book: Book, member: int, today: date) -> Iterator[str]:
    """The same of a copy of their own data."""
    yield book.members[member].goal
    data = own_data(book, member, today)
    yield from _texts((data.get("sessions"), data.get("actions")))


def _texts(own: Own) -> Iterator[str]:
    if isinstance(own, str):
        yield own
    elif isinstance(own, Mapping | Sequence):
        for each in own.values() if isinstance(own, Mapping) else own:
            yield from _texts(each)


def briefly_named(names: Sequence[str]) -> str:
    """`Ana and Ben`, `3 people`: who is named, where there is space for two names."""
    return together(names) if len(names) < _MANY else f"{len(names)} people"


def _names(
    named: Callable[[str], tuple[_KnownPerson, ...]], person: int, name: str, texts: Iterable[str]
) -> tuple[str, ...]:
    people = {each.name: each for text in texts for each in named(text)}
    others = (each for each in people.values() if each.member != person and each.name != name)
    return tuple(each.name for each in sorted(others, key=lambda each: (not each.member, each.member)))


def _people_in(book: Book) -> Callable[[str], tuple[_KnownPerson, ...]]:
    """Tells who is named in a text; the same text stands in several papers."""
    known = (*_members(book), *_guests(book))
    return cache(lambda text: tuple(each for each in known if stands_in(each.called, text)))


def _members(book: Book) -> Iterator[_KnownPerson]:
    for id, member in book.members.items():
        yield _KnownPerson(member.name, names_of(book, id), id)


def _guests(book: Book) -> Iterator[_KnownPerson]:
    """Guests, once each, if no member is called so."""
    members = [member.name for member in book.members.values()]
    seats = (seat for record in book.sessions.values() for seat in record.attendance)
    for name in dict.fromkeys(seat.name for seat in seats if seat.guest):
        if called_alike(name, members) is None:
            yield _KnownPerson(name, sought((name,), members))
