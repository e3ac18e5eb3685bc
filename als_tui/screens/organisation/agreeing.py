"""The set's agreement that its organisation gets a page: asked plainly, recorded with the day, taken back."""

from functools import partial

from als_tui.domain.days.calendar import spell_day
from als_tui.domain.moves.organisation import agree_sheet
from als_tui.domain.programme.organisation import HOLDS
from als_tui.domain.session.live import today_of
from als_tui.keys import Key
from als_tui.screens.common.choice import Choice
from als_tui.screens.common.set_screen import SetScreen
from als_tui.screens.common.windows import ChoiceScreen

_YES, _NO = "yes", "no"


def ask_agreement(screen: SetScreen) -> None:
    """Ask whether the set agreed; of a set that did, whether it takes that back."""
    agreed, today = screen.set_now.book.profile.sheet_agreed, today_of(screen.set_now, screen.moment)
    if agreed is None:
        title = "Has the set agreed that its organisation gets one page?"
        text = f"It holds {HOLDS}. No name, no issue and no question is in it."
        yes = Choice("y", _YES, "yes, all agreed", f"recorded with today's date, {spell_day(today, today)}")
        no = Choice("n", _NO, "not yet", "nothing is recorded, and no page is made")
    else:
        title = "Does the set take its agreement back?"
        day = f"{spell_day(agreed, agreed)} {agreed.year}"
        text = f"It agreed on {day}. Pages that were handed out stay where they are."
        yes = Choice("y", _YES, "yes, take it back", "no page is made from now on")
        no = Choice("n", _NO, "no", "it stays as it is")
    screen.window(ChoiceScreen(title, (yes, no), text), partial(_answered, screen, agreed is None))


def _answered(screen: SetScreen, agreed: bool, answer: str | None) -> None:
    if answer == _YES:
        screen.do(agree_sheet, agreed=agreed)
    else:
        screen.say("Nothing was recorded." if agreed else "The agreement stands.")


AGREES = Key(
    "organisation.agree",
    "A",
    ask_agreement,
    "set agreed",
    "Record that the set agreed to a page for its organisation, or take that back; nothing goes before.",
    opens="choice",
)
"""For the evaluation, and for the page itself."""
