"""The data sheet counts what the set keeps, says what no program can promise, and names no member."""

from datetime import date

from als_tui.domain.book import Book, Policy, Profile
from als_tui.exports.data_sheet import Places, data_sheet
from als_tui.value import replace
from tests.seeded import NAMES, TODAY, programme, remembered

PLACES = Places("/home/fac/als-tui/sets/0123456789abcdef", "/home/fac/als-tui/exports")


def read(book: Book) -> str:
    return " ".join(data_sheet(book, PLACES, TODAY).replace("\\", "").split())


def test_it_counts_what_the_set_keeps() -> None:
    page, book = read(programme()), programme()
    assert f"Members: {len(book.members)}: name, days of joining and leaving, mail of 7" in page
    assert "Guests: the name, 1 time" in page
    assert "Questions that helped: 3" in read(remembered()), "as many as the list of them has"
    policies = [record.policy for record in book.sessions.values()]
    usual = policies.count(Policy.QUESTIONS)
    assert "Sessions: 8 sealed:" in page and f"{usual} with “actions and questions”" in page
    assert f"Actions: {len(book.actions)}, of which" in page
    assert (
        "The first session was held on Tuesday 13 January 2026, the last on Tuesday 20 October 2026." in page
    )


def test_it_says_where_how_it_is_erased_and_what_no_program_can_promise() -> None:
    page = read(programme())
    assert PLACES.folder in page and PLACES.exports in page
    for words in ("als-tui delete SET", "own-data NAME", "rights 0700", "encrypts nothing itself"):
        assert words in page
    for words in ("Old blocks of a disk", "Backups, snapshots and copies", "exported, printed or mailed"):
        assert words in page.partition("What no program can promise")[2]


def test_it_names_nobody_and_has_no_word_of_anybody() -> None:
    page, book = read(programme()), programme()
    said = [*NAMES, "Noor", *(member.mail for member in book.members.values() if member.mail)]
    said += [action.text for action in book.actions.values()]
    said += [slot.issue for record in book.sessions.values() for slot in record.presented if slot.issue]
    said += [words.text for record in book.sessions.values() for words in record.words]
    said += [asked.text for record in book.sessions.values() for asked in record.questions if asked.text]
    assert len(said) > 50 and [words for words in said if words in page] == []


def test_it_fits_two_printed_sides_and_says_what_each_policy_drops() -> None:
    assert len(data_sheet(programme(), PLACES, TODAY).splitlines()) < 100
    for policy in Policy:
        book = programme().put("profile", 1, replace(programme().profile, policy=policy))
        page = read(book)
        assert f"“{policy.label}”. Kept: " in page
        assert ("Nothing goes with the seal." in page) == (policy is Policy.ALL)


def test_a_set_that_never_met_has_one_too() -> None:
    page = read(Book("x", {"profile": {1: Profile("[New] *set*", "UTC", date(2026, 1, 1))}}))
    assert "Data sheet: [New] *set*" in page and "No session was held yet." in page and "none sealed" in page
