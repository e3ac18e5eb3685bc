"""The phrases of a programme's line: how many, how long, how often, on which weekday, at what time."""

import re
from collections.abc import Callable
from datetime import date, time

from als_tui.domain.days.words import NUMBERS, ORDINALS, WEEKDAYS
from als_tui.domain.programme.rhythm import Rhythm
from als_tui.domain.session.when import read_time
from als_tui.late import late
from als_tui.value import Value

HALF_DAY, DAY = 210, 420
"""Minutes: half a day as the shipped process has it, and twice as much."""


class Phrase(Value):
    """What a few words of the line say; None for what they say nothing of."""

    count: int | None = None
    part: int | None = None
    """Minutes of the part of a day that was said, for want of any that were said outright."""
    minutes: int | None = None
    rhythm: Rhythm | None = None
    place: int | None = None
    """Of the weekday in its month, as a rhythm has it."""
    weekday: int | None = None
    at: time | None = None
    until: time | None = None
    """When a session ends, from which its length is taken."""
    unclear: str = ""
    """Why nothing of it is taken."""
    often: bool = False
    """True if what is unclear is how often."""


class Heard:
    """What the clauses of a line have said so far."""

    def __init__(self) -> None:
        self.start: date | None = None
        self.last: date | None = None
        self.said = Phrase()
        self.often = False
        """True if how often was said, and is asked about."""
        self.off: list[str] = []
        self.unread: list[str] = []
        self.wants: list[str] = []
        self.doubts: list[str] = []

    def hear(self, phrase: Phrase, words: str) -> None:
        """Take what a phrase says; what was said already, and otherwise, is asked about."""
        if phrase.unclear:
            self.wants.append(f"{words}: {phrase.unclear}")
            self.often = self.often or phrase.often
            return
        kept = {}
        for name in ("count", "part", "minutes", "rhythm", "place", "weekday", "at", "until"):
            before, now = getattr(self.said, name), getattr(phrase, name)
            if now is not None and before not in (None, now):
                self.wants.append(f"{words}: something else is said already")
            kept[name] = before if now is None else now
        self.said = Phrase(**kept)


_COUNTS = {word: number for word, number in NUMBERS.items() if word not in ("a", "an")}
_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(_COUNTS)})"
_NOUN = r"(?:modules?|sessions?|meetings?|dates?|times)"
_LENGTH = r"(?:half[ -]days?|(?:full[ -]|whole[ -])?days?)"
_NAMES = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
_WEEKDAY = rf"(?P<weekday>{_NAMES})s?"
_NTHS = {"other": 2, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "6th": 6} | {
    word: number for word, number in ORDINALS.items() if number in range(2, 13)
}
PLACES = ("", "first", "second", "third", "fourth", "last")
"""The words of a rhythm's places."""
_PLACES = {"1st": 1, "first": 1, "last": 5} | {
    word: number for word, number in _NTHS.items() if number < 5 and word != "other"
}
_PLACE = rf"(?P<place>{'|'.join(_PLACES)})"
_OF_THE_MONTH = (
    r"(?:(?:of|in) (?:the )?month|monthly|once a month"
    rf"|(?:(?:of|in) )?(?P<each>each|every|a|per) (?:(?P<months>{_NUMBER}|{'|'.join(_NTHS)}) )?months?)"
)
_NTH_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)"
_CLOCK = r"(?:\d{1,2}:\d\d(?: ?[ap]\.?m)?|\d{1,2} ?[ap]\.?m|noon|midday)"
_AT = r"(?:\d{1,2}[:.h]\d\d|\d{1,2} ?(?:h|uhr|o['’]clock))"
"""What is a time behind `at` alone: elsewhere it may be a length, or a day."""
_TO = r" ?(?:[-‒–—]|to|till|until) ?"


def phrase_at(rest: str) -> tuple[Phrase, int] | None:
    """The longest phrase with which the words begin, and how many words it is; None if they begin with none."""
    found = [(match, read) for pattern, read in _TABLE if (match := pattern.match(rest))]
    if not found:
        return None
    match, read = max(found, key=lambda one: one[0].end())
    return read(match), len(match.group().split())


