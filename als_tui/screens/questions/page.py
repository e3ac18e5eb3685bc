"""The question ledger: every question asked, verbatim; its asker, kind, hint and star are put right here."""

from collections.abc import Mapping
from typing import ClassVar

from textual.binding import Binding
from textual.widgets import DataTable

from als_tui.domain.asking.questioning import KINDS
from als_tui.domain.moves import asking, keeping
from als_tui.domain.sealing.strikable import Caught, Target
from als_tui.domain.session.facts import Question
from als_tui.domain.session.state import Entry, questions
from als_tui.domain.words.pressing import press
from als_tui.keys import Key, Keys, bindings
from als_tui.screens.common.app_port import port
from als_tui.screens.common.open_set import Ask, Asks
from als_tui.screens.common.requests import Place
from als_tui.screens.common.windows import ChoiceScreen
from als_tui.screens.pages import note_or_question
from als_tui.screens.pages.list_page import ListPage
from als_tui.screens.pages.whom import ask_whom, may_have_asked
from als_tui.screens.pages.work import Work
from als_tui.screens.questions import narrowing
from als_tui.screens.questions.narrowing import Narrowing
from als_tui.screens.questions.words import COLUMNS, Ledger, kind_choices
from als_tui.screens.review import asks as reviewasks
from als_tui.value import replace
from als_tui.widgets import values
from als_tui.widgets.fitting import fit
from als_tui.widgets.values import Column, Words

_OWN = (
    "ledger.kind",
    "ledger.star",
    "ledger.right",
    "ledger.whose",
    "caught.turn",
    "ledger.only",
    "ledger.out",
    "step.undo",
)


