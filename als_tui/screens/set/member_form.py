"""The form of one member: the name put right, mail, role, own goal, and what they had before als-tui kept it."""

from collections.abc import Iterable
from typing import ClassVar

from textual.widget import Widget
from textual.widgets import Input

from als_tui.domain.book import Book
from als_tui.domain.moves.membership import Details
from als_tui.domain.words.text import A_NAME
from als_tui.screens.common.form import FormScreen
from als_tui.screens.set.members_words import MemberReading, MemberWords, read_member
from als_tui.value import Value
from als_tui.widgets.capped import OneLine
from als_tui.widgets.field import Field

_BEFORE = "of this set, before als-tui kept them"


class MemberDraft(Value):
    """What a member's form came to, and how it was typed, in case it cannot be kept."""

    details: Details
    words: MemberWords


class MemberFormScreen(FormScreen[MemberDraft | MemberWords]):
    """Returns a draft to keep, or the words as they stand if it was left; it saves nothing."""

    NAME: ClassVar[str] = "a member's form"
    HINTS: ClassVar[tuple[str, ...]] = ("form.keep", "form.next", "form.leave")

    def __init__(self, words: MemberWords, book: Book, member: int) -> None:
        """`words` stand in it at first; `member` is whose they are."""
        super().__init__()
        self._words = words
        self._book = book
        self._member = member

    def heading(self) -> str:
        """Who it is about, as they are called now."""
        return f"{self._book.profile.name} · {self._book.members[self._member].name}"

    def fields(self) -> Iterable[Widget]:
        """What is asked of everybody first; what matters only for a set that began before als-tui last."""
        words = self._words
        yield Field("Name", OneLine(words.name, allowed=A_NAME, id="name"), id="field--name")
        yield Field(
            "Mail", OneLine(words.mail, placeholder="an address to write to", id="mail"), id="field--mail"
        )
        yield Field(
            "Role", OneLine(words.role, placeholder="in the organisation", id="role"), id="field--role"
        )
        goal = OneLine(words.goal, placeholder="what they want to learn in this set", id="goal")
        yield Field("Own goal", goal, id="field--goal")
        yield Field("Slots had", OneLine(words.slots, placeholder=_BEFORE, id="slots"), id="field--slots")
        yield Field(
            "Sessions had",
            OneLine(words.sessions, placeholder=_BEFORE, id="sessions"),
            id="field--sessions",
        )

    def on_mount(self) -> None:
        """Say what the figures count."""
        self._read_back()
        self.say("Slots and sessions had: in this set, before als-tui kept them.")

    def on_input_changed(self) -> None:
        """Read it back while it is typed."""
        super().on_input_changed()
        self._read_back()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes on; in the last field it keeps."""
        if self.is_last(event.input):
            self.action_keep()
        else:
            self.action_next_field()

    def action_keep(self) -> None:
        """Hand the draft back, or go to the first field that is wrong."""
        words, reading = self.words(), self._read_back()
        if reading.details is not None:
            self.dismiss(MemberDraft(reading.details, words))
            return
        name, why = next(iter(reading.wrong.items()))
        self.go_to(name)
        self.say(why, "refused")

    def action_leave(self) -> None:
        """Hand the words back as they stand."""
        self.dismiss(self.words())

    def words(self) -> MemberWords:
        """The form as it stands."""
        return MemberWords(
            *(self.query_one(f"#{name}", Input).value for name in MemberWords.__struct_fields__)
        )

    def _read_back(self) -> MemberReading:
        reading = read_member(self.words(), self._book, self._member)
        for field in self.query(Field):
            why = reading.wrong.get(field.control.id or "", "")
            field.tell(why, wrong=bool(why))
        return reading
