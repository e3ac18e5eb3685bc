"""What stands before a day in a line: what introduces a due date, and a time."""

from collections.abc import Sequence

from als_tui.domain.days.words import Token
from als_tui.late import late

_TIME = late(
    r"[0-9]{1,2}(?:[:.h][0-9]{2})?(?::[0-9]{2})?(?:am|pm|a\.m|p\.m|h)?(?:-[0-9]{1,2}(?:[:.h][0-9]{2})?(?:am|pm|h)?)?"
    r"|noon|midday|midnight|morning|lunch(?:time)?|afternoon|evening|night"
)
_HALF = late(r"am|pm|a\.m|p\.m|h|hrs|uhr|o['’]clock|noon|midday|midnight")
_INTRODUCED = tuple(
    tuple(words.split())
    for words in (
        "no later than",
        "not later than",
        "by latest",
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


def after_time(tokens: Sequence[Token], first: int) -> int:
    """Return the place after a time that stands before a day: `5 pm on friday`; the same place if none does."""
    at = first
    while at < len(tokens) and not tokens[at].tags & {"NUMBERS", "FIGURES"}:
        between = tokens[at].word in _BETWEEN and at > first
        step = time_length(tokens, at) or between or _is_part_of_day(tokens, at)
        if not step:
            break
        at += step
    return at if at > first and not tokens[at - 1].after.strip(",") else first


def _is_part_of_day(tokens: Sequence[Token], at: int) -> bool:
    """True for `early` and `late` before a day: `early on friday`; before a week or a month they name none."""
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
