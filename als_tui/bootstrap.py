"""Puts the parts together: the one file that knows every one of them."""

import gc
import os
import sys
from contextlib import closing, suppress
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from als_tui import __version__
from als_tui.terminal.said import said
from als_tui.terminal.start import prepare

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from als_tui.app.facilitator import AlsApp
    from als_tui.configuration.keymap import Keymap
    from als_tui.configuration.own_keys import OwnKeys
    from als_tui.configuration.settings import Settings
    from als_tui.domain.book import Book
    from als_tui.domain.programme.organisation import WithName
    from als_tui.domain.programme.papers import Paper
    from als_tui.domain.programme.readers import ReportReader
    from als_tui.domain.telling.sheet import Sheet
    from als_tui.ports import HandedFile, Preferences
    from als_tui.storage.library import Sets

BROKEN = 3
"""Exit status where a set cannot be opened or is not clear."""
_PLACES = ("ALS_TUI_DATA", "ALS_TUI_CONFIG", "ALS_TUI_DEV")
"""Variables that a start reads by itself; any other one may be a setting."""
_TOLD = 2
"""Mistakes of the configuration that are told at the start."""


def start(data: str | None, words: str | None, *, mouse: bool = True) -> int:
    """Show the sets, or open the one that is named; returns the exit status."""
    if complaint := prepare():
        said(complaint, error=True)
        return 2
    if words is None:
        from als_tui.storage.files.place import data_folder

        return show(data_folder(_wanted(data)), mouse=mouse)
    place = find_set(data, words)
    if isinstance(place, int):
        return place
    return show(place[0], mouse=mouse, open_set=place[1])


def find_set(data: str | None, words: str) -> tuple[Path, str] | int:
    """The data folder and the id of the set that is meant, or the exit status after saying why there is none."""
    folder = find_folder(data)
    if isinstance(folder, int):
        return folder
    set_id = find_set_id(folder, words)
    return set_id if isinstance(set_id, int) else (folder, set_id)


def find_folder(data: str | None) -> Path | int:
    """The data folder of a command that makes none, or the exit status after saying that the named one is missing."""
    from als_tui.storage.files.place import data_folder, missing_folder

    data = _wanted(data)
    if missing := missing_folder(data):
        said(f"There is no such folder: {missing}", error=True)
        return 2
    return data_folder(data)


def _wanted(data: str | None) -> str | None:
    """The data folder that flag, environment or file name; None if none does."""
    return data or os.environ.get("ALS_TUI_DATA") or _setting("data") or None


def _cannot_be_shown(folder: Path, set_id: str) -> str:
    """Why not even looking on shows a set; empty where it does."""
    from als_tui.ports import SetDamaged

    try:
        with closing(sets(folder).view(set_id)) as view:
            view.news()
    except SetDamaged as error:
        return str(error)
    return ""


def find_set_id(folder: Path, words: str) -> str | int:
    """The id of the set that is meant, or the exit status after saying why there is none."""
    from als_tui.ports import SetDamaged

    try:
        named = sets(folder).find(words)
    except SetDamaged as error:
        said(str(error), error=True)
        return BROKEN
    if len(named) == 1:
        return named[0][0]
    if named:
        said("More than one set is called that:", error=True)
    else:
        named = sets(folder).named()
        said(f"No set is called that. {'There is:' if named else 'There is none.'}", error=True)
    for set_id, name in named:
        said(f"  {set_id}  {'(cannot be read)' if name == set_id else name}", error=True)
    return 2


def sets(folder: Path) -> "Sets":
    """The library over a data folder."""
    from als_tui.storage.library import Sets

    return Sets(folder, config_folder() / "processes", __version__)


def config_folder() -> Path:
    """Where the facilitator's own processes and themes lie (`ALS_TUI_CONFIG`, else the platform's place)."""
    if chosen := os.environ.get("ALS_TUI_CONFIG"):
        return Path(chosen)
    from platformdirs import user_config_path

    return user_config_path("als-tui")


def settings() -> "Settings | None":
    """What environment and `config.toml` say; None, with nothing loaded, where they say nothing."""
    named = any(name.startswith("ALS_TUI_") and name not in _PLACES for name in os.environ)
    if not named and not _has("config.toml"):
        return None
    from als_tui.terminal.configured import settings_in

    return settings_in(config_folder(), os.environ)


def _setting(name: str, default: str = "") -> str:
    said_of_it = settings()
    return said_of_it.get(name, default) if said_of_it is not None else default


