"""The list of themes: the one under the cursor shows at once, and only Enter keeps it."""

from collections.abc import Callable, Iterator
from functools import partial

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.theme import Theme
from textual.widgets import OptionList

from als_tui.screens.common.palette_words import Called
from als_tui.widgets.plain import plain

OURS = {
    "als-dark": "Calm and dark.",
    "als-light": "Paper and ink for bright rooms and projectors.",
    "als-plain": "The terminal's own ground and eight colours, for consoles.",
    "als-contrast-dark": "White on black, all text with a contrast of 7 to 1 or more.",
    "als-contrast-light": "Black on white, all text with a contrast of 7 to 1 or more.",
    "als-paper": "Ink on warm paper, for quiet light.",
}
"""What is said of our own themes."""


class Themes(Provider):
    """Offers every theme: the one that shows, then ours, then the others."""

    async def discover(self) -> Hits:
        """All of them, while nothing is typed."""
        for called, choose in self._offered():
            yield DiscoveryHit(plain(called.words), choose, text=called.words, help=called.tells or None)

    async def search(self, query: str) -> Hits:
        """Those that are called what is typed."""
        for called, choose in self._offered():
            if worth := called.worth(query):
                yield Hit(worth, plain(called.words), choose, text=called.words, help=called.tells or None)

    def _offered(self) -> Iterator[tuple[Called, Callable[[], None]]]:
        themes = self.app.available_themes
        for name in dict.fromkeys((self.app.theme, *OURS, *sorted(themes))):
            if name in themes:
                yield Called(f"theme:{name}", name, OURS.get(name, "")), partial(self._choose, name)

    def _choose(self, name: str) -> None:
        self.app.theme = name


class ThemePalette(CommandPalette):
    """Shows each theme as the cursor comes to it; if it is left without a choice, the one before comes back."""

    def __init__(self, show: Callable[[str], None]) -> None:
        """`show` shows a theme and does not remember it."""
        super().__init__(providers=[Themes], placeholder="Search for themes…")
        self._show = show
        self._before = self.app.theme
        self._chosen = False

    def on_mount(self) -> None:
        """Textual gives a list like this no other colours while it is open."""
        self.app.theme_changed_signal.subscribe(self, self._restyle)

    def _restyle(self, _: Theme) -> None:
        self.app.stylesheet.update(self)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """The cursor came to a theme."""
        name = str(getattr(getattr(event.option, "hit", None), "text", ""))
        if name in self.app.available_themes:
            self._show(name)

    def on_option_list_option_selected(self) -> None:
        """It stays, and is remembered."""
        self._chosen = True

    def on_unmount(self) -> None:
        """However the list went, nothing is left of what was only looked at."""
        if not self._chosen:
            self._show(self._before)
