"""Issues and order: who asks for a slot, with what and how urgently, and who presents when."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding
from textual.widgets import DataTable

from als_tui.domain.moves import bids
from als_tui.domain.moves.bids import coming_slots, empty_slots
from als_tui.domain.moves.flow import why_not_yet
from als_tui.domain.process.definition import Records
from als_tui.domain.sealing.strikable import IssueOf, Target
from als_tui.domain.session.state import Person
from als_tui.domain.words.counting import counted
from als_tui.domain.words.pressing import press
from als_tui.keys import Key, Keys, bindings, faces
from als_tui.screens.bids import words as bidwords
from als_tui.screens.common.open_set import Ask, Asks
from als_tui.screens.common.requests import Place
from als_tui.screens.pages import people_list
from als_tui.screens.pages.list_page import ListPage
from als_tui.screens.pages.words import following
from als_tui.screens.pages.work import Work
from als_tui.widgets.fitting import fit_name, shown
from als_tui.widgets.values import SEATED, Column, LineQuestion, Words

_NAME = 12
"""Cells of the name of who just gave an issue, beside a key."""
_PRESENTS = Key(
    "bids.present",
    "p",
    "present",
    "presents",
    "This person, or who just gave an issue, presents next. Who is on already: twice takes off.",
)
_ISSUE, _URGENCY, _PRESENT, _FEWER = map(press, ("bids.issue", "bids.urgency", "bids.present", "bids.fewer"))
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


class BidsPage(ListPage):
    """The set hears the bids and chooses; the program shows who waited and what it costs, and decides nothing."""

    KEYS: ClassVar[Keys] = (
        *people_list.KEYS,
        Key(
            "bids.issue",
            "enter",
            "issue",
            "issue",
            "This person's issue in a line, empty to pass; on to the next.",
            opens="words",
        ),
        Key(
            "bids.urgency",
            "u",
            "urgency",
            "urgency",
            "Turn the urgency, of the issue just given or this person's: can wait, soon, now.",
        ),
        _PRESENTS,
        Key("bids.earlier", "less_than_sign", "move(-1)", "earlier", "One place earlier in the order."),
        Key("bids.later", "greater_than_sign", "move(1)", "later", "One place later in the order."),
        Key("bids.withdraw", "x", "withdraw", "withdraw", "This person takes the bid back."),
        Key("bids.more", "s", "more", "slot more", "One slot more today; the plan shows what it costs."),
        Key(
            "bids.fewer",
            "S",
            "fewer",
            "slot fewer",
            "One slot fewer: an empty one, else this person's, or the last.",
        ),
    )
    BINDINGS = bindings(KEYS)
    PLACE: ClassVar[Place] = "bids"
    NAME: ClassVar[str] = "issues and order"
    FOR: ClassVar[Records | None] = Records.BIDS
    ABOUT: ClassVar[tuple[int, int]] = (3, 3)
    COLUMNS: ClassVar[tuple[Column, ...]] = (
        *SEATED,
        Column("name", 5, 14, name=True),
        Column("slot", 4, 8),
        Column("urgency", 8, 10),
        Column("issue"),
        Column("last slot", 9, 9, wide=True, spare=True, right=True),
    )

    @property
    def person(self) -> Person | None:
        """Who is under the cursor."""
        chosen = self.listing.chosen
        return self.session.person(int(chosen)) if chosen else None

    def under_cursor(self) -> Target | None:
        """The issue of the person."""
        return IssueOf(self.person.id) if self.person else None

    def __init__(self, work: Work) -> None:
        """Nobody was asked for twice yet, and no issue was given."""
        super().__init__(work)
        self._given: tuple[int, str | None] | None = None
        """Whose issue was given last, and the row that the cursor went on to; until it is moved by key."""
        self._put_on: tuple[int, str | None] | None = None
        """Who was put on last, and the row that the cursor went on to; until it is moved by key."""
        self._twice: int | None = None
        """Who presents or has presented, and was asked for once more by the last key."""

    @property
    def urged(self) -> Person | None:
        """Whose urgency is turned: who just gave an issue, as the cursor has gone on, else who is under the cursor."""
        given = self._just_gave()
        return self.person if given is None else given

    @property
    def chosen_next(self) -> Person | None:
        """Who is put on: who just gave an issue and has no slot yet, else who is under the cursor."""
        given = self._just_gave()
        return self.person if given is None or self._coming_slot(given) is not None else given

    @property
    def moved(self) -> Person | None:
        """Who is moved in the order: who was just put on, as the cursor has gone on, else who is under the cursor."""
        person, row = self._put_on or (0, None)
        put_on = self.session.person(person) if self.is_mounted and self.listing.chosen == row else None
        return self.person if self._coming_slot(put_on) is None else put_on

    def _just_gave(self) -> Person | None:
        person, row = self._given or (0, None)
        here = self.is_mounted and self.listing.chosen == row and person in self.session.bids
        return self.session.person(person) if here else None

    def on_data_table_row_highlighted(self, event: DataTable.RowHighlighted) -> None:
        """The cursor was moved: the keys are for whom it stands on."""
        rows = [went[1] for went in (self._given, self._put_on) if went is not None]
        if rows and self.work.stands and any(row != self.listing.chosen for row in rows):
            self._forget_given()

    def rows_of(self, person: int) -> Sequence[str]:
        """Everybody has one row."""
        return [str(person)]

    def pointed(self, person: Person) -> None:
        """Who was put under the cursor by key is meant, though the cursor stood there."""
        self._forget_given()

    def _forget_given(self) -> None:
        if self._given is not None or self._put_on is not None:
            self._given = self._put_on = None
            self.work.redraw()

    def on_key(self, event: events.Key) -> None:
        """Twice is the same key twice in a row."""
        if event.key not in faces(_PRESENTS):
            self._twice = None

    def arrive(self) -> None:
        """The cursor on whoever is asked, or fits, first, if somebody is to be chosen; else on the first row."""
        self._forget_given()
        self.listing.begin()
        if self.at_work or self._nobody_next():
            self._go_on(None)

    def next_hints(self) -> tuple[str, ...]:
        """Bids first, then the order, then on."""
        asking, fits = self._asking(), self._fitting()
        if asking:
            first: tuple[str, ...] = ("bids.issue", "bids.present")
        elif fits and (self._nobody_next() or (self.at_work and self._may_go_on())):
            first = ("bids.present", *self.flow_hints())
        else:
            first = (
                *self.flow_hints(),
                *(("bids.fewer",) if self.at_work and empty_slots(self.session) else ()),
            )
        refused = self._refused()
        return tuple(dict.fromkeys((*first, *(id for id in _OWN_KEYS if id not in refused))))

    def _refused(self) -> frozenset[str]:
        """The keys that can only be refused for the person under the cursor."""
        person = self.person if self.is_mounted else None
        moved = self.moved if self.is_mounted else None
        slot, who = self._coming_slot(moved), person.id if person else 0
        may = {
            "bids.present": not self._just_put_on(),
            "bids.earlier": slot is not None and self.work.may(bids.swap_slots, slot, -1),
            "bids.later": slot is not None and self.work.may(bids.swap_slots, slot, 1),
            "bids.withdraw": self.work.may(bids.withdraw, who),
            "bids.more": self.work.may(bids.add_slot),
            "bids.fewer": self.work.may(bids.drop_slot),
        }
        return frozenset(id for id, made in may.items() if not made)

    def works(self, binding: Binding) -> bool | None:
        """A key that can only be refused does nothing."""
        if binding.id in self._refused():
            return False
        seat = people_list.works(self, binding)
        return super().works(binding) if seat is None else seat

    def _just_put_on(self) -> bool:
        """True on whom the last key put on: the same key again is refused."""
        person = self.chosen_next if self.is_mounted else None
        return person is not None and bids.just_put_on(self.work.set_now, person.id)

    def show_about(self) -> None:
        """On another person a key may do something else."""
        super().show_about()
        self.work.show_keys()

    def next_words(self) -> str:
        """The same in a sentence."""
        session, asking, fits = self.session, self._asking(), self._fitting()
        empty = empty_slots(session)
        free = f"{counted(empty, 'slot')} free"
        if asking:
            return self._asking_words(len(asking), free)
        if not empty:
            return self.flow_words()
        if self._nobody_next():
            gave = self._just_gave()
            who = fit_name(gave.name, _NAME) if gave and gave == self.chosen_next else "the next presenter"
            return f"Next: {_PRESENT} puts {who} on; {free}." if fits else self.flow_words()
        if not self.at_work:
            return f"Next: {press(self.way_back())} goes back; {free} ({_PRESENT} fills, {_FEWER} drops one)."
        if not self._may_go_on():
            return self.flow_words()
        puts_on = f"{_PRESENT} puts one on, " if fits else ""
        return f"Next: {puts_on}{press('phase.next')} goes on; {free}, {_FEWER} drops it."

    def _asking_words(self, left: int, free: str) -> str:
        """How the asking goes on, and for whom the other keys are as long as somebody just gave an issue."""
        gave = self._just_gave()
        if gave is None:
            return f"Next: {_ISSUE}, each one's issue; {left} to ask, {free}."
        keys = f"{_URGENCY}, {_PRESENT}" if self.chosen_next == gave else _URGENCY
        head, tail = f"Next: {_ISSUE}, the next issue ({left} to ask); {keys}: ", "'s."
        return f"{head}{fit_name(gave.name, self.cells - cell_len(shown(head + tail)))}{tail}"

    def _may_go_on(self) -> bool:
        return self.session.running and not why_not_yet(self.session)

    def word_for(self, binding: Binding) -> str | None:
        """What the key for presenting does to the person under the cursor."""
        gave = self._just_gave()
        if gave is not None and binding.id == "bids.urgency":
            return f"{fit_name(gave.name, _NAME)}'s urgency"
        if binding.id == "bids.present":
            return self._present_word(gave)
        if binding.id in ("bids.earlier", "bids.later") and self.is_mounted:
            moved = self.moved
            if moved is not None and moved != self.person:
                return f"{fit_name(moved.name, _NAME)} {binding.description}"
        return super().word_for(binding)

    def _present_word(self, gave: Person | None) -> str:
        who = self.chosen_next if self.is_mounted else None
        if who is not None and who == gave and self._coming_slot(who) is None:
            return f"{fit_name(who.name, _NAME)} presents"
        return "presents" if self._coming_slot(who) is None or self._just_put_on() else "takes off"

    def _asking(self) -> list[int]:
        """Who is still to be asked for a bid, while a slot is free in the phase for it."""
        return bids.not_asked(self.session) if self.at_work and empty_slots(self.session) else []

    def _fitting(self) -> list[int]:
        """Who could be put on into a free slot."""
        return bids.who_fits(self.session) if empty_slots(self.session) else []

    def _nobody_next(self) -> bool:
        coming = coming_slots(self.session)
        return bool(coming) and coming[0].presenter is None

    def _go_on(self, person: int | None) -> None:
        """The cursor to whoever is asked next after a person, or else fits; it stays if nobody does."""
        waiting = self._asking() or self._fitting()
        after = next(iter(waiting), None) if person is None else following(self.session, person, waiting)
        if after is not None:
            self.listing.choose(str(after))

    def head(self) -> list[str]:
        """The order of presenters, and what it costs."""
        waited = bidwords.waited_words(self.session, self.work.set_now.book)
        order = bidwords.order(self.session, self.cells)
        return [*((waited,) if waited else ()), self.plan_words(), order]

    def rows(self) -> Mapping[str, tuple[Words, ...]]:
        """Who is here by seat, then the others."""
        return bidwords.rows(self.session, self.work.set_now.book)

    def about(self) -> list[str]:
        """The bid under the cursor in full, and how long its person has waited."""
        person = self.person
        if person is None:
            return []
        return list(bidwords.about(self.session, self.work.set_now.book, person))

    def action_issue(self) -> None:
        """Ask for the issue."""
        if self.person is not None:
            self.work.ask_topic(f"bid:{self.person.id}")

    def action_urgency(self) -> None:
        """Turn the urgency on."""
        if self.urged is not None:
            self.work.do(bids.urge, self.urged.id)

    def action_present(self) -> None:
        """Put the person on as the next presenter, and go on to whoever fits next; or take them off.

        For who just gave an issue the cursor has gone on already.
        """
        person = self.chosen_next
        if person is None:
            return
        aside = person != self.person
        on = self._coming_slot(person) is None
        again, self._twice = self._twice == person.id, None
        if self.work.do(partial(bids.present, again=again), person.id):
            if not aside:
                after = following(self.session, person.id, self._fitting()) if on else None
                self.listing.choose(str(person.id if after is None else after))
            self._put_on = (person.id, self.listing.chosen) if on else None
        elif any(slot.presenter == person.id for slot in self.session.slots):
            self._twice = person.id

    def action_move(self, by: int) -> None:
        """Earlier or later in the order."""
        person = self.moved
        slot = self._coming_slot(person)
        if person is not None and slot is None:
            self.work.say(f"{person.name} has no coming slot. {_PRESENT} puts them on.", "refused")
        elif slot is not None:
            self.work.do(bids.swap_slots, slot, by)

    def action_withdraw(self) -> None:
        """Take the bid back."""
        if self.person is not None:
            self.work.do(bids.withdraw, self.person.id)

    def action_more(self) -> None:
        """One slot more."""
        self.work.do(bids.add_slot)

    def action_fewer(self) -> None:
        """One slot fewer."""
        self.work.do(bids.drop_slot, None if empty_slots(self.session) else self._coming_slot(self.person))

    def asks(self) -> Asks:
        """An issue in a line; and whose row."""
        return {**people_list.asks(self), "bid": Ask(self._issue_question, self._take_issue)}

    def _issue_question(self, which: str) -> LineQuestion | None:
        person = self.session.person(int(which)) if which.lstrip("-").isdecimal() else None
        if person is None:
            return None
        bid = self.session.bids.get(person.id)
        label = f"{fit_name(person.name, 24)}'s issue in a line (empty passes)"
        return LineQuestion(f"bid:{person.id}", label, bid.issue if bid else "")

    def _take_issue(self, which: str, text: str) -> bool:
        """Keep the issue, or that the person passed, and go on to the next."""
        person, bid = int(which), self.session.bids.get(int(which))
        if bid is None and not text.strip():
            kept = (person, "bid") in self.session.passed or self.work.do(bids.pass_by, person)
        else:
            kept = (bid is not None and bid.issue == text.strip()) or self.work.do(bids.bid, person, text)
        if kept:
            self._go_on(person)
            self._given = (person, self.listing.chosen)
        return kept

    def _coming_slot(self, person: Person | None) -> int | None:
        coming = coming_slots(self.session)
        return next((slot.id for slot in coming if person is not None and slot.presenter == person.id), None)
