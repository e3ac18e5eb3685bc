"""Where the data folder is; alone, as a start asks for it before anything that reads sets is loaded."""

import os
from pathlib import Path

from als_tui.ports import CannotBe


def data_folder(argument: str | None) -> Path:
    """Where the sets are: what `--data` says, else ALS_TUI_DATA, else the platform's folder for a user's data."""
    chosen = argument or os.environ.get("ALS_TUI_DATA")
    if chosen:
        try:
            return Path(chosen).expanduser().absolute()
        except RuntimeError:
            raise CannotBe(f"There is no user of that name on this machine: {chosen}") from None
    from platformdirs import user_data_path

    return user_data_path("als-tui")


def missing_folder(argument: str | None) -> Path | None:
    """The folder that `--data` or ALS_TUI_DATA names, if it is not there; None if it is, or if none is named."""
    folder = data_folder(argument)
    named = argument or os.environ.get("ALS_TUI_DATA")
    return folder if named and not os.path.lexists(folder) else None
