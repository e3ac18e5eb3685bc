"""The grammar of days: every production by which words say a day, and the longest of them that fits.

The notation is that of `patterns`, the meanings are those of `meanings`.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import Enum

from als_tui.domain.days import meanings as mean
from als_tui.domain.days.calendar import Due, spell_day
from als_tui.domain.days.patterns import Groups, Rule, Rules, UnclearError, matches, rules
from als_tui.domain.days.words import Token
from als_tui.value import Value, replace

_which = mean.refused(mean.WHICH)
_one = mean.refused(mean.ONE)
_JOINED = "or|and|to|&|/|-|‒|–|—"

_DAYS = rules(
    ("AHEAD", mean.ahead),
    ("the? day after tomorrow", mean.overmorrow),
    ("this WEEKDAY", mean.this_weekday),
    ("on|this? coming? WEEKDAY", mean.coming),
    ("on|this? WEEKDAY, the? NTH", mean.nth()),
    ("on|this? WEEKDAY, the TENS? ORDINAL", mean.nth()),
    ("on|this? WEEKDAY, NUMBER", mean.weekday_number),
    ("on? WEEKDAY of? this week", mean.in_week(0)),
    ("on? next WEEKDAY", mean.in_week(1)),
    ("on? WEEKDAY of? next week", mean.in_week(1)),
    ("next week on? WEEKDAY", mean.in_week(1)),
    ("on? WEEKDAY, in|of? the? week after next", mean.in_week(2)),
    ("the? week after next on? WEEKDAY?", mean.in_week(2)),
    ("on? the? WEEKDAY after next", mean.after_next),
    ("on? WEEKDAY|AHEAD week", mean.weeks_later(1)),
    ("on? WEEKDAY|AHEAD fortnight", mean.weeks_later(2)),
    ("on? WEEKDAY in COUNT UNIT time?", mean.weekday_in),
    ("on? WEEKDAY in a? couple of? UNIT", mean.weekday_in),
    ("COUNT UNIT WEEKDAY|AHEAD", mean.after_some_time),
    ("COUNT UNIT from now", mean.after_some_time),
    ("a? couple of? UNIT from now", mean.after_some_time),
    ("in|within COUNT UNIT time?", mean.after_some_time),
    ("in|within COUNT UNIT from now", mean.after_some_time),
    ("in|within a? couple of? UNIT time?", mean.after_some_time),
    ("in|within the next COUNT UNIT", mean.after_some_time),
    ("in|within a? few|several UNIT", _which),
    ("PLUS UNIT", mean.after_some_time),
    ("in? SHORT", mean.short),
    ("on? the? NTH", mean.nth()),
    ("on? the? TENS? NTH|ORDINAL of the month", mean.nth()),
    ("on? the? TENS? NTH|ORDINAL of? this month", mean.nth(0)),
    ("on? the? NUMBER of this month", mean.nth(0)),
    ("on? the? TENS? NTH|ORDINAL of? next month", mean.nth(1)),
    ("this month on? the? NTH", mean.nth(0)),
    ("next month on? the? NTH", mean.nth(1)),
    ("at? the? end of the|this? SPAN", mean.end_of(0)),
    ("at? the? end this SPAN", mean.end_of(0)),
    ("at? the? end of? next SPAN", mean.end_of(1)),
    ("at? the? end of? MONTH YEAR|YY?", mean.end_of_named),
    ("at? the? end of? the? year? YEAR", mean.end_of_named),
    ("eow", mean.end_of(0, "week")),
    ("eom|month-end", mean.end_of(0, "month")),
    ("eoy|year-end", mean.end_of(0, "year")),
    ("this? month|month's end", mean.end_of(0, "month")),
    ("this? year|year's end", mean.end_of(0, "year")),
    ("next month end", mean.end_of(1, "month")),
    ("next year end", mean.end_of(1, "year")),
    ("the? last day of MONTH YEAR?", mean.end_of_named),
    ("the? last day of the|this month", mean.end_of(0, "month")),
    ("the? last day of next month", mean.end_of(1, "month")),
    ("close|end of business|play", mean.on_today),
    ("this morning|afternoon|evening", mean.on_today),
    ("next SPAN", mean.next_span),
    ("on? WEEKDAY?, FIGURES", mean.figures),
    ("on? WEEKDAY?, the? NUMBER|NTH of? MONTH, YEAR|YY?", mean.calendar_day),
    ("on? WEEKDAY?, the? TENS? ORDINAL of MONTH, YEAR|YY?", mean.calendar_day),
    ("on? WEEKDAY?, MONTH the? NUMBER|NTH, YEAR|YY?", mean.calendar_day),
    ("on? WEEKDAY?, the? NUMBER|NTH of? MONTH, of? next year", mean.of_year(1)),
    ("on? WEEKDAY?, MONTH the? NUMBER|NTH, of? next year", mean.of_year(1)),
    ("on? WEEKDAY?, the? NUMBER|NTH of? MONTH, of? this year", mean.of_year(0)),
    ("on? WEEKDAY?, MONTH the? NUMBER|NTH, of? this year", mean.of_year(0)),
)
_BEFORE_A_DAY = rules(
    ("in|within? COUNT UNIT from|after|on", mean.counted(1)),
    ("in|within? a? couple of? UNIT from|after|on", mean.counted(1)),
    ("COUNT UNIT before", mean.counted(-1)),
    ("eod|cob on?", mean.on_today),
    ("at? the? end of the? day on?", mean.on_today),
    ("close|end of business|play on?", mean.on_today),
)
"""What counts from the day that follows, or stands before it and changes nothing."""
_AFTER_A_DAY = rules(
    ("eod|cob", mean.on_today),
    ("at? the? end of the? day", mean.on_today),
    ("close|end of business|play", mean.on_today),
)
"""What may stand after a day and changes nothing."""
_SESSIONS = rules(
    ("by|before|at|in? next session|meeting|time", mean.on_today),
    ("by|before|at|in the|our next session|meeting|time", mean.on_today),
    ("by? ns", mean.on_today),
)
_ASKED = rules(
    ("the FULL", mean.coming),
    ("the? LATE", mean.nth()),
    ("the? TENS ORDINAL", mean.nth()),
)
"""A day only if one is asked for; in a sentence it may be anything: `the friday`, `the thirtieth`."""
_PAST = rules(
    ("yesterday", mean.refused(mean.OVER)),
    ("last week|month|year", mean.refused(mean.OVER)),
    ("last WEEKDAY", mean.refused(mean.OVER)),
)
_LENGTHS = rules(
    ("COUNT UNIT", mean.after_some_time),
    ("a? couple of? UNIT", mean.after_some_time),
    ("half a UNIT", _which),
    ("COUNT working|business UNIT", _which),
    ("NUMBERS UNIT", _which),
    (f"COUNT {_JOINED} COUNT UNIT", _which),
)
"""A length of time is a day in a field for one; after `by` in a sentence it may be how much shorter something gets."""
_UNCLEAR = rules(
    ("WEEKDAYS|MONTHS", _one),
    ("NUMBERS of? MONTH", _one),
    ("MONTH NUMBERS", _one),
    (f"the? NUMBER|NTH {_JOINED} the? NUMBER|NTH of? MONTH", _one),
    (f"MONTH NUMBER|NTH {_JOINED} NUMBER|NTH", _one),
    ("in|within NUMBERS UNIT", _which),
    ("in|within half a UNIT", _which),
    ("in|within COUNT working|business UNIT", _which),
    (f"in|within COUNT {_JOINED} COUNT UNIT", _which),
    ("COUNT UNIT before|after our|the? next session|meeting|time", _which),
    ("the day|week before|after our|the? next session|meeting|time", _which),
)
"""Two days that share a month or stand in one word, and what is counted from a day that nobody knows."""
_VAGUE = rules(
    ("the? beginning|start|middle|early|mid|late|later of? the|this|next? SPAN|MONTH", _which),
    ("the? ORDINAL|last week|WEEKDAY of|in MONTH|next|the month?", _which),
    ("the? end of the? following|coming SPAN", _which),
    ("the? end of WEEKDAY", _which),
    ("the? end of? week|wk|kw NUMBER|one|two|three|four", _which),
    ("the? session|meeting after the? next", _which),
    ("the? ODD", _which),
    ("the? end of each|every SPAN", _which),
    ("the? week|day|month|year after|before", _which),
    ("the? following|coming SPAN|WEEKDAY", _which),
    ("the? WEEKDAY following", _which),
    ("this SPAN", _which),
    ("in? the? week|weekend of|commencing|beginning|starting NUMBER|NTH|MONTH|FIGURES|the", _which),
    ("the? year? AGE", _which),
    ("this|next? week|week's end", _which),
    ("next MONTH NUMBER?", _which),
    ("next NUMBER|NTH MONTH", _which),
    ("the? end of? q1|q2|q3|q4", _which),
    ("eoq", _which),
    ("week|wk|kw NUMBER", _which),
    ("midweek", _which),
    ("good|easter|black|ash WEEKDAY", _which),
    ("the? next but one SPAN|WEEKDAY", _which),
    ("the? weekend", _which),
    ("the next COUNT UNIT", _which),
    ("MONTH YEAR?", _which),
    ("MONTH next|this year", _which),
    ("christmas|xmas|easter|summer|autumn|winter|q1|q2|q3|q4", _which),
    ("the? new year|year's|years eve|day?", _which),
    ("STAMP", mean.refused(mean.ALONE)),
)
"""Words about a time that name no day, though a day was asked for."""


class About(Enum):
    """What a stretch of words is about."""

    DAY = "day"
    SESSION = "session"
    PAST = "past"
    LENGTH = "length"
    ASKED = "day where one is asked for"
    UNCLEAR = "no single day"
    VAGUE = "vague"


_OTHERS = (
    (About.SESSION, _SESSIONS),
    (About.PAST, _PAST),
    (About.LENGTH, _LENGTHS),
    (About.ASKED, _ASKED),
    (About.UNCLEAR, _UNCLEAR),
    (About.VAGUE, _VAGUE),
)
_BEGINNINGS = frozenset().union(_DAYS, _BEFORE_A_DAY, *(table for _, table in _OTHERS))
"""The words and tags with which anything about a day begins: most words of a line are none of them."""
_AS_VERBS = {
    "may": frozenset("be not have need take do get go come well also help still".split()),
    "march": frozenset("on out to into off in up".split()),
}
"""Names of months that are verbs if one of these words follows."""
_COUNTED = frozenset(
    "am pm a.m p.m h hrs o'clock o’clock uhr noon midday midnight percent per pct points people times".split()
)
"""What makes a time, or a count, of the figure before it."""
GOES_ON = frozenset(
    "to with at if please and so for then or but when because as via on by in from latest unless".split()
)
"""Words with which a sentence goes on behind a day; a noun may belong to the figure: `12 dec 27 slides`."""


class Spoken(Value):
    """A stretch of words that is about a day."""

    end: int
    """The place after its last token."""
    due: Due | None
    why: str = ""
    """Why no day is read; empty if one is."""
    about: About = About.DAY


def spoken(tokens: Sequence[Token], first: int, today: date, *abouts: About) -> Spoken | None:
    """Return the longest stretch from the first token on that is about a day; None if the words are not."""
    if first >= len(tokens) or _BEGINNINGS.isdisjoint((tokens[first].word, *tokens[first].tags)):
        return None
    stretches = [*_days(tokens, first, today)] if not abouts or About.DAY in abouts else []
    for about, table in _OTHERS:
        if abouts and about not in abouts:
            continue
        for end, meant in _read(table, tokens, first, today):
            due = "next session" if about is About.SESSION else meant.due
            stretches.append(replace(meant, end=end, due=due, about=about))
    return max(stretches, key=lambda stretch: stretch.end, default=None)


def _days(tokens: Sequence[Token], first: int, today: date) -> Iterator[Spoken]:
    """Yield every day that begins at a token, with what counts from it or stands around it."""
    plain = [day for _, day in _read(_DAYS, tokens, first, today)]
    yield from plain
    for day in plain:
        for end, _ in _read(_AFTER_A_DAY, tokens, day.end, today, "-"):
            yield replace(day, end=end)
    for rule, end, caught in matches(_BEFORE_A_DAY, tokens, first):
        for _, day in _read(_DAYS, tokens, end, today, "-"):
            yield _counted(rule, caught, day) if isinstance(day.due, date) else day


def _counted(rule: Rule, caught: Groups, day: Spoken) -> Spoken:
    assert isinstance(day.due, date)
    return _said(rule, caught, day.due, day.end) or day


def _read(
    table: Rules, tokens: Sequence[Token], first: int, today: date, joint: str = ""
) -> Iterator[tuple[int, Spoken]]:
    for rule, end, caught in matches(table, tokens, first, joint):
        meant = None if _other_word(tokens, end) else _said(rule, caught, today, end)
        if meant is not None and counts(tokens, end):
            if "YY" in caught:
                meant = Spoken(end, None, mean.OR_YEAR)
            elif "WEEKDAY" in caught and "ORDINAL" in tokens[end - 1].tags:
                meant = None
        if meant is not None:
            yield end, meant


def counts(tokens: Sequence[Token], end: int) -> bool:
    """True if the last word may belong to the one behind it: `by 12 dec 27 slides`, `by the 2nd attempt`."""
    if end == len(tokens) or tokens[end - 1].after:
        return False
    return tokens[end].word.isalpha() and tokens[end].word not in GOES_ON


def _said(rule: Rule, caught: Groups, today: date, end: int) -> Spoken | None:
    """What a production makes of the words; None if they are no day's."""
    try:
        meant = rule.read(caught, today)
    except UnclearError as unclear:
        return Spoken(end, None, str(unclear))
    except (ValueError, OverflowError):
        return Spoken(end, None, mean.NO_SUCH_DAY)
    days = dict.fromkeys(meant if isinstance(meant, tuple) else (meant,))
    if len(days) > 1:
        return Spoken(end, None, " or ".join(spell_day(day, today) for day in days if day) + "?")
    due = next(iter(days))
    return None if due is None else Spoken(end, due)


def _other_word(tokens: Sequence[Token], end: int) -> bool:
    """True if the last word is none of a day, by what follows: `12 dec 10 am`, `by 3 may be`."""
    last = tokens[end - 1]
    if end == len(tokens) or last.after:
        return False
    after = tokens[end].word
    if "NUMBER" in last.tags and after in _COUNTED:
        return True
    maybe = last.word == "may" and [token.word for token in tokens[end : end + 2]] == ["or", "may"]
    return maybe or after in _AS_VERBS.get(last.word, ()) or (last.word == "4/4" and after == "time")
