"""`als-tui doctor` and `als-tui restore`: what they print, in a facilitator's words; no screen is loaded."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from typing import TYPE_CHECKING

from als_tui.bootstrap import (
    BROKEN,
    config_folder,
    config_trouble,
    find_folder,
    find_set,
    find_set_id,
    sets,
    with_its_keys,
)
from als_tui.domain.words.counting import counted
from als_tui.ports import NotSaved, SetDamaged, SetInUse
from als_tui.signs import DONE
from als_tui.storage.files.network import network_warning
from als_tui.terminal.said import said
from als_tui.terminal.start import write_any_character

if TYPE_CHECKING:
    from als_tui.storage.doctor.checkup import Checkup
    from als_tui.storage.doctor.restoring import Generation
    from als_tui.storage.library import Sets

_ROW = 80
"""Cells of a row of the list of states; if it is too long, the place that it comes from stands below it."""


def doctor(data: str | None, words: str | None, *, repair: bool) -> int:
    """Look at one set or all, and with `repair` make them sound; returns 0 if all are, else 3 (2: no such set)."""
    os.umask(0o077)
    write_any_character()
    folder = find_folder(data)
    if isinstance(folder, int):
        return folder
    library = sets(folder)
    try:
        chosen: tuple[str, ...] = library.ids()
    except SetDamaged as error:
        said(str(error), error=True)
        return BROKEN
    if words is not None:
        found = find_set_id(folder, words)
        if isinstance(found, int):
            return found
        chosen = (found,)
    for hint in (network_warning(folder), *_terminal_hints(), *_own_files(library)):
        if hint:
            said(f"· {hint}")
    placed = words is not None or _placed(library)
    if not chosen:
        said(f"There are no sets in {folder}.")
    closed = _closed_to_others(library, repair=repair)
    sound = [_examined(library, set_id, repair=repair, named=words is not None) for set_id in chosen]
    return 0 if placed and closed and all(sound) else BROKEN


def _own_files(library: "Sets") -> Iterator[str]:
    """What is wrong in the configuration folder; Textual, which reads themes, loads only if there are any."""
    config = config_folder()
    wrong = [*config_trouble(), *library.own_trouble()]
    if os.path.lexists(config / "themes"):
        from als_tui.theming import find_themes

        wrong += find_themes(config / "themes")[1]
    yield from (f"{config}: {told}" for told in wrong)


def restore(data: str | None, words: str, number: int | None) -> int:
    """List what a set can go back to, or go back; returns 0 done, 1 failed, 2 no such set or number, 3 not possible."""
    os.umask(0o077)
    write_any_character()
    named = find_set(data, words)
    if isinstance(named, int):
        return named
    library, found = sets(named[0]), named[1]
    try:
        known = library.generations(found)
    except SetDamaged as error:
        said(str(error), error=True)
        return BROKEN
    if not known:
        said(_nothing_left(library, found), error=True)
        return BROKEN
    if number is None:
        _list(known)
        for fault in library.checkup(found).faults:
            said(f"· {fault}")
        return 0
    if not 0 <= number < len(known):
        said(f"There is no number {number}. Without --take, restore lists them.", error=True)
        return 2
    return _taken(library, found, known[number])


def _taken(library: "Sets", set_id: str, chosen: "Generation") -> int:
    try:
        kept = library.restore(set_id, chosen)
    except (SetInUse, SetDamaged) as error:
        said(str(error), error=True)
        return BROKEN
    except NotSaved as error:
        said(with_its_keys(str(error)), error=True)
        return 1
    lost = f" Not in it, of what its files tell: {_loses(chosen)}." if chosen.lost or chosen.drops else ""
    said(
        f"The set is as it was at step {chosen.seq}.{lost} What was there is kept, until the seal, in {kept}"
    )
    return 0


def _placed(library: "Sets") -> bool:
    """Say which folders beside the sets have no set's name; True if no set is in any of them."""
    told = library.strangers()
    for words, is_set in told:
        said(f"{'✗' if is_set else '·'} {words}")
    return not any(is_set for _, is_set in told)


def _closed_to_others(library: "Sets", *, repair: bool) -> bool:
    """Say who else can reach into the folders above the sets, and with `repair` end that; True if nobody can."""
    for told in library.close_to_others() if repair else ():
        said(f"{DONE} {told}")
    exposed = library.exposed()
    for fault in exposed:
        said(f"✗ {fault}")
    if exposed and repair:
        said("  → The right could not be taken away: the disk keeps none, or the folder is somebody else's.")
    elif exposed:
        said("  → `als-tui doctor --repair` takes the right away, and so does the next opening of a set.")
    return not exposed


