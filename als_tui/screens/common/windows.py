"""Small windows that ask for one thing and return it; they save nothing."""

from collections.abc import Sequence
from textwrap import wrap
from typing import ClassVar

from rich.cells import cell_len
from rich.console import RenderableType
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Offset
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import ModalScreen, ScreenResultType
from textual.widgets import Static

from als_tui.domain.words.spelling import spellings
from als_tui.keys import Key, Keys, bindings, digit_typed, run_key, shown_key
from als_tui.screens.common.below import Below
from als_tui.screens.common.choice import Choice
from als_tui.screens.common.moving import row_keys
from als_tui.signs import ASCII
from als_tui.value import replace
from als_tui.widgets.fitting import LEAST_NAME, fit_name, rows_of, shown
from als_tui.widgets.lines import KeyLine
from als_tui.widgets.plain import plain
from als_tui.widgets.values import Hint

TEXT = 48
"""Cells of a window's words, unless they want more."""
BROAD_TEXT = 74
"""Cells of the words of a window that has much to say."""
_KEY = 6
"""Cells of a choice's key, which ends where all of them do, and of the space behind it."""
_AROUND = 4
"""Cells beside a window's words."""
_MOST = 96
"""Cells of a window's words at most."""
_MORE = 5
"""Letters that may be typed beyond those of the word."""
_CARD_AROUND = 7
"""Rows of ground, title, how to close and the key line, around the text of a card."""
_SURE_AROUND = 8
"""Rows of ground, title, what is typed, how to leave and the key line, around the text that asks twice."""


