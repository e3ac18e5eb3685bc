"""Themes from files: checked before Textual sees them, for it dies late and unreadably on a bad colour."""

import json
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import MISSING, fields
from functools import cache
from pathlib import Path
from typing import Any

from textual.color import Color, ColorParseError
from textual.theme import BUILTIN_THEMES, Theme

from als_tui.domain.words.text import NAME, shown
from als_tui.late import late

SHIPPED = Path(__file__).with_name("themes.json")
CONFIG_VARIABLE = "ALS_TUI_CONFIG"
"""Names the configuration folder, where the platform's own is not wanted."""

_LARGEST = 64 * 1024
"""Bytes; a theme has a few hundred."""
_KINDS: dict[str, tuple[type, ...]] = {"bool": (bool,), "float": (int, float), "dict[str, str]": (dict,)}
_FIELDS = {field.name: _KINDS.get(str(field.type), (str,)) for field in fields(Theme)}
_NEEDED = [field.name for field in fields(Theme) if field.default is field.default_factory is MISSING]
_WORDS = {bool: "true or false", int: "a number", str: "text in quotes", dict: "a table"}
_OPACITY = late(r"\s+\d{1,3}(\.\d+)?%$")
_STYLES = frozenset(
    "none bold b italic i underline u underline2 uu strike s reverse r dim d blink not".split()
)
_NO_COLOUR = ("auto", "initial")
_GROUNDS = ("background", "surface", "panel")
_APART = 0.25
"""Brightness, of 1, by which words differ from their ground at least."""


def find_themes(user: Path | None = None) -> tuple[list[Theme], list[str]]:
    """Return the shipped themes, then the user's own, which win over a shipped one of the same name.

    Ours are written in `themes/*.toml` and read from `themes.json`, which `python -m tests.shipped` makes. `user` is
    the user's folder of themes, by default the one in the configuration folder. The second list holds a complaint for
    each fault of a file; the faulty file is left out, the others still load.
    """
    named: dict[str, Theme] = {}
    complaints: list[str] = []
    for file in _theme_files(user or user_folder()):
        theme = read_theme(file)
        if isinstance(theme, Theme) and theme.name in named:
            theme = [f'name: another file of this folder is called "{theme.name}" too']
        if isinstance(theme, Theme):
            named[theme.name] = theme
        else:
            complaints += [f"Theme {shown(file.name)} is left out. {fault}." for fault in theme]
    shipped = [Theme(**values) for values in json.loads(SHIPPED.read_bytes())]
    return list(({theme.name: theme for theme in shipped} | named).values()), complaints


def user_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """Return the folder where a user's own themes lie, whether it exists or not."""
    if folder := environ.get(CONFIG_VARIABLE):
        with suppress(RuntimeError):  # no user has that name
            return Path(folder).expanduser() / "themes"
        return Path(folder) / "themes"
    from platformdirs import user_config_path  # here, because most starts name the folder or never ask

    return user_config_path("als-tui", appauthor=False) / "themes"


def worn(name: str, themes: Mapping[str, Theme]) -> str:
    """The theme that is shown without colours where this one is chosen: itself, if its words stand out in greys.

    Textual makes the terminal's own two colours one grey there, and every word is lost.
    """
    if _stands_out(themes[name]):
        return name
    tone = "dark" if themes[name].dark else "light"
    return next(
        other
        for other in (f"als-{tone}", f"textual-{tone}", *themes)
        if other in themes and _stands_out(themes[other])
    )


def _stands_out(theme: Theme) -> bool:
    """True where the words of a theme differ from their grounds by more than hue."""
    made = {} if theme.ansi else theme.to_color_system().generate()
    light = {key: Color.parse(made[key]).monochrome.brightness for key in ("foreground", *_GROUNDS) if made}
    return bool(made) and all(abs(light["foreground"] - light[ground]) >= _APART for ground in _GROUNDS)


