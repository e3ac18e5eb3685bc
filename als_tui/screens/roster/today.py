"""What is agreed for today: the charter, roles, guests, topic and place; the roster's keys for it."""

from typing import ClassVar, cast

from als_tui.domain.moves import attendance
from als_tui.domain.session.facts import Detail
from als_tui.domain.session.state import Person
from als_tui.keys import Key, Keys, bindings
from als_tui.screens.common.reading import ReadingScreen
from als_tui.screens.common.windows import Choice, ChoiceScreen
from als_tui.screens.roster import words as rosterwords
from als_tui.screens.session.people_list import PeopleScreen
from als_tui.widgets.entry import Question
from als_tui.widgets.plain import fit


class TodayScreen(PeopleScreen):
    """A list of today's people, with what the set agrees on before it begins."""

    KEYS: ClassVar[Keys] = (
        Key("roster.agree", "y", "agree", "all agree", "All present who were not asked yet agree."),
        Key(
            "roster.agree_one",
            "Y",
            "agree_one",
            "one does not",
            "Somebody does not agree to the charter, or does again: their seat's key.",
            opens="choice",
        ),
        Key(
            "roster.charter",
            "k",
            "charter",
            "charter",
            "Read the charter, and what of today is kept.",
            looks=True,
            opens="choice",
        ),
        Key(
            "roster.role",
            "e",
            "role",
            "role",
            "A role for today; the same again takes it back.",
            opens="words",
        ),
        Key(
            "roster.details",
            "d",
            "details",
            "today",
            "Topic, goal, place, a facilitator from outside.",
            opens="words",
        ),
        Key("roster.guest", "g", "guest", "guest", "Somebody sits in today, by name.", opens="words"),
    )
    BINDINGS = bindings(KEYS)

    @property
    def person(self) -> Person | None:
        """Who is under the cursor."""
        chosen = self.listing.chosen
        return self.session.person(int(chosen)) if chosen else None

    def action_agree(self) -> None:
        """All present agree to the charter."""
        self.do(attendance.agree)

    def action_agree_one(self) -> None:
        """Ask whose word is turned: nobody is said not to agree by a key alone."""
        told = {
            person.id: "does not agree → agrees" if person.refused else "→ does not agree"
            for person in self.session.people
        }
        self.ask_whom("Who does not agree to the charter, or does again?", self._turn_word, tells=told)

    def _turn_word(self, person: int) -> None:
        if self.do(attendance.agree, person):
            self.say(f"{self.said.words}. z takes it back.", self.said.tone)

    def action_charter(self) -> None:
        """Show the charter and the record policy."""
        self.app.push_screen(ReadingScreen(*rosterwords.charter_card(self.set_now)))

    def action_role(self) -> None:
        """Ask which role."""
        person = self.person
        if person is None:
            return
        held = {role: self.session.name(holder) for role, holder in self.session.roles.items()}
        choices = [Choice(face, role, role, held.get(role, "")) for face, role in rosterwords.ROLES.items()]
        choices.append(Choice("o", "", "another, in your own word"))
        asked = ChoiceScreen(f"{person.name}'s role today", choices)
        self.app.push_screen(asked, lambda role: self._role(person, role))

    def _role(self, person: Person, role: str | None) -> None:
        if role:
            self.do(attendance.give_role, role, person.id)
        elif role is not None:
            self.ask_topic(f"role:{person.id}")

    def action_details(self) -> None:
        """Ask which line about today, and again after each, until it is left."""
        said = self.session.details
        choices = [
            Choice(face, detail, words, fit(said.get(detail, ""), 36))
            for face, (detail, words) in rosterwords.DETAILS.items()
        ]
        self.app.push_screen(ChoiceScreen("Today, all of it optional", choices), self._detail)

    def _detail(self, detail: str | None) -> None:
        if detail is not None:
            self.ask_topic(f"detail:{detail}")

    def _detail_given(self, detail: Detail, text: str) -> bool:
        same = text.strip() == self.session.details.get(detail, "")
        if not same and not self.do(attendance.set_detail, detail, text):
            return False
        self.action_details()
        return True

    def action_guest(self) -> None:
        """Ask for a guest's name."""
        self.ask_topic("guest")

    def question_of(self, topic: str) -> Question | None:
        """A role in an own word, a line about today, a guest."""
        return rosterwords.question_of_today(self.session, topic) or super().question_of(topic)

    def given(self, topic: str, text: str) -> bool:
        """Keep what was typed."""
        what, _, which = topic.partition(":")
        match what:
            case "role":
                return self.do(attendance.give_role, text, int(which))
            case "detail":
                return self._detail_given(cast(Detail, which), text)
            case "guest":
                return self.do(attendance.add_guest, text)
            case _:
                return super().given(topic, text)
