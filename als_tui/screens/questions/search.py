"""Search over everything said and written in the open session: typed words narrow the list, Enter puts right."""

from collections.abc import Mapping
from typing import ClassVar

from textual.content import Content

from als_tui.domain.moves import mending
from als_tui.domain.sealing.finding import Found, everything, narrowed
from als_tui.domain.sealing.strikable import Caught, Target
from als_tui.domain.session.facts import Commitment
from als_tui.domain.session.state import Entry
from als_tui.keys import Key, Keys, bindings
from als_tui.screens.common.requests import Place
from als_tui.screens.questions.narrowing import TOPIC, NarrowScreen
from als_tui.screens.session.note_or_question import TurningScreen
from als_tui.widgets.entry import Question
from als_tui.widgets.listing import Column, Words
from als_tui.widgets.plain import fit, plain

_MEND = "mend:"
"""Begins the topic under which a found piece is put right."""


class SearchScreen(NarrowScreen, TurningScreen):
    """Questions, notes, actions, decisions, learning, words of the rounds, bids, lines about today."""

    KEYS: ClassVar[Keys] = (
        Key(
            "search.right",
            "enter",
            "put_right",
            "put right",
            "Put right what the cursor is on.",
            opens="words",
        ),
        Key("search.out", "X", "take_out", "take out", "Take out what the cursor is on; z brings it back."),
    )
    BINDINGS = bindings(KEYS)
    PLACE: ClassVar[Place] = "search"
    NAME: ClassVar[str] = "search"
    ASK: ClassVar[str] = "Search: a part of a word, or a name"
    COLUMNS: ClassVar[tuple[Column, ...]] = (Column("what", 5, 9), Column("who", 4, 12), Column("words"))
    ABOUT: ClassVar[tuple[int, int]] = (3, 3)

    def on_mount(self) -> None:
        """The line is open at once, unless another was being typed in."""
        if self._typing is None:
            self.ask_topic(TOPIC)

    def found(self) -> tuple[Found, ...]:
        """What the words that are sought stand in."""
        return narrowed(everything(self.session, self.set_now.book), self.sought)

    def head(self) -> list[Content]:
        """What is sought, and how much was found."""
        return [plain(fit(self.matches(), self.width))]

    def matches(self) -> str:
        """How many pieces; that there is nothing, where there is nothing."""
        whole, found = len(everything(self.session, self.set_now.book)), len(self.found())
        if not whole:
            return "Nothing was written down yet. c catches what is said."
        if not found:
            return f"Nothing found for “{fit(self.sought, 18)}”. Esc shows all."
        sought = f" for “{fit(self.sought, 20)}”" if self.sought else ""
        return f"{found} of {whole}{sought}"

    def rows(self) -> Mapping[str, tuple[Words, ...]]:
        """A row for each piece."""
        return {
            one.key: (Words(one.what), Words(one.who), Words(one.text.replace("\n", " / ")))
            for one in self.found()
        }

    def about(self) -> list[str]:
        """The piece under the cursor in full."""
        one = self._chosen()
        if one is None:
            return []
        who = f" of {one.who}" if one.who and one.what != "note" else ""
        return [f"{one.what}{who}: {one.text}".replace("\n", " / ")]

    def next_hints(self) -> tuple[str, ...]:
        """Put right what was found, or search again; back; take out."""
        first = "search.right" if self.found() else "go.search"
        turns = ("caught.turn",) if self.turns(self.entry()) else ()
        own = (*turns, "search.out", "go.search") if self.found() else ()
        return tuple(dict.fromkeys((first, *self.flow_hints(), *own, "narrow.widen", "step.undo")))

    def next_words(self) -> str:
        """The first of them in a sentence."""
        found = self.found()
        return "Next: Enter puts right what the cursor is on." if found else "Next: / searches again."

    def under_cursor(self) -> Target | None:
        """The words that were found."""
        one = self._chosen()
        return one.target if one else None

    def action_go(self, place: Place) -> None:
        """Here the key of search searches again."""
        if place == self.PLACE:
            self.action_narrow()
        else:
            super().action_go(place)

    def action_put_right(self) -> None:
        """An action in its form, other words in the line."""
        one = self._chosen()
        entry = self.entry()
        if one is None:
            self.say("Nothing is under the cursor. / searches again.", "refused")
        elif entry is not None and isinstance(entry.content, Commitment):
            from als_tui.screens.session.action_form import ActionScreen

            self.app.push_screen(ActionScreen(self.engine, entry.id), self.form_left)
        else:
            self.ask_topic(_MEND + one.key)

    def action_take_out(self) -> None:
        """Take it out."""
        one = self._chosen()
        if one is None:
            self.say("Nothing is under the cursor. / searches again.", "refused")
        else:
            self.do(mending.take_out_found, one.key)

    def question_of(self, topic: str) -> Question | None:
        """Other words for what was found."""
        one = self._piece(topic.removeprefix(_MEND)) if topic.startswith(_MEND) else None
        if one is None:
            return super().question_of(topic)
        who = f" of {fit(one.who, 20)}" if one.who else ""
        return Question(topic, f"{one.what}{who}: put right", one.text)

    def given(self, topic: str, text: str) -> bool:
        """Keep other words; the same ones only close the line."""
        if not topic.startswith(_MEND):
            return super().given(topic, text)
        one = self._piece(topic.removeprefix(_MEND))
        if one is not None and one.text == text.strip():
            return True
        return self.do(mending.put_right, topic.removeprefix(_MEND), text)

    def entry(self) -> Entry | None:
        """What was caught, where that is under the cursor."""
        one = self._chosen()
        return self.session.entry(one.target.id) if one and isinstance(one.target, Caught) else None

    def _chosen(self) -> Found | None:
        chosen = self.listing.chosen if self.is_mounted else None
        return self._piece(chosen) if chosen else None

    def _piece(self, name: str) -> Found | None:
        return next((one for one in everything(self.session, self.set_now.book) if one.key == name), None)
