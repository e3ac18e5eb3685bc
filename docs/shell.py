"""`python -m docs.shell` writes what shells complete, and the manual page, from the parser that the program has."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import shtab

import als_tui
from als_tui.commands.arguments import _parser
from als_tui.commands.completion import SHELLS
from docs.manual import manual_of

COMPLETIONS = Path(als_tui.__path__[0]) / "completions"
MANUAL = Path(__file__).with_name("als-tui.1")
_FILES = {"FILE": shtab.FILE, "FOLDER": shtab.DIRECTORY, "file": shtab.FILE}
"""What stands for a file or folder in the help, and how shtab names such."""


def completion(shell: str) -> str:
    """The script that a shell loads; sets are in none, as their names are nobody's business."""
    parser = _parser()
    for action in _actions(parser):
        if action.dest == "data":
            action.help = "where your sets lie"
        elif action.choices is not None and not isinstance(action.choices, dict):
            action.help = _shorter(action)  # a shell says it beside each of them
        if how := _FILES.get(str(action.metavar or action.dest)):
            setattr(action, "complete", how)  # noqa: B010 - no type knows that shtab looks for it
    lines = (line.rstrip() for line in shtab.complete(parser, shell).splitlines())
    return "\n".join(lines) + "\n"


def manual() -> str:
    """The manual page."""
    folder = MANUAL.parent
    return manual_of(
        _parser(),
        changelog=(folder.parent / "CHANGELOG.md").read_text("utf-8"),
        terminals=(folder / "terminals.md").read_text("utf-8"),
    )


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    for action in parser._actions:
        yield action
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                yield from _actions(inner)


def _shorter(action: argparse.Action) -> str:
    """The help of something to choose from, without the choices."""
    words = (action.help or "").removeprefix(", ".join(map(str, action.choices or ()))).strip()
    return words or str(action.metavar or action.dest).lower()


def main() -> int:
    """Write them."""
    for shell, file in SHELLS.items():
        (COMPLETIONS / file).write_text(completion(shell), "utf-8")
    MANUAL.write_text(manual(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
