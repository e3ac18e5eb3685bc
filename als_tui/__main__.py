"""`python -m als_tui` and the `als-tui` command."""

import sys


def main() -> int:
    """Run the command line; the exit status says how it went."""
    from als_tui.terminal.printed import all_printed

    return all_printed(_version if sys.argv[1:] == ["--version"] else _asked)


def _version() -> int:
    """Answer the question that scripts ask, before anything is loaded that reads others."""
    from als_tui.commands.version import say_version

    return say_version()


def _asked() -> int:
    """Do what the arguments ask for; an app looks for what nobody holds any more once it shows."""
    import gc

    gc.disable()  # measured: collecting while modules load costs 3 to 13 % of the start
    from als_tui.commands.arguments import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