def config_trouble(*, themes: bool = False) -> list[str]:
    """What is wrong in environment, settings and keys; `themes` asks, too, whether the theme is there."""
    said_of_it, wrong = settings(), [*_keys_of_file().faults] if _has("keys.toml") else []
    if said_of_it is None:
        return wrong
    wrong = [*said_of_it.faults, *wrong]
    if themes and said_of_it.get("theme", ""):
        from textual.theme import BUILTIN_THEMES

        from als_tui.configuration.settings import theme_fault
        from als_tui.theming import find_themes

        own = {theme.name: theme for theme in find_themes(config_folder() / "themes")[0]}
        wrong += filter(None, [theme_fault(said_of_it, {**BUILTIN_THEMES, **own})])
    return wrong


def _has(name: str) -> bool:
    """True if something stands in the configuration folder under this name."""
    return os.path.lexists(config_folder() / name)


def _keys_of_file() -> "Keymap":
    from als_tui.terminal.configured import keymap_in

    return keymap_in(config_folder())


def own_keys(remembered: "Preferences") -> "OwnKeys":
    """The facilitator's own keys: of the file, and changed in the program."""
    from als_tui.configuration.own_keys import OwnKeys
    from als_tui.terminal.configured import key_tables

    return OwnKeys(remembered, key_tables, _keys_of_file)


def _told(wrong: "Sequence[str]") -> list[str]:
    """As much of it as a message line has space for."""
    if len(wrong) <= _TOLD:
        return [*wrong]
    return [*wrong[:_TOLD], f"and {len(wrong) - _TOLD} more: als-tui config check tells all"]


def preferences(state: Path | None) -> "Preferences":
    """What was chosen, together with what environment and file say."""
    from platformdirs import user_state_path

    from als_tui.terminal.preferences import StoredPreferences

    stored, said_of_it = StoredPreferences(state or user_state_path("als-tui")), settings()
    if said_of_it is None:
        return stored
    from als_tui.terminal.configured import ConfiguredPreferences

    if said_of_it.get("signs", "") == "plain":
        os.environ["ALS_TUI_SIGNS"] = "plain"  # before the first sign is loaded
    return ConfiguredPreferences(stored, said_of_it)


def make_app(folder: Path, state: Path | None = None, **options: Any) -> "AlsApp":
    """The app over the sets of `folder`; choices are remembered in `state`, else in the platform's place."""
    remembered = preferences(state)
    from als_tui.app.facilitator import AlsApp
    from als_tui.clock import SystemClock, local_zone
    from als_tui.ports import Machine
    from als_tui.terminal.clipboard import SystemClipboard
    from als_tui.terminal.driver import TerminalDriver
    from als_tui.terminal.editor import SystemEditor
    from als_tui.theming import find_themes

    clipboard = SystemClipboard()
    clock = options.pop("clock", None) or SystemClock()
    machine = Machine(
        lambda: sets(folder), clock, remembered, clipboard, _Exports(folder), SystemEditor(), local_zone()
    )
    themes, wrong = find_themes(config_folder() / "themes")
    complaints = [*_told(config_trouble(themes=True)), *wrong]
    app = AlsApp(machine, themes=(themes, complaints), **({"driver": TerminalDriver} | options))
    clipboard.send = app.hand_out
    app.own_keys = partial(own_keys, remembered)
    if _has("keys.toml") or remembered.get("keys", ""):
        app.set_keymap(own_keys(remembered).faces())
    return app


def room(data: str | None, words: str, *, names: bool) -> int:
    """Show the room's view of a set until somebody leaves it; returns the exit status."""
    if complaint := prepare():
        said(complaint, error=True)
        return 2
    place = find_set(data, words)
    if isinstance(place, int):
        return place
    if why := _cannot_be_shown(*place):
        said(why, error=True)
        return BROKEN
    theme, named = preferences(None), names and _setting("room_names", "on") == "on"
    from als_tui.app.room import RoomApp
    from als_tui.clock import SystemClock
    from als_tui.terminal.driver import TerminalDriver
    from als_tui.theming import find_themes

    view = sets(place[0]).view(place[1])
    themes = find_themes(config_folder() / "themes")[0]
    app = RoomApp(view, SystemClock(), names=named, themes=themes, driver=TerminalDriver)
    app.theme_wanted = theme.get("theme", "als-dark")
    gc.freeze()
    gc.enable()
    app.run(mouse=False)
    view.close()
    return app.return_code or 0


