"""What a set's form means: each complaint and default, without a screen."""

from datetime import date, datetime

import pytest

from als_tui.domain.book import Policy, Profile
from als_tui.domain.words.text import A_NOTE, NAMES
from als_tui.screens.set.form_words import (
    SetDraft,
    SetWords,
    member_names,
    read_set,
    words_for_new,
    words_of,
)
from als_tui.screens.set.joining_words import QUALITIES, people_allowed
from als_tui.storage.own.processes import load_processes
from als_tui.value import replace

TODAY = date(2026, 11, 25)
PROCESSES = tuple(load_processes(None)[0].values())
NEW = replace(
    words_for_new("Europe/London", PROCESSES), name="Northside", members="Ana\nBen\nCarla\nDev\nElla"
)


def names_in(draft: SetDraft) -> tuple[str, ...]:
    return tuple(person.name for person in draft.members)


def test_a_name_and_members_are_enough() -> None:
    draft = read_set(NEW, TODAY).draft
    assert draft is not None
    assert names_in(draft) == ("Ana", "Ben", "Carla", "Dev", "Ella")
    assert draft.profile == Profile(
        "Northside", "Europe/London", TODAY, Policy.QUESTIONS, 3, "half-day", 210, None
    )


def test_a_pasted_list_loses_its_bullets_and_empty_lines_but_no_name() -> None:
    pasted = "  - Ana\r\n\r\n* Ben \n3. Carla\n10) Dev\n•  Ela\n-Femi\n2Pac\n\t\n"
    assert member_names(pasted) == ("Ana", "Ben", "Carla", "Dev", "Ela", "-Femi", "2Pac")


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({"name": " "}, "name", "A set needs a name."),
        ({"name": "x" * 300}, "name", "This is 300 characters long; 80 fit."),
        ({"members": "Ana\nBen"}, "members", "at least 3 members: here are 2. One name a line."),
        ({"members": "Miller, Anna"}, "members", "here are 2, Miller and Anna. One name a line."),
        ({"members": "Miller, Anna\nOde, Ben"}, "members", "here are 2. One name a line."),
        ({"members": ""}, "members", "at least 3 members: here are none."),
        ({"members": "Ana\nBen\nana"}, "members", "ana stands there twice."),
        ({"members": "Ana\nBen\n" + "x" * 300}, "members", "This is 300 characters long; 80 fit."),
        (
            {"members": "\n".join(f"M{n}" for n in range(31))},
            "members",
            "31 lines: a set has 30 members at most.",
        ),
        ({"minutes": "9"}, "minutes", "from 10 minutes to a day"),
        ({"minutes": "²"}, "minutes", "Minutes, please: 210, 3h, 1h30."),
        ({"quorum": "2"}, "quorum", "Quorum is never under 3."),
        ({"quorum": "6"}, "quorum", "a quorum of 6 is never met"),
        ({"zone": "Europe"}, "zone", "No zone is called that."),
        ({"zone": "../etc"}, "zone", "No zone is called that."),
        ({"when": "tue 9"}, "when", "Not a date and a time yet. Tue 1 Dec: at what time?"),
        ({"when": "31 feb 9:30"}, "when", "Not a date and a time yet. No such day"),
        ({"when": "2026-11-24 09:30"}, "when", "That day is over."),
        (
            {"when": "28 mar 2027 1:30", "zone": "Europe/London"},
            "when",
            "Sun 28 Mar 2027 01:30: the clocks leave that hour out.",
        ),
    ],
)
def test_what_cannot_be_kept_is_said_in_words(change: dict[str, str], field: str, words: str) -> None:
    reading = read_set(replace(NEW, **change), TODAY)
    assert reading.draft is None
    assert words in reading.wrong[field]


def test_a_time_earlier_today_is_over_where_the_form_knows_the_time() -> None:
    words = replace(NEW, when="today 9:00")
    at_noon = datetime(TODAY.year, TODAY.month, TODAY.day, 12)
    assert "That time is over" in read_set(words, TODAY, now=at_noon).wrong["when"]
    assert read_set(replace(NEW, when="today 13:00"), TODAY, now=at_noon).draft is not None


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "1 member: a set needs at least 3"),
        (3, "3 members: sets usually have 5 to 8, as fewer bring too few different views"),
        (6, "6 members"),
        (9, "9 members: sets usually have 5 to 8, as with more not all get to speak and to present"),
    ],
)
def test_an_unusual_number_of_members_is_said_and_allowed(count: int, words: str) -> None:
    reading = read_set(replace(NEW, members="\n".join(f"M{n}" for n in range(count))), TODAY)
    assert reading.notes["members"] == words
    assert (reading.draft is not None) == (count >= 3)


def test_names_read_from_one_line_are_told_apart_and_a_second_line_keeps_each_whole() -> None:
    one = read_set(replace(NEW, members="Miller, Anna, Ode, Ben"), TODAY)
    assert one.notes["members"].startswith("Miller · Anna · Ode · Ben · 4 members: sets usually have 5 to 8")
    several = read_set(replace(NEW, members="Miller, Anna\nOde, Ben\nChi"), TODAY)
    assert several.notes["members"].startswith("Miller, Anna · Ode, Ben · Chi · 3 members")