class LedgerPage(ListPage):
    """Hints and kinds are the facilitator's; the presenter says which question helped."""

    KEYS: ClassVar[Keys] = (
        replace(
            note_or_question.KEYS[0], sentence="That question is a note: search makes it a question again."
        ),
        *narrowing.KEYS,
        Key(
            "ledger.right",
            "enter",
            "put_right",
            "put right",
            "Put the question's words right.",
            opens="words",
        ),
        Key(
            "ledger.kind",
            "k",
            "kind",
            "kind",
            "Of what kind the question is: then the kind's key.",
            opens="choice",
        ),
        Key("ledger.hint", "h", "take_hint", "hint is right", "The hint on this question is right."),
        Key("ledger.clear", "x", "clear_hint", "no hint", "No hint is right on this question."),
        Key("ledger.star", "s", "star", "star", "The presenter says that it helped; again takes it back."),
        Key(
            "ledger.whose",
            "p",
            "whose",
            "whose",
            "The question was somebody else's: their seat's key.",
            opens="choice",
        ),
        Key(
            "ledger.out",
            "X",
            "take_out",
            "take out",
            f"Take the question out; {press('step.undo')} brings it back.",
        ),
        Key(
            "ledger.only",
            "f",
            lambda page: page.narrowing.open(),
            "show only",
            "Only those of a name, kind, slot 2, starred, hinted, or with a word; words add up. “open” shows all that"
            " are open-ended.",
            looks=True,
            opens="words",
        ),
    )
    BINDINGS = bindings(KEYS)
    PLACE: ClassVar[Place] = "ledger"
    NAME: ClassVar[str] = "questions"
    COLUMNS: ClassVar[tuple[Column, ...]] = COLUMNS
    ABOUT: ClassVar[tuple[int, int]] = (4, 6)

    def __init__(self, work: Work) -> None:
        """A page of the session that `work` is on, of all its questions at first."""
        super().__init__(work)
        self.narrowing = Narrowing(self, "Only: a name, open, slot 2, starred, hinted, a word")

    def arrive(self) -> None:
        """Begin with all questions, and say what of the user's own ones cannot be read."""
        self.narrowing.begin()
        if trouble := port(self.app).phrase_trouble:
            self.work.say(trouble, "refused")

    @property
    def ledger(self) -> Ledger:
        """The questions as they are shown now."""
        return Ledger(self.session, port(self.app).phrases, self.narrowing.sought)

    def head(self) -> list[str]:
        """How many of what, and what the list is narrowed to."""
        return [self.matches()]

    def matches(self) -> str:
        """The same in words."""
        ledger = self.ledger
        if not questions(self.session):
            return f"No question was asked yet. {press('capture.line')} catches one in a line."
        if not self.narrowing.sought:
            return ledger.summary()
        left, whole = len(ledger.shown()), len(questions(self.session))
        only = f"only “{fit(self.narrowing.sought, 24)}”"
        return (
            f"{left} of {whole}, {only}"
            if left
            else f"No question has “{fit(self.narrowing.sought, 20)}”. {self.narrowing.shows_all} shows all."
        )

    def draw(self) -> None:
        """An empty list has no titles either."""
        super().draw()
        self.listing.show_header = self.listing.chosen is not None

    def rows(self) -> Mapping[str, tuple[Words, ...]]:
        """A row for each question."""
        return self.ledger.rows()

    def about(self) -> list[str]:
        """The question under the cursor in full."""
        chosen = self._chosen()
        if chosen is None:
            return []
        return self.ledger.about(*chosen)

    def next_hints(self) -> tuple[str, ...]:
        """What the question under the cursor lacks, how the session goes on, then what a question can be given."""
        own = _OWN if self._chosen() else ("ledger.only", "capture.line", "step.undo")
        return tuple(dict.fromkeys((*self._step()[0], *self.flow_hints(), *own, "narrow.widen")))

    def next_words(self) -> str:
        """The first of them in a sentence."""
        return self._step()[1]

    def _step(self) -> tuple[tuple[str, ...], str]:
        """A hint that nobody looked at, words or a kind that are missing; else how the session goes on."""
        chosen = self._chosen()
        if chosen is None:
            return self.flow_hints(), self.flow_words()
        if self.ledger.hint(*chosen).endswith("?"):
            right, not_so = press("ledger.hint"), press("ledger.clear")
            return (
                "ledger.hint",
                "ledger.clear",
            ), f"Next: {right}, the hint is right; or {not_so}, it is not."
        if not chosen[1].text:
            return ("ledger.right",), f"Next: {press('ledger.right')} puts in the question's words."
        if not chosen[1].kind:
            return ("ledger.kind",), f"Next: {press('ledger.kind')}, of what kind the question is."
        return self.flow_hints(), self.flow_words()

    def word_for(self, binding: Binding) -> str | None:
        """Esc shows all first."""
        return self.narrowing.word_for(binding) or super().word_for(binding)

    def under_cursor(self) -> Target | None:
        """The question."""
        chosen = self._chosen()
        return Caught(chosen[0].id) if chosen else None

    def on_data_table_row_highlighted(self, event: DataTable.RowHighlighted) -> None:
        """Another question may lack something else."""
        if self.work.stands:
            self.draw_next()
            self.work.show_keys()

    def action_put_right(self) -> None:
        """Open the line on its words."""
        if chosen := self._ask():
            self.work.ask_topic(f"entry:{chosen[0].id}")

    def action_kind(self) -> None:
        """Ask of what kind it is."""
        if chosen := self._ask():
            purposes = {name: kind.purpose for name, kind in KINDS.items()}
            self.work.window(
                ChoiceScreen("Of what kind is it?", kind_choices(purposes)),
                lambda kind: None if kind is None else self._set_kind(chosen[0], kind),
            )

    def _set_kind(self, entry: Entry, kind: str) -> None:
        self.work.do(asking.set_kind, entry.id, kind)

    def action_take_hint(self) -> None:
        """The hint is right."""
        if chosen := self._ask():
            self.work.do(asking.take_hint, chosen[0].id, self.ledger.hint(*chosen))

    def action_clear_hint(self) -> None:
        """No hint is."""
        if chosen := self._ask():
            self.work.do(asking.clear_hint, chosen[0].id)

    def action_star(self) -> None:
        """It helped."""
        if chosen := self._ask():
            self.work.do(asking.star, chosen[0].id)

    def action_whose(self) -> None:
        """Ask who asked."""
        if chosen := self._ask():
            entry = chosen[0]
            ask_whom(
                self.work,
                "Who asked?",
                lambda who: self.work.do(asking.give_to, entry.id, who),
                among=may_have_asked(self.session, entry),
            )

    def action_take_out(self) -> None:
        """Take it out."""
        if chosen := self._ask():
            self.work.do(keeping.take_out, chosen[0].id)

    def asks(self) -> Asks:
        """A question's words; and what to narrow the list to."""
        return {**self.narrowing.asks(), "entry": Ask(self._words_question, self._take_words)}

    def _words_question(self, which: str) -> values.LineQuestion | None:
        return reviewasks.question(self.session, f"entry:{which}")

    def _take_words(self, which: str, text: str) -> bool:
        """Keep a question's words; the same ones only close the line."""
        entry = self.session.entry(int(which))
        if entry is not None and text.strip() == entry.content.text:
            return True
        return self.work.do(asking.reword, int(which), text)

    def entry(self) -> Entry | None:
        """The question under the cursor."""
        chosen = self._chosen()
        return chosen[0] if chosen else None

    def _chosen(self) -> tuple[Entry, Question] | None:
        chosen = self.listing.chosen if self.is_mounted else None
        entry = self.session.entry(int(chosen)) if chosen else None
        return (entry, entry.content) if entry and isinstance(entry.content, Question) else None

    def _ask(self) -> tuple[Entry, Question] | None:
        chosen = self._chosen()
        if chosen is None:
            others = f"The arrows move it, {press('ledger.only')} shows others."
            self.work.say(f"No question is under the cursor. {others}", "refused")
        return chosen
