"""The form of one member: the name put right, mail, role, own goal, and what they had before als-tui kept it."""

from collections.abc import Iterable
from typing import ClassVar

from textual.widget import Widget

from als_tui.domain.moves.membership import Details
from als_tui.domain.words.text import A_NAME
from als_tui.engine import Engine
from als_tui.screens.common.form import FormScreen
from als_tui.screens.set.members_words import MemberReading, MemberWords, read_member, words_of_member
from als_tui.value import asdict
from als_tui.widgets.capped import OneLine
from als_tui.widgets.field import Field

_BEFORE = "of this set, before als-tui kept them"


class MemberFormScreen(FormScreen[Details]):
    """Returns what is to be kept of the member; it saves nothing but what is typed."""

    NAME: ClassVar[str] = "a member's form"
    HINTS: ClassVar[tuple[str, ...]] = ("form.keep", "form.next", "form.leave")

    def __init__(self, engine: Engine, member: int) -> None:
        """`member` is whose form it is."""
        super().__init__(engine, f"member:{member}")
        self._book = engine.live.book
        self._member = member

    def heading(self) -> tuple[str, str, str]:
        """Who it is about, as they are called now."""
        return self._book.profile.name, "member", self._book.members[self._member].name

    def usual(self) -> dict[str, str]:
        """The member as they are."""
        return asdict(words_of_member(self._book.members[self._member]))

    def fields(self) -> Iterable[Widget]:
        """What is asked of everybody first; what matters only for a set that began before als-tui last."""
        words = MemberWords(**self.at_first())
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
        self._read_back()

    def action_keep(self) -> None:
        """Hand the draft back, or go to the first field that is wrong."""
        reading = self._read_back()
        if reading.details is not None:
            self.give(reading.details)
            return
        name, why = next(iter(reading.wrong.items()))
        self.go_to(name)
        self.say(why, "refused")

    def _read_back(self) -> MemberReading:
        reading = read_member(MemberWords(**self.values()), self._book, self._member)
        for field in self.query(Field):
            why = reading.wrong.get(field.control.id or "", "")
            field.tell(why, wrong=bool(why))
        return reading
