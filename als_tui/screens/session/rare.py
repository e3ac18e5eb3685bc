"""What is rare in a session, each by a second key; and who came, left, or is back."""

from collections.abc import Iterable

from als_tui.domain.moves import attendance, bids, flow
from als_tui.domain.session.facts import Presence
from als_tui.domain.words.pressing import press
from als_tui.keys import Key
from als_tui.screens.common.choice import Choice, choice_key
from als_tui.screens.common.key_line import Menu
from als_tui.screens.common.windows import CardScreen, ChoiceScreen
from als_tui.screens.pages.words import catch_up, to_be_asked
from als_tui.screens.pages.work import Work
from als_tui.screens.session.clock import go_on_by

_RARE = (
    Choice("s", "skip", "Skip this phase", "where the process allows it"),
    Choice("e", "end", "End this slot early", "on to what comes after it"),
    Choice("k", "break", "Take a break now", f"{press('phase.next')} goes back to work"),
    Choice("d", "drop", "Drop the last coming slot", "the plan is shorter"),
    Choice("w", "swap", "Swap the next two coming slots"),
    Choice("u", "card", "Catch-up card", "for who came late: no notes on it"),
    Choice("x", "strike", "Strike the last words caught", "gone for good; asked twice"),
)


def ask_rare(work: Work) -> None:
    """Ask which."""
    work.window(ChoiceScreen("Other", _RARE), lambda chosen: _take(work, chosen))


def menus(work: Work) -> Iterable[Menu]:
    """What is rare, as commands of the palette."""
    yield Menu("more.menu", _RARE, lambda chosen: _take(work, chosen))


def _take(work: Work, chosen: str | None) -> None:
    coming = bids.coming_slots(work.session)
    match chosen:
        case "skip":
            go_on_by(work, flow.skip)
        case "end":
            go_on_by(work, flow.end_slot)
        case "break":
            work.do(flow.unplanned_break)
        case "drop":
            work.do(bids.drop_slot)
        case "swap":
            work.do(bids.swap_slots, coming[0].id if coming else 0, 1)
        case "card":
            _show_card(work)
        case "strike":
            from als_tui.screens.session.strike import strike_last

            strike_last(work)
        case _:
            pass


def ask_presence(work: Work) -> None:
    """Ask who arrived, left, or is back: by their seat's key."""
    choices = [
        Choice(
            choice_key(seat),
            str(person.id),
            person.name,
            f"{person.presence} → {'left' if person.present else 'here'}",
            named=True,
        )
        for seat, person in enumerate(work.session.people)
    ]
    asked = ChoiceScreen("Who came, left, or is back?", choices)
    work.window(asked, lambda chosen: _turn_presence(work, chosen))


def _turn_presence(work: Work, chosen: str | None) -> None:
    person = work.session.person(int(chosen)) if chosen else None
    if person is None:
        return
    if person.present:
        presented = person.id == work.session.presenter
        if work.do(attendance.attend, person.id, Presence.LEFT) and presented:
            ends, breaks = (
                f"{press('more.menu')} `e` ends the slot",
                f"{press('more.menu')} `k` takes a break",
            )
            work.say(f"{work.message.words}, who presents: {ends}, {breaks}.", "refused")
    elif person.presence is Presence.LEFT:
        work.do(attendance.attend, person.id, Presence.HERE)
    elif work.do(attendance.attend, person.id, Presence.LATE):
        if asks := to_be_asked(work.session, person):
            work.say(f"{work.message.words}. {asks}", work.message.tone)
        if work.session.stop is not None:
            _show_card(work)


def _show_card(work: Work) -> None:
    work.window(CardScreen("Catch-up card", catch_up(work.session)))


KEYS = (
    Key(
        "people.came",
        "w",
        ask_presence,
        "came/left",
        "Somebody arrived, left, or is back: then their seat's key.",
        opens="choice",
    ),
    Key(
        "more.menu",
        "o",
        ask_rare,
        "other",
        "Skip a phase, end a slot, drop or swap slots, a break, strike.",
        opens="choice",
    ),
)
