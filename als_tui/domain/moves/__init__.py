"""Moves: every rule of what may happen, as plain functions of (live, now, ...) to facts or a refusal."""

from datetime import date, datetime

from als_tui.domain.days.calendar import spell_day
from als_tui.domain.session.facts import Fact
from als_tui.domain.timing import LEFT_OUT, is_left_out
from als_tui.domain.words.pressing import press
from als_tui.value import Value

Facts = tuple[Fact, ...]


class Refusal(Value):
    """Why a move cannot be made now, and what to press instead, in a facilitator's words."""

    why: str


NOBODY = Refusal("Nobody sits there.")
"""For a number that is no seat of this session."""
NOT_BEGUN = Refusal(f"The session has not begun. {press('clock.toggle')} starts it.")
"""For what belongs to a phase."""
DAY_OVER = Refusal("That day is over.")
"""For a next session on a day that has passed."""
TIME_OVER = Refusal("That time is over: it is later today already.")
"""For a next session earlier today."""
NO_WORDS = Refusal("There are no words to keep yet.")
"""For a line that is empty, or holds nothing that can be shown."""


def cannot_meet(when: datetime, now: datetime, zone: str) -> Refusal | None:
    """Why a set cannot meet then, both as the clocks of its zone show them; None if it can."""
    if when.date() < now.date():
        return DAY_OVER
    return TIME_OVER if when <= now else left_out(when, zone)


def left_out(when: datetime, zone: str) -> Refusal | None:
    """Why nothing can be at a local time that no clock shows; None for all others."""
    if not is_left_out(when, zone):
        return None
    return Refusal(f"{spell_day(when.date(), date.min)} {when:%H:%M}: {LEFT_OUT}.")
