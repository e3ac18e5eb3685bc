"""The question ledger in words: each question with asker, kind, hint and star, the newest first."""

from collections.abc import Mapping

from als_tui.domain.asking.participation import open_words
from als_tui.domain.asking.phrases import Phrases, hints_on, shown_hint, stage_asked
from als_tui.domain.asking.questioning import OPEN_KINDS
from als_tui.domain.session.facts import Question
from als_tui.domain.session.state import Entry, Session, questions
from als_tui.domain.words.counting import counted
from als_tui.domain.words.spelling import holds_all
from als_tui.screens.common.choice import Choice
from als_tui.screens.pages.words import dotted
from als_tui.screens.review.words import NO_WORDS
from als_tui.signs import HELPED
from als_tui.value import Value
from als_tui.widgets.values import Column, Words

COLUMNS = (
    Column("", 1, 1),
    Column("", 1, 1),
    Column("who", 4, 12),
    Column("kind", 4, 11),
    Column("hint", 7, 10, wide=True),
    Column("question, newest first"),
    Column("in", 4, 12, wide=True),
)
OPEN = "open"
"""Narrows the list to the questions that count as open in the figures."""
KIND_CHOICES = (
    ("o", "open"),
    ("p", "probing"),
    ("c", "clarifying"),
    ("l", "closed"),
    ("r", "reflective"),
    ("e", "clean"),
    ("h", "challenging"),
    ("f", "framing"),
    ("w", "forward"),
    ("s", "process"),
)
"""Each kind's key in the list of kinds."""


class Ledger(Value):
    """The questions of a session as they are shown: `sought` narrows them, word by word."""

    session: Session
    phrases: Phrases
    sought: str = ""

    def shown(self) -> tuple[tuple[Entry, Question], ...]:
        """The questions that are left, the newest first: what is put right is mostly what was just asked."""
        sought = self.sought.split()
        others = [word for word in sought if word.casefold() != OPEN]
        only_open = len(others) < len(sought)
        return tuple(
            pair
            for pair in questions(self.session)[::-1]
            if holds_all(self._all_words(*pair), " ".join(others))
            and (not only_open or pair[1].kind in OPEN_KINDS)
        )

    def rows(self) -> Mapping[str, tuple[Words, ...]]:
        """A row for each."""
        return {str(entry.id): self._row(entry, question) for entry, question in self.shown()}

    def hint(self, entry: Entry, question: Question) -> str:
        """Its hint, as shown."""
        return shown_hint(question, self.phrases.hints, stage_asked(self.session, entry))

    def about(self, entry: Entry, question: Question) -> list[str]:
        """A question in full, and what is known and supposed of it."""
        presenter = self._presenter(entry)
        asked = f" asked {presenter}" if presenter else " asked"
        star = f"{HELPED} it helped" if question.starred else ""
        phase = f"in {self._phase(entry)}" if self._phase(entry) else ""
        lines = [
            f"{self.session.name(question.asker)}{asked}: {question.text or NO_WORDS}",
            *filter(None, (self._hint_words(entry, question),)),
        ]
        return [*lines, dotted(question.kind or "no kind yet", star, phase)]

    def summary(self) -> str:
        """How many questions there are, how many of them are open-ended, and how many helped."""
        asked = [question for _, question in questions(self.session)]
        hints = sum(self.hint(*pair).endswith("?") for pair in questions(self.session))
        stars = sum(question.starred for question in asked)
        return dotted(
            counted(len(asked), "question"),
            open_words(question.kind for question in asked),
            f"{stars} starred" if stars else "",
            f"{hints} hinted" if hints else "",
        )

    def _hint_words(self, entry: Entry, question: Question) -> str:
        hint = self.hint(entry, question)
        if question.hint:
            return f"Hint taken: {hint}"
        rules = hints_on(question.text, self.phrases.hints, stage_asked(self.session, entry))
        tells = [rule.tells for rule in rules[:1]]
        return f"Hint: {hint} {tells[0]}".rstrip() if hint and tells else ""

    def _row(self, entry: Entry, question: Question) -> tuple[Words, ...]:
        hint = self.hint(entry, question)
        return (
            Words(HELPED if question.starred else ""),
            Words("!" if hint.endswith("?") else ""),
            Words(self.session.name(question.asker)),
            Words(question.kind or "–"),
            Words(hint),
            Words(question.text or NO_WORDS),
            Words(self._where(entry)),
        )

    def _where(self, entry: Entry) -> str:
        """In which phase, and in whose slot if there are questions of several."""
        many = len({asked.slot for asked, _ in questions(self.session)}) > 1
        return dotted(self._presenter(entry) if many else "", self._phase(entry))

    def _all_words(self, entry: Entry, question: Question) -> str:
        hint = self.hint(entry, question)
        slot = next((n for n, slot in enumerate(self.session.slots, 1) if slot.id == entry.slot), None)
        return " ".join(
            (
                self.session.name(question.asker),
                question.kind or "no-kind",
                "starred" if question.starred else "",
                f"hinted {hint}" if hint else "",
                f"slot {slot} slot{slot} {self._presenter(entry)}" if slot else "",
                self._phase(entry),
                question.text,
            )
        )

    def _phase(self, entry: Entry) -> str:
        stop = self.session.stop_of(entry.stop)
        return stop.phase.title if stop else ""

    def _presenter(self, entry: Entry) -> str:
        slot = self.session.slot_of(entry.slot)
        return self.session.name(slot.presenter) if slot else ""


def kind_choices(purposes: Mapping[str, str]) -> list[Choice]:
    """The kinds to choose from, each with its purpose; and none."""
    kinds = [Choice(face, kind, kind, purposes[kind]) for face, kind in KIND_CHOICES]
    return [*kinds, Choice("n", "", "none", "take the kind back")]
