"""The command line: reads the arguments and calls what they ask for; loads nothing that is not needed."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:  # most starts have no arguments to read
    import argparse

USAGE = 2
"""Exit status if the arguments, or the lack of a terminal, are at fault."""

_FIGURES = 4
"""Figures that a length may have."""
_VIEWS = (
    *("board", "due", "actions", "members", "member", "own-data", "programme", "history", "attendance"),
    *("helped", "decisions", "craft", "search"),
)
"""What `show` prints; named here so that the other commands load none of them."""
_REPORT = "report"
_EXPORTS = (
    *("session", "programme", "register", "attendance", "helped", "decisions"),
    *("set", "handover", "organisation", _REPORT),
)
"""What `export` prints, and in which forms."""
_READERS = ("set", "organisation", "facilitator")
"""Whom a report can be for."""
_FORMS = ("md", "html", "csv", "json")
_PROOFS = ("sign-in", "certificate")
"""What `prove` prints."""
_CONFIG = ("init", "check", "path", "keys")
"""What `config` does."""
_SHELLS = ("bash", "zsh", "fish")
"""What `completion` prints something for."""
_WHICH = "its name, the beginning of its name, or its id"
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def run(arguments: Sequence[str]) -> int:
    """Do what the arguments ask for: 0 done, 1 failed, 2 usage or no terminal, 3 a set cannot be opened.

    4 it is due, 5 the configuration is not right: those are asked for.
    If the terminal fails or a signal ends it (`terminal/leaving.py`): 74, 129, or 128 and the signal's number.
    If the output takes no more, `terminal/printed.py` ends it.
    """
    act: Callable[[], int] = _show_sets
    if named := set_named(arguments):
        act = partial(_show_set, named)
    elif arguments:
        asked = _parser().parse_args(arguments)
        if asked.version:
            from als_tui.commands.version import say_version

            return say_version()
        act = partial(asked.act, asked)
    from als_tui.ports import CannotBe

    try:
        return act()
    except CannotBe as error:
        from als_tui.terminal.said import said

        said(str(error), error=True)
        return USAGE


def set_named(arguments: Sequence[str]) -> str | None:
    """The set of `run NAME` with nothing more, which needs no parser: half a megabyte for as long as a session lasts.

    None for any other arguments, and for a name that a parser could take for an option.
    """
    match [*arguments]:
        case ["run", name] if name and not name.startswith("-"):
            return name
    return None


def _parser() -> "argparse.ArgumentParser":
    import argparse

    parser = argparse.ArgumentParser(
        prog="als-tui",
        description="Run an Action Learning Set session live from a terminal.",
        epilog="Without a command, als-tui shows your sets. Every screen lists its keys with ?.",
    )
    parser.add_argument("--version", action="store_true", help="print the version and leave")
    parser.add_argument(
        "--data", metavar="FOLDER", help="where your sets lie (else ALS_TUI_DATA, else your user data folder)"
    )
    _add_no_mouse(parser)
    parser.set_defaults(act=_start, set=None, no_mouse=False)
    commands = parser.add_subparsers(metavar="[COMMAND]")
    _add_running(commands)
    _add_export(commands)
    _add_printing(commands)
    _add_members(commands)
    _add_showing(commands)
    _add_proving(commands)
    _add_processes(commands)
    _add_care(commands)
    _add_config(commands)
    _add_completion(commands)
    for command in commands.choices.values():  # people name the folder where they think of it
        command.add_argument("--data", metavar="FOLDER", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    return parser


def _add_no_mouse(command: "argparse.ArgumentParser") -> None:
    import argparse

    command.add_argument(
        "--no-mouse",
        action="store_true",
        default=argparse.SUPPRESS,  # what was said before the command holds
        help="ask the terminal for no clicks; it marks text then, as in the shell",
    )


def _add_running(commands: Commands) -> None:
    start = commands.add_parser("run", help="open a set at once")
    start.add_argument("set", nargs="?", help=_WHICH)
    _add_no_mouse(start)
    start.set_defaults(act=_start)
    room = commands.add_parser("room", help="a calm view of a set for everybody to see, beside the session")
    room.add_argument("set", help=_WHICH)
    room.add_argument("--no-names", action="store_true", help="seats instead of names")
    room.set_defaults(act=_room)
    demo = commands.add_parser("demo", help="try it with an invented set that vanishes when you leave")
    demo.add_argument(
        "--play", action="store_true", help="watch a whole session play itself in about a minute"
    )
    demo.add_argument("--pace", type=_from_one_to(20), metavar="N", help="with --play: N times as quickly")
    _add_no_mouse(demo)
    demo.set_defaults(act=_demo)


def _add_export(commands: Commands) -> None:
    export = commands.add_parser(
        "export",
        help="print a session, the programme, the register, attendance, what helped, decisions, a report, a whole set, "
        "what is handed over; a calendar",
    )
    export.add_argument("set", help=_WHICH)
    export.add_argument(
        "--what",
        choices=_EXPORTS,
        metavar="WHAT",
        help=f"{', '.join(_EXPORTS)} (else the record of a session); the report is a page of HTML with charts",
    )
    export.add_argument(
        "--for",
        dest="reader",
        choices=_READERS,
        metavar="READER",
        help=f"with --what report: {', '.join(_READERS)} (else the set); the organisation's has totals alone",
    )
    export.add_argument(
        "--format", choices=_FORMS, metavar="FORM", help=f"{', '.join(_FORMS)} (else Markdown)"
    )
    export.add_argument("--session", type=int, metavar="N", help="its number (else the last one)")
    export.add_argument(
        "--calendar",
        action="store_true",
        help="the programme as an iCalendar file: khal, Thunderbird and Apple's Calendar move and cancel what they "
        "took before; Outlook does it with --each, a file a module; calcurse and Google take all anew: delete the "
        "old ones there first",
    )
    export.add_argument(
        "--each", action="store_true", help="with --calendar: a file a module, into the folder --out"
    )
    export.add_argument("--topics", action="store_true", help="with --calendar: topics in the titles, too")
    export.add_argument(
        "--person",
        metavar="NAME",
        help="with --calendar: the days of that member's open actions instead, for them alone",
    )
    export.add_argument("--out", metavar="FILE", help="write a new file instead of printing")
    export.set_defaults(act=_export)


def _add_printing(commands: Commands) -> None:
    taken = commands.add_parser("import", help="make a set of one that was exported with --what set")
    taken.add_argument("file", help="the JSON file; - reads the input")
    taken.set_defaults(act=_import)
    _add_actions(commands)
    about = commands.add_parser(
        "data", help="print what a set keeps, where, who can read it and how it is erased; no member is named"
    )
    about.add_argument("set", help=_WHICH)
    about.add_argument("--out", metavar="FILE", help="write a new file instead of printing")
    about.set_defaults(act=_data)
    sheet = commands.add_parser("sheet", help="print a process as a sheet for a set that runs itself")
    sheet.add_argument("process", help="its id, as als-tui processes lists it")
    sheet.add_argument("--members", type=_from_one_to(100), metavar="N", help="work it out for so many")
    sheet.add_argument("--minutes", type=_minutes, metavar="N", help="minutes at hand: 210, 3h, 1h30")
    sheet.add_argument("--html", action="store_true", help="a page to print, instead of Markdown")
    sheet.add_argument("--out", metavar="FILE", help="write a new file instead of printing")
    sheet.set_defaults(act=_sheet)


def _add_actions(commands: Commands) -> None:
    from als_tui.commands.statuses import DUE

    actions = commands.add_parser(
        "actions",
        help="count a set's open actions, for a reminder by cron",
        description="Count the open actions of a set. No name and no word of anybody is printed without --text.",
        epilog=f"Exit status: 0 if nothing is due, {DUE} if something is, 2 for wrong usage, 3 if the set cannot be "
        "read. Due is what is past its day or falls due within --due, unless its owner told since that it is over.",
    )
    actions.add_argument("set", help=_WHICH)
    actions.add_argument(
        "--due",
        type=_length,
        metavar="DAYS",
        help="due within: 3d, 2w, or a number of days (else today); with --text those alone",
    )
    actions.add_argument("--owner", metavar="NAME", help="of one person alone: a letter or two of the name")
    actions.add_argument("--json", action="store_true", help="as JSON")
    actions.add_argument("--text", action="store_true", help="list the actions, too, with names and words")
    actions.set_defaults(act=_actions)


def _add_members(commands: Commands) -> None:
    members = commands.add_parser("members", help="let the people of a file join a set: name, mail, role")
    members.add_argument("set", help=_WHICH)
    members.add_argument("file", help="a CSV file, a list, lines of mail addresses; - reads the input")
    members.add_argument("--dry-run", action="store_true", help="show what it would take, and change nothing")
    members.set_defaults(act=_members)


def _add_showing(commands: Commands) -> None:
    show = commands.add_parser(
        "show", help="print a set between its sessions, one fact a line, to be read aloud or searched"
    )
    show.add_argument("set", help=_WHICH)
    show.add_argument("view", choices=_VIEWS, help=", ".join(_VIEWS), metavar="VIEW")
    show.add_argument(
        "name",
        nargs="*",
        metavar="WORDS",
        help="the name of the member, for the views member and own-data; what is sought, for search",
    )
    show.add_argument("--json", action="store_true", help="the same facts as JSON")
    show.set_defaults(act=_show_view)


def _add_proving(commands: Commands) -> None:
    prove = commands.add_parser(
        "prove", help="print a sheet to sign at the next session, or a member's certificate of hours"
    )
    prove.add_argument("set", help=_WHICH)
    prove.add_argument("what", choices=_PROOFS, help=", ".join(_PROOFS), metavar="WHAT")
    prove.add_argument("name", nargs="?", metavar="NAME", help="of the member, for the certificate")
    hours = commands.add_parser(
        "hours",
        help="print your own hours as a facilitator, over all your sets",
        description="Count the sessions for which nobody else is named as facilitator.",
    )
    hours.add_argument(
        "name", nargs="?", default="", metavar="NAME", help="yours: it counts, too, where it is named"
    )
    for proof in (prove, hours):
        proof.add_argument("--html", action="store_true", help="a page to print, instead of Markdown")
        proof.add_argument("--out", metavar="FILE", help="write a new file instead of printing")
    prove.set_defaults(act=_prove)
    hours.set_defaults(act=_hours)


def _add_processes(commands: Commands) -> None:
    listed = commands.add_parser("processes", help="list the ways to run a session, or make one your own")
    listed.set_defaults(act=_list_processes)
    what = listed.add_subparsers(metavar="[copy|edit]")
    copy = what.add_parser("copy", help="copy one to make it your own, and open it in your editor")
    copy.add_argument("id", help="of the process to copy")
    copy.add_argument(
        "new_id", nargs="?", default="", metavar="new-id", help="of the copy (else one is made)"
    )
    copy.set_defaults(act=_copy_process)
    edit = what.add_parser("edit", help="open one of your own in your editor (VISUAL, else EDITOR)")
    edit.add_argument("id", help="its id, or the name of its file")
    edit.set_defaults(act=_edit_process)


def _add_care(commands: Commands) -> None:
    """Add the commands for files that are not as they should be."""
    doctor = commands.add_parser("doctor", help="look whether your sets' files are sound; changes nothing")
    doctor.add_argument("set", nargs="?", help=f"one set only: {_WHICH}")
    doctor.add_argument(
        "--repair", action="store_true", help="put right what is not sound, after a copy of every file"
    )
    doctor.set_defaults(act=_doctor)
    restore = commands.add_parser("restore", help="list the states a set can go back to, and take one")
    restore.add_argument("set", help=_WHICH)
    restore.add_argument("--take", type=int, metavar="N", help="the number of the one to go back to")
    restore.set_defaults(act=_restore)
    delete = commands.add_parser(
        "delete", help="delete a set with all its files, for good; asks for its name"
    )
    delete.add_argument("set", help=_WHICH)
    delete.add_argument("--name", metavar="NAME", help="its whole name, instead of typing it when asked")
    delete.set_defaults(act=_delete)


def _add_config(commands: Commands) -> None:
    from als_tui.commands.statuses import NOT_RIGHT

    config = commands.add_parser(
        "config",
        help="your settings and keys: write the files with all of them, check them, say where they are; list all keys",
        epilog=f"Exit status: 0 done, 1 not written, {NOT_RIGHT} if check finds something that is not right.",
    )
    config.add_argument("what", choices=_CONFIG, metavar="WHAT", help=", ".join(_CONFIG))
    config.set_defaults(act=_config)


def _add_completion(commands: Commands) -> None:
    completion = commands.add_parser(
        "completion",
        help="print what lets a shell complete these commands",
        description="Where the shell looks for it: bash in ~/.local/share/bash-completion/completions/als-tui, fish in "
        "~/.config/fish/completions/als-tui.fish, zsh as _als-tui in a folder of its fpath. No set is named by it.",
    )
    completion.add_argument("shell", choices=_SHELLS, help=", ".join(_SHELLS), metavar="SHELL")
    completion.set_defaults(act=_completion)


def _from_one_to(most: int) -> Callable[[str], int]:
    from argparse import ArgumentTypeError

    def number(typed: str) -> int:
        if not typed.isdecimal() or not 1 <= int(typed) <= most:
            raise ArgumentTypeError(f"a whole number from 1 to {most}, please")
        return int(typed)

    return number


def _minutes(typed: str) -> int:
    from argparse import ArgumentTypeError

    from als_tui.domain.timing import read_minutes

    minutes = read_minutes(typed)
    if minutes is None or not 1 <= minutes <= 24 * 60:
        raise ArgumentTypeError("minutes from 1 to a day, please: 210, 3h, 1h30")
    return minutes


def _length(typed: str) -> int:
    """Days that are typed as `3d`, `2w` or `3`."""
    from argparse import ArgumentTypeError

    figures, unit = (typed[:-1], typed[-1]) if typed[-1:] in ("d", "w") else (typed, "d")
    if not (figures.isascii() and figures.isdecimal() and len(figures) <= _FIGURES):
        raise ArgumentTypeError("a length like 3d or 2w, please")
    return int(figures) * {"d": 1, "w": 7}[unit]


def _show_sets() -> int:
    from als_tui import bootstrap

    return bootstrap.start(None, None)


def _show_set(named: str) -> int:
    from als_tui import bootstrap

    return bootstrap.start(None, named)


def _start(asked: "argparse.Namespace") -> int:
    from als_tui import bootstrap

    return bootstrap.start(asked.data, asked.set, mouse=not asked.no_mouse)


def _room(asked: "argparse.Namespace") -> int:
    from als_tui import bootstrap

    return bootstrap.room(asked.data, asked.set, names=not asked.no_names)


def _demo(asked: "argparse.Namespace") -> int:
    if asked.pace is not None and not asked.play:
        from als_tui.terminal.said import said

        said("--pace goes with --play.", error=True)
        return USAGE
    from als_tui.commands.demo import run_demo

    return run_demo(play=asked.play, pace=asked.pace or 1, mouse=not asked.no_mouse)


def _export(asked: "argparse.Namespace") -> int:
    if why := _not_together(asked):
        from als_tui.terminal.said import said

        said(why, error=True)
        return USAGE
    if asked.calendar:
        from als_tui.commands import calendars

        return calendars.export(asked)
    if asked.what == _REPORT:
        from als_tui.commands import reporting

        return reporting.export(asked)
    from als_tui.commands.exporting import export

    return export(asked.data, asked.set, asked.session, asked.out, what=asked.what, form=asked.format)


def _not_together(asked: "argparse.Namespace") -> str:
    """What of an export stands beside something that would not heed it; empty if nothing does."""
    if not asked.calendar:
        if asked.each or asked.topics or asked.person is not None:
            return "--each, --topics and --person go with --calendar."
        return "--for goes with --what report." if asked.reader and asked.what != _REPORT else ""
    if asked.what or asked.format or asked.reader or asked.session is not None:
        return "--what, --for, --format and --session do not go with --calendar."
    beside = asked.person is not None and (asked.each or asked.topics)
    return "--each and --topics do not go with --person." if beside else ""


def _import(asked: "argparse.Namespace") -> int:
    from als_tui.commands.importing import take_in

    return take_in(asked.data, asked.file)


def _data(asked: "argparse.Namespace") -> int:
    from als_tui.commands import printing

    return printing.data_sheet(asked.data, asked.set, asked.out)


def _actions(asked: "argparse.Namespace") -> int:
    from als_tui.commands import actions

    return actions.actions(
        asked.data, asked.set, days=asked.due, owner=asked.owner, as_json=asked.json, text=asked.text
    )


def _show_view(asked: "argparse.Namespace") -> int:
    from als_tui.commands.showing import show

    words = " ".join(asked.name) or None
    return show(asked.data, asked.set, asked.view, words, as_json=asked.json)


def _prove(asked: "argparse.Namespace") -> int:
    from als_tui.commands.proving import prove

    return prove(asked.data, asked.set, asked.what, asked.name, html=asked.html, out=asked.out)


def _hours(asked: "argparse.Namespace") -> int:
    from als_tui.commands.proving import hours

    return hours(asked.data, asked.name, html=asked.html, out=asked.out)


def _sheet(asked: "argparse.Namespace") -> int:
    from als_tui.commands import printing

    return printing.sheet(asked.process, asked.members, asked.minutes, html=asked.html, out=asked.out)


def _members(asked: "argparse.Namespace") -> int:
    from als_tui.commands import members

    return members.take(asked.data, asked.set, asked.file, dry_run=asked.dry_run)


def _list_processes(asked: "argparse.Namespace") -> int:
    from als_tui.commands import printing

    return printing.list_processes()


def _copy_process(asked: "argparse.Namespace") -> int:
    from als_tui.commands import printing

    return printing.copy_process(asked.id, asked.new_id)


def _edit_process(asked: "argparse.Namespace") -> int:
    from als_tui.commands import printing

    return printing.edit_process(asked.id)


def _doctor(asked: "argparse.Namespace") -> int:
    from als_tui.commands import doctoring

    return doctoring.doctor(asked.data, asked.set, repair=asked.repair)


def _delete(asked: "argparse.Namespace") -> int:
    from als_tui.commands import deleting

    return deleting.delete(asked.data, asked.set, asked.name)


def _config(asked: "argparse.Namespace") -> int:
    from als_tui.commands import configuring

    return configuring.configure(asked.what)


def _restore(asked: "argparse.Namespace") -> int:
    from als_tui.commands import doctoring

    return doctoring.restore(asked.data, asked.set, asked.take)


def _completion(asked: "argparse.Namespace") -> int:
    from als_tui.commands.completion import print_completion

    return print_completion(asked.shell)
