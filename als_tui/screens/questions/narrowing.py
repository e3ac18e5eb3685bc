"""What question ledger and search share: a list that grows shorter as words are typed, from any phase."""

from typing import ClassVar

from textual.binding import Binding

from als_tui.domain.process.definition import Records
from als_tui.keys import Key, Keys, bindings
from als_tui.screens.common.requests import GoRequested
from als_tui.screens.session.list_page import ListScreen
from als_tui.widgets.entry import EntryLine, Question
from als_tui.widgets.lines import Hint

TOPIC = "only"
NARROWING = (Hint("Enter", "to the list"), Hint("Esc", "show all"), Hint("^p", "commands"))
"""The keys while the list is being narrowed."""
ALL_SHOW = "All show again."


class NarrowScreen(ListScreen):
    """A list that is a look aside in every phase; what is sought in it is no words of the set's, and never kept."""

    KEYS: ClassVar[Keys] = (
        Key(
            "narrow.widen",
            "escape",
            "widen",
            "back",
            "Let all show again; where all show, back to the phase's screen.",
            looks=True,
        ),
    )
    BINDINGS = bindings(KEYS)
    FOR: ClassVar[Records] = Records.NOTHING
    ASK: ClassVar[str]
    """What the line asks."""
    sought: str = ""
    """What the list is narrowed to."""

    @property
    def at_work(self) -> bool:
        """No phase opens this screen."""
        return False

    def matches(self) -> str:
        """How many rows are left, in words."""
        raise NotImplementedError

    def hints(self) -> tuple[Hint, ...]:
        """In the line, Enter leads to the list."""
        line = self.query_one(EntryLine).question
        return NARROWING if line is not None and line.topic == TOPIC else super().hints()

    def draw(self) -> None:
        """An empty list has no titles either."""
        super().draw()
        self.listing.show_header = bool(self.listing.row_count)

    def word_for(self, binding: Binding) -> str:
        """Esc shows all first."""
        return "show all" if binding.id == "narrow.widen" and self.sought else super().word_for(binding)

    def action_widen(self) -> None:
        """Let all show again; where they do, go back to where the session is."""
        if self.sought:
            self._seek("")
            self.say(ALL_SHOW)
            return
        self.post_message(GoRequested("swap" if self.way_back()[0] == "go.turns" else "phase"))
        here = self.session.here
        self.say(f"Back in {here.phase.title}." if here else "")

    def action_narrow(self) -> None:
        """Open the line that narrows the list."""
        self.ask_topic(TOPIC)

    def question_of(self, topic: str) -> Question | None:
        """What to narrow the list to."""
        if topic != TOPIC:
            return super().question_of(topic)
        return Question(
            topic,
            self.ASK,
            self.sought,
            read=self._narrow,
            emptied=lambda: self._seek(""),
            replace=True,
            looks=True,
        )

    def given(self, topic: str, text: str) -> bool:
        """The list stays narrowed, and has the cursor."""
        if topic != TOPIC:
            return super().given(topic, text)
        self._seek(text)
        return True

    def keep_draft(self, topic: str, text: str) -> None:
        """What is sought is nobody's words, and leaves no trace."""
        if topic != TOPIC:
            super().keep_draft(topic, text)

    def on_entry_line_closed(self, event: EntryLine.Closed) -> None:
        """Esc lets everything show again."""
        if event.topic == TOPIC:
            event.prevent_default()
            self.say(ALL_SHOW if self.sought else "")
            self._seek("")
            self.redraw()

    def _narrow(self, text: str) -> str:
        self._seek(text)
        return self.matches()

    def _seek(self, text: str) -> None:
        if text.strip() != self.sought:
            self.sought = text.strip()
            self.draw()
            self.listing.settle()
