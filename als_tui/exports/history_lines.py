"""Words of all sessions, one fact a line: the questions that helped, what the set decided, and what is sought."""

from collections.abc import Iterator
from datetime import date

from als_tui.domain.book import Book
from als_tui.domain.programme.history import (
    THE_SET,
    Finding,
    History,
    Only,
    Query,
    WordKind,
    counts,
    listed,
    query_of,
    unkept,
)
from als_tui.domain.programme.wording import SPOKEN
from als_tui.exports.fact_lines import Datum, FactLine, day


def helped_lines(book: Book, today: date) -> Iterator[FactLine]:
    """Each question of which a presenter said that it helped, the newest session first."""
    yield from _lines(book, "helped")


def decision_lines(book: Book, today: date) -> Iterator[FactLine]:
    """Each decision of the set, the newest session first."""
    yield from _lines(book, "decisions")


def sought_lines(book: Book, typed: str) -> Iterator[FactLine]:
    """What the search finds in the records as the set reads them, and of which sessions not all was kept."""
    query = query_of(typed)
    found = [each for each in History(book).found(query) if each.kind.for_the_set]
    yield FactLine(book.profile.name, "found", counts(found), {"count": len(found)})
    yield from map(_found, found)
    yield from _gaps(book, query)


def _lines(book: Book, only: Only) -> Iterator[FactLine]:
    """How many there are, each of them, and of which sessions none were kept."""
    query = query_of("", only)
    found = listed(book, only)
    yield FactLine(book.profile.name, "found", f"{only}: {counts(found)}", {"count": len(found)})
    for each in found:
        yield _asked(each) if each.kind is WordKind.QUESTION else _decided(each)
    yield from _gaps(book, query)


def _gaps(book: Book, query: Query) -> Iterator[FactLine]:
    for gap in unkept(book, query):
        values: dict[str, Datum] = {"session": gap.session, "why": gap.why}
        yield FactLine(f"Session {gap.session}", "not_kept", gap.why, values)


def _found(each: Finding) -> FactLine:
    whose = each.who if each.who != THE_SET else ""
    facts = (
        f"{each.kind}{f' of {whose}' if whose else ''}: {each.text}",
        each.state,
        "it helped" if each.helped else "",
        f"in the slot of {each.slot}" if each.slot else "",
        *each.more,
        f"on {day(each.on)}",
    )
    values: dict[str, Datum] = {
        "session": each.session,
        "day": each.on.isoformat(),
        "kind": each.kind.value,
        "who": whose,
        "text": each.text,
        "state": each.state,
        "helped": each.helped,
        "presenter": each.slot,
        "more": "; ".join(each.more),
    }
    return FactLine(f"Session {each.session}", "words", SPOKEN.joined(facts), values)


def _asked(each: Finding) -> FactLine:
    facts = (
        f"helped: {each.text}",
        f"{each.state} question" if each.state else "",
        f"asked by {each.who}" if each.who else "",
        f"in the slot of {each.slot}" if each.slot else "",
        f"on {day(each.on)}",
    )
    values: dict[str, Datum] = {
        "session": each.session,
        "day": each.on.isoformat(),
        "text": each.text,
        "kind": each.state,
        "asker": each.who,
        "presenter": each.slot,
    }
    return FactLine(f"Session {each.session}", "helped", SPOKEN.joined(facts), values)


def _decided(each: Finding) -> FactLine:
    values: dict[str, Datum] = {"session": each.session, "day": each.on.isoformat(), "text": each.text}
    words = SPOKEN.joined((f"decided: {each.text}", f"on {day(each.on)}"))
    return FactLine(f"Session {each.session}", "decision", words, values)
