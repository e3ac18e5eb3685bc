"""Asking for a person by their seat's key: whose it was, who asked, whose hand is up."""

from collections.abc import Callable, Mapping

from als_tui.domain.session.facts import Presence
from als_tui.screens.common.windows import Choice, ChoiceScreen, choice_key
from als_tui.screens.session.work import Work


def ask_whom(
    work: Work,
    title: str,
    then: Callable[[int], object],
    *,
    left: bool = False,
    fits: Callable[[int], bool] = lambda _: True,
    tells: Mapping[int, str] | None = None,
    otherwise: Callable[[], object] = lambda: None,
) -> None:
    """Ask for somebody who is here, or with `left` was, by their seat's key; `then` takes the person's id.

    `fits` leaves out who cannot be meant, `tells` says more of each, `otherwise` is done if nobody is chosen.
    """
    choices = [
        Choice(choice_key(seat), str(person.id), person.name, (tells or {}).get(person.id, ""), named=True)
        for seat, person in enumerate(work.session.people)
        if (person.present or (left and person.presence is Presence.LEFT)) and fits(person.id)
    ]

    def answered(chosen: str | None) -> None:
        if chosen is None:
            otherwise()
        else:
            then(int(chosen))

    if choices:
        work.window(ChoiceScreen(title, choices), answered)
    else:
        work.say("Nobody is here yet. `w` says who came.", "refused")
