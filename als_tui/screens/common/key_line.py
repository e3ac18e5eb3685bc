"""What every screen with a key line shares: the keys that work at this moment, with their words."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import ActiveBinding, Binding
from textual.geometry import Size
from textual.screen import Screen, ScreenResultType

from als_tui.keys import run_key, shown_key, typed_face
from als_tui.screens.common.painting import PartCompositor
from als_tui.value import Value
from als_tui.widgets.lines import KeyLine
from als_tui.widgets.values import Hint

if TYPE_CHECKING:
    from als_tui.screens.common.choice import Choice

SHORT = 22
"""Under so many rows a screen leaves out air, and what can be read elsewhere."""
HEIGHTS = [(0, "-short"), (SHORT, "-tall")]
"""The same as breakpoints."""


WIDE = 110
"""From so many columns on there is space for a second column beside the list."""
WIDTHS = [(0, "-narrow"), (WIDE, "-wide")]


class Menu(Value):
    """A menu whose choices are known before it opens, so that each is a command, too; none tells people's words."""

    opens: str
    """Id of the key that opens it."""
    choices: "Sequence[Choice]"
    take: Callable[[str], object]
    """Does what a choice's value stands for."""


class KeyedScreen(Screen[ScreenResultType]):
    """A screen whose last row says which keys come next."""

    NAME: ClassVar[str] = "als-tui"
    """What the help calls it, unless it goes by another name at the moment."""
    HINTS: ClassVar[tuple[str, ...]] = ()
    """Ids of the keys that the key line shows, in the order of their worth; the first is the next key."""

    def __init__(self) -> None:
        """A screen with its key line, which it composes where it wants it."""
        super().__init__()
        self._compositor = PartCompositor()
        self.key_line = KeyLine()

    @property
    def called(self) -> str:
        """What the help calls it at this moment."""
        return self.NAME

    def next_hints(self) -> tuple[str, ...]:
        """Ids of the keys to show now; a screen whose next key depends on the moment says so here."""
        return self.HINTS

    def offered(self) -> tuple[str, ...]:
        """Ids of the keys of the key line, those left out that could only be refused."""
        return self.next_hints()

    def hints(self) -> tuple[Hint, ...]:
        """The keys to show, with the words of their bindings; help comes last."""
        by_id: dict[str | None, Binding] = {}
        for binding in self.all_keys():
            by_id.setdefault(binding.id, binding)
        chosen = [by_id[id] for id in (*self.offered(), "app.help") if id in by_id]
        return tuple(Hint(shown_key(binding), self.word_for(binding)) for binding in chosen)

    def works(self, binding: Binding) -> bool:
        """True for a key that does something at this moment; a screen that would refuse it says so here."""
        return True

    def word_for(self, binding: Binding) -> str:
        """The word of a key on the key line; a screen may say it for the moment."""
        return binding.description

    def commands(self) -> list[ActiveBinding]:
        """Every key that does something now, with whose it is: of what has the focus, of the screen, of the app.

        While a field has the focus, keys that it takes as text are not among them.
        """
        return list(self.active_bindings.values())

    def all_keys(self) -> list[Binding]:
        """The same without whose they are."""
        return [active.binding for active in self.commands()]

    async def action_run(self, id: str) -> None:
        """Do what the key with this id does."""
        await run_key(self, id)

    def menus(self) -> Iterable[Menu]:
        """The menus whose choices the palette offers as commands at this moment."""
        return ()

    def park(self) -> object:
        """Keep what is being typed as it stands; a screen on which words are typed does."""
        return None

    def show_keys(self) -> None:
        """Bring the key line up to date; under another screen it shows none, as they are not the keys that work."""
        self.key_line.hints = self.hints() if self.is_active else ()

    def on_screen_suspend(self) -> None:
        """A window over the screen says its own keys."""
        if self.is_mounted and self.is_attached:
            self.show_keys()

    def on_screen_resume(self) -> None:
        """Nothing lies over the screen any more."""
        if self.is_mounted:
            self.come_back()

    def come_back(self) -> None:
        """Other keys work now."""
        self.show_keys()

    def _screen_resized(self, size: Size) -> None:
        """Lay out where that changes anything: Textual tells every screen its size several times as one comes up."""
        if size != self._compositor.size or self._layout_required:
            self._layout_required = False
            super()._screen_resized(size)

    def on_descendant_focus(self) -> None:
        """Other keys work when something else has the focus."""
        if self.is_mounted:
            self.show_keys()


def typing_hint(id: str, word: str) -> tuple[Hint, ...]:
    """The key with this id as it works while letters are words; nothing if it has none that does."""
    face = typed_face(id)
    return (Hint(face, word),) if face else ()
