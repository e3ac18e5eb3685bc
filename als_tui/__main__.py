"""`python -m als_tui` and the `als-tui` command."""

import sys


def main() -> int:
    """Run the command line; the exit status says how it went."""
    from als_tui.commands.arguments import run
    from als_tui.terminal.printed import all_printed

    return all_printed(lambda: run(sys.argv[1:]))


if __name__ == "__main__":
    sys.exit(main())
