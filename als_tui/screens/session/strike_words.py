"""What can be struck, in words: which lines a person or the day has, and what is asked before they go."""

from collections.abc import Mapping, Sequence

from als_tui.domain.sealing.strikable import (
    FIGURES,
    Caught,
    Earlier,
    HandOf,
    IssueOf,
    LineOf,
    Target,
    ToldOf,
    WordsOf,
)
from als_tui.domain.sealing.striking import Struck, last_caught
from als_tui.domain.session.facts import Question, WordsAbout
from als_tui.domain.session.state import Person, Session
from als_tui.domain.words.counting import counted
from als_tui.domain.words.pressing import press
from als_tui.domain.words.shortening import shortened
from als_tui.engine import Gone
from als_tui.screens.common.choice import Choice, choice_key
from als_tui.value import Value

_LISTS = ", ".join(map(press, ("go.review", "go.ledger", "go.search")))
BY_CURSOR = f"In review, questions and search ({_LISTS}), {press('more.strike')} takes what the cursor is on."
EARLIER = "Undone, taken out, put right"
_ABOUT: tuple[WordsAbout, ...] = ("check-in", "pulse", "learning", "check-out")
_SHOWN = 110
"""Cells of the words that the question before the strike shows."""


class Line(Value):
    """Something that can be struck, as a menu shows it."""

    target: Target
    label: str
    words: str


def lines_of(session: Session, person: int) -> list[Line]:
    """What a person said that stands now, beside questions, actions and notes."""
    said = ((about, session.words.get((person, about), "")) for about in _ABOUT)
    lines = [Line(WordsOf(person, about), f"{about} words", text) for about, text in said]
    bid = session.bids.get(person)
    lines.insert(1, Line(IssueOf(person), "issue", bid.issue if bid else ""))
    lines.append(Line(HandOf(person), "raised hand", session.hand_words.get(person, "")))
    told = ((action, one) for action, one in session.progress.items() if session.due.get(action) == person)
    lines += [
        Line(ToldOf(id), "progress", " · ".join(filter(None, (one.learned, one.changed)))) for id, one in told
    ]
    return [line for line in lines if line.words]


def lines_of_today(session: Session) -> list[Line]:
    """The lines about today that were given."""
    return [
        Line(LineOf(detail), detail, text)
        for detail, text in session.details.items()
        if detail not in FIGURES
    ]


def places(session: Session) -> list[Choice]:
    """Where words stand: what was caught last, the day, each person, and what stands no more."""
    last = last_caught(session)
    choices = [Choice("l", "last", "The last words caught", _caught(session, last))] if last else []
    choices += [Choice("t", "today", "Today's topic, goal, place")] if lines_of_today(session) else []
    choices.append(Choice("u", "earlier", EARLIER, "all words that stand no more"))
    for seat, person in enumerate(session.people):
        if lines := lines_of(session, person.id):
            face = choice_key(seat)
            tells = ", ".join(line.label for line in lines)
            choices.append(Choice(face, str(person.id), person.name, shortened(tells)))
    return choices


def choices_of(lines: Sequence[Line]) -> list[Choice]:
    """The lines of a menu, by number."""
    return [
        Choice(str(number), str(place), line.label, f"“{shortened(line.words)}”")
        for place, (number, line) in enumerate(enumerate(lines, 1))
    ]


def person_of(session: Session, chosen: str) -> Person | None:
    """Whom a choice means."""
    return session.person(int(chosen)) if chosen.removeprefix("-").isdecimal() else None


def question(session: Session, target: Target, found: Struck, *, pointed: bool = False) -> str:
    """What goes, what stays, and that it is for good; `pointed` where the cursor chose it."""
    first, *others = found.words
    what = f"“{shortened(first, _SHOWN)}”"
    more = f" and {counted(len(others), 'more text')}" if others else ""
    lines = [
        *(["The cursor chose them; the arrows move it."] if pointed else []),
        f"{what}{more}",
        "",
        "They go now, from the session and from every file of the set. No undo brings them back.",
    ]
    entry = session.entry(target.id) if isinstance(target, Caught) else None
    if entry is not None and isinstance(entry.content, Question):
        lines.append("The question still counts as asked.")
    if found.also:
        lines.append(f"The same words stay elsewhere: {_counted(found.also)}.")
    lines.append("What was exported or copied before keeps them.")
    return "\n".join(lines)


def done(target: Target, gone: Gone) -> str:
    """What was struck, without a word of it."""
    also = f"The same words stay elsewhere: {_counted(gone.also)}." if gone.also else ""
    if gone.still:
        return f"Struck, but {gone.still} {also}".rstrip()
    if gone.also:
        return f"Struck here. {also}"
    what = "what stood no more is" if target == Earlier() else "the words are"
    return f"Struck: {what} nowhere in the set's files any more."


def _caught(session: Session, target: Target) -> str:
    entry = session.entry(target.id) if isinstance(target, Caught) else None
    words = session.words.get((target.person, target.about), "") if isinstance(target, WordsOf) else ""
    return f"“{shortened(entry.content.text if entry else words)}”"


def _counted(also: Mapping[str, int]) -> str:
    return ", ".join(f"{kind} ({count})" if count > 1 else kind for kind, count in sorted(also.items()))