class _Exports:
    """The engine's Exporter: the text of `exports`, into the data folder's exports."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def record(self, book: "Book", number: int, *, plain: bool = False) -> str:
        from als_tui.exports.markdown import session_markdown, session_text

        return (session_text if plain else session_markdown)(book, number)

    def figures(self, book: "Book", number: int) -> str:
        from als_tui.exports.figures import session_figures

        return session_figures(book, number)

    def member(self, book: "Book", id: int, today: "date", *, plain: bool = False) -> str:
        from als_tui.exports.member import member_markdown, member_text

        return (member_text if plain else member_markdown)(book, id, today)

    def sign_in(self, book: "Book", today: "date", *, plain: bool = False) -> str:
        from als_tui.exports.printouts import page_html, page_text
        from als_tui.exports.proof import sign_in_page

        return (page_text if plain else page_html)(sign_in_page(book, today))

    def certificate(self, book: "Book", id: int, today: "date") -> str:
        from als_tui.exports.printouts import page_html
        from als_tui.exports.proof import certificate_page

        return page_html(certificate_page(book, id, today)) if id in book.members else ""

    def report(self, book: "Book", today: "date", reader: "ReportReader") -> str:
        from als_tui.exports.report.page import report_page

        return report_page(book, today, reader)

    def own_data(self, book: "Book", id: int, today: "date") -> "tuple[HandedFile, ...]":
        from als_tui.exports.own_data import own_data_files

        return own_data_files(book, id, today)

    def sheet(self, sheet: "Sheet") -> str:
        from als_tui.exports.sheet import sheet_markdown

        return sheet_markdown(sheet)

    def handout(self, book: "Book", papers: "Sequence[Paper]", today: "date", *, plain: bool = False) -> str:
        from als_tui.exports.handout import handout_text

        return handout_text(book, papers, today, plain=plain)

    def export_all(self, files: "Sequence[HandedFile]", name: str) -> str:
        from als_tui.domain.words.counting import counted
        from als_tui.storage.files.exporting import export_folder

        folder, warning = export_folder(self._folder, files, name)
        return f"Written: {counted(len(files), 'file')} in {folder}{f'. {warning}' if warning else ''}"

    def calendar(
        self, book: "Book", now: "datetime", numbers: "Iterable[int]" = (), *, topics: bool = False
    ) -> str:
        from als_tui.exports.calendar import programme_calendar

        return programme_calendar(book, now, numbers, topics=topics)

    def actions_calendar(self, book: "Book", person: int, now: "datetime") -> str:
        from als_tui.exports.calendar import actions_calendar

        return actions_calendar(book, person, now)

    def in_form(self, book: "Book", what: str, form: str, today: "date", number: int = 0) -> str:
        from als_tui.exports.forms import exported

        return exported(book, what, form, today, number)

    def organisation(self, book: "Book", today: "date", form: str, named: "WithName") -> str:
        from als_tui.exports.organisation import organisation_page
        from als_tui.exports.printouts import page_html, page_markdown

        return (page_html if form == "html" else page_markdown)(organisation_page(book, today, named))

    def whole(self, book: "Book") -> str:
        return sets(self._folder).whole(book)

    def export(self, text: str, name: str, suffix: str = ".md") -> str:
        from als_tui.storage.files.exporting import export_file

        path, warning = export_file(self._folder, text, name, suffix)
        return f"Written to {path}{f'. {warning}' if warning else ''}"


def show(folder: Path, state: Path | None = None, *, mouse: bool = True, **options: Any) -> int:
    """Run the app until the facilitator leaves; returns the exit status.

    In GNU screen, Esc does not arrive while clicks are asked for.
    """
    app = make_app(folder, state, at_rest=gc.enable, **options)
    app.choices.mouse = mouse and app.choices.mouse_wanted and not os.environ.get("STY")
    gc.freeze()  # before any screen is made: a frozen one would stay, and with it all words of its session
    app.run(mouse=app.choices.mouse)
    from als_tui.terminal.leaving import LOST_INPUT, LOST_OUTPUT, last_words, write_nowhere

    status, engine = app.return_code or 0, app.engine
    if status in (LOST_INPUT, LOST_OUTPUT):
        write_nowhere()
    elif app.opening.trouble:
        said(app.opening.trouble, error=True)
        return BROKEN
    if engine is None or status in (LOST_INPUT, LOST_OUTPUT):
        return status
    taken = not engine.read_only and sys.stderr.isatty() and sets(folder).taken_over(engine.live.book.set_id)
    with suppress(OSError):
        for line in last_words(status, engine.unsaved, engine.left, taken=taken):
            said(with_its_keys(line), error=True)
    return status


def with_its_keys(words: str) -> str:
    """A sentence for the shell's prompt, with the keys in it as the screens have them."""
    from als_tui.domain.words.pressing import pressed

    if not pressed(words):
        return words
    import_module("als_tui.app.facilitator")  # with it every key is known
    from als_tui.widgets.fitting import pressed_in

    return pressed_in(words)
