"""Bids in words: the order of presenters, who asks for what, and who has waited since when."""

from collections.abc import Iterator
from itertools import groupby

from rich.cells import cell_len

from als_tui.domain.book import Book, in_order
from als_tui.domain.moves.bids import URGENCIES
from als_tui.domain.session.facts import Presence, Slot
from als_tui.domain.session.state import Person, Session
from als_tui.domain.words.counting import listed
from als_tui.screens.common.choice import seat_key
from als_tui.screens.pages.words import dotted
from als_tui.signs import PRESENTS, STOPPED
from als_tui.widgets.fitting import fit_names
from als_tui.widgets.values import Words

_NAME_CELLS = (80, 40, 24, 18, 14, 12, 10, 8)
"""What a name may take in the order of presenters, tried until the line fits."""
_ORDINALS = {1: "1st", 2: "2nd", 3: "3rd"}


def order(session: Session, width: int) -> str:
    """The slots in their order, with who presents in each: names whole if they fit, empty slots counted."""
    words = ""
    for cells in _NAME_CELLS:
        words = f"Order: {dotted(*_places(session, cells))}"
        if cell_len(words) <= width:
            break
    return words


def waited_words(session: Session, book: Book) -> str:
    """Who asked for a slot last time and got none."""
    names = [person.name for person in session.people if _waited(book, person)]
    return f"Waited last time: {listed(names)}" if names else ""


def rows(session: Session, book: Book) -> dict[str, tuple[Words, ...]]:
    """Who is here by seat, then the others, dim; when each had a slot last, once anybody has had one."""
    lines, ever = {}, any(record.presented for record in book.sessions.values())
    for seat, person in sorted(enumerate(session.people), key=lambda seated: (_away(seated[1]), seated[0])):
        bid = session.bids.get(person.id)
        away = _away(person)
        slots = _presents(session, person.id)
        texts = (
            PRESENTS if slots else "–" if away else "",
            seat_key(seat),
            person.name,
            slots,
            _urgency(session, person),
            dotted(
                str(person.presence) if away else "",
                "waited last time" if _waited(book, person) else "",
                bid.issue if bid else "",
            ),
            _last(book, person).replace("session ", "S") if ever else "",
        )
        lines[str(person.id)] = tuple(Words(text, "$quiet" if away else "") for text in texts)
    return lines


def about(session: Session, book: Book, person: Person) -> tuple[str, str]:
    """One person's bid in full, and when they last had a slot."""
    bid = session.bids.get(person.id)
    if bid is not None:
        issue = f"“{bid.issue}”" if bid.issue else "a bid, not in words yet"
    else:
        issue = "passed" if (person.id, "bid") in session.passed else "no bid"
    if person.guest:
        return f"{person.name}: {issue}", "A guest."
    lost = _lost_since(book, person)
    waited = f"; asked and waited in {lost} since" if lost else ""
    return f"{person.name}: {issue}", f"Last presented: {_last(book, person)}{waited}."


def _places(session: Session, cells: int) -> Iterator[str]:
    """Yield each slot that is held or has a presenter, and several empty ones in a row as one."""
    begun, running = session.begun_slots(), session.slot
    numbered = enumerate(session.slots, 1)
    fitted = fit_names([session.name(slot.presenter) for slot in session.slots], cells)
    for chosen, group in groupby(numbered, key=lambda pair: pair[1].presenter is not None):
        slots = list(group)
        if not chosen and len(slots) > 1:
            yield f"{len(slots)} slots with nobody yet"
            continue
        for place, slot in slots:
            state = " (now)" if slot == running else " (held)" if slot.id in begun else ""
            yield f"{place} {fitted[place - 1] or 'nobody yet'}{state}"


def _urgency(session: Session, person: Person) -> str:
    """How urgent a bid is, in signs and a word; that they passed, or nothing."""
    bid = session.bids.get(person.id)
    if bid is None:
        return "passed" if (person.id, "bid") in session.passed else "–"
    return f"{STOPPED * bid.urgency} {URGENCIES[bid.urgency]}"


def _waited(book: Book, person: Person) -> bool:
    last = next((record for record in reversed(in_order(book)) if not record.paper), None)
    return last is not None and person.id in last.bids_lost


def _presents(session: Session, person: int) -> str:
    places = enumerate(session.slots, 1)
    return ", ".join(_turn(session, slot, place) for place, slot in places if slot.presenter == person)


def _turn(session: Session, slot: Slot, place: int) -> str:
    if slot == session.slot:
        return "now"
    return "held" if slot.id in session.begun_slots() else _ORDINALS.get(place, f"{place}th")


def _last(book: Book, person: Person) -> str:
    held = [
        (record.began, number)
        for number, record in book.sessions.items()
        if any(p.person == person.id for p in record.presented)
    ]
    return "–" if person.guest else f"session {max(held)[1]}" if held else "never"


def _lost_since(book: Book, person: Person) -> int:
    lost = 0
    for record in reversed(in_order(book)):
        if any(presented.person == person.id for presented in record.presented):
            break
        lost += person.id in record.bids_lost
    return lost


def _away(person: Person) -> bool:
    return not person.present and person.presence is not Presence.EXPECTED
