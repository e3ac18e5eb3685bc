"""What the set lets its organisation have: the agreement to a sheet of totals, and which learnings go with it."""

from als_tui.domain.book import PROFILE_ID
from als_tui.domain.moves import Facts, Refusal
from als_tui.domain.session.facts import Put
from als_tui.domain.session.live import Live, today_of
from als_tui.domain.timing import Stamp
from als_tui.value import replace

_GONE = Refusal("That learning is not there any more.")
_SAME = Refusal("It says that already.")


def agree_sheet(live: Live, now: Stamp, *, agreed: bool) -> Facts | Refusal:
    """Record that the set agreed today, or take that back."""
    before = live.book.profile
    if agreed is (before.sheet_agreed is not None):
        return _SAME
    after = replace(before, sheet_agreed=today_of(live, now) if agreed else None)
    return (Put("profile", PROFILE_ID, before, after),)


def share_learning(live: Live, now: Stamp, session: int, place: int, *, shared: bool) -> Facts | Refusal:
    """Let the organisation read a learning without a name, or keep it in the set."""
    record = live.book.sessions.get(session)
    if record is None or place >= len(record.words) or record.words[place].about != "learning":
        return _GONE
    if record.words[place].shared is shared:
        return _SAME
    words = (*record.words[:place], replace(record.words[place], shared=shared), *record.words[place + 1 :])
    return (Put("sessions", session, record, replace(record, words=words)),)
