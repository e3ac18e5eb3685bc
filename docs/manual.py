"""The manual page: what the parser, the changelog and the page on terminals say, in the language of man."""

import argparse
import re
from collections.abc import Iterator

_VERSION = re.compile(r"^## \[(\d[\d.]*)\] - (\S+)$", re.MULTILINE)
_STATUS = re.compile(r"^\| (\d[\d, ]*) \| (.+) \|$", re.MULTILINE)
_ENVIRONMENT = {
    "ALS_TUI_DATA": "The folder in which your sets lie, unless --data names one.",
    "ALS_TUI_CONFIG": "The folder of your own processes, hints, questions and themes.",
    "NO_COLOR": "If it is set, everything is grey.",
    "VISUAL, EDITOR": "The editor for your own processes.",
}
_FOLDERS = {
    "~/.local/share/als-tui": "Your sets, each a folder that only you can read.",
    "~/.config/als-tui": "Your own processes, hints, questions and themes.",
    "~/.local/state/als-tui": "What you chose last: theme, bell, wait cue, mouse.",
}


def manual_of(parser: argparse.ArgumentParser, *, changelog: str, terminals: str) -> str:
    """The page; its day is that of the newest version, its exit statuses are those of `docs/terminals.md`."""
    newest = _VERSION.search(changelog)
    assert newest is not None
    version, day = newest.groups()
    lines = [
        f'.TH ALS-TUI 1 "{day}" "als-tui {version}" "User Commands"',
        *_section("NAME", r"als\-tui \- run an Action Learning Set session live from a terminal"),
        *_section("SYNOPSIS", *_synopsis(parser)),
        *_section("DESCRIPTION", _text(parser.description), ".PP", _text(parser.epilog)),
        *_section("OPTIONS", *_options(parser)),
        ".SH COMMANDS",
        *_commands(parser, ""),
        *_section("ENVIRONMENT", *_table(_ENVIRONMENT)),
        *_section("FILES", *_table(_FOLDERS)),
        *_section("EXIT STATUS", *_table(dict(_STATUS.findall(terminals)))),
    ]
    return "\n".join(lines) + "\n"


def _section(title: str, *lines: str) -> list[str]:
    return [f".SH {title}", *lines]


def _commands(parser: argparse.ArgumentParser, before: str) -> Iterator[str]:
    """Each command of a parser with what it takes, then those below it."""
    for name, command in _below(parser).items():
        yield f'.SS "{_text(f"{before}{name}")}"'
        yield from _synopsis(command)
        yield ".PP"
        yield _text(_told(parser, name))
        yield from (
            line for more in (command.description, command.epilog) if more for line in (".PP", _text(more))
        )
        yield from _options(command)
        yield from _commands(command, f"{before}{name} ")


def _below(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    return {
        name: command
        for action in parser._actions
        if isinstance(action, argparse._SubParsersAction)
        for name, command in action.choices.items()
    }


def _told(parser: argparse.ArgumentParser, name: str) -> str:
    """What the parser says of one of its commands."""
    actions = (action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    told = next(one.help for action in actions for one in action._choices_actions if one.dest == name) or ""
    return f"{told[:1].upper()}{told[1:]}."


def _synopsis(parser: argparse.ArgumentParser) -> Iterator[str]:
    """How it is called, options first."""
    words = [f"\\fB{_text(parser.prog)}\\fR"]
    for action in _shown(parser):
        word = f"\\fB{_text(action.option_strings[-1])}\\fR" if action.option_strings else ""
        taken = f"\\fI{_text(_value(action))}\\fR" if _value(action) else ""
        both = f"{word} {taken}".strip()
        needed = not action.option_strings and (action.required and action.nargs != "?")
        words.append(both if needed else f"[{both}]")
    yield " ".join(words)


def _options(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in _shown(parser):
        if isinstance(action, argparse._SubParsersAction):
            continue
        yield ".TP"
        names = ", ".join(f"\\fB{_text(name)}\\fR" for name in action.option_strings)
        value = f"\\fI{_text(_value(action))}\\fR" if _value(action) else ""
        yield f"{names} {value}".strip()
        yield _text(action.help)


def _shown(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    """Those that the help tells, what has a dash before the others; the help itself is left out."""
    told = [one for one in parser._actions if one.help != argparse.SUPPRESS and one.dest != "help"]
    return sorted(told, key=lambda action: not action.option_strings)


def _value(action: argparse.Action) -> str:
    """What stands for the value that it takes; empty if it takes none."""
    if isinstance(action, argparse._SubParsersAction):
        return "COMMAND"
    return "" if action.nargs == 0 else str(action.metavar or action.dest).upper()


def _table(rows: dict[str, str]) -> Iterator[str]:
    for name, words in rows.items():
        yield from (".TP", f"\\fB{_text(name)}\\fR", _text(words))


def _text(words: str | None) -> str:
    """Words that man shows as they are."""
    plain = (words or "").replace("`", "").replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
    return f"\\&{plain}" if plain.startswith(".") else plain