def _modules(found: re.Match[str]) -> Phrase:
    said = found.groupdict()
    count = said.get("count")
    number = None if count is None else int(count) if count.isdecimal() else _COUNTS[count]
    length = said.get("length")
    part = None if length is None else HALF_DAY if length.startswith("half") else DAY
    return Phrase(count=number, part=part)


def _hours(found: re.Match[str]) -> Phrase:
    hours = float(found["hours"].replace(",", "."))
    return Phrase(minutes=round(hours * 60) + int(found["and"] or 0))


def _minutes(found: re.Match[str]) -> Phrase:
    return Phrase(minutes=int(found["minutes"]))


def _every(found: re.Match[str]) -> Phrase:
    said = found.groupdict()
    counted, nth = said.get("every"), said.get("nth")
    number = _NTHS[nth] if nth else 1
    if counted:
        number = int(counted) if counted.isdecimal() else _COUNTS[counted]
    if not number:
        return Phrase(unclear="how often?", often=True)
    if said.get("weekday"):
        return Phrase(rhythm=Rhythm(weeks=number), weekday=WEEKDAYS[found["weekday"]])
    if found["unit"].startswith("month"):
        return Phrase(rhythm=Rhythm(months=number))
    if found["unit"].startswith("quarter"):
        return Phrase(rhythm=Rhythm(months=3 * number))
    return Phrase(rhythm=Rhythm(weeks=number * (2 if found["unit"].startswith("fortnight") else 1)))


_WORDS = {
    "weekly": Rhythm(weeks=1),
    "fortnightly": Rhythm(weeks=2),
    "monthly": Rhythm(months=1),
    "quarterly": Rhythm(months=3),
}


def _word(found: re.Match[str]) -> Phrase:
    """`bi-weekly` is every two weeks, as the trade means it; it is read back in full."""
    return Phrase(rhythm=_WORDS.get(found.group(), Rhythm(weeks=2)))


