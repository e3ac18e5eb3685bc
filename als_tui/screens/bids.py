"""Issues and order: who asks for a slot, with what and how urgently, and who presents when."""

from collections.abc import Mapping
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from als_tui.domain.moves import bids
from als_tui.domain.moves.bids import coming_slots
from als_tui.domain.process import Records
from als_tui.domain.session import Person
from als_tui.domain.strikable import IssueOf, Target
from als_tui.keys import key
from als_tui.screens import bidwords
from als_tui.screens.listed import ListScreen
from als_tui.screens.wishes import Place
from als_tui.widgets.entry import Question
from als_tui.widgets.listing import Column, Words
from als_tui.widgets.plain import fit, plain

_OWN_KEYS = (
    "bids.issue",
    "bids.urgency",
    "bids.present",
    "bids.earlier",
    "bids.later",
    "bids.more",
    "bids.fewer",
    "bids.withdraw",
    "step.undo",
)


class BidsScreen(ListScreen):
    """The set hears the bids and chooses; the program shows who waited and what it costs, and decides nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("bids.issue", "enter", "issue", "issue", "The issue of the person under the cursor, in a line."),
        key("bids.urgency", "u", "urgency", "urgency", "Turn the urgency: can wait, soon, now."),
        key("bids.present", "p", "present", "presents", "This person presents next; again, and they do not."),
        key("bids.earlier", "less_than_sign", "move(-1)", "earlier", "One place earlier in the order."),
        key("bids.later", "greater_than_sign", "move(1)", "later", "One place later in the order."),
        key("bids.withdraw", "x", "withdraw", "withdraw", "This person takes the bid back."),
        key("bids.more", "s", "more", "slot more", "One slot more today; the plan shows what it costs."),
        key(
            "bids.fewer",
            "S",
            "fewer",
            "slot fewer",
            "One slot fewer: an empty one, else this person's, or the last.",
        ),
    ]
    PLACE: ClassVar[Place] = "bids"
    NAME: ClassVar[str] = "issues and order"
    FOR: ClassVar[Records] = Records.BIDS
    DEFAULT_CSS = "BidsScreen #list--about { height: 3; }"
    COLUMNS: ClassVar[tuple[Column, ...]] = (
        Column("", 1, 2),
        Column("name", 5, 14, name=True),
        Column("presents", 8, 8),
        Column("urgency", 8, 8),
        Column("issue"),
        Column("last time", 9, 11, wide=True),
    )

    @property
    def person(self) -> Person | None:
        """Who is under the cursor."""
        chosen = self.listing.chosen
        return self.session.person(int(chosen)) if chosen else None

    def under_cursor(self) -> Target | None:
        """The issue of the person."""
        return IssueOf(self.person.id) if self.person else None

    def next_hints(self) -> tuple[str, ...]:
        """Bids first, then the order, then on."""
        if not self._choosing():
            first = self.flow_hints()
        elif self.at_work and not self.session.bids:
            first = ("bids.issue",)
        else:
            first = ("bids.present",) if self.at_work else ("bids.present", *self.flow_hints())
        return tuple(dict.fromkeys((*first, *_OWN_KEYS)))

    def next_words(self) -> str:
        """The same in a sentence."""
        free = self._free()
        if not self._choosing():
            return self.flow_words()
        if self.at_work and not self.session.bids:
            return "Next: Enter takes an issue in a line."
        return f"Next: p puts the next presenter on; {free} slot{'' if free == 1 else 's'} free."

    def _choosing(self) -> bool:
        """True while slots are free in the phase for it; in any other one, while nobody is to present next."""
        coming = coming_slots(self.session)
        return bool(self._free()) and (self.at_work or coming[0].presenter is None)

    def head(self) -> list[Content]:
        """The order of presenters, and what it costs."""
        waited = bidwords.waited_words(self.session, self.set_now.book)
        order = bidwords.order(self.session, self.width)
        lines = (*((waited,) if waited else ()), self.plan_words(), order)
        return [plain(fit(line, self.width)) for line in lines]

    def rows(self) -> Mapping[str, tuple[Words, ...]]:
        """Who is here by seat, then the others."""
        return bidwords.rows(self.session, self.set_now.book)

    def about(self) -> list[str]:
        """The bid under the cursor in full, and how long its person has waited."""
        person = self.person
        if person is None:
            return []
        issue, last = bidwords.about(self.session, self.set_now.book, person)
        return [fit(issue, 2 * self.width - 8), fit(last, self.width)]

    def action_issue(self) -> None:
        """Ask for the issue."""
        if self.person is not None:
            self.ask_topic(f"bid:{self.person.id}")

    def action_urgency(self) -> None:
        """Turn the urgency on."""
        if self.person is not None:
            self.do(bids.urge, self.person.id)

    def action_present(self) -> None:
        """Put the person on as the next presenter, or take them off."""
        if self.person is not None:
            self.do(bids.present, self.person.id)

    def action_move(self, by: int) -> None:
        """Earlier or later in the order."""
        person = self.person
        slot = self._coming_slot(person)
        if person is not None and slot is None:
            self.say(f"{person.name} has no coming slot. p puts them on.", "refused")
        elif slot is not None:
            self.do(bids.swap_slots, slot, by)

    def action_withdraw(self) -> None:
        """Take the bid back."""
        if self.person is not None:
            self.do(bids.withdraw, self.person.id)

    def action_more(self) -> None:
        """One slot more."""
        self.do(bids.add_slot)

    def action_fewer(self) -> None:
        """One slot fewer."""
        self.do(bids.drop_slot, None if self._free() else self._coming_slot(self.person))

    def question_of(self, topic: str) -> Question | None:
        """An issue in a line."""
        what, _, which = topic.partition(":")
        person = self.session.person(int(which)) if what == "bid" and which.lstrip("-").isdecimal() else None
        if person is None:
            return super().question_of(topic)
        bid = self.session.bids.get(person.id)
        return Question(topic, f"{person.name}'s issue in a line", bid.issue if bid else "")

    def given(self, topic: str, text: str) -> bool:
        """Keep the issue; the cursor stays, as its urgency comes next."""
        what, _, which = topic.partition(":")
        if what != "bid":
            return super().given(topic, text)
        bid = self.session.bids.get(int(which))
        if bid is not None and bid.issue == text.strip():
            return True
        return self.do(bids.bid, int(which), text)

    def _coming_slot(self, person: Person | None) -> int | None:
        coming = coming_slots(self.session)
        return next((slot.id for slot in coming if person is not None and slot.presenter == person.id), None)

    def _free(self) -> int:
        return sum(slot.presenter is None for slot in coming_slots(self.session))
