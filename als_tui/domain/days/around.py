"""What stands around a day in a line: what introduces a due date, and what follows a day that changes it."""

import re
from collections.abc import Sequence
from datetime import date
from enum import Enum

from als_tui.domain.days.grammar import About, spoken
from als_tui.domain.days.words import Token

_TIME = re.compile(
    r"[0-9]{1,2}(?:[:.h][0-9]{2})?(?::[0-9]{2})?(?:am|pm|a\.m|p\.m|h)?(?:-[0-9]{1,2}(?:[:.h][0-9]{2})?(?:am|pm|h)?)?"
    r"|noon|midday|midnight|morning|lunch(?:time)?|afternoon|evening|night"
)
_HALF = re.compile(r"am|pm|a\.m|p\.m|h|hrs|uhr|o['’]clock|noon|midday|midnight")
_TIED = frozenset("at around about before".split())
"""Words after a day that tie a time to it, which stays in the words."""
_INTRODUCED = tuple(
    tuple(words.split())
    for words in (
        "no later than",
        "not later than",
        "by or before",
        "by or on",
        "on or before",
        "due by",
        "due on",
        "due",
        "by",
    )
)
_BETWEEN = frozenset("on of".split())
_MEALS = frozenset("lunch work noon midday breakfast dinner tea school class hours".split())
_BOUNDS = frozenset("before after from between".split())
_PAIRED = {
    "before": _MEALS,
    "after": _MEALS,
    "from": frozenset(),
    "between": frozenset(),
    "half": frozenset({"past"}),
    "quarter": frozenset({"past", "to"}),
    "first": frozenset({"thing"}),
    "last": frozenset({"thing"}),
}
"""Words that make a time with the one after them: `from 3 to 5`, `half past 3`, `after lunch`."""
_PARTS_OF_DAY = frozenset({"early", "late"})
_AS_GOOD = frozenset("so earlier sooner before later after".split())
"""Words with which `or` leaves the day as it is: `by fri or so`."""
_SECOND = frozenset("or and & /".split())
_RANGE = frozenset("to till until through thru - ‒ – — –– -- → ->".split())
"""Words before a second day, and before the end of a stretch of days."""
_OF_A_DAY = frozenset("next following of fortnight fortnights end after".split())
_POINTS = frozenset("this that last coming every each".split())
_INTO = frozenset("in from".split())
"""Words that belong to the day before them: always, before the name of a span, and where they lead to a day."""
_SMALL = frozenset("the a an this that our your".split())
_LEADING = frozenset("next now then last coming new few couple holidays following".split())
"""After `in` and `from`: words that a day may follow, and words that are enough."""
_DATED = frozenset({"WEEKDAY", "MONTH", "AHEAD", "UNIT", "SPAN", "NUMBER", "NTH", "YEAR", "FIGURES", "SHORT"})
_FIGURES = frozenset({"NUMBER", "NTH", "YEAR", "FIGURES", "SHORT", "PLUS"})
_NEAR = 4
"""Words in which another day makes the first one needed in the text: `instead of mon`."""
_NAMES = frozenset({"UNIT", "WEEKDAY", "AHEAD", "MONTH"})
_VERBS = frozenset({"may", "march", "sat", "wed", "sun"})
"""Names of days and months that are words, too."""


class Follows(Enum):
    """What comes after a day."""

    NOTHING = "nothing of a day"
    TIME = "a time"
    SECOND = "another day"
    RANGE = "the end of a stretch of days"
    MORE = "more of the day"


def after_by(tokens: Sequence[Token], first: int) -> int:
    """Return the place after what introduces a due date: `by`, `due`, `no later than`; the same place else."""
    said = tuple(token.word for token in tokens[first : first + 3])
    for words in _INTRODUCED:
        last = first + len(words) - 1
        if said[: len(words)] == words and not any(
            token.after.strip(":" if place == last else "")
            for place, token in enumerate(tokens[first : last + 1], first)
        ):
            return last + 1
    return first


def follows(tokens: Sequence[Token], end: int, today: date) -> tuple[Follows, int]:
    """What comes after a day that ends before this place, and the place after it."""
    if end >= len(tokens) or "\n" in tokens[end - 1].after:
        return Follows.NOTHING, end
    gap = tokens[end - 1].after
    if gap and not tokens[end - 1].abbreviated:
        return _behind_a_comma(tokens, end, today) if gap == "," else (Follows.NOTHING, end)
    if time_length(tokens, end) or tokens[end].word in _TIED:
        return _timed(tokens, end, today)
    return _follows_closely(tokens, end, today)


def after_time(tokens: Sequence[Token], first: int) -> int:
    """Return the place after a time that stands before a day: `5 pm on friday`; the same place where none does."""
    at = first
    while at < len(tokens) and not tokens[at].tags & {"NUMBERS", "FIGURES"}:
        between = tokens[at].word in _BETWEEN and at > first
        step = time_length(tokens, at) or between or _is_part_of_day(tokens, at)
        if not step:
            break
        at += step
    return at if at > first and not tokens[at - 1].after.strip(",") else first


def _is_part_of_day(tokens: Sequence[Token], at: int) -> bool:
    """True of `early` and `late` before a day: `early on friday`; before a week or a month they name none."""
    if tokens[at].word not in _PARTS_OF_DAY or tokens[at].after:
        return False
    near = [token for token in tokens[at + 1 : at + 3] if token.word != "on"]
    return bool(near) and bool(near[0].tags & {"WEEKDAY", "AHEAD"})


