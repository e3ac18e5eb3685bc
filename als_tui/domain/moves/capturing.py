"""From a line of typing to a kept thing: how the reading of a captured line becomes an entry."""

from als_tui.domain.asking.questioning import guessed_kind
from als_tui.domain.capture.line import Reading
from als_tui.domain.capture.meaning import Meaning, meaning_of, understood
from als_tui.domain.moves import NO_WORDS, NOBODY, Facts, Refusal
from als_tui.domain.moves.keeping import keep_action, keep_decision, keep_note, keep_question
from als_tui.domain.session.facts import Commitment, WordGiven
from als_tui.domain.session.live import Live, today_of
from als_tui.domain.session.state import Session
from als_tui.domain.timing import Stamp
from als_tui.domain.words.text import LINE, clean, too_long

WHOSE = Refusal("Whose is it? Name them with @.")
BETWEEN_LEARNINGS = "; "


def read_capture(live: Live, now: Stamp, line: str, meaning: Meaning | None = None) -> Reading:
    """The line as it is understood now, or as it was meant when its words began."""
    session = live.running
    return understood(line, meaning or meaning_of(session), session.people, today_of(live, now))


def capture(
    live: Live, now: Stamp, line: str, meaning: Meaning | None = None, kind: str | None = None
) -> Facts | Refusal:
    """Keep a line as what it was read back as; `kind` is a question's, guessed if it is None."""
    session, reading = live.running, read_capture(live, now, line, meaning)
    match reading.kind:
        case "question":
            its_kind = guessed_kind(reading.text, session) if kind is None else kind
            return keep_question(live, now, reading.text, reading.person, its_kind)
        case "note":
            return keep_note(live, now, reading.text, reading.person)
        case "decision":
            return keep_decision(live, now, reading.text)
        case "learning":
            return add_learning(live, now, reading.person, reading.text)
        case "action":
            return _keep_action(live, now, session, reading)


def add_learning(live: Live, now: Stamp, person: int | None, text: str) -> Facts | Refusal:
    """Keep what a person learned, after what they said before."""
    session, ready = live.running, clean(text, LINE).strip()
    if person is None:
        return WHOSE
    if session.person(person) is None:
        return NOBODY
    if not ready:
        return NO_WORDS
    before = session.words.get((person, "learning"), "")
    joined = f"{before}{BETWEEN_LEARNINGS}{ready}" if before else ready
    if too_long(text, LINE) or too_long(joined, LINE):
        name = session.name(person)
        return Refusal(f"With it {name}'s learning is over {LINE} characters. A note (.) takes the rest.")
    return (WordGiven(person, "learning", joined),)


def _keep_action(live: Live, now: Stamp, session: Session, reading: Reading) -> Facts | Refusal:
    if reading.person is None:
        return Refusal("Whose action is it? Name them with @.")
    supporter = session.name(reading.supporter)
    action = Commitment(reading.person, reading.text, reading.due, reading.cue, reading.confidence, supporter)
    return keep_action(live, now, action)
