"""All settings in one table, and what environment and `config.toml` say of them, checked.

A switch is on or off; the file says true or false. A setting that can be changed in the program is remembered there
under its own name.
"""

from collections.abc import Iterator, Mapping

from als_tui.configuration.written import WrittenWord, at, entries, nearest, quoted
from als_tui.value import Value

FILE = "config.toml"
_WIDTH = 100
_SWITCH = ("on", "off")
_SAID = {
    "1": "on",
    "true": "on",
    "yes": "on",
    "on": "on",
    "0": "off",
    "false": "off",
    "no": "off",
    "off": "off",
}
"""How a switch is said in the environment."""


class ConfigSetting(Value):
    """What can be set, in one row."""

    name: str
    default: str
    comment: str
    """What it is for, in a sentence or two."""
    choices: tuple[str, ...] = ()
    """The words that it can be; empty if it can be any."""
    flag: str = ""
    variable: str = ""

    @property
    def is_switch(self) -> bool:
        """True for what is on or off."""
        return self.choices == _SWITCH

    @property
    def usual(self) -> str:
        """The default as the file says it."""
        return _written(self, self.default)


SETTINGS = (
    ConfigSetting(
        "data",
        "",
        "The folder where your sets lie; empty for your user data folder.",
        flag="--data",
        variable="ALS_TUI_DATA",
    ),
    ConfigSetting(
        "theme",
        "als-dark",
        "The colours: als-dark, als-light, one of Textual's, or one of your own.",
        variable="ALS_TUI_THEME",
    ),
    ConfigSetting(
        "mouse",
        "on",
        "Whether clicks choose. Without, the terminal marks text with the mouse; in GNU screen it is always off.",
        _SWITCH,
        "--no-mouse",
        "ALS_TUI_MOUSE",
    ),
    ConfigSetting(
        "suspend",
        "on",
        "Whether ctrl+z gives the terminal to the shell.",
        _SWITCH,
        variable="ALS_TUI_SUSPEND",
    ),
    ConfigSetting(
        "bell",
        "off",
        "Whether a bell rings near the end of a phase and at its end.",
        _SWITCH,
        variable="ALS_TUI_BELL",
    ),
    ConfigSetting(
        "wait_cue",
        "off",
        "Whether the board asks for three seconds of quiet after a question.",
        _SWITCH,
        variable="ALS_TUI_WAIT_CUE",
    ),
    ConfigSetting(
        "amber",
        "on",
        "Whether the last minute of a phase, and time over it, has the colour of a warning.",
        _SWITCH,
        variable="ALS_TUI_AMBER",
    ),
    ConfigSetting(
        "seconds",
        "on",
        "Whether small seconds run beside the big minutes; the last minute is in seconds anyhow.",
        _SWITCH,
        variable="ALS_TUI_SECONDS",
    ),
    ConfigSetting(
        "room_names",
        "on",
        "Whether the room's view names people; else it shows seats.",
        _SWITCH,
        "--no-names",
        "ALS_TUI_ROOM_NAMES",
    ),
    ConfigSetting(
        "turn_limit",
        "none",
        "The limit of a turn with which a session begins; the menu of turn modes changes it there.",
        ("none", "0:30", "0:45", "1:00", "1:30", "2:00", "3:00", "5:00"),
        variable="ALS_TUI_TURN_LIMIT",
    ),
    ConfigSetting(
        "hands_by",
        "raised",
        "Whose hand comes first as a session begins: raised first, or who has spoken least.",
        ("raised", "least"),
        variable="ALS_TUI_HANDS_BY",
    ),
    ConfigSetting(
        "signs",
        "auto",
        "Plain signs stand for those that a font may lack; auto does so on the Linux console alone.",
        ("auto", "plain"),
        variable="ALS_TUI_SIGNS",
    ),
)
"""Every setting, in the order of the file."""
_BY_NAME = {setting.name: setting for setting in SETTINGS}


