"""A programme's line read back: its first and its last day with weekday and year; the list has every day between."""

from collections.abc import Sequence
from datetime import date, datetime

from als_tui.domain.days.calendar import spell_day
from als_tui.domain.programme.phrases import PLACES
from als_tui.domain.programme.rhythm import place_of, rhythm_words
from als_tui.domain.programme.saying import ProgrammeLine
from als_tui.domain.words.counting import counted

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def told(line: ProgrammeLine, today: date) -> str:
    """What the line makes, or what is missing in it; words that were not understood stand first."""
    trouble = [f"not understood: {', '.join(line.unread)}"] if line.unread else []
    trouble += line.wants
    off = [
        spell_day(gap.first, today)
        if gap.first == gap.last
        else f"{spell_day(gap.first, today)} to {spell_day(gap.last, today)}"
        for gap in line.days_off
    ]
    not_on = [f"not {' · not '.join(off)}"] if off else []
    if not line.ready:
        return " · ".join([f"? {'; '.join(trouble)}", *not_on])
    slips = [
        f"{spell_day(slip.meant, today)} slips to {spell_day(slip.kept, today)}, the next count from there"
        for slip in line.slips
    ]
    first = line.modules[0]
    each = " each" if len(line.modules) > 1 else ""
    how = f"{counted(len(line.modules), 'module')}{_rhythm(line, first)} {first:%H:%M}, {line.minutes} min{each}"
    return " · ".join([f"{how}: {span_words(line.modules)}", *line.doubts, *not_on, *slips])


def span_words(modules: Sequence[datetime]) -> str:
    """The first day and the last, with weekday and year, as a wrong year is seen in no other words."""
    ends = dict.fromkeys(spell_day(when.date(), date.min) for when in (modules[0], modules[-1]))
    return " to ".join(ends)


def _rhythm(line: ProgrammeLine, first: datetime) -> str:
    """`, every 5 weeks on Tue`, `, every month on the first Tue`; of one module its day is enough."""
    if line.rhythm is None or len(line.modules) == 1:
        return " at"
    day = _DAYS[first.weekday()]
    if line.rhythm.months:
        meant = next((slip.meant for slip in line.slips if slip.kept == first.date()), first.date())
        day = f"the {PLACES[line.rhythm.place or place_of(meant)]} {day}"
    return f", {rhythm_words(line.rhythm)} on {day}"
