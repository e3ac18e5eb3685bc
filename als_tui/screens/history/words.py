"""The search over all sealed sessions in words: a row for each finding, the one under the cursor in full."""

from collections.abc import Mapping, Sequence
from datetime import date

from als_tui.domain.book import Book
from als_tui.domain.days.calendar import spell_day
from als_tui.domain.programme.history import THE_SET, Finding, History, Only, Query, WordKind, counts, unkept
from als_tui.domain.programme.wording import SHORT
from als_tui.domain.words.pressing import press
from als_tui.screens.common.record_words import Spot
from als_tui.screens.pages.words import dotted
from als_tui.signs import HELPED
from als_tui.value import replace
from als_tui.widgets.fitting import fit
from als_tui.widgets.values import Column, Words

COLUMNS = (
    Column("", 2, 4),
    Column("day", 5, 11, wide=True),
    Column("kind", 4, 10),
    Column("whose", 3, 12, name=True),
    Column("words"),
    Column("", 1, 12, spare=True),
)
LABEL = "Search: words, a name, a kind (issue, decision), s3"
ONLY: Mapping[Only, str] = {"": "words", "helped": "questions that helped", "decisions": "decisions"}
"""What each list is called."""
MORE = "more"
"""Key of the row that stands for those that do not show yet."""
_SOUGHT = 24
"""Cells of the words that are sought, where they are named."""


def rows(found: Sequence[Finding], most: int, today: date) -> dict[str, tuple[Words, ...]]:
    """A row for each, at most so many; one more says how many do not show yet."""
    lines = {str(at): _row(each, today) for at, each in enumerate(found[:most])}
    if left := len(found) - len(lines):
        texts = (
            "",
            "",
            "",
            "",
            f"{left} more: {press('history.read')} shows them, another word finds fewer",
            "",
        )
        lines[MORE] = tuple(Words(text, "$quiet") for text in texts)
    return lines


def _row(each: Finding, today: date) -> tuple[Words, ...]:
    state = HELPED if each.helped else "" if each.kind is WordKind.QUESTION else each.state
    texts = (
        SHORT.session(each.session),
        _day(each, today),
        each.kind.value,
        each.who or "–",
        each.text,
        state,
    )
    return tuple(map(Words, texts))


def _day(each: Finding, today: date) -> str:
    """The day without its weekday."""
    return spell_day(each.on, today).partition(" ")[2]


def head(found: Sequence[Finding], query: Query) -> str:
    """How many there are, and of which list alone."""
    return dotted(counts(found), f"only {ONLY[query.only]}" if query.only else "")


def none(history: History, sought: str, only: Only, *, writing: bool) -> str:
    """Why the list is empty."""
    if not history.findings:
        return "No record of this set holds words yet."
    widen = "Esc" if writing else press("history.back")
    among = f" among {ONLY[only]}" if only else ""
    what = f"Nothing found for “{fit(sought, _SOUGHT)}”{among}" if sought else f"There are no {ONLY[only]}"
    return f"{what}. {widen} shows all."


def gaps(book: Book, query: Query) -> str:
    """Of which sessions not all that is sought was kept."""
    said: dict[str, list[int]] = {}
    for gap in unkept(book, query):
        said.setdefault(gap.why, []).append(gap.session)
    return dotted(*(f"{SHORT.sessions(numbers)} {why}" for why, numbers in said.items()))


def about(each: Finding, today: date) -> list[str]:
    """A finding in full."""
    whose = f"in {each.slot}'s slot" if each.slot else ""
    where = (SHORT.session(each.session), spell_day(each.on, today), each.kind.value, whose, each.state)
    star = f"  {HELPED} it helped" if each.helped else ""
    said = f"{each.who}: {each.text}" if each.who and each.who != THE_SET else each.text
    return [
        line.replace("\n", " / ") for line in (dotted(*where), f"{said}{star}", dotted(*each.more)) if line
    ]


def spot(each: Finding, history: History) -> Spot:
    """Where it stands in the record, of words that stand there more than once which."""
    own, nth = _spot(each), 0
    for other in history.findings:
        if other is each:
            break
        nth += other.session == each.session and other.kind is each.kind and _spot(other) == own
    return replace(own, nth=nth)


def _spot(each: Finding) -> Spot:
    """An action and what was told of one stand below a name, not beside it."""
    below = (WordKind.ACTION, WordKind.PROGRESS, WordKind.ISSUE)
    return Spot(each.text, "" if each.kind in below or each.who == THE_SET else each.who)
