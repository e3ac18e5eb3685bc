"""A module moves to a typed date; then it is asked whether those after it follow."""

from datetime import date, datetime, timedelta

from als_tui.domain.days.calendar import spell_when
from als_tui.domain.moves import Refusal, programme
from als_tui.domain.moves.programme import after
from als_tui.domain.session.live import today_of
from als_tui.domain.session.when import Meeting, missing, read_meeting, spell_meeting
from als_tui.domain.words.pressing import press
from als_tui.late import late
from als_tui.screens.common.choice import Choice
from als_tui.screens.common.open_set import Ask, Asks
from als_tui.screens.common.set_screen import SetScreen
from als_tui.screens.common.windows import ChoiceScreen
from als_tui.screens.planner import words as plannerwords
from als_tui.value import replace
from als_tui.widgets.values import LineQuestion

TOPIC = "module-move"
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_SHIFT = late(
    rf"(?P<sign>[+-])?\s*(?P<count>\d{{1,2}}|{'|'.join(_COUNTS)})\s*(?P<unit>d|days?|w|weeks?)(?:\s+(?P<word>later|earlier))?"
)
"""So much later or earlier than it is: `+1w`, `a week later`, `2 days earlier`."""


def asks(screen: SetScreen) -> Asks:
    """The date of a module."""
    return {
        TOPIC: Ask(
            lambda number: _question(screen, int(number)),
            lambda number, text: _keep(screen, int(number), text),
        )
    }


def shifted(text: str, before: datetime) -> datetime | None:
    """The date so much later or earlier than the one that stands; None if the words say no such thing."""
    found = _SHIFT.fullmatch(text.strip().casefold())
    if found is None or (found["sign"] is None) == (found["word"] is None):
        return None
    count = _COUNTS.get(found["count"]) or int(found["count"])
    shift = timedelta(days=count * (7 if found["unit"].startswith("w") else 1))
    return before - shift if found["sign"] == "-" or found["word"] == "earlier" else before + shift


def _today(screen: SetScreen) -> date:
    return today_of(screen.set_now, screen.moment)


def _question(screen: SetScreen, number: int) -> LineQuestion | None:
    module = screen.set_now.book.modules.get(number)
    if module is None:
        return None
    planned = spell_when(module.when, _today(screen)).partition(", ")[0]
    label = f"Module {number}, {planned}: to when? tue 12 jan, +1w"
    return LineQuestion(f"{TOPIC}:{number}", label, read=lambda text: _back(screen, number, text), whole=True)


def _read(screen: SetScreen, number: int, text: str) -> tuple[datetime | None, str]:
    """The date that the words name, at the time that stands if they name none; and what is said of it.

    A date on which it cannot be is none; on another module's day it can be if that one moves along.
    """
    profile, before = screen.set_now.book.profile, screen.set_now.book.modules[number].when
    later, today = shifted(text, before), _today(screen)
    meeting = Meeting(later.date(), later.time()) if later else read_meeting(text, today)
    if meeting.day is not None and meeting.at is None and meeting.hour is None:
        meeting = replace(meeting, at=before.time())
    if (when := meeting.when) is None:
        return None, f"? {missing(meeting, today)}"
    alone = _alone(screen, number, when)
    if alone is not None and not _rest_may(screen, number, when):
        return None, f"? {alone.why}"
    asked = spell_meeting(meeting, today, profile.zone).partition(": ")[2]
    words = f"{spell_when(when, today)} · {plannerwords.shift_words(before, when)}"
    only = f"{alone.why.removesuffix('.')}, so only if the rest follows" if alone is not None else ""
    return when, ": ".join(filter(None, (words, asked, only)))


def _alone(screen: SetScreen, number: int, when: datetime) -> Refusal | None:
    """Why the module cannot move there while all others stay; None if it can."""
    if when == screen.set_now.book.modules[number].when:
        return programme.ON_IT
    return programme.cannot_be(screen.set_now, screen.moment, number, when)


def _rest_may(screen: SetScreen, number: int, when: datetime) -> bool:
    """True if there are modules after it, and they can follow."""
    rest = after(screen.set_now.book, number)
    return bool(rest) and screen.may(programme.move_module, number, when, rest=True)


def _back(screen: SetScreen, number: int, text: str) -> str:
    return _read(screen, number, text)[1]


def _keep(screen: SetScreen, number: int, text: str) -> bool:
    when, words = _read(screen, number, text)
    if when is None:
        screen.say(f"Not moved: {words.removeprefix('? ')}", "refused")
        return False
    if not _rest_may(screen, number, when):
        return screen.do(programme.move_module, number, when)
    screen.call_later(_ask_rest, screen, number, when, text)
    return True


def _ask_rest(screen: SetScreen, number: int, when: datetime, text: str) -> None:
    book, today = screen.set_now.book, _today(screen)
    rest = list(after(book, number))
    shift = plannerwords.shift_words(book.modules[number].when, when)
    alone = _alone(screen, number, when)
    choices = [
        Choice("r", "rest", "The rest follows", plannerwords.follow_words(number, when, book, rest, today))
    ]
    if alone is None:
        choices.append(Choice("o", "one", "This one only", "the others stay on their dates"))
    title = f"Module {number} moves to {spell_when(when, today).partition(', ')[0]}, {shift}"
    why = f"{alone.why} It cannot move there alone." if alone is not None else ""
    screen.window(
        ChoiceScreen(title, choices, why), lambda chosen: _answered(screen, number, when, text, chosen)
    )


def _answered(screen: SetScreen, number: int, when: datetime, text: str, chosen: str | None) -> None:
    moved = chosen is not None and screen.do(programme.move_module, number, when, rest=chosen == "rest")
    if not moved:
        screen.engine.draft(f"{TOPIC}:{number}", text)
    if chosen is None:
        screen.say(f"Nothing was moved. What you typed is kept; {press('planner.move')} opens it again.")
