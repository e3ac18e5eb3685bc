"""The command line: reads the arguments and calls what they ask for; loads nothing that is not needed."""

import argparse
from collections.abc import Sequence

USAGE = 2
"""Exit status where the arguments, or the lack of a terminal, are at fault."""


def run(arguments: Sequence[str]) -> int:
    """Do what the arguments ask for: 0 done, 1 failed, 2 usage or no terminal, 3 a set cannot be opened."""
    asked = _parser().parse_args(arguments)
    if asked.version:
        from importlib.metadata import version

        print(f"als-tui {version('als-tui')}")
        return 0
    if asked.command == "demo":
        from als_tui.demo import run_demo

        return run_demo(play=asked.play)
    from als_tui import bootstrap

    match asked.command:
        case "doctor":
            from als_tui import doctoring

            return doctoring.doctor(asked.data, asked.set, repair=asked.repair)
        case "restore":
            from als_tui import doctoring

            return doctoring.restore(asked.data, asked.set, asked.take)
        case "export":
            return bootstrap.export(asked.data, asked.set, asked.session, asked.out)
        case _:
            return bootstrap.start(asked.data, getattr(asked, "set", None))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="als-tui",
        description="Run an Action Learning Set session live from a terminal.",
        epilog="Without a command, als-tui shows your sets. Every screen lists its keys with ?.",
    )
    parser.add_argument("--version", action="store_true", help="print the version and leave")
    parser.add_argument(
        "--data", metavar="FOLDER", help="where your sets lie (else ALS_TUI_DATA, else your user data folder)"
    )
    commands = parser.add_subparsers(dest="command", metavar="[COMMAND]")
    start = commands.add_parser("run", help="open a set at once")
    start.add_argument("set", nargs="?", help="its name, the beginning of its name, or its id")
    demo = commands.add_parser("demo", help="try it with an invented set that vanishes when you leave")
    demo.add_argument(
        "--play", action="store_true", help="watch a whole session play itself in about a minute"
    )
    export = commands.add_parser("export", help="print the record of a sealed session as Markdown")
    export.add_argument("set", help="the set's name, the beginning of its name, or its id")
    export.add_argument("--session", type=int, metavar="N", help="its number (else the last one)")
    export.add_argument("--out", metavar="FILE", help="write a new file instead of printing")
    _add_care(commands)
    return parser


def _add_care(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The commands for files that are not as they should be."""
    doctor = commands.add_parser("doctor", help="look whether your sets' files are sound; changes nothing")
    doctor.add_argument("set", nargs="?", help="one set only: its name, the beginning of its name, or its id")
    doctor.add_argument(
        "--repair", action="store_true", help="put right what is not sound, after a copy of every file"
    )
    restore = commands.add_parser("restore", help="list the states a set can go back to, and take one")
    restore.add_argument("set", help="the set's name, the beginning of its name, or its id")
    restore.add_argument("--take", type=int, metavar="N", help="the number of the one to go back to")
