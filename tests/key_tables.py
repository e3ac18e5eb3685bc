"""The tables of keys as the program reads them where no screen is loaded, made of the screens' own."""

import importlib
from collections.abc import Iterator

from msgspec import json
from textual.dom import DOMNode
from textual.screen import Screen

from als_tui.app.cover_screens import BlankScreen
from als_tui.app.room import RoomApp
from als_tui.configuration.keymap import KeyKind, KeyRow
from als_tui.keys import APP_KEYS, Key, Keys, keys_of_class
from als_tui.screens.board.floor import FloorPage
from als_tui.screens.common.form import FormScreen
from als_tui.screens.common.help import HelpScreen
from als_tui.screens.common.reading import ReadingScreen
from als_tui.screens.common.windows import CardScreen, ChoiceScreen, SureScreen
from als_tui.screens.own_keys.page import NextKeyScreen
from als_tui.screens.pages.page import Page
from als_tui.screens.session.desk import Desk
from als_tui.screens.start.form import StartScreen
from als_tui.widgets.field import Cycle
from als_tui.widgets.listing import Listing
from docs.keys import SECTIONS
from tests.parts import MODULES, dotted

_FIXED = (
    *(
        Listing,
        Cycle,
        CardScreen,
        ChoiceScreen,
        SureScreen,
        HelpScreen,
        ReadingScreen,
        NextKeyScreen,
        RoomApp,
    ),
)
"""What has keys that no keymap changes."""
_LEAVES = ("check.leave", "unsaved.stay", "evaluation.leave", "form.next", "form.before")
"""The same, of windows and forms that have other keys, too."""
_MOVING = ("down", "up", "page_down", "page_up", "first", "last")
"""What moves what is read, by the end of its id."""
_FORMS = (FormScreen, StartScreen)
_TITLES = {id(keys): title for title, keys in reversed(SECTIONS.items())}


def as_written() -> bytes:
    """The file that the program reads."""
    for file in MODULES:
        if file.stem != "__main__":
            importlib.import_module(dotted(file))
    rows: dict[str, KeyRow] = {}
    for key in (key for keys in SECTIONS.values() for key in keys):
        rows.setdefault(key.id, KeyRow(key.id, key.faces, key.word, key.sentence, _kind(key)))
    return json.format(json.encode({"keys": [*rows.values()], "screens": _screens()}), indent=1) + b"\n"


def _kind(key: Key) -> KeyKind:
    """Windows say in words how they are left, and how what is read is moved; forms are typed into."""
    fixed = any(key in vars(kind)["KEYS"] for kind in _FIXED)
    if fixed or key.id in _LEAVES or key.id.rpartition(".")[2] in _MOVING:
        return "fixed"
    return "typed" if key.priority or any(key in kind.KEYS for kind in _FORMS) else ""


def _screens() -> dict[str, dict[str, str]]:
    """What works together, by the title of the page of keys, in its order."""
    found: dict[str, Keys] = {"Everywhere": APP_KEYS}
    found |= {title: together for kind in _below(DOMNode) for title, together in _together(kind)}
    screens: dict[str, dict[str, str]] = {title: {} for title in SECTIONS if title in found}
    for title, ids in screens.items():
        for key in found[title]:
            ids.setdefault(key.id, key.faces)
    return screens


def _together(kind: type) -> Iterator[tuple[str, Keys]]:
    keys = tuple(keys_of_class(kind))
    title = next(
        (_TITLES[named] for base in kind.__mro__ if (named := id(vars(base).get("KEYS"))) in _TITLES), ""
    )
    if kind in (Desk, FloorPage):  # of these a section tells a part, or what they have with others
        title = "Every page of a session" if kind is Desk else "Turn board and phase timer"
    if not title or kind in _FIXED:
        return
    if kind is BlankScreen:
        yield title, keys
    elif issubclass(kind, Page):
        yield title, (*keys, *keys_of_class(Desk), *APP_KEYS)
    elif issubclass(kind, Screen):
        yield title, (*keys, *APP_KEYS)


def _below(kind: type) -> Iterator[type]:
    children: list[type] = type.__subclasses__(kind)
    for child in children:
        yield child
        yield from _below(child)