class WindowScreen(ModalScreen[ScreenResultType]):
    """How a small window over a screen looks; what lies under it is faint, and the key line is the window's."""

    HINTED: ClassVar[tuple[str, ...]] = ()
    """Ids of the keys that the key line shows; the last one leaves."""
    DEFAULT_CSS = """
    WindowScreen {
        align: center middle; background: $background 60%;
        & > Vertical {
            width: 52; height: auto; max-height: 100%; padding: 1 2; scrollbar-size-vertical: 1;
            background: $panel; overflow-y: auto;
        }
        &:ansi > Vertical, &:nocolor > Vertical { border: round $accent; padding: 0 1; }
        &.-ascii > Vertical { border: ascii $accent; padding: 0 1; }
        Static { height: auto; }
        .choice--title { color: $primary; text-style: bold; margin-bottom: 1; }
        .choice--foot { color: $quiet; margin-top: 1; }
        & > Vertical > VerticalScroll { height: auto; scrollbar-size-vertical: 1; }
        & > KeyLine { dock: bottom; }
    }
    """

    def __init__(self) -> None:
        """A window with its key line."""
        super().__init__(classes="-ascii" if ASCII else None)
        self.key_line = KeyLine()

    def compose(self) -> ComposeResult:
        """What is in the window, and its keys."""
        with Vertical():
            yield from self.inside()
        yield self.key_line

    def inside(self) -> ComposeResult:
        """What the window says."""
        raise NotImplementedError

    def hints(self) -> tuple[Hint, ...]:
        """The keys of the key line."""
        active = {one.binding.id: one.binding for one in reversed(self.active_bindings.values())}
        return tuple(
            Hint(shown_key(active[id]), active[id].description) for id in self.HINTED if id in active
        )

    @property
    def wanted(self) -> int:
        """Cells that the words want."""
        return TEXT

    @property
    def text_cells(self) -> int:
        """Cells that they have."""
        return min(self.size.width - _AROUND, max(TEXT, min(self.wanted, _MOST)))

    def render(self) -> RenderableType:
        """What lies under the window, in one faint colour."""
        shown = super().render()
        return Below(shown.screen, self.app) if isinstance(shown, BackgroundScreen) else shown

    def on_mount(self) -> None:
        """Say which keys work."""
        self.key_line.hints = self.hints()

    def on_resize(self) -> None:
        """As wide as the words want, as far as there is space."""
        self.query_one(Vertical).styles.width = self.text_cells + _AROUND

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where a window begins, which is read from there."""
        return self.query_one(".choice--title", Static).region.offset

    async def action_run(self, id: str) -> None:
        """Do what the key with this id does."""
        await run_key(self, id)


def heading(title: str, spelled: str = "") -> Content:
    """A window's title in capitals, if it is short; what is `spelled` in it is a person's, and stays as it is."""
    if cell_len(shown(title)) > TEXT:
        return plain(title)
    return plain(spelled.join(part.upper() for part in title.split(spelled)) if spelled else title.upper())


class ChoiceScreen(WindowScreen[str | None]):
    """A list of choices, each with its key; returns the chosen value, or None."""

    KEYS: ClassVar[Keys] = (Key("choice.leave", "escape,q", "dismiss(None)", "leave", "Choose nothing."),)
    BINDINGS = bindings(KEYS)
    HINTED: ClassVar[tuple[str, ...]] = ("choice.leave",)

    def __init__(self, title: str, choices: Sequence[Choice], text: str = "", spelled: str = "") -> None:
        """`title` asks, `text` says more about it; each choice answers by its key; `spelled` is a name in the title."""
        super().__init__()
        self._ask, self._spelled = title, spelled
        self._text = text
        self._choices = [replace(choice, tells=shown(choice.tells)) for choice in choices]

    def inside(self) -> ComposeResult:
        """Title, choices, and how to leave."""
        yield Static(heading(self._ask, self._spelled), classes="choice--title")
        if self._text:
            yield Static(Content("\n").join(plain(line) for line in (*self._text.split("\n"), "")))
        yield Static(classes="choice--list")
        yield Static(plain("Esc or q leaves"), classes="choice--foot")

    def hints(self) -> tuple[Hint, ...]:
        """What can be chosen, but people, of whom none is the next; and how to leave."""
        asked = () if any(one.named for one in self._choices) else self._choices
        return (*(Hint(one.key, one.words) for one in asked), *super().hints())

    @property
    def wanted(self) -> int:
        """The longest choice with its sentence."""
        words, tells = (
            max(map(cell_len, texts), default=0)
            for texts in zip(*((one.words, one.tells) for one in self._choices), strict=True)
        )
        return _KEY + words + 2 + tells

    def on_resize(self) -> None:
        """Let the sentences stand in a column, as wide as there is space."""
        self.query_one(".choice--list", Static).update(self._list(self.text_cells))

    def on_key(self, event: events.Key) -> None:
        """A choice's own key takes it; a key that nothing answers is told so, in the menu."""
        pressed = (event.character or event.key, digit_typed(event.key, None))
        chosen = next((choice for choice in self._choices if choice.key in pressed), None)
        if chosen is not None:
            event.stop()
            self.dismiss(chosen.value)
        elif event.key not in self.active_bindings:
            self.query_one(".choice--foot", Static).update(plain(f"✗ {self._wanted()}"))

    def _wanted(self) -> str:
        """What a key can be that this menu answers."""
        letters = all(choice.key.isalpha() for choice in self._choices)
        return f"A {'letter' if letters else 'key'} of the list, or Esc"

    def _list(self, cells: int) -> Content:
        tells = max((cell_len(choice.tells) for choice in self._choices), default=0)
        most = max(LEAST_NAME, cells - _KEY - 2 - tells)
        choices = [
            replace(choice, words=fit_name(choice.words, most)) if choice.named else choice
            for choice in self._choices
        ]
        words = max((cell_len(choice.words) for choice in choices if choice.tells), default=0)
        column = words if _KEY + words + 2 + tells <= cells else None
        return Content("\n").join(self._line(choice, column, cells) for choice in choices)

    def _line(self, choice: Choice, column: int | None, cells: int) -> Content:
        """The sentence in its column; without one behind the words, or below them if it is too long for that."""
        used = _KEY + cell_len(choice.words)
        first: list[Content | str] = [plain(f"{choice.key:>{_KEY - 1}} ", "bold"), plain(choice.words)]
        gap = "  " if column is None else " " * (_KEY + column + 2 - used)
        if used + len(gap) + cell_len(choice.tells) <= cells:
            return Content.assemble(*first, plain(f"{gap}{choice.tells}".rstrip(), "$quiet"))
        below = wrap(shown(choice.tells), cells - _KEY - 2)
        rows = [Content.assemble(*first), *(plain(f"{' ' * (_KEY + 2)}{row}", "$quiet") for row in below)]
        return Content("\n").join(rows)


class CardScreen(WindowScreen[None]):
    """A card to read; the key that closes it does nothing else, and other keys do nothing."""

    KEYS: ClassVar[Keys] = (
        Key("card.leave", "escape,q,enter,space", "dismiss(None)", "close", "Close the card."),
        *row_keys("card"),
    )
    BINDINGS = bindings(KEYS)
    HINTED: ClassVar[tuple[str, ...]] = ("card.leave",)

    def __init__(self, title: str, text: str) -> None:
        """A title and a few lines."""
        super().__init__()
        self._ask = title
        self._text = text

    def inside(self) -> ComposeResult:
        """Title, text, and how to close."""
        yield Static(heading(self._ask), classes="choice--title")
        with VerticalScroll(can_focus=False):
            yield Static(_content(self._text), classes="card--text")
        yield Static(plain("↑ ↓ move · Enter, Esc, q or Space closes"), classes="choice--foot")

    @property
    def wanted(self) -> int:
        """More where the text has too many rows else."""
        return _wanted(self._text, self.size.height - _CARD_AROUND)

    def on_resize(self) -> None:
        """How to close stays in view; a longer text moves above it."""
        self.moved.styles.max_height = max(3, self.size.height - _CARD_AROUND)

    def turn_over(self, text: str) -> None:
        """Let the card say something else."""
        self.query_one(".card--text", Static).update(_content(text))

    @property
    def moved(self) -> VerticalScroll:
        """What the keys move: the text."""
        return self.query_one(VerticalScroll)


