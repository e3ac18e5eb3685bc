"""What widgets show and ask for: values that know no Textual, so that words can be put into them without it."""

from collections.abc import Callable
from typing import Literal

from als_tui.domain.words.text import A_LINE, Allowed
from als_tui.value import Value

Tone = Literal["quiet", "done", "refused", "alarm"]
PASSING: tuple[Tone, ...] = ("done", "refused")
"""What is said of the screen that shows, and goes with it."""
BRIEF: tuple[Tone, ...] = ("quiet", "refused")
"""What is said until the next key."""


class Column(Value):
    """One column; its width follows its words between two limits, so that columns of states stand still."""

    title: str
    least: int = 0
    """Of the column that takes the rest: columns for wide screens give way, from left to right, until it has these."""
    most: int | None = None
    """None takes what the other columns leave; one column of a list does."""
    wide: bool = False
    """Shown only if there is space for it."""
    name: bool = False
    """A person's: it grows beyond `most` if the others leave space, and is cut in the middle."""
    spare: bool = False
    """Left out if no row says anything in it."""
    right: bool = False
    """Of numbers: they and their head end at its right edge."""


SEATED = (Column("", 1, 1), Column("", 1, 1))
"""What stands before a person's name: a sign, and the key of their seat."""


class Words(Value):
    """What one cell says, in full."""

    text: str
    style: str = ""


class SeatLine(Value):
    """One person on the board."""

    key: str
    """The key that gives them the floor."""
    name: str
    state: str
    """In a few words: presents, has the floor, not asked yet, absent, ..."""
    next: str = ""
    """That their turn is next, and the key that takes it."""
    more: str = ""
    """A hand that is up, a role."""
    figures: str = ""
    """Turns, questions and airtime, in the columns of the heading; empty while figures are off."""
    floor: bool = False
    presents: bool = False
    waits: bool = False
    """True of who has not asked yet."""
    asked: bool = False
    """True of who has, where the set asks."""
    away: bool = False


class Saying(Value):
    """One message to the facilitator, and how it is meant; the sign says it without colour."""

    words: str = ""
    tone: Tone = "quiet"


class Hint(Value):
    """A key and its word, as the key line shows them."""

    key: str
    word: str


class LineQuestion(Value):
    """What an entry line asks for."""

    topic: str
    """Names the draft on the disk, such as `bid:3`."""
    label: str
    """What to type, in a few words."""
    text: str = ""
    """What stands in the line at first, unless a draft does."""
    read: Callable[[str], str] | None = None
    """Reads the text back while it is typed; None if there is nothing to understand in it."""
    replace: bool = False
    """True if the first letter takes the place of that text."""
    whole: bool = False
    """True for a value, such as a date or a name: one that stands in the line or comes back is selected, so that the
    first letter takes its place; half of one, which ends in a blank, is gone on with."""
    habit: str = ""
    """The key that opens the line, if it opens without it, too: typed first, it is no letter."""
    looks: bool = False
    """True if the answer changes nothing, and may be typed by somebody who only looks on."""
    allowed: Callable[[str], Allowed] = lambda _: A_LINE
    """What may stand in the line, by what is typed: of a capture it is known only then what it becomes."""
    complete: Callable[[str, int], str | None] | None = None
    """What Tab makes of the words before the cursor; the number counts its presses on the same words."""
    emptied: Callable[[], object] | None = None
    """Hears that nothing stands in the line any more."""
    head: Callable[[str], str] | None = None
    """What to type, by what is typed, if that changes it."""
    aside: Callable[[], None] | None = None
    """Puts the kept draft aside, as other words are begun; None if a draft is only gone on with."""
