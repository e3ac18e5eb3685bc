"""What stands behind a day in a line, and may change it: a time, a second day, more words of the day itself."""

from collections.abc import Sequence
from datetime import date
from enum import Enum

from als_tui.domain.days.around import after_time, time_length
from als_tui.domain.days.grammar import GOES_ON, About, Spoken, counts, spoken
from als_tui.domain.days.words import DECIMAL, Token
from als_tui.late import late

_TIED = frozenset("at around about before".split())
"""Words after a day that tie a time to it, which stays in the words."""
_AS_GOOD = frozenset("so earlier sooner before".split())
"""Words with which `or` leaves the day as it is: `by fri or so`."""
_SECOND = frozenset("or and & /".split())
_RANGE = frozenset("to till until through thru - ‒ – — –– -- → ->".split())
"""Words before a second day, and before the end of a stretch of days."""
_OF_A_DAY = frozenset("next following of fortnight fortnights end after".split())
_POINTS = frozenset("this that last coming every each".split())
_INTO = frozenset("in from".split())
"""Words that belong to the day before them: always, before the name of a span, and when they lead to a day."""
_SMALL = frozenset("the a an this that our your".split())
_LEADING = frozenset("next now then last coming new few couple holidays following".split())
"""After `in` and `from`: words that a day may follow, and words that are enough."""
_DATED = frozenset({"WEEKDAY", "MONTH", "AHEAD", "UNIT", "SPAN", "NUMBER", "NTH", "YEAR", "FIGURES", "SHORT"})
_FIGURES = frozenset({"NUMBER", "NTH", "YEAR", "FIGURES", "SHORT", "PLUS"})
_NAMES = frozenset({"UNIT", "WEEKDAY", "AHEAD", "MONTH"})
VERBS = frozenset({"may", "march", "sat", "wed", "sun"})
"""Names of days and months that are verbs, too."""
_OTHER_MEANING = VERBS | frozenset("mar jan apr april june august summer winter easter".split())
"""Names of days and months that are words or people, too."""
_NEAR = 4
"""Words behind a day in which another day, or a word that moves it, is said."""
_ENDING = frozenset(".:!?…\n")
"""Signs that end what belongs to a day."""
_SIGNS = frozenset("plus minus +".split())
_DASHES = frozenset("- − ‒ – — --".split())
_MOVING = frozenset("later onwards onward earliest weekly fortnightly monthly daily yearly".split())
"""Words that say another day than the one before them, or more of them."""
_MOVING_PAIRS = frozenset(
    {
        ("but", "one"),
        ("before", "next"),
        ("before", "last"),
        ("every", "other"),
        ("two", "thousand"),
        ("or", "after"),
    }
)
_DATED_DECIMAL = late(r"[0-9]{2}\.(?:0[1-9]|1[0-2])")
_ANOTHER = (About.DAY, About.SESSION, About.PAST, About.UNCLEAR, About.VAGUE, About.ASKED)
_SUNDAYS = frozenset("school roast prayers mornings evenings afternoons nights paper papers league".split())
"""Behind a weekday: nouns of which its name is a part."""


class Follows(Enum):
    """What comes after a day."""

    NOTHING = "nothing of a day"
    TIME = "a time"
    SECOND = "another day"
    MOVED = "what moves the day"
    RANGE = "the end of a stretch of days"
    MORE = "more of the day"


def follows(tokens: Sequence[Token], end: int, today: date) -> tuple[Follows, int]:
    """What comes after a day that ends before this place, and the place after it."""
    kind, last = at_once(tokens, end, today)
    if kind in (Follows.NOTHING, Follows.TIME):
        return _moved(tokens, end, last) or _second(tokens, last, today) or (kind, last)
    return kind, last


def another_word(tokens: Sequence[Token], start: int, day: Spoken) -> bool:
    """True if what looks like a day, with none of a day behind it, is something else by what stands there."""
    last = tokens[day.end - 1]
    if day.end == start + 1 and DECIMAL.fullmatch(last.word):
        return _is_figure(tokens, day.end)
    if day.end == len(tokens) or last.after:
        return False
    words = tokens[start : day.end]
    following = tokens[day.end].word
    if "WEEKDAY" in last.tags and following in _SUNDAYS:
        return True
    ordinal = "NTH" in last.tags and not any(token.tags & {"MONTH", "WEEKDAY"} for token in words)
    named = len(words) == 1 and last.word in _OTHER_MEANING
    if named and following in _SECOND:
        return _ends(tokens, day.end + 1)
    return (ordinal or named or day.about is About.ASKED) and following not in GOES_ON


