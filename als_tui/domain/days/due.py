"""Due dates as people say them: a day that stands alone in a field is read.

A facilitator types `fri` or `in 2 weeks` while listening. What is not understood is no date; if it is about a day,
the reason why it is none is said. There is nothing in between.
"""

from datetime import date

from als_tui.domain.days.around import after_by, after_time
from als_tui.domain.days.behind import Follows, follows
from als_tui.domain.days.calendar import Due
from als_tui.domain.days.grammar import About, spoken
from als_tui.domain.days.meanings import ALONE, ONE, OVER, WHICH
from als_tui.domain.days.words import tokens_of
from als_tui.value import Value

__all__ = [
    "ALONE",
    "FAR_OFF",
    "OVER",
    "Unread",
    "doubt",
    "read_day",
    "read_timed",
]

FAR = 300
"""Days from which a due date is asked about: one without a year that is just over comes again in a year."""
FAR_OFF = "that far off?"


class Unread(Value):
    """Words that are about a day, and say none."""

    why: str


def read_day(words: str, today: date) -> Due | Unread | None:
    """Return the day that words name as a whole, why they name none, or None if they are about no day.

    `by` or `due` may stand before it, and a sentence's punctuation after it.
    """
    tokens = tokens_of(words)
    first = after_by(tokens, 0)
    days = [day for start in dict.fromkeys((first, 0)) if (day := spoken(tokens, start, today))]
    if tokens and tokens[0].word in ("the", "our"):
        days += filter(None, [spoken(tokens, 1, today, About.SESSION)])
    best = max(days, key=lambda day: day.end, default=None)
    if best is None:
        timed = spoken(tokens, after_time(tokens, first), today)
        return Unread(ALONE) if timed else None
    if best.end == len(tokens):
        return best.due or Unread(best.why)
    why = {
        Follows.SECOND: ONE,
        Follows.RANGE: ONE,
        Follows.MORE: best.why or WHICH,
        Follows.MOVED: best.why or WHICH,
        Follows.TIME: best.why or ALONE,
        Follows.NOTHING: "",
    }[follows(tokens, best.end, today)[0]]
    return Unread(why) if why else None


def read_timed(words: str, today: date) -> date | None:
    """Return the day that words name with a time beside it, which is not kept: `5pm friday`, `fri noon`."""
    tokens = tokens_of(words)
    day = spoken(tokens, after_time(tokens, after_by(tokens, 0)), today, About.DAY)
    if day is None or not isinstance(day.due, date):
        return None
    kind, end = follows(tokens, day.end, today)
    whole = kind in (Follows.NOTHING, Follows.TIME) and max(day.end, end) == len(tokens)
    return day.due if whole else None


def is_over(due: Due | None, today: date) -> bool:
    """Say whether a due date lies before today, which is mostly a slip of the year."""
    return isinstance(due, date) and due < today


def is_far(due: Due | None, today: date) -> bool:
    """Say whether a due date is so far off that a day without a year may have meant the one that is just over."""
    return isinstance(due, date) and (due - today).days > FAR


def doubt(due: Due | None, today: date) -> str:
    """What is asked about a due date that may be kept, but that nobody should keep unseen."""
    if is_over(due, today):
        return OVER
    return FAR_OFF if is_far(due, today) else ""
