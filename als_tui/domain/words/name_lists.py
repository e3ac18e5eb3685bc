"""People's names in one line of a list, or in the cells of a row of which nobody says what they are."""

import csv
import re
import unicodedata
from collections.abc import Sequence

from als_tui.domain.words.headings import heads_mails, part_of
from als_tui.domain.words.spelling import plain_letters
from als_tui.value import Value

SEPARATORS = "\t;|,"
"""What parts the cells of a row; a sign further on is part of a cell if one before it stands in the line."""
MAILS = "mail addresses"
NUMBERS = "numbers"
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
_WRAPPED = re.compile(r"""(~~|[*_`'"])(?=\S)((?:(?!\1).)+)(?<=\S)\1|[“„«‘‚](?=\S)([^“”„«»‘‚]+)[”“»’‘]""")
"""A name in quotes, or in the signs for bold and slanted letters."""
_BOLD = re.compile(r"(\*\*|__)(?=\S)([^*_]+)(?<=\S)\1")
_MAIL = re.compile(
    r"[<(\[]?\s?(?:mailto:)?[^\s<>()\[\]@,;|\"]{1,64}@[^\s<>()\[\]@,;|\"]{1,190}\.[^\s<>()\[\]@,;|\".]{2,63}\s?[>)\]]?"
)
_NUMBER = re.compile(
    r"(?:[\s,;:–—-]{1,4}\(?|\s?\()(?:(?:tel|telefon|phone|mobile|mobil|mob|cell|fon|handy|t|m|p)[.:]{0,2}\s?)?"
    r"(\+?\(?\d[\d\s()./-]{4,24}\d)\)?\Z",
    re.IGNORECASE,
)
_LEAST_DIGITS = 6
_MAILBOX = re.compile(r'"[^"]*"|\([^()]*\)|[^\s<>@,;"()]{1,64}@[^\s<>@,;"()]+\s?(,)|(;)|(?<=>)\s?(,)')
"""Finds what parts the people in a line of mail addresses: it is the match's group.

Quotes, brackets and addresses match without a group, so that no sign in them parts anybody.
"""
_REMARK = re.compile(r"\A(\([^()]*\)|\[[^\[\]]*\])\s+|\s*(\([^()]*\)|\[[^\[\]]*\])\Z")
_LINK = re.compile(r"\A\[([^\[\]]+)\]\Z")
_AND = re.compile(r"(?:\A|\s+)(?:and|&|und|et)\s+")
_ALWAYS_LISTS = re.compile(r"\s*[、，،；؛]\s*")
_LISTS = re.compile(r"\s+[/·•|]\s+")
"""What parts names if the line is the whole text; in one line of several a remark may stand behind it."""
_LABEL = re.compile(r"([^\W\d_][\w .-]{0,30}?)\s?:\s+(?=\S)")
_TO = frozenset(
    "to|cc|bcc|from|reply to|an|von|kopie|de|para|a|da|per|van|aan|fra|til|fran|till|present|host|organizer|organiser"
    "|facilitator|required|optional|invited|guests|speakers".split("|")
)
_ABOUT = frozenset(
    "subject|date|sent|betreff|datum|gesendet|objet|envoye|asunto|fecha|enviado|oggetto|data|inviato|onderwerp"
    "|verzonden|emne|dato|phone|tel|telephone|mobile|telefon"
    "|message id|importance|attachments|when|where|time|location|topic".split("|")
)
"""Lines above a mail that hold no people."""
_AROUND = ' \t"<>-–—:,;|'
_TITLES = re.compile(r"(?:jr|sr|ii|iii|iv|ph\.?d|mba|m\.?sc|b\.?sc|[apm]cc|esq|dr|prof)\.?", re.IGNORECASE)
"""What follows a comma in one person's name."""
_TOTALS = frozenset(
    "total|totals|grand total|subtotal|sub total|sum|summe|gesamt|insgesamt|average|totaal|totale|suma".split(
        "|"
    )
)
_FILLING = "\u115f\u1160\u3164\uffa0"
"""Letters to Unicode, and nothing to the eye."""
_SHORT = 40


class NameRow(Value):
    """What a line or a row of a table came to."""

    names: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    whole: bool = False
    """True if the line is among what was left out, in its words."""


def of_line(line: str, *, alone: bool) -> NameRow:
    """The names in a line of a list; `alone` is True if it is the whole text."""
    words = unmarked(line).rstrip(" \t,;")
    if label := _LABEL.match(words):
        said = " ".join(re.split(r"[\W_]+", plain_letters(label[1])))
        if said in _ABOUT:
            return NameRow((), (brief(words),), whole=True)
        if said in _TO or part_of(said) or heads_mails(said):
            words, alone = words[label.end() :], True
    if is_total([words]):
        return NameRow((), (brief(words),), whole=True)
    return _of_mailboxes(words) if _MAIL.search(words) else _of_words(words, alone=alone)


def _of_mailboxes(words: str) -> NameRow:
    """The people in a line of mail addresses."""
    if "\t" not in words and ("<" in words or len(_MAIL.findall(words)) > 1):
        people = [_of_mailed(cell) for cell in _mailboxes(words)]
        mails = len(people)
    else:
        cells = cells_of(words, next((sign for sign in SEPARATORS if sign in words), "\t"))
        people = [_of_mailed(cell) for cell in cells]
        mails = sum(bool(_MAIL.search(cell)) for cell in cells)
    parts = [name for name, _ in people if has_letter(name)]
    row = NameRow(tuple(parts)) if mails > 1 or len(parts) < 2 else of_cells(parts)
    return NameRow(row.names, (MAILS, *(remark for _, told in people for remark in told), *row.left))


