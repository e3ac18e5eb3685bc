"""From a line of typing to a kept thing: what a phase records, and how the reading becomes an entry."""

from datetime import date

from als_tui.domain.capture import Kind, Reading, read_line
from als_tui.domain.facts import Commitment
from als_tui.domain.live import Live
from als_tui.domain.moves import Facts, Refusal
from als_tui.domain.moves.keeping import keep_action, keep_note, keep_question
from als_tui.domain.process import Records
from als_tui.domain.session import Session
from als_tui.domain.timing import Stamp, local_time


def today_of(live: Live, now: Stamp) -> date:
    """Today's date where the set meets."""
    return local_time(now.at, live.book.profile.zone).date()


def default_kind(session: Session) -> Kind:
    """What a line without a sign becomes: a question of whoever has the floor, an action, a note."""
    here = session.here
    if here is not None and here.phase.records is Records.ACTIONS:
        return "action"
    asked = here is not None and here.phase.records is Records.QUESTIONS
    return "question" if asked and session.floor not in (None, session.presenter) else "note"


def read_capture(live: Live, now: Stamp, line: str) -> Reading:
    """The line as it is understood now."""
    session = live.running
    return read_line(line, default=default_kind(session), people=session.people, today=today_of(live, now))


def capture(live: Live, now: Stamp, line: str) -> Facts | Refusal:
    """Keep a line as what it was read back as."""
    session, reading = live.running, read_capture(live, now, line)
    if reading.kind == "question":
        return keep_question(live, now, reading.text, reading.person)
    if reading.kind == "note":
        return keep_note(live, now, reading.text, reading.person)
    owner = reading.person if reading.person is not None else session.presenter
    if owner is None:
        return Refusal("Whose action is it? Name them with @.")
    return keep_action(
        live,
        now,
        Commitment(
            owner, reading.text, reading.due, reading.cue, reading.confidence, session.name(reading.supporter)
        ),
    )