def read_theme(file: Path) -> Theme | list[str]:
    """Read one theme, or tell every fault of its file as `key: reason`; a theme without a name has its file's."""
    import tomllib  # here, because most people have no theme of their own

    try:
        with open(file, "rb", opener=_without_waiting) as opened:
            if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
                return ["It is no plain file"]
            text = opened.read(_LARGEST + 1).decode("utf-8")
        if len(text) > _LARGEST:
            return ["It is too large for a theme"]
        values: dict[str, Any] = {"name": file.stem} | tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        return [f"It cannot be read: {_reason(error)}"]
    return list(_faults(values)) or _tried(Theme(**values))


def _without_waiting(path: str, flags: int) -> int:
    """Open a file that may be a pipe, which would wait for somebody to write into it."""
    return os.open(path, flags | os.O_NONBLOCK)


def _tried(theme: Theme) -> Theme | list[str]:
    """Let Textual work the theme out once; some variables it takes apart again, and those bear no opacity."""
    try:
        if theme.variables:
            theme.to_color_system().generate()
    except ColorParseError as error:
        return [f"variables: {shown(str(error))}"]
    return theme


def _theme_files(folder: Path) -> list[Path]:
    """List a folder's theme files by name; a folder that is not there has none."""
    try:
        return sorted(
            file for file in folder.iterdir() if file.suffix == ".toml" and not file.name.startswith(".")
        )
    except OSError:
        return []


def _reason(error: Exception) -> str:
    """Say in words why a file cannot be read."""
    if isinstance(error, UnicodeDecodeError):
        return "it is not UTF-8 text"
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    return shown((isinstance(error, OSError) and error.strerror) or str(error))


def _faults(values: Mapping[str, Any]) -> Iterator[str]:
    """Tell what Textual would refuse, or die of later."""
    yield from (f"{key}: a theme needs it" for key in _NEEDED if key not in values)
    for key, value in values.items():
        if key not in _FIELDS:
            yield f"{shown(key)}: a theme has no such key"
        elif not _is_one_of(value, _FIELDS[key]):
            yield f"{key}: must be {_WORDS[_FIELDS[key][0]]}"
        elif isinstance(value, dict):
            yield from _variable_faults(value)
        elif fault := _field_fault(key, value):
            yield f"{key}: {fault}"


def _is_one_of(value: object, kinds: tuple[type, ...]) -> bool:
    """True where a value has one of the kinds; for TOML, true and false are no numbers."""
    return isinstance(value, kinds) and isinstance(value, bool) == (bool in kinds)


def _field_fault(key: str, value: str | float) -> str | None:
    """Say what is wrong with one value of the right kind."""
    if not isinstance(value, str):
        return None if isinstance(value, bool) or 0 <= value <= 1 else "must lie between 0 and 1"
    if key != "name":
        return _colour_fault(value, opaque=key != "boost")
    if not value.strip() or value != shown(value) or "[" in value:
        return "must be a word or two that can be shown"
    return f"must be at most {NAME} characters long" if len(value) > NAME else None


def _variable_faults(variables: Mapping[str, Any]) -> Iterator[str]:
    """Tell the variables that Textual would pass over without a word."""
    for name, value in variables.items():
        where = f"variables.{shown(name)}"
        if not isinstance(value, str):
            yield f"{where}: must be text in quotes"
        elif name.endswith("-style"):
            if not value.split() or not set(value.split()) <= _STYLES:
                yield f'{where}: "{shown(value)}" is no text style'
        elif not _relative(name, value) and (fault := _colour_fault(_OPACITY.sub("", value))):
            yield f"{where}: {fault}"


def _relative(name: str, value: str) -> bool:
    """True where a value is no colour of its own, and Textual takes such a one in this place."""
    word = _OPACITY.sub("", value)
    return word in _NO_COLOUR and _usual_variables().get(name, "").startswith(word)


@cache
def _usual_variables() -> dict[str, str]:
    """Return what Textual makes of a theme that sets no variable."""
    return BUILTIN_THEMES["textual-dark"].to_color_system().generate()


def _colour_fault(value: str, *, opaque: bool = False) -> str | None:
    """Say why a value cannot be a colour here; text on a see-through ground ends the app in some widgets."""
    try:
        colour = Color.parse(value)
    except ColorParseError:
        colour = None
    if colour is None or not value.isprintable():
        return f'"{shown(value)}" is no colour that Textual knows'
    return f'"{value}" lets the ground shine through' if opaque and colour.a < 1 else None
