"""Help: every key of the screen that asked, with its word and sentence."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from textwrap import wrap
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import ActiveBinding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from als_tui.domain.asking.questioning import OPEN_TOLD
from als_tui.domain.words.pressing import press
from als_tui.keys import Key, Keys, bindings, shown_key
from als_tui.screens.common.moving import moving_keys
from als_tui.screens.common.opaque import OpaqueScreen
from als_tui.widgets.fitting import shown
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
    "list": "In the list",
    "go": "Go to",
    "more": "More",
    "step": "Undo",
    "screen": "More",
    "app": "als-tui",
}


_KEY_CELLS, _WORD_CELLS = 9, 14
TYPING = "While a line is typed, letters are words: Enter keeps it, Esc leaves it and the words stay."
"""What help says of every line, as no key of the screen shows it."""
SIGNS = (
    (
        "?",
        "question",
        f"First; in a phase of questions last, too, where no asker has the floor. {press('capture.kind')}: its kind.",
    ),
    ("!", "action", "First: what somebody will do."),
    (".", "note", "First: for your eyes."),
    ("*", "learning", "First: what somebody learned."),
    ("=", "decision", "First: what the set decided."),
    ("@ana @3", "a person", "Put first: who asks, acts, learned; a note is about them. Tab ends the name."),
    ("by fri", "date", "In an action; at its end without “by”, too."),
    ("%8", "how sure", "In an action, from 0 to 10."),
    ("+ben +3", "who helps", "In an action."),
    (">", "cue", "In an action, last: what starts it. > it rains"),
)
"""The signs of the capture line: the sign, what it makes, and where it stands."""


class HelpScreen(OpaqueScreen[None]):
    """A scrolling list; arrows move, Esc, q or ? closes."""

    KEYS: ClassVar[Keys] = (
        Key("help.leave", "escape,q,question_mark,f1", "dismiss(None)", "close", "Close the help."),
        Key("help.change", "c", "app.own_keys", "change keys", "List all keys, and give them others."),
        *moving_keys("help"),
    )
    BINDINGS = bindings(KEYS)
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

    def __init__(self, title: str, keys: Iterable[ActiveBinding], *, signs_first: bool = False) -> None:
        """The keys as they work on the screen that asked; in the capture line its signs come first."""
        super().__init__()
        self._signs_first = signs_first
        self._heading = title
        self._keys = [active for active in keys if active.binding.show and active.binding.id]

    def compose(self) -> ComposeResult:
        """Title, list, and how to close."""
        with Vertical():
            yield Static(plain(self._heading), id="help--title")
            with VerticalScroll(can_focus=False):
                yield Static(id="help--list")
            change = shown(f"{press('help.change')} changes keys")
            yield Static(plain(f"↑ ↓ move · {change} · Esc, q or ? closes"), id="help--foot")

    def on_resize(self) -> None:
        """Wrap the sentences to the width that there is."""
        self.query_one("#help--list", Static).update(self._list(max(30, self.moved.size.width - 2)))

    @property
    def moved(self) -> VerticalScroll:
        """What the keys move: the list."""
        return self.query_one(VerticalScroll)

    def _list(self, cells: int) -> Content:
        ids = {active.binding.id for active in self._keys}
        typing = [_heading("Typing"), *map(plain, wrap(TYPING, cells))]
        signs = [_heading("Signs in the capture line"), *(_told(*sign, cells) for sign in SIGNS)]
        counted = [_heading("What “open-ended” counts"), *map(plain, wrap(OPEN_TOLD, cells))]
        rest = [
            *typing,
            *(signs if "capture.line" in ids and not self._signs_first else ()),
            *(counted if ids & {"board.figures", "ledger.only"} else ()),
        ]
        return Content("\n").join([*(signs if self._signs_first else ()), *self._key_rows(cells), *rest])

    def _key_rows(self, cells: int) -> Iterator[Content]:
        """Each group of keys under its heading."""
        for group, keys in groupby(sorted(self._keys, key=_place), key=_group):
            yield _heading(group)
            by_id: dict[str, list[ActiveBinding]] = {}
            for active in keys:
                by_id.setdefault(active.binding.id or "", []).append(active)
            yield from (_row(actives, cells) for actives in by_id.values())


def _heading(words: str) -> Content:
    return Content.assemble("\n", plain(words, "bold underline"))


def _row(actives: list[ActiveBinding], cells: int) -> Content:
    faces = " ".join(dict.fromkeys(shown_key(active.binding) for active in actives))
    return _told(faces, actives[0].binding.description, actives[0].tooltip, cells)


def _told(faces: str, word: str, sentence: str, cells: int) -> Content:
    """A row of the list: key or sign, a word, and a sentence that wraps beside them."""
    indent = _KEY_CELLS + _WORD_CELLS + 3
    tells = wrap(shown(sentence), max(16, cells - indent)) or [""]
    head = f"{faces:>{_KEY_CELLS}}"
    first: list[Content | str] = [plain(head, "bold"), "  ", plain(word)]
    gap = indent - cell_len(f"{head}  {word}")
    if gap > 0:
        first += [" " * gap, plain(tells.pop(0), "dim")]
    rest = (plain(" " * indent + line, "dim") for line in tells)
    return Content("\n").join([Content.assemble(*first), *rest])


def _group(active: ActiveBinding) -> str:
    group = (active.binding.id or "").split(".")[0]
    return _GROUPS.get(group, "This screen")


def _place(active: ActiveBinding) -> int:
    order = ["This screen", *dict.fromkeys(_GROUPS.values())]
    return order.index(_group(active))
