"""Which signs of a captured line are signs: what stands round one may show that it is none.

`raise the price +5%`, `add +2 chairs`, `meet @3 sharp` and `cut %5.` are words. A seat's figure counts at the start,
at the end, or beside other signs or the date; a name counts anywhere.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from als_tui.domain.days.words import bare, narrow
from als_tui.domain.wording import begins_with_date

_SIGN = re.compile(r"(?<!\S)([@%+])(\S+)")
_COUNTED = re.compile(
    r"\s+(?:days?|weeks?|wks?|fortnights?|months?|years?|hours?|hrs?|minutes?|mins?|seconds?|secs?|points?"
    r"|percent|per\s?cent|%|am|pm|a\.m|p\.m|sharp|o['’]clock)(?!\w)",
    re.IGNORECASE,
)
_SHARE = re.compile(r"\s+(?:of|off|per\s?cent|percent|more|less|points?)\b", re.IGNORECASE)
_ENDS = ".,;:!?…)]"
_STOPS = ".!?…"
_AGREED = "1"
"""`+1` behind words is a figure of speech: `reply +1`."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign and what is said with it, as plain signs and figures; the stretch is that of the text."""

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
    plain = narrow(text)
    found = [one for one in _SIGN.finditer(plain) if one[1] in signs]
    return [
        Sign(one[1], said, one.start(), one.start(2) + len(said))
        for place, one in enumerate(found)
        if not _is_word(said := bare(one[2]), place, found, plain, today)
    ]


def _is_word(said: str, place: int, found: Sequence[re.Match[str]], text: str, today: date) -> bool:
    """True where what stands round a figure shows that it is no sign's."""
    one = found[place]
    if one[1] == "%":
        stopped = one[2][len(said) :][:1]
        return said.isdecimal() and (
            (stopped != "" and stopped in _STOPS) or _SHARE.match(text, one.end()) is not None
        )
    if not said.isdecimal():
        return False
    if one[2][len(said) :].strip(_ENDS) or _COUNTED.match(text, one.end()):
        return True
    return not _stands_apart(place, found, text, today)


def _stands_apart(place: int, found: Sequence[re.Match[str]], text: str, today: date) -> bool:
    """True of a figure at the start, at the end, or beside another sign or the date."""
    one = found[place]
    before = text[found[place - 1].end() if place else 0 : one.start()]
    after = text[one.end() : found[place + 1].start() if place + 1 < len(found) else len(text)]
    if not before.strip() or (not after.strip() and place + 1 < len(found)):
        return True
    spoken = one[1] == "+" and bare(one[2]) == _AGREED
    counting = before.split()[-1].isdecimal()
    ends = not after.strip() or begins_with_date(text[one.end() :], today)
    return ends and not spoken and not counting
