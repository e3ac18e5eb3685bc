"""A set's files turned into what the engine and the home screen are given."""

import re
from contextlib import suppress
from datetime import date

from als_tui.domain.book import PROFILE_ID, Book
from als_tui.domain.capture.actions import actions_due
from als_tui.domain.session.facts import Opened, Put, Redone, Step, Undone
from als_tui.domain.session.live import Live, fold
from als_tui.domain.session.schedule import minutes_over
from als_tui.ports import Glance, Opening, SetDamaged, SetEdited
from als_tui.storage.files.folder import Folder
from als_tui.storage.files.names import JOURNAL, OLD_JOURNAL, SET
from als_tui.storage.format.image import SPOILT, Edited, Image, read_image
from als_tui.storage.format.migration import schema
from als_tui.storage.format.plain import Malformed, Newer
from als_tui.storage.set.gathering import sound_instead
from als_tui.storage.set.promises import TOLD_SINCE, with_promises
from als_tui.storage.set.recovery import FoundSet, look, of_this_set
from als_tui.value import replace

IMPOSSIBLE = (ArithmeticError, AttributeError, LookupError, StopIteration, TypeError, ValueError)
"""What steps raise that cannot follow each other: each reads well, but no session was ever like that."""
_PROFILE_PUT = re.compile(rb'"table"\s*:\s*"profile"')
"""What stands in a step that may have given the set another name; within people's words the quotes are escaped."""


def find_set(folder: Folder, set_id: str, *, edited: bool = False) -> FoundSet:
    """What the folder of this set holds, an edited `set.json` too if asked; raises SetDamaged, and OSError.

    SetEdited, one of them, tells which way there is.
    """
    try:
        found = look(folder, set_id, edited="read" if edited else "refuse")
    except SetEdited as error:
        sound = None
        with suppress(OSError):
            sound = sound_instead(folder, set_id)
        ask = f"als-tui doctor{' --repair' if sound else ''} {set_id}"
        way = (
            f"puts it together again from {sound.source} and the journal"
            if sound
            else "tells what can be done"
        )
        raise SetEdited(f"{error} `{ask}` {way}.", sound=sound is not None) from None
    if found.image.set_id != set_id:  # of no other set, as its checksum is wrong
        raise _spoilt(folder, found)
    if found.replay.set_id not in ("", set_id):
        raise SetDamaged(f"{folder.path / JOURNAL}: it belongs to another set. Nothing was changed.")
    return found


def find_best(folder: Folder, set_id: str) -> FoundSet:
    """As `find_set`; in place of a file whose checksum is wrong, sound files if they tell as much."""
    try:
        return find_set(folder, set_id)
    except SetEdited:
        return sound_instead(folder, set_id) or find_set(folder, set_id, edited=True)


def opening(folder: Folder, found: FoundSet) -> Opening:
    """All of a set, every document and step checked; raises SetDamaged."""
    try:
        book, log = found.image.book(), found.image.log()
    except Malformed as error:
        raise _malformed(folder, found, error) from None
    tail = tuple(found.replay.steps.values())
    if min(found.image.schema, found.replay.schema) < TOLD_SINCE:
        book, log, tail = with_promises(book, log, tail)
    live = _folded(folder, found, book, log, tail)
    moments = [*(steps[-1].stamp for steps in (log, tail) if steps), *filter(None, [found.replay.beat])]
    return Opening(
        book=book,
        seq=found.image.seq,
        log=log,
        tail=tail,
        drafts=found.replay.drafts,
        last=max(moments, key=lambda stamp: stamp.t, default=None),
        told=found.told,
        live=live,
    )


def live_set(folder: Folder, found: FoundSet) -> Live:
    """The set as its last step left it; raises SetDamaged."""
    opened = opening(folder, found)
    return opened.live or _folded(folder, found, opened.book, opened.log, opened.tail)


def book_now(folder: Folder, set_id: str) -> Book:
    """All of the book, with what the journal's steps put in it; raises SetDamaged, and OSError."""
    return live_set(folder, find_set(folder, set_id)).book


def name_now(folder: Folder, set_id: str) -> str | None:
    """What the set is called, from its file alone; None if steps may tell another name, or the file is not sound.

    The journals are read first: a step that comes after that stands in the file, or is not looked for.
    """
    journals = folder.read(OLD_JOURNAL) or b"", folder.read(JOURNAL) or b""
    data = folder.read(SET)
    if data is None or any(map(_PROFILE_PUT.search, (*journals, data))):
        return None
    with suppress(Malformed, Newer, Edited):
        image = of_this_set(read_image(data), set_id)
        return image.book("profile").profile.name if image.schema == schema() else None
    return None


