"""A desk for pilot tests: the real app over fakes, with the keys a facilitator presses."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from textual import events
from textual._compositor import LayoutUpdate
from textual.containers import Vertical
from textual.pilot import Pilot

from als_tui.app.facilitator import AlsApp
from als_tui.configuration.keymap import Keymap
from als_tui.configuration.own_keys import OwnKeys
from als_tui.domain.session.state import Session
from als_tui.ports import Library, Machine
from als_tui.screens.pages.page import Page
from als_tui.screens.session.desk import Desk as SessionDesk
from als_tui.terminal.configured import key_tables
from tests.fakes import NAMES, Memory, MemoryLibrary, StillClock, a_set

SIZES = ((80, 24), (60, 20))
"""Columns and rows in which every screen shows all that it has to."""


@dataclass
class Desk:
    """The app under test and what it stands on."""

    library: MemoryLibrary = field(default_factory=MemoryLibrary)
    clock: StillClock = field(default_factory=StillClock)
    memory: Memory = field(default_factory=Memory)
    app: AlsApp = field(init=False)
    pilot: Pilot[None] = field(init=False)

    async def press(self, *keys: str) -> None:
        """Press keys, one after the other; what they write is on the disk afterwards."""
        await self.pilot.press(*keys)
        await self.pilot.pause()
        if writing := [worker for worker in self.app.workers if worker.group == "writing"]:
            await self.app.workers.wait_for_complete(writing)
            await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Put words where the cursor is, by one paste."""
        assert self.app.screen.focused is not None, "nothing has the focus to type into"
        self.app.post_message(
            events.Paste(text)
        )  # by way of the app, as a terminal's: it would bubble up there twice
        await self.pilot.pause()
        await self.pilot.pause()

    async def later(self, seconds: float) -> None:
        """Let time pass, and the screen hear of it."""
        self.clock.pass_(seconds)
        self.app.tick()
        await self.pilot.pause()

    async def resize(self, columns: int, rows: int) -> None:
        """Give the window another size, and wait until the screen is laid out for it."""
        await self.pilot.resize_terminal(columns, rows)
        assert self.app.screen.size == (columns, rows)

    async def sizes(self) -> AsyncIterator[tuple[int, int]]:
        """Let the window have each of the two sizes that every screen is made for."""
        for size in SIZES:
            await self.resize(*size)
            yield size

    @property
    def session(self) -> Session:
        """The open session, as the engine holds it."""
        assert self.app.engine is not None
        return self.app.engine.live.running

    @property
    def place(self) -> str:
        """Which page or screen of the set shows."""
        return str(getattr(self.app.screen, "place", type(self.app.screen).__name__))

    @property
    def page(self) -> Page:
        """The page of the session's desk that shows."""
        screen = self.app.screen
        assert isinstance(screen, SessionDesk), "no session shows"
        return screen.page

    @property
    def said(self) -> str:
        """What the message line says."""
        return self.app.said.words

    def painting(self) -> LayoutUpdate:
        """The whole screen as it is handed to a terminal."""
        update = self.app.screen._compositor.render_update(full=True)
        assert isinstance(update, LayoutUpdate)
        return update

    def painted(self) -> str:
        """The same as text, all of it."""
        return self.painting().render_segments(self.app.console)

    def screen_text(self) -> str:
        """The screen as text, row by row."""
        width, height = self.app.size
        rows = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in row)[:width].rstrip() for row in rows[:height])

    def window_words(self) -> str:
        """What the window that is open says, its rows in one line."""
        region = self.app.screen.query_one(Vertical).region
        rows = self.app.screen._compositor.render_strips()[region.y : region.bottom]
        within = (row.crop(region.x, region.right) for row in rows)
        return " ".join(" ".join("".join(segment.text for segment in row) for row in within).split())

    def place_on(self, library: Library, open_set: str | None = None) -> None:
        """Make the app over a library."""
        machine = Machine(
            lambda: library, self.clock, self.memory, self.memory, self.memory, self.memory, "Europe/London"
        )
        self.app = AlsApp(machine, open_set=open_set, ticking=False)
        self.app.own_keys = lambda: OwnKeys(self.memory, key_tables, lambda: Keymap({}))

    @asynccontextmanager
    async def used(self, size: tuple[int, int] = (80, 24)) -> AsyncIterator["Desk"]:
        """The app as it runs, once its sets are read."""
        async with self.app.run_test(size=size) as self.pilot:
            while not self.app.ready:
                await self.pilot.pause()
            await self.pilot.pause()
            yield self


@asynccontextmanager
async def desk(
    names: tuple[str, ...] = NAMES,
    size: tuple[int, int] = (80, 24),
    *,
    opened: bool = True,
    **profile: object,
) -> AsyncIterator[Desk]:
    """The app with one set of these people, opened unless said otherwise."""
    made = Desk()
    set_id = a_set(made.library, names, **profile)
    made.place_on(made.library, set_id if opened else None)
    async with made.used(size):
        yield made