def test_of_a_pasted_table_the_names_are_members_and_what_is_left_out_is_said() -> None:
    table = "Name;E-Mail\nAna Lima;a@x.org\nBen Ode;b@x.org\nChi;c@x.org\n---\n"
    reading = read_set(replace(NEW, members=table), TODAY)
    assert reading.draft is not None and names_in(reading.draft) == ("Ana Lima", "Ben Ode", "Chi")
    assert reading.notes["members"].endswith(
        " · read: name, E-Mail as mail · left out: 1 line without a name"
    )


def test_an_address_without_a_name_is_told_by_its_line_and_nothing_is_taken() -> None:
    reading = read_set(replace(NEW, members="Ana\nBen <b@x.org>\nchi@x.org\nDev"), TODAY)
    assert reading.draft is None
    assert reading.wrong["members"] == "Line 3: no name stands beside chi@x.org. Nothing was taken."


def test_a_new_set_takes_mails_and_roles_along() -> None:
    table = "Name;Mail;Title\nAna Lima;a@x.org;Head nurse\nBen Ode;;\nChi;c@x.org;IT"
    draft = read_set(replace(NEW, members=table), TODAY).draft
    assert draft is not None
    assert [(one.mail, one.role) for one in draft.members] == [
        ("a@x.org", "Head nurse"),
        ("", ""),
        ("c@x.org", "IT"),
    ]


def test_the_same_name_twice_is_refused_and_names_that_may_be_one_person_s_are_asked_about() -> None:
    twice = read_set(replace(NEW, members="Ana O'Hara\nBen\nChi\nana\u00a0O’Hara"), TODAY)
    assert "stands there twice. Add an initial" in twice.wrong["members"]
    near = read_set(replace(NEW, members="Ute Müller\nBen\nUte Mueller"), TODAY)
    assert near.draft is not None
    assert "Ute Müller and Ute Mueller: two people?" in near.notes["members"]


@pytest.mark.parametrize(
    ("members", "words"),
    [
        ("Ana\nBen\nana\nben\nChi", "ana and ben stand there twice. Add an initial to tell them apart."),
        ("Ana\nBen\nChi\nana\nBEN\nchi\nchi", "ana, BEN and chi stand there twice."),
        ("Ana\nana\nANA\nBen", "ana stands there twice."),
    ],
)
def test_all_names_that_stand_there_twice_are_named_at_once(members: str, words: str) -> None:
    assert read_set(replace(NEW, members=members), TODAY).wrong["members"].startswith(words)


def test_names_with_a_comma_and_those_out_of_a_table_are_read_back_apart() -> None:
    turned = read_set(replace(NEW, members="Lima, Ana\nOde, Ben\nChi"), TODAY)
    assert "Lima, Ana · Ode, Ben · Chi" in turned.notes["members"]
    table = read_set(replace(NEW, members="Name;Surname;Mail\nAna;Lima;\nBen;Ode;\nChi;Wu;"), TODAY)
    assert "Ana Lima · Ben Ode · Chi Wu" in table.notes["members"]


@pytest.mark.parametrize("name", ["northside", "North\u00a0side", "NORTH  SIDE"])
def test_a_name_of_another_set_is_refused_however_it_is_written(name: str) -> None:
    taken = ("Northside", "North side")
    assert "Another set is called" in read_set(replace(NEW, name=name), TODAY, taken=taken).wrong["name"]


def test_rows_that_are_longer_than_a_name_may_be_pasted() -> None:
    assert people_allowed("Name;Mail\nAna;" + "x" * 200) == A_NOTE
    assert people_allowed("Ana\n" + "x" * 81) == NAMES


def test_a_hostile_name_is_kept_as_it_was_typed_without_what_a_terminal_obeys() -> None:
    draft = read_set(replace(NEW, name="[/x] \x1b[2J", members="[Ana]\n[/x]\nBen\x07\n=a+1"), TODAY).draft
    assert draft is not None
    assert draft.profile.name == "[/x] ␛[2J"
    assert names_in(draft) == ("[Ana]", "[/x]", "Ben␇", "=a+1")


def test_the_next_session_is_read_back_in_full() -> None:
    reading = read_set(replace(NEW, when="tue 9:30"), TODAY)
    assert reading.notes["when"] == "Tue 1 Dec 09:30, in 6 days"
    assert reading.draft is not None
    assert reading.draft.profile.next_session == datetime(2026, 12, 1, 9, 30)


def test_the_form_of_a_set_reads_back_as_the_same_set() -> None:
    profile = Profile("A", "UTC", date(2026, 1, 1), Policy.ALL, 4, "own", 90, datetime(2026, 1, 5, 9, 30))
    reading = read_set(words_of(profile), TODAY, profile, members=6)
    assert reading.draft is not None
    assert reading.draft.profile == profile


def test_without_any_process_the_form_still_reads() -> None:
    words = words_for_new("UTC", ())
    assert words == SetWords(zone="UTC")
    assert "minutes" in read_set(words, TODAY).wrong


def test_while_nobody_is_named_the_form_says_what_makes_a_good_member() -> None:
    assert read_set(replace(NEW, members=""), TODAY).notes["members"] == QUALITIES
    for quality in ("listen actively", "open-minded", "take part fully"):
        assert quality in QUALITIES
