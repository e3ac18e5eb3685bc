"""The members of a set in a list: who they are and what they had; one is changed, leaves, comes back, or joins."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding
from textual.widget import Widget

from als_tui.domain.book import Member, active_members
from als_tui.domain.moves import membership, setbook
from als_tui.domain.session.live import today_of
from als_tui.domain.words.pressing import press
from als_tui.engine import Engine
from als_tui.keys import Key, Keys, bindings
from als_tui.screens.common.form import open_form
from als_tui.screens.common.key_line import HEIGHTS
from als_tui.screens.common.list_view import ListView
from als_tui.screens.common.numbered import number_keys
from als_tui.screens.common.requests import ViewRequested
from als_tui.screens.common.set_screen import SetScreen
from als_tui.screens.common.views import LEAVES
from als_tui.screens.set.member_form import MemberFormScreen
from als_tui.screens.set.members_words import (
    COLUMNS,
    about,
    head,
    member_rows,
)
from als_tui.screens.set.people_keys import JOINS, LISTS


class MembersScreen(SetScreen):
    """Everybody who is or was a member, a row each."""

    NAME: ClassVar[str] = "members"
    HEADING: ClassVar[str] = "MEMBERS"
    KEYS: ClassVar[Keys] = (
        LEAVES,
        Key(
            "member.change",
            "enter,e",
            "change",
            "change",
            "The member under the cursor: name, mail, role, own goal, what they had before als-tui.",
            opens="words",
        ),
        JOINS,
        *number_keys("members", "seat", "The cursor to the member with that number"),
        Key(
            "member.leaves",
            "l",
            "member_leaves",
            "leaves",
            "This member leaves the set; what was kept stays.",
        ),
        Key(
            "member.back",
            "b",
            "member_back",
            "comes back",
            "Who left is a member again, with all that was theirs.",
        ),
        Key(
            "member.page",
            "m",
            "member_page",
            "page",
            "All of this member's programme: sessions, slots, actions; it can be written for this person alone.",
            looks=True,
        ),
        Key(
            "members.forget",
            "F",
            "member_forget",
            "forget",
            "Forget this member: name and words go out of all that the set keeps; asked twice, not undone.",
        ),
    )
    BINDINGS = bindings(KEYS)
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, engine: Engine) -> None:
        """The members of `engine`'s set."""
        super().__init__(engine)

    @property
    def leads_here(self) -> str:
        """The key of the set's page."""
        return LISTS.id

    def body(self) -> Iterable[Widget]:
        """The list, and the member under the cursor in full."""
        yield ListView(COLUMNS, self._about, least=3)

    def facts(self) -> Sequence[str]:
        """How many there are."""
        return head(self.set_now.book)[0].split(" · ")

    def draw(self) -> None:
        """Everybody as they stand."""
        book = self.set_now.book
        none = f"Nobody yet: {press('set.member')} adds members, one or a pasted list."
        self._view.show((), member_rows(book, today_of(self.set_now, self.moment)), none)

    def next_words(self) -> str:
        """What is still to be asked of whom."""
        return head(self.set_now.book)[1]

    def next_hints(self) -> tuple[str, ...]:
        """What can be done with the row under the cursor comes first."""
        chosen = self._chosen
        row = (
            ()
            if chosen is None
            else ("member.change", "member.page", "member.back" if chosen[1].left else "member.leaves")
        )
        return (*row, "set.member", "step.undo", "view.leave", "members.seat.1")

    def word_for(self, binding: Binding) -> str:
        """Each key's own word."""
        return binding.description

    @property
    def _view(self) -> ListView:
        return self.query_one(ListView)

    @property
    def _chosen(self) -> tuple[int, Member] | None:
        """Number and row of the member under the cursor; None if there is none."""
        chosen = self._view.chosen
        member = self.set_now.book.members.get(int(chosen)) if chosen is not None else None
        return None if chosen is None or member is None else (int(chosen), member)

    def _about(self, row: str) -> list[str]:
        self.call_later(self.show_keys)  # other keys come next for who left
        return about(self.set_now.book, int(row), today_of(self.set_now, self.moment))

    def numbered(self) -> Iterable[tuple[int, str]]:
        """Each member with the number of the seat."""
        return [(seat, str(id)) for seat, id in enumerate(active_members(self.set_now.book), start=1)]

    def row_now(self) -> str | None:
        """The member under the cursor."""
        return self._view.chosen

    def to_row(self, row: str) -> None:
        """The cursor to a member."""
        self._view.listing.choose(row)

    def on_data_table_row_selected(self) -> None:
        """The mouse opens, too."""
        self.action_change()

    def action_change(self) -> None:
        """Open the form of the member under the cursor, as it was left."""
        if (chosen := self._chosen) is None:
            return
        id, _ = chosen
        open_form(
            self,
            MemberFormScreen(self.engine, id),
            "member.change",
            "Nothing was changed.",
            lambda details: self.do(membership.change_member, id, details),
        )

    def action_member_page(self) -> None:
        """Open the page of the member under the cursor."""
        if (chosen := self._chosen) is not None:
            self.post_message(ViewRequested("member", chosen[0]))

    def action_member_forget(self) -> None:
        """Open what is decided before the member under the cursor is forgotten."""
        if (chosen := self._chosen) is not None:
            self.post_message(ViewRequested("forget", chosen[0]))

    def action_member_leaves(self) -> None:
        """Let the member under the cursor leave."""
        if (chosen := self._chosen) is not None:
            self.do(setbook.member_leaves, chosen[0], today_of(self.set_now, self.moment))

    def action_member_back(self) -> None:
        """Let who left come back."""
        if (chosen := self._chosen) is not None:
            self.do(membership.member_comes_back, chosen[0], today_of(self.set_now, self.moment))
