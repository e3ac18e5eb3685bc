"""The words that name days, and a line of typing cut into tokens that know which of them they are."""

import re
import unicodedata

from als_tui.late import late
from als_tui.value import Value

WEEKDAYS = {
    name: place
    for place, names in enumerate(
        (
            "mon monday",
            "tue tues tuesday",
            "wed weds wednesday",
            "thu thur thurs thursday",
            "fri friday",
            "sat saturday",
            "sun sunday",
        )
    )
    for name in names.split()
}
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}
AHEAD = {"today": 0, "tonight": 0, "eod": 0, "cob": 0, "tomorrow": 1, "tmr": 1, "tmrw": 1}
NUMBERS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), start=1
    )
} | {"a": 1, "an": 1}
ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
        " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third"
        " twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
        "".split(),
        start=1,
    )
}
_LATE = frozenset(word for word, number in ORDINALS.items() if number > 12)
"""Ordinals that count little else than days: `the thirtieth`."""
TENS = {"twenty": 20, "thirty": 30}
UNITS = {
    "day": (1, 0),
    "week": (7, 0),
    "wk": (7, 0),
    "fortnight": (14, 0),
    "month": (0, 1),
    "year": (0, 12),
}
"""Days and months in each unit."""
SPANS = frozenset("day week month year quarter weekend".split())

Figures = tuple[int | None, int, int]
"""Year, month and day of a date in one word; the year is None if it was not said."""

_NAMED = (
    (frozenset(WEEKDAYS), "WEEKDAY"),
    (frozenset(MONTHS), "MONTH"),
    (frozenset(AHEAD), "AHEAD"),
    (frozenset(NUMBERS), "COUNT"),
    (frozenset(ORDINALS), "ORDINAL"),
    (_LATE, "LATE"),
    (frozenset(TENS), "TENS"),
    (frozenset(name for name in WEEKDAYS if name.endswith("day")), "FULL"),
    (frozenset(UNITS) | {f"{unit}s" for unit in UNITS}, "UNIT"),
    (SPANS, "SPAN"),
)
_NO_TAGS: frozenset[str] = frozenset()
_TAGS = {
    word: frozenset(tag for others, tag in _NAMED if word in others) for words, _ in _NAMED for word in words
}
_WRITTEN = (
    (late(r"[0-9]{1,2}"), ("NUMBER", "COUNT")),
    (late(r"[0-9]{2}"), ("YY",)),
    (late(r"[0-9]{3}"), ("COUNT",)),
    (late(r"[0-9]{1,2}(?:st|nd|rd|th)"), ("NTH",)),
    (late(r"[0-9]{4}|['’][0-9]{2}"), ("YEAR",)),
    (late(r"20[2-4][0-9]"), ("AGE",)),
    (late(r"\+?[0-9]{1,3}w|\+[0-9]{1,3}d"), ("SHORT",)),
    (late(r"\+[0-9]{1,3}"), ("PLUS",)),
    (late(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}t[0-9]{1,2}:[0-9]{2}.*"), ("STAMP",)),
)
_BEGINNING = "|".join((*WEEKDAYS, *AHEAD))
_ODD = late(
    rf"(?:{'|'.join(MONTHS)})-?[0-9]{{1,2}}|(?:{_BEGINNING})[+/|;,].+|[0-9]{{4}}-?w[0-9]{{1,2}}"
    r"|[0-9]{1,2}-[0-9]{1,2}-[0-9]{2}|[0-9]{1,2}(?:st|nd|rd|th)?-[0-9]{1,2}(?:st|nd|rd|th|[/.][0-9]{1,2})"
)
"""One word that is about a day, or about two, and says none plainly: `dec-25`, `friday+7`, `12th-14th`."""
_ALWAYS = "24/7"
_SHARES = frozenset("%‰#$€£¥")
"""Signs that make something else than a day of the figure beside them."""
_YEAR_FIRST = late(r"(?P<y>[0-9]{4})(?P<gap>[-/.])(?P<m>[0-9]{1,2})(?P=gap)(?P<d>[0-9]{1,2})")
_DAY_FIRST = late(
    r"(?P<d>[0-9]{1,2})(?P<gap>[-/.])(?P<m>[0-9]{1,2})(?P=gap)(?P<y>[0-9]{4})"
    r"|(?P<d2>[0-9]{1,2})(?P<gap2>[/.])(?P<m2>[0-9]{1,2})(?:(?P=gap2)(?P<y2>[0-9]{2}))?"
)
_NAME_BETWEEN = late(
    r"(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?[-/.]?(?P<m>[a-z]{3,9})(?:[-/.]?['’]?(?P<y>[0-9]{4}|[0-9]{2}))?"
)
DECIMAL = late(r"[0-9]+\.[0-9]+")
_PAIR = late(r"([a-z]+|[0-9]{1,2}(?:[/.][0-9]{1,2})?)[-/,;|]([a-z]+|[0-9]{1,2}(?:[/.][0-9]{1,2})?)")
_PAIRS = (
    ("WEEKDAYS", frozenset(WEEKDAYS)),
    ("MONTHS", frozenset(MONTHS)),
    ("NUMBERS", frozenset(map(str, range(1, 32)))),
)
"""Two days in one word, such as `fri-mon`."""
_WORD = late(r"[‒–—―]+|(?:early|mid|late)-(?=[a-z])|[^\s‒–—―]+", re.IGNORECASE)
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3002: ord("."), 0x300B: ord(">")}
_SHORT_NAME = 4


