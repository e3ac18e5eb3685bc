"""Which signs of a captured line are signs: what stands round one may show that it is none.

`raise the price +5%`, `add +2 chairs`, `meet @3 sharp` and `cut %5.` are words. A figure counts at the start, at the
end, in brackets, or beside other signs or the date, unless the word before or behind it needs it; a name counts
anywhere, and so does `%8/10`.
"""

import re
from collections.abc import Sequence, Set
from datetime import date

from als_tui.domain.capture.wording import begins_with_date
from als_tui.domain.days.words import bare, narrow
from als_tui.late import late
from als_tui.value import Value

_SIGN = late(r"(?<!\S)([@%+])(\S+)")
_COUNTED = late(
    r"\s+(?:days?|weeks?|wks?|fortnights?|months?|years?|hours?|hrs?|minutes?|mins?|seconds?|secs?|points?"
    r"|percent|per\s?cent|%|am|pm|a\.m|p\.m|sharp|o['’]clock|each|apiece|per|pp|a (?:head|piece))(?!\w)",
    re.IGNORECASE,
)
_SHARE = late(
    r"\s+(?:of|off|per\s?cent|percent|more|less|points?|discount|rise|raise|increase|growth|margin|interest)\b",
    re.IGNORECASE,
)
_SEVERAL = late(r"\s+(?:[^\W\d_]+(?<![sui])s|people|staff|men|women|children)(?!\w)", re.IGNORECASE)
"""A noun behind a figure, of which there can be so many: `+2 chairs`, but not `+2 discuss it`."""
_BINDING = frozenset("by from to of a an the at about than until till around nearly almost".split())
"""Words that need a figure behind them."""
_GROUP = late(r"(?<!\S)[(\[]([@%+]\d[^\s()\[\]]*(?:\s+[@%+]\d[^\s()\[\]]*)*)[)\]](?=[.,;:!?…]*(?:\s|\Z))")
"""Nothing but figures' signs in brackets."""
_ENDS = ".,;:!?…)]"
_SENTENCE_ENDS = ".!?…"
_AGREED = "1"
"""`+1` behind words is a figure of speech: `reply +1`."""


class Sign(Value):
    """A sign and what is said with it, in plain characters, and where it stands in the text as typed."""

    sign: str
    said: str
    start: int
    end: int

    @property
    def stretch(self) -> tuple[int, int]:
        """Where it stands."""
        return self.start, self.end


def signs_in(text: str, signs: str, today: date) -> list[Sign]:
    """Return those of these signs that stand in the text, in order; wide ones of an input method are signs, too."""
    return signs_and_figures(text, signs, today)[0]


def signs_and_figures(text: str, signs: str, today: date) -> tuple[list[Sign], list[Sign]]:
    """Return the signs in the text, and then the figures among its words that may have been meant as signs."""
    narrowed = narrow(text)
    brackets = {at for group in _GROUP.finditer(narrowed) for at in (group.start(), group.end() - 1)}
    plain = _GROUP.sub(lambda group: f" {group[1]} ", narrowed)
    found = [match for match in _SIGN.finditer(plain) if match[1] in signs]
    possible = [place for place, one in enumerate(found) if not _is_word(one, plain)]
    apart = {place for place in possible if _is_sign(place, found, plain, brackets, today)}
    nexts = [found[place].start() if place in apart else None for place in range(1, len(found) + 1)]
    read = [_sign(one, plain, brackets, then) for one, then in zip(found, nexts, strict=True)]
    unsure = (place for place in possible if place not in apart and not _spoken(found[place]))
    return [read[place] for place in sorted(apart)], [read[place] for place in unsure]


def _sign(one: re.Match[str], text: str, brackets: Set[int], then: int | None) -> Sign:
    """A sign with the brackets around it, and with the comma before the sign that is the next word."""
    said = bare(one[2])
    start, end = one.start() - (one.start() - 1 in brackets), one.start(2) + len(said)
    if one.end() in brackets:
        end = one.end() + 1
    if then is not None and (comma := text[end:then].strip()) in (",", ";"):
        end = text.index(comma, end) + 1
    return Sign(one[1], said, start, end)


def _is_sign(place: int, found: Sequence[re.Match[str]], text: str, brackets: Set[int], today: date) -> bool:
    """True for a name, and for a figure that stands apart from the words or in brackets."""
    one = found[place]
    if not bare(one[2]).isdecimal() or {one.start() - 1, one.end()} & brackets:
        return True
    counts = one[1] == "+" and bare(one[2]) != _AGREED and _SEVERAL.match(text, one.end())
    return not counts and _stands_apart(place, found, text, today)


def _is_word(one: re.Match[str], text: str) -> bool:
    """True if a figure is a word: what stands before, behind or right at it shows that it belongs to no sign."""
    said = bare(one[2])
    if not said.isdecimal():
        return False
    rest = one[2][len(said) :]
    before = text[: one.start()].rsplit(None, 1)[-1:]
    if rest.strip(_ENDS) or _COUNTED.match(text, one.end()) or (before and before[0].casefold() in _BINDING):
        return True
    return one[1] == "%" and (
        (rest != "" and rest[0] in _SENTENCE_ENDS) or _SHARE.match(text, one.end()) is not None
    )


def _stands_apart(place: int, found: Sequence[re.Match[str]], text: str, today: date) -> bool:
    """True for a figure at the start, at the end, or beside another sign or the date."""
    one = found[place]
    before = text[found[place - 1].end() if place else 0 : one.start()]
    after = text[one.end() : found[place + 1].start() if place + 1 < len(found) else len(text)]
    if not before.strip() or (not after.strip() and place + 1 < len(found)):
        return True
    counting = one[1] != "%" and before.split()[-1].isdecimal()
    ends = not after.strip() or begins_with_date(text[one.end() :], today)
    return ends and not _spoken(one) and not counting


def _spoken(one: re.Match[str]) -> bool:
    return one[1] == "+" and bare(one[2]) == _AGREED
