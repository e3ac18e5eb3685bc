"""A turn's limit, if the set wants one: a sign for who speaks, which counts nothing and forbids nothing."""

from als_tui.domain.session.airtime import seconds_of
from als_tui.domain.session.state import Session

GRACE = 10
"""Seconds for which the time alone stands at its limit, before the words come."""
ROUND_OFF = "please round off"
"""What is said then, on the board and in the room."""


def limit_of(session: Session) -> int:
    """Seconds that the running turn is to have at most; 0 for no limit, as for whoever presents."""
    return 0 if session.floor in (None, session.presenter) else session.turn_limit


def rounds_off(session: Session, t: float) -> bool:
    """True once the running turn is over its limit."""
    turn, limit = session.turn, limit_of(session)
    return bool(limit) and turn is not None and seconds_of(session, turn, t) >= limit + GRACE
