"""The facilitator's own logbook: a line after each session, for nobody else."""

from als_tui.domain.book import LogLine
from als_tui.domain.moves import Facts, Refusal
from als_tui.domain.session.facts import Put
from als_tui.domain.session.live import Live, today_of
from als_tui.domain.timing import Stamp
from als_tui.domain.words.text import LINE, clean, too_long


def keep_log(live: Live, now: Stamp, session: int, text: str) -> Facts | Refusal:
    """Keep what the facilitator notes of a session; an empty line takes it out."""
    if session not in live.book.sessions:
        return Refusal("A line is noted of a session that was sealed.")
    if why := too_long(text, LINE):
        return Refusal(why)
    before, words = live.book.logbook.get(session), clean(text, LINE).strip()
    if words == (before.text if before is not None else ""):
        return Refusal("The logbook says that already." if words else "Nothing was noted.")
    after = LogLine(today_of(live, now), words) if words else None
    return (Put("logbook", session, before, after),)
