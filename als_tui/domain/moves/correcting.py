"""Putting a sealed record right: what is right is said in a line under it, and the record stays as it was."""

from als_tui.domain.book import Correction
from als_tui.domain.moves import NO_WORDS, Facts, Refusal
from als_tui.domain.session.facts import Put
from als_tui.domain.session.live import Live, today_of
from als_tui.domain.timing import Stamp
from als_tui.domain.words.spelling import one_spelling
from als_tui.domain.words.text import LINE, clean, too_long
from als_tui.value import replace


def correct(live: Live, now: Stamp, session: int, text: str) -> Facts | Refusal:
    """Add a line of today to the record of a session."""
    record = live.book.sessions.get(session)
    if record is None:
        return Refusal("That session is not there any more.")
    if why := too_long(text, LINE):
        return Refusal(why)
    ready = clean(text, LINE).strip()
    if not ready:
        return NO_WORDS
    if any(one_spelling(said.text) == one_spelling(ready) for said in record.corrections):
        return Refusal("It says that already.")
    said = Correction(today_of(live, now), ready)
    after = replace(record, corrections=(*record.corrections, said))
    return (Put("sessions", session, record, after),)