def _wanted(text: str, rows: int) -> int:
    """Cells of a text that should have no more than so many rows."""
    return TEXT if sum(rows_of(line, TEXT) for line in text.split("\n")) < rows else BROAD_TEXT


def _content(text: str) -> Content:
    return Content("\n").join(plain(line) for line in text.split("\n"))


class SureScreen(WindowScreen[bool]):
    """Asks twice before what cannot be undone: the word itself must be typed."""

    KEYS: ClassVar[Keys] = (
        Key("sure.leave", "escape", "dismiss(False)", "leave", "Do nothing."),
        *row_keys("sure", "down", "up"),  # every letter is typed
    )
    BINDINGS = bindings(KEYS)
    HINTED: ClassVar[tuple[str, ...]] = ("sure.leave",)
    DEFAULT_CSS = """
    SureScreen .choice--foot { margin-top: 0; }
    """

    def __init__(self, title: str, text: str, word: str, spelled: str = "") -> None:
        """What will happen, what is lost by it, and the word to type; `spelled` is a name in the title."""
        super().__init__()
        self._ask, self._spelled = title, spelled
        self._text = text
        self._word = word
        self._typed = ""

    def inside(self) -> ComposeResult:
        """Title, text, what to type, and how to leave."""
        yield Static(heading(self._ask, self._spelled), classes="choice--title")
        with VerticalScroll(can_focus=False):
            yield Static(_content(self._text))
        yield Static(classes="choice--typed")
        yield Static(
            plain(f"Type {self._word} and press Enter. Esc leaves; nothing happens then."),
            classes="choice--foot",
        )

    @property
    def wanted(self) -> int:
        """More where the text has too many rows else."""
        return _wanted(self._text, self.size.height - _SURE_AROUND)

    @property
    def moved(self) -> VerticalScroll:
        """What the keys move: the text above what is typed."""
        return self.query_one(VerticalScroll)

    def on_mount(self) -> None:
        """Show the empty field."""
        self._show()

    def on_resize(self) -> None:
        """What is to be typed stays in view; a longer text moves above it."""
        foot = f"Type {self._word} and press Enter. Esc leaves; nothing happens then."
        more = sum(rows_of(line, self.text_cells) - 1 for line in (self._ask, foot))
        self.moved.styles.max_height = max(3, self.size.height - _SURE_AROUND - more)
        self.call_after_refresh(self._tell_rest)

    def _tell_rest(self) -> None:
        if self.moved.max_scroll_y:
            self.query_one(".choice--foot", Static).update(
                plain(f"↓ shows the rest. Type {self._word} and press Enter. Esc leaves.")
            )

    def on_key(self, event: events.Key) -> None:
        """Letters spell the word; Enter takes it when it is right."""
        if event.key == "enter" and self._is_right():
            event.stop()
            self.dismiss(True)
        elif event.key == "backspace":
            self._typed = self._typed[:-1]
        elif event.character and event.character.isprintable():
            self._typed = (self._typed + event.character)[: len(self._word) + _MORE]
            event.stop()
        elif event.key == "enter":
            self._typed = ""
            self.query_one(".choice--foot", Static).update(
                plain(
                    f"That was not {self._word}: nothing happened. Type {self._word} and Enter; Esc leaves."
                )
            )
        self._show()

    def on_paste(self, event: events.Paste) -> None:
        """A name that no keyboard here has can be pasted; Enter is a key all the same."""
        event.stop()
        line = next(iter(event.text.splitlines()), "")
        self._typed = "".join(filter(str.isprintable, self._typed + line))[: len(self._word) + _MORE]
        self._show()

    def _is_right(self) -> bool:
        """True for the word, in whatever letters a keyboard has for it."""
        return not set(spellings(self._typed)).isdisjoint(spellings(self._word))

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the next letter of the word goes."""
        typed = self.query_one(".choice--typed", Static).region.offset
        return typed + Offset(len("> ") + cell_len(self._typed), 1)

    def _show(self) -> None:
        self.query_one(".choice--typed", Static).update(
            Content.assemble("\n> ", plain(self._typed, "bold"), "_")
        )
