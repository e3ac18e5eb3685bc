"""Keeping what is said: questions, actions and notes, and putting them right or taking them out."""

from als_tui.domain.moves import NO_WORDS, NOBODY, Facts, Refusal
from als_tui.domain.moves.floor import asks, open_question
from als_tui.domain.process.definition import Speakers
from als_tui.domain.session.facts import (
    Amended,
    Captured,
    Commitment,
    Content,
    Decision,
    Fact,
    FloorGiven,
    Note,
    Question,
)
from als_tui.domain.session.live import Live
from als_tui.domain.session.state import Entry, Session
from als_tui.domain.timing import Stamp
from als_tui.domain.words.text import LINE, NOTE, clean, too_long
from als_tui.value import replace


def keep_question(
    live: Live, now: Stamp, text: str, asker: int | None = None, kind: str = ""
) -> Facts | Refusal:
    """Keep a question's words; they go to the one counted already, and the presenter gets the floor back."""
    session = live.running
    who = asker if asker is not None else _asker(session)
    if why := too_long(text, LINE):
        return Refusal(why)
    ready = clean(text, LINE).strip()
    if not ready:
        return NO_WORDS
    if who is None:
        return Refusal("Who asked? Give them the floor with their seat's key, or name them with @.")
    if session.person(who) is None:
        return NOBODY
    if not may_have_asked(session, session.stop, _slot(session), who):
        return Refusal("The presenter answers here. Name the asker with @, or `.` makes it a note.")
    counted = open_question(session, who)
    facts: list[Fact] = [
        Amended(counted[0].id, replace(counted[1], text=ready, kind=kind))
        if counted
        else Captured(session.next_entry, Question(who, ready, kind), session.stop, _slot(session))
    ]
    presenter = session.person(session.presenter or 0)
    if session.floor == who and session.running and asks(session) and presenter and presenter.present:
        facts += [FloorGiven(presenter.id)] if presenter.id != who else []
    return tuple(facts)


def keep_action(live: Live, now: Stamp, action: Commitment) -> Facts | Refusal:
    """Keep an action: it needs words and somebody of the session who will do it."""
    session = live.running
    ready = _checked(session, action)
    if isinstance(ready, Refusal):
        return ready
    return (Captured(session.next_entry, ready, session.stop, _slot(session)),)


def keep_note(live: Live, now: Stamp, text: str, person: int | None = None) -> Facts | Refusal:
    """Keep a note of the facilitator's own."""
    session = live.running
    ready = _checked(session, Note(text, person))
    if isinstance(ready, Refusal):
        return ready
    return (Captured(session.next_entry, ready, session.stop, _slot(session)),)


def keep_decision(live: Live, now: Stamp, text: str) -> Facts | Refusal:
    """Keep what the set decided for itself."""
    session = live.running
    ready = _checked(session, Decision(text))
    if isinstance(ready, Refusal):
        return ready
    return (Captured(session.next_entry, ready, session.stop, _slot(session)),)


def amend(live: Live, now: Stamp, id: int, content: Content) -> Facts | Refusal:
    """Put a caught thing right."""
    session = live.running
    entry = session.entry(id)
    if entry is None:
        return Refusal("That is not there any more.")
    ready = _checked(session, content)
    if isinstance(ready, Refusal):
        return ready
    if isinstance(ready, Question) and _given_to_presenter(session, entry, ready.asker):
        return Refusal(f"{session.name(ready.asker)} presented then, and answered. Somebody else asked.")
    return (Amended(id, ready),) if ready != entry.content else Refusal("It says that already.")


def take_out(live: Live, now: Stamp, id: int) -> Facts | Refusal:
    """Take a caught thing out; undo brings it back until the seal."""
    if live.running.entry(id) is None:
        return Refusal("That is not there any more.")
    return (Amended(id, None),)


def _asker(session: Session) -> int | None:
    floor = session.floor
    return floor if floor != session.presenter else None


def may_have_asked(session: Session, stop: str | None, slot: int | None, person: int) -> bool:
    """True if this person can have asked there: a presenter asks only in phases in which anyone may ask anyone."""
    its_slot, at = session.slot_of(slot), session.stop_of(stop)
    anyone = at is not None and at.phase.speakers is Speakers.ANYONE_BY_QUESTION
    return its_slot is None or its_slot.presenter != person or anyone


def _given_to_presenter(session: Session, entry: Entry, asker: int) -> bool:
    """True if a change would give a question to the presenter, unless it was the presenter's before."""
    same = isinstance(entry.content, Question) and entry.content.asker == asker
    return not same and not may_have_asked(session, entry.stop, entry.slot, asker)


def _slot(session: Session) -> int | None:
    return session.slot.id if session.slot else None


def _checked(session: Session, content: Content) -> Content | Refusal:
    """The content as it may be kept: every person in it sits here, and no word of it is cut off."""
    limit = NOTE if isinstance(content, Note) else LINE
    if why := too_long(content.text, limit):
        return Refusal(why)
    text = clean(content.text, limit, lines=isinstance(content, Note)).strip()
    if not text and not isinstance(content, Question):
        return NO_WORDS
    if isinstance(content, Commitment):
        return _checked_action(session, replace(content, text=text))
    if isinstance(content, Decision):
        return replace(content, text=text)
    who = content.asker if isinstance(content, Question) else content.person
    if who is not None and session.person(who) is None:
        return NOBODY
    return replace(content, text=text)


def _checked_action(session: Session, action: Commitment) -> Content | Refusal:
    if session.person(action.owner) is None:
        return Refusal("Whose action is it? Name them with @.")
    if action.confidence is not None and not 0 <= action.confidence <= 10:
        return Refusal("Confidence goes from 0 to 10.")
    if why := too_long(action.cue, LINE) or too_long(action.supporter, LINE):
        return Refusal(why)
    cue, supporter = clean(action.cue, LINE).strip(), clean(action.supporter, LINE).strip()
    return replace(action, cue=cue, supporter=supporter)
