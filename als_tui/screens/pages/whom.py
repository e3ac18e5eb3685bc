"""Asking for a person by their seat's key: whose it was, who asked, whose hand is up."""

from collections.abc import Callable, Mapping

from als_tui.domain.moves import keeping
from als_tui.domain.session.facts import Presence
from als_tui.domain.session.state import Entry, Person, Session
from als_tui.domain.words.pressing import press
from als_tui.screens.common.choice import Choice, choice_key
from als_tui.screens.common.windows import ChoiceScreen
from als_tui.screens.pages.work import Work


def is_here(person: Person) -> bool:
    """True of who can be asked for now."""
    return person.present


def was_here(person: Person) -> bool:
    """True of who can be asked for about what was: who left, too."""
    return person.present or person.presence is Presence.LEFT


def may_have_asked(session: Session, entry: Entry) -> Callable[[Person], bool]:
    """True of whose question something caught can be."""
    return lambda person: (
        was_here(person) and keeping.may_have_asked(session, entry.stop, entry.slot, person.id)
    )


def ask_whom(
    work: Work,
    title: str,
    then: Callable[[int], object],
    *,
    among: Callable[[Person], bool] = is_here,
    tells: Mapping[int, str] | None = None,
    otherwise: Callable[[], object] = lambda: None,
) -> None:
    """Ask for somebody by their seat's key; `then` takes the person's id.

    `among` is true of who can be meant, `tells` says more of each, `otherwise` is done if nobody is chosen.
    """
    choices = [
        Choice(choice_key(seat), str(person.id), person.name, (tells or {}).get(person.id, ""), named=True)
        for seat, person in enumerate(work.session.people)
        if among(person)
    ]

    def answered(chosen: str | None) -> None:
        if chosen is None:
            otherwise()
        else:
            then(int(chosen))

    if choices:
        work.window(ChoiceScreen(title, choices), answered)
    else:
        work.say(f"Nobody is here yet. {press('people.came')} says who came.", "refused")
