"""`als-tui delete`: a set goes with all its files once its name is typed; no screen is loaded."""

import os
import sys

from als_tui.bootstrap import BROKEN, find_set, sets, with_its_keys
from als_tui.ports import NotSaved, SetDamaged, SetInUse
from als_tui.terminal.said import said
from als_tui.terminal.start import write_any_character

_NOT_TYPED = 2
"""Exit status if the name is not the set's."""
_EXPORTS = "What was exported stays in {exports}; backups are yours to remove."


def delete(data: str | None, words: str, name: str | None) -> int:
    """Delete a set; returns 0 done, 1 not done by the disk, 2 no such set or another name, 3 open elsewhere."""
    os.umask(0o077)
    write_any_character()
    found = find_set(data, words)
    if isinstance(found, int):
        return found
    folder, set_id = found
    library = sets(folder)
    called = dict(library.named())[set_id]
    if not _is_meant(called, name):
        said("That is not its name. Nothing was deleted.", error=True)
        return _NOT_TYPED
    try:
        still = library.delete(set_id)
    except (SetInUse, SetDamaged) as error:
        said(f"Nothing was deleted: {error}", error=True)
        return BROKEN
    except NotSaved as error:
        said(with_its_keys(f"Not deleted: {error}"), error=True)
        return 1
    said(f"Deleted: nothing of its folder is left. {_EXPORTS.format(exports=folder / 'exports')}")
    if still:
        said(f"But {still}", error=True)
    return 0


def _is_meant(called: str, name: str | None) -> bool:
    """True if the name is the set's, given along or typed now."""
    from als_tui.domain.words.spelling import spellings

    if name is None:
        said(f"This deletes {called} with all its files, for good. Type its name to go on, or nothing:")
        name = sys.stdin.readline()
    return bool(name.strip()) and not set(spellings(name)).isdisjoint(spellings(called))
