"""The seeded programme is what its table says, the same in every run, and whole on a disk."""

from pathlib import Path

from als_tui.domain.book import Book, ModuleState, Status
from als_tui.storage.library import Sets
from als_tui.value import replace
from tests.seeded import CAME, LATE, NAMES, PIA, forty, programme, seeded_folder

_SIGNS = {"here": "h", "late": "h", "apologies": "a", "absent": "n"}


def _came(book: Book) -> tuple[str, ...]:
    """The table of who came, as the records tell it."""
    return tuple("".join(_sign(book, seat, session) for session in book.sessions) for seat in book.members)


def _sign(book: Book, seat: int, session: int) -> str:
    record = book.sessions[session]
    if seat in [slot.person for slot in record.presented]:
        return "P"
    if seat in record.bids_lost:
        return "b"
    return next((_SIGNS[each.presence] for each in record.attendance if each.person == seat), ".")


def test_the_records_say_what_the_table_says() -> None:
    book = programme()
    assert _came(book) == CAME
    late = {
        (number, each.person): each.late
        for number, record in book.sessions.items()
        for each in record.attendance
        if each.late
    }
    assert late == LATE


def test_it_holds_what_a_programme_meets() -> None:
    book = programme()
    records, states = book.sessions, [module.state for module in book.modules.values()]
    assert [records[number].policy.value for number in (6, 7, 8)] == [
        "actions and questions",
        "nothing",
        "actions and questions",
    ]
    assert [number for number, record in records.items() if record.paper] == [2]
    assert [number for number, record in records.items() if record.led_by] == [6]
    assert [each.name for record in records.values() for each in record.attendance if each.guest] == ["Noor"]
    assert (records[4].charter, PIA in records[4].agreed, PIA in (records[4].refused or ())) == (
        2,
        False,
        False,
    )
    assert states.count(ModuleState.HELD) == 8 and states.count(ModuleState.CANCELLED) == 1
    assert book.modules[10].state.to_come
    assert (records[1].began.hour, records[4].began.hour) == (8, 7), "one local time over the clock change"
    assert 2 in [score.score for score in records[4].pulse]
    assert [outcome.outcome for outcome in book.actions[1].progress][:3] == [Status.OPEN] * 3
    assert {5 <= len(record.actions) <= 9 for record in records.values() if record.actions} == {True}
    assert [member.name for member in book.members.values()] == list(NAMES)


def test_it_is_the_same_in_every_run() -> None:
    kept = programme()
    programme.cache_clear()
    assert programme() == kept


def test_it_is_whole_on_a_disk(seeded: tuple[Path, str], tmp_path: Path) -> None:
    data, set_id = seeded
    assert replace(Sets(data, None, "0.1.0").book(set_id), set_id=programme().set_id) == programme()
    again = seeded_folder(tmp_path / "again", forty())
    assert len(Sets(tmp_path / "again", None, "0.1.0").book(again).sessions) == 40
