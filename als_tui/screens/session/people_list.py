"""Lists of people: a seat's key, or a letter or two of a name, puts the cursor on a person's row."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from als_tui.domain.session.state import Person
from als_tui.domain.words.naming import people_called
from als_tui.keys import key, seat_keys
from als_tui.screens.session.list_page import ListScreen
from als_tui.widgets.entry import Question

_TOPIC = "row"


class PeopleScreen(ListScreen):
    """A list with a row, or several, for each person."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *seat_keys(
            "cursor", "The cursor to this seat's row, 0 for the tenth; again, to their next one.", "to_seat"
        ),
        key(
            "cursor.named",
            "at",
            "to_name",
            "by name",
            "The cursor to somebody's row by a letter or two of the name.",
        ),
    ]

    def rows_of(self, person: int) -> Sequence[str]:
        """Keys of a person's rows, from the top down."""
        return [row for row in self.rows() if row == str(person)]

    def works(self, binding: Binding) -> bool:
        """A seat's key works where somebody sits there."""
        action, _, seat = binding.action.rstrip(")").partition("(")
        return int(seat) < len(self.session.people) if action == "to_seat" else super().works(binding)

    def action_to_seat(self, seat: int) -> None:
        """The cursor to a seat, counted from 0."""
        people = self.session.people
        if seat < len(people):
            self.go_to(people[seat])
        else:
            self.say(
                f"There is no seat {seat + 1} today. The roster (`r`, then `g`) adds a guest.", "refused"
            )

    def action_to_name(self) -> None:
        """Ask for a name's first letters."""
        self.ask_topic(_TOPIC)

    def go_to(self, person: Person) -> bool:
        """The cursor to a person's first row, or from one of their rows to the next; True where there is one."""
        rows, now = list(self.rows_of(person.id)), self.listing.chosen
        if not rows:
            self.say(f"{person.name} has no row in this list.", "refused")
            return False
        at = rows.index(now) + 1 if now in rows else 0
        self.listing.choose(rows[at % len(rows)])
        return True

    def question_of(self, topic: str) -> Question | None:
        """Whose row, beside what every session screen asks."""
        if topic == _TOPIC:
            return Question(
                topic, "The cursor to whom? A letter or two of the name", replace=True, looks=True
            )
        return super().question_of(topic)

    def given(self, topic: str, text: str) -> bool:
        """The cursor to whoever is named."""
        if topic != _TOPIC:
            return super().given(topic, text)
        found = people_called(text.strip(), self.session.people)
        if len(found) == 1:
            return self.go_to(found[0])
        which = f"Which one: {', '.join(person.name for person in found)}?"
        self.say(which if found else "Nobody here is called that.", "refused")
        return False
