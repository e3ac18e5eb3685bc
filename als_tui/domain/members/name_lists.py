"""People in one line of a list, or in the cells of a row of which nobody says what they are."""

import re
from collections.abc import Sequence

from als_tui.domain.members.cell import (
    AROUND,
    SEPARATORS,
    TITLES,
    WRAPPED,
    brief,
    cells_of,
    has_letter,
    is_total,
    on_one_line,
    unmarked,
    without_mail,
)
from als_tui.domain.members.headings import heads_mails, part_of
from als_tui.domain.members.mails import MAIL, mail_in
from als_tui.domain.words.spelling import plain_letters
from als_tui.value import Value, replace

MAILS = "mail addresses"
NUMBERS = "numbers"
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


class Listed(Value):
    """A person as a list names them."""

    name: str
    mail: str = ""
    role: str = ""
    """In the organisation."""
    line: int = 0
    """Of the text, counted from 1."""
    stood: str = ""
    """The name as it stood, if the last one came first there."""


class NameRow(Value):
    """What a line or a row of a table came to."""

    people: tuple[Listed, ...] = ()
    left: tuple[str, ...] = ()
    whole: bool = False
    """True if the line is among what was left out, in its words."""
    wrong: tuple[str, ...] = ()
    """What keeps the row from being taken, in a few words each."""


def of_line(line: str, *, alone: bool) -> NameRow:
    """The people in a line of a list; `alone` is True if it is the whole text."""
    words, card = unmarked(line).rstrip(" \t,;"), False
    if label := _LABEL.match(words):
        said = " ".join(re.split(r"[\W_]+", plain_letters(label[1])))
        if said in _ABOUT:
            return NameRow((), (brief(words),), whole=True)
        card = heads_mails(said)
        if card or said in _TO or part_of(said):
            words, alone = words[label.end() :], True
    if is_total([words]):
        return NameRow((), (brief(words),), whole=True)
    if not MAIL.search(words):
        return _of_words(words, alone=alone)
    row = _of_mailboxes(words)
    return NameRow((), (MAILS,)) if card and not row.people else row


def _of_mailboxes(words: str) -> NameRow:
    """The people in a line of mail addresses."""
    if "\t" not in words and ("<" in words or len(MAIL.findall(words)) > 1):
        cells = _mailboxes(words)
    else:
        cells = cells_of(words, next((sign for sign in SEPARATORS if sign in words), "\t"))
    people = [_of_mailed(cell) for cell in cells]
    mails = [person.mail for person, _ in people if person.mail]
    remarks = tuple(remark for _, told in people for remark in told)
    named = [person for person, _ in people if has_letter(person.name)]
    if len(mails) == len(named) == 1:
        return NameRow((replace(named[0], mail=mails[0]),), remarks)
    if len(mails) == 1 and named:
        row = of_cells([person.name for person in named])
        return NameRow(tuple(replace(one, mail=mails[0]) for one in row.people), (*remarks, *row.left))
    if len(named) == 1 and mails and not named[0].mail:
        return NameRow((replace(named[0], mail=mails[0]),), (*remarks, MAILS))
    nameless = [person.mail for person, _ in people if person.mail and not has_letter(person.name)]
    return NameRow(tuple(named), remarks, wrong=tuple(map(no_name, nameless)))


def no_name(mail: str) -> str:
    """What is wrong with an address alone."""
    return f"no name stands beside {brief(mail)}"


def _mailboxes(words: str) -> list[str]:
    """A line cut where one person ends: at each `;`, and at a comma behind a mail address."""
    ends = [
        (found.start(group), found.end()) for found in _MAILBOX.finditer(words) if (group := found.lastindex)
    ]
    starts = [0, *(end for _, end in ends)]
    befores = [*(start for start, _ in ends), len(words)]
    return [words[start:before] for start, before in zip(starts, befores, strict=True)]


def _of_mailed(cell: str) -> tuple[Listed, tuple[str, ...]]:
    """Who is named beside a mail address, and the remarks in brackets around it, which say who somebody is."""
    without = without_mail(cell)
    if without == cell:
        return Listed(unmarked(cell)), ()
    name = _LINK.sub(r"\1", _without_number(without)[0].rstrip(AROUND)).strip()
    first: list[str] = []
    last: list[str] = []
    while (remark := _REMARK.search(name)) and len(remark[0]) < len(name):
        first += [remark[1]] if remark[1] else []
        last = [remark[2], *last] if remark[2] else last
        name = f"{name[: remark.start()]}{name[remark.end() :]}".strip()
    return Listed(unmarked(name), mail_in(cell)), (*first, *last)


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
        return NameRow((Listed(_of_one(words, separator, parts)),) if parts else (), left)
    if separator == ",":
        listed = (alone or len(parts) > 2) and not all(map(TITLES.fullmatch, parts[1:]))
        names = (*parts[:-1], *filter(None, _AND.split(parts[-1]))) if listed else (words,)
        return NameRow(tuple(map(Listed, names)), left)
    prose = separator == ";" and words.count(";") == words.count("; ")
    row = NameRow(tuple(map(Listed, parts))) if alone or prose else of_cells(parts)
    return NameRow(row.people, (*left, *row.left))


def _of_one(words: str, separator: str, parts: Sequence[str]) -> str:
    """The one name in a line, as it stands if a comma or quotes in it belong to the name."""
    if WRAPPED.fullmatch(words):
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
    return NameRow((Listed((whole or " ".join(likely)).rstrip(" ,")),), left)