def _days_apart(found: re.Match[str]) -> Phrase:
    """Whole weeks; of other days the nearest that are is named."""
    count = int(found["days"])
    if count and count % 7 == 0:
        return Phrase(rhythm=Rhythm(weeks=count // 7))
    weeks = max(1, round(count / 7))
    return _unclear_rhythm(f"whole weeks, like every {'week' if weeks == 1 else f'{weeks} weeks'}")


def _of_the_month(found: re.Match[str]) -> Phrase:
    """A place in its month, and how often if that is said, too."""
    each, months = found["each"], found["months"]
    number = (
        1 if months is None else _NTHS.get(months) or (int(months) if months.isdecimal() else _COUNTS[months])
    )
    rhythm = Rhythm(months=number) if each and number else None
    return Phrase(rhythm=rhythm, place=_PLACES[found["place"]], weekday=WEEKDAYS[found["weekday"]])


def _unclear_rhythm(why: str) -> Phrase:
    return Phrase(unclear=why, often=True)


def _fifth(found: re.Match[str]) -> Phrase:
    return _unclear_rhythm(f"not every month has one, like the last {found['weekday']} of the month")


def _two_places(found: re.Match[str]) -> Phrase:
    day = found["weekday"]
    return _unclear_rhythm(
        f"one of them, like the {found['place']} {day} of the month, or every 2 weeks on {day}"
    )


def _day_of_month(found: re.Match[str]) -> Phrase:
    """A day of the month falls on another weekday each time: the place of a weekday is offered."""
    place = (int(found["day"] or found["alone"]) - 1) // 7 + 1
    return _unclear_rhythm(f"a weekday, like the {PLACES[max(1, min(place, 5))]} tue of the month")


def _weekday(found: re.Match[str]) -> Phrase:
    return Phrase(weekday=WEEKDAYS[found["weekday"]])


def _time(found: re.Match[str]) -> Phrase:
    end = found.groupdict().get("end")
    at, until = read_time(found["at"]), read_time(end) if end else None
    if at is None or (end and (until is None or until <= at)):
        return Phrase(unclear="no such time")
    return Phrase(at=at, until=until)


def _time_or_length(found: re.Match[str]) -> Phrase:
    return Phrase(unclear="a time or a length? like 14:30, or 210 min")


_ONCE = "once at a time, like every 2 weeks"
_ONE_WEEKDAY = "one weekday, like every week on tue"
_Reader = Callable[[re.Match[str]], Phrase]
_TABLE: tuple[tuple[re.Pattern[str], _Reader], ...] = tuple(
    (late(rf"{words}(?![^ ])"), read)
    for words, read in (
        (rf"(?P<count>{_NUMBER}) ?x", _modules),
        (rf"(?P<count>{_NUMBER}) (?:x )?(?P<length>{_LENGTH})(?:[ -]{_NOUN})?", _modules),
        (rf"(?P<count>{_NUMBER}) {_NOUN}", _modules),
        (rf"(?:an? )?(?P<length>{_LENGTH})(?:[ -]{_NOUN})?", _modules),
        (
            r"(?P<hours>\d{1,2}(?:[.,]\d{1,2})?)[ -]?(?:hours?|hrs?|h)(?: (?P<and>\d\d)(?: ?(?:minutes?|mins?|m))?)?",
            _hours,
        ),
        (r"(?P<minutes>\d{2,4})[ -]?(?:minutes?|mins?|m)", _minutes),
        (
            rf"(?:once )?(?:every|each) (?:(?P<every>{_NUMBER}) )?(?P<unit>weeks?|wks?|months?|fortnight|quarters?)",
            _every,
        ),
        (r"once an? (?P<unit>week|month|fortnight|quarter)", _every),
        (rf"(?:every|each) (?P<nth>{'|'.join(_NTHS)}) (?:(?P<unit>week|month)|{_WEEKDAY})", _every),
        (rf"(?:every|each) {_WEEKDAY}", _every),
        (r"every (?P<days>\d{1,3}) days", _days_apart),
        (r"weekly|fortnightly|monthly|quarterly|bi-?weekly|bi weekly", _word),
        (rf"(?:(?:on|every|each) )?(?:the )?{_PLACE} {_WEEKDAY}(?: {_OF_THE_MONTH})?", _of_the_month),
        (rf"(?:(?:on|every|each) )?(?:the )?(?:5th|fifth) {_WEEKDAY} {_OF_THE_MONTH}", _fifth),
        (
            rf"(?:(?:on|every|each) )?(?:the )?{_PLACE} (?:and|&) (?:the )?(?:{'|'.join(_PLACES)}) {_WEEKDAY}"
            rf"(?: {_OF_THE_MONTH})?",
            _two_places,
        ),
        (
            rf"(?:on )?(?:the )?{_NTH_DAY} {_OF_THE_MONTH}|on the (?P<alone>\d{{1,2}})(?:st|nd|rd|th)",
            _day_of_month,
        ),
        (r"bi-?monthly|bi monthly", lambda _: _unclear_rhythm("every 2 months, or every 2 weeks?")),
        (r"(?:twice|two times) (?:a|per|each|every) month|twice monthly", lambda _: _unclear_rhythm(_ONCE)),
        (
            r"(?:twice|two times) (?:a|per|each|every) week|twice weekly|daily|(?:every|each) day",
            lambda _: _unclear_rhythm(_ONE_WEEKDAY),
        ),
        (rf"(?:on )?{_WEEKDAY}", _weekday),
        (rf"(?:at |from )?(?P<at>{_CLOCK})(?:{_TO}(?P<end>{_CLOCK}))?", _time),
        (rf"at (?P<at>{_AT})(?:{_TO}(?P<end>{_CLOCK}|{_AT}))?", _time),
        (rf"(?:on )?(?:{_NAMES})s? \d{{1,2}} ?h(?:\d\d)?|\d{{1,2}}h\d\d", _time_or_length),
    )
)
"""Every phrase; each ends with a word."""