def _a_thing(tokens: Sequence[Token], at: int, day: Spoken) -> bool:
    """True for one word that is mostly no day in running words, or that belongs to a noun: `the monday figures`."""
    if day.end > at + 1:
        return False
    article, joined = tokens[at - 1].word in _SMALL, counts(tokens, day.end)
    verb = tokens[at].word in VERBS and (article or joined or "MONTH" in tokens[at].tags)
    return verb or (article and joined)


def _is_figure(tokens: Sequence[Token], end: int) -> bool:
    """True for a decimal that counts: `by 2.5`, `by 3.1 percent`; `3.1.` and `12.12` may be days."""
    last = tokens[end - 1]
    dated = _DATED_DECIMAL.fullmatch(last.word) is not None
    if end < len(tokens) and not last.after:
        return not dated or tokens[end].word not in GOES_ON
    return not dated and not last.after.startswith(".")


def _ends(tokens: Sequence[Token], at: int) -> bool:
    """True if a clause ends with that word, as that of `sun and moon` does."""
    return at < len(tokens) and (at + 1 == len(tokens) or tokens[at].after != "")


def _parted(tokens: Sequence[Token], at: int) -> bool:
    """True if a sentence ends before that word."""
    return at > 0 and bool(_ENDING & set(tokens[at - 1].after))


def _moved(tokens: Sequence[Token], end: int, last: int) -> tuple[Follows, int] | None:
    """A word that moves the day, close behind it or behind its time: `or later`, `+ 1 week`, `but one`."""
    for at in range(end, min(last + 2, len(tokens))):
        if _parted(tokens, at):
            return None
        following = tokens[at + 1 : at + 2]
        less = tokens[at].word in _DASHES and any("NUMBER" in token.tags for token in following)
        pair = (tokens[at].word, *(token.word for token in following))
        if pair in _MOVING_PAIRS or tokens[at].word in _SIGNS or less:
            return Follows.MOVED, at + 1 + len(following)
        if tokens[at].word in _MOVING and tokens[at - 1].word not in ("no", "not"):
            return Follows.MOVED, at + 1
    return None


def _second(tokens: Sequence[Token], end: int, today: date) -> tuple[Follows, int] | None:
    """Another day within the few words behind the first: `ideally thu`."""
    for at in range(end, min(end + _NEAR, len(tokens))):
        if _parted(tokens, at) or tokens[at].word in ("by", "due"):
            break
        day = spoken(tokens, at, today, *_ANOTHER)
        if day is not None and not _a_thing(tokens, at, day) and not another_word(tokens, at, day):
            return Follows.SECOND, day.end
    return None


def at_once(tokens: Sequence[Token], end: int, today: date) -> tuple[Follows, int]:
    """What comes right after a day."""
    if end >= len(tokens) or "\n" in tokens[end - 1].after:
        return Follows.NOTHING, end
    gap = tokens[end - 1].after
    if gap and not tokens[end - 1].abbreviated:
        return _behind_a_comma(tokens, end, today) if gap == "," else (Follows.NOTHING, end)
    if time_length(tokens, end) or tokens[end].word in _TIED:
        return _timed(tokens, end, today)
    return _follows_closely(tokens, end, today)


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
    tied = tokens[end].word in _TIED
    bare = tied and end + 1 < len(tokens) and "NUMBER" in tokens[end + 1].tags
    after = max(after_time(tokens, end + tied), end + 1 + bare)
    joined = (
        after + 1 < len(tokens) and tokens[after].word in _SECOND | _RANGE and not tokens[after - 1].after
    )
    if joined and "COUNT" not in tokens[after + 1].tags:
        other = _other_day(tokens, after, today)
        if other[0] in (Follows.SECOND, Follows.RANGE):
            return other
    return Follows.TIME, after


def _leads_to_a_day(tokens: Sequence[Token], end: int) -> bool:
    """True if `in` or `from` goes on to a day: `in the week`, `from next monday`; not `in writing`."""
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
    named = tags & _NAMES and word not in VERBS
    if word in _OF_A_DAY or counted or named or tags & _FIGURES or word.isdecimal():
        return Follows.MORE, end + 1
    if word == "the" and spoken(tokens, end, today, About.DAY, About.VAGUE):
        return Follows.MORE, end + 1
    return Follows.NOTHING, end


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
    """True for words that are a day only beside one: `or next`, `or month`, `or the day after`, `in 2 weeks or 3`."""
    words = tuple(token.word for token in tokens[at : at + 2])
    ends = at + 1 == len(tokens) or bool(tokens[at].after)
    counted = ends and "COUNT" in tokens[at].tags and "UNIT" in tokens[max(0, at - 2)].tags
    figure = ends and "NUMBER" in tokens[at].tags and bool(tokens[at - 2].tags & {"NUMBER", "NTH"})
    named = "SPAN" in tokens[at].tags or words[0] == "next"
    return counted or figure or named or words in (("the", "day"), ("the", "next"))