class Settings(Value):
    """What was said, as words by name."""

    environment: dict[str, str]
    file: dict[str, str]
    faults: tuple[str, ...] = ()

    def get(self, name: str, default: str) -> str:
        """What holds where no flag says otherwise: the environment goes before the file."""
        return self.environment.get(name, self.file.get(name, default))


def read_settings(text: str, environ: Mapping[str, str]) -> Settings:
    """What environment and file say; what is wrong in them does not count, and is told."""
    written, faults = entries(text, FILE)
    file = {name: word for name, entry in written.items() if (word := _word(_BY_NAME.get(name), entry.value))}
    told = [*faults, *(fault for name, entry in written.items() for fault in _fault(name, entry))]
    environment, wrong = _environment(environ)
    return Settings(environment, file, (*told, *wrong))


def theme_fault(settings: Settings, themes: Mapping[str, object]) -> str:
    """Say that no theme is called so; empty if one is, or if none is named."""
    name = settings.get("theme", "")
    if not name or name in themes:
        return ""
    where = "ALS_TUI_THEME" if "theme" in settings.environment else FILE
    return f"{where}: no theme is called {quoted(name)}{nearest(name, themes)}"


def template() -> str:
    """A file with every setting as it is without one."""
    rows = (f"{_remark(setting)}\n# {setting.name} = {setting.usual}\n" for setting in SETTINGS)
    return "\n".join((_HEAD, *rows))


_HEAD = """\
# Settings of als-tui. Each of them stands here as it is anyway: take the # before its name away to change it.
# A flag goes before the environment, and the environment before this file. What you choose in the program
# afterwards is remembered beside it, until you change the line here.
# `als-tui config check` looks the file over.
"""


def _remark(setting: ConfigSetting) -> str:
    from textwrap import fill

    ways = " or ".join(way for way in (setting.flag, setting.variable) if way)
    words = f"{setting.comment} ({ways})"
    return fill(words, _WIDTH, initial_indent="# ", subsequent_indent="#   ", break_on_hyphens=False)


def _environment(environ: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    said, faults = {}, []
    for setting in SETTINGS:
        raw = environ.get(setting.variable, "")
        word = _SAID.get(raw.casefold(), raw) if setting.is_switch else raw
        if raw and (not setting.choices or word in setting.choices):
            said[setting.name] = word
        elif raw:
            faults.append(f"{setting.variable}: must be {_either(setting.choices)}, not {quoted(raw)}")
    return said, faults


def _word(setting: ConfigSetting | None, value: object) -> str:
    """What a value of the file comes to; empty if nothing does."""
    if setting is None:
        return ""
    if setting.is_switch:
        return ("on" if value else "off") if isinstance(value, bool) else ""
    return value if isinstance(value, str) and (not setting.choices or value in setting.choices) else ""


def _fault(name: str, entry: WrittenWord) -> Iterator[str]:
    setting, where = _BY_NAME.get(name), at(FILE, entry.line)
    if setting is None:
        yield f"{where}: {quoted(name)} is no setting{nearest(name, _BY_NAME)}"
    elif setting.is_switch and not isinstance(entry.value, bool):
        meant = _SAID.get(str(entry.value).casefold(), "")
        perhaps = f"; perhaps {_written(setting, meant)}" if meant else ""
        yield f"{where}: {name} must be true or false, without quotes{perhaps}"
    elif not setting.is_switch and not isinstance(entry.value, str):
        yield f"{where}: {name} must be words in quotes"
    elif setting.choices and not setting.is_switch and entry.value not in setting.choices:
        like = nearest(str(entry.value), setting.choices)
        yield f"{where}: {name} must be {_either(setting.choices)}, not {quoted(entry.value)}{like}"


def _written(setting: ConfigSetting, word: str) -> str:
    return {"on": "true", "off": "false"}[word] if setting.is_switch else f'"{word}"'


def _either(choices: tuple[str, ...]) -> str:
    return " or ".join(choices)
