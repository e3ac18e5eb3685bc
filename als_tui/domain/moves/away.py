"""Time away: what of a stretch in which als-tui was off, or the computer asleep, counts for phase and turn."""

from als_tui.domain.moves import Facts, Refusal
from als_tui.domain.session.away import ran_through
from als_tui.domain.session.facts import AwayCounted
from als_tui.domain.session.live import Live
from als_tui.domain.timing import Away, Stamp, spell_length
from als_tui.domain.words.pressing import press

MOST_AWAY = 24 * 3600.0
"""Seconds; a phase that stood open for longer than a day is no phase that somebody times."""


def count_away(live: Live, now: Stamp, away: Away, seconds: float) -> Facts | Refusal:
    """Let so many seconds of a stretch count; if the computer itself knows its length, no more than that."""
    session = live.running
    answer = AwayCounted(away, round(seconds, 3))
    if not ran_through(session, away):
        return Refusal("The timer stood still then. There is nothing to count.")
    if answer in session.away:
        return Refusal("That is how it is counted.")
    most = max(MOST_AWAY, away.measured) if away.about else away.measured
    if not 0 <= answer.seconds <= most:
        return Refusal(f"It was {spell_length(most)} at most. {press('clock.away')} asks again.")
    return (answer,)
