"""What is said about a question that was asked: its words, its asker, its kind, a hint on it, a presenter's star."""

from collections.abc import Callable

from als_tui.domain.asking.questioning import KINDS, guess, stage_of
from als_tui.domain.moves import Facts, Refusal
from als_tui.domain.moves.floor import open_question
from als_tui.domain.moves.keeping import amend
from als_tui.domain.session.facts import Amended, Note, Question
from als_tui.domain.session.live import Live
from als_tui.domain.timing import Stamp
from als_tui.domain.words.pressing import press
from als_tui.domain.words.text import NAME, clean
from als_tui.value import replace

_GONE = Refusal("That question is not there any more.")
_PUT_IN = press("go.ledger", "ledger.right")


def set_kind(live: Live, now: Stamp, id: int, kind: str) -> Facts | Refusal:
    """Say of what kind a question is; empty takes the kind back."""
    if kind and kind not in KINDS:
        return Refusal(f"Known kinds are {', '.join(KINDS)}.")
    return _change(live, id, lambda question: replace(question, kind=kind))


def take_hint(live: Live, now: Stamp, id: int, hint: str) -> Facts | Refusal:
    """Take a hint as right: it counts, and stays out of the record."""
    word = clean(hint, NAME).strip().rstrip("?")
    if not word:
        return Refusal("There is no hint on this question.")
    return _change(live, id, lambda question: replace(question, hint=word))


def clear_hint(live: Live, now: Stamp, id: int) -> Facts | Refusal:
    """Say that no hint is right here."""
    return _change(live, id, lambda question: replace(question, hint=""))


def star(live: Live, now: Stamp, id: int) -> Facts | Refusal:
    """Keep that the presenter said a question helped; a second time takes it back."""
    entry = live.running.entry(id)
    if entry is not None and isinstance(entry.content, Question) and not entry.content.text:
        return Refusal(f"Its words were not caught. {_PUT_IN} puts them in; then it can have a star.")
    return _change(live, id, lambda question: replace(question, starred=not question.starred))


def give_to(live: Live, now: Stamp, id: int, asker: int) -> Facts | Refusal:
    """Say who asked a question, after somebody else was thought to have."""
    entry = live.running.entry(id)
    if entry is None or not isinstance(entry.content, Question):
        return _GONE
    return amend(live, now, id, replace(entry.content, asker=asker))


def reword(live: Live, now: Stamp, id: int, text: str) -> Facts | Refusal:
    """Put a question's words right; hints are looked at anew, as they were on other words."""
    entry = live.running.entry(id)
    if entry is None or not isinstance(entry.content, Question):
        return _GONE
    return amend(live, now, id, replace(entry.content, text=text, hint=None))


def make_question(live: Live, now: Stamp, id: int, asker: int) -> Facts | Refusal:
    """Make a note a question that this person asked; its words go to the one counted already for that turn."""
    session, entry = live.running, live.running.entry(id)
    if entry is None or not isinstance(entry.content, Note):
        return Refusal("That note is not there any more.")
    stop = session.stop_of(entry.stop)
    kind = guess(entry.content.text, stage_of(stop.phase) if stop else "")
    counted = open_question(session, asker, entry)
    if counted is None:
        return amend(live, now, id, Question(asker, entry.content.text, kind))
    filled = amend(live, now, counted[0].id, replace(counted[1], text=entry.content.text, kind=kind))
    return filled if isinstance(filled, Refusal) else (*filled, Amended(id, None))


def make_note(live: Live, now: Stamp, id: int) -> Facts | Refusal:
    """Make a question a note of the facilitator's own."""
    entry = live.running.entry(id)
    if entry is None or not isinstance(entry.content, Question):
        return _GONE
    if not entry.content.text:
        return Refusal(f"Its words were not caught, so there is nothing to note. {_PUT_IN} puts them in.")
    return amend(live, now, id, Note(entry.content.text))


def _change(live: Live, id: int, change: Callable[[Question], Question]) -> Facts | Refusal:
    entry = live.running.entry(id)
    if entry is None or not isinstance(entry.content, Question):
        return _GONE
    after = change(entry.content)
    return (Amended(id, after),) if after != entry.content else Refusal("It says that already.")
