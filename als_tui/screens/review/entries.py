"""What was caught is put right in the review: its words, whose it was, or that it goes."""

from dataclasses import replace
from functools import partial
from typing import ClassVar

from als_tui.domain.moves import keeping
from als_tui.domain.session.facts import Commitment, Decision, Note, Question
from als_tui.domain.session.state import Entry
from als_tui.keys import Key, Keys, bindings
from als_tui.screens.review.stops import HeldScreen
from als_tui.screens.session.note_or_question import TurningScreen


class CaughtScreen(HeldScreen, TurningScreen):
    """The part of the review that is about one thing that was caught."""

    KEYS: ClassVar[Keys] = (
        Key(
            "review.whose",
            "k",
            "whose",
            "whose",
            "That question or action was somebody else's: their seat's key.",
            opens="choice",
        ),
        Key(
            "review.out",
            "X",
            "take_out",
            "take out",
            "Take out what is under the cursor; z brings it back.",
        ),
    )
    BINDINGS = bindings(KEYS)

    def elsewhere(self, done: str) -> str:
        """Where what the cursor is on, which is nothing that was caught, is put right or taken out."""
        raise NotImplementedError

    @staticmethod
    def is_somebodys(entry: Entry) -> bool:
        """True of a question and of an action, which can be given to somebody else."""
        return not isinstance(entry.content, Note | Decision)

    def action_whose(self) -> None:
        """Ask whose it was."""
        entry = self.entry()
        if entry is None or not self.is_somebodys(entry):
            self.say("Put the cursor on a question in Words, or on an action in Actions.", "refused")
            return
        title = "Who asked?" if isinstance(entry.content, Question) else "Whose action is it?"
        fits = partial(keeping.may_have_asked, self.session, entry.stop, entry.slot)
        asked = isinstance(entry.content, Question)
        self.ask_whom(title, partial(self._was, entry), left=True, fits=fits if asked else lambda _: True)

    def _was(self, entry: Entry, person: int) -> None:
        content = entry.content
        if isinstance(content, Question):
            self.do(keeping.amend, entry.id, replace(content, asker=person))
        elif isinstance(content, Commitment):
            self.do(keeping.amend, entry.id, replace(content, owner=person))

    def action_take_out(self) -> None:
        """Take out what is under the cursor."""
        entry, held = self.entry(), self.held()
        if held is not None:
            self.take_held_out(*held)
        elif entry is None:
            self.say(self.elsewhere("taken out"), "refused")
        else:
            self.do(keeping.take_out, entry.id)

    def given(self, topic: str, text: str) -> bool:
        """Keep the words as they were put right."""
        what, _, number = topic.partition(":")
        return self._amend(int(number), text) if what == "entry" else super().given(topic, text)

    def _amend(self, id: int, text: str) -> bool:
        entry = self.session.entry(id)
        if entry is not None and text.strip() == entry.content.text:
            return True
        return entry is not None and self.do(keeping.amend, id, replace(entry.content, text=text))