def glance(folder: Folder, set_id: str, today: date) -> Glance:
    """The set's counts, from no more of it than they need; raises SetDamaged, and OSError."""
    try:
        return _counts(folder, find_set(folder, set_id), today)
    except SetEdited as error:
        with suppress(SetDamaged):
            found = find_set(folder, set_id, edited=True)
            return replace(_counts(folder, found, today), trouble=str(error))
        raise


def _counts(folder: Folder, found: FoundSet, today: date) -> Glance:
    image, tail = found.image, tuple(found.replay.steps.values())
    try:
        book = image.book("profile", "members", "actions")
        some = image.log_with(Opened, Undone, Redone, Put)
        after = None if found.edited else _book_in_session(image, book, some, tail)
        log = image.log() if after is None and (tail or some) else ()
    except Malformed as error:
        raise _malformed(folder, found, error) from None
    in_session = after is not None
    if after is None:
        live = _folded(folder, found, book, log, tail)
        after, in_session = live.book, live.session is not None
    return Glance(
        set_id=image.set_id,
        name=after.profile.name,
        in_session=in_session,
        next_session=after.profile.next_session,
        due=actions_due(after, today),
        sessions=len(image.rows.get("sessions", {})),
        ends=_end(image, after),
        owes=image.scrub,
    )


def _end(image: Image, after: Book) -> date | None:
    """Until when the set is kept; its sessions are read only if that hangs on the last of them."""
    if after.profile.keep_days is None:
        return after.profile.keep_until
    from als_tui.domain.programme.keeping import ends_on

    whole = image.book("profile", "sessions")
    return ends_on(whole.put("profile", PROFILE_ID, after.profile))


def _book_in_session(image: Image, book: Book, some: tuple[Step, ...], tail: tuple[Step, ...]) -> Book | None:
    """The book as the last step left it, if a session is open; None if there is none, or only the fold tells.

    It does if the opening was ever undone, or after it a step was turned that put something in the book. `some` are
    the steps of the log that open, undo, do again or put something.
    """
    facts = [(step.seq, fact) for step in (*some, *tail) for fact in step.facts]
    opening = max((seq for seq, fact in facts if isinstance(fact, Opened)), default=None)
    turned = {fact.step for _, fact in facts if isinstance(fact, Undone | Redone)}
    if opening is None or opening in turned or not _can_be(book, opening, (*some, *tail)):
        return None
    since = {seq for seq in (*image.rows.get("log", {}), *(step.seq for step in tail)) if seq > opening}
    put = {seq for seq, fact in facts if isinstance(fact, Put)}
    for step in tail:
        for fact in step.facts:
            if isinstance(fact, Undone | Redone) and (fact.step in put or fact.step not in since):
                return None
            if isinstance(fact, Put):
                book = book.put(fact.table, fact.id, fact.after)
    return book


def _can_be(book: Book, opening: int, steps: tuple[Step, ...]) -> bool:
    """True if there can be a session that was opened like that."""
    with suppress(*IMPOSSIBLE):
        live = fold(book, (step for step in steps if step.seq == opening), ())
        minutes_over(live.running, steps[-1].stamp)
        return True
    return False


def _folded(
    folder: Folder, found: FoundSet, book: Book, log: tuple[Step, ...], tail: tuple[Step, ...]
) -> Live:
    try:
        live, steps = fold(book, log, tail), (*log, *tail)
        if live.session is not None and steps:
            minutes_over(live.session, steps[-1].stamp)
        return live
    except IMPOSSIBLE:
        if found.edited:
            raise _spoilt(folder, found) from None
        raise SetDamaged(
            f"{folder.path}: the steps in its journal do not follow from each other. Nothing was changed."
        ) from None


def _malformed(folder: Folder, found: FoundSet, error: Malformed) -> SetDamaged:
    if found.edited:
        return _spoilt(folder, found)
    return SetDamaged(f"{folder.path / found.source}, {error}. Nothing was changed.")


def _spoilt(folder: Folder, found: FoundSet) -> SetDamaged:
    return SetDamaged(f"{folder.path / found.source}: {SPOILT}. Nothing was changed.")