def time_length(tokens: Sequence[Token], at: int) -> int:
    """How many words say a time of day there: `5 pm`, `14.30`, `noon`, `after lunch`, `first thing`; none is 0."""
    word = tokens[at].word
    after = tokens[at + 1].word if at + 1 < len(tokens) and not tokens[at].after else ""
    if word in _PAIRED:
        return 2 if after in _PAIRED[word] or (word in _BOUNDS and _TIME.fullmatch(after)) else 0
    if "NUMBER" in tokens[at].tags:
        return 2 if _HALF.fullmatch(after) else 0
    return 1 if _TIME.fullmatch(word) else 0


def _behind_a_comma(tokens: Sequence[Token], end: int, today: date) -> tuple[Follows, int]:
    """Behind a comma a time or a whole day belongs to the day; all else is another part of the sentence."""
    if length := time_length(tokens, end):
        return Follows.TIME, end + length
    if tokens[end].word in _SECOND:
        return _other_day(tokens, end, today)
    second = spoken(tokens, end, today, About.DAY)
    whole = second is not None and (
        second.end == len(tokens)
        or bool(tokens[second.end - 1].after)
        or tokens[second.end].word in _SECOND | _RANGE
    )
    return (Follows.SECOND, second.end) if second and whole else (Follows.NOTHING, end)


def _timed(tokens: Sequence[Token], end: int, today: date) -> tuple[Follows, int]:
    """A time, unless another day comes after it, or the word before it leads to one."""
    if tokens[end].word == "before" and spoken(tokens, end + 1, today):
        return Follows.MORE, end + 1
    after = max(after_time(tokens, end), end + 1)
    joined = (
        after + 1 < len(tokens) and tokens[after].word in _SECOND | _RANGE and not tokens[after - 1].after
    )
    if joined and "COUNT" not in tokens[after + 1].tags:
        other = _other_day(tokens, after, today)
        if other[0] in (Follows.SECOND, Follows.RANGE):
            return other
    return Follows.TIME, after


def _leads_to_a_day(tokens: Sequence[Token], end: int) -> bool:
    """True where `in` or `from` goes on to a day: `in the week`, `from next monday`; not `in writing`."""
    near = tokens[end + 1 : end + 3]
    if not near:
        return False
    if near[0].tags & {"COUNT"}:
        return "UNIT" in near[-1].tags
    if near[0].word in _SMALL and not near[0].after:
        return near[-1].word in _LEADING or bool(near[-1].tags & _DATED)
    return near[0].word in _LEADING or bool(near[0].tags & _DATED)


def _follows_closely(tokens: Sequence[Token], end: int, today: date) -> tuple[Follows, int]:
    word, tags = tokens[end].word, tokens[end].tags
    if word in _SECOND | _RANGE:
        return _other_day(tokens, end, today)
    if word in _INTO:
        dated = _leads_to_a_day(tokens, end)
        return (Follows.MORE, min(end + 2, len(tokens))) if dated else (Follows.NOTHING, end)
    if word in _POINTS and end + 1 < len(tokens) and tokens[end + 1].tags & {"SPAN", "WEEKDAY", "MONTH"}:
        return Follows.MORE, end + 2
    counted = "COUNT" in tags and end + 1 < len(tokens) and "UNIT" in tokens[end + 1].tags
    named = tags & _NAMES and word not in _VERBS
    if word in _OF_A_DAY or counted or named or tags & _FIGURES:
        return Follows.MORE, end + 1
    if word == "the" and spoken(tokens, end, today, About.DAY, About.VAGUE):
        return Follows.MORE, end + 1
    return (Follows.TIME if _names_a_day(tokens, end) else Follows.NOTHING), end


def _names_a_day(tokens: Sequence[Token], end: int) -> bool:
    """True where the words go on to another day, as in `not mon` or `instead of mon`: they need the first one."""
    for token in tokens[end : end + _NEAR]:
        if token.word in ("by", "due"):
            return False
        if "WEEKDAY" in token.tags and token.word not in _VERBS:
            return True
        if token.after:
            return False
    return False


def _other_day(tokens: Sequence[Token], end: int, today: date) -> tuple[Follows, int]:
    """`or` and `and` before another day, a dash or `to` before the end of a stretch of days."""
    joint, after = tokens[end].word, end + 1
    if after < len(tokens) and tokens[after].word in _AS_GOOD and joint == "or":
        return Follows.TIME, after + 1
    if after == len(tokens) or tokens[end].after:
        return Follows.NOTHING, end
    if joint in _RANGE and (time_length(tokens, after) or tokens[after].word in _TIED):
        return Follows.TIME, after + 1
    second = spoken(tokens, after, today)
    if second is None and _leans(tokens, after):
        return Follows.SECOND, after + 1
    if second is None:
        return Follows.NOTHING, end
    return (Follows.SECOND if joint in _SECOND else Follows.RANGE), second.end


def _leans(tokens: Sequence[Token], at: int) -> bool:
    """True of words that are a day only beside one: `or next`, `or month`, `or the day after`, `in 2 weeks or 3`."""
    words = tuple(token.word for token in tokens[at : at + 2])
    ends = at + 1 == len(tokens) or bool(tokens[at].after)
    counted = ends and "COUNT" in tokens[at].tags and "UNIT" in tokens[max(0, at - 2)].tags
    named = "SPAN" in tokens[at].tags or words[0] == "next"
    return counted or named or words in (("the", "day"), ("the", "next"))
