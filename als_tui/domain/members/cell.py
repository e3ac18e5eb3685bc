"""A cell of a list or a table as people paste it: without marks and quotes, and what it is if it is no name."""

import csv
import re
import unicodedata
from collections.abc import Sequence

from als_tui.domain.members.mails import MAIL
from als_tui.domain.words.spelling import plain_letters

SEPARATORS = "\t;|,"
"""What parts the cells of a row; a sign further on is part of a cell if one before it stands in the line."""
_MARK = re.compile(
    r"""(?:[-*o]\s+                                    # these need a blank; Word's second kind is an o
        | [>+]\s+
        | [•·‣⁃∙◦▪–—―→⇒➢➤✓✔✗✘☐☑☒①-⓿■-◿\ue000-\uf8ff]\s*   # these need none; Word's own is among the last
        | [\[(][ xX✓✔]?[\])]\s*
        | [\[(#]?\d{1,3}\s?[\]).:/–—-]\s*(?=[^\W\d_]|[\[("'’*_`“«‘])
        | [#]\d{1,3}\s+
        | \d{1,3}\t\s*
        | [a-zA-Z]\)\s*
        )+""",
    re.VERBOSE,
)
"""What stands before a name in a list; `-Femi` and `2Pac` are names."""
WRAPPED = re.compile(r"""(~~|[*_`'"])(?=\S)((?:(?!\1).)+)(?<=\S)\1|[“„«‘‚](?=\S)([^“”„«»‘‚]+)[”“»’‘]""")
"""A name in quotes, or in the signs for bold and slanted letters."""
_BOLD = re.compile(r"(\*\*|__)(?=\S)([^*_]+)(?<=\S)\1")
AROUND = ' \t"<>-–—:,;|'
_TOTALS = frozenset(
    "total|totals|grand total|subtotal|sub total|sum|summe|gesamt|insgesamt|average|totaal|totale|suma".split(
        "|"
    )
)
TITLES = re.compile(r"(?:jr|sr|ii|iii|iv|ph\.?d|mba|m\.?sc|b\.?sc|[apm]cc|esq|dr|prof)\.?", re.IGNORECASE)
"""What follows a comma in one person's name."""
_FILLING = "\u115f\u1160\u3164\uffa0"
"""Letters to Unicode, and nothing to the eye."""
_SHORT = 40
_ABBREVIATED = 3
"""Letters of a department such as HR; two first names may be written so, but then the last one is, too."""
_GIVEN = 4
"""Words that stand behind the comma of a turned name at most."""
_BEFORE_LAST = frozenset(
    "van von vom der den het de del della di da do dos das du la le el al bin ibn ter ten te zu zum zur af av"
    " st san".split()
)
"""Words that belong to the last name behind them."""


def cells_of(line: str, separator: str) -> list[str]:
    """The cells of one line, without the quotes around them."""
    inner = line.strip().strip("|") if separator == "|" else line
    cells: list[str] = next(csv.reader([inner], delimiter=separator, skipinitialspace=True), [])
    return list(map(on_one_line, cells))


def is_data(cell: str) -> bool:
    """True for a mail address, a time or a number, which are no name."""
    return not has_letter(cell) or not has_letter(MAIL.sub("", cell)) or cell[:1].isdigit()


def is_total(cells: Sequence[str]) -> bool:
    """True for a row that only adds up the others."""
    return any(" ".join(re.split(r"[\W\d_]+", plain_letters(cell))).strip() in _TOTALS for cell in cells)


def unmarked(line: str) -> str:
    """A line without the mark of a list before it, and the quotes or signs around all of it."""
    words = line.strip()
    words = words[mark.end() :].strip() if (mark := _MARK.match(words)) else words
    words = _BOLD.sub(r"\2", words)
    while wrapped := WRAPPED.fullmatch(words):
        words = on_one_line(wrapped[2] or wrapped[3])
    return words


def without_mail(cell: str) -> str:
    """A cell without its mail addresses, and without the signs that stood round them."""
    rest = MAIL.sub(" ", cell)
    if rest == cell:
        return cell
    words = on_one_line(rest).strip(AROUND)
    return unmarked(words.strip("()[]").strip(AROUND) if _unpaired(words) else words)


def _unpaired(words: str) -> bool:
    return words.count("(") != words.count(")") or words.count("[") != words.count("]")


def on_one_line(cell: str) -> str:
    """A cell with one blank between its words."""
    return " ".join(cell.split())


def has_letter(words: str) -> bool:
    """True if a reader sees a letter."""
    return any(unicodedata.category(char)[0] == "L" and char not in _FILLING for char in words)


def brief(words: str) -> str:
    """What was left out, on one line, cut if it is long."""
    line = on_one_line(words)
    return line if len(line) <= _SHORT else f"{line[: _SHORT - 1]}…"


def first_last(name: str) -> str:
    """A name whose last name stands before a comma, with the first name first; any other as it is."""
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}".strip() if comma else name


def is_turned(name: str) -> bool:
    """True for a last name, a comma and a first name; a title or an abbreviation behind a comma is none."""
    last, comma, first = name.partition(",")
    words = first.split()
    named = has_letter(last) and has_letter(first) and "," not in first
    short = any(word.isupper() and 1 < len(word) <= _ABBREVIATED for word in words) and not last.isupper()
    return bool(comma) and named and not short and not TITLES.fullmatch(first.strip())


def is_plainly_turned(name: str) -> bool:
    """True if no reader takes it for anything else: one last name, with what goes before it, and first names."""
    last, _, first = name.partition(",")
    before, given = last.split()[:-1], first.split()
    alone = all(word.casefold() in _BEFORE_LAST for word in before)
    names = all(word[:1].isalpha() and not word[0].islower() for word in given[:1])
    more = all(not word[0].islower() or word in _BEFORE_LAST for word in given)
    plain = not any(char.isdigit() or char in "()[]&/" for char in name)
    return is_turned(name) and alone and names and more and plain and len(given) <= _GIVEN