def _examined(library: "Sets", set_id: str, *, repair: bool, named: bool) -> bool:
    """Print what is found of a set, and what a repair did; True if it is sound now.

    What another hand changed, and no sound file tells as well, is accepted only of a set that was `named`.
    """
    found = library.checkup(set_id)
    _print(found)
    if found.faults and (found.elsewhere or not (repair and (named or not found.edited))):
        said(f"  → {_advice(library, found)}")
    elif found.faults and _repaired(library, set_id, edited=found.edited):
        found = library.checkup(set_id)
        if found.faults:
            said("  What is left to do by hand:")
            _print(found)
    return not found.faults


def _print(checkup: "Checkup") -> None:
    state = "sound" if not checkup.faults else "not sound" if checkup.opens else "cannot be opened"
    name = "Set" if checkup.name == checkup.set_id else checkup.name
    said(f"{name} ({checkup.set_id}): {state}")
    for fault in checkup.faults:
        said(f"  ✗ {fault}")
    for note in checkup.notes:
        said(f"  · {note}")


def _advice(library: "Sets", checkup: "Checkup") -> str:
    again = f"als-tui doctor --repair {checkup.set_id}"
    if checkup.in_use:
        return "Close the set in the other als-tui first; opening it again there mends most."
    if checkup.elsewhere:
        return f"Nothing was changed: {checkup.elsewhere}"
    if checkup.unlockable:
        return "Nothing was changed. The set cannot be locked there: put it right as said above, by hand."
    if checkup.edited:
        return (
            f"Nothing was changed. If the change is yours, `{again}` accepts the file as it is now; else "
            f"`als-tui restore {checkup.set_id}` lists what can be gone back to."
        )
    if checkup.opens:
        return f"`{again}` puts it right; a copy of every file is kept first."
    return _way_back(library, checkup.set_id)


def _way_back(library: "Sets", set_id: str) -> str:
    """What can be done about a set that no repair puts right."""
    by_hand = "Nothing was changed. A file that was put in the way can be moved out by hand."
    try:
        if not library.generations(set_id):
            return _nothing_left(library, set_id)
    except SetDamaged:  # the folder itself cannot be read, as was said
        return by_hand
    return f"`als-tui restore {set_id}` lists what can be gone back to. {by_hand}"


def _nothing_left(library: "Sets", set_id: str) -> str:
    return (
        library.checkup(set_id).elsewhere
        or library.stands_in(set_id)
        or (
            f"No file in {library.path(set_id)} holds a state of the set to go back to. Only a backup of your own "
            "can bring it back: put its files in the place of these. Nothing was changed."
        )
    )


def _repaired(library: "Sets", set_id: str, *, edited: bool) -> bool:
    """Repair a set and say how it went; True if something was done."""
    if edited:
        said("  · The file that another hand changed is taken as it is now, and its checksum made right.")
    try:
        kept = library.repair(set_id)
    except SetInUse as error:
        said(f"  ✗ Not repaired: {error}")
    except SetDamaged as error:
        said(f"  ✗ Not repaired: {error}")
        said(f"  → {_way_back(library, set_id)}")
    except NotSaved as error:
        said(f"  ✗ Not repaired: {with_its_keys(str(error))}")
    else:
        said(
            f"  {DONE} Repaired."
            if kept is None
            else f"  {DONE} Repaired. What was there is kept, until the seal, in {kept}"
        )
        return True
    return False


def _list(known: "tuple[Generation, ...]") -> None:
    said("no  step  last step (UTC)    sealed  loses               from")
    for number, one in enumerate(known):
        when = f"{one.when:%d %b %Y %H:%M}" if one.when else "not told"
        row = f"{number:>2}  {one.seq:>4}  {when:<17}  {one.sessions:>6}  {_loses(one):<18}"
        if len(row) + 2 + len(one.where) <= _ROW:
            row += f"  {one.where}"
        said(row.rstrip())
        if not row.endswith(one.where):
            said(f"          from {one.where}")
    said("`als-tui restore SET --take NUMBER` takes one; what is there now is kept as a copy.")


def _loses(one: "Generation") -> str:
    """What the files tell and a state has not: steps, and the text that was being typed."""
    steps = counted(one.lost, "step") if one.lost else "no step"
    return f"{steps}, the draft" if one.drops and one.lost else "the draft" if one.drops else steps


def _terminal_hints() -> Iterator[str]:
    """What of this terminal will make the screens hard to read."""
    term = os.environ.get("TERM", "")
    if term.casefold() in ("", "dumb", "unknown"):
        yield f"This terminal (TERM={term!a}) cannot place text on the screen."
    if os.environ.get("TMUX") and (tmux := shutil.which("tmux")) and _tmux_utf8(tmux) == "0":
        yield "tmux shows letters only as `_` here: attach with `tmux -u`, or set LANG to a UTF-8 one."
    if "SSH_TTY" in os.environ and "TMUX" not in os.environ:
        yield "Over SSH, run als-tui inside tmux: when the line drops, the session goes on."


def _tmux_utf8(tmux: str) -> str:
    asked = [tmux, "display-message", "-p", "#{client_utf8}"]
    try:
        return subprocess.run(asked, capture_output=True, text=True, timeout=2, check=False).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        return ""
