"""The command line: reads the arguments and calls what they ask for; loads nothing that is not needed."""

import argparse
from collections.abc import Callable, Sequence

USAGE = 2
"""Exit status where the arguments, or the lack of a terminal, are at fault."""


def run(arguments: Sequence[str]) -> int:
    """Do what the arguments ask for: 0 done, 1 failed, 2 usage or no terminal, 3 a set cannot be opened.

    Where the terminal fails or a signal ends it (`terminal/leaving.py`): 74, 129, or 128 and the signal's number.
    """
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
        case "export":
            return bootstrap.export(asked.data, asked.set, asked.session, asked.out)
        case "sheet":
            return bootstrap.sheet(
                asked.process, asked.members, asked.minutes, html=asked.html, out=asked.out
            )
        case "processes":
            return _processes(asked)
        case _:
            return bootstrap.start(asked.data, getattr(asked, "set", None))


def _processes(asked: argparse.Namespace) -> int:
    from als_tui import bootstrap

    match asked.what:
        case "copy":
            return bootstrap.copy_process(asked.id, asked.new_id)
        case "edit":
            return bootstrap.edit_process(asked.id)
        case _:
            return bootstrap.list_processes()


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
    _add_processes(commands)
    return parser


def _add_processes(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    sheet = commands.add_parser("sheet", help="print a process as a sheet for a set that runs itself")
    sheet.add_argument("process", help="its id, as als-tui processes lists it")
    sheet.add_argument("--members", type=_from_one_to(100), metavar="N", help="work it out for so many")
    sheet.add_argument("--minutes", type=_from_one_to(24 * 60), metavar="N", help="minutes at hand")
    sheet.add_argument("--html", action="store_true", help="a page to print, instead of Markdown")
    sheet.add_argument("--out", metavar="FILE", help="write a new file instead of printing")
    listed = commands.add_parser("processes", help="list the ways to run a session, or make one your own")
    what = listed.add_subparsers(dest="what", metavar="[copy|edit]")
    copy = what.add_parser("copy", help="copy one to make it your own, and open it in your editor")
    copy.add_argument("id", help="of the process to copy")
    copy.add_argument(
        "new_id", nargs="?", default="", metavar="new-id", help="of the copy (else one is made)"
    )
    edit = what.add_parser("edit", help="open one of your own in your editor (VISUAL, else EDITOR)")
    edit.add_argument("id", help="its id, or the name of its file")


def _from_one_to(most: int) -> Callable[[str], int]:
    def number(typed: str) -> int:
        if not typed.isdecimal() or not 1 <= int(typed) <= most:
            raise argparse.ArgumentTypeError(f"a whole number from 1 to {most}, please")
        return int(typed)

    return number
