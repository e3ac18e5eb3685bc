"""A programme in one typed line: `from 1 dec, 8 half days, every 5 weeks on tue 9:30, not 21 dec-3 jan`.

Days are read by the grammar that reads them everywhere. What the line leaves out is taken from how the set usually
meets, and is read back with all the rest; a word that is not understood is told, and no programme is made of the line.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from itertools import islice, takewhile

from als_tui.domain.days.calendar import coming_weekday, spell_due
from als_tui.domain.days.due import FAR, FAR_OFF
from als_tui.domain.days.grammar import About, spoken
from als_tui.domain.days.meanings import OR_TIME, OVER
from als_tui.domain.days.words import DECIMAL, WEEKDAYS, Token, narrow, tokens_of
from als_tui.domain.programme.gaps import has_year, read_gap
from als_tui.domain.programme.phrases import PLACES, Heard, Phrase, phrase_at
from als_tui.domain.programme.rhythm import (
    LEAST_MINUTES,
    MOST_MINUTES,
    DaysOff,
    NoFreeWeek,
    Rhythm,
    Slip,
    days,
)
from als_tui.late import late
from als_tui.value import Value, replace

MOST_MODULES = 60
MOST_WEEKS = 52
"""Between two modules."""
MANY_MODULES = 26
"""More are asked about: a day that is a year too late makes that many (our own judgement)."""
_SOON = 90
"""Days from which a first day without a year is asked about, if it is over in this one (our own judgement)."""

_CLAUSES = late(r"[;\n]|,(?!\d)(?!\s*\d{4}\b(?!-))")
"""Where a clause ends: not in `3,5 h`, not before the year of `1 dec, 2026`."""
_FROM = frozenset("from starting starts start beginning begins".split())
_UNTIL = frozenset("until till through ending ends to".split())
_NOT = frozenset("not no except excluding skip skipping without".split())
_FILLS = frozenset("on at of each for and a the with in".split())
_AND = late(r"\s+(?:and|or|nor)\s+")


class Habits(Value):
    """How the set usually meets, for what the line leaves out."""

    today: date
    minutes: int
    at: time | None = None


class ProgrammeLine(Value):
    """What a line says of a programme, and what is missing or wrong in it."""

    modules: tuple[datetime, ...] = ()
    """When the set is to meet, local times in its zone."""
    minutes: int = 0
    rhythm: Rhythm | None = None
    days_off: tuple[DaysOff, ...] = ()
    slips: tuple[Slip, ...] = ()
    """The days that were left out, each with the one in its place."""
    unread: tuple[str, ...] = ()
    """The words that were not understood."""
    wants: tuple[str, ...] = ()
    """What is still to be said, or cannot be, in few words each."""
    doubts: tuple[str, ...] = ()
    """What may be meant, but nobody should plan unseen; it is asked about."""

    @property
    def ready(self) -> bool:
        """True if it can be planned as it stands."""
        return bool(self.modules) and not self.unread and not self.wants


def read_programme(line: str, habits: Habits) -> ProgrammeLine:
    """Return what a line says; what it leaves out is as the set usually meets."""
    heard, off = Heard(), False
    for clause in _CLAUSES.split(narrow(line)):
        off = _clause(clause, heard, habits.today, off)
    _settle_rhythm(heard)
    gaps = _days_off(heard, heard.start or habits.today)
    _ask(heard, habits)
    minutes = _minutes(heard, habits)
    if not LEAST_MINUTES <= minutes <= MOST_MINUTES:
        heard.wants.append(f"{minutes} min: from {LEAST_MINUTES} min to a day")
    made = () if heard.wants or heard.unread else _made(heard, habits, gaps)
    at = heard.said.at or habits.at or time()
    return ProgrammeLine(
        tuple(datetime.combine(slip.kept, at) for slip in made),
        minutes,
        heard.said.rhythm,
        gaps,
        tuple(slip for slip in made if slip.meant != slip.kept),
        tuple(heard.unread),
        tuple(heard.wants),
        tuple(heard.doubts),
    )


def _clause(text: str, heard: Heard, today: date, off: bool) -> bool:
    """Hear a clause; returns whether it named days on which the set does not meet, as the next may go on with them."""
    tokens = tokens_of(text)
    if off and tokens and all(read_gap(part, today) for part in _AND.split(text)):
        heard.off += _AND.split(text)
        return True
    at, lost = 0, list[Token]()
    while at < len(tokens):
        if tokens[at].word in _NOT and at + 1 < len(tokens):
            heard.off += _AND.split(text[tokens[at + 1].start :])
            off, step = True, len(tokens) - at
        else:
            off, step = False, _step(tokens, at, heard, today)
        if not step:
            lost.append(tokens[at])
        at += step or 1
    heard.unread += _together(text, lost)
    return off


def _step(tokens: Sequence[Token], at: int, heard: Heard, today: date) -> int:
    """How many words from here on are understood, and heard; 0 if the first one is not."""
    word = tokens[at].word
    if word in _FROM | _UNTIL and (end := _day(tokens, at + 1, heard, today, last=word in _UNTIL)):
        return end - at
    rest = " ".join(token.word for token in tokens[at:])
    phrase, words = phrase_at(rest) or (Phrase(), 0)
    if _named(tokens, at, today) > words and (end := _day(tokens, at, heard, today)):
        return end - at
    if words:
        heard.hear(phrase, " ".join(rest.split()[:words]))
        return words
    return 1 if word == "each" or (word in _FILLS and at + 1 < len(tokens)) else 0


def _named(tokens: Sequence[Token], at: int, today: date) -> int:
    """How many words name a day of the calendar, which needs no word before it; 0 if none does."""
    day = spoken(tokens, at, today, About.DAY)
    named = day is not None and any(token.tags & {"MONTH", "FIGURES"} for token in tokens[at : day.end])
    return day.end - at if day is not None and named else 0


def _day(tokens: Sequence[Token], at: int, heard: Heard, today: date, *, last: bool = False) -> int:
    """Hear the first day, or the last; returns the place after it, 0 if no day is said there."""
    day = spoken(tokens, at, today, About.DAY) or spoken(tokens, at, today)
    if day is None or day.about is About.LENGTH:
        return 0
    words = " ".join(token.word for token in tokens[at : day.end])
    before = heard.last if last else heard.start
    if DECIMAL.fullmatch(words):
        heard.wants.append(f"{words}: {OR_TIME}")
    elif not isinstance(day.due, date):
        heard.wants.append(f"{words}: {day.why or 'which day?'}")
    elif day.due < today:
        heard.wants.append(f"{words}: {OVER}")
    elif before not in (None, day.due):
        heard.wants.append(f"{words}: there is a day already")
    elif last:
        heard.last = day.due
    else:
        heard.start = day.due
    if isinstance(day.due, date) and not has_year(words) and "year" not in words:
        heard.doubts += _far_off("until" if last else "from", day.due, today, FAR if last else _SOON)
    return day.end


def _far_off(word: str, day: date, today: date, far: int) -> Iterator[str]:
    """Yield what is asked about a day whose year was not said, and that is over in this one."""
    if day.year > today.year and (day - today).days > far:
        yield f"{word} {spell_due(day, today)}: {FAR_OFF}"


def _together(text: str, lost: Sequence[Token]) -> Iterator[str]:
    """Yield the words that were not understood, as they were typed, those that stand together as one."""
    first = 0
    for place, token in enumerate(lost, 1):
        following = lost[place].start if place < len(lost) else len(text) + 2
        if text[token.end : following].strip() or following > len(text):
            yield text[lost[first].start : token.end]
            first = place


def _days_off(heard: Heard, start: date) -> tuple[DaysOff, ...]:
    gaps = []
    for words in heard.off:
        if not words.strip():
            continue
        if gap := read_gap(words, start):
            gaps.append(gap)
        else:
            heard.unread.append(f"not {words.strip()}")
    return tuple(gaps)


def _settle_rhythm(heard: Heard) -> None:
    """Put the place in the month into how often: alone it is monthly, beside weeks nobody can tell."""
    said = heard.said
    if said.place is None or heard.often:
        return
    rhythm = said.rhythm or Rhythm(months=1)
    if rhythm.weeks:
        day = next(name for name, number in WEEKDAYS.items() if number == said.weekday)
        heard.wants.append(f"every so many weeks, or the {PLACES[said.place]} {day} of the month?")
    heard.said = replace(said, rhythm=replace(rhythm, place=said.place))


def _ask(heard: Heard, habits: Habits) -> None:
    """Say what nobody can take from how the set usually meets."""
    said, wants = heard.said, heard.wants
    if said.weekday is None and heard.start is None:
        wants.append("from when? from 1 dec")
    if said.count is None and heard.last is None:
        wants.append("how many? 8 half days")
    elif said.count is not None and not 1 <= said.count <= MOST_MODULES:
        wants.append(f"{said.count} modules: from 1 to {MOST_MODULES}")
    if said.rhythm is None and said.count != 1 and not heard.often:
        wants.append("how often? every 5 weeks")
    elif said.rhythm is not None and max(said.rhythm.weeks, 4 * said.rhythm.months) > MOST_WEEKS:
        wants.append("that far apart?")
    if said.at is None and habits.at is None:
        wants.append("at what time? 9:30")


def _minutes(heard: Heard, habits: Habits) -> int:
    """How long each is; an end beside the time says it, too."""
    said = heard.said
    if said.until is None or said.at is None:
        usual = habits.minutes if said.part is None else said.part
        return usual if said.minutes is None else said.minutes
    between = (said.until.hour - said.at.hour) * 60 + said.until.minute - said.at.minute
    if said.minutes not in (None, between):
        heard.wants.append(
            f"{said.at:%H:%M} to {said.until:%H:%M}: that is {between} min, not {said.minutes}"
        )
    return between


def _made(heard: Heard, habits: Habits, gaps: tuple[DaysOff, ...]) -> tuple[Slip, ...]:
    said = heard.said
    start = heard.start
    if start is None:
        assert said.weekday is not None
        start = coming_weekday(habits.today, said.weekday)
    weekday = start.weekday() if said.weekday is None else said.weekday
    every = days(start, weekday, said.rhythm or Rhythm(weeks=1), gaps)
    last, most = heard.last, said.count or MOST_MODULES + 1
    if last is not None:
        every = takewhile(lambda slip: slip.kept <= last, every)
    try:
        made = tuple(islice(every, most))
    except (NoFreeWeek, OverflowError, ValueError):
        heard.wants.append("no week is free")
        return ()
    if len(made) < (said.count or 1):
        heard.wants.append(
            f"only {len(made)} fit before the last day" if made else "none is before the last day"
        )
    if len(made) > MOST_MODULES:
        heard.wants.append(f"more than {MOST_MODULES} modules: an earlier end, or further apart")
    elif len(made) > MANY_MODULES:
        heard.doubts.append(f"{len(made)} modules: that many?")
    return () if heard.wants else made
