"""Where a due date stands in running words, and how a piece is taken out of them.

Words are somebody's promise: a date is looked for only where it is plainly meant, and what is taken out
leaves the rest as it was typed, line breaks and all.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from als_tui.domain.dates import Due, is_no_day, read_due

_LONGEST = 7
"""Words in the longest due date, `by` among them."""

_BEFORE = (
    "a about after an and as at before between each early every except for from he i in is last late mid no"
    " not of on or our past per previous she since than that the their these they this those till to until"
    " was we what when who with your"
    " mon monday tue tues tuesday wed weds wednesday thu thur thurs thursday fri friday sat saturday"
    " sun sunday"
)
_BINDING = frozenset(_BEFORE.split())
"""Words that tie a date at the end to what stands before it: `stay away until fri` is not due on Friday."""

_TIME = re.compile(
    r"at|\d{1,2}(?:[:.]\d\d)?(?:am|pm|h)?|noon|midday|morning|lunch(?:time)?|afternoon|evening|night"
)
_FRACTION = re.compile(r"\d+[./]\d+")
_DECIMAL = re.compile(r"\d+\.\d+")
_OTHER_MEANING = frozenset({"sat", "sun", "wed"})


@dataclass(frozen=True, slots=True)
class Found:
    """A due date in running words, and the stretch that says it."""

    due: Due
    start: int
    end: int
    apart: bool = True
    """False where the words are still needed in the text, as in `by monday 3pm`."""


def bare(word: str) -> str:
    """Return a word without the punctuation at its end, which belongs to the sentence."""
    while word and unicodedata.category(word[-1]).startswith("P"):
        word = word[:-1]
    return word


def days_after_by(text: str, today: date) -> Iterator[Found | str]:
    """Yield each date that follows the word `by`, longest reading first, from left to right.

    What stands there like a day that no calendar has comes as its words. `by 2.5` is a figure, and `by sat nav`
    no Saturday: short names of days that are words, too, count only where the clause ends. A time after the date
    keeps the whole of it in the text.
    """
    words = list(re.finditer(r"\S+", text))
    for first, word in enumerate(words):
        if word.group().casefold() != "by":
            continue
        for last in range(min(first + _LONGEST, len(words)) - 1, first, -1):
            found = _date_after_by(text, words, first, last, today)
            if said := found or _no_day(text, words, first, last, today):
                yield said
                break


def _no_day(text: str, words: list[re.Match[str]], first: int, last: int, today: date) -> str:
    """Return what the words after `by` to the last say, where it is a day that no calendar has; else nothing.

    Figures alone are not enough for one: `fri 14.30` is a Friday with a time.
    """
    phrase = bare(text[words[first + 1].start() : words[last].end()])
    figures = _FRACTION.fullmatch(bare(words[last].group()))
    return phrase if is_no_day(phrase, today) and not figures else ""


def _date_after_by(text: str, words: list[re.Match[str]], first: int, last: int, today: date) -> Found | None:
    """Return the date that the words from `by` to the last say, if they say one and the line goes on well."""
    found = _date_in(text, words, first, last, today)
    if found is None:
        return None
    said = _spaced(text[found.start : found.end]).removeprefix("by ")
    goes_on = found.end == words[last].end() and _same_line(text, words, last)
    if _DECIMAL.fullmatch(said) or (said in _OTHER_MEANING and goes_on):
        return None
    timed = goes_on and _TIME.fullmatch(bare(words[last + 1].group()).casefold())
    return Found(found.due, found.start, found.end, apart=not timed)


def date_at_end(text: str, today: date) -> Found | None:
    """Return the date with which the text ends, unless the word before it or its look says otherwise.

    `chapter 12.1` and `9/10` are figures, so short numbers need a year or `by`; a text that is nothing but
    a date stays one.
    """
    words = list(re.finditer(r"\S+", text))
    for first in range(max(1, len(words) - _LONGEST), len(words)):
        if found := _date_in(text, words, first, len(words) - 1, today):
            figure = _FRACTION.fullmatch(_spaced(text[found.start : found.end]).removeprefix("by "))
            tied = bare(words[first - 1].group()).casefold() in _BINDING
            return None if figure or tied else found
    return None


def _date_in(text: str, words: list[re.Match[str]], first: int, last: int, today: date) -> Found | None:
    """Return the date that the words from first to last say on one line, punctuation after it left out."""
    start, end = words[first].start(), words[last].start() + len(bare(words[last].group()))
    phrase = text[start:end]
    due = None if "\n" in phrase else read_due(phrase, today)
    return None if due is None else Found(due, start, end)


def _same_line(text: str, words: list[re.Match[str]], last: int) -> bool:
    """Say whether another word follows on the same line."""
    return last + 1 < len(words) and "\n" not in text[words[last].end() : words[last + 1].start()]


def _spaced(phrase: str) -> str:
    """Return the phrase in lower case with single spaces."""
    return " ".join(phrase.casefold().split())


def without(text: str, *stretches: tuple[int, int]) -> str:
    """Return the text with these stretches taken out, in order and apart, and the spaces closed up.

    Punctuation stays with the words before it; with none before it on the line, one comma or colon goes.
    """
    for start, end in reversed(stretches):
        before, after = text[:start].rstrip(" \t"), text[end:]
        if not before or before.endswith("\n"):
            after = re.sub(r"\A(?:[,;:](?!\S))?[ \t]*", "", after)
        text = before + after
    return text.strip()
