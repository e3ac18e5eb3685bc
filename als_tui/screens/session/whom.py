"""Asking for a person by their seat's key: whose it was, who asked; words that wait for the answer stay in the line."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from als_tui.domain.moves import keeping
from als_tui.domain.session.facts import Presence
from als_tui.domain.session.state import Session
from als_tui.screens.common.windows import Choice, ChoiceScreen, choice_key
from als_tui.screens.session.capture import TOPIC, CatchScreen
from als_tui.widgets.entry import EntryLine


class WhomScreen(CatchScreen):
    """A screen on which somebody of the set is asked for by one key."""

    def ask_whom(
        self,
        title: str,
        then: Callable[[int], object],
        *,
        left: bool = False,
        fits: Callable[[int], bool] = lambda _: True,
        tells: Mapping[int, str] | None = None,
        otherwise: Callable[[], object] = lambda: None,
    ) -> None:
        """Ask for somebody who is here, or with `left` was, by their seat's key; `then` takes the person's id.

        `fits` leaves out who cannot be meant, `tells` says more of each, `otherwise` is done where nobody is chosen.
        """
        choices = [
            Choice(
                choice_key(seat), str(person.id), person.name, (tells or {}).get(person.id, ""), named=True
            )
            for seat, person in enumerate(self.session.people)
            if (person.present or (left and person.presence is Presence.LEFT)) and fits(person.id)
        ]

        def answered(chosen: str | None) -> None:
            if chosen is None:
                otherwise()
            else:
                then(int(chosen))

        if choices:
            self.app.push_screen(ChoiceScreen(title, choices), answered)
        else:
            self.say("Nobody is here yet. `w` says who came.", "refused")

    def given(self, topic: str, text: str) -> bool:
        """Ask who asked where a captured question does not say; its words wait in the line, and on the disk."""
        if topic != TOPIC or not self._lacks_asker(text):
            return super().given(topic, text)
        session = self.session
        self.ask_whom(
            "Who asked?" if self._stays_question(text) else "Who asked? Esc keeps it as a note.",
            partial(self._asked_by, text),
            fits=partial(keeping.may_have_asked, session, session.stop, _slot(session)),
            otherwise=partial(self._asked_by_nobody, text),
        )
        return False

    def _lacks_asker(self, text: str) -> bool:
        reading = self.reading(text)
        return reading.kind == "question" and reading.person is None and bool(reading.text)

    def _stays_question(self, text: str) -> bool:
        """True where a sign says so, whoever asked."""
        return self.reading(text, replace(self.meant, asks=False)).kind == "question"

    def _asked_by(self, text: str, person: int) -> None:
        self.mean(replace(self.meant, asker=person))
        self._give_again(text)

    def _asked_by_nobody(self, text: str) -> None:
        if self._stays_question(text):
            return
        self.mean(replace(self.meant, asks=False))
        self._give_again(text)

    def _give_again(self, text: str) -> None:
        line = self.query_one(EntryLine)
        if self.catching and line.text == text:
            line.give()


def _slot(session: Session) -> int | None:
    return session.slot.id if session.slot else None
