"""Help: every key of the screen that asked, with its word and sentence."""

from collections.abc import Iterable
from itertools import groupby
from textwrap import wrap
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import ActiveBinding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from als_tui.keys import key
from als_tui.screens.keyed import shown_key
from als_tui.widgets.plain import plain

_GROUPS = {
    "clock": "The clock and the phases",
    "phase": "The clock and the phases",
    "tail": "The clock and the phases",
    "floor": "The floor",
    "turn": "The floor",
    "typing": "The floor",
    "board": "The floor",
    "capture": "Catching what is said",
    "prompt": "Catching what is said",
    "guard": "Holding the process",
    "people": "People",
    "go": "Go to",
    "more": "More",
    "step": "Undo",
    "screen": "More",
    "app": "als-tui",
}


_KEY_CELLS, _WORD_CELLS = 9, 14
TYPING = (
    "While a line is typed, letters are words: Enter keeps it, Esc leaves it and the words stay.",
    "In the capture line the first sign tells the kind: ? question, ! action, . note, * learned, = decided.",
    "@ana names a person, @3 seat 3; Tab writes the name out. ctrl+t turns the kind of a question.",
    "In an action: by fri (or a date at the end), %8 how sure, +ben who helps, > when it starts.",
)
"""What help says of typing, as no key of the screen shows it."""


class HelpScreen(ModalScreen[None]):
    """A scrolling list; arrows move, Esc, q or ? closes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("help.leave", "escape,q,question_mark,f1", "dismiss(None)", "close", "Close the help."),
        key("help.down", "down,j", "scroll(1)", "down", "Further down."),
        key("help.up", "up,k", "scroll(-1)", "up", "Further up."),
        key("help.page_down", "pagedown,space", "scroll(10)", "page down", "A page down."),
        key("help.page_up", "pageup,b", "scroll(-10)", "page up", "A page up."),
    ]
    DEFAULT_CSS = """
    HelpScreen {
        align: center middle; background: $background;
        & > Vertical { width: 100%; max-width: 100; height: 100%; padding: 0 1; background: $surface; }
        Static { height: auto; }
        #help--title { text-style: bold; height: 1; }
        #help--foot { color: $text-muted; height: 1; }
        VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; }
    }
    """

    def __init__(self, title: str, keys: Iterable[ActiveBinding]) -> None:
        """The keys as they work on the screen that asked."""
        super().__init__()
        self._heading = title
        self._keys = [active for active in keys if active.binding.show and active.binding.id]

    def compose(self) -> ComposeResult:
        """Title, list, and how to close."""
        with Vertical():
            yield Static(plain(self._heading), id="help--title")
            with VerticalScroll(can_focus=False):
                yield Static(id="help--list")
            yield Static(plain("↑ ↓ move · Esc, q or ? closes"), id="help--foot")

    def on_resize(self) -> None:
        """Wrap the sentences to the width that there is."""
        self.query_one("#help--list", Static).update(
            self._list(max(30, self.query_one(VerticalScroll).size.width - 2))
        )

    def action_scroll(self, rows: int) -> None:
        """Move the list."""
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False)

    def _list(self, cells: int) -> Content:
        blocks = []
        for group, keys in groupby(sorted(self._keys, key=_place), key=_group):
            blocks.append(Content.assemble("\n", plain(group, "bold underline")))
            by_id: dict[str, list[ActiveBinding]] = {}
            for active in keys:
                by_id.setdefault(active.binding.id or "", []).append(active)
            blocks.extend(_row(actives, cells) for actives in by_id.values())
        blocks.append(Content.styled("\nTyping", "bold underline"))
        blocks.extend(Content("\n").join(map(plain, wrap(line, cells))) for line in TYPING)
        return Content("\n").join(blocks)


def _row(actives: list[ActiveBinding], cells: int) -> Content:
    faces = " ".join(dict.fromkeys(shown_key(active.binding) for active in actives))
    word = actives[0].binding.description
    indent = _KEY_CELLS + _WORD_CELLS + 3
    tells = wrap(actives[0].tooltip, max(16, cells - indent)) or [""]
    head = f"{faces:>{_KEY_CELLS}}"
    first: list[Content | str] = [plain(head, "bold"), "  ", plain(word)]
    gap = indent - cell_len(f"{head}  {word}")
    if gap > 0:
        first += [" " * gap, plain(tells.pop(0), "dim")]
    rest = (plain(" " * indent + line, "dim") for line in tells)
    return Content("\n").join([Content.assemble(*first), *rest])


def _group(active: ActiveBinding) -> str:
    room = (active.binding.id or "").split(".")[0]
    return _GROUPS.get(room, "This screen")


def _place(active: ActiveBinding) -> int:
    order = ["This screen", *dict.fromkeys(_GROUPS.values())]
    return order.index(_group(active))
