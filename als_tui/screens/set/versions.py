"""The charter to read, a version at a time."""

from collections.abc import Sequence
from typing import ClassVar

from textual.content import Content
from textual.widgets import Static

from als_tui.domain.words.pressing import press
from als_tui.keys import Key, Keys, bindings
from als_tui.screens.common.reading import ReadingScreen
from als_tui.widgets.fitting import fit, shown
from als_tui.widgets.plain import plain


class VersionsScreen(ReadingScreen):
    """Begins with the newest; each says what it changed of the one before."""

    NAME: ClassVar[str] = "the charter"
    KEYS: ClassVar[Keys] = (
        Key("charter.earlier", "left,p", "turn(1)", "earlier", "The version before this one.", looks=True),
        Key("charter.newer", "right,n", "turn(-1)", "newer", "The version after this one.", looks=True),
    )
    BINDINGS = bindings(KEYS)
    DEFAULT_CSS = """
    VersionsScreen { align: center top; }
    """

    def __init__(self, pages: Sequence[tuple[str, str]]) -> None:
        """Title and text of each version, the newest first."""
        super().__init__(*pages[0])
        self._pages = pages
        self._at = 0
        self._usual = self.FOOT
        if len(pages) > 1:
            self._usual = f"{press('charter.earlier')} {press('charter.newer')} other versions · {self.FOOT}"
            self._foot = shown(self._usual)

    def action_turn(self, by: int) -> None:
        """To another version, from its first line."""
        if not 0 <= self._at + by < len(self._pages):
            self.say("This is the first version." if by > 0 else "This is the newest version.")
            return
        self._at += by
        title, text = self._pages[self._at]
        self.query_one("#reading--title", Static).update(plain(fit(title, max(20, self.app.size.width - 8))))
        lines = (plain(line) for line in text.split("\n"))
        self.moved.query_one(Static).update(Content("\n").join(lines))
        self.moved.scroll_home(animate=False)
        self.say(shown(self._usual))
