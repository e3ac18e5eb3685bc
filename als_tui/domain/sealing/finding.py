"""Finding words again: everything that was said or written in a session, each under a key by which it is put right."""

from collections.abc import Iterable, Iterator

from als_tui.domain.book import Book
from als_tui.domain.sealing.strikable import Caught, HandOf, IssueOf, LineOf, Target, ToldOf, WordsOf
from als_tui.domain.session.facts import Commitment, Content, Decision, Detail, Note, Question
from als_tui.domain.session.state import Session
from als_tui.domain.words.spelling import holds
from als_tui.value import Value

DETAILS: tuple[Detail, ...] = ("topic", "goal", "place")
"""Lines about today that hold somebody's words."""


class FoundWords(Value):
    """A piece of what was said."""

    key: str
    """Names it: `entry:3`, `word:2:learning`, `bid:2`, `hand:2`, `detail:goal`, `learned:7`, `changed:7`."""
    what: str
    who: str
    text: str
    target: Target
    """What a strike would take."""


def everything(session: Session, book: Book) -> tuple[FoundWords, ...]:
    """Return all words of the session: what was caught, in order, then what people said, then lines about today."""
    return (*_caught(session), *_said(session), *_told(session, book), *_about_today(session))


def narrowed(found: Iterable[FoundWords], sought: str) -> tuple[FoundWords, ...]:
    """Return those in which the words stand one behind the other, however they are spelled."""
    return tuple(
        piece for piece in found if holds(f"{piece.what} {piece.who}", sought) or holds(piece.text, sought)
    )


def _caught(session: Session) -> Iterator[FoundWords]:
    for entry in session.entries:
        what, who = _kind(session, entry.content)
        if entry.content.text:
            yield FoundWords(f"entry:{entry.id}", what, who, entry.content.text, Caught(entry.id))


def _kind(session: Session, content: Content) -> tuple[str, str]:
    match content:
        case Question(asker):
            return "question", session.name(asker)
        case Commitment(owner):
            return "action", session.name(owner)
        case Note(_, person):
            return "note", session.name(person)
        case Decision():
            return "decided", ""


def _said(session: Session) -> Iterator[FoundWords]:
    for (person, about), text in session.words.items():
        if text:
            name = session.name(person)
            yield FoundWords(f"word:{person}:{about}", about, name, text, WordsOf(person, about))
    for person, bid in session.bids.items():
        if bid.issue:
            yield FoundWords(f"bid:{person}", "bid", session.name(person), bid.issue, IssueOf(person))
    for person, text in session.hand_words.items():
        yield FoundWords(f"hand:{person}", "hand", session.name(person), text, HandOf(person))


def _told(session: Session, book: Book) -> Iterator[FoundWords]:
    for number, answer in session.progress.items():
        who = book.owner(number)
        if answer.learned:
            yield FoundWords(f"learned:{number}", "progress", who, answer.learned, ToldOf(number))
        if answer.changed:
            yield FoundWords(f"changed:{number}", "progress", who, answer.changed, ToldOf(number))


def _about_today(session: Session) -> Iterator[FoundWords]:
    for detail in DETAILS:
        if text := session.details.get(detail):
            yield FoundWords(f"detail:{detail}", detail, "", text, LineOf(detail))
