"""The agenda: what was, what runs and what comes, with minutes and ends, and what gave way; the process's sheet."""

from collections.abc import Mapping
from typing import ClassVar

from als_tui.domain.moves import tail
from als_tui.domain.session.schedule import minutes_over
from als_tui.domain.telling.agenda import AgendaRow, agenda_rows, slot_at_hand
from als_tui.keys import Key, Keys, bindings
from als_tui.screens.agenda import words as agendawords
from als_tui.screens.common.requests import Place
from als_tui.screens.pages.list_page import ListPage
from als_tui.screens.pages.places import place_of
from als_tui.screens.pages.work import Work
from als_tui.widgets.values import Column, Words


class AgendaPage(ListPage):
    """The plan as it stands, a look aside from any page of the session; the keys of the clock work here, too."""

    KEYS: ClassVar[Keys] = (
        Key(
            "agenda.back",
            "t,escape,P",
            "to_phase",
            "back",
            "Back to the page of the running phase.",
            looks=True,
        ),
        Key(
            "agenda.sheet",
            "p",
            "sheet",
            "process sheet",
            "The process in full: what to say, who may speak.",
            looks=True,
            opens="choice",
        ),
        Key(
            "agenda.unfold",
            "enter",
            "unfold",
            "open slot",
            "Show the phases of this slot, or fold them up.",
            looks=True,
        ),
    )
    BINDINGS = bindings(KEYS)
    PLACE: ClassVar[Place] = "agenda"
    NAME: ClassVar[str] = "agenda"
    COLUMNS: ClassVar[tuple[Column, ...]] = (
        Column(""),
        Column(agendawords.TIMES, len(agendawords.TIMES), len(agendawords.TIMES)),
        Column("", 4, 20),
    )
    INDENT: ClassVar[int] = 1

    def __init__(self, work: Work) -> None:
        """The slot that runs, or comes next, is open."""
        super().__init__(work)
        self._turned: frozenset[int] = frozenset()
        """Slots that are folded the other way, by key."""

    def arrive(self) -> None:
        """No slot is folded the other way, and the cursor is on what runs."""
        if self._turned:
            self._turned = frozenset()
            self.draw()
        self.listing.begin()
        self.listing.choose(self.session.stop or "")

    @property
    def opened(self) -> frozenset[int]:
        """The slots whose phases show."""
        at_hand = slot_at_hand(self.session)
        return self._turned ^ (frozenset() if at_hand is None else {at_hand})

    @property
    def _zone(self) -> str:
        return self.work.set_now.book.profile.zone

    def way_back(self) -> str:
        """The same key from wherever one came."""
        return "agenda.back"

    def next_hints(self) -> tuple[str, ...]:
        """Back first; then what could give way, if something has to."""
        session, over = self.session, minutes_over(self.session, self.moment) > 0 and bool(self.session.runs)
        gives = (
            *(("tail.trim",) if over and tail.rest_of_slot(session) else ()),
            *(("tail.hold",) if over and tail.coming_slots(session) else ()),
        )
        rest = ("phase.more", "agenda.sheet", "agenda.unfold", "agenda.back", "step.undo")
        return tuple(dict.fromkeys((*self.flow_hints(), *gives, *rest)))

    def next_words(self) -> str:
        """The way back."""
        return self.flow_words()

    def head(self) -> list[str]:
        """How the session stands against its time, and what could give way."""
        ways = agendawords.ways(self.work.set_now, self.moment, self._zone, self.cells)
        return [self.plan_words(), *ways]

    def rows(self) -> Mapping[str, tuple[Words, ...]]:
        """Each phase outside the slots, each slot, and the phases of those that are open."""
        session, t, opened = self.session, self.moment.t, self.opened
        return {
            row.key: agendawords.row_words(row, session, t, self._zone, opened=row.slot in opened)
            for row in self._agenda()
        }

    def about(self) -> list[str]:
        """The row under the cursor in full."""
        row = self._chosen()
        words = agendawords.about(row, self.session, self.moment.t, self._zone) if row else ""
        return [words]

    def tick(self) -> None:
        """What runs grows, and every end moves with it."""
        super().tick()
        self.listing.fill(self.rows())
        self.show_about()

    def action_to_phase(self) -> None:
        """Back to the running phase: to its timer or board, whichever showed last, or its list."""
        place = place_of(self.session)
        self.work.go("swap" if place in ("timer", "board") else place)

    def action_sheet(self) -> None:
        """The sheet of the process, for this room and time."""
        from als_tui.domain.telling.sheet import sheet_of
        from als_tui.screens.start.preview import PreviewScreen

        self.work.window(PreviewScreen(sheet_of(self.session)))

    def action_unfold(self) -> None:
        """Show the phases of the slot under the cursor, or fold them up."""
        row = self._chosen()
        if row is None or row.slot is None:
            self.work.say("Only slots fold: the cursor is on a phase outside them.", "refused")
            return
        self._turned ^= {row.slot}
        self.draw()
        self.listing.choose([part.key for part in self._agenda() if part.slot == row.slot][-1])
        self.call_after_refresh(self.listing.choose, f"slot.{row.slot}")

    def _agenda(self) -> tuple[AgendaRow, ...]:
        return agenda_rows(self.work.set_now, self.moment, self.opened)

    def _chosen(self) -> AgendaRow | None:
        chosen = self.listing.chosen
        return next((row for row in self._agenda() if row.key == chosen), None)