class Token(Value):
    """One word of a line, and what stands around it."""

    word: str
    """In lower case, without the punctuation around it; a dash alone stays one."""
    start: int
    end: int
    """Where the word stands in the line, its punctuation left out."""
    before: str
    after: str
    """The punctuation up to the next word, and a line feed if the line ends."""
    tags: frozenset[str]
    """What the word may be: `WEEKDAY`, `MONTH`, `NUMBER` and so on."""

    @property
    def abbreviated(self) -> bool:
        """True if a full stop after it may belong to the word: `dec. 12`, `fri.`, `12. dec`, `31.12.`."""
        return self.after == "." and (
            ("NUMBER" in self.tags)
            or DECIMAL.fullmatch(self.word) is not None
            or (bool(self.tags & {"WEEKDAY", "MONTH"}) and len(self.word) <= _SHORT_NAME)
        )


def narrow(text: str) -> str:
    """The text with the wide signs and figures of an input method as plain ones; each stays in its place."""
    return text.translate(_WIDE)


def bare(word: str) -> str:
    """Return a word without the punctuation at its end, which belongs to the sentence."""
    while word and unicodedata.category(word[-1]).startswith("P"):
        word = word[:-1]
    return word


def tokens_of(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """Cut a text, or a piece of it, into its words; punctuation that stands alone belongs to the word before it."""
    end = len(text) if end is None else end
    cores = [core for found in _WORD.finditer(text, start, end) if (core := _core(found))]
    raws = [*(raw for raw, _, _ in cores[1:]), end]
    return tuple(
        Token(
            word := _visible(narrow(text[begin:end])).casefold(),
            begin,
            end,
            before := narrow(text[raw:begin]),
            after := _between(text[end:following]),
            _NO_TAGS if _is_share(word, before, after) else _tags_of(word),
        )
        for (raw, begin, end), following in zip(cores, raws, strict=False)
    )


def _core(found: re.Match[str]) -> tuple[int, int, int] | None:
    """Where a word with its punctuation begins, and the word alone begins and ends; None of punctuation alone."""
    raw, start = narrow(found.group()), found.start()
    if raw.strip("-‒–—―/&") == "":
        return start, start, found.end()
    begin = _bare_from(raw)
    core = bare(raw[begin:])
    end = begin + len(core)
    while core and end < len(raw) and unicodedata.category(raw[end]) == "Cf":
        end += 1
    return (start, start + begin, start + end) if core else None


def _visible(text: str) -> str:
    """The text without the marks that no reader sees, such as a zero-width space."""
    return text if text.isascii() else "".join(char for char in text if unicodedata.category(char) != "Cf")


def _is_share(word: str, before: str, after: str) -> bool:
    """True for a figure with a sign beside it that counts something else: `10%`, `#3`."""
    return word[-1:].isdecimal() and (before[-1:] in _SHARES or after[:1] in _SHARES) and before + after != ""


def _between(text: str) -> str:
    """What stands between two words; of the spaces only a line's end counts."""
    return "" if text == " " else narrow(_visible("".join(text.split())) + ("\n" if "\n" in text else ""))


def figures_of(word: str, century: int) -> Figures | None:
    """Year, month and day that one word says: `24/12`, `2026-12-24`, `12-dec-2026`; None if it says none.

    A short year is of this century. `14.30` has no month 30 and says nothing; `31.2.2027` says a day that is none.
    """
    if found := _YEAR_FIRST.fullmatch(word):
        return int(found["y"]), int(found["m"]), int(found["d"])
    if found := _DAY_FIRST.fullmatch(word):
        day, month = int(found["d"] or found["d2"]), int(found["m"] or found["m2"])
        year = found["y"] or found["y2"]
        short = year is None and not _may_be(day, month, found["gap2"])
        return None if short else (_full(year, century), month, day)
    if (found := _NAME_BETWEEN.fullmatch(word)) and found["m"] in MONTHS:
        return _full(found["y"], century), MONTHS[found["m"]], int(found["d"])
    return None


def _may_be(day: int, month: int, gap: str) -> bool:
    """True for two figures that may be a day; `12/24` is one to those who put the month first, and then none."""
    return 1 <= day <= 31 and 1 <= month <= (31 if gap == "/" else 12)


def _full(year: str | None, century: int) -> int | None:
    if year is None:
        return None
    return int(year) if len(year) == 4 else century + int(year)


def _bare_from(raw: str) -> int:
    """Where the word begins; the sign before a short year is a part of it."""
    begin = 0
    while begin < len(raw) and unicodedata.category(raw[begin]).startswith("P"):
        if raw[begin] in "'’" and bare(raw[begin + 1 :]).isdecimal():
            break
        begin += 1
    return begin


def _tags_of(word: str) -> frozenset[str]:
    if word.isalpha():
        return _TAGS.get(word, _NO_TAGS)
    tags = {tag for written, tags_of in _WRITTEN if written.fullmatch(word) for tag in tags_of}
    tags |= {"FIGURES"} if word != _ALWAYS and figures_of(word, 2000) else set()
    tags |= {"ODD"} if _ODD.fullmatch(word) else set()
    if parts := _PAIR.fullmatch(word):
        tags |= {tag for tag, names in _PAIRS if parts[1] in names and parts[2] in names}
        tags |= {"WEEKDAYS"} if figures_of(parts[1], 2000) and figures_of(parts[2], 2000) else set()
    return _TAGS.get(word, _NO_TAGS) | tags