def _mailboxes(words: str) -> list[str]:
    """A line cut where one person ends: at each `;`, and at a comma behind a mail address."""
    ends = [
        (found.start(group), found.end()) for found in _MAILBOX.finditer(words) if (group := found.lastindex)
    ]
    starts = [0, *(end for _, end in ends)]
    befores = [*(start for start, _ in ends), len(words)]
    return [words[start:before] for start, before in zip(starts, befores, strict=True)]


def _of_mailed(cell: str) -> tuple[str, tuple[str, ...]]:
    """The name beside a mail address, and the remarks in brackets around it, which say who somebody is."""
    without = without_mail(cell)
    if without == cell:
        return unmarked(cell), ()
    name = _LINK.sub(r"\1", _without_number(without)[0].rstrip(_AROUND)).strip()
    first: list[str] = []
    last: list[str] = []
    while (remark := _REMARK.search(name)) and len(remark[0]) < len(name):
        first += [remark[1]] if remark[1] else []
        last = [remark[2], *last] if remark[2] else last
        name = f"{name[: remark.start()]}{name[remark.end() :]}".strip()
    return unmarked(name), (*first, *last)


def _of_words(words: str, *, alone: bool) -> NameRow:
    """The names in a line without a mail address."""
    words, left = _without_number(words)
    words = _ALWAYS_LISTS.sub("; ", words)
    if alone and "(" not in words and not words.startswith("|"):
        words = _LISTS.sub("; ", words)
    separator = _separator(words)
    cut = [_without_number(unmarked(cell).rstrip(",;")) for cell in cells_of(words, separator)]
    left = (*left, *(said for _, told in cut for said in told))
    parts = [part for part, _ in cut if has_letter(part)]
    if len(parts) < 2:
        return NameRow((_of_one(words, separator, parts),) if parts else (), left)
    if separator == ",":
        listed = (alone or len(parts) > 2) and not all(map(_TITLES.fullmatch, parts[1:]))
        names = (*parts[:-1], *filter(None, _AND.split(parts[-1]))) if listed else (words,)
        return NameRow(names, left)
    prose = separator == ";" and words.count(";") == words.count("; ")
    row = NameRow(tuple(parts)) if alone or prose else of_cells(parts)
    return NameRow(row.names, (*left, *row.left))


def _of_one(words: str, separator: str, parts: Sequence[str]) -> str:
    """The one name in a line, as it stands if a comma or quotes in it belong to the name."""
    if _WRAPPED.fullmatch(words):
        return parts[0]
    return on_one_line(words) if separator == "," or '"' in words else parts[0]


def _without_number(words: str) -> tuple[str, tuple[str, ...]]:
    """A name without the telephone number or the date behind it, and what to say of that."""
    number = _NUMBER.search(words)
    if (
        number is None
        or sum(map(str.isdigit, number[1])) < _LEAST_DIGITS
        or not has_letter(words[: number.start()])
    ):
        return words, ()
    return words[: number.start()].rstrip(), (NUMBERS,)


def _separator(words: str) -> str:
    """The sign that parts the cells of a line; a tab if none does."""
    in_a_table = words.startswith("|")
    return next((sign for sign in SEPARATORS if sign in words and (sign != "|" or in_a_table)), "\t")


def of_cells(cells: Sequence[str]) -> NameRow:
    """The name in a row of which nobody says what its cells are: one in two words, or the words that make it up."""
    likely = [cell for cell in cells if not any(map(str.isdigit, cell))] or cells
    whole = next((cell for cell in likely if " " in cell), "")
    left = tuple(brief(cell) for cell in cells if cell not in (likely if not whole else (whole,)))
    return NameRow((whole or " ".join(likely),), left)


def cells_of(line: str, separator: str) -> list[str]:
    """The cells of one line, without the quotes around them."""
    inner = line.strip().strip("|") if separator == "|" else line
    cells: list[str] = next(csv.reader([inner], delimiter=separator, skipinitialspace=True), [])
    return list(map(on_one_line, cells))


def is_data(cell: str) -> bool:
    """True for a mail address, a time or a number, which are no name."""
    return not has_letter(cell) or not has_letter(_MAIL.sub("", cell)) or cell[:1].isdigit()


def is_total(cells: Sequence[str]) -> bool:
    """True for a row that only adds up the others."""
    return any(" ".join(re.split(r"[\W\d_]+", plain_letters(cell))).strip() in _TOTALS for cell in cells)


def unmarked(line: str) -> str:
    """A line without the mark of a list before it, and the quotes or signs around all of it."""
    words = line.strip()
    words = words[mark.end() :].strip() if (mark := _MARK.match(words)) else words
    words = _BOLD.sub(r"\2", words)
    while wrapped := _WRAPPED.fullmatch(words):
        words = on_one_line(wrapped[2] or wrapped[3])
    return words


def without_mail(cell: str) -> str:
    """A cell without its mail addresses, and without the signs that stood round them."""
    rest = _MAIL.sub(" ", cell)
    if rest == cell:
        return cell
    words = on_one_line(rest).strip(_AROUND)
    return unmarked(words.strip("()[]").strip(_AROUND) if _unpaired(words) else words)


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
