"""Where a due date stands in running words, and how a piece is taken out of them.

Words are somebody's promise: a date is looked for only where it is plainly meant, the whole stretch that says it is
read or none of it, and what is taken out leaves the rest as it was typed, line breaks and all.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date

from als_tui.domain.days.around import after_by, after_time
from als_tui.domain.days.behind import VERBS, Follows, another_word, at_once, follows
from als_tui.domain.days.calendar import Due
from als_tui.domain.days.grammar import GOES_ON, About, Spoken, spoken
from als_tui.domain.days.meanings import NO_SUCH_DAY, ONE, WHICH
from als_tui.domain.days.words import DECIMAL, Token, narrow, tokens_of
from als_tui.late import late
from als_tui.value import Value

_LONGEST = 11
"""Words in the longest due date at the end."""

_REACH = late(r"\S+(?:\s+\S+){0,15}")
"""Words that hold any due date, with what stands behind it."""
_BY = late(r"(?<!\w)(?:by|due|not? later than|on or before)(?!\w)", re.IGNORECASE)

_BEFORE = (
    "a about after an and as at before between each early every except for from he i in is last late mid no"
    " not of on or our past per previous she since than that the their these they this those till to until"
    " was we what when who with your some more less one other another alternate following next good easter"
    " first second third fourth early late mid"
    " mon monday tue tues tuesday wed weds wednesday thu thur thurs thursday fri friday sat saturday"
    " sun sunday"
)
_BINDING = frozenset(_BEFORE.split())
"""Words that tie a date at the end to what stands before it: `stay away until fri` is not due on Friday."""

_FRACTION = late(r"[0-9]+[./][0-9]+")
_PARTS = frozenset({"1/2", "1/3", "2/3", "1/4", "3/4"})
_PLAINLY_A_DAY = late(r"(?:1[3-9]|2[0-9]|3[01])[/.](?:0[1-9]|1[0-2])")
"""Figures at the end that are a day, as they are hardly a part of a score or of a number: `24/12`."""
_NOUNS = frozenset({"month end", "year end", "month-end", "year-end"})
_MEANS = frozenset(
    "me him her us them you phone email e-mail mail post hand letter text bus train car".split()
)
"""What something may be done by: `by phone fri` is due on Friday."""
_NEW_CLAUSE = frozenset("by due and then".split())
_FAR = 7
"""Words after `by` in which a day that does not begin right there makes it unclear what is meant."""
_PAIRS = {"(": ")", "[": "]", "{": "}", '"': '"', "“": "”", "«": "»", "'": "'", "‘": "’", "*": "*", "_": "_"}
_DASHES = frozenset("- ‒ – — --".split())
_IS = frozenset("is are was were be isn't falls fall".split())
"""Words after which `due fri` is what the sentence says."""
ALREADY = "there is a date already"


class FoundDate(Value):
    """A due date in running words, and the stretch that says it."""

    due: Due
    start: int
    end: int
    apart: bool = True
    """False if the words are still needed in the text, as in `by monday 3pm`."""


class Unsaid(Value):
    """A stretch of running words that is about a day and says none, and why; it stays in the text."""

    start: int
    end: int
    why: str


def days_after_by(text: str, today: date) -> Iterator[FoundDate | Unsaid]:
    """Yield each date that follows the word `by` or `due`, and what stands there like one and is none, in order.

    `by 2.5` is a figure, and `by sat nav` no Saturday: names of days that are words, too, count only where the clause
    ends. A time after the date keeps the whole of it in the text.
    """
    done = 0
    for found in _BY.finditer(narrow(text)):
        start = _with_bracket(text, found.start())
        if found.start() < done or start is None:
            continue
        tokens = tokens_of(text, start, _reach(text, start))
        said = text[:start].rsplit(None, 1)[-1:] if found.group().casefold() == "due" else []
        for day in _after_by(text, tokens, today, keep=said != [] and said[0].casefold() in _IS):
            yield day
            done = day.end


def _with_bracket(text: str, start: int) -> int | None:
    """Where a word begins with the brackets before it; None if it is a part of another word."""
    while start > 0 and not text[start - 1].isspace() and unicodedata.category(text[start - 1]) != "Pd":
        if text[start - 1].isalnum():
            return start if text[start] in _PAIRS else None
        start -= 1
    return start


def _reach(text: str, start: int) -> int:
    """Return the place by which a date that begins at `start` must have ended, however long it is."""
    found = _REACH.match(text, start)
    return found.end() if found else start


def _after_by(text: str, tokens: Sequence[Token], today: date, *, keep: bool) -> Iterator[FoundDate | Unsaid]:
    """Yield the day that follows `by` or `due` in these tokens, or why none is read, and a second day behind it.

    With `keep` the words stay in the text.
    """
    first = after_by(tokens, 0)
    if first == 0:
        return
    timed = after_time(tokens, first)
    days = [(day, at) for at in dict.fromkeys((timed, first)) if (day := spoken(tokens, at, today))]
    if session := spoken(tokens, 0, today, About.SESSION):
        days.append((session, 0))
    if not days:
        yield from _further_on(tokens, first, today)
        return
    day, start = max(days, key=lambda said: said[0].end)
    kind, end = follows(tokens, day.end, today)
    alone = kind is not Follows.MOVED and at_once(tokens, day.end, today)[0] is Follows.NOTHING
    if alone and another_word(tokens, start, day):
        yield from _unsure(tokens, first, day, today)
        return
    if day.due is None or kind in (Follows.MORE, Follows.RANGE) or _is_measure(tokens, start, day):
        yield _unsaid(text, tokens, start, day, (kind, end))
        return
    yield _found(tokens, (0, start), day.end, day.due, keep or timed > first or kind is not Follows.NOTHING)
    if kind in (Follows.SECOND, Follows.MOVED):
        why = ALREADY if kind is Follows.SECOND else WHICH
        yield Unsaid(tokens[day.end].start, tokens[end - 1].end, why)


def _unsure(tokens: Sequence[Token], first: int, day: Spoken, today: date) -> Iterator[Unsaid]:
    """Yield what to ask about words that may name a day or something else: `by the friday meeting`."""
    joined = day.end + 1 < len(tokens) and tokens[day.end].word in ("or", "and")
    if joined or day.about is About.ASKED:
        yield Unsaid(tokens[0].start, tokens[day.end + joined].end, WHICH)
    else:
        yield from _further_on(tokens, first, today)


def _further_on(tokens: Sequence[Token], first: int, today: date) -> Iterator[Unsaid]:
    """Yield what to ask if other words stand between `by` and a day, as in `by shrove tuesday`."""
    if first == len(tokens) or tokens[first - 1].word == "due" or _tells_how(tokens[first].word):
        return
    for at in range(first, min(first + _FAR, len(tokens))):
        if tokens[at - 1].after or tokens[at].word in _NEW_CLAUSE:
            return
        day = spoken(tokens, at, today, About.DAY, About.SESSION, About.UNCLEAR)
        if day is None or another_word(tokens, at, day):
            continue
        if day.end > at + 1 or tokens[at].word not in VERBS or tokens[at - 1].word != "the":
            yield Unsaid(tokens[0].start, tokens[day.end - 1].end, WHICH)
            return


def _tells_how(word: str) -> bool:
    """True if `by` goes on with a means or another clause: `by phone fri`, `by asking`, `drop by to say`."""
    return word in _MEANS or (word in GOES_ON and word != "or") or word.endswith("ing")


def _is_measure(tokens: Sequence[Token], start: int, day: Spoken) -> bool:
    """True for `by 10 days`, `by 2.5` and `by 1/2`, which may say how much."""
    alone = day.end == start + 1 and (tokens[start].word in _PARTS or _is_decimal(tokens[start]))
    return alone or day.about is About.LENGTH


def _is_decimal(token: Token) -> bool:
    return DECIMAL.fullmatch(token.word) is not None and not _PLAINLY_A_DAY.fullmatch(token.word)


def _unsaid(text: str, tokens: Sequence[Token], start: int, day: Spoken, then: tuple[Follows, int]) -> Unsaid:
    """Return the stretch of a day that is not read, and why it is not."""
    begin, last = tokens[0].start, tokens[day.end - 1].end
    if _is_measure(tokens, start, day):
        said = text[tokens[start].start : last]
        why = "a day or a part?" if said in _PARTS else f"in {said}?"
        return Unsaid(begin, last, "a day or a figure?" if _is_decimal(tokens[start]) else why)
    if then[0] in (Follows.MORE, Follows.RANGE):
        return Unsaid(begin, tokens[then[1] - 1].end, ONE if then[0] is Follows.RANGE else WHICH)
    return Unsaid(tokens[start].start if day.why == NO_SUCH_DAY else begin, last, day.why)


def _found(tokens: Sequence[Token], firsts: tuple[int, int], end: int, due: Due, keep: bool) -> FoundDate:
    """Return the date with its stretch from `by` on, and with the brackets around it or around the day.

    The words stay in the text with `keep`, and if a bracket opens but does not close there.
    """
    begin, last, closes = tokens[firsts[0]].start, tokens[end - 1].end, tokens[end - 1].after[:1]
    for first in dict.fromkeys(firsts):
        opens = tokens[first].before[-1:]
        if opens and _PAIRS.get(opens) == closes:
            return FoundDate(due, begin - (first == firsts[0]), last + 1, not keep)
        keep = keep or opens in _PAIRS
    return FoundDate(due, begin, last, not keep)


def date_at_end(text: str, today: date) -> FoundDate | Unsaid | None:
    """Return the date with which the text ends, unless the word before it or its look says otherwise.

    `chapter 12.1` and `9/10` are figures, so short numbers need a year or `by`; a text that is nothing but
    a date stays one.
    """
    before = text.rsplit(None, _LONGEST + 1)
    tokens = tokens_of(text, len(before[0]) if len(before) > _LONGEST + 1 else 0)
    for first in range(max(1, len(tokens) - _LONGEST), len(tokens)):
        day = spoken(tokens, first, today, About.DAY, About.SESSION, About.UNCLEAR)
        if day is None:
            continue
        kind, end = at_once(tokens, day.end, today)
        if max(day.end, end) < len(tokens):
            continue
        if _tied(tokens, first) or day.why == NO_SUCH_DAY or _a_figure(text, tokens, first):
            return None
        start, last = tokens[first].start, tokens[-1].end
        if kind in (Follows.SECOND, Follows.RANGE) or day.due is None:
            return Unsaid(start, last, day.why or ONE)
        if day.end < len(tokens) and (kind is not Follows.TIME or tokens[day.end].word == "or"):
            return None
        return _found(tokens, (first, first), day.end, day.due, keep=day.end < len(tokens))
    return None


def begins_with_date(text: str, today: date) -> bool:
    """True if a text begins with a due date after `by`, or is nothing but a date, whether or not a day is read."""
    said = text.strip()
    end = _reach(said, 0)
    if end < len(said) and not _BY.match(narrow(said)):
        return False
    tokens = tokens_of(said, 0, end)
    if not tokens or tokens[0].start > 0:
        return False
    first = after_by(tokens, 0)
    day = spoken(tokens, first, today) or spoken(tokens, 0, today)
    return day is not None and (first > 0 or day.end == len(tokens))


def _tied(tokens: Sequence[Token], first: int) -> bool:
    before, earlier = tokens[first - 1], tokens[max(0, first - 2)]
    if before.word in _DASHES:
        return bool(earlier.tags & {"NUMBER", "NTH", "WEEKDAY", "MONTH", "FIGURES"})
    return before.word in _BINDING and not before.after.strip("\n")


def _a_figure(text: str, tokens: Sequence[Token], first: int) -> bool:
    """True if the words at the end may be a score, a number, or a noun rather than a date."""
    said = " ".join(token.word for token in tokens[first:])
    ordinal = "NTH" in tokens[-1].tags and len(tokens) - first <= (tokens[first].word == "the") + 1
    figure = _FRACTION.fullmatch(said) is not None and ("." in said or _PLAINLY_A_DAY.fullmatch(said) is None)
    return figure or ordinal or said in _NOUNS


def without(text: str, *stretches: tuple[int, int]) -> str:
    """Return the text with these stretches taken out, in order and apart, and the spaces closed up.

    Punctuation stays with the words before it; with none before it on the line, it goes.
    """
    for start, end in reversed(stretches):
        before, after = text[:start].rstrip(" \t"), text[end:]
        if not before or before.endswith("\n"):
            after = re.sub(r"\A(?:[,;:.!…]+(?!\S)|[ \t]*[,;:–—-]+(?!\S))?[ \t]*", "", after)
        text = before + after
    return text.strip()
